"""What a recipe offers to a pipeline, by slot name.

Pure: pictures are named by key here and turned into files later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storyboard_cli.core.characters import is_digits
from storyboard_cli.plan.recipe import AssetUse, PictureUse, Recipe
from storyboard_cli.plan.staging.model import Figure, Light
from storyboard_cli.render.comfy.pipelines import Pipeline

CONTROL_STRENGTH = {"pose": 0.8, "depth": 0.5, "line": 0.4}
_DRAWN = {"line": "lines"}  # slot → name of the control picture, where they differ
IDENTITY_WEIGHT = 0.7
STYLE_WEIGHT = 0.5
MOST_REFERENCES = 5
"""Reference pictures of one frame; the models take about six and lose the thread long before."""
SMALLEST_SHARE = 0.002
"""A figure that shows less than this share of the picture gets no region of its own.

Its mask would be noise.
"""

SAMPLERS = {
    "dpm++": "dpmpp_2m",
    "dpm++ 2m": "dpmpp_2m",
    "dpm++ 2m sde": "dpmpp_2m_sde",
    "dpm++ 3m sde": "dpmpp_3m_sde",
    "dpm++ sde": "dpmpp_sde",
    "dpm++ 2s a": "dpmpp_2s_ancestral",
    "euler a": "euler_ancestral",
    "dpm2": "dpm_2",
    "dpm2 a": "dpm_2_ancestral",
    "unipc": "uni_pc",
}
"""How people call samplers → how ComfyUI does."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that a recipe can fill in.

    A list's entries are filled in by the parts that repeat over it.
    """

    single: Mapping[str, Any]
    lists: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    def holds(self, slot: str) -> bool:
        """Has this slot a value, this list an entry, or that entry a value (`reference[0].picture`)?"""
        return self.value(slot, {}) not in (None, "") or bool(self.lists.get(slot))

    def value(self, slot: str, entry: Mapping[str, Any]) -> Any:
        """The value of a slot.

        Of `entry` (`character.mask`), of a numbered one (`character[0].mask`), or single.
        """
        listed, _, rest = slot.partition(".")
        base, bracket, number = listed.rstrip("]").partition("[")
        if bracket:
            entries = self.lists.get(base, ())
            return (
                entries[int(number)].get(rest) if is_digits(number) and int(number) < len(entries) else None
            )
        if listed in self.lists and rest:
            return entry.get(rest)
        return self.single.get(slot)


@dataclass(frozen=True, slots=True)
class PictureKey:
    """A picture that the graph takes, by where it comes from; `inputs.read` turns it into bytes.

    `kind`: `locked` (a path in the project, with its hash), `control` (a drawing of the staging), `palette`
    (colours), `pose` (a preset), `blank`.
    """

    kind: str
    name: str
    sha256: str = ""


def offer(recipe: Recipe, pipeline: Pipeline) -> Offer:
    """Returns what this recipe offers.

    Model files are the project's, else the pipeline's usual ones; an empty name is off.
    """
    files = models_of(recipe, pipeline)
    single: dict[str, Any] = {
        "positive": recipe.prompt.text,
        "negative": recipe.prompt.negative_text,
        "seed": recipe.seeds.seed,
        "steps": recipe.sampling.steps,
        "cfg": recipe.sampling.cfg,
        "sampler": sampler_name(recipe.sampling.sampler),
        "scheduler": recipe.sampling.scheduler,
        "width": recipe.width,
        "height": recipe.height,
        **_sampled_size(recipe, bool(files.get("upscale"))),
        **{f"model.{role}": file for role, file in files.items()},
    }
    single |= _framed(recipe) if recipe.kind == "frame" else _bundled(recipe)
    lists = {
        "character": tuple(_characters(recipe)),
        "lora": tuple(_loras(recipe)),
        "style": tuple(_styles(recipe)),
        "reference": tuple(_references(recipe)),
    }
    return Offer(single, lists)


def models_of(recipe: Recipe, pipeline: Pipeline) -> dict[str, str]:
    """Model role → file, for the roles that are on."""
    files = {
        role: recipe.models.get(role, entry.default or "") for role, entry in pipeline.requires.models.items()
    }
    if "style_adapter" in files and recipe.style_anchors.adapter:
        files["style_adapter"] = recipe.style_anchors.adapter
    return {role: file for role, file in files.items() if file and file != "none"}


def sampler_name(text: str) -> str:
    """ComfyUI's name of a sampler."""
    known = SAMPLERS.get(" ".join(text.casefold().replace("_", " ").split()))
    return known or text.casefold().replace(" ", "_")


def reference_of(asset: AssetUse) -> PictureUse | None:
    """The locked picture that tells best who or what this is.

    The expression asked for, else the main view.
    """
    wanted = [f"expression.{asset.expression}"] if asset.expression and asset.expression != "neutral" else []
    wanted += ["front", "three_quarter", "wide", "sheet.1", "profile", "detail"]
    by_role = {p.role: p for p in asset.pictures}
    return next((by_role[r] for r in wanted if r in by_role), next(iter(asset.pictures), None))


def region_text(recipe: Recipe, asset: AssetUse) -> str:
    """The prompt parts that speak of one asset, word for word and in the prompt's order."""
    starts = (f"{asset.asset_id}@", f"{asset.asset_id}.", f"frame.characters.{asset.asset_id}.")
    found = [p.text for p in recipe.prompt.positive if p.origin.startswith(starts)]
    return ", ".join(found) or ", ".join(t for t in (asset.canonical_prompt, asset.variant_prompt) if t)


def _framed(recipe: Recipe) -> dict[str, Any]:
    staging = recipe.staging
    found: dict[str, Any] = {"background.text": _background_text(recipe)}
    if staging is None:
        return found
    for kind, strength in CONTROL_STRENGTH.items():
        if kind != "pose" or staging.figures:
            found |= {
                f"{kind}.picture": PictureKey("control", _DRAWN.get(kind, kind)),
                f"{kind}.strength": strength,
            }
    found["layout.picture"] = PictureKey("control", "lines")
    if any(_shows(figure, recipe) for figure in staging.figures):
        found["background.mask"] = PictureKey("control", "mask_background")
    palette = [str(c) for c in recipe.subject.get("color_script") or recipe.style_anchors.palette]
    place = next((a for a in recipe.assets if a.asset_type == "environment" and a.pictures), None)
    if palette:
        found |= {
            "grade.picture": PictureKey("palette", ",".join(c.lower() for c in palette)),
            "grade.strength": 0.35,
        }
    elif place is not None and (picture := reference_of(place)) is not None:
        found |= {"grade.picture": _locked(picture), "grade.strength": 0.25}
    return found | _light(staging.light)


def _light(light: Light) -> dict[str, float]:
    """Brightness and contrast factors after decoding, from the light that the script asks for.

    Mild on purpose.
    """
    return {
        "grade.brightness": round(1.0 - 0.25 * light.darkness, 3),
        "grade.contrast": round(0.92 + 0.16 * light.contrast, 3),
    }


def _bundled(recipe: Recipe) -> dict[str, Any]:
    """Slots of an asset's own picture: who it is, how it stands, what keeps its structure."""
    asset = recipe.asset(str(recipe.subject.get("asset_id")))
    if asset is None:
        return {}
    role, variant = str(recipe.subject.get("role", "")), recipe.subject.get("variant")
    found: dict[str, Any] = {}
    if asset.asset_type == "character" and not asset.pictures:
        found = {"pose.picture": PictureKey("pose", role), "pose.strength": 0.7} if role in POSE_ROLES else {}
    picture = reference_of(asset)
    if picture is not None:
        found |= {"identity.picture": _locked(picture), "identity.weight": IDENTITY_WEIGHT}
        same = next((p for p in asset.pictures if p.role == role), None)
        if variant and same is not None:  # another time or wardrobe of the same view keeps its structure
            found |= {"structure.picture": _locked(same), "structure.strength": 0.6}
        if asset.asset_type == "character" and role in POSE_ROLES:
            found |= {"pose.picture": PictureKey("pose", role), "pose.strength": 0.7}
    return found


POSE_ROLES = ("front", "three_quarter", "profile", "three_quarter_back", "back")


def _characters(recipe: Recipe) -> list[dict[str, Any]]:
    """One entry for each figure that shows, in the recipe's order."""
    found = []
    figures = {f.asset: f for f in recipe.staging.figures} if recipe.staging else {}
    for asset in recipe.assets:
        figure = figures.get(asset.asset_id)
        if asset.asset_type != "character" or figure is None or not _shows(figure, recipe):
            continue
        entry: dict[str, Any] = {
            "text": region_text(recipe, asset),
            "mask": PictureKey("control", f"mask_{asset.asset_id}"),
            "strength": 1.0,
        }
        picture = reference_of(asset)
        if picture is not None:
            entry |= {"picture": _locked(picture), "weight": IDENTITY_WEIGHT}
        found.append(entry)
    return found


def _shows(figure: Figure, recipe: Recipe) -> bool:
    return figure.visible > 0 and figure.crop.area >= SMALLEST_SHARE * recipe.width * recipe.height


def _loras(recipe: Recipe) -> list[dict[str, Any]]:
    """The project's LoRA first, then those of the assets that show, each file once."""
    wanted = [recipe.style_anchors.lora, *(a.lora for a in recipe.assets)]
    once = {lora.name: lora for lora in reversed([w for w in wanted if w is not None])}
    return [{"name": lora.name, "strength": lora.strength} for lora in reversed(once.values())]


def _styles(recipe: Recipe) -> list[dict[str, Any]]:
    """Pictures of the project's look: its anchor picture and up to two sheets of its style asset."""
    found = [PictureKey("locked", recipe.style_anchors.image)] if recipe.style_anchors.image else []
    for asset in recipe.assets:
        if asset.asset_type == "style":
            found += [_locked(p) for p in sorted(asset.pictures, key=lambda p: p.role)[:2]]
    return [{"picture": key, "weight": round(STYLE_WEIGHT / len(found), 3)} for key in found[:3]]


def _references(recipe: Recipe) -> list[dict[str, Any]]:
    """For models that take reference pictures: characters first, then the place, props and the look."""
    order = {"character": 0, "environment": 1, "prop": 2, "nature": 3, "style": 4}
    seen = {f.asset for f in recipe.staging.figures if _shows(f, recipe)} if recipe.staging else set()
    found = []
    for asset in sorted(recipe.assets, key=lambda a: order.get(a.asset_type, 9)):
        picture = reference_of(asset)
        if picture is not None and (asset.asset_type != "character" or asset.asset_id in seen or not seen):
            found.append({"picture": _locked(picture), "text": asset.name})
    return found[:MOST_REFERENCES]


def _background_text(recipe: Recipe) -> str:
    people = tuple(
        start
        for a in recipe.assets
        if a.asset_type == "character"
        for start in (f"{a.asset_id}@", f"{a.asset_id}.", f"frame.characters.{a.asset_id}.")
    )
    kept = [p.text for p in recipe.prompt.positive if not people or not p.origin.startswith(people)]
    return ", ".join(kept)


def _sampled_size(recipe: Recipe, upscaled: bool) -> dict[str, int]:
    """The size that is sampled: two thirds of the asked one where a model scales it up afterwards."""
    if not upscaled:
        return {"sampled.width": recipe.width, "sampled.height": recipe.height}
    width, height = (max(64, round(side * 2 / 3 / 8) * 8) for side in (recipe.width, recipe.height))
    return {"sampled.width": width, "sampled.height": height}


def _locked(picture: PictureUse) -> PictureKey:
    return PictureKey("locked", picture.path, picture.sha256)

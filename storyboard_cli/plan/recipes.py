"""Builds recipes: a pure function of project, scene, direction and locks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storyboard_cli.assets.lock import Lock
from storyboard_cli.core.ids import AssetType, asset_type_of
from storyboard_cli.plan.prompts import frame_prompt, role_prompt
from storyboard_cli.plan.recipe import AssetUse, PictureUse, Recipe, Sampling
from storyboard_cli.plan.seeds import asset_seed, bundle_seeds, frame_seeds
from storyboard_cli.plan.staging.looks import species_of
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.subject import frame_subject
from storyboard_cli.plan.target import Target
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import SeedOverride
from storyboard_cli.spec.project import ProjectSpec

SHEET_SIZE = {  # width, height in pixels of a bundle's picture, by what it shows
    "figure": (640, 960),
    "head": (640, 640),
    "place": (1344, 768),
    "thing": (768, 768),
}
USUAL_ROLES: dict[AssetType, tuple[str, ...]] = {
    AssetType.character: ("front", "three_quarter", "profile", "three_quarter_back", "back"),
    AssetType.environment: ("wide", "reverse", "detail"),
    AssetType.nature: ("wide", "detail"),
    AssetType.prop: ("front", "side", "top"),
    AssetType.style: ("sheet.1", "sheet.2", "sheet.3", "sheet.4", "sheet.5"),
}
USUAL_EXPRESSIONS = ("neutral", "soft_smile", "angry", "sad", "surprised")


def roles_of(spec: AssetSpec) -> list[tuple[str, str | None]]:
    """(role, variant) of every picture of a full bundle: views, expressions, and the variants' own views."""
    views = list(spec.views) or list(USUAL_ROLES[spec.asset_type])
    roles: list[tuple[str, str | None]] = [(view, None) for view in views]
    if spec.asset_type is AssetType.character:
        expressions = spec.expressions or list(USUAL_EXPRESSIONS)
        roles += [(f"expression.{name}", None) for name in expressions]
    own_views = views if spec.asset_type is AssetType.character else views[:1]
    default = spec.default_variant
    for variant in spec.variants:
        if variant.name != default:
            roles += [(view, variant.name) for view in own_views]
    return roles


def sheet_size(asset_type: str, role: str) -> tuple[int, int]:
    """Pixels of a bundle's picture."""
    if role.startswith("expression."):
        return SHEET_SIZE["head"]
    shape = {"character": "figure", "prop": "thing"}.get(asset_type, "place")
    return SHEET_SIZE[shape]


def locked_use(lock: Lock, variant: str | None = None, expression: str | None = None) -> AssetUse:
    """A locked version as a frame uses it: its pictures are the chosen variant's, else the common ones."""
    return _use(
        lock.spec, lock.seed, variant, expression, lock.version, lock.lock_hash, _pictures(lock, variant)
    )


def working_use(
    spec: AssetSpec, project: ProjectSpec, variant: str | None = None, expression: str | None = None
) -> AssetUse:
    """An unlocked spec as its own bundle, or a draft, uses it."""
    seed = asset_seed(project.seed, spec.asset_id, spec.seed)
    return _use(spec, seed, variant, expression, 0, "", ())


def placeholder_use(asset_id: str, name: str, project: ProjectSpec, variant: str | None = None) -> AssetUse:
    """A name without a spec, for drafts: only its name is known."""
    kind = asset_type_of(asset_id).value
    return AssetUse(
        asset_id=asset_id,
        asset_type=kind,
        name=name,
        version=0,
        lock_hash="",
        variant=variant,
        canonical_prompt=name,
        seed=asset_seed(project.seed, asset_id),
    )


def frame_recipe(
    project: ProjectSpec,
    scene: Scene,
    frame: Frame,
    uses: Sequence[AssetUse],
    staging: Staging,
    target: Target,
    *,
    override: SeedOverride | None = None,
    draft: bool = False,
) -> Recipe:
    """The recipe of a frame. `uses` holds everything that the frame shows, in a fixed order."""
    cast = [(c.asset, u.seed) for c in frame.characters for u in uses if u.asset_id == c.asset]
    seeds = frame_seeds(
        project.seed_policy,
        project_seed=project.seed,
        project_id=project.project_id,
        scene_uid=scene.uid,
        frame_uid=frame.uid,
        characters=cast,
        assets=[u.asset_id for u in uses],
        override=None if override is None else (override.seed, override.reason),
    )
    return Recipe(
        kind="frame",
        **_common(project, target),
        width=project.size.width,
        height=project.size.height,
        subject=frame_subject(scene, frame),
        assets=tuple(uses),
        staging=staging,
        prompt=frame_prompt(project, scene, frame, uses),
        seeds=seeds,
        draft=draft,
    )


def asset_recipe(
    project: ProjectSpec,
    spec: AssetSpec,
    role: str,
    variant: str | None,
    target: Target,
    *,
    style: AssetUse | None = None,
    references: tuple[PictureUse, ...] = (),
) -> Recipe:
    """The recipe of one role of an asset's bundle.

    `style` is the project's locked look, if there is one; `references` are the spec's pictures to start from.
    """
    use = working_use(
        spec, project, variant, role.partition(".")[2] if role.startswith("expression.") else None
    ).model_copy(update={"pictures": references})
    width, height = sheet_size(spec.asset_type.value, role)
    used = (use,) if style is None or spec.asset_type is AssetType.style else (use, style)
    return Recipe(
        kind="asset",
        **_common(project, target),
        width=width,
        height=height,
        subject={"asset_id": spec.asset_id, "role": role, "variant": variant, **_animal(spec)},
        assets=used,
        prompt=role_prompt(project, use, role),
        seeds=bundle_seeds(project.project_id, project.seed, spec.asset_id, spec.seed, role, variant),
    )


def _animal(spec: AssetSpec) -> dict[str, str]:
    """The species of a character that is an animal: it is drawn as such."""
    species = species_of(spec) if spec.asset_type is AssetType.character else None
    return {"species": species} if species else {}


def asset_recipes(
    project: ProjectSpec,
    spec: AssetSpec,
    target: Target,
    *,
    style: AssetUse | None = None,
    references: tuple[PictureUse, ...] = (),
    roles: Iterable[tuple[str, str | None]] | None = None,
) -> list[Recipe]:
    """Recipes of a bundle: of all its roles, or of those given."""
    chosen = roles_of(spec) if roles is None else roles
    return [
        asset_recipe(project, spec, role, variant, target, style=style, references=references)
        for role, variant in chosen
    ]


def _common(project: ProjectSpec, target: Target) -> dict[str, object]:
    return {
        "project_id": project.project_id,
        "renderer": target.renderer,
        "style_anchor_prompt": project.style_anchor_prompt,
        "style_anchors": project.style_anchors,
        "drawing_style": project.drawing_style,
        "base_model": project.base_model,
        "sampling": Sampling(
            sampler=project.default_sampler,
            scheduler=project.comfyui.scheduler,
            steps=project.comfyui.steps,
            cfg=project.comfyui.cfg,
        ),
        "pipeline": target.pipeline,
        "pipeline_hash": target.pipeline_hash,
        "models": dict(target.models),
    }


def _use(
    spec: AssetSpec,
    seed: int,
    variant: str | None,
    expression: str | None,
    version: int,
    lock_hash: str,
    pictures: tuple[PictureUse, ...],
) -> AssetUse:
    chosen = spec.variant(variant)
    return AssetUse(
        asset_id=spec.asset_id,
        asset_type=spec.asset_type.value,
        name=spec.name,
        version=version,
        lock_hash=lock_hash,
        variant=chosen.name if chosen else None,
        expression=expression,
        canonical_prompt=spec.canonical_prompt,
        negative_prompt=", ".join(
            t for t in (spec.negative_prompt, chosen.negative_prompt if chosen else "") if t
        ),
        variant_prompt=chosen.prompt if chosen else "",
        appearance=spec.appearance_of(variant),
        seed=seed,
        region=spec.region,
        symmetric=spec.symmetric,
        lora=spec.lora,
        pictures=pictures,
    )


def _pictures(lock: Lock, variant: str | None) -> tuple[PictureUse, ...]:
    wanted = variant or lock.spec.default_variant
    chosen: dict[str, PictureUse] = {}
    for own in (False, True):  # the variant's own pictures replace the common ones of the same role
        for picture in lock.pictures:
            is_own = picture.variant is not None and picture.variant == wanted
            if (picture.variant is None and not own) or (is_own and own):
                chosen[picture.role] = PictureUse(
                    role=picture.role,
                    path=f"assets/{lock.asset_id}/v{lock.version}/{picture.path}",
                    sha256=picture.sha256,
                    width=picture.width,
                    height=picture.height,
                    variant=picture.variant,
                )
    return tuple(chosen[role] for role in sorted(chosen))

"""`sb bench consistency`: scores of the rendered project as papers report them, so that pipelines can be
compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from storyboard_cli.checking.answer import CheckAsk
from storyboard_cli.checking.calibrations import judged_locks
from storyboard_cli.checking.carried import staging_in
from storyboard_cli.consistency import count
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.drift.bench import published
from storyboard_cli.drift.bench.metrics import CharacterScores, Shot, score_story, style_scores
from storyboard_cli.drift.bench.published import PublishedRow
from storyboard_cli.drift.pictures import Opened, open_picture
from storyboard_cli.drift.weights import ModelFolder, list_models
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import read_if_usable

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder

    _Eyes = tuple[Embedder, Embedder | None]  # what measures figures and looks, and CSD if it is there

_CROP = 224
_LEAST_SEEN = 0.25
CSD_WEIGHTS = "tomg-group-umd/CSD-ViT-L"  # the authors' own


class BenchAsk(Ask):
    selectors: Annotated[
        list[str], asked("Which frames: S03, S03/2, 3A, globs; all if left out.", argument="frames")
    ] = []
    embedder: Annotated[
        str | None, asked("Measure with another embedder; see `sb models list`.", "--embedder")
    ] = None
    style: Annotated[
        str | None, asked("The CSD model, csd:NAME; left out: the one that is imported.", "--style")
    ] = None
    published: Annotated[
        bool, asked("Show what others score on ViStoryBench-lite beside it.", "--published")
    ] = False


class CharacterScore(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    name: str = Field(description="Its name.")
    shots: int = Field(description="Frames that they should be in.")
    found: int = Field(description="Frames that they were found in.")
    cids_cross: float | None = Field(description="Against their references.")
    cids_self: float | None = Field(description="Against each other over the story.")
    copy_paste: float | None = Field(description="How much they repeat their reference.")


class BenchAnswer(Answer):
    embedder: str = Field(description="What measured the pictures.")
    frames: int = Field(description="Frames that were measured.")
    cids_cross: float | None = Field(description="Figures against their references.")
    cids_self: float | None = Field(description="Figures against each other over the story.")
    recall: float | None = Field(description="Characters that were found where they should be.")
    occm: float | None = Field(description="As many figures as the scene says, 0 to 100.")
    style_cross: float | None = Field(description="Frames against the references' look, by the embedder.")
    style_self: float | None = Field(description="Frames against each other, by the embedder.")
    csd: str = Field("", description="The model of the next two scores.")
    csd_cross: float | None = Field(None, description="Frames against the references' style.")
    csd_self: float | None = Field(None, description="Frames against each other's style.")
    csd_missing: str | Mend = Field("", description="Why there is no CSD, and what brings it.")
    copy_paste: float | None = Field(description="How much figures repeat their reference.")
    characters: list[CharacterScore] = Field([], description="The scores of each character.")
    published: list[PublishedRow] = Field([], description="What others score.")
    published_source: str = Field("", description="Where that is published.")
    published_holds_for: str = Field("", description="What those scores were measured on.")


@dataclass
class _Cast:
    """Vectors of each character by asset: of its full views, and of its first picture's style."""

    references: dict[str, Any] = field(default_factory=dict)
    styles: dict[str, Any] = field(default_factory=dict)
    csd: dict[str, Any] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@signed
def bench(workspace: Workspace, ask: BenchAsk, caller: Caller) -> BenchAnswer:
    """CIDS, CSD, style and count scores over the newest pictures of the chosen frames."""
    embedder = workspace.embedder(ask.embedder)
    csd, missing = _style_model(workspace, ask)
    cast = _cast(workspace, embedder, csd)
    shots = _shots(workspace, ask, caller, (embedder, csd), cast.references)
    story, characters = score_story(shots, cast.references, cast.styles)
    csd_cross, csd_self = style_scores([(s.csd, s.expected) for s in shots if s.csd is not None], cast.csd)
    return BenchAnswer(
        embedder=embedder.embedder_id,
        frames=len(shots),
        cids_cross=_rounded(story.cids_cross),
        cids_self=_rounded(story.cids_self),
        recall=_rounded(story.recall),
        occm=_rounded(story.occm),
        style_cross=_rounded(story.style_cross),
        style_self=_rounded(story.style_self),
        csd=csd.embedder_id if csd else "",
        csd_cross=_rounded(csd_cross),
        csd_self=_rounded(csd_self),
        csd_missing=missing,
        copy_paste=_rounded(story.copy_paste),
        characters=[_character(asset, cast.names[asset], scores) for asset, scores in characters.items()],
        published=list(published.ROWS) if ask.published else [],
        published_source=published.SOURCE if ask.published else "",
        published_holds_for=published.HOLDS_FOR if ask.published else "",
    )


def _character(asset_id: str, name: str, scores: CharacterScores) -> CharacterScore:
    return CharacterScore(
        asset_id=asset_id,
        name=name,
        shots=scores.shots,
        found=scores.matched,
        cids_cross=_rounded(scores.cross),
        cids_self=_rounded(scores.self_),
        copy_paste=_rounded(scores.copy),
    )


def _style_model(workspace: Workspace, ask: BenchAsk) -> tuple[Embedder | None, Hint]:
    """The CSD model to measure style with, else the line that says why there is none.

    A model that was asked for must work; one that is merely there must not stop the other scores.
    """
    if ask.style is not None:
        if not ask.style.startswith("csd:"):
            raise SbError(
                Kind.usage,
                "not-a-style-model",
                f"`style` takes a CSD model, such as csd:NAME; {ask.style!r} is none",
                hint=Mend("models.list", {}, "see: {}; `embedder` chooses what measures the rest"),
                fields=("style",),
            )
        return workspace.embedder(ask.style), ""
    models = [m for m in list_models(workspace.models_dir) if isinstance(m, ModelFolder)]
    found = [m.embedder for m in models if m.family == "csd"]
    if not found:
        return (
            None,
            Mend.joined(
                "CSD needs weights: {}, or {}",
                Mend("models.pull", {"repository": CSD_WEIGHTS, "name": "csd"}),
                Mend("models.import", blanks=("folder",)),
            ),
        )
    if len(found) > 1:
        return (
            None,
            Mend(
                "bench.consistency",
                {},
                f"there are {len(found)} CSD models: `{{}}` chooses one",
                examples={"style": found[0]},
            ),
        )
    try:
        return workspace.embedder(found[0]), ""
    except SbError as error:
        said = f"CSD is not measured: {error.message}"
        return None, Mend.joined("{}; {}", said, error.hint) if error.hint else said


def _cast(workspace: Workspace, embedder: Embedder, csd: Embedder | None) -> _Cast:
    """Every locked character, measured once."""
    cast = _Cast()
    for lock in judged_locks(workspace):
        if lock.spec.asset_type is not AssetType.character:
            continue
        opened = []
        for picture in lock.pictures:
            path = f"assets/{lock.asset_id}/v{lock.version}/{picture.path}"
            if not picture.role.startswith("expression."):
                opened.append(open_picture(workspace.files.read(path), path))
        if opened:
            first = [opened[0].pixels()]
            cast.references[lock.asset_id] = embedder.embed([_fitted(o) for o in opened])
            cast.styles[lock.asset_id] = embedder.embed(first, None, "style")[0]
            cast.names[lock.asset_id] = lock.spec.name
            if csd is not None:
                cast.csd[lock.asset_id] = csd.embed(first, None, "style")[0]
    return cast


def _fitted(picture: Opened, box: tuple[float, float, float, float] | None = None) -> Any:
    return picture.pixels((_CROP, _CROP), box)


def _counts(workspace: Workspace, ask: BenchAsk, caller: Caller) -> dict[str, int]:
    """How far each frame's count is off: figures too many or too few, as `sb check` saw them."""
    from storyboard_cli.ops.check import check

    done = check(workspace, CheckAsk(selectors=ask.selectors, embedder=ask.embedder, dry_run=True), caller)
    found = {}
    for frame in done.frames:
        said = [f.rule for f in frame.findings if f.outcome == "failed"]
        found[frame.frame_id] = said.count(count.EXTRA) - said.count(count.MISSING)
    return found


def _shots(
    workspace: Workspace, ask: BenchAsk, caller: Caller, eyes: _Eyes, references: dict[str, Any]
) -> list[Shot]:
    """The chosen frames that have a picture, in vectors."""
    counts = _counts(workspace, ask, caller)
    states = [s for s in frame_states(workspace, ask.selectors) if s.newest is not None]
    if not states:
        raise SbError(
            Kind.missing, "nothing-rendered", "no frame is rendered yet", hint=Mend("render", {}, "{}")
        )
    shots: list[Shot] = []
    with caller.task("Measuring", len(states)) as task:
        for state in states:
            assert state.newest is not None
            off = counts.get(state.frame.frame_id)
            shot = _shot(workspace, eyes, state.newest.path, off, references)
            shots += [shot] if shot else []
            task.advance(1, state.frame.frame_id)
    return shots


def _shot(
    workspace: Workspace,
    eyes: _Eyes,
    path: str,
    off: int | None,
    references: dict[str, Any],
) -> Shot | None:
    """One rendered frame in vectors, or None where its picture is gone or says nothing of its staging."""
    import numpy as np

    data = read_if_usable(workspace.files, path)
    if data is None:
        return None
    staging = staging_in(data)
    if staging is None:
        return None
    embedder, opened = eyes[0], open_picture(data, path)
    sx, sy = opened.width / staging.width, opened.height / staging.height
    figures = [f for f in staging.figures if f.asset in references and f.visible >= _LEAST_SEEN]
    boxes = [(f.crop.left * sx, f.crop.top * sy, f.crop.right * sx, f.crop.bottom * sy) for f in figures]
    crops = (
        embedder.embed([_fitted(opened, b) for b in boxes])
        if boxes
        else np.zeros((0, embedder.dim()), np.float32)
    )
    whole = [opened.pixels()]
    look = embedder.embed(whole, None, "style")[0]
    csd = eyes[1].embed(whole, None, "style")[0] if eyes[1] else None
    expected = tuple(f.asset for f in figures)
    return Shot(crops, expected, max(0, len(expected) + (off or 0)), look, csd)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)

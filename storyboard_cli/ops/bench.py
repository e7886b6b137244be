"""`sb bench consistency`: scores of the rendered project as papers report them, so that pipelines can be
compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.drift.metrics import Shot, score_story
from storyboard_cli.drift.pictures import Opened, open_picture
from storyboard_cli.ops.base import Answer
from storyboard_cli.ops.base import Ask as BaseAsk
from storyboard_cli.ops.calibrate import judged_locks
from storyboard_cli.ops.check_answer import Ask as CheckAsk
from storyboard_cli.ops.frame_states import frame_states
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.store.picture_file import recipe_of
from storyboard_cli.workspace import Workspace

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder

_CROP = 224
_LEAST_SEEN = 0.25


class Ask(BaseAsk):
    what: Literal["consistency"] = "consistency"
    selectors: list[str] = []
    embedder: str | None = None


class CharacterScore(Frozen):
    asset_id: str
    name: str
    shots: int
    found: int
    cids_cross: float | None
    cids_self: float | None
    copy_paste: float | None


class Done(Answer):
    embedder: str
    frames: int
    cids_cross: float | None
    cids_self: float | None
    recall: float | None
    occm: float | None
    style_cross: float | None
    style_self: float | None
    copy_paste: float | None
    characters: list[CharacterScore] = []


def bench(workspace: Workspace, ask: Ask, report: Reporter) -> Done:
    """CIDS, style and count scores over the newest pictures of the chosen frames."""
    embedder = workspace.embedder(ask.embedder)
    references, styles, names = _references(workspace, embedder)
    counts = _counts(workspace, ask, report)
    states = [s for s in frame_states(workspace, ask.selectors) if s.newest is not None]
    if not states:
        raise SbError(Kind.missing, "nothing-rendered", "no frame is rendered yet", hint="sb render")
    shots: list[Shot] = []
    with report.task("Measuring", len(states)) as task:
        for state in states:
            assert state.newest is not None
            shot = _shot(workspace, embedder, state.newest.path, counts.get(state.frame.frame_id), references)
            shots += [shot] if shot else []
            task.advance(1, state.frame.frame_id)
    story, characters = score_story(shots, references, styles)
    return Done(
        embedder=embedder.embedder_id,
        frames=len(shots),
        cids_cross=_rounded(story.cids_cross),
        cids_self=_rounded(story.cids_self),
        recall=_rounded(story.recall),
        occm=_rounded(story.occm),
        style_cross=_rounded(story.style_cross),
        style_self=_rounded(story.style_self),
        copy_paste=_rounded(story.copy_paste),
        characters=[
            CharacterScore(
                asset_id=asset_id,
                name=names[asset_id],
                shots=c.shots,
                found=c.matched,
                cids_cross=_rounded(c.cross),
                cids_self=_rounded(c.self_),
                copy_paste=_rounded(c.copy),
            )
            for asset_id, c in characters.items()
        ],
    )


def _references(
    workspace: Workspace, embedder: Embedder
) -> tuple[dict[str, Any], dict[str, Any], dict[str, str]]:
    """Vectors of each character's full views, and of its first picture's style."""
    references: dict[str, Any] = {}
    styles: dict[str, Any] = {}
    names: dict[str, str] = {}
    for lock in judged_locks(workspace):
        if lock.spec.asset_type is not AssetType.character:
            continue
        opened = []
        for picture in lock.pictures:
            path = f"assets/{lock.asset_id}/v{lock.version}/{picture.path}"
            if not picture.role.startswith("expression."):
                opened.append(open_picture((workspace.root / path).read_bytes(), path))
        if opened:
            references[lock.asset_id] = embedder.embed([_fitted(o) for o in opened])
            styles[lock.asset_id] = embedder.embed([opened[0].pixels()], None, "style")[0]
            names[lock.asset_id] = lock.spec.name
    return references, styles, names


def _fitted(picture: Opened, box: tuple[float, float, float, float] | None = None) -> Any:
    return picture.pixels((_CROP, _CROP), box)


def _counts(workspace: Workspace, ask: Ask, report: Reporter) -> dict[str, int]:
    """How far each frame's count is off: figures too many or too few, as `sb check` saw them."""
    from storyboard_cli.ops.check import check

    done = check(workspace, CheckAsk(selectors=ask.selectors, embedder=ask.embedder, dry_run=True), report)
    found = {}
    for frame in done.frames:
        said = [f for f in frame.findings if f.rule == "count" and f.outcome == "failed"]
        found[frame.frame_id] = sum(1 if "looks like" in f.message else -1 for f in said)
    return found


def _shot(
    workspace: Workspace, embedder: Embedder, path: str, off: int | None, references: dict[str, Any]
) -> Shot | None:
    import numpy as np

    try:
        data = (workspace.root / path).read_bytes()
    except OSError:
        return None
    carried = recipe_of(data)
    staging = Recipe.model_validate(carried["recipe"]).staging if carried and "recipe" in carried else None
    if staging is None:
        return None
    opened = open_picture(data, path)
    sx, sy = opened.width / staging.width, opened.height / staging.height
    figures = [f for f in staging.figures if f.asset in references and f.visible >= _LEAST_SEEN]
    boxes = [(f.crop.left * sx, f.crop.top * sy, f.crop.right * sx, f.crop.bottom * sy) for f in figures]
    crops = (
        embedder.embed([_fitted(opened, b) for b in boxes])
        if boxes
        else np.zeros((0, embedder.dim()), np.float32)
    )
    look = embedder.embed([opened.pixels()], None, "style")[0]
    expected = tuple(f.asset for f in figures)
    return Shot(crops, expected, max(0, len(expected) + (off or 0)), look)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)

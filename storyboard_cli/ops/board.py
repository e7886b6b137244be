"""`board.show`: the whole board at once, as short as a grid of cards needs it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.core.model import Frozen
from storyboard_cli.ledger.rows import CheckRow
from storyboard_cli.ops.frames import REDRAWN, checks_of
from storyboard_cli.project.frame_states import FrameState, stale_reasons, states_of, unplanned_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.needs import asks, need_of
from storyboard_cli.project.selection import Chosen, shown_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.store.files import is_there
from storyboard_cli.timeline.cut import Entry, in_full

LONGEST = 140
"""So many characters of a text stand on a card."""
REASONS = 2
"""So many reasons stand on a card."""
HASH_DIGITS = 10
"""So many digits tell the pictures of a frame apart; all 64 would be most of the board's bytes."""


class BoardShowAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("Which frames: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []


class BoardRow(FrameView):
    """A card: one use of a frame in the cut, or an omitted frame.

    Its fields stand in this order because a board of thousands is packed the smallest so.
    """

    scene_id: str = Field(description="The scene that it stands in.")
    sha256: str = Field(
        "",
        description="How the hash of its picture's file begins: thumbnails that are asked for with it may be "
        "kept for ever. Empty: there is no file.",
    )
    draft: str = Field(
        "",
        description="The same of its newest draft, where there is no picture yet: ask for the thumbnail with "
        "`draft=true`.",
    )
    words: str = Field("", description="What happens and what is said, shortened.")
    duration_frames: int = Field(description="How long it stands in the cut, in frames.")
    size: str = Field("", description="Shot size, as MS.")
    assets: list[str] = Field([], description="Characters, place and props that it names, by id.")
    needs: str = Field("", description="What it waits for first, as in `FrameRow`.")
    asks: bool = Field(False, description="It needs a decision.")
    use: int = Field(description="Which use of the frame in the cut, from 1; 0: an omitted frame.")
    out: bool = Field(False, description="It is taken out of the cut.")
    omitted: bool = Field(False, description="The script does not have it any more.")
    redrawn: bool = Field(False, description=REDRAWN)
    stale_because: list[str] = Field(
        [], description="What changed since its picture was drawn: the first two."
    )
    reasons: list[str] = Field(
        [], description="What changed since its approval, or why it was sent back: the first two."
    )
    findings: int = Field(0, description="How many things the check found.")
    finding: str = Field("", description="The first of them, shortened.")
    notes: int = Field(0, description="How many decisions and remarks about it say something.")
    approved_by: str | None = Field(None, description="Who approved it, where it is approved or outdated.")


class BoardScene(Frozen):
    scene_id: str = Field(description="The scene, as S03.")
    heading: str = Field(description="The scene's heading.")
    environment: str | None = Field(None, description="Where it plays: ENV_Kitchen:night.")
    characters: list[str] = Field([], description="Who is in it.")
    omitted: bool = Field(False, description="The script does not have it any more.")


class BoardAsset(Frozen):
    name: str = Field(description="Its name.")
    type: str = Field(description="character, environment, nature, prop or style.")


class BoardTotals(Frozen):
    """Frames of the film, each once, however often the cut uses it; omitted ones are not counted."""

    frames: int = Field(0, description="How many frames.")
    asks: int = Field(0, description="How many need a decision.")
    needs: dict[str, int] = Field({}, description="By what they wait for first.")
    review: dict[str, int] = Field({}, description="By what people decided.")
    render: dict[str, int] = Field({}, description="By the picture against what is wanted.")
    verdicts: dict[str, int] = Field({}, description="By what the check says.")
    omitted: int = Field(0, description="How many omitted frames there are.")


class BoardAnswer(Answer):
    rows: list[BoardRow] = Field(
        [],
        description="The cards: the cut in its order, then what is taken out of it, then omitted frames.",
    )
    scenes: list[BoardScene] = Field(
        [],
        description="The scenes in story order. Empty where single frames or a further page are asked for.",
    )
    assets: dict[str, BoardAsset] = Field({}, description="The assets by id; empty as `scenes` is.")
    totals: BoardTotals = Field(
        default_factory=BoardTotals.of_defaults, description="How many frames stand how, of the whole film."
    )
    head: int = Field(
        0, description="The newest event that can have changed a card: hear of what follows it."
    )


_MOVES_NO_CARD = frozenset(
    {"job.changed", "export.made", "candidate.stored", "candidate.judged", "candidate.removed"}
)


@signed
def show(workspace: Workspace, ask: BoardShowAsk, caller: Caller) -> BoardAnswer:
    """The cards of these frames. Nothing is written."""
    with workspace.files.looking():
        chosen = shown_frames(workspace.scenes, ask.selectors) if ask.selectors else _every(workspace)
        cards = _cards(workspace, chosen)
        rows = [card.row for card in cards]
        return BoardAnswer(
            rows=rows,
            scenes=_scenes(workspace),
            assets=_assets(workspace),
            totals=BoardTotals(**counted(row.__dict__ for row in rows)),
            head=head_of(workspace),
        )


def besides(workspace: Workspace, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What stands beside rows of which some were asked for anew."""
    return {"totals": counted(rows), "head": head_of(workspace)}


def head_of(workspace: Workspace) -> int:
    """The newest event that can have changed a card."""
    from storyboard_cli.ledger.events import KINDS

    found = workspace.log.last(*(kind for kind in KINDS if kind not in _MOVES_NO_CARD))
    return found.seq if found is not None else 0


_COUNTED = (
    ("needs", "needs"),
    ("review", "review_status"),
    ("render", "render_state"),
    ("verdicts", "verdict"),
)


def counted(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The fields of `BoardTotals`, of rows."""
    frames = {row["frame_id"]: row for row in rows}
    live = [row for row in frames.values() if not row["omitted"]]
    found: dict[str, Any] = {
        "frames": len(live),
        "asks": sum(row["asks"] for row in live),
        "omitted": len(frames) - len(live),
    }
    for name, field in _COUNTED:
        count = Counter(row[field] for row in live)
        found[name] = {word: count[word] for word in sorted(count) if word}
    return {name: found[name] for name in BoardTotals.model_fields}


# --- rows -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Card:
    """A row and where it stands."""

    place: tuple[int, int]
    row: BoardRow


def _every(workspace: Workspace) -> list[Chosen]:
    return [(scene, frame) for scene in workspace.scenes for frame in scene.frames]


def _cards(workspace: Workspace, chosen: Sequence[Chosen]) -> list[_Card]:
    """The cards of these frames in the board's order."""
    live = [(s, f) for s, f in chosen if not (s.omitted or f.omitted)]
    omitted = [(s, f) for s, f in chosen if s.omitted or f.omitted]
    states = states_of(workspace, live)
    base = _bases(workspace, states)
    found = []
    for at, entry in enumerate(_entries(workspace, live)):
        fields = base.get(entry.frame_id)
        if fields is not None:
            length = 0 if entry.out else entry.length(fields.frame)
            row = BoardRow(**fields.said, use=entry.use, out=entry.out, duration_frames=length)
            found.append(_Card((1 if entry.out else 0, at), row))
    gone = _bases(workspace, unplanned_states(workspace, omitted) if omitted else [])
    for at, fields in enumerate(gone.values()):
        row = BoardRow(**fields.said, use=0, omitted=True, duration_frames=fields.frame.duration_frames)
        found.append(_Card((2, at), row))
    return sorted(found, key=lambda card: card.place)


def _entries(workspace: Workspace, live: Sequence[Chosen]) -> Iterable[Entry]:
    """What the cut has of these frames, in its order, also what is taken out."""
    cut = workspace.timeline
    if cut.is_story_order:
        return (Entry(uid=f.uid, frame_id=f.frame_id) for _, f in live)
    wanted = {f.uid for _, f in live}
    return (entry for entry in in_full(cut, workspace.scenes).entries if entry.uid in wanted)


@dataclass(frozen=True, slots=True)
class _Base:
    """What all cards of one frame say."""

    frame: Frame
    said: Mapping[str, Any]


def _bases(workspace: Workspace, states: Sequence[FrameState]) -> dict[str, _Base]:
    """What the cards say of each frame, by frame name; each is what it would be alone."""
    if not states:
        return {}
    checks, stale = checks_of(workspace, states), stale_reasons(workspace, states)
    drafts = _drafts(workspace, states)
    known = frozenset(workspace.registry.asset_ids)
    return {
        s.frame.frame_id: _Base(
            s.frame,
            {
                **_said(s, checks.get(s.frame.frame_id), stale.get(s.frame.frame_id, []), known),
                "draft": drafts.get(s.frame.frame_id, ""),
            },
        )
        for s in states
    }


def _drafts(workspace: Workspace, states: Sequence[FrameState]) -> dict[str, str]:
    """The newest drafts of those frames that have no picture, by how their hashes begin."""
    bare = {state.frame.frame_id for state in states if not _hash_of(state)}
    if not bare:
        return {}
    newest = workspace.views.newest_renders(drafts=True)
    there = {
        name: row for name, row in newest.items() if name in bare and is_there(workspace.files, row.image_uri)
    }
    return {name: _digits(row.sha256) for name, row in there.items()}


def _said(
    state: FrameState, check: CheckRow | None, stale: Sequence[str], known: Collection[str]
) -> dict[str, Any]:
    scene, frame, approval = state.scene, state.frame, state.approval
    findings = _findings(check)
    return {
        **view_fields(state),
        "scene_id": scene.scene_id,
        "size": frame.size,
        "words": _shortened(_words(frame)),
        "assets": shown_assets(scene, frame, known),
        "needs": need_of(state).value,
        "redrawn": state.is_redrawn,
        "asks": asks(state),
        "sha256": _hash_of(state),
        "stale_because": [_shortened(said) for said in stale[:REASONS]],
        "reasons": [_shortened(said) for said in state.review_reasons[:REASONS]],
        "findings": len(findings),
        "finding": _shortened(findings[0]) if findings else "",
        "notes": sum(bool(d.note or d.drawing) for d in state.decisions),
        "approved_by": approval.by if approval else None,
    }


def _hash_of(state: FrameState) -> str:
    newest = state.newest
    if newest is None or (state.is_picture_missing and state.shown.pixel_sha256 != newest.pixel_sha256):
        return ""
    return _digits(newest.sha256)


def _digits(sha256: str) -> str:
    return sha256.removeprefix("sha256:")[:HASH_DIGITS]


def _findings(check: CheckRow | None) -> list[str]:
    """What the check found, in sentences. Only words and outcome are read: a film has many thousands."""
    if check is None:
        return []
    return [f["message"] for f in json.loads(check.findings_json) if f["outcome"] in ("failed", "warned")]


def _words(frame: Frame) -> str:
    said = [line.text for line in frame.dialogue]
    return " – ".join(text for text in (frame.action, *said) if text)


def _shortened(text: str) -> str:
    plain = " ".join(text[: 2 * LONGEST].split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"


def shown_assets(scene: Scene, frame: Frame, known: Collection[str]) -> list[str]:
    """The assets that a frame names itself and the place where it plays, each once, by id."""
    place = frame.place.environment if frame.place and frame.place.environment else scene.environment
    named = [
        *(c.asset for c in frame.characters),
        *([place] if place else []),
        *(p.asset for p in frame.props),
    ]
    refs = (parse_asset_ref(name) for name in named)
    return list(dict.fromkeys(ref.asset_id for ref in refs if ref and ref.asset_id in known))


# --- beside the rows ------------------------------------------------------------------------------------


def _scenes(workspace: Workspace) -> list[BoardScene]:
    return [
        BoardScene(
            scene_id=scene.scene_id,
            heading=scene.heading,
            environment=scene.environment,
            characters=scene.characters,
            omitted=scene.omitted,
        )
        for scene in workspace.scenes
    ]


def _assets(workspace: Workspace) -> dict[str, BoardAsset]:
    registry = workspace.registry
    specs = ((i, registry.spec(i) or registry.locks(i)[-1].spec) for i in registry.asset_ids)
    return {i: BoardAsset(name=spec.name, type=spec.asset_type.value) for i, spec in specs}


__all__ = ["BoardAnswer", "BoardRow", "BoardShowAsk", "besides", "show"]

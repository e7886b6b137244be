"""Where every frame stands: what is wanted, what was rendered, how it was judged, what an export shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.plan.freshness import (
    BETTER_READ,
    BLOCKED,
    RenderState,
    differences,
    recipe_parts,
    render_state,
)
from storyboard_cli.project.kept_reasons import reasons_kept
from storyboard_cli.project.older_readings import reread_hashes, same_recipes
from storyboard_cli.project.plans import FramePlan, Plans
from storyboard_cli.project.selection import Chosen, select_frames
from storyboard_cli.project.targets import code_version
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.store.files_there import FilesThere
from storyboard_cli.timeline.review import Decision, Drawn, Status, last_word, seen_before, standing

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import Recipe

_PREFERENCE = (
    ("passed", None),
    ("", "not checked"),
    ("not judged", "not judged"),
    ("quarantined", "quarantined"),
)

PICTURE_MISSING = "picture missing"
_FEW = 20
"""So many frames are asked of the ledger one by one; it answers about more of them with the whole film."""


@dataclass(frozen=True, slots=True)
class Render:
    """One version of a frame's picture, as the ledger knows it."""

    version: int
    path: str
    sha256: str
    pixel_sha256: str
    recipe_hash: str
    renderer: str
    code_version: int
    verdict: str  # passed, quarantined, not judged, or empty where nobody looked
    at: str

    @property
    def drawn(self) -> Drawn:
        """What tells it from other versions."""
        return Drawn(self.version, self.pixel_sha256, self.recipe_hash, self.code_version)


@dataclass(frozen=True, slots=True)
class Shown:
    """The picture that an export shows. `path` is None where there is none; `mark` is a caution to print."""

    path: str | None
    mark: str | None = None
    version: int | None = None
    recipe_hash: str = ""
    pixel_sha256: str = ""
    approved: bool = False


@dataclass(frozen=True)
class FrameState:
    """One frame and everything known about it."""

    scene: Scene
    frame: Frame
    plan: FramePlan
    render_state: RenderState
    renders: tuple[Render, ...]  # the one that has the wanted recipe, then newest first
    decisions: tuple[Decision, ...]  # oldest first
    review: Status
    review_reasons: tuple[str, ...]
    approval: Decision | None
    shown: Shown

    @property
    def is_picture_missing(self) -> bool:
        """Is the newest version known to the ledger, but not on disk?"""
        return self.newest is not None and self.render_state is RenderState.unrendered

    @property
    def is_blocked(self) -> bool:
        """Would it be rendered, and cannot be? A picture that sb only reads better now may wait for names."""
        return bool(self.plan.blockers) and not self.is_better_read

    @property
    def picture_state(self) -> str:
        """The render state as every answer says it: blocked before all else, nothing of an omitted frame."""
        if self.review is Status.omitted:
            return ""
        return BLOCKED if self.is_blocked else self.render_state.value

    @property
    def is_better_read(self) -> bool:
        """Is the newest picture of an older reading of the same words?"""
        newest, wanted = self.newest, self.plan.recipe_hash
        superseded = self.render_state is RenderState.superseded
        return superseded and newest is not None and newest.recipe_hash != wanted

    @property
    def newest(self) -> Render | None:
        """The version that counts: the newest one with the wanted recipe, else the newest one; or None."""
        return self.renders[0] if self.renders else None

    @property
    def made_again(self) -> str:
        """How the newest picture is the one that was sent back, though it is a later version; else empty."""
        last = last_word(self.decisions)
        if self.review is not Status.retake or last is None or self.newest is None:
            return ""
        is_later = self.newest.version > (last.render_version or 0)
        return seen_before(last, self.newest.drawn, [r.drawn for r in self.renders]) if is_later else ""

    @property
    def is_redrawn(self) -> bool:
        """Was it sent back, and has it another picture since? Whether that one answers, somebody must see."""
        last = last_word(self.decisions)
        return self.review is Status.waiting and last is not None and last.decision == "retake"

    @property
    def verdict(self) -> str:
        """The verdict on the newest version; empty where it was not checked."""
        return self.renders[0].verdict if self.renders else ""


def frame_states(
    workspace: Workspace, selectors: Sequence[str] = (), *, renderer: str | None = None, drafts: bool = False
) -> list[FrameState]:
    """The states of the selected frames (all without selectors) in story order."""
    with workspace.files.looking():
        chosen = select_frames(workspace.scenes, selectors)
        return states_of(workspace, chosen, renderer=renderer, drafts=drafts)


def states_of(
    workspace: Workspace,
    chosen: Sequence[Chosen],
    *,
    renderer: str | None = None,
    drafts: bool = False,
    in_words: bool = True,
    decided: Sequence[Decision] = (),
) -> list[FrameState]:
    """The states of these frames, without those that are omitted, as if the last word were `decided`.

    `in_words`: they say what outdated each approval.
    """
    with workspace.files.looking():
        kept, check = workspace.kept(Plans), workspace.caller.check
        plans = kept.of_scenes({s.scene_id: s for s, _ in chosen}.values(), renderer, check)
        if drafts:
            plans = {**plans, **kept.drafts(chosen, renderer, check)}
        rows = _rows_of(workspace, chosen, drafts)
        decisions = _decisions(workspace, decided)
        same = {} if drafts else reread_hashes(workspace, chosen, plans, rows, decisions, renderer)
        look = _Look(_there(workspace, chosen), rows, decisions, code_version(workspace, renderer), same)
        found = [_state(look, s, f, plans[f.frame_id]) for s, f in chosen if f.frame_id in plans]
        return _with_outdated_inputs(workspace, found, renderer) if in_words else found


def foreseen_states(workspace: Workspace, chosen: Sequence[Chosen]) -> list[FrameState]:
    """The states that these frames would have if their scenes were the film's.

    Nothing is kept of it: what is kept of plans is known by the files of scenes, which say something else.
    """
    with workspace.files.looking():
        check = workspace.caller.check
        plans = {
            p.frame.frame_id: FramePlan(
                p.frame.frame_id, p.frame.uid, p.recipe.recipe_hash if p.recipe else None, p.blockers
            )
            for p in workspace.kept(Plans).of_frames(chosen, between=check)
        }
        rows = _rows_of(workspace, chosen, drafts=False)
        decisions = _decisions(workspace, ())
        others = [
            (s, f)
            for s, f in chosen
            if f.frame_id in plans
            and (row := next(iter(rows.get(f.frame_id, ())), None)) is not None
            and row.recipe_hash != plans[f.frame_id].recipe_hash
        ]
        same = same_recipes(workspace, others, None) if others else {}
        look = _Look(_there(workspace, chosen), rows, decisions, code_version(workspace, None), same)
        return [_state(look, s, f, plans[f.frame_id]) for s, f in chosen if f.frame_id in plans]


def unplanned_states(
    workspace: Workspace, chosen: Sequence[Chosen], decided: Sequence[Decision] = ()
) -> list[FrameState]:
    """The states of frames of which nobody knows what is wanted of their picture, omitted ones too.

    Their `render_state` says nothing, and an approval holds.
    """
    with workspace.files.looking():
        rows = _rows_of(workspace, chosen, drafts=False)
        look = _Look(_there(workspace, chosen), rows, _decisions(workspace, decided), 0, {})
        return [_state(look, s, f, FramePlan(f.frame_id, f.uid, None)) for s, f in chosen]


def _rows_of(
    workspace: Workspace, chosen: Sequence[Chosen], drafts: bool
) -> Mapping[str, Sequence[RenderRow]]:
    """Every version of these frames, newest first: of a few frames one by one, else all in one query."""
    if len(chosen) > _FEW:
        return workspace.views.renders_by_frame(drafts=drafts)
    return {f.frame_id: workspace.views.renders_of(f.frame_id, drafts=drafts) for _, f in chosen}


def _there(workspace: Workspace, chosen: Sequence[Chosen]) -> FilesThere:
    return FilesThere(workspace.files, few=len(chosen) <= _FEW)


def _decisions(workspace: Workspace, decided: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Decisions of each frame by uid, oldest first, and then `decided`."""
    found: dict[str, list[Decision]] = {}
    for decision in chain(workspace.decisions, decided):
        found.setdefault(decision.uid, []).append(decision)
    return found


def reasons_of(workspace: Workspace, state: FrameState) -> list[str]:
    """Why a stale frame is stale, in words: the newest picture's recipe against the one wanted now."""
    if state.newest is None:
        return []
    if state.is_picture_missing:
        return [PICTURE_MISSING]
    if state.is_better_read:
        return [BETTER_READ]
    recipe = state.plan.recipe
    drawn = next(iter(workspace.views.recipe_parts(state.frame.frame_id).values()), None)
    if recipe is None or drawn is None:
        return []
    return _differences(workspace, state, drawn, recipe)


def _with_outdated_inputs(
    workspace: Workspace, states: list[FrameState], renderer: str | None
) -> list[FrameState]:
    """Say of every outdated approval which input changed since; frames that need no words cost nothing."""
    outdated = {s.frame.frame_id: s for s in states if s.review is Status.outdated}
    if not outdated:
        return states

    def found(names: list[str]) -> dict[str, list[str]]:
        asked = [(outdated[name].scene, outdated[name].frame) for name in names]
        planned = workspace.kept(Plans).of_frames(asked, renderer, between=workspace.caller.check)
        recipes = {p.frame.frame_id: p.recipe for p in planned}
        return {
            name: _since_approval(workspace, outdated[name], recipe) if recipe is not None else []
            for name, recipe in recipes.items()
        }

    keys = {name: _words_key(s, s.approval.recipe_hash if s.approval else "") for name, s in outdated.items()}
    words = reasons_kept(workspace, "approval", keys, found)
    return [
        replace(s, review_reasons=tuple(said)) if (said := words.get(s.frame.frame_id)) else s for s in states
    ]


def stale_reasons(workspace: Workspace, states: Sequence[FrameState]) -> dict[str, list[str]]:
    """As `reasons_of`, of every stale frame that is not blocked, by frame name; nothing is planned twice."""
    stale = {
        s.frame.frame_id: s
        for s in states
        if s.render_state is RenderState.stale and not s.plan.blockers and s.newest is not None
    }
    keys = {name: _words_key(s, s.newest.recipe_hash if s.newest else "") for name, s in stale.items()}

    def found(names: list[str]) -> dict[str, list[str]]:
        said = {}
        for name in names:
            workspace.caller.check()
            said[name] = reasons_of(workspace, stale[name])
        return said

    return reasons_kept(workspace, "picture", keys, found)


def _words_key(state: FrameState, before: str | None) -> str:
    """Everything that says how the recipe that is wanted differs from the one before."""
    versions = ",".join(f"{render.version}:{render.recipe_hash}" for render in state.renders)
    return " ".join([state.plan.key, state.plan.recipe_hash or "", before or "", versions])


def _since_approval(workspace: Workspace, state: FrameState, recipe: Recipe) -> list[str]:
    approved = state.approval.render_version if state.approval else None
    drawn = workspace.views.recipe_parts(state.frame.frame_id).get(approved or 0)
    return _differences(workspace, state, drawn, recipe) if drawn is not None else []


def _differences(
    workspace: Workspace, state: FrameState, before: Mapping[str, str], recipe: Recipe
) -> list[str]:
    from storyboard_cli.plan.rereading import read_parts

    after = recipe_parts(recipe)
    read = read_parts(state.scene, state.frame, before, after)
    return differences(before, after, read, workspace.registry.said_between)


@dataclass(frozen=True, slots=True)
class _Look:
    """What all frames are looked at with."""

    disk: FilesThere
    rows: Mapping[str, Sequence[RenderRow]]
    decisions: Mapping[str, Sequence[Decision]]  # by uid, oldest first
    code: int
    reread: Mapping[str, frozenset[str]]


def _state(look: _Look, scene: Scene, frame: Frame, plan: FramePlan) -> FrameState:
    disk, decisions = look.disk, look.decisions.get(frame.uid, [])
    same = look.reread.get(frame.frame_id, frozenset())
    kept = [_render(row) for row in look.rows.get(frame.frame_id, []) if row.uid == frame.uid]
    renders = _current_first(kept, plan.recipe_hash, disk)
    newest = renders[0] if renders else None
    stands = standing(
        decisions,
        recipe_hash=plan.recipe_hash,
        newest=newest.drawn if newest else None,
        versions=[r.drawn for r in renders],
        omitted=frame.omitted or scene.omitted,
        same=same,
    )
    return FrameState(
        scene=scene,
        frame=frame,
        plan=plan,
        render_state=_render_state(disk, plan, newest, look.code, same),
        renders=renders,
        decisions=tuple(decisions),
        review=stands.status,
        review_reasons=tuple(stands.reasons),
        approval=stands.approval,
        shown=_shown(disk, scene, frame, renders, stands.approval, stands.status),
    )


def _current_first(kept: list[Render], wanted: str | None, disk: FilesThere) -> tuple[Render, ...]:
    """The newest picture that has the wanted recipe stands first: after a change of branch that may be an
    older one, and nothing needs to be rendered again.
    """
    current = next((r for r in kept if wanted and r.recipe_hash == wanted and r.path in disk), None)
    if current is None or current is kept[0]:
        return tuple(kept)
    return (current, *(r for r in kept if r is not current))


def _render_state(
    disk: FilesThere, plan: FramePlan, newest: Render | None, code: int, same: Collection[str]
) -> RenderState:
    if newest is None or newest.path not in disk:
        return RenderState.unrendered
    if newest.recipe_hash in same:
        return RenderState.superseded
    if plan.recipe_hash is None:
        return RenderState.stale
    return render_state(plan.recipe_hash, code, newest.recipe_hash, newest.code_version)


def _render(row: RenderRow) -> Render:
    return Render(
        version=row.render_version,
        path=row.image_uri,
        sha256=row.sha256,
        pixel_sha256=row.pixel_sha256,
        recipe_hash=row.recipe_hash,
        renderer=row.renderer,
        code_version=row.code_version,
        verdict=row.verdict,
        at=row.created_at,
    )


def _shown(
    disk: FilesThere,
    scene: Scene,
    frame: Frame,
    renders: Sequence[Render],
    approval: Decision | None,
    review: Status,
) -> Shown:
    """The approved picture, else the newest passed, else the newest quarantined, else nothing; marked."""
    if approval is not None:
        path = f"approved/{scene.scene_id}/{frame.frame_id}.png"
        if path in disk:
            mark = "outdated" if review is Status.outdated else None
            return Shown(
                path,
                mark,
                approval.render_version,
                approval.recipe_hash or "",
                approval.pixel_sha256 or "",
                True,
            )
    there = [r for r in renders if r.path in disk]
    for verdict, mark in _PREFERENCE:
        found = next((r for r in there if r.verdict == verdict), None)
        if found is not None:
            return Shown(found.path, mark, found.version, found.recipe_hash, found.pixel_sha256)
    return Shown(None, PICTURE_MISSING if renders else "not rendered")

"""`sb pick`: makes one of a frame's variants its next version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import canonical_json, sha256_bytes
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.candidates import CandidatePicked
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.plan.candidate import candidate_of
from storyboard_cli.project.candidates import Candidate, candidates_of, is_current, preferred, wanted_of
from storyboard_cli.project.commit import Change, StoredPicture, commit
from storyboard_cli.project.edited_files import Held, checked_model, encoded, held, patched_file
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.frame_view import FrameView, views_by_name
from storyboard_cli.project.scene_direction import direction_path
from storyboard_cli.project.selection import one_frame
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.rendering.frame_jobs import next_version
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.patch import without
from storyboard_cli.store.files import is_there
from storyboard_cli.store.frames import frame_path
from storyboard_cli.timeline.review import Status

FEW = 6
"""Of so many variants a refusal says what the check says of each."""


class PickAsk(Ask):
    frame: Annotated[str, asked("Which frame: S03/2, 3A, FR_S03_002.", argument="frame")]
    candidate: Annotated[
        int | None,
        asked("Which variant, not with `best`; 0: the frame's own picture again.", argument="variant"),
        Field(ge=0),
    ] = None
    best: Annotated[
        bool,
        asked(
            "The one that the check's own score prefers: verdict, findings, then likeness; of equals the "
            "lowest number.",
            "--best",
        ),
    ] = False
    dry_run: Annotated[bool, asked("Only say which it would be.", "--dry-run")] = False


class PickAnswer(Answer):
    frame: FrameView = Field(description="The frame, with the picture that counts now.")
    candidate: int = Field(description="The variant that was picked.")
    render_version: int = Field(description="The version that it is.")
    direction: str = Field(description="The direction file that keeps the choice.")
    best: bool = Field(False, description="The check's own score chose it.")
    is_alike: bool = Field(
        False, description="With `best`: the check sees no difference, and the lowest number was taken."
    )
    likeness: float | None = Field(None, description="How alike its characters are to their locks.")
    changed: bool = Field(True, description="The frame has another picture than before.")
    outdates: bool = Field(False, description="The frame had an approval, of the picture before.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is picked: a variant, or the frame's own seed again; `version` is the one that it is already."""

    candidate: Candidate | None
    version: int | None
    counts: bool  # it is the picture that counts, and nothing changes
    is_alike: bool = False  # the check sees no difference between it and the next best

    @property
    def number(self) -> int:
        return self.candidate.number if self.candidate else 0


@signed
def pick(workspace: Workspace, ask: PickAsk, caller: Caller) -> PickAnswer:
    """Make a variant the frame's next version: its picture, its verdict, and its seed in the direction."""
    with workspace.deciding(dry_run=ask.dry_run):
        reconcile(workspace, caller)
        state = _state(workspace, ask.frame)
        known = candidates_of(workspace, [state])[state.frame.frame_id]
        choice = _choice(workspace, state, known, ask)
        was = _direction(workspace, state)
        version = next_version(workspace, state) if choice.version is None else choice.version
        if not choice.counts and not ask.dry_run:
            _keep(workspace, state, choice, version, was, [c.number for c in known], best=ask.best)
    if not choice.counts and not ask.dry_run:
        workspace.forget()
        _judge(workspace, state.frame.frame_id, caller)
    view = views_by_name(workspace, [state.frame.frame_id])[state.frame.frame_id]
    return PickAnswer(
        frame=FrameView(**view),
        candidate=choice.number,
        render_version=version,
        direction=was.path,
        best=ask.best,
        is_alike=choice.is_alike,
        likeness=choice.candidate.likeness if choice.candidate else None,
        changed=not choice.counts,
        outdates=not choice.counts and state.review is Status.approved,
        dry_run=ask.dry_run,
    )


def _state(workspace: Workspace, name: str) -> FrameState:
    _, frame = one_frame(workspace.scenes, name)
    found = frame_states(workspace, [frame.frame_id])
    if not found:
        raise SbError(Kind.blocked, "frame-omitted", f"{frame.frame_id} is not in the script any more")
    return found[0]


def _chosen(
    workspace: Workspace, state: FrameState, known: Sequence[Candidate], ask: PickAsk
) -> tuple[Candidate, bool]:
    """The variant that is meant, and whether the check sees no difference between it and the next best.

    Raises where there is none, or where it is of what was wanted before.
    """
    frame = state.frame.frame_id
    current = [c for c in known if is_current(workspace, state, c)]
    more = Mend("render", {"selectors": [frame], "variants": len(current) + 6}, "`{}` makes six more")
    if ask.best and ask.candidate is not None:
        raise SbError(Kind.usage, "pick-one", "name a variant, or let the check choose: not both")
    if not known:
        raise SbError(Kind.missing, "no-variants", f"{frame} has no variants to pick from", hint=more)
    if ask.best:
        if not current:
            raise _stale(f"no variant of {frame} is of what is wanted of it now", more)
        best, is_alike = preferred(current)
        assert best is not None
        return best, is_alike
    if ask.candidate is None:
        which = "which variant of " + frame + "? " + _told(current or known)
        example = Mend("pick", {"frame": frame, "candidate": (current or known)[0].number})
        raise SbError(Kind.usage, "which-variant", which, hint=example)
    found = next((c for c in known if c.number == ask.candidate), None)
    if found is None:
        raise SbError(
            Kind.missing, "no-variant", f"{frame} has no variant {ask.candidate}: {_told(known)}", hint=more
        )
    if found not in current:
        raise _stale(f"variant {found.number} of {frame} is not of what is wanted of it now", more)
    return found, False


def _stale(said: str, more: Mend) -> SbError:
    return SbError(Kind.conflict, "variant-stale", said, hint=more)


def _told(known: Sequence[Candidate]) -> str:
    """A few with what the check says of each; of many, which numbers there are."""
    if len(known) <= FEW:
        return "there are " + ", ".join(_said(one) for one in known)
    numbers = [one.number for one in known]
    begins = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    runs = [str(a) if a == b else f"{a} to {b}" for a, b in zip(begins, ends, strict=True)]
    return "there are " + ", ".join(runs)


def _said(one: Candidate) -> str:
    likeness = f" {one.likeness:.3f}" if one.likeness is not None else ""
    return f"{one.number} ({one.verdict or 'not checked'}{likeness})"


def _choice(workspace: Workspace, state: FrameState, known: Sequence[Candidate], ask: PickAsk) -> _Choice:
    """What is meant, and the version that it is where the frame has it already."""
    is_named = ask.best or ask.candidate != 0
    candidate, is_alike = _chosen(workspace, state, known, ask) if is_named else (None, False)
    wanted = candidate.stored.recipe_hash if candidate else _own_hash(state)
    there = [r for r in state.renders if r.recipe_hash == wanted and is_there(workspace.files, r.path)]
    if candidate is None and not there:
        raise SbError(
            Kind.conflict,
            "own-picture-missing",
            f"{state.frame.frame_id} has no picture with its own seed that is of what is wanted now",
            hint=Mend(
                "render",
                {"selectors": [state.frame.frame_id]},
                f"take its `candidate` out of direction/{state.scene.scene_id}.yaml, then {{}}",
            ),
        )
    counts = bool(there) and state.newest is not None and state.newest.recipe_hash == wanted
    return _Choice(
        candidate,
        there[0].version if there else None,
        counts and _is_chosen(state, candidate),
        is_alike,
    )


def _own_hash(state: FrameState) -> str:
    recipe = state.plan.recipe
    if recipe is None:
        blocked = f"{state.frame.frame_id} is blocked"
        raise SbError(Kind.blocked, "not-renderable", blocked, hint=Mend("plan", {}, "{} says by what"))
    return wanted_of(state, recipe, 0).recipe_hash


def _is_chosen(state: FrameState, candidate: Candidate | None) -> bool:
    """Does the direction name it already?"""
    recipe = state.plan.recipe
    return recipe is not None and candidate_of(recipe.seeds) == (candidate.number if candidate else 0)


def _direction(workspace: Workspace, state: FrameState) -> Held:
    """The scene's direction; where it has none, one that says nothing yet."""
    scene = state.scene.scene_id
    return held(workspace, direction_path(workspace, scene) or f"direction/{scene}.yaml")


def _keep(
    workspace: Workspace,
    state: FrameState,
    choice: _Choice,
    version: int,
    was: Held,
    of: list[int],
    *,
    best: bool,
) -> None:
    """The picture, the direction and the events, all or nothing; no version is made twice."""
    frame, candidate = state.frame, choice.candidate
    pictures, facts = [], []
    if candidate is not None and choice.version is None:
        picture, stored = _as_version(workspace, state, candidate, version)
        pictures, facts = [picture], [stored]
    picked = CandidatePicked(
        frame_id=frame.frame_id,
        uid=frame.uid,
        candidate=choice.number,
        render_version=version,
        job_id=candidate.stored.job_id if candidate else "",
        of=of,
        best=best,
    )
    data = _with_choice(was, state, choice.number)
    direction = [] if data is None or data == was.data else [Change(was.path, data, was.state)]
    commit(workspace, [*pictures, *direction], [*facts, picked])


def _as_version(
    workspace: Workspace, state: FrameState, candidate: Candidate, version: int
) -> tuple[StoredPicture, RenderStored]:
    """The variant's picture as a version of the frame; its pixels are the same byte for byte."""
    frame, stored = state.frame, candidate.stored
    data = workspace.files.read(stored.path)
    if sha256_bytes(data) != stored.sha256:
        raise SbError(
            Kind.conflict,
            "variant-changed",
            f"{stored.path} is not the picture that was drawn",
            hint=Mend("render", {"selectors": [frame.frame_id], "variants": 6}, "`{}` makes others"),
        )
    carried = {k: v for k, v in (recipe_of(data) or {}).items() if k != "candidate"} | {"version": version}
    path, kept = frame_path(frame.frame_id, version), with_recipe(data, canonical_json(carried))
    event = RenderStored.of(
        carried,
        path=path,
        sha256=sha256_bytes(kept),
        pixel_sha256=stored.pixel_sha256,
        size=(stored.width, stored.height),
        facts=stored.facts,
    )
    return StoredPicture(path, kept), event


def _with_choice(was: Held, state: FrameState, number: int) -> bytes | None:
    """The direction, which keeps the choice with the frame where the file names it already.

    None where there is no such file, and nothing to be said in it.
    """
    scene, frame = state.scene.scene_id, state.frame
    if was.data is None and not number:
        return None
    begun = was if was.data is not None else replace(was, data=encoded(f"schema: 1\nscene_id: {scene}\n"))
    begun_data, now = patched_file(begun, {"scene_id": scene}, DirectionFile)
    number_of_it = str(frame.frame_index)
    by_number = number_of_it in now.frames and frame.frame_id not in now.frames
    name = number_of_it if by_number else frame.frame_id
    if not number:
        data = without(begun_data, was.path, ("frames", name, "candidate"))
        checked_model(data, was.path, DirectionFile)
        return data
    data, _ = patched_file(begun, {"frames": {name: {"candidate": number}}}, DirectionFile)
    return data


def _judge(workspace: Workspace, frame_id: str, caller: Caller) -> None:
    """The version's own verdict: what was measured of the variant is known already."""
    from storyboard_cli.checking.answer import CheckAsk
    from storyboard_cli.ops.check import check

    check(workspace, CheckAsk(selectors=[frame_id]), caller)

"""`sb compile`: turn scripts into scenes and frames, keeping the identity of what was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.history.compiled import SceneFiles, keep_compiled, scene_files
from storyboard_cli.history.computed_first import computed_first
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.merge_mending import check_names, mend
from storyboard_cli.project.outdated_approvals import approvals_that_hold
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.remembered_names import RememberedNames, remembered_names
from storyboard_cli.project.script_files import check_counted, chosen_paths, left_out
from storyboard_cli.project.scripts import ScriptFile, compile_files, read_scripts
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.changes import (
    FrameChange,
    FrameFate,
    changes_picture,
    frame_changes,
    moved_scenes,
)
from storyboard_cli.script.compile import Compiled
from storyboard_cli.script.composed_before import ComposedBefore
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.known_names import KnownNames
from storyboard_cli.script.reads_more import ReadsMore, reads_more
from storyboard_cli.script.resolve import Unresolved
from storyboard_cli.store.reviews import movable_by_scene
from storyboard_cli.store.scenes import scene_path
from storyboard_cli.timeline.review import Decision, Status

OUT_OF_DATE = "scenes-out-of-date"
_NAMED = 5  # scenes that the finding names


class CompileAsk(Ask):
    paths: Annotated[
        list[str], asked("Scripts to compile; all in scripts/ if left out.", argument="scripts")
    ] = []
    dry_run: Annotated[bool, asked("Only print what would change.", "--dry-run")] = False
    check: Annotated[bool, asked("Write nothing; fail when scenes/ is out of date (exit 4).", "--check")] = (
        False
    )
    strict: Annotated[bool, asked("Unresolved names fail (exit 2).", "--strict")] = False
    map: Annotated[
        list[str], asked("The content that would be NEW is scene or frame OLD.", "--map", metavar="OLD=NEW")
    ] = []
    mend: Annotated[
        bool,
        asked(
            "After a git merge: give one of two equal frame names a new one. "
            "In an older project: put review files into a folder for each scene.",
            "--mend",
        ),
    ] = False


class CompiledScene(Frozen):
    """One scene of the compiled scripts."""

    scene_id: str = Field(description="The scene, as S03.")
    script_id: str = Field(description="The script that it is in.")
    heading: str = Field(description="The scene's heading.")
    environment: str | None = Field(description="The asset of its place; none where no asset is meant.")
    frames: int = Field(description="Its frames.")
    seconds: float = Field(description="How long it is, by the words.")
    new: int = Field(0, description="Frames that are new.")
    changed: int = Field(0, description="Frames that changed.")
    omitted: int = Field(0, description="Frames that the script no longer has.")
    is_omitted: bool = Field(False, description="The script no longer has the scene.")


class ChangeRow(FrameView):
    """A frame that is not just as it was. What a compile makes of its picture, `sb plan` says."""

    fate: str = Field(
        description="changed, new, omitted, back (omitted before, and said again), or kept: its words are "
        "as they were, and its approval is outdated, as what stands around it changed."
    )
    scene_id: str = Field(description="The scene, as S03.")
    text: str = Field(description="The frame's words.")
    fields: list[str] = Field([], description="Fields that changed.")
    moved_from: str | None = Field(None, description="The scene that it was in.")
    approval: str | None = Field(None, description="What became of its approval: outdated or kept apart.")
    reread: bool = Field(False, description="The same words, read by a newer sb: superseded at most.")


class MovedRow(Frozen):
    """Scenes that the script now has elsewhere: before a scene that stayed, or behind it."""

    scenes: list[str] = Field(description="The scenes that moved together.")
    before: str | None = Field(None, description="The scene that they are before now.")
    behind: str | None = Field(None, description="The scene that they are behind now.")

    def __str__(self) -> str:
        where = f"before {self.before}" if self.before else f"behind {self.behind}"
        return f"{', '.join(self.scenes)} moved {where}"


class UnresolvedName(Frozen):
    kind: str = Field(description="character, environment or prop.")
    name: str = Field(description="The name as the script writes it.")
    placeholder: str = Field(description="The id that stands for it until there is an asset.")
    uses: int = Field(description="How many frames show it.")
    at: list[str] = Field(description="Where the scripts have it.")
    rule: str = Field(description="How the name was found.")
    candidates: list[dict[str, str | float]] = Field(
        [], description="Assets that may be meant, with how sure that is."
    )


class CompileAnswer(Answer):
    scenes: list[CompiledScene] = Field(description="The compiled scenes.")
    changes: list[ChangeRow] = Field(
        description="Frames that are not just as they were, or not approved any more."
    )
    moved: list[MovedRow] = Field([], description="Scenes that the script now has elsewhere.")
    kept: int = Field(description="Frames that stayed as they were.")
    unresolved: list[UnresolvedName] = Field(description="Names without an asset that somebody must have.")
    uncast: list[UnresolvedName] = Field(
        [], description="Names that are seen and never speak: nothing waits for them."
    )
    problems: list[Problem] = Field(description="What was found, each with its place and what mends it.")
    mended: list[str] = Field([], description="Frame names that were given anew.")
    written: list[str] = Field([], description="Files that were written.")
    out_of_date: bool = Field(False, description="With a check: the scenes are not what the scripts say.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    check: bool = Field(False, description="Only a check was asked for.")
    first: bool = Field(False, description="These are the project's first scenes.")
    reads_more: ReadsMore | None = Field(
        None, description="What this sb reads more than the one before, where scenes were compiled again."
    )

    @property
    def approvals_touched(self) -> int:
        return sum(c.approval is not None for c in self.changes)


@signed
def compile(workspace: Workspace, ask: CompileAsk, caller: Caller) -> CompileAnswer:
    """Compile the scripts asked for, or all; writes nothing with `check` or `dry_run`."""
    if ask.check or ask.dry_run:
        return answered(workspace, ask, computed(workspace, ask, caller))
    return computed_first(
        workspace,
        caller,
        lambda: computed(workspace, ask, caller),
        lambda made: _kept(workspace, ask, made),
        lambda made: _stands(workspace, ask, made),
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What the scripts say now, beside what was there: all that takes long."""

    files: list[ScriptFile]
    existing: list[Scene]
    mended: list[str]
    compiled: Compiled
    changes: list[FrameChange]
    stale: list[Scene]
    remembered: KnownNames | None  # where names were given that somebody may remember
    reviews: Sequence[tuple[str, str]]  # review files with their new places
    approvals: Mapping[str, Decision]
    holds: Mapping[str, bool]  # of approvals
    held: Mapping[str, bool]  # the same before, of frames that stayed as they were and lose theirs
    plans: Plans
    scene_files: SceneFiles | None  # what is written, where anything is

    @property
    def doubtful(self) -> set[str]:
        """Frames that changed, and not only by a newer sb that reads the same words; and those around them:
        how a frame is staged rests on its scene.
        """
        reread = self.compiled.reread
        changed = [c for c in self.changes if c.fate is not FrameFate.kept and c.uid not in reread]
        scenes = {name for c in changed for name in (c.scene_id, c.moved_from)}
        return {c.uid for c in self.changes if c.scene_id in scenes} - set(reread)

    @property
    def around(self) -> set[str]:
        """Frames that stayed as they were and whose approvals held until now: their staging changed."""
        return {uid for uid in self.held if self.held[uid] and self.holds.get(uid) is False}


def computed(
    workspace: Workspace,
    ask: CompileAsk,
    caller: Caller,
    files: list[ScriptFile] | None = None,
    composed: ComposedBefore | None = None,
) -> Made:
    """What the scripts that were asked for say now, or what `files` would say in their place."""
    overrides = _overrides(ask.map)
    if files is None:
        paths = chosen_paths(workspace, ask.paths)
        check_counted(workspace, paths)
        files = read_scripts(workspace, paths)
    approvals = _approvals(workspace)
    existing, mended = mend(workspace, approvals) if ask.mend else (workspace.scenes, [])
    check_names(existing)
    caller.check()
    names = RememberedNames(workspace)
    compiled = compile_files(workspace, files, existing, overrides, names.asked, composed)
    caller.check()
    before = {s.scene_id: s for s in existing}
    stale = [s for s in compiled.scenes if mended or before.get(s.scene_id) != s]
    is_written = not (ask.check or ask.dry_run)
    made = Made(
        files=files,
        existing=existing,
        mended=mended,
        compiled=compiled,
        changes=frame_changes(existing, compiled.scenes, compiled.identities.given_back),
        stale=stale,
        remembered=names.found,
        reviews=movable_by_scene(workspace.files) if ask.mend else [],
        approvals=approvals,
        holds={},
        held={},
        plans=workspace.kept(Plans),
        scene_files=scene_files(workspace, compiled, stale) if is_written else None,
    )
    return _with_holds(workspace, made, approvals)


def _stands(workspace: Workspace, ask: CompileAsk, made: Made) -> bool:
    """Does what was computed stand, where others decided about frames meanwhile?"""
    if ask.mend:  # it asks whose frame is approved, and moves review files
        return False
    return made.remembered is None or made.remembered == remembered_names(workspace)


def _with_holds(workspace: Workspace, made: Made, approvals: Mapping[str, Decision]) -> Made:
    """The same, with what is known of these approvals."""
    holds = _holds(workspace, made, approvals)
    kept = {c.uid for c in made.changes if c.fate is FrameFate.kept}
    lost = {uid for uid in kept & holds.keys() if not holds[uid]}
    held = approvals_that_hold(workspace, made.existing, lost)
    return replace(made, holds=holds, held=held, approvals=approvals)


def _holds(workspace: Workspace, made: Made, approvals: Mapping[str, Decision]) -> Mapping[str, bool]:
    """Which of the approvals hold for the scenes as they are now; what was found of them before stays."""
    doubtful = made.doubtful & approvals.keys()
    known = {uid for uid in doubtful if made.approvals.get(uid) == approvals[uid] and uid in made.holds}
    found = approvals_that_hold(workspace, made.compiled.scenes, doubtful - known)
    return {**{uid: made.holds[uid] for uid in known}, **found}


def _kept(workspace: Workspace, ask: CompileAsk, made: Made) -> CompileAnswer:
    """Write it, and say what changed as things stand now."""
    approvals = _approvals(workspace)
    if approvals != made.approvals:
        workspace.keep(Plans, made.plans)
        made = _with_holds(workspace, made, approvals)
    done = answered(workspace, ask, made)
    assert made.scene_files is not None
    written = keep_compiled(workspace, made.files, made.compiled, made.scene_files, made.reviews)
    return done.model_copy(update={"written": written})


def answered(workspace: Workspace, ask: CompileAsk, made: Made) -> CompileAnswer:
    """The answer, as if nothing had to be written."""
    existing, compiled, stale = made.existing, made.compiled, made.stale
    done = _answer(workspace, ask, made)
    told = [*_failing_names(done.problems, ask), *left_out(workspace)]
    if ask.check and stale:
        told.append(_out_of_date([s.scene_id for s in stale]))
    unresolved = bool(compiled.unresolved) and ask.strict
    return done.model_copy(
        update={
            "out_of_date": bool(stale),
            "first": not existing,
            "reads_more": reads_more(existing, compiled.scenes, compiled.reread),
            "mended": [*made.mended, *_said_of_reviews(made.reviews)],
            "problems": told,
            "moved": [MovedRow(**asdict(m)) for m in moved_scenes(existing, compiled.scenes)],
            "failure": Kind.usage if unresolved else Kind.conflict if ask.check and stale else None,
        }
    )


def _failing_names(problems: Sequence[Problem], ask: CompileAsk) -> Iterator[Problem]:
    """The findings; what fails a strict compile is an error, so that no CI shows a red run without one."""
    for problem in problems:
        fails = ask.strict and problem.code.startswith("unresolved-")
        yield replace(problem, severity=Severity.error) if fails else problem


def _out_of_date(stale: Sequence[str]) -> Problem:
    """One finding for all scenes, at the first: a code host shows only the first few of a run."""
    more = f" and {len(stale) - _NAMED} more" if len(stale) > _NAMED else ""
    said = f"scenes/ is out of date: {', '.join(stale[:_NAMED])}{more}"
    hint = Mend("compile", {}, "run `{}` and commit scenes/")
    return Problem(Severity.error, OUT_OF_DATE, said, Where(scene_path(stale[0])), hint)


def _said_of_reviews(reviews: Sequence[tuple[str, str]]) -> list[str]:
    count = len(reviews)
    files = f"{count} review file{'' if count == 1 else 's'}"
    return [f"review/: {files} put into the folders of their scenes"] if count else []


def _answer(workspace: Workspace, ask: CompileAsk, made: Made) -> CompileAnswer:
    files, compiled, changes, approved, holds = (
        made.files, made.compiled, made.changes, made.approvals, made.holds,
    )  # fmt: skip
    doubtful = made.doubtful & approved.keys()
    changed = [c for c in changes if c.fate is not FrameFate.kept or c.uid in made.around]
    touched = {c.uid for c in changed if changes_picture(c) and c.uid in doubtful and not holds.get(c.uid)}
    touched |= made.around
    views = _views(workspace, compiled, changed, approved.keys(), holds)
    ours = {f.script_id for f in files} | {c.scene_id for c in changes if c.fate is not FrameFate.kept}
    rate = float(workspace.project.rate)
    fates = Counter((c.scene_id, c.fate) for c in changes)
    return CompileAnswer(
        scenes=[_row(s, fates, rate) for s in compiled.scenes if s.script_id in ours or s.scene_id in ours],
        changes=[_change(c, touched, compiled.reread, views[c.frame_id]) for c in changed],
        kept=sum(c.fate is FrameFate.kept for c in changes),
        unresolved=[_unresolved(u) for u in compiled.unresolved],
        uncast=[_unresolved(u) for u in compiled.uncast],
        problems=compiled.problems,
        dry_run=ask.dry_run,
        check=ask.check,
    )


def _unresolved(name: Unresolved) -> UnresolvedName:
    return UnresolvedName(
        kind=name.kind.value,
        name=name.name,
        placeholder=name.placeholder,
        uses=len(name.at),
        at=[str(w) for w in name.at],
        rule=name.rule,
        candidates=[{"asset": c.asset, "alias": c.alias, "score": c.score} for c in name.candidates],
    )


def _row(scene: Scene, fates: Counter[tuple[str, FrameFate]], rate: float) -> CompiledScene:
    name = scene.scene_id
    return CompiledScene(
        scene_id=scene.scene_id,
        script_id=scene.script_id,
        heading=scene.heading,
        environment=scene.environment,
        frames=len(scene.live_frames),
        seconds=round(sum(f.duration_frames for f in scene.live_frames) / rate, 1),
        new=fates[name, FrameFate.new] + fates[name, FrameFate.back],
        changed=fates[name, FrameFate.changed],
        omitted=fates[name, FrameFate.omitted],
        is_omitted=scene.omitted,
    )


def _views(
    workspace: Workspace,
    compiled: Compiled,
    changed: Sequence[FrameChange],
    approved: Collection[str],
    holds: Mapping[str, bool],
) -> dict[str, dict[str, Any]]:
    """The frames that changed, by frame name; of approved ones that were only read anew nothing is asked."""
    uids = {c.uid for c in changed}
    frames = [(s, f) for s in compiled.scenes for f in s.frames if f.uid in uids]
    views = views_of(workspace, frames, planned=False)
    for _, frame in frames:
        view = views[frame.frame_id]
        if holds.get(frame.uid) is False:
            view["review_status"] = Status.outdated.value
        elif frame.uid in approved and frame.uid in compiled.reread and not frame.omitted:
            view["review_status"] = ""
    return views


def _change(
    change: FrameChange, touched: Collection[str], reread: Collection[str], view: Mapping[str, Any]
) -> ChangeRow:
    omitted = change.fate is FrameFate.omitted
    return ChangeRow(
        **view,
        fate=change.fate.value,
        scene_id=change.scene_id,
        text=change.text,
        fields=list(change.fields),
        moved_from=change.moved_from,
        approval=("kept apart" if omitted else "outdated") if change.uid in touched else None,
        reread=change.uid in reread and change.fate is FrameFate.changed,
    )


def _approvals(workspace: Workspace) -> dict[str, Decision]:
    """By uid, the last decision about each frame that it approves."""
    last = {d.uid: d for d in workspace.decisions if d.decision in ("approve", "retake", "reject", "reopen")}
    return {uid: d for uid, d in last.items() if d.decision == "approve"}


def _overrides(said: Sequence[str]) -> dict[str, str]:
    found = {}
    for pair in said:
        old, equals, new = pair.partition("=")
        if not (old and equals and new):
            said = f" '{visible(pair)}':" if pair.strip() else " is empty:"
            raise SbError(
                Kind.usage,
                "map-form",
                f"`map`{said} it must be OLD=NEW",
                fields=("map",),
                hint=Mend.joined(
                    "such as {}; {} shows the names",
                    Mend("compile", examples={"map": ["FR_S03_002=FR_S03_007", "S04=S09"]}),
                    Mend("compile", {"dry_run": True}),
                ),
            )
        found[old.strip()] = new.strip()
    return found

"""`sb compile`: turn scripts into scenes and frames, keeping the identity of what was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.scripts import ScriptCompiled
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.merge_mending import check_names, mend
from storyboard_cli.project.outdated_approvals import approvals_that_hold
from storyboard_cli.project.script_files import check_counted, chosen_paths, counted_paths, left_out
from storyboard_cli.project.scripts import (
    SOURCE_MAP,
    ScriptFile,
    compile_files,
    read_scripts,
    read_source_map,
    source_map_text,
)
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
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.reading import script_id_of
from storyboard_cli.script.reads_more import ReadsMore, reads_more
from storyboard_cli.script.resolve import Unresolved
from storyboard_cli.store.files import NEW, Files, holds, tag_of
from storyboard_cli.store.names import NAMES_FILE, names_with
from storyboard_cli.store.reviews import movable_by_scene
from storyboard_cli.store.scenes import remember_scenes, scene_path, scene_text
from storyboard_cli.timeline.review import Status

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

    fate: str = Field(description="changed, new, omitted, or back: omitted before, and said again.")
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
    changes: list[ChangeRow] = Field(description="Frames that are not just as they were.")
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
        return _compile(workspace, ask, caller, write=False)
    with workspace.deciding():
        reconcile(workspace, caller)
        return _compile(workspace, ask, caller, write=True)


def _compile(workspace: Workspace, ask: CompileAsk, caller: Caller, *, write: bool) -> CompileAnswer:
    overrides = _overrides(ask.map)
    paths = chosen_paths(workspace, ask.paths)
    check_counted(workspace, paths)
    files = read_scripts(workspace, paths)
    approved = _approved(workspace)
    existing, mended = mend(workspace, approved) if ask.mend else (workspace.scenes, [])
    check_names(existing)
    caller.check()
    compiled = compile_files(workspace, files, existing, overrides)
    caller.check()  # from here on it is written, all of it
    changes = frame_changes(existing, compiled.scenes, compiled.identities.given_back)
    more = reads_more(existing, compiled.scenes, compiled.reread)
    before = {s.scene_id: s for s in existing}
    stale = [s for s in compiled.scenes if mended or before.get(s.scene_id) != s]
    done = _answer(workspace, ask, files, compiled, changes, approved, mended)
    done = done.model_copy(update={"out_of_date": bool(stale), "first": not existing, "reads_more": more})
    reviews = movable_by_scene(workspace.files) if ask.mend else []
    if ask.mend:
        done = done.model_copy(update={"mended": [*mended, *_said_of_reviews(reviews)]})
    if write:
        done = done.model_copy(update={"written": _write(workspace, files, compiled, stale, reviews)})
    told = [*_failing_names(done.problems, ask), *left_out(workspace)]
    if ask.check and stale:
        told.append(_out_of_date([s.scene_id for s in stale]))
    moved = [MovedRow(**asdict(m)) for m in moved_scenes(existing, compiled.scenes)]
    done = done.model_copy(update={"problems": told, "moved": moved})
    unresolved = bool(compiled.unresolved) and ask.strict
    failure = Kind.usage if unresolved else Kind.conflict if ask.check and stale else None
    return done.model_copy(update={"failure": failure})


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


def _write(
    workspace: Workspace,
    files: Sequence[ScriptFile],
    compiled: Compiled,
    stale: Sequence[Scene],
    reviews: Sequence[tuple[str, str]],
) -> list[str]:
    """Scenes first, then the event: a crash in between is reconciled from the files."""
    scenes = {s.scene_id: s for s in stale}
    texts = {name: scene_text(scene).encode("utf-8") for name, scene in scenes.items()}
    written = {name: t for name, t in texts.items() if not holds(workspace.files, scene_path(name), t)}
    places = source_map_text(read_source_map(workspace) | compiled.places)
    changes = [
        *_moves(workspace, reviews),
        *(_written(workspace.files, scene_path(name), text) for name, text in written.items()),
        *_of_this_machine(workspace, SOURCE_MAP, places),
        *_of_this_machine(workspace, NAMES_FILE, names_with(workspace.state_files, compiled.scenes)),
    ]
    commit(workspace, changes, _events(workspace, files, compiled.scenes, stale))
    remember_scenes(workspace.files, scenes, texts, workspace.cache)
    workspace.forget()
    workspace.scenes = compiled.scenes  # just what a read of the files would give
    return list(written)


def _written(files: Files, path: str, data: bytes) -> Change:
    return Change(path, data, tag_of(files, path))


def _of_this_machine(workspace: Workspace, path: str, data: bytes) -> list[Change]:
    """A file of the state folder, where it is not just so."""
    state = workspace.state_files
    return [] if holds(state, path, data) else [Change(path, data, tag_of(state, path), in_state=True)]


def _moves(workspace: Workspace, reviews: Sequence[tuple[str, str]]) -> Iterator[Change]:
    """Review files that lie flat in `review/` come into the folders of their scenes, byte for byte."""
    files = workspace.files
    for old, new in reviews:
        tag = tag_of(files, old)
        if files.stat(new) is None:
            yield Change(new, files.read(old), NEW)
        yield Change(old, None, tag)


def _said_of_reviews(reviews: Sequence[tuple[str, str]]) -> list[str]:
    count = len(reviews)
    files = f"{count} review file{'' if count == 1 else 's'}"
    return [f"review/: {files} put into the folders of their scenes"] if count else []


def _events(
    workspace: Workspace, files: Sequence[ScriptFile], scenes: Sequence[Scene], stale: Sequence[Scene]
) -> list[ScriptCompiled]:
    """`script.compiled` for every script whose text or scenes are not as the ledger knows them."""
    known = workspace.views.scripts()
    changed = {
        f.script_id for f in files if f.script_id not in known or known[f.script_id].sha256 != f.sha256
    }
    touched = {s.script_id for s in stale} | changed
    counted = {script_id_of(path) for path in counted_paths(workspace)}
    facts: dict[str, dict[str, Any]] = {  # scripts that were not compiled now stay what they were
        name: {"title": s.title or name, "path": s.path, "sha256": s.sha256}
        for name, s in known.items()
        if name in counted
    }
    facts |= {f.script_id: {"title": f.play.title, "path": f.path, "sha256": f.sha256} for f in files}
    events = ScriptCompiled.of_scenes([s for s in scenes if s.script_id in touched], facts)
    empty = changed - {event.script_id for event in events}
    return [*events, *(ScriptCompiled(script_id=name, **facts[name]) for name in sorted(empty))]


def _answer(
    workspace: Workspace,
    ask: CompileAsk,
    files: Sequence[ScriptFile],
    compiled: Compiled,
    changes: Sequence[FrameChange],
    approved: Mapping[str, str],
    mended: Sequence[str],
) -> CompileAnswer:
    changed = [c for c in changes if c.fate is not FrameFate.kept]
    doubtful = {c.uid for c in changed if c.uid in approved} - set(compiled.reread)
    holds = approvals_that_hold(workspace, compiled.scenes, doubtful)
    touched = {c.uid for c in changed if changes_picture(c) and c.uid in doubtful and not holds.get(c.uid)}
    views = _views(workspace, compiled, changed, approved, holds)
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
        mended=list(mended),
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


def _approved(workspace: Workspace) -> dict[str, str]:
    """uid → frame name of frames whose last decision approves them."""
    last = {d.uid: d for d in workspace.decisions if d.decision in ("approve", "retake", "reject", "reopen")}
    return {uid: d.frame_id for uid, d in last.items() if d.decision == "approve"}


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

"""What a compile keeps: the files of scenes, the names and places of this machine, and the events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.history.reconcile import adopted, new_cut
from storyboard_cli.ledger.events.base import Fact
from storyboard_cli.ledger.events.cut import TimelineChanged
from storyboard_cli.ledger.events.scripts import ScriptCompiled
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.compiled_from import COMPILED_FROM, inputs_compiled, inputs_noted, noted_text
from storyboard_cli.project.script_files import counted_paths
from storyboard_cli.project.scripts import SOURCE_MAP, ScriptFile, read_source_map, source_map_text
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.compile import Compiled
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.reading import script_id_of
from storyboard_cli.store.files import NEW, IfTag, holds, tag_of
from storyboard_cli.store.names import NAMES_FILE, names_with
from storyboard_cli.store.scenes import remember_scenes, scene_path, scene_text


@dataclass(frozen=True, slots=True)
class _OfThisMachine:
    """A file of the state folder: what it should hold, by what it held."""

    path: str
    make: Callable[[], bytes]
    tag: IfTag
    data: bytes

    @classmethod
    def made(cls, workspace: Workspace, path: str, make: Callable[[], bytes]) -> _OfThisMachine:
        tag = tag_of(workspace.state_files, path)
        return cls(path, make, tag, make())

    def changes(self, workspace: Workspace) -> list[Change]:
        """The file where it is not just so; made anew where somebody wrote it since. Under the lock."""
        state = workspace.state_files
        tag = tag_of(state, self.path)
        data = self.data if tag == self.tag else self.make()
        return [] if holds(state, self.path, data) else [Change(self.path, data, tag, in_state=True)]


@dataclass(frozen=True, slots=True)
class SceneFiles:
    """The files that a compile writes, made before anybody has to wait for them."""

    scenes: dict[str, Scene]  # those that are not as they were
    texts: dict[str, bytes]
    written: list[str]  # of them, those whose file is another one
    of_this_machine: list[_OfThisMachine]
    is_read_anew: bool  # something besides the scripts says another thing than when the film was compiled
    cut: TimelineChanged | None  # with the frames that the story has now; nothing where nobody can say


def scene_files(workspace: Workspace, compiled: Compiled, stale: Sequence[Scene]) -> SceneFiles:
    """The files of a compile's scenes; nothing is written."""
    texts = {s.scene_id: scene_text(s).encode("utf-8") for s in stale}

    def places() -> bytes:
        return source_map_text(read_source_map(workspace) | compiled.places)

    def names() -> bytes:
        return names_with(workspace.state_files, compiled.scenes)

    before, inputs = inputs_noted(workspace), inputs_compiled(workspace, compiled)

    return SceneFiles(
        scenes={s.scene_id: s for s in stale},
        texts=texts,
        written=[name for name, t in texts.items() if not holds(workspace.files, scene_path(name), t)],
        of_this_machine=[
            _OfThisMachine.made(workspace, SOURCE_MAP, places),
            _OfThisMachine.made(workspace, NAMES_FILE, names),
            _OfThisMachine.made(workspace, COMPILED_FROM, lambda: noted_text(inputs)),
        ],
        is_read_anew=before is not None and before != inputs,
        cut=_cut(workspace, compiled.scenes),
    )


def _cut(workspace: Workspace, scenes: Sequence[Scene]) -> TimelineChanged | None:
    try:
        return (
            TimelineChanged.of(workspace.project.project_id, workspace.timeline, scenes) if scenes else None
        )
    except SbError:
        return None  # a broken cut is the business of the command that reads it


def keep_compiled(
    workspace: Workspace,
    files: Sequence[ScriptFile],
    compiled: Compiled,
    made: SceneFiles,
    reviews: Sequence[tuple[str, str]],
) -> list[str]:
    """Scenes first, then the events: a crash in between is reconciled from the files. Under the lock.

    `reviews` are review files with the places that they move to.
    """
    changes = [
        *_moves(workspace, reviews),
        *(
            Change(scene_path(name), made.texts[name], tag_of(workspace.files, scene_path(name)))
            for name in made.written
        ),
        *(change for one in made.of_this_machine for change in one.changes(workspace)),
    ]
    stale = list(made.scenes.values())
    events: list[Fact] = [*_events(workspace, files, compiled.scenes, stale, anew=made.is_read_anew)]
    if made.cut is not None:
        events += new_cut(workspace, made.cut)
    with adopted(workspace):
        commit(workspace, changes, events)
    remember_scenes(workspace.files, made.scenes, made.texts, workspace.cache)
    workspace.forget()
    workspace.read_besides(scenes=compiled.scenes)  # just what a read of the files would give
    return made.written


def _moves(workspace: Workspace, reviews: Sequence[tuple[str, str]]) -> Iterator[Change]:
    """Review files that lie flat in `review/` come into the folders of their scenes, byte for byte."""
    files = workspace.files
    for old, new in reviews:
        tag = tag_of(files, old)
        if files.stat(new) is None:
            yield Change(new, files.read(old), NEW)
        yield Change(old, None, tag)


def _events(
    workspace: Workspace,
    files: Sequence[ScriptFile],
    scenes: Sequence[Scene],
    stale: Sequence[Scene],
    *,
    anew: bool,
) -> list[ScriptCompiled]:
    """`script.compiled` for every script whose text or scenes are not as the ledger knows them.

    `anew`: what is read with them changed; where no scene is another one for it, that it was read is told all
    the same, so that whoever follows the log knows.
    """
    known = workspace.views.scripts()
    changed = {
        f.script_id for f in files if f.script_id not in known or known[f.script_id].sha256 != f.sha256
    }
    touched = {s.script_id for s in stale} | changed
    touched = touched or ({f.script_id for f in files} if anew else set())
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

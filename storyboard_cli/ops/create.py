"""Creates a project by its id in a folder of projects: `sb init` for faces that keep many.

With a screenplay it is `sb init`, the script, `sb new --from-script` and `sb compile` in one: a film whose
frames can be drawn as drafts at once. The folder appears whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import Field, model_validator

from storyboard_cli.core.asking import Ask, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import as_one
from storyboard_cli.core.handover import LocalFolder, Upload
from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.init import InitAnswer, InitAsk, begun
from storyboard_cli.project.projects import Projects
from storyboard_cli.project.unwritten import refuse_unwritten
from storyboard_cli.project.uploads import uploaded
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import MAX_BYTES, SUFFIXES, format_of, read_script
from storyboard_cli.script.title_page import title_page_of
from storyboard_cli.spec.templates import project_id_for
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.new_project import forget_state, taken_names, whole_folder
from storyboard_cli.store.resources import example_files, has_pictures
from storyboard_cli.store.specs import read_project

ExampleName = Literal["college_silence", "chase"]

_CONTENTS = ("text", "file", "example")
_NAME = "script.fountain"


class CreateProjectAsk(Ask):
    project_id: str | None = Field(
        None,
        pattern=rf"^{PROJECT_ID}$",
        description="Never changes; the folder has its name. Left out: made from the title, and not one that "
        "is taken. An example has its own.",
    )
    name: str | None = Field(None, max_length=200, description="The title; left out: the script gives it.")
    text: str | None = Field(
        None, max_length=MAX_BYTES, description="A screenplay to begin with, as Fountain or YAML."
    )
    script_name: str | None = Field(
        None, max_length=200, description="What its file is called, where `text` has it: pilot.fountain."
    )
    file: Upload | None = Field(
        None, description="A screenplay to begin with, as a file: Fountain, Final Draft or YAML."
    )
    example: ExampleName | None = Field(
        None,
        description="An example to begin with. `chase` travels without pictures: jobs draw its frames as "
        "drafts, and draw and lock its assets.",
    )
    dry_run: bool = Field(False, description="Only say what would be written.")

    @model_validator(mode="after")
    def _one_beginning(self) -> CreateProjectAsk:
        given = [name for name in _CONTENTS if getattr(self, name) is not None]
        if len(given) > 1:
            raise wrong(
                "wrong-arguments",
                f"give {' or '.join(f'`{n}`' for n in given)}, one of them",
                fields=tuple(given),
            )
        if self.script_name is not None and self.text is None:
            raise wrong("wrong-arguments", "`script_name` is of a `text`", fields=("script_name",))
        if self.example is not None and (self.project_id or self.name):
            own = [name for name in ("project_id", "name") if getattr(self, name)]
            raise wrong(
                "wrong-arguments", "an example has its own id and name: leave them out", fields=tuple(own)
            )
        if not (given or self.project_id or self.name):
            raise wrong(
                "wrong-arguments",
                "give a `project_id`, a `name`, a script or an example",
                fields=("project_id", "name"),
            )
        return self


class FirstFilm(Frozen):
    """What the script became."""

    script: str = Field(description="The script's file, relative to the project.")
    scenes: int = Field(description="Scenes of the film.")
    frames: int = Field(description="Frames of the film, which can be drawn as drafts now.")
    specs: list[str] = Field([], description="Assets whose specs were started from the script's names.")
    problems: list[Problem] = Field([], description="What was found in the script, each with its place.")


class CreateProjectAnswer(InitAnswer):
    film: FirstFilm | None = Field(None, description="What a script that came along became.")
    undrawn: bool = Field(
        False, description="The assets of the example have no pictures yet: the jobs make them."
    )
    jobs: list[str] = Field([], description="Jobs that draw the example, in their order.")


@dataclass(frozen=True, slots=True)
class _Script:
    """The screenplay that came along, once it is sure that it can be read."""

    name: str
    data: bytes
    title: str


def create_project(projects: Projects, ask: CreateProjectAsk, caller: Caller) -> CreateProjectAnswer:
    """Start a project in `projects`, empty, with a script or as an example; its folder is named by its id.

    An id that a folder or a project has already, or that differs from one in capitals only, is refused.
    """
    script = _script_of(ask)
    taken = taken_names(projects.folder) | set(map(as_one, projects.known_ids()))
    project_id = _id_of(ask, script, taken)
    if as_one(project_id) in taken:
        raise _taken(project_id, ask)
    target = projects.folder / project_id
    asked = _complete(ask, project_id, script)
    if ask.dry_run:
        made, film = _made(projects, asked, str(target), caller), None
    else:
        try:
            with whole_folder(target) as unfinished:
                made = _made(projects, asked, str(unfinished), caller)
                film = _film(projects, script, unfinished, caller) if script is not None else None
        except FileExistsError:
            raise _taken(project_id, ask) from None
    name = made.name if ask.example else asked.name or project_id
    undrawn = ask.example is not None and not has_pictures(ask.example)
    written = [*made.written, *([f"scripts/{script.name}"] if script is not None else [])]
    known = dict(made) | {
        "folder": project_id,
        "name": name,
        "film": film,
        "written": written,
        "undrawn": undrawn,
    }
    return CreateProjectAnswer.model_construct(**known)


def _complete(ask: CreateProjectAsk, project_id: str, script: _Script | None) -> CreateProjectAsk:
    """The same with its id, and with a title where neither the ask nor the script's title page has one."""
    name = ask.name
    if name is None and script is not None and not script.title:
        name = _spoken(PurePosixPath(script.name).stem)
    return ask.model_copy(update={"project_id": project_id, "name": name})


def _script_of(ask: CreateProjectAsk) -> _Script | None:
    if ask.file is not None:
        name, data = ask.file.name, uploaded(ask.file, MAX_BYTES)
    elif ask.text is not None:
        name, data = ask.script_name or _NAME, ask.text.encode("utf-8")
    else:
        return None
    if not name.lower().endswith(SUFFIXES):  # a .txt, or what it is in truth: the reader says why it is none
        name = f"{PurePosixPath(name).stem}.{format_of(data, 'script')}"
    play = read_script(data, f"scripts/{name}")
    refuse_unwritten([p for p in play.problems if p.is_error], f"scripts/{name}")
    return _Script(name, data, title_page_of(play).title)


def _id_of(ask: CreateProjectAsk, script: _Script | None, taken: set[str]) -> str:
    """The id that was asked for or that an example has; else one made from the title that nobody has."""
    if ask.example is not None:
        return read_project(LocalFiles(_place_of(ask.example))).project_id
    if ask.project_id is not None:
        return ask.project_id
    titles = (ask.name, script and script.title, script and PurePosixPath(script.name).stem)
    made = project_id_for(next(title for title in titles if title))
    return next(one for one in _numbered(made) if as_one(one) not in taken)


def _numbered(made: str) -> Iterator[str]:
    yield made
    yield from (f"{made}_{number}" for number in count(2))


def _spoken(stem: str) -> str:
    return stem.replace("_", " ").replace("-", " ").strip().title() or "Untitled"


def _place_of(example: str) -> Path:
    return next(source for path, source in example_files(example) if path == "project.yaml").parent


def _made(projects: Projects, ask: CreateProjectAsk, folder: str, caller: Caller) -> InitAnswer:
    asked = InitAsk(
        folder=LocalFolder.local(folder),
        name=ask.name,
        project_id=None if ask.example else ask.project_id,
        example=ask.example,
        dry_run=ask.dry_run,
    )
    return begun(asked, caller, _beside(projects), draws=False)  # jobs draw it, where somebody sees it


def _beside(projects: Projects) -> Settings:
    """The settings for a folder that gets its name when it is whole: its state lies in it until then."""
    return replace(projects.settings, state_dir=None)


def _film(projects: Projects, script: _Script, root: Path, caller: Caller) -> FirstFilm:
    """Put the script in, start a spec for each of its names, and compile it."""
    from storyboard_cli.ops.compile import CompileAsk, compile
    from storyboard_cli.ops.edit import PutScriptAsk, put_script
    from storyboard_cli.ops.new import NewAsk, new

    with Workspace.open(root, _beside(projects), caller) as workspace:
        upload = Upload.of(PurePosixPath(script.name).name, script.data)
        put = put_script(workspace, PutScriptAsk(name=script.name, file=upload), caller)
        workspace.forget()
        started = new(workspace, NewAsk(from_script=True), caller)
        workspace.forget()
        done = compile(workspace, CompileAsk(), caller)
        live = [scene for scene in workspace.scenes if not scene.omitted]
        film = FirstFilm(
            script=put.path,
            scenes=len(live),
            frames=sum(len(scene.live_frames) for scene in live),
            specs=[spec.asset_id for spec in started.specs],
            problems=done.problems,
        )
    if projects.settings.state_dir is not None:  # there it is made anew from the files, as after a clone
        forget_state(root)
    return film


def _taken(project_id: str, ask: CreateProjectAsk) -> SbError:
    if ask.example is not None:
        said = f"there is a project {project_id} already, which is the id of the example {ask.example}"
        return SbError(Kind.conflict, "project-exists", said, hint=f"open {project_id}")
    said = f"there is a project {project_id}, or one whose name differs in capitals only"
    return SbError(Kind.conflict, "project-exists", said, hint="choose another id")

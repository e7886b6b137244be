"""Creates a project by its id in a folder of projects: `sb init` for faces that keep many."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import as_one
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.ops.init import InitAnswer, InitAsk, init
from storyboard_cli.project.projects import Projects
from storyboard_cli.store.new_project import taken_names, whole_folder


class CreateProjectAsk(Ask):
    project_id: str = Field(pattern=rf"^{PROJECT_ID}$", description="Never changes; the folder has its name.")
    name: str | None = Field(None, max_length=200, description="The title; left out: the script gives it.")
    dry_run: bool = Field(False, description="Only say what would be written.")


class CreateProjectAnswer(InitAnswer):
    pass


def create_project(projects: Projects, ask: CreateProjectAsk, caller: Caller) -> CreateProjectAnswer:
    """Start an empty project in `projects`; its folder is named by its id, and appears whole or not at all.

    An id that a folder or a project has already, or that differs from one in capitals only, is refused.
    """
    wanted = as_one(ask.project_id)
    if wanted in taken_names(projects.folder) or wanted in map(as_one, projects.known_ids()):
        raise _taken(ask.project_id)
    target = projects.folder / ask.project_id
    if ask.dry_run:
        made = _made(projects, ask, str(target), caller)
    else:
        try:
            with whole_folder(target) as unfinished:
                made = _made(projects, ask, str(unfinished), caller)
        except FileExistsError:
            raise _taken(ask.project_id) from None
    known = dict(made) | {"folder": ask.project_id, "name": ask.name or ask.project_id}
    return CreateProjectAnswer.model_construct(**known)


def _made(projects: Projects, ask: CreateProjectAsk, folder: str, caller: Caller) -> InitAnswer:
    asked = InitAsk(
        folder=LocalFolder.local(folder), name=ask.name, project_id=ask.project_id, dry_run=ask.dry_run
    )
    return init(projects.settings, asked, caller)


def _taken(project_id: str) -> SbError:
    said = f"there is a project {project_id}, or one whose name differs in capitals only"
    return SbError(Kind.conflict, "project-exists", said, hint="choose another id")

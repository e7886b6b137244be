"""Creates a project by its id in a folder of projects: `sb init` for faces that keep many."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.init import InitAnswer, InitAsk, init
from storyboard_cli.store.new_project import taken_names


class CreateProjectAsk(Ask):
    project_id: str = Field(pattern=rf"^{PROJECT_ID}$", description="Never changes; the folder has its name.")
    name: str | None = Field(None, max_length=200, description="The title; left out: the script gives it.")
    dry_run: bool = Field(False, description="Only say what would be written.")


class CreateProjectAnswer(InitAnswer):
    pass


def create_project(projects: Path, ask: CreateProjectAsk, caller: Caller) -> CreateProjectAnswer:
    """Start an empty project in `projects`; its folder is named by its id."""
    if ask.project_id.casefold() in taken_names(projects):
        raise SbError(
            Kind.conflict, "project-exists", f"there is a project {ask.project_id}", hint="choose another id"
        )
    folder = LocalFolder.local(str(projects / ask.project_id))
    made = init(
        Settings(),
        InitAsk(folder=folder, name=ask.name, project_id=ask.project_id, dry_run=ask.dry_run),
        caller,
    )
    return CreateProjectAnswer.model_construct(**{**dict(made), "folder": ask.project_id})

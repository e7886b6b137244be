"""What a project is, for faces without its folder; and which projects a folder has."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, JsonValue

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.project.projects import Projects
from storyboard_cli.project.script_files import scripts_found
from storyboard_cli.project.signed import signed
from storyboard_cli.project.text_file import TextFile, text_file
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.specs import project_path


class ShowProjectAsk(Ask):
    pass


class ShowProjectAnswer(Answer):
    """A project as the system names it, every field as it counts, and its file."""

    project_id: str = Field(description="The project, as PRJ_film.")
    name: str = Field(description="Its title.")
    visual_style: str = Field(description="The look in a few words, for people.")
    base_model: str = Field(description="Model family that the pipelines are made for.")
    default_sampler: str = Field(description="Sampler where an asset names none.")
    style_anchor_prompt: str = Field(description="Stands verbatim in every prompt.")
    created_at: str | None = Field(description="When it began, as its file or else its log says.")
    status: str = Field(description="active or archived.")
    settings: dict[str, JsonValue] = Field(
        description="Every field of project.yaml as it counts, also where the file leaves it out."
    )
    file: TextFile = Field(description="project.yaml as it is written.")
    scripts: int = Field(description="Scripts that count.")
    scenes: int = Field(description="Scenes that are not omitted.")
    frames: int = Field(description="Frames that are not omitted.")
    assets: int = Field(description="How many assets.")
    locked: int = Field(description="How many of them are locked.")


class ListProjectsAsk(Ask):
    pass


class ProjectRow(Frozen):
    project_id: str = Field(description="The project, as PRJ_film.")
    name: str = Field(description="Its title.")
    status: str = Field(description="active or archived.")
    folder: str = Field(description="Its folder among the projects.")


class UnreadableProject(Frozen):
    folder: str = Field(description="The folder among the projects.")
    code: str = Field(description="A stable word for tools, as invalid-files.")
    reason: str = Field(description="Why it cannot be read.")


class ListProjectsAnswer(Answer):
    projects: list[ProjectRow] = Field(description="The projects, by id.")
    unreadable: list[UnreadableProject] = Field([], description="Folders whose project cannot be read.")


@signed
def show(workspace: Workspace, ask: ShowProjectAsk, caller: Caller) -> ShowProjectAnswer:
    """The project as it counts now. Nothing is written."""
    project, registry = workspace.project, workspace.registry
    file = text_file(workspace.files, project_path(workspace.files) or "project.yaml")
    if file is None:  # it was there when the project was opened
        raise SbError(Kind.missing, "no-project", "the project has no project.yaml any more")
    return ShowProjectAnswer(
        project_id=project.project_id,
        name=project.name,
        visual_style=project.visual_style,
        base_model=project.base_model,
        default_sampler=project.default_sampler,
        style_anchor_prompt=project.style_anchor_prompt,
        created_at=project.created_at or _first_met(workspace),
        status=project.status,
        settings=project.model_dump(mode="json", by_alias=True),
        file=file,
        scripts=len(scripts_found(workspace)),
        scenes=sum(not scene.omitted for scene in workspace.scenes),
        frames=sum(len(scene.live_frames) for scene in workspace.scenes),
        assets=len(registry.asset_ids),
        locked=sum(registry.is_locked(asset) for asset in registry.asset_ids),
    )


def _first_met(workspace: Workspace) -> str | None:
    """When the log met the project."""
    first = next(iter(workspace.log.read(kinds=["project.created"])), None)
    return first.at if first is not None else None


def list_projects(projects: Projects, ask: ListProjectsAsk, caller: Caller) -> ListProjectsAnswer:
    """Every project of the folder, and those that cannot be read. Nothing is written."""
    found = projects.folders.look()
    rows: list[ProjectRow] = []
    unreadable = [
        UnreadableProject(folder=one.folder, code=one.error.code, reason=one.error.message)
        for one in found.faults
    ]
    for project_id in sorted(found.served):
        root = found.served[project_id]
        try:
            rows.append(_row(root, projects, caller))
        except Cancelled:
            raise
        except SbError as error:
            unreadable.append(UnreadableProject(folder=root.name, code=error.code, reason=error.message))
    return ListProjectsAnswer(projects=rows, unreadable=sorted(unreadable, key=lambda one: one.folder))


def _row(root: Path, projects: Projects, caller: Caller) -> ProjectRow:
    with Workspace.open(root, projects.settings, caller) as workspace:
        project = workspace.project
        return ProjectRow(
            project_id=project.project_id, name=project.name, status=project.status, folder=root.name
        )

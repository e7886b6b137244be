"""Project files on this machine, for what reads from a folder: renderers, proofs of exports, viewers."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import SbError
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there
from storyboard_cli.store.outside import is_folder

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import Recipe

_PIPELINES = "workflows"


def with_pictures(workspace: Workspace, recipe: Recipe) -> Path:
    """The folder in which the recipe's pictures lie by their paths; its reader says what is missing."""
    if not lies_elsewhere(workspace):
        return workspace.root
    for path in {picture.path for use in recipe.assets for picture in use.pictures}:
        with suppress(SbError):
            workspace.files.local(path)
    return workspace.files.folder()


def with_pipelines(workspace: Workspace) -> Path:
    """The folder in which the project's own pipelines lie by their paths."""
    if not lies_elsewhere(workspace):
        return workspace.root
    for entry in workspace.files.entries(_PIPELINES):
        workspace.files.local(entry.path)
    return workspace.files.folder()


def on_this_machine(workspace: Workspace, path: str) -> Path | None:
    """The file, or the folder with all that is in it, on this machine; None where the project has neither."""
    is_file = is_there(workspace.files, path)
    if not lies_elsewhere(workspace):
        place = workspace.root / path
        return place if is_file or is_folder(place) else None
    inner = [path] if is_file else [e.path for e in workspace.files.entries(path)]
    for found in inner:
        workspace.files.local(found)
    return workspace.files.folder() / path if inner else None


def lies_elsewhere(workspace: Workspace) -> bool:
    """Do the project's files lie anywhere but in its folder?"""
    return workspace.files.folder() != workspace.root

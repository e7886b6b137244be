"""Project files on this machine, for renderers: they read locked pictures and pipelines from a folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import SbError
from storyboard_cli.project.workspace import Workspace

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import Recipe

_PIPELINES = "comfy_workflows"


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


def lies_elsewhere(workspace: Workspace) -> bool:
    """Do the project's files lie anywhere but in its folder?"""
    return workspace.files.folder() != workspace.root

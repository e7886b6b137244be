"""The direction of one scene: its file, and what is wrong with it."""

from __future__ import annotations

from storyboard_cli.core.problems import Problem
from storyboard_cli.project.crosscheck import direction_problems
from storyboard_cli.project.text_file import TextFile, text_file
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.store.specs import SUFFIXES, DirectionFolder, direction_folder


def direction_path(workspace: Workspace, scene_id: str) -> str | None:
    """Where the scene's direction stands, also one that cannot be read; None where it has none."""
    known = direction_folder(workspace.files, workspace.cache).paths.get(scene_id)
    named = (f"direction/{scene_id}{suffix}" for suffix in SUFFIXES)
    return known or next((path for path in named if workspace.files.stat(path) is not None), None)


def direction_text(workspace: Workspace, scene_id: str) -> TextFile | None:
    """The scene's direction as it is written; None where it has none."""
    path = direction_path(workspace, scene_id)
    return text_file(workspace.files, path) if path is not None else None


def problems_of_direction(workspace: Workspace, scene: Scene) -> list[Problem]:
    """What is wrong with the scene's direction, by itself and against the scene."""
    path = direction_path(workspace, scene.scene_id)
    if path is None:
        return []
    every = direction_folder(workspace.files, workspace.cache)
    own = tuple(p for p in every.problems if p.where is not None and p.where.path == path)
    file = every.files.get(scene.scene_id)
    if file is None:
        return list(own)
    alone = DirectionFolder({scene.scene_id: file}, {scene.scene_id: path}, own)
    return [*own, *direction_problems(workspace.files, alone, workspace.registry, [scene])]

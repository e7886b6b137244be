"""Compiles any screenplay without a project: every name gets a placeholder asset of its own."""

from __future__ import annotations

from storyboard_cli.core.problems import Problem
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.reading import read_script
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.spec.project import ProjectSpec


def compile_draft(data: bytes, path: str, project: ProjectSpec) -> tuple[list[Scene], list[Problem]]:
    """Scenes of the script in `data`, nothing unresolved, and what is wrong with the script."""
    return draft_scenes(read_script(data, path), project)


def draft_scenes(play: Screenplay, project: ProjectSpec) -> tuple[list[Scene], list[Problem]]:
    """As `compile_draft`, of a script that was read already."""
    compiled = compile_scripts([play], ScriptFacts(project), draft=True)
    return compiled.scenes, compiled.problems

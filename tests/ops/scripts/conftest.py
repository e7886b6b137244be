"""A project with a script, two people and a place; nothing is rendered."""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Callable

import pytest

from storyboard_cli.ops import compile as compile_op
from tests.callers import calling
from tests.ops.projects import Content, Project

SCRIPT = """
    INT. KITCHEN - DAY

    Meera stands at the window and counts the buses.

    The kettle begins to scream. She does not move.

    AARAV
    You are late again.

    EXT. STREET - NIGHT

    Rain falls on the empty street.
"""
SPECS = {
    "CHAR_Meera": ("character", "Meera"),
    "CHAR_Aarav": ("character", "Aarav"),
    "ENV_Kitchen": ("environment", "Kitchen"),
    "ENV_Street": ("environment", "Street"),
}


class Film(Project):
    """The project, and what a writer and an assistant director do with it."""

    def __init__(self, project: Project) -> None:
        super().__init__(project.root, project.files, project.state_dir)

    def write(self, path: str, content: Content) -> None:
        is_text = isinstance(content, str)
        super().write(path, textwrap.dedent(content).lstrip("\n") if is_text else content)

    def rewrite(self, old: str, new: str, path: str = "scripts/pilot.fountain") -> None:
        """Edit the script, unless another file is named."""
        self.edit(path, old, new)

    def asset(self, asset_id: str, kind: str, name: str, more: str = "") -> None:
        self.write(
            f"assets/{asset_id}/asset.yaml",
            f"schema: 1\nasset_id: {asset_id}\nasset_type: {kind}\nname: {name}\n"
            f"canonical_prompt: {name}\n{more}",
        )

    def compile(self, **ask: object) -> compile_op.CompileAnswer:
        with self.open() as workspace:
            return compile_op.compile(workspace, compile_op.CompileAsk.model_validate(ask), calling())

    def scenes(self) -> dict[str, bytes]:
        return self.contents("scenes", ".yaml")

    def git(self, *words: str) -> str:
        options = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        done = subprocess.run(
            ["git", *options, *words], cwd=self.root, capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr


@pytest.fixture
def film(new_project: Callable[..., Project]) -> Film:
    made = Film(new_project("film"))
    made.write("project.yaml", "schema: 1\nproject_id: PRJ_T\nname: Tea\n")
    made.write("scripts/pilot.fountain", SCRIPT)
    for asset_id, (kind, name) in SPECS.items():
        made.asset(asset_id, kind, name)
    return made

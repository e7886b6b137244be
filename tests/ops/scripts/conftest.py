"""A project on disk with a script, two people and a place; nothing is rendered."""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

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


class Film:
    """The project, and what a writer and an assistant director do with it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(textwrap.dedent(text).lstrip("\n").encode("utf-8"))

    def edit(self, old: str, new: str, path: str = "scripts/pilot.fountain") -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_bytes(text.replace(old, new).encode("utf-8"))

    def asset(self, asset_id: str, kind: str, name: str, more: str = "") -> None:
        self.write(
            f"assets/{asset_id}/asset.yaml",
            f"schema: 1\nasset_id: {asset_id}\nasset_type: {kind}\nname: {name}\n"
            f"canonical_prompt: {name}\n{more}",
        )

    def open(self) -> Workspace:
        return Workspace.open(self.root, Settings(), calling())

    def compile(self, **ask: object) -> compile_op.CompileAnswer:
        with self.open() as workspace:
            return compile_op.compile(workspace, compile_op.CompileAsk.model_validate(ask), calling())

    def files(self) -> dict[str, bytes]:
        return {
            p.relative_to(self.root).as_posix(): p.read_bytes()
            for p in sorted(self.root.glob("scenes/*/*.yaml"))
        }

    def git(self, *words: str) -> str:
        options = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        done = subprocess.run(
            ["git", *options, *words], cwd=self.root, capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr


@pytest.fixture
def film(tmp_path: Path) -> Film:
    made = Film(tmp_path)
    made.write("project.yaml", "schema: 1\nproject_id: PRJ_T\nname: Tea\n")
    made.write("scripts/pilot.fountain", SCRIPT)
    for asset_id, (kind, name) in SPECS.items():
        made.asset(asset_id, kind, name)
    return made


@pytest.fixture
def new_film(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Film]:
    return lambda: Film(tmp_path_factory.mktemp("film"))

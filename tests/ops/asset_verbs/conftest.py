"""A small project, opened, with a clock that moves a second at each look, and pictures to import."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from storyboard_cli.ops.import_ import pictures_given
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard, calling
from tests.ops.conftest import Ticking
from tests.ops.projects import Project

PROJECT = """\
schema: 1
project_id: PRJ_T
name: Test film
seed: 7
style_anchor_prompt: ink on paper
"""


def spec_text(asset_id: str, name: str, kind: str = "character", more: str = "") -> str:
    return (
        f"schema: 1\nasset_id: {asset_id}\nasset_type: {kind}\nname: {name}\n"
        f"canonical_prompt: this is {name}\n{more}"
    )


def png(color: str = "red", size: tuple[int, int] = (64, 96)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "PNG")
    return out.getvalue()


class World(Project):
    """A project that tests write into; `open` gives a workspace that reads it anew."""

    def __init__(self, project: Project, outside: Path) -> None:
        super().__init__(project.root, project.files, project.state_dir)
        self.outside = outside
        self.clock = Ticking()
        self.report = Heard(clock=self.clock)
        self._opened: list[Workspace] = []
        self.write("project.yaml", PROJECT)

    def asset(self, asset_id: str, name: str, kind: str = "character", more: str = "") -> None:
        self.write(f"assets/{asset_id}/asset.yaml", spec_text(asset_id, name, kind, more))

    def open(self, **more: Any) -> Workspace:
        workspace = super().open(calling(clock=self.clock), **more)
        self._opened.append(workspace)
        return workspace

    def close(self) -> None:
        for workspace in self._opened:
            workspace.close()

    def import_pictures(self, asset: str, **roles: str) -> None:
        """Import plain pictures: role → colour. `expression__angry` is expression.angry."""
        from storyboard_cli.ops.import_ import ImportAsk, import_

        given = []
        for role, color in roles.items():
            path = self.outside / f"{asset.replace(':', '_')}_{role}_{color}.png"
            path.write_bytes(png(color))
            given.append(f"{role.replace('__', '.')}={path}")
        import_(self.open(), ImportAsk(asset=asset, pictures=pictures_given(given, Path())), self.report)

    def lock(self, *assets: str, note: str = "") -> None:
        from storyboard_cli.ops.lock import LockAsk, lock

        lock(self.open(), LockAsk(assets=list(assets), note=note), self.report)


@pytest.fixture
def world(new_project: Callable[..., Project], tmp_path: Path) -> Iterator[World]:
    made = World(new_project("project"), tmp_path)
    yield made
    made.close()


@pytest.fixture
def picture() -> Callable[..., bytes]:
    return png

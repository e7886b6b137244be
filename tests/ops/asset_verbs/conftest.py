"""A small project on disk, opened, with a clock that moves a second at each look, and pictures to import."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.import_ import pictures_given
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard, calling

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


class World:
    """A project folder that tests write into; `open` gives a workspace that reads it anew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.report = Heard()
        self._now = datetime(2026, 2, 19, 9, 0, tzinfo=UTC)
        self._opened: list[Workspace] = []
        self.write({"project.yaml": PROJECT})

    def write(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def asset(self, asset_id: str, name: str, kind: str = "character", more: str = "") -> None:
        self.write({f"assets/{asset_id}/asset.yaml": spec_text(asset_id, name, kind, more)})

    def tick(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def open(self) -> Workspace:
        workspace = Workspace.open(self.root, Settings(), calling(clock=self.tick))
        self._opened.append(workspace)
        return workspace

    def close(self) -> None:
        for workspace in self._opened:
            workspace.close()

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def import_pictures(self, asset: str, **roles: str) -> None:
        """Import plain pictures: role → colour. `expression__angry` is expression.angry."""
        from storyboard_cli.ops.import_ import ImportAsk, import_

        given = []
        for role, color in roles.items():
            path = self.root.parent / f"{asset.replace(':', '_')}_{role}_{color}.png"
            path.write_bytes(png(color))
            given.append(f"{role.replace('__', '.')}={path}")
        import_(self.open(), ImportAsk(asset=asset, pictures=pictures_given(given, Path())), self.report)

    def lock(self, *assets: str, note: str = "") -> None:
        from storyboard_cli.ops.lock import LockAsk, lock

        lock(self.open(), LockAsk(assets=list(assets), note=note), self.report)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "project")
    yield made
    made.close()


@pytest.fixture
def picture() -> Callable[..., bytes]:
    return png

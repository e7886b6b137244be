"""A small film that was compiled, locked and rendered once; every test gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storyboard_cli.core.reporter import Recording
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import generate, lock, render
from storyboard_cli.workspace import Workspace

FILES = {
    "project.yaml": """\
schema: 1
project_id: PRJ_001
name: Rain & Sun
style_anchor_prompt: soft contrast
seed: 7
size: {width: 160, height: 96}
""",
    "scripts/rain.fountain": """\
Title: Rain

INT. ROOM - DAY

ASHA stands at the window.

She turns around.

ASHA
Is it raining?

INT. ROOM - NIGHT

ASHA sleeps.
""",
    "assets/CHAR_001/asset.yaml": """\
schema: 1
asset_id: CHAR_001
asset_type: character
name: Asha
canonical_prompt: young woman, green coat
aliases: [ASHA]
views: [front]
""",
    "assets/ENV_Room/asset.yaml": """\
schema: 1
asset_id: ENV_Room
asset_type: environment
name: Room
canonical_prompt: small room with a window
aliases: [ROOM]
views: [wide]
""",
    ".gitignore": ".sb/\nexports/\nscenes/*/frame_*.png\n",
}


class Ticking:
    """A clock that moves one second at every look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 2, 19, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def opened(root: Path) -> Workspace:
    return Workspace.open(
        root, Settings(actor="Asha Rao <asha@example.org>", jobs=1, lock_wait_s=1.0), Ticking()
    )


@pytest.fixture(scope="session")
def _rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("exported") / "film"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    report = Recording()
    with opened(root) as workspace:
        compile_op.compile(workspace, compile_op.Ask(), report)
        workspace.forget()
        generate.generate(workspace, generate.Ask(all=True), report)
        workspace.forget()
        lock.lock(workspace, lock.Ask(all=True), report)
        workspace.forget()
        render.render(workspace, render.Ask(), report)
    return root


@pytest.fixture
def root(_rendered: Path, tmp_path: Path) -> Path:
    target = tmp_path / "film"
    shutil.copytree(_rendered, target)
    return target


@pytest.fixture
def film(root: Path) -> Iterator[Workspace]:
    with opened(root) as workspace:
        yield workspace


@pytest.fixture
def report() -> Recording:
    return Recording()

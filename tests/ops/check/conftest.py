"""A film with two characters and a style, large enough to be measured; rendered once, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import generate, lock, render
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.drift.clip_weights import make_weights
from tests.ops.check.clip_door import TINY, Door, give_model, set_project, watch

PROJECT = """\
schema: 1
project_id: PRJ_001
name: Two coats
style_anchor_prompt: soft contrast, clean ink
seed: 7
size: {width: 640, height: 360}
"""
SCRIPT = """\
Title: Two coats

EXT. STREET - DAY

ASHA and RAVI walk along the street.

MEDIUM SHOT - ASHA

She waits.

INT. ROOM - DUSK

RAVI stands at the door.
"""
CHARACTER = """\
schema: 1
asset_id: {id}
asset_type: character
name: {name}
canonical_prompt: {prompt}
aliases: [{alias}]
expressions: [neutral]
appearance:
  hair: {{style: short, color: "{hair}"}}
  skin: "{skin}"
  outfit: {{top: coat, top_color: "{coat}", bottom: trousers, bottom_color: "{trousers}"}}
"""
ASHA = {"id": "CHAR_001", "name": "Asha", "prompt": "young woman, red coat", "alias": "ASHA",
        "hair": "#1d1a1c", "skin": "#c68e65", "coat": "#b43a2e", "trousers": "#3a3f4a"}  # fmt: skip
RAVI = {"id": "CHAR_002", "name": "Ravi", "prompt": "tall man, green coat", "alias": "RAVI",
        "hair": "#8c4a1b", "skin": "#e0ac82", "coat": "#2f6b4a", "trousers": "#6a6458"}  # fmt: skip
PLACE = """\
schema: 1
asset_id: ENV_{name}
asset_type: environment
name: {name}
canonical_prompt: a {name}
aliases: [{alias}]
views: [wide]
"""
STYLE = """\
schema: 1
asset_id: STYLE_Main
asset_type: style
name: The look
canonical_prompt: flat tone
"""


def opened(root: Path) -> Workspace:
    return Workspace.open(
        root,
        Settings(jobs=1, lock_wait_s=1.0),
        calling("Asha Rao", clock=lambda: datetime(2026, 2, 19, 9, tzinfo=UTC)),
    )


@pytest.fixture(scope="session")
def _two_coats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("coats") / "film"
    for name, text in {
        "project.yaml": PROJECT,
        "scripts/coats.fountain": SCRIPT,
        "assets/CHAR_001/asset.yaml": CHARACTER.format(**ASHA),
        "assets/CHAR_002/asset.yaml": CHARACTER.format(**RAVI),
        "assets/ENV_Street/asset.yaml": PLACE.format(name="Street", alias="STREET"),
        "assets/ENV_Room/asset.yaml": PLACE.format(name="Room", alias="ROOM"),
        "assets/STYLE_Main/asset.yaml": STYLE,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with opened(root) as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), calling())
        workspace.forget()
        generate.generate(workspace, generate.GenerateAsk(all=True), calling())
        workspace.forget()
        lock.lock(workspace, lock.LockAsk(all=True), calling())
        workspace.forget()
        render.render(workspace, render.RenderAsk(), calling())
    return root


@pytest.fixture
def root(_two_coats: Path, tmp_path: Path) -> Path:
    """This test's own copy of the film."""
    return Path(shutil.copytree(_two_coats, tmp_path / "film"))


@pytest.fixture
def film(root: Path) -> Iterator[Workspace]:
    """The film, opened."""
    with opened(root) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def tiny_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Configuration and weights of a very small CLIP."""
    return make_weights(tmp_path_factory.mktemp("weights"))


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    """What an OpenCLIP model is shown in this test."""
    return watch(monkeypatch)


@pytest.fixture
def clip_root(root: Path, tiny_weights: Path) -> Path:
    """The film, judged by the tiny model."""
    give_model(root, tiny_weights)
    set_project(root, embedder=TINY)
    return root

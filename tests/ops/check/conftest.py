"""A film with two characters and a style, large enough to be measured; rendered once, then copied."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storyboard_cli.core.handover import Upload
from storyboard_cli.ops import check
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.drift.clip_weights import make_weights
from tests.ops.check.clip_door import TINY, Door, give_model, set_project, watch
from tests.ops.conftest import in_memory, make_film
from tests.ops.projects import Project, placed

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


def opened(project: Project) -> Workspace:
    """The film, opened at one moment, whatever the clock says."""
    return project.open(calling("Asha Rao", clock=lambda: datetime(2026, 2, 19, 9, tzinfo=UTC)))


def sent(project: Project, path: str) -> Upload:
    """A file of the project as one comes along with an ask from far away."""
    return Upload(name=path.rpartition("/")[2], data=b64encode(project.read(path)))


FILES = {
    "project.yaml": PROJECT,
    "scripts/coats.fountain": SCRIPT,
    "assets/CHAR_001/asset.yaml": CHARACTER.format(**ASHA),
    "assets/CHAR_002/asset.yaml": CHARACTER.format(**RAVI),
    "assets/ENV_Street/asset.yaml": PLACE.format(name="Street", alias="STREET"),
    "assets/ENV_Room/asset.yaml": PLACE.format(name="Room", alias="ROOM"),
    "assets/STYLE_Main/asset.yaml": STYLE,
}


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("coats") / "film", FILES)


@pytest.fixture
def film(project: Project) -> Iterator[Workspace]:
    """The film, opened."""
    with opened(project) as workspace:
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
def clip_project(project: Project, tiny_weights: Path) -> Project:
    """The film, judged by the tiny model."""
    return _by_tiny(project, tiny_weights)


def _by_tiny(project: Project, weights: Path) -> Project:
    give_model(project, weights)
    set_project(project, embedder=TINY)
    return project


@pytest.fixture(scope="session")
def _looked_at(_made: Path, tiny_weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("looked_at") / "film"
    with (
        placed(root, in_memory=False, made=_made) as project,
        opened(_by_tiny(project, tiny_weights)) as workspace,
    ):
        check.check(workspace, check.CheckAsk(), calling())
    return root


@pytest.fixture
def looked_at(_looked_at: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Project]:
    """The film after the tiny model has looked at it, this test's own copy."""
    with placed(tmp_path / "film", in_memory=in_memory(request), made=_looked_at) as made:
        yield made

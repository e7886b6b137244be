"""A film like that of the other verbs, with a name that has to be escaped; rendered once, then copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ops.conftest import FILES as COMMON
from tests.ops.conftest import make_film

FILES = COMMON | {
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
}


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("exported") / "film", FILES)

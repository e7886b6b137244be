"""A client that a generator makes of the description works against a server."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.server.served import Client

PACKAGE = "generated_sb_client"
SETTINGS = """\
content_type_overrides:
  "*/*": application/octet-stream
  image/png: application/octet-stream
  image/webp: application/octet-stream
  text/html: text/plain
  text/javascript: text/plain
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory, repository_root: Path) -> Any:
    """The client, made as its users make theirs."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "settings.yaml").write_text(SETTINGS, "utf-8")
    line = [sys.executable, "-m", "openapi_python_client", "generate"]
    line += ["--path", str(repository_root / "specs" / "openapi.json"), "--meta", "none"]
    line += ["--config", str(folder / "settings.yaml"), "--output-path", str(folder / PACKAGE)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout + done.stderr
    assert "WARNING" not in said and "ERROR" not in said, said
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def repository_root() -> Path:
    return Path(__file__).resolve().parents[2]


def call(name: str, place: str) -> Any:
    """The module of an operation in the client."""
    return importlib.import_module(f"{PACKAGE}.api.{place}.{name}")


def test_it_reads_decides_and_exports(generated: Any, ann: Client):
    models = importlib.import_module(f"{PACKAGE}.models")
    with generated.AuthenticatedClient(base_url=ann.address, token=ann.token) as client:
        timeline = call("get_timeline", "timeline").sync("PRJ_001", client=client)
        assert [entry.frame_id for entry in timeline.entries][:2] == ["FR_S01_001", "FR_S01_002"]

        body = models.RetakeFrameBody(note="closer")
        retaken = call("retake_frame", "frames").sync("PRJ_001", "FR_S01_002", client=client, body=body)
        assert [one.note for one in retaken.decided] == ["closer"]

        frame = call("get_frame", "frames").sync("PRJ_001", "FR_S01_002", client=client)
        assert frame.frames[0].review_status == "retake"

        accepted = call("export_shot_list", "exports").sync("PRJ_001", client=client)
        assert accepted.href.endswith(accepted.job_id)


def test_a_refusal_is_a_problem_with_its_code(generated: Any, ann: Client):
    with generated.AuthenticatedClient(base_url=ann.address, token=ann.token) as client:
        found = call("get_frame", "frames").sync_detailed("PRJ_001", "FR_S09_001", client=client)
    assert found.status_code == 404
    assert found.parsed.code

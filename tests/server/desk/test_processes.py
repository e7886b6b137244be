"""Several processes use one desk, and some of them are killed: what was acknowledged is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.server.desk.store import Desk

REPOSITORY = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and kills")


def said_by(*words: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.doubles.desk_processes", *words],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_twelve_processes_with_one_key_make_one_job_and_hear_one_answer(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.db"
        said = [line.split() for line in said_by("race", str(path))]
        desk = Desk(path)
        [job] = desk.jobs()
        desk.close()
        assert sorted(kind for kind, _ in said) == ["Answered"] * 11 + ["Enqueued"]
        assert {name for _, name in said} == {job.job_id}


def test_after_a_hundred_kills_all_that_was_acknowledged_is_there(tmp_path: Path) -> None:
    said = said_by("kill", str(tmp_path / "server.db"), "100", "14")
    assert said["faults"] == []
    assert said["acknowledged"] > 1_000

"""kill -9 between any two steps: every frame is stored exactly once, and none is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.doubles.comfy_server import ComfyServer
from tests.render.comfy.killed_run import run
from tests.render.comfy.worlds import write_flat_pipeline

COUNT = 12


def kill_at(root: Path, url: str, count: int, seconds: float, repository: Path) -> None:
    """Start a run and kill it after so many seconds from its first journal line."""
    journal = root / "journal.jsonl"
    before = journal.stat().st_size if journal.exists() else 0
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.render.comfy.killed_run", str(root), url, str(count)], cwd=repository
    )
    try:
        deadline = time.monotonic() + 10
        while process.poll() is None and time.monotonic() < deadline:
            if journal.exists() and journal.stat().st_size > before:
                break
            time.sleep(0.002)
        time.sleep(seconds)
    finally:
        process.kill() if sys.platform == "win32" else process.send_signal(signal.SIGKILL)
        process.wait(10)


@pytest.mark.parametrize("seed", range(3))
def test_a_run_killed_anywhere_ends_with_every_frame_once(
    tmp_path: Path, repository: Path, seed: int
) -> None:
    write_flat_pipeline(tmp_path)
    moments = random.Random(seed)
    with ComfyServer(seconds=0.02) as server:
        kill_at(tmp_path, server.url, COUNT, moments.uniform(0.0, 0.3), repository)
        on_server = set(server.engine.history) | {e[1] for e in server.engine.queue()["queue_pending"]}
        run(tmp_path, server.url, COUNT)
        stored = sorted(p.name.partition("_")[0] for p in (tmp_path / "frames").glob("*.png"))
        assert stored == [f"job{i:04d}" for i in range(COUNT)]
        computed_twice = len(server.engine.executed) - COUNT
        assert computed_twice <= 0 or computed_twice <= max(0, len(on_server) - len(stored)), (
            "done work was lost"
        )

"""A run that a test kills: renders jobs with a journal in a file, and stores pictures as files.

python -m tests.render.comfy.killed_run ROOT URL COUNT
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from storyboard_cli.core.files import write_atomic
from storyboard_cli.core.reporter import Silent
from storyboard_cli.core.settings import Settings
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.journal import JobRecord, MemoryJournal
from storyboard_cli.render.comfy.renderer import ComfyRenderer
from tests.render.comfy.worlds import QUICK, jobs, project


class FileJournal(MemoryJournal):
    """A journal in a file: one line a record, synced before the call returns."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        super().__init__([_record(line) for line in lines if line.endswith("}")])
        self._file = path.open("a", encoding="utf-8")

    def record(self, *records: JobRecord) -> None:
        with self._lock:
            for r in records:
                fields = {
                    n: getattr(r, n) for n in ("job_id", "subject", "state", "attempt", "server", "prompt_id")
                }
                self._file.write(json.dumps(fields) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        super().record(*records)

    def close(self) -> None:
        self._file.close()


def _record(line: str) -> JobRecord:
    fields: dict[str, Any] = json.loads(line)
    return JobRecord(**fields)


def run(root: Path, url: str, count: int) -> int:
    """Render what is not stored yet; returns how many pictures were stored now."""
    journal = FileJournal(root / "journal.jsonl")
    try:
        left = [j for j in jobs(count) if not list((root / "frames").glob(f"{j.job_id}_*.png"))]
        renderer = ComfyRenderer(
            root,
            project(comfyui={"servers": [url]}),
            Settings(),
            journal,
            timing=QUICK,
            credentials=Credentials(),
            here=True,
        )
        stored = 0
        for outcome in renderer.render(left, Silent()):
            if outcome.picture is None:
                raise outcome.error or AssertionError("neither picture nor error")
            name = f"{outcome.job.job_id}_{outcome.facts['prompt_id']}.png"
            write_atomic(root / "frames" / name, outcome.picture.data)
            stored += 1
        return stored
    finally:
        journal.close()


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

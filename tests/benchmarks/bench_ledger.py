"""Measures ledger, reviews and cut on 10,000 frames: `python tests/benchmarks/bench_ledger.py`."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.chain import breaks
from storyboard_cli.ledger.opening import open_ledger
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.reviews import read_decisions, write_decision
from storyboard_cli.store.timeline import read_timeline, write_timeline
from storyboard_cli.timeline.cut import Entry, Timeline
from storyboard_cli.timeline.review import Decision

FRAMES = [f"FR_S{scene:02d}_{index:03d}" for scene in range(1, 101) for index in range(1, 101)]


def render(frame_id: str, version: int) -> NewEvent:
    """A render as `sb render` records it, with recipe parts of a usual length."""
    digest = "sha256:" + "0" * 64
    body = {
        "uid": f"fr_{frame_id}", "scene_id": frame_id.split("_")[1], "frame_index": int(frame_id[-3:]),
        "render_version": version, "path": f"scenes/{frame_id}_v{version}.png", "sha256": digest,
        "pixel_sha256": digest, "width": 1344, "height": 768, "recipe_hash": digest,
        "recipe_parts": {f"part {i}": f"value {i} of the recipe" for i in range(14)},
        "renderer": "preview-1+skia-144", "code_version": 1, "draft": False, "job_id": "0" * 32,
        "facts": {"seconds": 0.2},
    }  # fmt: skip
    return NewEvent("render.stored", frame_id, body)


def decision(frame_id: str) -> Decision:
    """An approval."""
    return Decision(
        decision="approve", frame_id=frame_id, uid=f"fr_{frame_id}", at="2026-02-19T09:00:00.000000Z",
        by="Asha <asha@example.org>", render_version=3, recipe_hash="sha256:" + "0" * 64,
        pixel_sha256="sha256:" + "0" * 64,
    )  # fmt: skip


def timed(what: str, work: Callable[[], object]) -> None:
    """Print how long one piece of work takes."""
    began = time.perf_counter()
    work()
    print(f"{what:<46} {1000 * (time.perf_counter() - began):9.1f} ms")


def main() -> None:
    """Measure everything once."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        ledger = open_ledger(root / "ledger.db", "PRJ_001")
        for version in (1, 2, 3):
            events = [render(frame, version) for frame in FRAMES]
            timed(
                f"append 10,000 renders (v{version})",
                lambda events=events: ledger.log.append(events, at="2026", actor="x"),
            )  # type: ignore[misc]
        timed("append one event", lambda: ledger.log.append([render(FRAMES[0], 4)], at="2026", actor="x"))
        ledger.close()
        timed("open", lambda: open_ledger(root / "ledger.db", "PRJ_001").close())
        ledger = open_ledger(root / "ledger.db", "PRJ_001")
        timed("newest render of 10,000 frames", ledger.views.newest_renders)
        timed("all 30,000 renders", ledger.views.renders_by_frame)
        timed("verify the chain of 30,001 events", lambda: list(breaks(ledger.log.read(), "PRJ_001")))
        timed("replay 30,001 events", lambda: ledger.views.differences(ledger.log))
        ledger.close()
        files, cache = LocalFiles(root), LocalFiles(root / "cache")
        timed("write 10,000 decisions", lambda: [write_decision(files, decision(f)) for f in FRAMES])
        time.sleep(2.1)  # younger files are not remembered
        timed(
            "read 10,000 decisions, first time",
            lambda: read_decisions(files, cache),
        )
        timed(
            "read 10,000 decisions, unchanged",
            lambda: read_decisions(files, cache),
        )
        cut = Timeline(entries=tuple(Entry(uid=f"fr_{f}", frame_id=f) for f in FRAMES))
        timed("write a cut of 10,000 entries", lambda: write_timeline(LocalFiles(root), cut))
        timed("read a cut of 10,000 entries", lambda: read_timeline(LocalFiles(root)))


if __name__ == "__main__":
    main()

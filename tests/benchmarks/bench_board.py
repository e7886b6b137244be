"""The board of a long film: decisions, rows and the cut, in CPU time beside floors of the same run.

    python -m tests.benchmarks.bench_board [--frames 2000] [--film FOLDER] [--decided]

Without --film one is written, compiled, locked and rendered first, which takes minutes; a film that is named
is copied. With --decided every frame is approved before. The floors: listing the project's folders and asking
for the stat of each text, for a decision; json.dumps of the very answer, for what is shown.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import approve, frames, render, retake, review, timeline
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.conftest import FILES, lock_film

CALLER: Caller = calling("Ann <ann@example.org>")
BEATS = ("stands at the window", "turns around", "opens the door", "sits on the bed", "looks up", "lies down")


def script(count: int, scenes: int) -> str:
    """A script with about so many frames."""
    beats = [f"ASHA {BEATS[n % len(BEATS)]}." for n in range(max(1, count // scenes))]
    return "Title: Long\n\n" + "\n\n".join(
        "\n\n".join([f"INT. ROOM - {'DAY' if n % 2 else 'NIGHT'}", *beats]) for n in range(scenes)
    )


def written(root: Path, count: int) -> Path:
    """A film that is rendered."""
    lock_film(root, FILES | {"scripts/rain.fountain": script(count, max(1, count // 10))})
    with Workspace.open(root, Settings(), CALLER) as workspace:
        render.render(workspace, render.RenderAsk(), CALLER)
    return root


@dataclass
class Bench:
    """One film, opened, and how it is measured."""

    root: Path
    workspace: Workspace
    names: list[str]
    used: int = 0

    def name(self) -> str:
        """A frame that nothing was done to yet."""
        self.used += 1
        return self.names[self.used * 7 % len(self.names)]

    def open_and_approve(self) -> object:
        with Workspace.open(self.root, Settings(), CALLER) as anew:
            return approve.approve(anew, approve.ApproveAsk(selectors=[self.name()]), CALLER)

    def moved(self) -> object:
        ask = timeline.TimelineMoveAsk(selectors=[self.name()], after=self.names[0], only_touched=True)
        return timeline.move(self.workspace, ask, CALLER)

    def sent_back(self) -> object:
        ask = retake.RetakeAsk(selectors=[self.name()], note="closer")
        return retake.retake(self.workspace, ask, CALLER)

    def approved(self) -> object:
        return approve.approve(self.workspace, approve.ApproveAsk(selectors=[self.name()]), CALLER)

    def shown(self, *names: str) -> frames.FramesShowAnswer:
        return frames.show(self.workspace, frames.FramesShowAsk(selectors=list(names)), CALLER)

    def cut(self, *names: str) -> timeline.TimelineAnswer:
        return timeline.show(self.workspace, timeline.TimelineShowAsk(selectors=list(names)), CALLER)

    def reviewed(self) -> review.ReviewAnswer:
        return review.review(self.workspace, review.ReviewAsk(), CALLER)

    def listed(self) -> object:
        """The floor of a decision: every folder once, and a stat of every text."""
        return [
            os.stat(f"{folder}/{name}").st_mtime_ns
            for top in ("scenes", "review", "approved", "assets")
            for folder, _, inner in os.walk(self.root / top)
            for name in inner
            if name.endswith(".yaml")
        ]


def cpu_ms(do: Callable[[], object], times: int) -> float:
    """The median CPU time of a call."""
    spent = []
    for _ in range(times):
        before = time.process_time()
        do()
        spent.append((time.process_time() - before) * 1000)
    return median(spent)


def told(what: str, ms: float, floor: float, of: str) -> None:
    print(f"{what:34}{ms:9.1f} ms CPU {ms / floor:8.1f} × {of} ({floor:.1f} ms)")


def measured(bench: Bench, times: int) -> None:
    """Print every figure."""
    bench.cut()
    bench.approved()  # what the first one reads is kept from then on
    one = bench.names[len(bench.names) // 2]
    listing = cpu_ms(bench.listed, times)
    for what, do in (
        ("approve one", bench.approved),
        ("retake one", bench.sent_back),
        ("approve one, opened anew", bench.open_and_approve),
    ):
        told(what, cpu_ms(do, times), listing, "listing the folders")
    bench.moved()
    told("move one in the cut", cpu_ms(bench.moved, times), listing, "listing the folders")
    shows: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("review of all", bench.reviewed),
        ("frames.show of all", bench.shown),
        ("timeline.show of all", bench.cut),
    )
    for what, show in shows:
        plain = show().plain() if hasattr(show(), "plain") else show().model_dump(mode="json")
        floor = cpu_ms(lambda plain=plain: json.dumps(plain), times)  # type: ignore[misc]
        told(what, cpu_ms(show, times), floor, "json.dumps of it")
    told("frames.show of one", cpu_ms(lambda: bench.shown(one), times), listing, "listing the folders")
    told("timeline.show of one", cpu_ms(lambda: bench.cut(one), times), listing, "listing the folders")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=2000)
    parser.add_argument("--film", type=Path)
    parser.add_argument("--decided", action="store_true")
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "film"
        if asked.film:
            shutil.copytree(asked.film, root)
        else:
            written(root, asked.frames)
        with Workspace.open(root, Settings(), CALLER) as workspace:
            if asked.decided:
                approve.approve(workspace, approve.ApproveAsk(selectors=["S*"]), CALLER)
            names = [f.frame_id for s in workspace.scenes for f in s.live_frames]
            print(f"{len(names)} frames in {len(workspace.scenes)} scenes")
            measured(Bench(root, workspace, names), asked.times)


if __name__ == "__main__":
    main()

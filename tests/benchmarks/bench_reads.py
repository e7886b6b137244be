"""What a served project's answers cost, against floors of the same run.

`python tests/benchmarks/bench_reads.py FILM` works on a copy of FILM. Times are CPU of the answering thread,
and of the whole process where a decision is made.
"""

from __future__ import annotations

import asyncio
import gzip
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.server.reads.project import ServedProject

_TIMES = 500


def spent(work: Callable[[], object], times: int = _TIMES) -> float:
    """Microseconds of this thread for one call."""
    before = time.thread_time()
    for _ in range(times):
        work()
    return (time.thread_time() - before) / times * 1e6


async def measured(root: Path) -> None:
    project = ServedProject(root, Settings(), "PRJ_B")
    before = time.perf_counter()
    await project.start()
    print(f"opened: {(time.perf_counter() - before) * 1e3:.0f} ms")
    for operation in ("timeline.show", "frames.show"):
        before = time.perf_counter()
        kept = await project.read(operation)
        made = (time.perf_counter() - before) * 1e3
        print(f"{operation}, made whole: {made:.0f} ms, {len(kept.body):,} bytes")
        at = time.thread_time()
        for _ in range(_TIMES):
            kept = await project.read(operation)
        print(f"{operation}, kept: {(time.thread_time() - at) / _TIMES * 1e6:.0f} µs")
        at = time.perf_counter()
        small = kept.coded("br") or b""
        print(f"{operation}, br once: {(time.perf_counter() - at) * 1e3:.0f} ms, {len(small):,} bytes")
    await project.write(lambda workspace: None)
    await asyncio.sleep(2.0)  # what was made beforehand is done
    print(f"state: {spent(lambda: project.version):.1f} µs; an empty call: {spent(lambda: None):.2f} µs")
    print(f"floor, gzip of the body each time: {spent(lambda: gzip.compress(kept.body, 6), 3) / 1e3:.0f} ms")
    await decisions(project)
    await project.close()


async def planned(root: Path) -> None:
    """The first look at a copy plans every scene anew; `bench_plan.py` measures that."""
    project = ServedProject(root, Settings(), "PRJ_B")
    await project.start(watch=False)
    await project.read("timeline.show")
    await project.close()


async def decisions(project: ServedProject) -> None:
    operation, caller = CATALOGUE["comment"], Caller("Ann <ann@example.org>")
    for number in range(5):
        ask = operation.ask.model_validate({"selectors": [f"S0{number + 1}/3"], "note": "lovely"})
        cpu, wall = time.process_time(), time.perf_counter()
        await project.write(lambda workspace, ask=ask: operation.function(workspace, ask, caller))
        middle = time.perf_counter()
        await project.read("timeline.show")
        await project.read("frames.show")
        end = time.perf_counter()
        print(
            f"decision {(middle - wall) * 1e3:.0f} ms, then both boards {(end - middle) * 1e3:.0f} ms; "
            f"{(time.process_time() - cpu) * 1e3:.0f} ms CPU in all"
        )
        await asyncio.sleep(1.0)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(sys.argv[1], Path(folder) / "film"))
        asyncio.run(planned(root))
        asyncio.run(measured(root))


if __name__ == "__main__":
    main()

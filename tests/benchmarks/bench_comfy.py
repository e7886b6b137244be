"""ComfyUI dispatch beside its floors. Ratios are measured side by side in one run.

    python -m tests.benchmarks.bench_comfy [--server URL] [--jobs 200] [--kills 100] [--only NAME]

Without --server a stand-in in a process of its own takes the jobs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import requests
import websocket

from storyboard_cli.core.settings import Settings
from storyboard_cli.render.base import Job
from storyboard_cli.render.comfy.graph import build
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.journal import MemoryJournal
from storyboard_cli.render.comfy.pipelines import open_pipeline
from storyboard_cli.render.comfy.renderer import ComfyRenderer
from storyboard_cli.render.comfy.task import Timing
from tests.callers import calling
from tests.render.comfy.killed_run import run
from tests.render.comfy.test_killed import kill_at
from tests.render.comfy.worlds import jobs, project, two_person_recipe, write_flat_pipeline

REPOSITORY = Path(__file__).resolve().parents[2]


@contextmanager
def stand_in(seconds: float = 0.0) -> Iterator[str]:
    """A stand-in in a process of its own; it ends with its standard input."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.doubles.comfy_server", "--seconds", str(seconds)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin and process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(10)


def renderer(root: Path, *urls: str) -> ComfyRenderer:
    spec = project(comfyui={"servers": list(urls)})
    return ComfyRenderer(
        root, spec, Settings(), MemoryJournal(), timing=Timing(), credentials=Credentials(), here=True
    )


def ours(root: Path, work: Sequence[Job], *urls: str) -> float:
    """Seconds that our dispatch takes from the first to the last picture, start-up included."""
    started = time.perf_counter()
    outcomes = list(renderer(root, *urls).render(work, calling()))
    assert all(o.picture for o in outcomes), [o.error for o in outcomes if o.error][:1]
    return time.perf_counter() - started


def bare(work: Sequence[Job], url: str) -> float:
    """Seconds of a bare loop over the same graphs: submit all, wait for the last, fetch all."""
    pipeline = None
    session = requests.Session()
    client = uuid.uuid4().hex
    started = time.perf_counter()
    socket = websocket.create_connection(f"ws{url[4:]}/ws?clientId={client}", timeout=60)
    waiting = set()
    for job in work:
        root = Path(os.environ["SB_BENCH_ROOT"])
        pipeline = pipeline or open_pipeline(root, job.recipe.pipeline)
        graph = build(job.recipe, pipeline, lambda key: "").submitted(f"bare/{uuid.uuid4()}")
        answer = session.post(f"{url}/prompt", json={"prompt": graph, "client_id": client}).json()
        waiting.add(answer["prompt_id"])
    files = []
    while waiting:
        message = socket.recv()
        found = json.loads(message) if isinstance(message, str) else {}
        data = found.get("data", {})
        if found.get("type") == "executed" and data.get("node") == "save":
            files.append(data["output"]["images"][0])
        if found.get("type") == "executing" and data.get("node") is None:
            waiting.discard(data.get("prompt_id"))
    for file in files:
        assert session.get(f"{url}/view", params=file).content.startswith(b"\x89PNG")
    socket.close()
    return time.perf_counter() - started


def other(work: Sequence[Job], round_: int) -> list[Job]:
    """The same jobs with other seeds, so that no server has them cached."""
    fresh = []
    for index, job in enumerate(work):
        seeds = job.recipe.seeds.model_copy(update={"seed": (round_ * 10_007 + index * 13) % 16_000_000})
        fresh.append(
            Job(f"{job.job_id}r{round_}", job.subject, job.recipe.model_copy(update={"seeds": seeds}))
        )
    return fresh


def dispatch(root: Path, count: int, server: str | None) -> str:
    with ExitStack() as stack:
        url = server or stack.enter_context(stand_in())
        base = jobs(count, width=128, height=96)
        salt = random.randrange(100_000) * 16
        rows = [
            (bare(other(base, salt + 2 * i), url), ours(root, other(base, salt + 2 * i + 1), url))
            for i in range(5)
        ]
    ratio = median(b / o for b, o in rows)
    best = max(count / o for _, o in rows)
    floor = max(count / b for b, _ in rows)
    return f"{ratio:.2f} of a bare submit-all loop (≥ 0.95); {best:.1f} jobs/s, bare {floor:.1f}"


def two_servers(root: Path, count: int, server: str | None) -> str:
    with stand_in(0.1) as one, stand_in(0.1) as two:
        alone = ours(root, other(jobs(60), 1), one)
        both = ours(root, other(jobs(60), 2), one, two)
    return f"{alone / both:.2f} × one (≥ 1.9)"


def twenty_servers(root: Path, count: int, server: str | None) -> str:
    with ExitStack() as stack:
        urls = [stack.enter_context(stand_in(1.0)) for _ in range(20)]
        made = renderer(root, *urls)
        outcomes = list(made.render(other(jobs(200), 3), calling()))
        assert all(o.picture for o in outcomes)
    spans = [(t.last_at or 0) - (t.first_at or 0) for t in made.all_counters]
    busy = sum(t.done * 1.0 for t in made.all_counters) / sum(spans)
    return f"{busy:.1%} busy (≥ 95 %)"


def graph_building(root: Path, count: int, server: str | None) -> str:
    recipe, pipeline = two_person_recipe(), open_pipeline(None, "scene-sdxl@1")
    times = []
    for _ in range(200):
        started = time.perf_counter()
        build(recipe, pipeline, lambda key: "sb/x.png")
        times.append(time.perf_counter() - started)
    return f"{median(times) * 1000:.2f} ms a frame (≤ 5)"


def memory(root: Path, count: int, server: str | None) -> str:
    import resource

    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    with stand_in() as url:
        work = other(jobs(2_000), 7)
        early = 0.0
        for number, outcome in enumerate(renderer(root, url).render(work, calling())):
            assert outcome.picture
            early = peak() if number == 200 else early
    return f"{peak() - early:+.1f} MB between job 200 and 2,000"


def kills(root: Path, count: int, server: str | None, times: int = 100) -> str:
    """Kill a 200-job run so many times at random moments; every frame once, none lost."""
    moments = random.Random(1)
    killed = 0
    with ExitStack() as stack:
        url = server or stack.enter_context(stand_in(0.01))
        while killed < times:
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder)
                write_flat_pipeline(place)
                for _ in range(min(10, times - killed)):
                    kill_at(place, url, 200, moments.uniform(0.0, 0.6), REPOSITORY)
                    killed += 1
                run(place, url, 200)
                stored = sorted(p.name.partition("_")[0] for p in (place / "frames").glob("*.png"))
                assert stored == [f"job{i:04d}" for i in range(200)], (
                    f"{len(stored)} pictures after {killed} kills"
                )
    return f"{killed} kills, every frame exactly once"


MEASURES: dict[str, Callable[[Path, int, str | None], str]] = {
    "dispatch": dispatch,
    "two-servers": two_servers,
    "twenty-servers": twenty_servers,
    "graph": graph_building,
    "memory": memory,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--server")
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--only", choices=[*MEASURES, "kills"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_flat_pipeline(root)
        os.environ["SB_BENCH_ROOT"] = folder
        for name, measure in MEASURES.items():
            if given.only in (None, name):
                print(f"{name:16} {measure(root, given.jobs, given.server)}", flush=True)
        if given.kills:
            print(f"{'kills':16} {kills(root, given.jobs, given.server, given.kills)}", flush=True)


if __name__ == "__main__":
    main()

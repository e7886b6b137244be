"""The server's numbers, beside a bare FastAPI route that sends the same bytes from the same kind of server.

`python tests/benchmarks/bench_server.py FILM [reads decisions events ready memory]` works on copies of FILM.

Two cores that others keep busy (load 5 to 10): wall times are those of a crowd, CPU and ratios of rounds in
alternation say more. 2,000 frames, 8 clients on open connections; CPU of the server by that of the bare one:

                bytes   at first        after routes, keys and heads are found once
    project     1,577   0.463 ms 3.19   0.160 ms 1.45
    frame         981   0.480    3.02   0.147    1.35
    asset      15,662   0.510    4.00   0.153    1.33
    job           922   0.533    4.90   0.247    1.85
    timeline  620,428   0.600    2.06   0.367    1.16
      as br    24,979   0.447    3.04   0.200    1.44
      as gzip  41,713   0.440    3.21   0.173    1.53
      304               0.340    3.00   0.160    1.33

Since then folders are looked at less often; only the frame was measured again: 0.74, 0.94, 1.06, 1.18 in four
rounds, where it had been 1.50 to 1.60 in four rounds just before.

A job that has ended has its bytes, its tag and its lines made once too: 0.173 ms, 1.30 of bare, 0.86 of its
requests a second (three rounds, load 1.1; 0.66 to 0.72 before).

    approval alone           at first p50 148 ms, slowest of 40 464 ms, 149 ms CPU in all; now two runs
                             of 30: p50 50 and 41 ms, slowest 640 and 105 ms, 85 and 78 ms CPU
      20 clients read        p50 249 ms, slowest of 40 622 ms (at first; not measured again)
      beside a render        p50 335 ms, slowest of 40 932 ms (at first; not measured again)
    200 listeners, 20/s      120,000 of 120,000 heard, no gap, p50 106 ms, p99 289 ms, 0.087 ms CPU a message
                             (at first; not measured again)
    ready                    0.8 s CPU each: example, 2,000 frames, 50 projects; FastAPI, Granian alone 0.4 s;
                             wall 4.7, 5.3 and 2.5 s at load 6 to 10
    memory                   50 MB at the start, 155 MB after all reads, 157 MB with 200 listeners
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOAD = Path(__file__).parent / "load"
ROUNDS = 5
_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """Seconds of CPU that a process used, in the program and in the system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def memory_mb(pid: int) -> float:
    """What it holds of the machine's memory, its share of what others use too."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


class Served:
    """`sb serve` in a process of its own."""

    def __init__(self, *words: str, folder: Path) -> None:
        line = [sys.executable, "-m", "storyboard_cli", "serve", "--json", "--port", "0", *words]
        self.began = time.perf_counter()
        environment = {**os.environ, "SB_ACTOR": "Ann Rao <ann@example.org>"}
        self.process = subprocess.Popen(line, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        said = json.loads(self.process.stdout.readline())
        assert said["ok"], said
        self.port, self.token, self.pid = said["data"]["port"], said["data"]["token"], self.process.pid
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, bytes]:
        """Status, headers and body."""
        sent = {"authorization": f"Bearer {self.token}", **headers}
        data = None
        if method == "POST":
            data, sent["content-type"] = json.dumps(body or {}).encode(), "application/json"
        self.connection.request(method, path, data, sent)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def get(self, path: str, **headers: str) -> tuple[Any, bytes]:
        status, found, body = self.ask("GET", path, None, **headers)
        assert status == 200, body
        return found, body

    def post(self, path: str, body: Any = None) -> dict[str, Any]:
        status, _, said = self.ask("POST", path, body, **{"idempotency-key": str(uuid.uuid4())})
        assert status in (200, 201, 202), said
        found: dict[str, Any] = json.loads(said)
        return found

    def head(self, path: str, **more: str) -> bytes:
        """The bytes of a request for the path."""
        lines = {"host": "127.0.0.1", "authorization": f"Bearer {self.token}", **more}
        said = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return f"GET {path} HTTP/1.1\r\n{said}\r\n".encode()

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.wait(60)


@contextlib.contextmanager
def served(film: Path, *words: str) -> Iterator[Served]:
    """A server of a copy of the film, in which every row of its board was read once."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(film, Path(folder) / "film"))
        server = Served(*words, folder=root)
        try:
            for path in ("", "/timeline", "/frames"):
                server.get(P + path)
            yield server
        finally:
            server.stop()


P = "/v1/projects/PRJ_001"


def load(port: int, pid: int, request: bytes, times: int, clients: int = 8) -> dict[str, float]:
    """What so many requests cost the process, and what its clients saw."""
    before = cpu_s(pid)
    line = [sys.executable, str(LOAD / "askers.py"), str(port), str(clients), str(times)]
    said = subprocess.run(line, input=request, stdout=subprocess.PIPE, check=True).stdout
    found: dict[str, Any] = json.loads(said)
    assert len(found["statuses"]) == 1, found
    return {**found, "cpu_ms": (cpu_s(pid) - before) / times * 1e3}


# --- reads ------------------------------------------------------------------------------------------------


def reads(film: Path) -> None:
    """Each read in alternation with a bare route that sends the same bytes."""
    with served(film) as server, tempfile.TemporaryDirectory() as folder:
        job = server.post(f"{P}/frames/FR_S01_001/renders", {"force": True})["href"]
        server.get(job + "?wait=60")
        time.sleep(2)
        br, gz, cut = {"accept-encoding": "br"}, {"accept-encoding": "gzip"}, f"{P}/timeline"
        asked: list[tuple[str, str, dict[str, str], int]] = [
            ("project", P, {}, 3000),
            ("frame", f"{P}/frames/FR_S01_001", {}, 3000),
            ("asset", f"{P}/assets/CHAR_001", {}, 3000),
            ("job", job, {}, 3000),
            ("timeline", cut, {}, 600),
            ("timeline br", cut, br, 1500),
            ("timeline gzip", cut, gz, 1500),
        ]
        for number, (_, path, headers, _) in enumerate(asked):
            Path(folder, str(number)).write_bytes(server.get(path, **headers)[1])
        seen, _ = server.get(cut)
        asked.append(("timeline 304", cut, {"if-none-match": seen["etag"]}, 3000))
        Path(folder, str(len(asked) - 1)).write_bytes(b"{}")
        with bare(folder) as (port, pid):
            print(f"{'':14}    bytes  CPU ms     bare  ratio   per s  ratio  p50/p99 ms      bare")
            for number, (name, path, headers, times) in enumerate(asked):
                ours, floor = [], []
                for _ in range(ROUNDS):
                    ours.append(load(server.port, server.pid, server.head(path, **headers), times))
                    request = server.head(f"/{number}")
                    floor.append(load(port, pid, request, times))
                _row(name, Path(folder, str(number)).stat().st_size, ours, floor)


def _row(name: str, size: int, ours: list[dict[str, float]], floor: list[dict[str, float]]) -> None:
    mine, bare = (
        {
            key: statistics.median(each[key] for each in rounds)
            for key in ("cpu_ms", "per_s", "p50_ms", "p99_ms")
        }
        for rounds in (ours, floor)
    )
    cpu = statistics.median(a["cpu_ms"] / b["cpu_ms"] for a, b in zip(ours, floor, strict=True))
    per_s = statistics.median(a["per_s"] / b["per_s"] for a, b in zip(ours, floor, strict=True))
    print(
        f"{name:14} {size:8,} {mine['cpu_ms']:7.3f}  {bare['cpu_ms']:7.3f}  {cpu:5.2f} {mine['per_s']:7.0f}  "
        f"{per_s:5.2f}  {mine['p50_ms']:4.1f}/{mine['p99_ms']:4.1f}  "
        f"{bare['p50_ms']:4.1f}/{bare['p99_ms']:4.1f}",
        flush=True,
    )


@contextlib.contextmanager
def bare(folder: str) -> Iterator[tuple[int, int]]:
    """The bare routes: their port and process."""
    line = [sys.executable, str(LOAD / "bare.py"), folder]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        _answers(port)
        try:
            yield port, process.pid
        finally:
            process.terminate()


def _answers(port: int) -> None:
    for _ in range(500):
        with contextlib.suppress(OSError):
            http.client.HTTPConnection("127.0.0.1", port).connect()
            return
        time.sleep(0.02)


# --- decisions --------------------------------------------------------------------------------------------


def decisions(film: Path) -> None:
    """Approvals of one frame of all: a file, an event and the key of the request, kept before the answer."""
    with served(film) as server:
        time.sleep(3)
        _decided("alone", server, range(1, 41))
        with _readers(server):
            _decided("while 20 clients read", server, range(41, 81))
    with served(film) as server:
        time.sleep(3)
        job = server.post(f"{P}/renders", {"force": True, "selectors": [f"S{n}" for n in range(100, 140)]})
        _decided("beside a render", server, range(1, 41))
        state = json.loads(server.get(job["href"])[1])["state"]
        print(f"the render is {state} now")


def _decided(name: str, server: Served, scenes: range) -> None:
    waits, used = [], cpu_s(server.pid)
    for scene in scenes:
        at = time.perf_counter()
        server.post(f"{P}/frames/FR_S{scene:02}_003:approve")
        waits.append((time.perf_counter() - at) * 1e3)
        time.sleep(0.25)
    used = (cpu_s(server.pid) - used) / len(waits) * 1e3
    waits.sort()
    print(
        f"decision {name:22}: p50 {waits[len(waits) // 2]:.0f} ms, p99 {waits[-1]:.0f} ms of {len(waits)}; "
        f"{used:.0f} ms CPU of the server for each and what follows",
        flush=True,
    )


@contextlib.contextmanager
def _readers(server: Served) -> Iterator[None]:
    """Twenty who look at a board ten times a second each."""
    line = [sys.executable, str(LOAD / "lookers.py"), str(server.port), "20"]
    requests = server.head(f"{P}/timeline", **{"accept-encoding": "br"})
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(requests)
        process.stdin.close()
        yield
        process.terminate()
        print(process.stdout.read().decode().strip())


# --- events -----------------------------------------------------------------------------------------------


def events(film: Path, clients: int = 200, per_s: int = 20, seconds: int = 30) -> None:
    """Events that another process records, as each of many listeners hears them."""
    with served(film) as server:
        time.sleep(3)
        head = json.loads(server.get(f"{P}/events?after=0&limit=1")[1])["head"]
        count = per_s * seconds
        line = [sys.executable, str(LOAD / "listeners.py"), str(server.port), server.token, "PRJ_001"]
        listening = subprocess.Popen(
            [*line, str(clients), str(head + count)], stdout=subprocess.PIPE, text=True
        )
        assert listening.stdout is not None and listening.stdout.readline() == "ready\n"
        used, at = cpu_s(server.pid), time.perf_counter()
        folder = str(Path(f"/proc/{server.pid}/cwd").resolve())
        making = [sys.executable, str(LOAD / "makers.py"), folder, str(count), str(per_s)]
        subprocess.run(making, check=True)
        found = json.loads(listening.stdout.read())
        used, took = cpu_s(server.pid) - used, time.perf_counter() - at
        listening.wait()
        print(
            f"events: {found['heard']:,} of {clients * count:,} heard, "
            f"{found['whole']} of {clients} listeners without a gap, in {took:.1f} s; "
            f"delay p50 {found['p50_ms']:.0f} ms, p99 {found['p99_ms']:.0f} ms; "
            f"server {used:.1f} s CPU, {used / max(1, found['heard']) * 1e3:.3f} ms a message; "
            f"listeners {found['client_s']:.1f} s CPU",
            flush=True,
        )


# --- starting, memory -------------------------------------------------------------------------------------


def ready(film: Path) -> None:
    """From the start of the process to the first answer."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        init = [sys.executable, "-m", "storyboard_cli", "init", str(root / "example"), "--example", "--quiet"]
        subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
        many = root / "many"
        for number in range(50):
            one = shutil.copytree(root / "example", many / f"PRJ_{number:03}")
            text = (one / "project.yaml").read_text()
            was = next(line for line in text.splitlines() if line.startswith("project_id:"))
            (one / "project.yaml").write_text(text.replace(was, f"project_id: PRJ_{number:03}"))
        long = Path(shutil.copytree(film, root / "film"))
        bare_python = _spent([sys.executable, "-c", "import fastapi, granian.server.embed"])
        print(f"importing FastAPI and Granian alone: {bare_python[0]:.2f} s, {bare_python[1]:.2f} s CPU")
        cases = (
            ("example", root / "example", ()),
            ("2,000 frames", long, ()),
            ("50 projects", root, ("--projects", str(many))),
        )
        for name, where, words in cases:
            took = [_ready(Served(*words, folder=where)) for _ in range(ROUNDS)]
            wall, cpu = (statistics.median(one[n] for one in took) for n in (0, 1))
            print(f"ready, {name}: {wall:.2f} s, {cpu:.2f} s CPU", flush=True)
        server = Served(folder=long)
        at, used = time.perf_counter(), cpu_s(server.pid)
        for path in ("", "/timeline", "/frames"):
            before = time.perf_counter()
            server.get(P + path)
            took_ms = (time.perf_counter() - before) * 1e3
            print(f"first GET {path or 'project'} of 2,000 frames: {took_ms:.0f} ms")
        time.sleep(3)
        print(f"opening in all {cpu_s(server.pid) - used:.2f} s CPU, {time.perf_counter() - at - 3:.2f} s")
        server.stop()


def _ready(server: Served) -> tuple[float, float]:
    server.get("/v1/health")
    found = time.perf_counter() - server.began, cpu_s(server.pid)
    server.stop()
    return found


def _spent(line: list[str]) -> tuple[float, float]:
    before, at = os.times(), time.perf_counter()
    subprocess.run(line, check=True)
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return time.perf_counter() - at, used


def memory(film: Path) -> None:
    """What the server holds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(film, Path(folder) / "film"))
        server = Served(folder=root)
        server.get("/v1/health")
        print(f"memory, just started: {memory_mb(server.pid):.0f} MB")
        for path in ("", "/timeline", "/frames", "/review", "/status", "/assets"):
            for coding in ("identity", "br", "gzip"):
                server.get(P + path, **{"accept-encoding": coding})
        time.sleep(3)
        print(f"memory, after all reads of 2,000 frames: {memory_mb(server.pid):.0f} MB")
        for number in range(1, 201):
            server.get(f"{P}/frames/FR_S{number:02}_001")
        print(f"memory, after 200 frames one by one: {memory_mb(server.pid):.0f} MB")
        with _listening(server, 200):
            print(f"memory, with 200 listeners: {memory_mb(server.pid):.0f} MB", flush=True)
        server.stop()


@contextlib.contextmanager
def _listening(server: Served, clients: int) -> Iterator[None]:
    line = [sys.executable, str(LOAD / "listeners.py"), str(server.port), server.token, "PRJ_001"]
    with subprocess.Popen([*line, str(clients), "999999999"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        yield
        process.terminate()


PARTS = {"reads": reads, "decisions": decisions, "events": events, "ready": ready, "memory": memory}


def main() -> None:
    film = Path(sys.argv[1])
    for name in sys.argv[2:] or PARTS:
        print(f"--- {name}, load {os.getloadavg()[0]:.1f}", flush=True)
        PARTS[name](film)
        print(f"--- load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()

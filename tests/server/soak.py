"""Many clients for many minutes, and a service that is killed now and then: what is lost, doubled, and grows.

`python -m tests.server.soak --minutes 10 --clients 50`
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import httpx

from tests.ops.conftest import FILES, make_film
from tests.server.attacks.kills import Load, finished, free_port, lost_and_doubled, replayed, verified
from tests.server.served import own_process

READS = (
    "/timeline",
    "/frames",
    "/review",
    "/status",
    "/frames/FR_S01_001",
    "/jobs",
    "/events",
    "/scenes/S01",
)
WARM_S = 10.0


@dataclass
class Everybody:
    """Those who read, and those who listen, while a `Load` decides."""

    load: Load
    codes: Counter[str] = field(default_factory=Counter)
    reads: list[float] = field(default_factory=list)
    heard: int = 0
    faults: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, seed: int) -> None:
        """Read one thing after the other."""
        chance = random.Random(seed)
        with httpx.Client(base_url=self.load.address, timeout=30, trust_env=False) as http:
            while not self.over.is_set():
                signed = {"authorization": f"Bearer {self.load.token}"}
                began = time.perf_counter()
                try:
                    told = http.get(f"/v1/projects/PRJ_001{chance.choice(READS)}", headers=signed)
                except httpx.HTTPError as error:
                    self.codes[type(error).__name__] += 1
                    time.sleep(0.1)
                    continue
                self.codes[str(told.status_code)] += 1
                if told.status_code == 200:
                    self.reads.append(time.perf_counter() - began)
                elif told.status_code >= 500 and told.json()["code"] not in ("stopping", "project-closed"):
                    self.faults.append(f"{told.status_code} {told.request.url.path} {told.text[:200]}")
                time.sleep(chance.uniform(0.0, 0.1))

    def listen(self, head: int) -> None:
        """Hear every event once, in its order, across all restarts."""
        last = head
        while not self.over.is_set():
            headers = {
                "authorization": f"Bearer {self.load.token}",
                "accept": "text/event-stream",
                "last-event-id": str(last),
            }
            path = f"{self.load.address}/v1/projects/PRJ_001/events"
            with (
                suppress(httpx.HTTPError),
                httpx.stream("GET", path, headers=headers, timeout=20, trust_env=False) as stream,
            ):
                for line in stream.iter_lines():
                    if self.over.is_set():
                        return
                    if line.startswith("id: "):
                        seq = int(line[4:])
                        if seq != last + 1:
                            self.faults.append(f"event {seq} was heard after {last}")
                        last, self.heard = seq, self.heard + 1
                    elif line in ("event: reset", "event: dropped"):
                        self.faults.append(f"a listener was told {line}")
            time.sleep(0.2)


def size_of(process: int) -> tuple[int, int]:
    """Kilobytes in memory, and open files, of a process."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    [resident] = [int(line.split()[1]) for line in lines if line.startswith("VmRSS")]
    return resident, len(list(Path(f"/proc/{process}/fd").iterdir()))


def percentiles(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "-"
    found = quantiles(seconds, n=100)
    return f"p50 {found[49] * 1000:.1f} ms, p99 {found[98] * 1000:.1f} ms"


def soak(folder: Path, minutes: float, clients: int, seed: int = 1) -> tuple[list[str], list[str]]:
    """What happened, and what was wrong."""
    chance, port = random.Random(seed), free_port()
    load = Load(f"http://127.0.0.1:{port}", seed)
    everybody = Everybody(load)
    threads: list[threading.Thread] = []
    growth: list[str] = []
    faults: list[str] = []
    kills, until = 0, time.monotonic() + minutes * 60
    while time.monotonic() < until:
        with own_process(folder, port=port) as running:
            faults += replayed(running.client, load.acknowledged, chance)
            load.is_up(running.client.token)
            if not threads:
                head = running.client.get("/events").json()["head"]
                deciders, listeners = max(1, clients // 6), max(1, clients // 4)
                load.begin(deciders)
                works = [(everybody.listen, head)] * listeners
                works += [(everybody.read, seed + n) for n in range(clients - deciders - listeners)]
                threads = [threading.Thread(target=work, args=(said,)) for work, said in works]
                for thread in threads:
                    thread.start()
            life = min(chance.uniform(30, 60), max(WARM_S + 5, until - time.monotonic()))
            time.sleep(WARM_S)
            begin = size_of(running.process.pid)
            time.sleep(life - WARM_S)
            end = size_of(running.process.pid)
            growth.append(
                f"{begin[0] // 1024} → {end[0] // 1024} MB, {begin[1]} → {end[1]} files in {life:.0f} s"
            )
            if time.monotonic() < until:
                load.is_down()
                running.kill()
                kills += 1
    everybody.over.set()
    load.end()
    for thread in threads:
        thread.join(40)
    with own_process(folder, port=port) as running:
        lost, doubled = lost_and_doubled(running.client, load)
        faults += lost + doubled + replayed(running.client, load.acknowledged, chance, most=100)
        faults += finished(running.client)
    faults += load.wrong + everybody.faults + verified(folder)
    told = [
        f"{minutes:g} minutes, {clients} clients, {kills} kills",
        f"reads: {len(everybody.reads)}, {percentiles(everybody.reads)}; by status: {dict(everybody.codes)}",
        f"decisions and jobs: {len(load.acknowledged)} acknowledged, {percentiles(load.waits)}; "
        f"{load.again} repeated after a kill: {load.answer_lost} done and their answers lost, "
        f"{len(load.unknown)} of unknown outcome",
        f"lost: {len(lost)}; doubled: {len(doubled)}",
        f"events heard: {everybody.heard}; lost or doubled: {len(everybody.faults)}",
        *(f"life {number}: {said}" for number, said in enumerate(growth, 1)),
        f"faults: {len(faults)}",
    ]
    return told, faults


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--clients", type=int, default=50)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        film = Path(shutil.copytree(make_film(Path(home) / "made", FILES), Path(home) / "film"))
        told, faults = soak(film, asked.minutes, asked.clients)
    sys.stdout.write("\n".join([*told, *faults[:20], ""]))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""A service that is killed again and again under load: what it acknowledged is kept, and made once.

By hand: `python -m tests.server.attacks.kills --kills 60`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.ops.conftest import FILES, make_film
from tests.server.served import Client, own_process

FRAMES = ("FR_S01_001", "FR_S01_002", "FR_S02_001")
_BUSY = ("request-running", "project-busy", "database-busy", "stopping", "project-closed")


@dataclass(frozen=True)
class Acknowledged:
    """A request that was answered: what was asked under which key, and the answer."""

    path: str
    body: dict[str, Any]
    key: str
    headers: dict[str, str]
    status: int
    answer: bytes


@dataclass
class Load:
    """Several that decide, remark, order and ask for renders at the address, as long as it goes on.

    All of them have one token, so that the ledger signs all that they do with one name.
    """

    address: str
    seed: int
    token: str = ""
    acknowledged: list[Acknowledged] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """What each remark said."""
    done: list[str] = field(default_factory=list)
    """Remarks that were said to be recorded, though their answer was lost."""
    again: int = 0
    """Requests that were repeated because the service did not answer."""
    answer_lost: int = 0
    unknown: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _up: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, count: int = 8) -> None:
        for number in range(count):
            thread = threading.Thread(target=self._ask, args=(random.Random(self.seed + number),))
            self._threads.append(thread)
            thread.start()

    def is_up(self, token: str) -> None:
        """A service answers: with this token."""
        self.token = token
        self._up.set()

    def wait_for(self, more: int) -> None:
        """Wait until so many more were acknowledged."""
        until, wanted = time.monotonic() + 15, len(self.acknowledged) + more
        while len(self.acknowledged) < wanted and time.monotonic() < until:
            time.sleep(0.002)

    def is_down(self) -> None:
        self._up.clear()

    def end(self) -> None:
        self._over.set()
        self._up.set()
        for thread in self._threads:
            thread.join(60)

    def _ask(self, chance: random.Random) -> None:
        with httpx.Client(base_url=self.address, timeout=30, trust_env=False) as http:
            while not self._over.is_set():
                path, body, headers = _wish(chance)
                headers["idempotency-key"] = str(uuid4())
                if path.endswith(":comment"):
                    self.asked.append(body["note"])
                self._until_answered(http, path, body, headers)

    def _until_answered(
        self, http: httpx.Client, path: str, body: dict[str, Any], headers: dict[str, str]
    ) -> None:
        """Asks with one key until there is an answer, as whoever wants to be sure does."""
        tries = 0
        while not self._over.is_set():
            self._up.wait(30)
            signed = {**headers, "authorization": f"Bearer {self.token}"}
            began = time.perf_counter()
            try:
                told = http.post(f"/v1/projects/PRJ_001{path}", json=body, headers=signed)
            except httpx.HTTPError:
                self.again += tries == 0
                tries += 1
                time.sleep(0.01)
                continue
            code = told.json().get("code", "") if told.status_code >= 400 else ""
            if code in _BUSY or told.status_code == 401:
                time.sleep(0.02)  # 401: it was another service's token; this one has its own
                continue
            if code == "outcome-unknown":
                self.unknown.append(f"{path} {told.text[:300]}")
            elif code == "answer-lost":
                self.answer_lost += 1
                self.done += [body["note"]] if path.endswith(":comment") else []
            elif told.status_code in (200, 201, 202):
                key = headers["idempotency-key"]
                self.waits.append(time.perf_counter() - began)
                self.acknowledged.append(
                    Acknowledged(path, body, key, headers, told.status_code, told.content)
                )
            elif told.status_code not in (404, 409, 412, 422):
                self.wrong.append(f"{told.status_code} {path} {told.text[:300]}")
            return


def _wish(chance: random.Random) -> tuple[str, dict[str, Any], dict[str, str]]:
    frame, kind = chance.choice(FRAMES), chance.random()
    if kind < 0.35:
        return f"/frames/{frame}:comment", {"note": f"remark {chance.getrandbits(64):016x}"}, {}
    if kind < 0.6:
        verb = chance.choice(("approve", "retake"))
        return f"/frames/{frame}:{verb}", {"note": f"{verb} {chance.getrandbits(64):016x}"}, {}
    if kind < 0.95:
        order = chance.sample(FRAMES, 2)
        return "/timeline:move", {"selectors": [order[0]], "after": order[1]}, {"if-match": "*"}
    return "/renders", {"selectors": [frame], "force": True}, {}


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Outcome:
    kills: int
    acknowledged: int
    again: int
    answer_lost: int
    unknown: list[str]
    lost: list[str]
    doubled: list[str]
    faults: list[str]

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged, {self.again} repeated after a kill: "
            f"{self.answer_lost} done and their answers lost, {len(self.unknown)} of unknown outcome; "
            f"{len(self.lost)} lost, {len(self.doubled)} doubled, {len(self.faults)} faults"
        )


def killed_again_and_again(
    folder: Path, kills: int, seed: int = 1, most_answers: int = 30, clients: int = 8
) -> Outcome:
    """Serves the film under load, kills the service so often, and looks at what is left each time."""
    chance, port = random.Random(seed), free_port()
    load = Load(f"http://127.0.0.1:{port}", seed)
    faults: list[str] = []
    load.begin(clients)
    try:
        for _ in range(kills):
            with own_process(folder, port=port, at_once=True) as running:
                faults += replayed(running.client, load.acknowledged, chance)
                load.is_up(running.client.token)
                load.wait_for(chance.randint(1, most_answers))
                time.sleep(chance.uniform(0.0, 0.1))
                load.is_down()
                running.kill()
    finally:
        load.end()
    with own_process(folder, port=port, at_once=True) as running:
        faults += replayed(running.client, load.acknowledged, chance, most=200)
        faults += finished(running.client)
        lost, doubled = lost_and_doubled(running.client, load)
    faults += lost + doubled + load.wrong + verified(folder)
    return Outcome(
        kills,
        len(load.acknowledged),
        load.again,
        load.answer_lost,
        load.unknown,
        lost,
        doubled,
        faults,
    )


def replayed(
    client: Client, acknowledged: list[Acknowledged], chance: random.Random, most: int = 15
) -> list[str]:
    """Acknowledged requests that are answered otherwise when they come again: the newest, and some others."""
    known = list(acknowledged)
    again = known[-most:] + chance.sample(known, min(most, len(known)))
    found = []
    for one in again:
        told = client.post(one.path, one.body, headers=one.headers)
        if (told.status_code, told.content) != (one.status, one.answer):
            found.append(f"another answer to {one.path}: {told.status_code} {told.text[:200]}")
    return found


def lost_and_doubled(client: Client, load: Load) -> tuple[list[str], list[str]]:
    """Remarks that were said to be recorded and are not, and those that are there twice."""
    text = []
    after: int | None = 0
    while after is not None:
        page = client.get("/events", params={"after": after, "limit": 5000}).json()
        text += [event["body"]["note"] for event in page["events"] if event["kind"] == "review.decided"]
        after = page["next"]
    times = Counter(text)
    said = [one.body["note"] for one in load.acknowledged if one.path.endswith(":comment")]
    lost = [f"{note} is not in the ledger" for note in [*said, *load.done] if not times[note]]
    return lost, [f"{note} is {times[note]} times in the ledger" for note in load.asked if times[note] > 1]


def finished(client: Client) -> list[str]:
    """Jobs that do not come to an end, or end badly for another reason than having been killed."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        jobs = client.get("/jobs", params={"limit": 5000}).json()["jobs"]
        waiting = [job for job in jobs if job["state"] in ("queued", "running")]
        if not waiting:
            return [f"{job}" for job in jobs if job["state"] == "failed" and not job["dead"]][:5]
        with suppress(httpx.HTTPError):
            client.get(f"/jobs/{waiting[-1]['job_id']}", params={"wait": 10})
    return [f"{len(waiting)} jobs wait still"]


def verified(folder: Path) -> list[str]:
    line = [sys.executable, "-m", "storyboard_cli", "verify", "-C", str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=300, check=False)
    return [] if done.returncode == 0 else [f"sb verify: {done.stdout}{done.stderr}"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--clients", type=int, default=20)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        film = Path(shutil.copytree(make_film(Path(home) / "made", FILES), Path(home) / "film"))
        found = killed_again_and_again(film, asked.kills, asked.seed, clients=asked.clients)
    sys.stdout.write("\n".join([str(found), *found.unknown[:5], *found.faults[:20], ""]))
    return 1 if found.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Processes that use one desk at once, or that die by SIGKILL while they use it.

They are forked from a process without threads, which takes a millisecond each:
`python -m tests.doubles.desk_processes race FILE` or `… kill FILE ROUNDS SEED`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storyboard_cli.server.desk.port import Enqueued
from storyboard_cli.server.desk.request import Answered, Reply, Unknown
from storyboard_cli.server.desk.store import Desk
from tests.doubles.desk_asks import accepted, new_job, request

RACERS = 12


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """A process that does `work` with the end of a pipe to write to; its id, and the pipe's other end."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            work(write)
        finally:
            os._exit(0)
    os.close(write)
    return child, read


def drained(read: int) -> bytes:
    """All that was written until the other end closed."""
    found = b""
    while more := os.read(read, 65_536):
        found += more
    os.close(read)
    return found


def race(path: Path) -> list[str]:
    """What each of twelve processes is answered that ask for a job with one key at once."""
    go_read, go_write = os.pipe()

    def ask(number: int) -> Callable[[int], None]:
        def work(write: int) -> None:
            os.close(go_write)
            desk = Desk(path, server="one")
            os.write(write, b"!")
            os.read(go_read, 1)  # ends when everybody is there
            found = desk.enqueue(new_job(f"job_{number}"), request(), accepted(f"job_{number}"))
            body = found.reply.body if isinstance(found, Answered) else f"job_{number}".encode()
            os.write(write, type(found).__name__.encode() + b" " + body)

        return work

    racers = [forked(ask(number)) for number in range(RACERS)]
    for _, read in racers:
        assert os.read(read, 1) == b"!"
    os.close(go_write)
    said = [drained(read).decode() for _, read in racers]
    for child, _ in racers:
        os.waitpid(child, 0)
    return said


def works(path: Path, name: str) -> Callable[[int], None]:
    """Asks for a job, then works on a request and answers it, again and again; says each that returned."""

    def work(write: int) -> None:
        desk = Desk(path, server=name)
        for number in range(10_000):
            job_id = f"{name}-{number}"
            desk.enqueue(new_job(job_id), request(f"job {job_id}"), accepted(job_id))
            os.write(write, f"job {job_id}\n".encode())
            desk.begin(request(f"now {job_id}"), (number, f"hash {number}"))
            os.write(write, f"begun {job_id}\n".encode())
            desk.answer(request(f"now {job_id}"), Reply(200, {"ETag": job_id}, job_id.encode() * 500))
            os.write(write, f"answered {job_id}\n".encode())

    return work


def killed(path: Path, name: str, chance: random.Random) -> list[list[str]]:
    """What a process said that was killed at some moment."""
    child, read = forked(works(path, name))
    said = b""
    wanted = chance.randrange(1, 25)
    while said.count(b"\n") < wanted:
        more = os.read(read, 65_536)
        assert more, f"the process ended by itself when it had said {said!r}"
        said += more
    end = time.monotonic() + chance.uniform(0, 0.004)
    while time.monotonic() < end:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += drained(read)
    return [line.split() for line in said.decode().splitlines()]


def faults(path: Path, name: str, said: list[list[str]]) -> list[str]:
    """What the desk does not keep of what it acknowledged, and what it keeps half."""
    desk = Desk(path, server=f"after {name}")
    found: list[str] = []
    jobs = {job.job_id for job in desk.jobs(limit=100_000) if job.job_id.startswith(f"{name}-")}
    answered = {job_id for verb, job_id in said if verb == "answered"}
    for verb, job_id in said:
        if verb == "job" and job_id not in jobs:
            found.append(f"{job_id} was acknowledged and is gone")
        if verb == "begun":
            now = desk.begin(request(f"now {job_id}"))
            whole = isinstance(now, Answered) and now.reply.body == job_id.encode() * 500
            if not whole and (job_id in answered or not isinstance(now, Unknown)):
                found.append(f"{job_id} is {now}")
    for job_id in jobs:
        again = desk.enqueue(new_job("another"), request(f"job {job_id}"), accepted("another"))
        if again != Answered(accepted(job_id)):
            found.append(f"{job_id} is there without its answer: {again}")
    last = f"{name}-{len(jobs)}"  # the one that was not there yet: neither is its answer
    if not isinstance(desk.enqueue(new_job(f"x{last}"), request(f"job {last}"), accepted(last)), Enqueued):
        found.append(f"{last} is answered without a job")
    desk.close()
    return found


def kill(path: Path, rounds: int, seed: int) -> dict[str, Any]:
    """Kill that many processes; what was acknowledged in all, and every fault."""
    chance = random.Random(seed)
    acknowledged, wrong = 0, []
    for number in range(rounds):
        said = killed(path, f"k{number}", chance)
        acknowledged += len(said)
        wrong += faults(path, f"k{number}", said)
    return {"kills": rounds, "acknowledged": acknowledged, "faults": wrong}


if __name__ == "__main__":
    what, file, *more = sys.argv[1:]
    result: object = race(Path(file)) if what == "race" else kill(Path(file), *map(int, more))
    sys.stdout.write(json.dumps(result))

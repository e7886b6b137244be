"""Everybody who listens hears every event once and in order, however slow, late or interrupted they are."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from storyboard_cli.server.live.hub import Hub

_ID = re.compile(rb"^id: (\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Event:
    seq: int
    at: str = "2026-02-19T09:00:00.000000Z"
    actor: str = "Asha Rao"
    kind: str = "review.decided"
    subject: str = "FR_S01_001"
    body: dict[str, Any] = field(default_factory=lambda: {"decision": "approve", "note": "schön\n\nid: 9"})


class Log:
    """The events of a project, and how often they were read."""

    def __init__(self, events: int = 0) -> None:
        self.events = [Event(n + 1) for n in range(events)]
        self.reads = 0

    async def read(self, after: int, limit: int) -> Sequence[Event]:
        self.reads += 1
        await asyncio.sleep(0)
        return self.events[after : after + limit]

    def append(self, count: int = 1) -> None:
        for _ in range(count):
            self.events.append(Event(len(self.events) + 1))


def ids(data: bytes) -> list[int]:
    """The numbers of the events in what was sent, as a browser reads it: line by line."""
    return [int(n) for n in _ID.findall(data)]


async def heard(hub: Hub, after: int | None, upto: int, into: list[int], pause: float | None = None) -> None:
    async for _, data in hub.subscribe(after):
        into += ids(data)
        if pause is not None:
            await asyncio.sleep(pause)
        if into and into[-1] >= upto:
            return


def test_an_event_is_one_message() -> None:
    async def run() -> None:
        log = Log(1)
        hub = Hub(log.read)
        await hub.start(1)
        stream = hub.subscribe(0)
        assert (await anext(stream)) == (None, b"retry: 1000\n\n")
        seq, data = await anext(stream)
        assert seq == 1
        lines = data.decode().split("\n")
        assert lines[0] == "id: 1"
        assert json.loads(lines[1].removeprefix("data: ")) == {
            "seq": 1,
            "at": "2026-02-19T09:00:00.000000Z",
            "actor": "Asha Rao",
            "kind": "review.decided",
            "subject": "FR_S01_001",
            "body": {"decision": "approve", "note": "schön\n\nid: 9"},
        }
        assert lines[2:] == ["", ""]
        hub.close()

    asyncio.run(run())


def test_many_listeners_hear_all_and_each_event_is_encoded_once(capsys: Any) -> None:
    """Two hundred listeners, twenty events a second for three seconds, as fast as they go."""
    listeners, events = 200, 60

    async def run() -> float:
        log = Log()
        hub = Hub(log.read)
        await hub.start(0)
        found: list[list[int]] = [[] for _ in range(listeners)]
        tasks = [asyncio.create_task(heard(hub, 0, events, into)) for into in found]
        while hub.listeners < listeners:
            await asyncio.sleep(0)
        before = time.process_time()
        for _ in range(events):
            log.append()
            await hub.pump()
            await asyncio.sleep(0)
        await asyncio.gather(*tasks)
        spent = time.process_time() - before
        assert all(one == list(range(1, events + 1)) for one in found)
        assert hub.listeners == 0
        hub.close()
        return spent

    spent = asyncio.run(run())
    with capsys.disabled():
        sys.stdout.write(f" [{spent / listeners / events * 1e6:.1f} µs CPU a message]")


def test_who_comes_back_hears_what_was_missed_from_ring_and_log() -> None:
    async def run() -> None:
        log = Log(2_345)
        hub = Hub(log.read, kept=100)
        await hub.start(2_345)
        for after in (0, 7, 2_200, 2_290, 2_344):
            into: list[int] = []
            await heard(hub, after, 2_345, into)
            assert into == list(range(after + 1, 2_346)), after
        hub.close()

    asyncio.run(run())


def test_nothing_is_lost_while_the_log_goes_on_as_somebody_catches_up() -> None:
    async def run() -> None:
        log = Log(3_000)
        hub = Hub(log.read, kept=50)
        await hub.start(3_000)

        async def going_on() -> None:
            for _ in range(300):
                log.append(7)
                await hub.pump()
                await asyncio.sleep(0)

        found: list[list[int]] = [[] for _ in range(10)]
        await asyncio.gather(going_on(), *(coming_back(hub, 100 * n, into) for n, into in enumerate(found)))
        for number, into in enumerate(found):
            assert into == list(range(100 * number + 1, 5_101))
        hub.close()

    async def coming_back(hub: Hub, after: int, into: list[int]) -> None:
        """As a browser does: it comes back with the last number that it has, until it has all."""
        while not into or into[-1] < 5_100:
            await heard(hub, into[-1] if into else after, 5_100, into)

    asyncio.run(run())


def test_who_is_too_slow_is_told_and_hears_the_rest_when_they_come_back() -> None:
    async def run() -> None:
        log = Log()
        hub = Hub(log.read, kept=10)
        await hub.start(0)
        stream = hub.subscribe(0)
        await anext(stream)
        log.append(3)
        await hub.pump()
        seq, _ = await anext(stream)
        assert seq == 3
        for _ in range(40):
            log.append()
            await hub.pump()
        seq, data = await anext(stream)
        assert seq is None
        assert data.startswith(b"event: dropped\n")
        assert [one async for one in stream] == []
        into: list[int] = []
        await heard(hub, 3, 43, into)
        assert into == list(range(4, 44))
        hub.close()

    asyncio.run(run())


def test_a_hub_that_begins_again_after_a_restart_goes_on_where_listeners_were() -> None:
    async def run() -> None:
        log = Log(10)
        hub = Hub(log.read)
        await hub.start(10)
        into: list[int] = []
        await heard(hub, 4, 10, into)
        hub.close()
        log.append(5)
        again = Hub(log.read)
        await again.start(15)
        await heard(again, into[-1], 15, into)
        assert into == list(range(5, 16))
        again.close()

    asyncio.run(run())


def test_progress_has_no_number_and_is_heard_by_those_who_are_there() -> None:
    async def run() -> None:
        log = Log(2)
        hub = Hub(log.read)
        await hub.start(2)
        hub.tell("progress", {"before": "nobody hears it"})
        stream = hub.subscribe()
        await anext(stream)
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        hub.tell("progress", {"percent": 40})
        seq, data = await waiting
        assert seq is None
        assert data == b'event: progress\ndata: {"percent":40}\n\n'
        hub.close()
        assert [one async for one in stream] == []

    asyncio.run(run())


def test_who_comes_back_hears_which_files_changed_and_not_how_jobs_were_then() -> None:
    async def run() -> None:
        log = Log(2)
        hub = Hub(log.read)
        await hub.start(2)
        hub.tell("job", {"state": "running"})
        hub.tell("files", {"paths": ["project.yaml"]})
        hub.tell("progress", {"percent": 40})
        log.append()
        await hub.pump()
        hub.tell("job", {"state": "done"})
        stream = hub.subscribe(1)
        await anext(stream)
        seq, data = await anext(stream)
        assert seq == 3
        named = [line for line in data.splitlines() if line.startswith((b"id:", b"event:"))]
        assert named == [b"id: 2", b"event: files", b"id: 3"]
        hub.close()

    asyncio.run(run())


def test_who_sees_a_selection_hears_of_nothing_else() -> None:
    async def run() -> None:
        log = Log()
        log.events = [Event(1), Event(2, subject="FR_S01_002"), Event(3)]
        hub = Hub(log.read)
        await hub.start(3)
        mine = hub.subscribe(0, lambda piece: piece.subject == "FR_S01_002")
        await anext(mine)
        seq, data = await anext(mine)
        assert (seq, ids(data)) == (3, [2])
        hub.close()

    asyncio.run(run())


def test_a_number_that_the_log_does_not_have_begins_anew() -> None:
    async def run() -> None:
        log = Log(3)
        hub = Hub(log.read)
        await hub.start(3)
        stream = hub.subscribe(99)
        await anext(stream)
        _, data = await anext(stream)
        assert data == b'event: reset\ndata: {"head":3}\n\n'
        log.append()
        await hub.pump()
        assert (await anext(stream))[0] == 4
        hub.close()

    asyncio.run(run())


def test_a_beat_keeps_the_stream_open() -> None:
    async def run() -> None:
        hub = Hub(Log().read, beat_s=0.01)
        await hub.start(0)
        stream = hub.subscribe()
        await anext(stream)
        _, data = await anext(stream)
        assert data.startswith(b": ")
        hub.close()

    asyncio.run(run())

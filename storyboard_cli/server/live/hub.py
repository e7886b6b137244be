"""Live events of one project: each is encoded once, and every listener hears it as server-sent events.

What listeners hear is a ring of pieces that all share; each listener only knows how far it has come. One that
is so slow that the ring overtakes it is told so and goes: it comes back with `Last-Event-ID`, and hears the
rest from the log.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storyboard_cli.server.forgetting import Forgets, told_body
from storyboard_cli.server.live.presence import Presence
from storyboard_cli.server.reads.kept import encoded
from storyboard_cli.server.reads.touched import Happened

KEPT = 4_000
"""So many pieces are in the ring."""
PAGE = 500
"""So many events are read from the log at a time."""
BEAT_S = 15.0
BEAT = b": still here\n\n"
OPENING = b"retry: 1000\n\n"
_OF_THE_MOMENT = frozenset({"", "job", "progress", "presence", "preview"})

Read = Callable[[int, int], Awaitable[Sequence[Happened]]]
"""(after, limit) → the events behind that one, oldest first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One message. `seq` is the event's number; nothing where it is no event of the log."""

    data: bytes
    seq: int | None = None
    kind: str = ""
    subject: str = ""


Wanted = Callable[[Piece], bool]
"""Is the message for this listener? One who sees a selection hears of nothing else."""


class Hub:
    """Tells everybody who listens what happens in one project."""

    def __init__(
        self, read: Read, *, kept: int = KEPT, beat_s: float = BEAT_S, forgets: Forgets = bytes
    ) -> None:
        self._read = read
        self._forgets = forgets
        self._kept = kept
        self._beat_s = beat_s
        self._ring: list[Piece] = []
        self._first = 0  # the number of the first piece in the ring, counted from when the hub began
        self._seq = 0  # the newest event that was told
        self._begins = 0  # the ring has every event behind this one
        self._listeners: set[asyncio.Event] = set()
        self._joined: tuple[int, int, bytes] = (0, 0, b"")
        self._pumping = asyncio.Lock()
        self._beating: asyncio.Task[None] | None = None
        self._closed = False
        self.presence = Presence(lambda said: self.tell("presence", said))

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    @property
    def is_closed(self) -> bool:
        """Is nothing told any more?"""
        return self._closed

    @property
    def seq(self) -> int:
        """The newest event that was told."""
        return self._seq

    async def start(self, head: int) -> None:
        """Begin with what happened last, so that those who come back together are told from the ring."""
        self._seq = self._begins = max(0, head - self._kept // 2)
        await self.pump()
        self._beating = asyncio.create_task(self._beat())

    async def pump(self) -> None:
        """Tell what the log has and was not told yet."""
        async with self._pumping:
            while not self._closed:
                events = await self._read(self._seq, PAGE)
                for event in events:
                    self._ring.append(piece_of(event, self._forgets))
                    self._seq = event.seq
                if events:
                    self._turned()
                if len(events) < PAGE:
                    return

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """Tell something that the log does not keep: progress of a job, files that changed."""
        self._ring.append(Piece(self._forgets(message(event, data)), kind=event))
        self._turned()

    async def begin_anew(self, head: int) -> None:
        """The log counts from 1 again: everybody reads the project anew."""
        async with self._pumping:
            self._seq = self._begins = max(0, head - self._kept // 2)
        self.tell("reset", {"head": head})
        await self.pump()

    async def subscribe(
        self,
        after: int | None = None,
        wanted: Wanted | None = None,
        greeting: Callable[[], bytes] = bytes,
    ) -> AsyncIterator[tuple[int | None, bytes]]:
        """Everything behind the event `after` (from now on where there is none), as it happens.

        What only the moment knows is in the `greeting`, which is told before what happens from then on.
        Yields the number of the newest event that the bytes hold, and the bytes: whole messages, those that
        have come together.
        """
        told = None if wanted is None else lambda p: not p.kind or wanted(p)
        bell = asyncio.Event()
        self._listeners.add(bell)
        try:
            yield None, OPENING
            place = self._end
            if after is not None and after > self._seq:
                await self.pump()
            if after is not None and after > self._seq:
                yield None, message("reset", {"head": self._seq})
            elif after is not None:
                async for seq, data in self._before_the_ring(after, wanted):
                    yield seq, data
                    after = seq if seq is not None else after
                place, until = self._place_behind(after), self._end
                missed = self._since(place, until, lambda p: _is_so_still(p) and (not wanted or wanted(p)))
                place = until
                if missed[1]:
                    yield missed
            if said := greeting():
                yield None, said
            while not self._closed or place < self._end:  # the last that is told is why it ends
                if place < self._first:
                    yield None, message("dropped", {"why": "too slow", "head": self._seq})
                    return
                bell.clear()
                until = self._end
                if until > place:
                    seq, data = self._since(place, until, told)
                    place = until
                    if data:
                        yield seq, data
                else:
                    await bell.wait()
        finally:
            self._listeners.discard(bell)

    def close(self) -> None:
        """Let every listener go."""
        self._closed = True
        self.presence.close()
        if self._beating is not None:
            self._beating.cancel()
        self._ring_all()

    # --- the ring ---------------------------------------------------------------------------------------

    @property
    def _end(self) -> int:
        return self._first + len(self._ring)

    def _turned(self) -> None:
        """Drop the oldest pieces where there are too many, and wake all who wait."""
        if len(self._ring) > 2 * self._kept:
            dropped = self._ring[: -self._kept]
            del self._ring[: -self._kept]
            self._first += len(dropped)
            self._begins = max([self._begins, *(p.seq for p in dropped if p.seq is not None)])
        self._ring_all()

    def _ring_all(self) -> None:
        for bell in self._listeners:
            bell.set()

    def _since(self, place: int, until: int, told: Wanted | None) -> tuple[int | None, bytes]:
        """The pieces from a place on that are `told`; all, where nothing says which."""
        pieces = self._ring[place - self._first : until - self._first]
        seq = max((p.seq for p in pieces if p.seq is not None), default=None)
        if told is not None:
            return seq, b"".join(p.data for p in pieces if told(p))
        if self._joined[:2] != (place, until):
            self._joined = (place, until, b"".join(p.data for p in pieces))
        return seq, self._joined[2]

    def _place_behind(self, after: int) -> int:
        """The place of the first event behind this one; what was no event before it is past."""
        for number, piece in enumerate(self._ring):
            if piece.seq is not None and piece.seq > after:
                return self._first + number
        return self._end

    async def _before_the_ring(
        self, after: int, wanted: Wanted | None
    ) -> AsyncIterator[tuple[int | None, bytes]]:
        """What is in the log and not in the ring any more."""
        while after < self._begins and not self._closed:
            events = [e for e in await self._read(after, PAGE) if e.seq <= self._seq]  # the rest is told
            if not events:
                return
            pieces = [piece_of(event, self._forgets) for event in events]
            after = events[-1].seq
            yield after, b"".join(p.data for p in pieces if wanted is None or wanted(p))

    async def _beat(self) -> None:
        """A comment now and then keeps connections open, and finds those that are dead."""
        while True:
            await asyncio.sleep(self._beat_s)
            self._ring.append(Piece(BEAT))
            self._turned()


def _is_so_still(piece: Piece) -> bool:
    """Whoever comes back is not told how jobs were before, nor that the line was open."""
    return piece.kind not in _OF_THE_MOMENT


def piece_of(event: Happened, forgets: Forgets = bytes) -> Piece:
    """An event as a message: `{seq, at, actor, kind, subject, body}`."""
    said = {
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "kind": event.kind,
        "subject": event.subject,
        "body": told_body(event.kind, event.body),
    }
    data = b"id: %d\ndata: %s\n\n" % (event.seq, forgets(encoded(said)))
    return Piece(data, event.seq, event.kind, event.subject)


def message(event: str, data: Mapping[str, Any]) -> bytes:
    """A message with a name, which is no event of the log."""
    return b"event: " + event.encode() + b"\ndata: " + encoded(data) + b"\n\n"

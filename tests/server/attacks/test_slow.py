"""Clients that are slow on purpose: they are cut off, and nobody else waits for them."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from math import log2
from pathlib import Path
from statistics import median
from time import monotonic

import pytest

from storyboard_cli.server import bodies
from storyboard_cli.server.run import HEADER_S
from tests.server.attacks.raw import connected, head_of, host_of, reply_on, signed
from tests.server.served import Client

COMMENT = "POST /v1/projects/PRJ_001/frames/FR_S01_001:comment"
JSON = "Content-Type: application/json"


@pytest.fixture
def lines(ann: Client) -> Iterator[ExitStack]:
    """Connections that are closed at the end."""
    with ExitStack() as opened:
        yield opened


def opened(ann: Client, lines: ExitStack, data: bytes = b"") -> socket.socket:
    line = lines.enter_context(connected(ann))
    line.sendall(data)
    return line


def answered_within(ann: Client) -> float:
    """How long an honest client waits for an answer: the middle of ten."""
    waits = []
    for number in range(10):
        began = monotonic()
        if number % 2:
            assert ann.get("/timeline").status_code == 200
        else:
            assert ann.post("/frames/FR_S01_002:comment", {"note": f"note {number}"}).status_code == 200
        waits.append(monotonic() - began)
    return median(waits)


def test_heads_that_never_end_are_cut_off_and_idle_lines_hold_nobody_up(
    ann: Client, lines: ExitStack
) -> None:
    assert answered_within(ann) < 1
    half = f"GET /v1/health HTTP/1.1\r\nHost: {host_of(ann)}\r\nX: ".encode()
    began = monotonic()
    stuck = [opened(ann, lines, half) for _ in range(100)]
    silent = [opened(ann, lines) for _ in range(400)]
    assert answered_within(ann) < 1
    left = set(stuck)
    while left and monotonic() - began < HEADER_S + 20:
        for line in left:
            with suppress(OSError):
                line.sendall(b"y")
        ready, _, _ = select.select(list(left), [], [], 0.5)
        left -= {line for line in ready if not _says_more(line)}
    assert not left, "a head that never ended was waited for"
    for line in silent:
        line.settimeout(HEADER_S + 20)  # who says nothing is not waited for either
        with suppress(ConnectionError):
            assert line.recv(1) == b""


def _says_more(line: socket.socket) -> bool:
    try:
        return bool(line.recv(65536))
    except OSError:
        return False


def test_a_body_of_a_byte_now_and_then_is_cut_off(
    ann: Client, lines: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 2.0)
    head = head_of(ann, COMMENT, [signed(ann), JSON, "Content-Length: 1000"])
    slow = [opened(ann, lines, head + b"{") for _ in range(30)]
    assert answered_within(ann) < 1
    began = monotonic()
    while monotonic() - began < 2.5:
        for line in slow:
            with suppress(OSError):
                line.sendall(b" ")
        select.select([], [], [], 0.2)
    for line in slow:
        assert reply_on(line).status in (408, 0)
    assert monotonic() - began < 20


def test_who_does_not_read_holds_nobody_up(ann: Client, lines: ExitStack) -> None:
    big = {"name": "long.fountain", "text": "INT. ROOM - DAY\n\n" + "He waits. " * 100_000}
    assert ann.post("/scripts", big).status_code in (200, 201)
    which = "/v1/projects/PRJ_001/scripts/long.fountain"
    head = f"GET {which} HTTP/1.1\r\nHost: {host_of(ann)}\r\n{signed(ann)}\r\n\r\n"
    for _ in range(20):
        opened(ann, lines, head.encode() * 20)
    events = (
        f"GET /v1/projects/PRJ_001/events HTTP/1.1\r\nHost: {host_of(ann)}\r\n{signed(ann)}\r\n"
        "Accept: text/event-stream\r\n\r\n"
    )
    for _ in range(50):
        opened(ann, lines, events.encode())
    assert answered_within(ann) < 1
    with ann.http.stream("GET", ann.path("/events"), headers={"accept": "text/event-stream"}) as stream:
        heard = stream.iter_lines()
        next(heard)
        assert ann.post("/frames/FR_S01_002:comment", {"note": "heard by all"}).status_code == 200
        assert any("heard by all" in line for line in heard)


def test_many_that_guess_a_password_at_once_hold_nobody_up(ann: Client) -> None:
    from concurrent.futures import ThreadPoolExecutor

    import httpx

    with (
        httpx.Client(base_url=ann.address, timeout=60, trust_env=False) as browser,
        ThreadPoolExecutor(24) as many,
    ):

        def guess(number: int) -> int:
            body = {"login": f"nobody{number}", "password": "guess"}
            return browser.post("/v1/sessions", json=body).status_code

        began = monotonic()
        guesses = [many.submit(guess, number) for number in range(60)]
        assert answered_within(ann) < 1
        found = [one.result() for one in guesses]
    assert set(found) == {401, 429}
    more = int(log2(monotonic() - began + 1))  # the sixth is let in after 1 s, the seventh 2 s later
    assert found.count(401) <= 5 + more, "from one address there are five free tries, whatever the account"


def test_nothing_is_left_open(ann: Client, film_folder: Path) -> None:
    with ExitStack() as lines:
        for _ in range(100):
            opened(ann, lines, b"GET /v1/health HTTP/1.1\r\n")
    assert answered_within(ann) < 1

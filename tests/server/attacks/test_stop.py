"""A service that is asked to stop ends soon and with 0, and its jobs go on at the next start."""

from __future__ import annotations

import signal
import sys
import threading
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic

import httpx
import pytest

from tests.server.attacks.raw import connected, head_of, reply_on, signed
from tests.server.served import Client, own_process

SOON_S = 12.0
JOBS = 6
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to a process")


def listened(client: Client, heard: list[str]) -> None:
    """Hears events until the service ends the stream."""
    with client.http.stream("GET", client.path("/events"), headers={"accept": "text/event-stream"}) as stream:
        for line in stream.iter_lines():
            heard.append(line)


def renders(client: Client) -> Counter[str]:
    """How often each frame was rendered."""
    events = client.get("/events", params={"limit": 5000}).json()["events"]
    return Counter(event["subject"] for event in events if event["kind"] == "render.stored")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_it_ends_soon_whatever_it_does_and_its_jobs_go_on(film_folder: Path, sign: signal.Signals) -> None:
    heard: list[str] = []
    with own_process(film_folder) as running:
        ann = running.client
        before = renders(ann)
        listening = threading.Thread(target=listened, args=(ann.with_token(ann.token), heard))
        listening.start()
        half = head_of(ann, "POST /v1/projects/PRJ_001/scripts", [signed(ann), "Content-Length: 100000"])
        with closing(connected(ann)) as line:
            line.sendall(half + b'{"name": ')
            places = [ann.post("/renders", {"force": True}).headers["location"] for _ in range(JOBS)]
            began = monotonic()
            running.process.send_signal(sign)
            assert running.process.wait(60) == 0
            assert monotonic() - began < SOON_S
        listening.join(10)
        assert not listening.is_alive()
        said = running.log()
        assert "Traceback" not in said, said
    with own_process(film_folder) as running:
        ann = running.client
        jobs = [ann.http.get(place, params={"wait": 60}).json() for place in places]
        assert [job["state"] for job in jobs] == ["done"] * JOBS, jobs
        made = renders(ann) - before
    assert set(made.values()) == {JOBS}, "no frame is made twice for one job, and none is left out"


def test_an_upload_that_it_stops_over_is_told_to_come_again(film_folder: Path) -> None:
    with own_process(film_folder) as running:
        ann = running.client
        head = head_of(ann, "POST /v1/projects/PRJ_001/scripts", [signed(ann), "Content-Length: 100000"])
        with closing(connected(ann)) as line:
            line.sendall(head + b'{"name": ')
            assert ann.get("/timeline").status_code == 200
            running.process.terminate()
            told = reply_on(line)
            assert running.process.wait(60) == 0
    assert (told.status, told.headers.get("retry-after")) == (503, "5")
    assert b'"stopping"' in told.body


def test_what_is_answered_while_it_stops_is_true(film_folder: Path) -> None:
    told: list[tuple[str, int]] = []
    over = threading.Event()
    with own_process(film_folder) as running:
        ann = running.client

        def remark() -> None:
            for number in range(10_000):
                if over.is_set():
                    return
                note = f"remark {number}"
                try:
                    told.append((note, ann.post("/frames/FR_S01_001:comment", {"note": note}).status_code))
                except httpx.HTTPError:
                    return

        remarking = threading.Thread(target=remark)
        remarking.start()
        until = monotonic() + 20
        while len(told) < 5 and monotonic() < until:
            over.wait(0.01)
        running.process.terminate()
        assert running.process.wait(60) == 0
        over.set()
        remarking.join(60)
    with own_process(film_folder) as running:
        events = running.client.get("/events", params={"limit": 5000}).json()["events"]
        notes = Counter(event["body"].get("note") for event in events if event["kind"] == "review.decided")
    assert [note for note, status in told if status == 200 and notes[note] != 1] == []
    assert {status for _, status in told} <= {200, 404, 408, 503}


def test_clients_that_come_back_at_once_do_not_hold_it_up(film_folder: Path) -> None:
    over = threading.Event()
    with own_process(film_folder) as running:
        ann = running.client

        def come_back(accept: str) -> None:
            with httpx.Client(base_url=ann.address, timeout=5, trust_env=False) as http:
                headers = {"authorization": f"Bearer {ann.token}", "accept": accept, "last-event-id": "0"}
                while not over.is_set():
                    with (
                        suppress(httpx.HTTPError),
                        http.stream("GET", ann.path("/events"), headers=headers) as stream,
                    ):
                        for _ in stream.iter_lines():
                            pass

        clients = [threading.Thread(target=come_back, args=(a,)) for a in ("text/event-stream", "*/*") * 5]
        for client in clients:
            client.start()
        assert ann.get("/timeline").status_code == 200
        began = monotonic()
        running.process.terminate()
        try:
            assert running.process.wait(60) == 0
            assert monotonic() - began < SOON_S
        finally:
            over.set()
            for client in clients:
                client.join(30)

"""A clock that jumps while people are signed in, jobs wait and listeners hear: nothing is lost or doubled."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core import clock
from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import open_people
from tests.server.served import Client, served

BELOW = "/v1/projects/PRJ_001"
FRAME = "FR_S01_002"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PASSWORD = "four words nobody joins"


class Jumping(datetime):
    """The machine's clock, set wrong by `off`."""

    off = timedelta()

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime.now(tz or UTC) + cls.off


class Somebody:
    """A way in of each kind, which all were opened before the clock jumped."""

    def __init__(self, ann: Client, film: Path) -> None:
        with closing(open_people(film / ".sb" / "people.db")) as people:
            people.add_user("bo", "Bo Lund", "", password_hash=hashed(PASSWORD), is_admin=True)
            _, machine = people.add_token("ci", "ann", project_id="PRJ_001", role=Role.machine)
        link = ann.post("/guests", {"name": "client", "selection": ["S01"]}).json()
        self.ann, self.machine = ann, ann.with_token(machine)
        self.session, self.guest = ann.with_token(""), ann.with_token("")
        signed_in = self.session.post("/v1/sessions", {"login": "bo", "password": PASSWORD})
        came = self.guest.post("/v1/sessions:guest", {"secret": link["secret"], "name": "Zoë"})
        assert (signed_in.status_code, came.status_code) == (201, 201)

    def all_are_in(self) -> None:
        for who in (self.ann, self.machine, self.session, self.guest):
            told = who.get(f"/frames/{FRAME}")
            assert told.status_code == 200, told.text


class Listener:
    """Hears the events from now on."""

    def __init__(self, ann: Client) -> None:
        self.seqs: list[int] = []
        self.begun = threading.Event()
        self._ann, self._head = ann, ann.get("/events").json()["head"]
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        assert self.begun.wait(20)

    def _listen(self) -> None:
        headers = {"accept": "text/event-stream", "authorization": f"Bearer {self._ann.token}"}
        headers["last-event-id"] = str(self._head)
        path = f"{self._ann.address}{BELOW}/events"
        with (
            suppress(httpx.HTTPError),
            httpx.stream("GET", path, headers=headers, timeout=60, trust_env=False) as stream,
        ):
            for line in stream.iter_lines():
                self.begun.set()
                if line.startswith("id: "):
                    self.seqs.append(int(line[4:]))

    def heard_all(self) -> None:
        """Once the service has ended: every event once, in the order of the ledger."""
        self._thread.join(30)
        assert self.seqs == list(range(self._head + 1, self._head + 1 + len(self.seqs)))


@pytest.fixture
def jumping(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Jumping]]:
    monkeypatch.setattr(clock, "datetime", Jumping)
    Jumping.off = timedelta()
    yield Jumping
    Jumping.off = timedelta()


def decided(ann: Client, verb: str, note: str, **headers: str) -> httpx.Response:
    return ann.post(f"/frames/{FRAME}:{verb}", {"note": note}, headers=headers)


@pytest.mark.parametrize(
    "jumps",
    [(-HOUR,), (DAY,), (-HOUR, DAY, -DAY, 2 * HOUR)],
    ids=["an hour back", "a day on", "to and fro"],
)
def test_a_clock_that_jumps_shuts_nobody_out_and_loses_nothing(
    film_folder: Path, jumping: type[Jumping], jumps: tuple[timedelta, ...]
) -> None:
    said = [f"remark {number}" for number in range(1 + len(jumps))]
    with served(film_folder) as ann:
        somebody, listener = Somebody(ann, film_folder), Listener(ann)
        first = decided(ann, "comment", said[0], **{"idempotency-key": "k0"})
        for number, jump in enumerate(jumps, 1):
            begun = ann.post("/renders", {"selectors": [FRAME], "force": True})
            jumping.off += jump
            somebody.all_are_in()
            key = {"idempotency-key": f"k{number}"}
            answer = decided(ann, "comment", said[number], **key)
            assert answer.status_code == 200, answer.text
            assert decided(ann, "comment", said[number], **key).content == answer.content
            if jumping.off < DAY:  # an answer is given again for a day
                assert decided(ann, "comment", said[0], **{"idempotency-key": "k0"}).content == first.content
            job = ann.http.get(begun.headers["location"], params={"wait": 60}).json()
            assert job["state"] == "done", job
            assert ann.get("/jobs").json()["jobs"][0]["job_id"] == job["job_id"]
        events = ann.get("/events", params={"limit": 5000}).json()["events"]
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        notes = [event["body"]["note"] for event in events if event["kind"] == "review.decided"]
        assert [note for note in notes if note in said] == said
        assert ann.job(":verify")["state"] == "done"
        assert ann.get("/v1/ready").status_code == 200
    listener.heard_all()
    assert listener.seqs[-1] == events[-1]["seq"]


def test_the_later_decision_counts_whatever_the_clock_said(film_folder: Path, jumping: type[Jumping]) -> None:
    with served(film_folder) as ann:
        for jump, verb, stands in ((-HOUR, "approve", "approved"), (-DAY, "retake", "retake")):
            jumping.off += jump
            assert decided(ann, verb, "closer").status_code == 200
            assert ann.get(f"/frames/{FRAME}").json()["frames"][0]["review_status"] == stands


def test_after_a_restart_with_the_clock_set_back_jobs_and_keys_are_as_they_were(
    film_folder: Path, jumping: type[Jumping]
) -> None:
    key = {"idempotency-key": "k"}
    with served(film_folder) as ann:
        first = decided(ann, "comment", "one", **key)
        asked = ann.post("/renders", {"selectors": [FRAME], "force": True}, headers={"idempotency-key": "j"})
    jumping.off = -HOUR
    with served(film_folder) as ann:
        again = ann.post("/renders", {"selectors": [FRAME], "force": True}, headers={"idempotency-key": "j"})
        assert again.json()["job_id"] == asked.json()["job_id"]
        assert decided(ann, "comment", "one", **key).content == first.content
        job = ann.http.get(asked.headers["location"], params={"wait": 60}).json()
        assert job["state"] == "done", job

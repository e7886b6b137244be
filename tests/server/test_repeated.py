"""A request that its server was killed over is asked again with its key: it is done once, and that is known.

A kill between the files of a request and its events, and one between its events and its answer, leave what
these tests leave by an error in that place.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.desk.request import Reply, Request
from storyboard_cli.server.desk.store import Desk
from storyboard_cli.server.routes.route import Route
from tests.server.example_asks import ASKS, Asked
from tests.server.examples import Films, all_routes, path_of
from tests.server.served import Client, served

SETTINGS = Settings(jobs=1, lock_wait_s=2.0, actor="Asha Rao <asha@example.org>")
KEY = {"idempotency-key": "key-1", "if-match": "*"}
COMMENT = "/frames/FR_S01_002:comment"
REMARK = {"note": "is this the same coat?"}


class Killed(Exception):
    """Stands for the end of the process."""


class Kills:
    """Ends a request at one place, once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = ""
        record, answer = Workspace.record, Desk.answer

        def recording(workspace: Workspace, *facts: Any, **more: Any) -> Any:
            self._end("events", bool(workspace.caller.request))
            return record(workspace, *facts, **more)

        def answering(desk: Desk, request: Request, reply: Reply) -> None:
            if self.at == "answer" and reply.status < 400:
                desk.lose(request)
            self._end("answer", reply.status < 400)
            answer(desk, request, reply)

        monkeypatch.setattr(Workspace, "record", recording)
        monkeypatch.setattr(Desk, "answer", answering)

    def _end(self, place: str, is_there: bool) -> None:
        if self.at == place and is_there:
            self.at = ""
            raise Killed

    def once(self, place: str, client: Client, path: str, body: Any) -> bool:
        """Was the request ended there?"""
        self.at = place
        client.post(path, body, headers=KEY)
        was_ended, self.at = not self.at, ""
        return was_ended


@pytest.fixture
def kills(monkeypatch: pytest.MonkeyPatch) -> Kills:
    return Kills(monkeypatch)


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Films:
    return Films(tmp_path_factory.mktemp("films"))


@contextmanager
def asha(folder: Path) -> Iterator[Client]:
    """Asha, whose film is served: her name signs what she does, whatever token she has."""
    with served(folder, settings=SETTINGS) as client:
        yield client


def events(client: Client, kind: str = "") -> list[dict[str, Any]]:
    found = client.get("/events", params={"limit": 5000}).json()["events"]
    return [event for event in found if kind in ("", event["kind"])]


def code_of(told: httpx.Response) -> str:
    return str(told.json().get("code", "")) if told.status_code >= 400 else ""


def files_of(root: Path) -> dict[str, bytes]:
    """What a person has in the folder."""
    found = (path for path in root.rglob("*") if path.is_file() and ".sb" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def writing() -> dict[str, Route]:
    """The requests that are done at once and write, by their operation id."""
    kept = (r for r in all_routes() if r.method == "POST" and r.how == "now" and r.called.on != "people")
    return {operation_id(route): route for route in kept if "writes" in route.called.effects}


ENDS = {
    ("approveFrames", "events"): "answer-lost",
    ("allowFrame", "events"): "answer-lost",
    ("moveInTimeline", "events"): "answer-lost",
    ("addTimelineMarker", "events"): "answer-lost",
    ("rollbackProject", "events"): "answer-lost",
    ("unlockAsset", "events"): "answer-lost",
    ("renameAsset", "events"): "outcome-unknown",  # no file says what it was called
    ("importAsset", "events"): "outcome-unknown",  # a take is of this machine, and nobody adopts it
    ("approveFrames", "answer"): "answer-lost",
    ("moveInTimeline", "answer"): "answer-lost",
    ("renameAsset", "answer"): "answer-lost",
    ("importAsset", "answer"): "answer-lost",
    ("createAsset", "answer"): "answer-lost",  # it writes a file and no event
    ("putScript", "answer"): "answer-lost",
    ("addAlias", "answer"): "answer-lost",
    ("putSound", "answer"): "answer-lost",
    ("compareFrame", "answer"): "",  # it only looks
}


@pytest.mark.parametrize(("name", "place"), ENDS, ids=lambda word: str(word))
def test_what_a_killed_request_left_is_told_and_not_done_again(
    films: Films, kills: Kills, name: str, place: str
) -> None:
    route, asked, root = writing()[name], ASKS[name], films.copy()
    asked = _prepared(films, root, asked)
    path = route.path.format(**path_of(route, asked))
    with asha(root) as client:
        assert kills.once(place, client, path, dict(asked.body))
        left = files_of(root)
        told = client.post(path, dict(asked.body), headers=KEY)
        assert code_of(told) == ENDS[name, place], told.text
        after = events(client)
        assert client.post(path, dict(asked.body), headers=KEY).content == told.content
        assert events(client) == after
        assert told.status_code == 200 or files_of(root) == left


def _prepared(films: Films, root: Path, asked: Asked) -> Asked:
    for name, body in asked.before:
        films.ask(root, name, body)
    return asked if asked.then is None else asked.then(root, partial(films.ask, root))


@pytest.mark.parametrize("place", ["events", "answer"])
def test_of_many_requests_under_one_signature_each_knows_its_own(
    films: Films, kills: Kills, place: str
) -> None:
    root = films.copy()
    with asha(root) as client:
        assert kills.once(place, client, COMMENT, REMARK)
        for number in range(5):
            other = {"idempotency-key": f"other {number}"}
            assert client.post(COMMENT, {"note": f"{number}"}, headers=other).status_code == 200
        told = client.post(COMMENT, REMARK, headers=KEY)
        assert (told.status_code, code_of(told)) == (409, "answer-lost")
        [mine] = [event for event in events(client) if event["body"].get("note") == REMARK["note"]]
        assert f"event {mine['seq']} of this request" in told.json()["detail"]
        assert [one["message"] for one in told.json()["problems"]] == [
            f"event {mine['seq']}: review.decided of FR_S01_002"
        ]
        said = told.json()["hint"]["text"]
        where = said.partition("GET ")[2].partition(";")[0]
        assert client.http.get(where).json()["events"] == [mine]


def test_what_was_not_begun_is_done_whatever_others_did_meanwhile(films: Films, kills: Kills) -> None:
    root = films.copy()
    with asha(root) as client:

        def never(workspace: Workspace, *rest: Any, **more: Any) -> Any:
            raise Killed

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Workspace, "deciding", never)
            assert client.post(COMMENT, REMARK, headers=KEY).status_code == 500
        for number in range(5):
            client.post(COMMENT, {"note": f"{number}"}, headers={"idempotency-key": f"other {number}"})
        told = client.post(COMMENT, REMARK, headers=KEY)
        assert told.status_code == 200, told.text
        assert [e["body"]["note"] for e in events(client, "review.decided")].count(REMARK["note"]) == 1


def test_events_of_a_job_know_their_job(films: Films) -> None:
    root = films.copy()
    with asha(root) as client:
        job = client.job("/renders", {"selectors": ["FR_S01_002"], "force": True})
    with Workspace.open(root, SETTINGS, Caller("Reader")) as workspace:
        [*_, drawn] = workspace.log.read(kinds=["render.stored"])
    assert drawn.request == job["job_id"]


def test_after_a_job_of_the_same_signature_a_request_is_done(films: Films) -> None:
    root = films.copy()
    with asha(root) as client:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Workspace, "deciding", None)
            assert client.post(COMMENT, REMARK, headers=KEY).status_code == 500
        assert client.job("/renders", {"force": True})["state"] == "done"
        assert client.job("/scripts:compile")["state"] == "done"
        assert client.post(COMMENT, REMARK, headers=KEY).status_code == 200


def test_where_the_note_of_who_wrote_is_gone_nobody_claims_to_know(films: Films, kills: Kills) -> None:
    root = films.copy()
    with asha(root) as client:
        assert kills.once("events", client, COMMENT, REMARK)
        _forget_notes(root)
        told = client.post(COMMENT, REMARK, headers=KEY)
        assert (told.status_code, code_of(told)) == (409, "outcome-unknown")
        assert "review.decided of FR_S01_002" in told.text
        assert [e["body"]["note"] for e in events(client, "review.decided")].count(REMARK["note"]) == 1
        elsewhere = client.post("/frames/FR_S02_001:comment", REMARK, headers={"idempotency-key": "2"})
        assert elsewhere.status_code == 200


def test_a_ledger_that_was_made_anew_does_not_say_that_nothing_was_done(films: Films, kills: Kills) -> None:
    root = films.copy()
    with asha(root) as client:
        assert kills.once("answer", client, COMMENT, REMARK)
        assert client.job(":rebuild")["state"] == "done"
        told = client.post(COMMENT, REMARK, headers=KEY)
        assert (told.status_code, code_of(told)) == (409, "outcome-unknown")
        assert [e["body"]["note"] for e in events(client, "review.decided")].count(REMARK["note"]) == 1


def test_what_a_killed_server_left_is_known_to_the_next_one_and_to_the_command_line(
    films: Films, kills: Kills
) -> None:
    for adopting in ("server", "command line"):
        root = films.copy()
        with asha(root) as client:
            assert kills.once("events", client, COMMENT, REMARK)
        if adopting == "command line":
            films.ask(root, "adopt", {})
        with asha(root) as client:
            told = client.post(COMMENT, REMARK, headers=KEY)
            assert (told.status_code, code_of(told)) == (409, "answer-lost"), adopting


def test_a_copied_project_says_the_same_of_its_events(films: Films, tmp_path: Path) -> None:
    root = films.copy()
    with asha(root) as client:
        assert client.post(COMMENT, REMARK, headers=KEY).status_code == 200
    copied = Path(shutil.copytree(root, tmp_path / "film"))
    with asha(copied) as client:
        told = client.post(COMMENT, REMARK, headers=KEY)
        assert (told.status_code, told.headers["idempotent-replayed"]) == (200, "true")
        assert client.job(":verify")["state"] == "done"


def _forget_notes(root: Path) -> None:
    """As after a power cut: the ledger's newest note did not reach the disk, the file did."""
    import sqlite3

    direct = sqlite3.connect(root / ".sb" / "ledger.db")
    direct.execute("DELETE FROM meta WHERE key = 'under way'")
    direct.commit()
    direct.close()

"""Two people make a film through the server with different rights, while a third hears what happens."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

from storyboard_cli.core.settings import Settings
from storyboard_cli.people.roles import Role
from storyboard_cli.project.server_home import projects_home
from tests.server.served import Client, served

FILM = "PRJ_Rain"
SCRIPT = b"""\
Title: Rain

INT. ROOM - DAY

ASHA stands at the window.

ASHA
Is it raining?

INT. ROOM - NIGHT

ASHA sleeps.
"""
ART = "Arun Das <arun@example.org>"
SUE = "Sue Park <sue@example.org>"
VIEWER = "Vera Holt <vera@example.org>"


class Ear:
    """Somebody who listens to a project's events from its beginning, until the server stops."""

    def __init__(self, client: Client) -> None:
        self._client = Client(client.address, client.token, client.project)
        self.events: list[dict[str, Any]] = []
        self._heard = threading.Condition()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        headers = {"accept": "text/event-stream", "last-event-id": "0"}
        with self._client.http.stream("GET", self._client.path("/events"), headers=headers) as stream:
            numbered = False
            for line in stream.iter_lines():
                if line.startswith("id:"):
                    numbered = True
                elif line.startswith("data:") and numbered:
                    numbered = False
                    with self._heard:
                        self.events.append(json.loads(line[5:]))
                        self._heard.notify_all()

    def wait_for(self, seq: int) -> None:
        """Until that event was heard."""
        with self._heard:
            assert self._heard.wait_for(lambda: self.events and self.events[-1]["seq"] >= seq, 60)

    def join(self) -> None:
        self._thread.join(60)
        assert not self._thread.is_alive()
        self._client.close()


@contextmanager
def crew(tmp_path: Path) -> Iterator[dict[str, Client]]:
    """Everybody with a token of their own, at a server of an empty folder."""
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / ".sb").mkdir()
    home = projects_home(folder)
    people = home.open_people()
    tokens = {}
    for login, signature, role in (
        ("root", "Root <root@example.org>", None),
        ("arun", ART, Role.artist),
        ("sue", SUE, Role.supervisor),
        ("vera", VIEWER, Role.viewer),
    ):
        name, _, email = signature.rstrip(">").partition(" <")
        user = people.add_user(login, name, email, password_hash=None, is_admin=login == "root")
        if role is not None:
            people.add_member(FILM, login, role)
        tokens[login] = people.add_token("laptop", signature, user_id=user.id)[1]
    people.close()
    with served(folder, many=True, settings=Settings(jobs=1, lock_wait_s=20.0)) as client:
        client.project = FILM
        yield {login: client.with_token(token) for login, token in tokens.items()}


def done(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()


def refused(answer: Any) -> None:
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed"), answer.text


def test_an_artist_makes_and_a_supervisor_decides_and_a_viewer_hears_it_all(tmp_path: Path) -> None:
    with crew(tmp_path) as clients:
        ear = _filmed(clients, tmp_path)
    ear.join()


def _filmed(clients: dict[str, Client], tmp_path: Path) -> Ear:
    root, arun, sue, vera = (clients[login] for login in ("root", "arun", "sue", "vera"))
    for one in (arun, sue, vera):
        refused(one.http.post("/v1/projects", json={"project_id": FILM, "name": "Rain"}))
    done(root.http.post("/v1/projects", json={"project_id": FILM, "name": "Rain"}), 201)
    ear = Ear(vera)

    new = {"if-none-match": "*"}
    refused(vera.ask("PUT", "/scripts/rain.fountain", content=SCRIPT, headers=new))
    done(arun.ask("PUT", "/scripts/rain.fountain", content=SCRIPT, headers=new), 201)
    refused(vera.post("/scripts:compile"))
    assert arun.job("/scripts:compile")["state"] == "done"
    done(arun.post("/assets", {"from_script": True}), 201)
    arun.job("/scripts:compile")
    assert arun.job("/assets:generate", {"all": True})["state"] == "done"

    seen = {"if-match": arun.get("/assets").headers["etag"]}
    refused(arun.post("/assets:lock", {"all": True}, headers=seen))
    locked = sue.job("/assets:lock", {"all": True}, headers=seen)
    assert {row["version"] for row in locked["answer"]["assets"]} == {1}

    assert arun.job("/renders")["state"] == "done"
    assert arun.job(":check")["state"] == "done"
    first, *others = [row["frame_id"] for row in vera.get("/timeline").json()["entries"]]
    done(arun.post(f"/frames/{first}:comment", {"note": "the window could be larger"}))
    refused(arun.post(f"/frames/{first}:approve"))
    refused(vera.post(f"/frames/{first}:comment", {"note": "nice"}))
    done(sue.post(f"/frames/{first}:retake", {"note": "yes: larger"}))
    wider = {"changes": {"frames": {first: {"size": "EWS"}}}}
    done(arun.ask("PATCH", "/scenes/S01/direction", wider, headers={"if-match": "*"}), 201)
    assert arun.job("/scripts:compile")["state"] == "done"
    again = arun.job(f"/frames/{first}/renders")
    assert [row["render_version"] for row in again["answer"]["rendered"]] == [2]
    arun.job(":check")

    cut = {"if-match": sue.get("/timeline").headers["etag"]}
    refused(arun.post("/timeline:move", {"selectors": [others[-1]], "before": first}, headers=cut))
    done(sue.post("/timeline:move", {"selectors": [others[-1]], "before": first}, headers=cut))
    stale = sue.post("/timeline:move", {"selectors": [first], "before": others[0]}, headers=cut)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    approved = done(sue.post("/frames:approve", {"all_passed": True}))
    assert {row["frame_id"] for row in approved["approved"]} == set(others)
    assert [(row["frame_id"], row["code"]) for row in approved["sent_back"]] == [(first, "redrawn")]
    done(sue.post(f"/frames/{first}:approve"))

    refused(vera.post("/exports/pdf"))
    made = arun.job("/exports/pdf")["answer"]
    board = vera.get(f"/files/{made['path']}")
    (tmp_path / "board.pdf").write_bytes(board.content)
    with pikepdf.open(tmp_path / "board.pdf") as pdf:
        assert len(pdf.pages) == made["pages"]

    events = vera.get("/events", params={"limit": 5000}).json()["events"]
    ear.wait_for(events[-1]["seq"])
    assert [event["seq"] for event in ear.events] == list(range(1, len(events) + 1))
    assert [(e["kind"], e["actor"], e["subject"]) for e in ear.events] == [
        (e["kind"], e["actor"], e["subject"]) for e in events
    ]
    signed = {(event["kind"], event["actor"]) for event in events}
    assert {("asset.locked", SUE), ("review.decided", ART), ("review.decided", SUE)} <= signed
    assert ("asset.locked", ART) not in signed
    assert not [event for event in events if event["actor"] == VIEWER]
    return ear

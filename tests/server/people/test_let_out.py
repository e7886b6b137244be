"""Whoever is not let in any more, or may do less: what they asked for stops, and nothing waits for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from storyboard_cli.project.workspace import Workspace
from tests.server.served import PROJECT, Client, served

SETTINGS = Settings(jobs=1, lock_wait_s=120.0, actor="Ann Rao <ann@example.org>")
BY = "Ann Rao <ann@example.org>"


@pytest.fixture
def ann(film_folder: Path) -> Iterator[Client]:
    """Who sits at a machine that does one job at a time."""
    with served(film_folder, settings=SETTINGS, workers=1) as client:
        yield client


@pytest.fixture
def people(film_folder: Path, ann: Client) -> Iterator[SqlitePeople]:
    found = open_people(film_folder / ".sb" / "people.db")
    found.add_user("root", "Root", "", password_hash=None, is_admin=True)
    found.add_user("bo", "Bo Lee", "", password_hash=None, is_admin=False)
    found.add_member(PROJECT, "bo", Role.artist)
    yield found
    found.close()


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Somebody else decides something, so that work waits for them."""
    with Workspace.open(folder, SETTINGS, Caller("Cy")) as other, other.deciding():
        yield


def window(ann: Client, people: SqlitePeople, login: str = "bo") -> Client:
    """Somebody who is signed in."""
    user = people.user(login)
    assert user is not None
    found = ann.with_token("")
    found.http.headers["cookie"] = f"sb_session={people.open_session(user.id)}"
    return found


def program(ann: Client, people: SqlitePeople, login: str = "bo") -> Client:
    user = people.user(login)
    assert user is not None
    return ann.with_token(people.add_token("laptop", BY, user_id=user.id)[1])


def asked_for(who: Client, below: str = "/scripts:compile") -> str:
    answer = who.post(below)
    assert answer.status_code == 202, answer.text
    place: str = answer.headers["location"]
    return place


def ended(ann: Client, place: str) -> dict[str, Any]:
    found: dict[str, Any] = ann.http.get(place, params={"wait": 60}).json()
    return found


def until_running(ann: Client, place: str) -> None:
    end = time.monotonic() + 30
    while ann.http.get(place).json()["state"] != "running":
        assert time.monotonic() < end
        time.sleep(0.02)


def disabled(ann: Client, people: SqlitePeople) -> httpx.Response:
    return ann.post("/v1/users/bo:disable")


def lowered(ann: Client, people: SqlitePeople) -> httpx.Response:
    return ann.post("/members/bo:change", {"role": "viewer"})


def removed(ann: Client, people: SqlitePeople) -> httpx.Response:
    return ann.ask("DELETE", "/members/bo")


def is_not(state: str, told: dict[str, Any]) -> bool:
    return bool(told["state"] != state)


@pytest.mark.parametrize("taken", [disabled, lowered, removed])
@pytest.mark.parametrize("by_token", [False, True])
def test_jobs_of_who_may_not_any_more_stop(
    ann: Client,
    people: SqlitePeople,
    film_folder: Path,
    taken: Callable[[Client, SqlitePeople], httpx.Response],
    by_token: bool,
) -> None:
    bo = program(ann, people) if by_token else window(ann, people)
    with held(film_folder):
        running = asked_for(bo)
        until_running(ann, running)
        waiting = asked_for(bo, "/scenes/S01/renders")
        anns = asked_for(ann, "/scenes/S02/renders")
        answer = taken(ann, people)
        assert answer.status_code == 200, answer.text
        told = ended(ann, waiting)
    stopped = {row["job_id"] for row in answer.json()["stopped"]}
    assert stopped == {running.rpartition("/")[2], waiting.rpartition("/")[2]}
    assert told["state"] == "cancelled" and told["attempt"] == 0
    assert "may not" in told["problem"]["detail"]
    first = ended(ann, running)
    assert (first["state"], first["answer"]) == ("cancelled", None)
    assert "may not" in first["problem"]["detail"]
    assert ended(ann, anns)["state"] == "done"
    assert not [e for e in ann.get("/events").json()["events"] if e["actor"].startswith("Bo")]


def test_a_token_that_is_revoked_takes_along_what_it_asked_for(
    ann: Client, people: SqlitePeople, film_folder: Path
) -> None:
    made = ann.post("/tokens", {"name": "ci", "role": "machine"}).json()
    ci, bo = ann.with_token(made["secret"]), window(ann, people)
    with held(film_folder):
        running = asked_for(bo)
        until_running(ann, running)
        mine, its = asked_for(bo, "/scenes/S01/renders"), asked_for(ci, "/scenes/S02/renders")
        answer = ann.ask("DELETE", "/tokens/ci")
        assert [row["job_id"] for row in answer.json()["stopped"]] == [its.rpartition("/")[2]]
    assert [ended(ann, place)["state"] for place in (running, mine, its)] == ["done", "done", "cancelled"]


def test_a_command_line_beside_the_service_stops_them_too(
    ann: Client, people: SqlitePeople, film_folder: Path
) -> None:
    bo = window(ann, people)
    with held(film_folder):
        running = asked_for(bo)
        until_running(ann, running)
        waiting = asked_for(bo, "/scenes/S01/renders")
        people.set_disabled("bo", disabled=True)
        assert ended(ann, waiting)["state"] == "cancelled"
    assert ended(ann, running)["state"] == "cancelled"


def test_what_was_left_by_a_service_that_ended_does_not_go_on(
    film_folder: Path, ann: Client, people: SqlitePeople
) -> None:
    """Nor does what somebody asks to do again who may not any more."""
    bo = window(ann, people)
    place = asked_for(bo)
    assert ended(ann, place)["state"] == "done"
    ann.post("/v1/users/bo:disable")
    assert bo.post(f"{place}:retry").status_code == 401


@pytest.mark.parametrize("way", ["query", "header"])
def test_nobody_is_answered_who_was_let_out_while_they_waited(
    ann: Client, people: SqlitePeople, film_folder: Path, way: str
) -> None:
    anns = None
    with held(film_folder), ThreadPoolExecutor(1) as thread:
        anns = asked_for(ann)
        until_running(ann, anns)

        def wait() -> tuple[int, float]:
            if way == "query":
                answer = bo.http.get(anns, params={"wait": 60})
            else:
                answer = bo.post("/scenes/S01/renders", headers={"prefer": "wait=60"})
            return answer.status_code, time.monotonic()

        bo = window(ann, people)
        waiting = thread.submit(wait)
        time.sleep(0.3)  # not for luck: it is answered so whether it waits already or comes now
        began = time.monotonic()
        people.set_disabled("bo", disabled=True)
        status, at = waiting.result(30)
    assert status == 401
    assert at - began < 3

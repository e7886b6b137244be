"""Whoever is not let in is told which of what they showed is wrong, and what would let them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.served import Client, served


@pytest.fixture
def people(film_folder: Path) -> Iterator[SqlitePeople]:
    found = open_people(film_folder / ".sb" / "people.db")
    found.add_user("ann", "Ann Rao", "", password_hash=None, is_admin=True)
    yield found
    found.close()


@pytest.fixture
def boards(film_folder: Path, people: SqlitePeople) -> Iterator[Client]:
    """A service that others reach, so that nobody at its machine is let in without an account."""
    with served(film_folder, names=("boards.example.org",)) as client:
        yield client


def refused(client: Client, **headers: str) -> tuple[str, str]:
    answer = client.with_token("").get("/v1/me", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in")
    assert "sb token" not in answer.text and "token.add" not in answer.text
    return answer.json()["detail"], answer.json()["hint"]["text"]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Token sb_x", "`Authorization` begins with `Token`: write `Bearer`"),
        ("ApiKey sb_x", "`Authorization` begins with `Apikey`: write `Bearer`"),
        ("Basic YW5uOnBhc3N3b3Jk", "a name with a password in `Authorization` opens nothing here"),
        ("hunter2hunter2", "`Authorization` is a bare token: write `Bearer` before it"),
        ("hunter2hunter2 x", "`Authorization` does not begin with `Bearer`"),
        ("Bearer", "`Authorization` says `Bearer` and no token"),
        ("Bearer x", "there is no such token"),
    ],
)
def test_a_wrong_header_is_told_and_not_repeated(boards: Client, header: str, said: str) -> None:
    detail, hint = refused(boards, authorization=header)
    assert said in detail
    assert "Bearer TOKEN" in hint
    assert "hunter2" not in detail + hint and "YW5u" not in detail + hint


def test_a_session_that_has_ended_leads_to_signing_in(boards: Client, people: SqlitePeople) -> None:
    user = people.user("ann")
    assert user is not None
    text = people.open_session(user.id)
    people.sign_out("ann")
    detail, hint = refused(boards, cookie=f"sb_session={text}")
    assert (detail, hint) == ("your session has ended", "sign in at `POST /v1/sessions`")


def test_a_link_that_has_ended_leads_to_who_gave_it(boards: Client) -> None:
    detail, hint = refused(boards, cookie="sb_guest=sbguest_x|Zoe")
    assert (detail, hint) == ("this link has ended", "ask who gave it to you for another one")


def test_who_shows_nothing_is_told_of_both_ways(boards: Client) -> None:
    detail, hint = refused(boards, cookie="sb_session=; sb_guest=")
    assert detail == "this needs a token or a session"
    assert "POST /v1/sessions" in hint and "Bearer TOKEN" in hint


def test_who_sits_at_the_machine_hears_how_a_token_is_made(ann: Client) -> None:
    answer = ann.with_token("").get("/v1/me")
    assert "the address that the server printed" in answer.json()["hint"]["text"]
    through = ann.with_token("").get("/v1/me", headers={"x-forwarded-for": "203.0.113.9"})
    assert through.json()["hint"]["steps"] == []


def test_a_guests_secret_is_taken_as_a_terminal_copies_it(ann: Client) -> None:
    secret = ann.post("/guests", {"name": "Zoë Büro"}).json()["secret"]
    window = ann.with_token("").http
    came = window.post("/v1/sessions:guest", json={"secret": f" {secret}\n", "name": "Zoë"})
    assert came.status_code == 201, came.text
    assert window.get("/v1/me").json()["kind"] == "guest"


@pytest.mark.parametrize("name", ["Zoë Büro", "監督", "the client"])
def test_names_in_any_letters_are_revoked_by_name(ann: Client, name: str) -> None:
    ann.post("/guests", {"name": name})
    ann.post("/tokens", {"name": name, "role": "viewer"})
    link = ann.ask("DELETE", f"/guests/{name}")
    assert (link.status_code, link.json()["guest"]["state"]) == (200, "revoked"), link.text
    token = ann.ask("DELETE", f"/tokens/{name}")
    assert (token.status_code, token.json()["tokens"][0]["state"]) == (200, "revoked"), token.text

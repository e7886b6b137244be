"""People over HTTP: signing in, what each may do, and what whoever guesses or steals gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.served import Client

GOOD = "four words nobody joins"
BY = "Ann Rao <ann@example.org>"


@pytest.fixture
def people(film_folder: Path, ann: Client) -> Iterator[SqlitePeople]:
    """The same file that the server has open, as another process would have it."""
    found = open_people(film_folder / ".sb" / "people.db")
    found.add_user("ann", "Ann Rao", "ann@example.org", password_hash=hashed(GOOD), is_admin=True)
    found.add_user("bo", "Bo Lee", "", password_hash=hashed(GOOD), is_admin=False)
    yield found
    found.close()


def sign_in(ann: Client, login: str, password: str = GOOD) -> httpx.Client:
    """A browser in which somebody signed in."""
    browser = ann.with_token("").http
    done = browser.post("/v1/sessions", json={"login": login, "password": password})
    assert done.status_code == 201, done.text
    return browser


def test_a_session_is_a_cookie_that_no_script_reads(ann: Client, people: SqlitePeople) -> None:
    browser = ann.with_token("").http
    done = browser.post("/v1/sessions", json={"login": "ann", "password": GOOD})

    cookie = done.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert done.headers["cache-control"] == "no-store"
    assert browser.get("/v1/me").json()["signature"] == BY
    assert browser.delete("/v1/sessions").status_code == 204
    assert browser.get("/v1/me").status_code == 401


def test_a_session_that_was_planted_is_not_taken_over(ann: Client, people: SqlitePeople) -> None:
    bo = people.user("bo")
    assert bo is not None
    planted = people.open_session(bo.id)
    browser = ann.with_token("").http
    done = browser.post(
        "/v1/sessions", json={"login": "ann", "password": GOOD}, headers={"cookie": f"sb_session={planted}"}
    )

    assert done.status_code == 201 and planted not in done.headers["set-cookie"]
    assert people.principal_of_session(planted) is None


def test_guessing_is_answered_alike_and_then_slowed(ann: Client, people: SqlitePeople) -> None:
    browser = ann.with_token("").http
    answers = []
    for login in ("bo", "nobody", "bo", "nobody", "bo"):
        told = browser.post("/v1/sessions", json={"login": login, "password": "wrong one, sorry"})
        answers.append((told.status_code, told.text))
    assert {status for status, _ in answers} == {401} and len(set(answers)) == 1

    late = browser.post("/v1/sessions", json={"login": "bo", "password": GOOD})
    assert (late.status_code, late.json()["code"]) == (429, "too-many-tries")
    assert int(late.headers["retry-after"]) >= 1


def test_another_site_signs_nobody_in_or_out(ann: Client, people: SqlitePeople) -> None:
    browser = sign_in(ann, "ann")
    foreign = {"origin": "https://evil.example.org"}
    body = {"login": "ann", "password": GOOD}

    assert browser.post("/v1/sessions", json=body, headers=foreign).status_code == 403
    assert browser.delete("/v1/sessions", headers=foreign).status_code == 403
    assert browser.get("/v1/me").status_code == 200


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        (None, [404, 404, 404, 404]),
        (Role.viewer, [200, 403, 403, 403]),
        (Role.artist, [200, 200, 403, 403]),
        (Role.supervisor, [200, 200, 200, 403]),
        (Role.owner, [200, 200, 200, 200]),
    ],
)
def test_each_role_may_do_what_the_table_says(
    ann: Client, people: SqlitePeople, role: Role | None, statuses: list[int]
) -> None:
    if role is not None:
        people.add_member("PRJ_001", "bo", role)
    browser, frame = sign_in(ann, "bo"), "/v1/projects/PRJ_001/frames/FR_S01_001"

    told = [
        browser.get("/v1/projects/PRJ_001/timeline"),
        browser.post(f"{frame}:comment", json={"note": "closer"}),
        browser.post(f"{frame}:approve", json={}),
        browser.get("/v1/projects/PRJ_001/tokens"),
    ]
    assert [answer.status_code for answer in told] == statuses


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(ann: Client, people: SqlitePeople) -> None:
    browser = sign_in(ann, "bo")
    member = {"login": "bo", "role": "viewer"}
    assert ann.post("/members", member).status_code == 201
    assert browser.get("/v1/projects/PRJ_001/timeline").status_code == 200
    assert ann.ask("DELETE", "/members/bo").status_code == 200
    assert browser.get("/v1/projects/PRJ_001/timeline").status_code == 404
    people.set_disabled("bo", disabled=True)
    assert browser.get("/v1/me").status_code == 401


def test_a_machine_token_renders_and_never_decides(ann: Client, people: SqlitePeople) -> None:
    made = ann.post("/tokens", {"name": "ci", "role": "machine", "days": 30}).json()
    ci = ann.with_token(made["secret"])

    assert ci.get("/v1/me").json()["signature"] == "ci (machine)"
    assert ci.post("/renders", {}).status_code == 202
    assert ci.post("/frames/FR_S01_001:approve").status_code == 403
    assert ci.post("/frames/FR_S01_001:comment", {"note": "x"}).status_code == 403
    assert ci.post("/tokens", {"name": "more", "role": "machine"}).status_code == 403
    assert made["secret"] not in ann.get("/tokens").text
    assert ann.ask("DELETE", f"/tokens/{made['token']['id']}").json()["tokens"][0]["state"] == "revoked"
    assert ci.get("/v1/me").status_code == 401


def test_a_token_of_another_project_finds_nothing_here(ann: Client, people: SqlitePeople) -> None:
    _, text = people.add_token("ci", BY, project_id="PRJ_002", role=Role.machine)
    foreign = ann.with_token(text)

    assert foreign.get("/timeline").status_code == 404
    assert (
        foreign.get("/timeline").json()["code"] == foreign.get("/v1/projects/PRJ_009/timeline").json()["code"]
    )


def test_nobody_makes_a_token_in_the_name_of_somebody_else(ann: Client, people: SqlitePeople) -> None:
    people.add_member("PRJ_001", "bo", Role.owner)
    browser = sign_in(ann, "bo")

    for body in ({"name": "x", "login": "ann"}, {"name": "x"}, {"name": "x", "role": "owner"}):
        assert browser.post("/v1/projects/PRJ_001/tokens", json=body).status_code == 422
    assert people.tokens() == []


def test_accounts_are_an_administrators_affair(ann: Client, people: SqlitePeople) -> None:
    people.add_member("PRJ_001", "bo", Role.owner)
    browser, body = sign_in(ann, "bo"), {"login": "cy", "password": GOOD}

    assert browser.get("/v1/users").status_code == 403
    assert browser.post("/v1/users", json=body).status_code == 403
    made = ann.post("/v1/users", body)
    assert made.status_code == 201 and GOOD not in made.text and "argon2" not in made.text
    assert sign_in(ann, "cy").get("/v1/me").json()["roles"] == {}
    weak = ann.post("/v1/users", {"login": "dee", "password": "dee4567890"})
    assert weak.status_code == 422 and "dee4567890" not in weak.text


def test_no_password_and_no_secret_is_kept_under_a_key(
    ann: Client, people: SqlitePeople, film_folder: Path
) -> None:
    key: dict[str, Any] = {"headers": {"idempotency-key": "one"}}
    ann.post("/v1/users", {"login": "cy", "password": GOOD}, **key)
    secret = ann.post("/tokens", {"name": "ci", "role": "machine"}, **key).json()["secret"]

    kept = b"".join(path.read_bytes() for path in (film_folder / ".sb").glob("server.db*"))
    assert secret.encode() not in kept and GOOD.encode() not in kept


def test_a_guest_sees_what_was_shared_and_comments_by_name(ann: Client, people: SqlitePeople) -> None:
    made = ann.post("/guests", {"name": "client", "selection": ["FR_S01_001"]}).json()
    browser = ann.with_token("").http
    as_another = {"secret": made["secret"], "name": "Zoë <ann@example.org>"}
    refused = browser.post("/v1/sessions:guest", json=as_another)
    assert (refused.status_code, refused.json()["code"]) == (422, "person-name")
    came = browser.post("/v1/sessions:guest", json={"secret": made["secret"], "name": "Zoë (Berlin)"})

    assert came.status_code == 201, came.text
    assert browser.get("/v1/me").json()["signature"] == "Zoë (Berlin) (guest, client)"
    below = "/v1/projects/PRJ_001/frames"
    assert browser.post(f"{below}/FR_S01_001:comment", json={"note": "lovely"}).status_code == 200
    assert browser.post(f"{below}/FR_S01_002:comment", json={"note": "x"}).status_code == 404
    assert browser.post(f"{below}/FR_S01_001:approve", json={}).status_code == 403
    ann.ask("DELETE", f"/guests/{made['guest']['id']}")
    assert browser.get("/v1/me").status_code == 401
    assert (
        browser.post("/v1/sessions:guest", json={"secret": made["secret"], "name": "Zoë"}).status_code == 401
    )


@pytest.mark.parametrize(
    ("below", "who"),
    [
        ("/frames/FR_S01_001:approve", "supervisor or owner"),
        ("/tokens", "owner"),
        ("/frames/FR_S01_001:comment", "artist, supervisor or owner"),
    ],
)
def test_a_refusal_names_the_roles_that_may(ann: Client, people: SqlitePeople, below: str, who: str) -> None:
    ci = ann.with_token(ann.post("/tokens", {"name": "ci", "role": "viewer"}).json()["secret"])
    answer = ci.post(below)
    assert answer.status_code == 403
    assert answer.json()["hint"]["text"] == f"ask somebody who is {who} of the project"


def test_a_role_that_is_no_persons_is_told_what_it_is(ann: Client, people: SqlitePeople) -> None:
    people.add_user("zoe", "Zoe", "", password_hash=None, is_admin=False)
    for role, what in (("machine", "a program"), ("guest", "a link")):
        answer = ann.post("/members", {"login": "zoe", "role": role})
        assert (answer.status_code, answer.json()["code"]) == (422, "member-role")
        assert what in answer.json()["detail"] and answer.json()["fields"] == ["role"]
    other = ann.post("/members", {"login": "zoe", "role": "king"})
    assert "owner, supervisor, artist, viewer" in other.json()["hint"]["text"]


def test_members_show_whose_account_is_disabled(ann: Client, people: SqlitePeople) -> None:
    people.add_user("root", "Root", "", password_hash=None, is_admin=True)
    people.add_user("zoe", "Zoe", "", password_hash=None, is_admin=False)
    people.add_member("PRJ_001", "zoe", Role.artist)
    people.set_disabled("zoe", disabled=True)
    found = {one["login"]: one["disabled"] for one in ann.get("/members").json()["members"]}
    assert found["zoe"] is True

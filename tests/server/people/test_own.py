"""What is one's own: tokens and the password, opened by a session and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.served import Client

OLD, NEW = "four words nobody joins", "four other words here"
BELOW = "/v1/projects/PRJ_001"


@pytest.fixture
def people(film_folder: Path, ann: Client) -> Iterator[SqlitePeople]:
    found = open_people(film_folder / ".sb" / "people.db")
    found.add_user("root", "Root", "", password_hash=None, is_admin=True)
    found.add_user("bo", "Bo Lee", "", password_hash=hashed(OLD), is_admin=False)
    found.add_user("cy", "Cy", "", password_hash=hashed(OLD), is_admin=False)
    found.add_member("PRJ_001", "bo", Role.artist)
    yield found
    found.close()


def browser(ann: Client, login: str, password: str = OLD) -> httpx.Client:
    window = ann.with_token("").http
    done = window.post("/v1/sessions", json={"login": login, "password": password})
    assert done.status_code == 201, done.text
    return window


def test_ones_own_token_does_what_one_may_and_is_told_once(ann: Client, people: SqlitePeople) -> None:
    window = browser(ann, "bo")
    made = window.post("/v1/tokens", json={"name": "laptop", "days": 7})
    assert made.status_code == 201 and made.headers["cache-control"] == "no-store", made.text
    found, secret = made.json()["token"], made.json()["secret"]
    assert (found["login"], found["project_id"], found["role"], found["state"]) == (
        "bo",
        None,
        None,
        "in use",
    )

    program = ann.with_token(secret)
    assert program.get("/v1/me").json()["signature"] == "Bo Lee <bo>"
    assert program.post("/frames/FR_S01_001:comment", {"note": "closer"}).status_code == 200
    assert program.post("/frames/FR_S01_001:approve").status_code == 403
    assert secret not in window.get("/v1/tokens").text
    assert window.delete("/v1/tokens/laptop").json()["tokens"][0]["state"] == "revoked"
    assert program.get("/v1/me").status_code == 401


def test_a_token_of_one_project_opens_no_other_and_no_foreign_one_is_told_of(
    ann: Client, people: SqlitePeople
) -> None:
    window = browser(ann, "bo")
    made = window.post("/v1/tokens", json={"project_id": "PRJ_001"}).json()
    assert ann.with_token(made["secret"]).get("/v1/me").json()["roles"] == {"PRJ_001": "artist"}
    foreign = window.post("/v1/tokens", json={"project_id": "PRJ_002"})
    assert (foreign.status_code, foreign.json()["code"]) == (404, "no-project")
    assert len(people.tokens()) == 1


def test_nobody_sees_or_ends_the_token_of_another(ann: Client, people: SqlitePeople) -> None:
    bo, cy = browser(ann, "bo"), browser(ann, "cy")
    made = bo.post("/v1/tokens", json={"name": "laptop"}).json()
    assert cy.get("/v1/tokens").json() == {"tokens": []}
    for name in ("laptop", made["token"]["id"]):
        assert cy.delete(f"/v1/tokens/{name}").status_code == 404
    assert ann.with_token(made["secret"]).get("/v1/me").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"role": "machine"},
        {"login": "root"},
        {"days": 0},
        {"days": 100000},
        {"name": ""},
        {"name": "<script>"},
        {"project_id": "../x"},
    ],
)
def test_a_token_of_ones_own_is_nothing_else(
    ann: Client, people: SqlitePeople, body: dict[str, object]
) -> None:
    assert browser(ann, "bo").post("/v1/tokens", json=body).status_code == 422
    assert people.tokens() == []


def test_only_a_session_opens_what_is_ones_own(ann: Client, people: SqlitePeople) -> None:
    """Neither a token, a guest, whoever sits at the machine, nor a page of another site."""
    window = browser(ann, "bo")
    secret = window.post("/v1/tokens", json={}).json()["secret"]
    link = ann.post("/guests", {"name": "client"}).json()["secret"]
    guest = ann.with_token("").http
    guest.post("/v1/sessions:guest", json={"secret": link, "name": "Zoë"})
    body = {"password": OLD, "new_password": NEW}
    for who in (ann.with_token(secret).http, guest, ann.http):
        assert who.get("/v1/tokens").status_code == 403
        assert who.post("/v1/tokens", json={}).status_code == 403
        assert who.delete("/v1/tokens/personal").status_code == 403
        assert who.post("/v1/me:password", json=body).status_code == 403
    foreign = {"origin": "https://evil.example.org"}
    assert window.post("/v1/tokens", json={}, headers=foreign).json()["code"] == "wrong-origin"
    assert window.post("/v1/me:password", json=body, headers=foreign).json()["code"] == "wrong-origin"
    assert len(people.tokens()) == 1
    assert ann.with_token("").get("/v1/tokens").status_code == 401


def test_no_key_makes_the_service_remember_a_secret(
    ann: Client, people: SqlitePeople, film_folder: Path
) -> None:
    window, key = browser(ann, "bo"), {"idempotency-key": "one"}
    first, second = (window.post("/v1/tokens", json={}, headers=key).json()["secret"] for _ in range(2))
    assert first != second
    done = window.post("/v1/me:password", json={"password": OLD, "new_password": NEW}, headers=key)
    assert done.status_code == 200 and "idempotent-replayed" not in done.headers
    kept = b"".join(path.read_bytes() for path in (film_folder / ".sb").glob("server.db*"))
    assert not [one for one in (first, second, OLD, NEW) if one.encode() in kept]


def test_another_password_ends_the_other_sessions(ann: Client, people: SqlitePeople) -> None:
    here, there = browser(ann, "bo"), browser(ann, "bo")
    before = here.cookies["sb_session"]
    assert there.post("/v1/tokens", json={}).status_code == 201
    done = here.post("/v1/me:password", json={"password": OLD, "new_password": NEW})

    assert done.status_code == 200 and NEW not in done.text, done.text
    assert done.json()["open_tokens"] == 1, "tokens stay, and that is said"
    assert here.cookies["sb_session"] != before and people.principal_of_session(before) is None
    assert here.get("/v1/me").status_code == 200 and there.get("/v1/me").status_code == 401
    assert browser(ann, "bo", NEW).get("/v1/me").status_code == 200
    late = ann.with_token("").http.post("/v1/sessions", json={"login": "bo", "password": OLD})
    assert late.status_code == 401


def test_a_new_password_is_a_good_one_and_the_old_one_is_known(ann: Client, people: SqlitePeople) -> None:
    window = browser(ann, "bo")
    weak = window.post("/v1/me:password", json={"password": OLD, "new_password": "short"})
    assert (weak.status_code, weak.json()["code"]) == (422, "weak-password")
    assert weak.json()["fields"] == ["new_password"]
    same = window.post("/v1/me:password", json={"password": OLD, "new_password": OLD})
    assert (same.status_code, same.json()["code"]) == (422, "same-password")
    assert same.json()["fields"] == ["new_password"]
    wrong = window.post("/v1/me:password", json={"password": "not the old one", "new_password": NEW})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "old-password-wrong")
    assert wrong.json()["fields"] == ["password"] and "not the old one" not in wrong.text
    assert window.get("/v1/me").status_code == 200, "nobody is signed out by a slip"


def test_one_signs_out_everywhere_with_or_without_tokens(ann: Client, people: SqlitePeople) -> None:
    here, there, cy = browser(ann, "bo"), browser(ann, "bo"), browser(ann, "cy")
    text = here.post("/v1/tokens", json={}).json()["secret"]
    assert len(here.get("/v1/sessions").json()["sessions"]) == 2
    done = there.post("/v1/me:sign-out", json={})
    assert (done.json()["sessions"], done.json()["open_tokens"]) == (2, 1), done.text
    assert [one.get("/v1/me").status_code for one in (here, there, cy)] == [401, 401, 200]
    program = ann.with_token(text)
    assert program.get("/v1/me").json()["login"] == "bo"
    assert program.post("/v1/me:sign-out").status_code == 403
    assert browser(ann, "bo").post("/v1/me:sign-out", json={"tokens": True}).json()["open_tokens"] == 0
    assert program.get("/v1/me").status_code == 401


def test_an_open_browser_is_no_place_to_guess(ann: Client, people: SqlitePeople) -> None:
    window = browser(ann, "bo")
    told = [
        window.post("/v1/me:password", json={"password": f"guess {n} of many", "new_password": NEW})
        for n in range(6)
    ]
    assert [one.status_code for one in told] == [422] * 5 + [429]
    assert int(told[5].headers["retry-after"]) >= 1


def test_an_account_without_a_password_is_told_so(ann: Client, people: SqlitePeople) -> None:
    root = people.user("root")
    assert root is not None
    window = ann.with_token("").http
    window.cookies.set("sb_session", people.open_session(root.id))
    told = window.post("/v1/me:password", json={"password": OLD, "new_password": NEW})
    assert (told.status_code, told.json()["code"]) == (409, "no-password")

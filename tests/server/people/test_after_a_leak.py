"""After a secret got out: an administrator ends sessions and tokens, and reads what was changed since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.records import TokenKind
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.served import PROJECT, Client

BY = "Root <root>"
PASSWORD = "four words nobody joins"


@pytest.fixture
def people(film_folder: Path, ann: Client) -> Iterator[SqlitePeople]:
    found = open_people(film_folder / ".sb" / "people.db")
    kept = hashed(PASSWORD)
    found.add_user("root", "Root", "", password_hash=kept, is_admin=True)
    for login in ("bo", "cy"):
        found.add_user(login, login.title(), "", password_hash=kept, is_admin=False)
        found.add_member(PROJECT, login, Role.artist)
    yield found
    found.close()


def window(ann: Client, login: str) -> httpx.Client:
    found = ann.with_token("").http
    done = found.post("/v1/sessions", json={"login": login, "password": PASSWORD})
    assert done.status_code == 201, done.text
    return found


def token_of(people: SqlitePeople, login: str, name: str = "laptop") -> tuple[str, str]:
    user = people.user(login)
    assert user is not None
    token, text = people.add_token(name, BY, user_id=user.id)
    return token.id, text


def status(who: httpx.Client) -> int:
    return who.get("/v1/me").status_code


def test_an_administrator_ends_what_somebody_is_known_by(ann: Client, people: SqlitePeople) -> None:
    root, bo, cy = window(ann, "root"), window(ann, "bo"), window(ann, "cy")
    _, text = token_of(people, "bo")
    laptop = ann.with_token(text).http

    told = root.get("/v1/users/bo/sessions")
    assert told.status_code == 200 and told.headers["cache-control"] == "no-store", told.text
    assert [sorted(one) for one in told.json()["sessions"]] == [["created_at", "id", "seen_at"]]
    assert bo.cookies["sb_session"][-43:] not in told.text
    ended = root.post("/v1/users/bo:sign-out", json={})
    assert (ended.json()["sessions"], ended.json()["open_tokens"]) == (1, 1)
    assert [status(who) for who in (bo, laptop, cy, root)] == [401, 200, 200, 200]
    ended = root.post("/v1/users/bo:sign-out", json={"tokens": True})
    assert [one["name"] for one in ended.json()["revoked"]] == ["laptop"]
    assert status(laptop) == 401
    everybody = root.post("/v1/users:sign-out", json={})
    assert everybody.json()["sessions"] == 2
    assert [status(who) for who in (cy, root)] == [401, 401]


def test_an_administrator_sees_and_ends_the_tokens_of_others(ann: Client, people: SqlitePeople) -> None:
    root = window(ann, "root")
    made = [token_of(people, "bo", name) for name in ("laptop", "tablet", "phone")]
    _, cys = token_of(people, "cy")
    listed = root.get("/v1/users/bo/tokens").json()["tokens"]
    assert [one["id"] for one in listed] == [token_id for token_id, _ in made]
    one = root.delete("/v1/users/bo/tokens/laptop")
    assert [token["state"] for token in one.json()["tokens"]] == ["revoked"]
    assert root.delete(f"/v1/users/cy/tokens/{made[1][0]}").status_code == 404, "it is not Cy's"
    rest = root.delete("/v1/users/bo/tokens")
    assert [token["name"] for token in rest.json()["tokens"]] == ["tablet", "phone"]
    assert root.delete("/v1/users/bo/tokens").json()["tokens"] == []
    assert root.delete("/v1/users/nobody/tokens").status_code == 404
    assert [status(ann.with_token(text).http) for _, text in made] == [401] * 3
    assert status(ann.with_token(cys).http) == 200


def test_only_an_administrator_does_so(ann: Client, people: SqlitePeople) -> None:
    bo = window(ann, "bo")
    asked = [
        ("GET", "/v1/users/cy/sessions"),
        ("GET", "/v1/users/cy/tokens"),
        ("DELETE", "/v1/users/cy/tokens"),
        ("DELETE", "/v1/users/cy/tokens/laptop"),
        ("POST", "/v1/users/cy:sign-out"),
        ("POST", "/v1/users:sign-out"),
        ("GET", "/v1/audit"),
    ]
    cy = window(ann, "cy")
    for method, path in asked:
        body = {"json": {}} if method == "POST" else {}
        assert bo.request(method, path, **body).status_code == 403  # type: ignore[arg-type]
    assert status(cy) == 200


def test_another_password_says_what_still_opens(ann: Client, people: SqlitePeople) -> None:
    root = window(ann, "root")
    token_of(people, "bo")
    body = {"password": "some other words here"}
    done = root.post("/v1/users/bo:password", json=body)
    assert (done.status_code, done.json()["open_tokens"]) == (200, 1)
    again = root.post("/v1/users/bo:password", json=body)
    assert (again.status_code, again.json()["code"]) == (422, "same-password")


def test_who_changed_what_from_where_is_read_by_administrators(ann: Client, people: SqlitePeople) -> None:
    root = window(ann, "root")
    proxy = {"x-forwarded-for": "203.0.113.9"}
    root.post("/v1/users", json={"login": "dee", "name": "Dee", "password": PASSWORD + "!"}, headers=proxy)
    root.post(f"/v1/projects/{PROJECT}/members", json={"login": "dee", "role": "artist"}, headers=proxy)
    root.post(f"/v1/projects/{PROJECT}/guests", json={"name": "client"}, headers=proxy)
    secret = ann.post("/tokens", {"name": "ci", "role": "machine"}).json()["secret"]

    told = root.get("/v1/audit", params={"limit": 4})
    found = [(one["action"], one["whom"], one["by"], one["origin"]) for one in told.json()["changes"]]
    assert found == [
        ("token.add", "", "Ann Rao <ann@example.org>", "127.0.0.1"),
        ("guest.add", "", "Root <root>", "203.0.113.9"),
        ("member.add", "dee", "Root <root>", "203.0.113.9"),
        ("user.add", "dee", "Root <root>", "203.0.113.9"),
    ]
    assert told.json()["next"] == told.json()["changes"][-1]["number"]
    assert PASSWORD not in told.text and secret[-43:] not in told.text
    dees = root.get("/v1/audit", params={"login": "dee"}).json()["changes"]
    assert [one["action"] for one in dees] == ["member.add", "user.add"]


def test_ones_own_password_is_written_down_too(ann: Client, people: SqlitePeople) -> None:
    bo = window(ann, "bo")
    done = bo.post("/v1/me:password", json={"password": PASSWORD, "new_password": "some other words here"})
    assert done.status_code == 200, done.text
    [newest] = people.changes(limit=1)
    assert (newest.action, newest.whom, newest.by) == ("user.password", "bo", "Bo <bo>")


def test_a_token_for_numbers_reads_numbers_alone(ann: Client, people: SqlitePeople) -> None:
    _, text = people.add_token("prometheus", BY, kind=TokenKind.metrics)
    prometheus = ann.with_token(text)
    assert b"sb_requests_total" in prometheus.get("/v1/metrics").content
    for below in ("/timeline", "/v1/projects", "/v1/users", "/v1/me", "/v1/audit"):
        answer = prometheus.get(below)
        assert (answer.status_code, answer.json()["code"]) in ((403, "not-allowed"), (404, "no-project"))
    made = prometheus.post("/v1/projects", {"project_id": "PRJ_002", "name": "Other"})
    assert made.status_code == 403
    assert window(ann, "bo").get("/v1/metrics").status_code == 403
    assert ann.post("/tokens", {"name": "x", "metrics": True}).status_code == 422

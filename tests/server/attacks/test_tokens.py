"""Secrets that are old, revoked, foreign, misspelt or enormous; programs that decide; guesses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import httpx
import pytest

from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.roles import Role
from tests.server.attacks.raw import asked, head_of, sent
from tests.server.attacks.roles import BY, FOREIGN, OWN, SHARED, House, house, later
from tests.server.served import Client

PASSWORD = "four words nobody joins"


@pytest.fixture(scope="module")
def there(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(rendered_film, tmp_path_factory.mktemp("house")) as found:
        yield found


def token(there: House, role: Role = Role.viewer, **more: object) -> tuple[str, Client]:
    """A new token of a program: its id, and who has it."""
    made, text = there.people.add_token("ci", BY, project_id=OWN, role=role, **more)  # type: ignore[arg-type]
    return made.id, there.ann.with_token(text)


def status(who: Client) -> int:
    return who.get("/timeline").status_code


def test_a_revoked_token_is_dead_at_the_next_request(there: House) -> None:
    token_id, ci = token(there)
    assert status(ci) == 200
    there.people.revoke_token(token_id)
    assert [status(ci) for _ in range(3)] == [401, 401, 401]
    revoked = there.ann.ask("DELETE", f"/tokens/{token_id}")
    assert revoked.status_code == 200, "revoking twice is no mistake"


def test_a_token_ends_when_it_said_it_would(there: House) -> None:
    assert status(token(there, expires_at=later(seconds=-1))[1]) == 401
    _, short = token(there, expires_at=later(seconds=3))
    found, until = [status(short)], monotonic() + 10
    while found[-1] == 200 and monotonic() < until:
        found.append(status(short))
    assert (found[0], found[-1]) == (200, 401)


def test_whoever_is_let_out_hears_no_more(there: House) -> None:
    token_id, ci = token(there)
    with ci.http.stream("GET", ci.path("/events"), headers={"accept": "text/event-stream"}) as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith("retry")
        there.people.revoke_token(token_id)
        began = monotonic()
        for _ in lines:
            assert monotonic() - began < 10
    assert monotonic() - began < 10


def test_a_disabled_account_takes_its_tokens_and_sessions_along(there: House) -> None:
    user = there.people.add_user("dee", "Dee", "", password_hash=None, is_admin=False)
    there.people.add_member(OWN, "dee", Role.artist)
    _, text = there.people.add_token("laptop", BY, user_id=user.id)
    by_token = there.ann.with_token(text)
    by_session = there.ann.with_token("")
    by_session.http.headers["cookie"] = f"sb_session={there.people.open_session(user.id)}"
    assert [status(by_token), status(by_session)] == [200, 200]
    there.people.set_disabled("dee", disabled=True)
    assert [status(by_token), status(by_session)] == [401, 401]


def test_a_token_of_one_project_opens_no_other(there: House) -> None:
    _, ci = token(there, Role.machine)
    foreign = ci.http.get(f"/v1/projects/{FOREIGN}/timeline")
    assert (foreign.status_code, foreign.json()["code"]) == (404, "no-project")


def test_only_the_token_itself_is_the_token(there: House) -> None:
    _, ci = token(there)
    text = ci.token
    user = there.people.user("viewer")
    assert user is not None
    session = there.people.open_session(user.id)
    _, guest = there.people.add_guest_link("x", BY, OWN, (SHARED,), later(days=1))
    others = [
        text.upper(),
        text[:-1],
        text + "x",
        text.replace("sb_", "sbguest_"),
        text.replace("sb_", "sbsession_"),
        text.replace("sb_", "SB_"),
        text.replace("_", "-"),
        text.replace("_", "%5f"),
        f'"{text}"',
        f"{text},{text}",
        f"x {text}",
        text + "\u00e9",
        "sb_" + "a" * 12 + "_" + "A" * 43,
        session,
        guest,
        "sb__",
        "Bearer",
        "",
    ]
    for other in others:
        told = asked(there.ann, "GET /v1/me", f"Authorization: Bearer {other}")
        assert (other, told.status) == (other, 401)
    for kind in ("Basic", "Token", "Bearer:", ""):
        assert asked(there.ann, "GET /v1/me", f"Authorization: {kind} {text}").status == 401
    for cookie in (
        f"sb_session={text}",
        f"sb_guest={text}",
        f"sb_session={guest}",
        f"sb_guest={session}|Zoe",
    ):
        assert asked(there.ann, "GET /v1/me", f"Cookie: {cookie}").status == 401
    assert asked(there.ann, f"GET /v1/me?token={text}&access_token={text}").status == 401
    assert asked(there.ann, "GET /v1/me", f"authorization: bearer {text}").status == 200


def test_a_token_of_a_megabyte_is_refused_and_nobody_waits(there: House) -> None:
    began = monotonic()
    long = sent(there.ann, head_of(there.ann, "GET /v1/me", ["Authorization: Bearer " + "sb_" * 350_000]))
    assert long.status in (0, 400, 401, 413, 431)
    assert asked(there.ann, "GET /v1/me", f"Cookie: sb_session={'x' * 60_000}").status in (401, 431)
    assert there.ann.get("/v1/me").status_code == 200
    assert monotonic() - began < 10


def test_a_secret_is_in_no_answer_and_in_no_file(there: House) -> None:
    _, ci = token(there)
    secret = ci.token[-43:]
    answers = [there.ann.get(path).text for path in ("/tokens", "/members", "/v1/users", "/events")]
    answers.append(ci.post("/frames/FR_S01_001:approve").text)
    assert not [answer for answer in answers if secret in answer]
    kept = [
        path for path in there.folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()
    ]
    assert kept == []


def test_guesses_become_slow_and_the_owner_still_comes_in(there: House) -> None:
    there.people.add_user("eve", "Eve", "", password_hash=hashed(PASSWORD), is_admin=False)
    browser = httpx.Client(base_url=there.ann.address, trust_env=False)
    with browser:
        told = [
            browser.post("/v1/sessions", json={"login": "eve", "password": f"guess number {n}"})
            for n in range(12)
        ]
        found = [answer.status_code for answer in told]
        assert found[:5] == [401] * 5 and set(found[5:]) == {429}
        assert all(int(answer.headers["retry-after"]) >= 1 for answer in told[5:])
        by_case = browser.post("/v1/sessions", json={"login": "EVE", "password": PASSWORD})
        assert by_case.status_code == 429, "another spelling is the same account"
        bodies = {json.dumps(answer.json(), sort_keys=True) for answer in told[:5]}
        assert len(bodies) == 1


def test_wrong_cookies_do_not_hide_a_right_one(there: House) -> None:
    user = there.people.user("viewer")
    assert user is not None
    session = there.people.open_session(user.id)
    for cookie in (
        f"sb_guest=nonsense; sb_session={session}",
        f"sb_session={session}; x={'y' * 4000}",
        f"broken; =; ;;; sb_session={session}",
    ):
        assert asked(there.ann, "GET /v1/me", f"Cookie: {cookie}").status == 200

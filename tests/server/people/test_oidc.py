"""Signing in at a provider: as it should be, and what others try in between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.settings import from_environment
from storyboard_cli.people.signing_in import MOST_BEGUN, SignIns, WaitAsked
from storyboard_cli.people.sqlite_people import SqlitePeople
from tests.server.people.browsers import (
    SECRET,
    at,
    begun,
    browser,
    came_back,
    claims_at,
    query_of,
    signed_in_at_acme,
)
from tests.server.people.providers import CLIENT, Liar
from tests.server.served import Client

# --- as it should be ------------------------------------------------------------------------------------


def test_whoever_has_an_account_signs_in_at_the_provider(
    film_folder: Path, acme: str, people: SqlitePeople
) -> None:
    claims_at(acme, "bo-1", email="bo@example.org", email_verified=True)
    with at(film_folder, acme) as client:
        window = browser(client)
        assert window.get("/v1/sign-in/providers").json() == {
            "providers": [{"name": "Acme", "href": "/v1/sign-in"}]
        }
        done = signed_in_at_acme(window, "bo-1", "/studio/p/PRJ_001/board?x=1#frames")

        assert (done.status_code, done.headers["location"]) == (303, "/studio/p/PRJ_001/board?x=1#frames"), (
            done.text
        )
        cookie = done.headers["set-cookie"].lower()
        assert "sb_session=" in cookie and "httponly" in cookie and "samesite=lax" in cookie
        assert window.get("/v1/me").json()["signature"] == "Bo Lee <Bo@Example.org>"

        # From now on it is the subject that opens the account, whatever address it has.
        claims_at(acme, "bo-1", email="ann@example.org", email_verified=True)
        again = browser(client)
        assert signed_in_at_acme(again, "bo-1").status_code == 303
        assert again.get("/v1/me").json()["name"] == "Bo Lee"


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"email": "bo@example.org"}, "does not say"),
        ({"email": "bo@example.org", "email_verified": False}, "does not say"),
        ({"email": "bo@example.org", "email_verified": "no"}, "does not say"),
        ({"email": "cy@example.org", "email_verified": True}, "there is no account"),
        ({"name": "Bo"}, "no address"),
        ({"email": "", "email_verified": True}, "no address"),
        ({"email": ["bo@example.org"], "email_verified": True}, "no address"),
    ],
)
def test_nobody_gets_an_account_by_signing_in(
    film_folder: Path, acme: str, people: SqlitePeople, claims: dict[str, Any], why: str
) -> None:
    claims_at(acme, "stranger", **claims)
    with at(film_folder, acme) as client:
        window = browser(client)
        done = signed_in_at_acme(window, "stranger")

        assert (done.status_code, done.json()["code"]) == (403, "sign-in-refused")
        assert why in done.json()["detail"]
        assert window.get("/v1/me").status_code == 401
    assert len(people.users()) == 2 and all(user.subject is None for user in people.users())


def test_an_account_is_tied_to_one_person_and_a_closed_one_stays_closed(
    film_folder: Path, acme: str, people: SqlitePeople
) -> None:
    people.tie("bo", acme, "bo-1")
    claims_at(acme, "impostor", email="bo@example.org", email_verified=True)
    claims_at(acme, "bo-1", email="bo@example.org", email_verified=True)
    with at(film_folder, acme) as client:
        refused = signed_in_at_acme(browser(client), "impostor")
        assert refused.json()["code"] == "sign-in-refused" and "somebody else" in refused.json()["detail"]

        people.set_disabled("bo", disabled=True)
        closed = signed_in_at_acme(browser(client), "bo-1")
        assert (closed.status_code, closed.json()["detail"]) == (403, "this account is closed")


def test_whoever_says_no_at_the_provider_reads_a_page(
    film_folder: Path, acme: str, people: SqlitePeople
) -> None:
    with at(film_folder, acme) as client:
        window = browser(client)
        page = httpx.post(begun(window), data={"action": "deny"}, trust_env=False)
        location = page.headers["location"]
        if "state=" not in location:  # a provider has to bring it back; this one does not where it refuses
            location += "&state=" + query_of(begun(window))["state"]
        done = window.get(location, headers={"accept": "text/html,*/*;q=0.8"})

    assert done.status_code == 403 and done.headers["content-type"].startswith("text/html")
    assert "access_denied" in done.text and "Sign in once more" in done.text
    assert "default-src 'self'" in done.headers["content-security-policy"]


# --- what is asked of the provider ----------------------------------------------------------------------


def test_the_provider_is_asked_with_pkce_state_and_nonce(boards: Client, lying: Liar) -> None:
    window = browser(boards)
    location = begun(window)
    asked = query_of(location)

    assert location.startswith(f"{lying.address}/authorize?")
    assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == (
        "code",
        CLIENT,
        "S256",
    )
    assert set(asked["scope"].split()) == {"openid", "email", "profile"}
    assert len(asked["nonce"]) >= 43 and len(asked["code_challenge"]) == 43 and len(asked["state"]) >= 32
    assert asked["redirect_uri"] == f"{boards.address}/v1/sign-in/callback"

    done = window.get("/v1/sign-in/callback", params={"code": lying.code(location), "state": asked["state"]})
    assert done.status_code == 303, done.text
    [form] = [form for path, form in lying.asked if path == "/token"]
    assert form["redirect_uri"] == asked["redirect_uri"] and len(form["code_verifier"]) >= 43
    assert any(said.startswith("Basic ") for said in lying.authorized)
    assert SECRET not in done.text and "client_secret" not in form


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(boards: Client, lying: Liar) -> None:
    lying.about["token_endpoint_auth_methods_supported"] = ["client_secret_post", "private_key_jwt"]
    assert came_back(browser(boards), lying).status_code == 303
    [form] = [form for path, form in lying.asked if path == "/token"]
    assert (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)


def test_the_way_back_is_to_the_own_name_whatever_the_request_says(
    film_folder: Path, lying: Liar, people: SqlitePeople
) -> None:
    with at(film_folder, lying.address, names=("boards.example.org",)) as client:
        window = browser(client)
        for host in ("boards.example.org", "203.0.113.7", "127.0.0.1:1"):
            told = window.get("/v1/sign-in", headers={"host": host, "x-forwarded-host": "evil.example.org"})
            back = query_of(told.headers["location"])["redirect_uri"]
            assert back == "https://boards.example.org/v1/sign-in/callback"
            assert "secure" in told.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "where",
    [
        "https://evil.example.org/",
        "//evil.example.org/",
        "/\\evil.example.org/",
        "\\\\evil.example.org",
        "///evil.example.org",
        "javascript:alert(1)",
        "/a\r\nset-cookie: x=1",
        "evil.example.org",
        "http:/evil.example.org",
        "/" + "a" * 3000,
        "//[",
        "",
    ],
)
def test_nobody_is_led_to_another_site(boards: Client, where: str) -> None:
    told = browser(boards).get("/v1/sign-in", params={"next": where})
    assert (told.status_code, told.json()["code"]) == (422, "wrong-next")


def test_an_address_that_only_userinfo_tells_is_asked_for(boards: Client, lying: Liar) -> None:
    lying.claims |= {"email": None, "email_verified": None}
    lying.about["userinfo_endpoint"] = f"{lying.address}/userinfo"
    lying.userinfo = {"sub": "somebody-else", "email": "bo@example.org", "email_verified": True}
    assert came_back(browser(boards), lying).json()["code"] == "provider-untrue"
    lying.userinfo["sub"] = "subject-1"
    window = browser(boards)
    assert came_back(window, lying).status_code == 303
    assert window.get("/v1/me").json()["name"] == "Bo Lee"


# --- others in between ----------------------------------------------------------------------------------


def test_a_sign_in_is_of_the_browser_that_began_it(boards: Client, lying: Liar) -> None:
    mine, theirs = browser(boards), browser(boards)
    location = begun(theirs)
    begun(mine)
    stolen = {"code": lying.code(location), "state": query_of(location)["state"]}
    for window in (mine, browser(boards)):
        told = window.get("/v1/sign-in/callback", params=stolen)
        assert (told.status_code, told.json()["code"]) == (400, "sign-in-over")
        assert window.get("/v1/me").status_code == 401
    assert not [path for path, _ in lying.asked if path == "/token"]
    assert theirs.get("/v1/sign-in/callback", params=stolen).status_code == 303


def test_a_code_comes_back_once_and_two_windows_may_sign_in(boards: Client, lying: Liar) -> None:
    window = browser(boards)
    first, second = begun(window), begun(window)
    for location in (first, second):
        said = {"code": lying.code(location), "state": query_of(location)["state"]}
        assert window.get("/v1/sign-in/callback", params=said).status_code == 303
        assert window.get("/v1/sign-in/callback", params=said).json()["code"] == "sign-in-over"


@pytest.mark.parametrize("state", ["", "x", "x.y", "é.ü", "." * 5000, "\0.\0"])
def test_a_state_that_nobody_gave_is_none(boards: Client, lying: Liar, state: str) -> None:
    window = browser(boards)
    begun(window)
    told = window.get("/v1/sign-in/callback", params={"code": "c", "state": state})
    assert (told.status_code, told.json()["code"]) == (400, "sign-in-over")


def test_a_session_that_was_planted_ends(boards: Client, lying: Liar, people: SqlitePeople) -> None:
    bo = people.user("bo")
    assert bo is not None
    planted, window = people.open_session(bo.id), browser(boards)
    window.cookies.set("sb_session", planted, domain="127.0.0.1", path="/")
    done = came_back(window, lying)
    assert done.status_code == 303 and planted not in done.headers["set-cookie"]
    assert people.principal_of_session(planted) is None


def test_another_provider_does_not_answer_in_its_name(boards: Client, lying: Liar) -> None:
    told = came_back(browser(boards), lying, iss="https://evil.example.org")
    assert (told.status_code, told.json()["code"]) == (502, "provider-untrue")
    assert came_back(browser(boards), lying, iss=lying.address).status_code == 303


def test_sign_ins_that_are_only_begun_do_not_fill_the_disk(people: SqlitePeople) -> None:
    door = SignIns(people)
    for number in range(MOST_BEGUN):
        door.begun("192.0.2.1", number / 10)
    with pytest.raises(WaitAsked) as found:
        door.begun("192.0.2.1", 100.0)
    assert found.value.retry_after == 500
    door.begun("192.0.2.2", 100.0)
    door.begun("192.0.2.1", 600.5)


def test_words_of_the_provider_are_no_page_of_ours(boards: Client, lying: Liar) -> None:
    window = browser(boards)
    state = query_of(begun(window))["state"]
    said = {"error": "<script>alert(1)</script>\n\x1b[31m", "state": state}
    told = window.get("/v1/sign-in/callback", params=said, headers={"accept": "text/html"})
    assert told.status_code == 403 and "<script" not in told.text and "\x1b" not in told.text


# --- without one ----------------------------------------------------------------------------------------


def test_without_settings_there_is_nothing_to_sign_in_at(ann: Client) -> None:
    window = browser(ann)
    assert window.get("/v1/sign-in/providers").json() == {"providers": []}
    for path in ("/v1/sign-in", "/v1/sign-in/callback?code=a&state=b"):
        assert (window.get(path).status_code, window.get(path).json()["code"]) == (404, "no-path")


def test_the_secret_of_the_client_is_in_no_text() -> None:
    names = {"SB_OIDC_ISSUER": "https://acme", "SB_OIDC_CLIENT_ID": "sb", "SB_OIDC_CLIENT_SECRET": SECRET}
    found = from_environment(names)
    assert found.oidc_client_secret == SECRET and SECRET not in repr(found)


def test_nothing_of_providers_is_loaded_where_nobody_signs_in_at_one() -> None:
    """Studio asks every service where people can sign in."""
    code = (
        "import sys, storyboard_cli.server.app, storyboard_cli.server.people.at_provider\n"
        "print(*sorted({'authlib', 'joserfc', 'httpx'} & sys.modules.keys()))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""

"""A provider that lies, breaks or stalls signs nobody in, and is no fault of the server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from storyboard_cli.core.errors import SbError
from storyboard_cli.people.oidc.asking import Asking
from storyboard_cli.people.oidc.known_by import Secrets
from storyboard_cli.people.oidc.provider import Provider
from storyboard_cli.people.sqlite_people import SqlitePeople
from tests.server.people.browsers import SECRET, at, browser, came_back, settings_for
from tests.server.people.providers import (
    CLIENT,
    Liar,
    bomb,
    drip,
    huge,
    liar,
    round_trip,
    secret_of,
    send,
    send_json,
)
from tests.server.served import Client


def _unsigned(claims: dict[str, Any]) -> str:
    from joserfc.util import json_b64encode

    return f"{json_b64encode({'alg': 'none'}).decode()}.{json_b64encode(claims).decode()}."


def _by_the_secret(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "HS256"}, claims, secret_of(SECRET), algorithms=["HS256"])


def _by_another_key(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, RSAKey.generate_key(2048))


def _changed(claims: dict[str, Any]) -> str:
    head, body, sign = _by_another_key(claims).split(".")
    return f"{head}.{body}.{sign[:-8]}AAAAAAAA"


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"nonce": "another"}, "another sign-in"),
        ({"nonce": None}, "another sign-in"),
        ({"nonce": 7}, "another sign-in"),
        ({"aud": "somebody-else"}, "for somebody else"),
        ({"aud": None}, "for somebody else"),
        ({"aud": [CLIENT, "other"]}, "asked for by"),
        ({"aud": [CLIENT, "other"], "azp": "other"}, "asked for by"),
        ({"azp": "other"}, "asked for by"),
        ({"iss": "https://evil.example.org"}, "another issuer"),
        ({"iss": None}, "another issuer"),
        ({"exp": 1_000_000_000}, "expired"),
        ({"exp": None}, "expired"),
        ({"exp": "tomorrow"}, "expired"),
        ({"exp": True}, "expired"),
        ({"nbf": 9_999_999_999}, "not come"),
        ({"iat": 9_999_999_999}, "not come"),
        ({"sub": None}, "names nobody"),
        ({"sub": ""}, "names nobody"),
        ({"sub": "x" * 256}, "names nobody"),
        ({"sub": ["subject-1"]}, "names nobody"),
    ],
)
def test_a_token_that_says_something_else_is_not_believed(
    boards: Client, lying: Liar, claims: dict[str, Any], why: str
) -> None:
    lying.claims = claims
    window = browser(boards)
    told = came_back(window, lying)
    assert (told.status_code, told.json()["code"]) == (502, "provider-untrue"), told.text
    assert why in told.json()["detail"] and "set-cookie" not in told.headers
    assert window.get("/v1/me").status_code == 401


@pytest.mark.parametrize(
    "token",
    [
        _unsigned,
        _by_the_secret,
        _by_another_key,
        _changed,
        lambda claims: "",
        lambda claims: "a.b.c",
        lambda claims: "é.é.é",
        lambda claims: "a" * 100_000,
        lambda claims: "." * 1000,
    ],
)
def test_a_token_that_the_provider_did_not_sign_is_not_believed(
    boards: Client, lying: Liar, token: Callable[[dict[str, Any]], str]
) -> None:
    lying.token = token
    told = came_back(browser(boards), lying)
    assert (told.status_code, told.json()["code"]) == (502, "provider-untrue"), told.text


@pytest.mark.parametrize(
    "published",
    [
        [],
        [None, 7, "x", {}],
        [{"kty": "RSA", "kid": "one", "n": "AQAB", "e": "AQAB"}],
        [{"kty": "RSA", "kid": "one", "n": "A" * 100_000, "e": "AQAB"}],
        [{"kty": "RSA", "kid": "one", "n": 5, "e": []}],
        [{"kty": "EC", "kid": "one", "crv": "P-256", "x": "AA", "y": "AA"}],
        [{"kty": "oct", "kid": "one", "k": "AAAA"}],
    ],
)
def test_keys_that_are_none_sign_nothing(boards: Client, lying: Liar, published: list[Any]) -> None:
    lying.published = published
    told = came_back(browser(boards), lying)
    assert (told.status_code, told.json()["code"]) == (502, "provider-untrue"), told.text


def test_odd_keys_do_not_hide_the_right_one_and_curves_are_known(boards: Client, lying: Liar) -> None:
    lying.published = [None, {"kty": "new", "kid": "one"}, *lying.keys()["keys"]]
    lying.header = {"alg": "ES256", "kid": "two"}
    assert came_back(browser(boards), lying).status_code == 303
    lying.header = {"alg": "RS256"}
    assert came_back(browser(boards), lying).status_code == 303


def test_a_new_key_is_read_but_not_for_every_token_that_names_one(lying: Liar) -> None:
    now = [0.0]
    provider = Provider(settings_for(lying.address), now=lambda: now[0])

    async def subject() -> str:
        known = Secrets()
        code = lying.code(await provider.address("http://127.0.0.1/back", "state", known))
        return str((await provider.claims(code, "http://127.0.0.1/back", known))["sub"])

    assert asyncio.run(subject()) == "subject-1"
    lying.key = RSAKey.generate_key(2048, {"kid": "three"})
    lying.header = {"alg": "RS256", "kid": "three"}
    with pytest.raises(SbError, match="signed by no key"):
        asyncio.run(subject())
    now[0] += 61
    assert asyncio.run(subject()) == "subject-1"
    assert len([path for path, _ in lying.asked if path == "/jwks"]) == 2


def _broken(to: BaseHTTPRequestHandler) -> None:
    send(to, b"<html>not what you think</html>")


def _nested(to: BaseHTTPRequestHandler) -> None:
    send(to, b"[" * 900_000)


def _no_object(to: BaseHTTPRequestHandler) -> None:
    send_json(to, ["issuer"])


def _fault(to: BaseHTTPRequestHandler) -> None:
    send_json(to, {}, 500)


def _cut(to: BaseHTTPRequestHandler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")


_WRONG = [_broken, _nested, _no_object, _fault, _cut, huge, bomb, round_trip]


@pytest.mark.parametrize("does", _WRONG, ids=lambda does: does.__name__)
@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/jwks", "/token"])
def test_a_provider_that_answers_badly_is_told_and_never_a_fault(
    boards: Client, lying: Liar, path: str, does: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    lying.answers[path] = does
    window = browser(boards)
    told = window.get("/v1/sign-in") if path != "/token" else came_back(window, lying)
    assert (told.status_code, told.json()["code"]) == (502, "provider-unreachable"), told.text
    assert told.json()["hint"]["words"]


def test_a_code_that_the_provider_does_not_take_is_told(boards: Client, lying: Liar) -> None:
    lying.answers["/token"] = lambda to: send_json(to, {"error": "invalid_grant"}, 400)
    told = came_back(browser(boards), lying)
    assert told.json()["code"] == "provider-untrue" and "invalid_grant" in told.json()["detail"]


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"issuer": "https://evil.example.org"}, "provider-untrue"),
        ({"token_endpoint": "http://192.0.2.1/token"}, "provider-unreachable"),
        ({"jwks_uri": "file:///etc/passwd"}, "provider-unreachable"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "provider-unreachable"),
        ({"authorization_endpoint": None}, "provider-unreachable"),
        ({"jwks_uri": "http://[::1"}, "provider-unreachable"),
        ({"userinfo_endpoint": "ftp://127.0.0.1/"}, "provider-unreachable"),
    ],
)
def test_a_description_that_leads_elsewhere_is_refused(
    boards: Client, lying: Liar, about: dict[str, Any], code: str
) -> None:
    lying.about = about
    told = browser(boards).get("/v1/sign-in")
    assert (told.status_code, told.json()["code"]) == (502, code)


def test_a_provider_that_is_not_there_is_told(film_folder: Path, people: SqlitePeople) -> None:
    with liar() as gone:
        address = gone.address
    with at(film_folder, address) as client:
        told = browser(client).get("/v1/sign-in")
        assert (told.status_code, told.json()["code"]) == (502, "provider-unreachable")
        assert client.get("/v1/me").status_code == 200, "everything else goes on"


def test_a_provider_that_drips_is_left(lying: Liar) -> None:
    """Ten seconds are for good providers; here one has half a second."""
    lying.answers["/jwks"] = drip
    hasty = Provider(settings_for(lying.address), Asking("Acme", seconds=0.5))
    with pytest.raises(SbError, match="does not answer within"):
        asyncio.run(hasty.address("http://127.0.0.1/back", "state", Secrets()))

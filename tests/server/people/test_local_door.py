"""The token of whoever sits at the machine opens nothing for anybody who is elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import httpx
import pytest

from storyboard_cli.people.sqlite_people import open_people
from tests.server.served import Client, own_process, served

PROXIES = [
    {"x-forwarded-for": "203.0.113.9"},
    {"x-real-ip": "203.0.113.9"},
    {"forwarded": "for=203.0.113.9"},
    {"x-forwarded-proto": "https"},
    {"x-forwarded-host": "boards.example.org"},
    {"via": "1.1 boards"},
]


def entered(ann: Client, **headers: str) -> httpx.Response:
    return ann.with_token("").http.get("/", params={"token": ann.token}, headers=headers)


@pytest.mark.parametrize("headers", PROXIES, ids=lambda found: next(iter(found)))
def test_through_a_proxy_it_opens_nothing(ann: Client, headers: dict[str, str]) -> None:
    assert ann.get("/v1/me", headers=headers).status_code == 401
    told = entered(ann, **headers)
    assert told.status_code == 403 and "set-cookie" not in told.headers
    cookie = entered(ann).headers["set-cookie"].partition(";")[0]
    window = ann.with_token("").http
    assert window.get("/v1/me", headers={"cookie": cookie}).status_code == 200
    assert window.get("/v1/me", headers={"cookie": cookie, **headers}).status_code == 401


@pytest.mark.parametrize("host", ["192.0.2.7:8400", "[2001:db8::7]"])
def test_under_a_name_of_elsewhere_it_opens_nothing(ann: Client, host: str) -> None:
    assert ann.get("/v1/me", headers={"host": host}).status_code == 401
    assert entered(ann, host=host).status_code == 403
    assert ann.get("/v1/me", headers={"host": "localhost:8400"}).status_code == 200


def test_a_service_with_a_name_has_no_such_token(film_folder: Path) -> None:
    with served(film_folder, names=("boards.example.org",)) as client:
        assert client.token == ""
        assert client.with_token("None").get("/v1/me").status_code == 401
    with served(film_folder, names=("localhost",)) as client:
        assert client.token


def with_an_account(folder: Path) -> None:
    people = open_people(folder / ".sb" / "people.db")
    people.add_user("ann", "Ann Rao", "", password_hash=None, is_admin=True)
    people.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a browser that is a script")
def test_where_there_are_accounts_it_is_made_for_open_alone(
    film_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal keeps what a service prints."""
    with_an_account(film_folder)
    with own_process(film_folder, at_once=True) as server:
        assert server.client.token == ""
        assert server.client.get("/v1/me").status_code == 401
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\n", "utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    with own_process(film_folder, "--open", at_once=True) as server:
        assert server.client.get("/v1/me").json()["kind"] == "local"


def test_a_name_needs_accounts(film_folder: Path) -> None:
    """Nobody else could come in."""
    with (
        pytest.raises(AssertionError, match="no-accounts"),
        own_process(film_folder, "--name", "boards.example.org", at_once=True),
    ):
        pass
    with_an_account(film_folder)
    with own_process(film_folder, "--name", "boards.example.org", "--open", at_once=True) as server:
        assert server.client.token == ""

"""Browsers that sign in at a provider, and the server that leads them there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from storyboard_cli.core.settings import Settings
from tests.server.people.providers import CLIENT, Liar
from tests.server.served import Client, served

SECRET = "a secret of this client that nobody is told"


def settings_for(issuer: str) -> Settings:
    return Settings(
        jobs=1,
        lock_wait_s=2.0,
        actor="Ann Rao <ann@example.org>",
        oidc_issuer=issuer,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_name="Acme",
    )


@contextmanager
def at(folder: Path, issuer: str, **more: Any) -> Iterator[Client]:
    """A server whose people may sign in at the provider."""
    with served(folder, settings=settings_for(issuer), **more) as client:
        yield client


def browser(client: Client) -> httpx.Client:
    return client.with_token("").http


def begun(browser: httpx.Client, where: str = "/v1/docs") -> str:
    """Where the browser is led when it begins."""
    told = browser.get("/v1/sign-in", params={"next": where})
    assert told.status_code == 303, told.text
    return told.headers["location"]


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def signed_in_at_acme(browser: httpx.Client, subject: str, where: str = "/v1/docs") -> httpx.Response:
    """A browser that goes all the way: to the provider, and back with what it gives."""
    page = httpx.post(begun(browser, where), data={"sub": subject}, trust_env=False)
    assert page.status_code in (302, 303), page.text
    return browser.get(page.headers["location"])


def came_back(browser: httpx.Client, provider: Liar, **more: str) -> httpx.Response:
    """The same at the provider that lies."""
    location = begun(browser)
    said = {"code": provider.code(location), "state": query_of(location)["state"], **more}
    return browser.get("/v1/sign-in/callback", params=said)


def claims_at(acme: str, subject: str, **claims: Any) -> None:
    assert httpx.put(f"{acme}/users/{subject}", json=claims, trust_env=False).status_code == 204

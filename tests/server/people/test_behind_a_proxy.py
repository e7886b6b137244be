"""Behind a proxy on the same machine a cookie is for TLS only, and each browser has an address of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.server.served import Client

PAGE = Path(__file__).parents[3] / "specs" / "server.md"


def signing_in(client: Client, **headers: str) -> tuple[int, str]:
    answer = client.http.post("/v1/sessions", json={"login": "nobody", "password": "x" * 12}, headers=headers)
    return answer.status_code, answer.json().get("code", "")


def test_who_guesses_behind_a_proxy_keeps_nobody_else_waiting(ann: Client) -> None:
    stranger = ann.with_token("")
    for _ in range(30):
        last = signing_in(stranger, **{"x-forwarded-for": "203.0.113.9"})
    assert last[0] == 429
    other = stranger.http.post(
        "/v1/sessions",
        json={"login": "somebody", "password": "x" * 12},
        headers={"x-forwarded-for": "203.0.113.10"},
    )
    assert other.status_code == 401


@pytest.mark.parametrize(("said", "is_secure"), [("https", True), ("http", False), (None, False)])
def test_a_cookie_is_for_tls_only_where_the_browser_speaks_it(
    ann: Client, said: str | None, is_secure: bool
) -> None:
    link = ann.post("/guests", {"name": "jury", "selection": ["S01"], "days": 1}).json()
    headers = {"x-forwarded-proto": said} if said else {}
    body = {"secret": link["secret"], "name": "Priya"}
    answer = ann.with_token("").http.post("/v1/sessions:guest", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    assert ("; secure" in answer.headers["set-cookie"].lower()) is is_secure


def nginx_headers(browser_host: str) -> dict[str, str]:
    """What nginx as the page configures it sends on of a request that a browser sends to this host."""
    [block] = re.findall(r"<!-- nginx -->\n```nginx\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    known = {
        "$host": browser_host.rpartition(":")[0] or browser_host,  # nginx: the name without the port
        "$http_host": browser_host,
        "$scheme": "https",
        "$remote_addr": "203.0.113.9",
    }
    found = dict(re.findall(r"proxy_set_header (\S+) (\S+);", block))
    return {name.lower(): known.get(said, said.strip('"')) for name, said in found.items()}


@pytest.mark.parametrize("host", ["localhost", "localhost:8443", "127.0.0.1:8443"])
def test_a_browser_writes_through_the_proxy_of_the_page_on_any_port(ann: Client, host: str) -> None:
    link = ann.post("/guests", {"name": "jury", "selection": ["S01"], "days": 1}).json()
    headers = nginx_headers(host) | {"origin": f"https://{host}", "sec-fetch-site": "same-origin"}
    answer = ann.with_token("").http.post(
        "/v1/sessions:guest", json={"secret": link["secret"], "name": "Priya"}, headers=headers
    )
    assert answer.status_code == 201, answer.text


def test_a_write_whose_host_a_proxy_renamed_is_told_what_came_and_what_to_do(ann: Client) -> None:
    headers = {"host": "localhost", "origin": "https://localhost:8443"}
    answer = ann.with_token("").http.post("/v1/sessions", json={}, headers=headers)
    assert answer.status_code == 403
    told = answer.json()
    assert "https://localhost:8443" in told["detail"] and "arrived for localhost" in told["detail"]
    assert "proxy_set_header Host $http_host" in told["hint"]["text"]

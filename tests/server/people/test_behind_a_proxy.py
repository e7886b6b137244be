"""Behind a proxy on the same machine a cookie is for TLS only, and each browser has an address of its own."""

from __future__ import annotations

import pytest

from tests.server.served import Client


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

"""Pages of other sites: names that lead here, writes that a browser sends along, frames, and what leaks."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.project.server_home import server_home
from storyboard_cli.server.app import application
from storyboard_cli.server.service import Service, Serving
from tests.server.attacks.raw import asked, host_of, sent, signed
from tests.server.served import Client, own_process, served

COMMENT = "POST /v1/projects/PRJ_001/frames/FR_S01_001:comment"
JSON = "Content-Type: application/json"
NOTE = b'{"note": "from elsewhere"}'
FOREIGN_NAMES = (
    "evil.example",
    "evil.example:8400",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example@localhost",
    "localhost@evil.example",
    "localhost:8400:evil.example",
    "localhost,evil.example",
    "localhost:80/evil.example",
    "[::1]evil.example",
    "[::1].evil.example:8400",
    "::1",
    "2130706433",
    "0x7f.1",
)
OWN_NAMES = (
    "localhost",
    "LOCALHOST:1",
    "127.0.0.1",
    "127.0.0.1:9",
    "[::1]",
    "[::1]:8400",
    "192.168.0.7:8400",
)


def cookie(client: Client) -> str:
    """What the browser of whoever sits here sends along by itself."""
    value = sha256(f"cookie {client.token}".encode()).hexdigest()
    return f"Cookie: sb_local_{host_of(client).rpartition(':')[2]}={value}"


def remarks(client: Client) -> int:
    """How many decisions and remarks there are."""
    return sum(e["kind"] == "review.decided" for e in client.get("/events").json()["events"])


def test_only_own_names_and_numbers_are_answered(ann: Client) -> None:
    for name in FOREIGN_NAMES:
        told = asked(ann, "GET /v1/health", host=name)
        assert (name, told.status) == (name, 421)
        assert b"wrong-host" in told.body
    for name in OWN_NAMES:
        assert (name, asked(ann, "GET /v1/health", host=name).status) == (name, 200)


def test_a_request_names_one_host(ann: Client) -> None:
    own = host_of(ann)
    assert asked(ann, "GET /v1/health", host=None).status == 421
    assert sent(ann, b"GET /v1/health HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n").status == 421
    assert asked(ann, "GET /v1/health", "Host: evil.example").status == 421
    assert asked(ann, "GET /v1/health", f"Host: {own}", host="evil.example").status == 421


def test_what_a_proxy_says_changes_no_name(ann: Client) -> None:
    own = host_of(ann)
    for header in (f"X-Forwarded-Host: {own}", f"Forwarded: host={own}", f"X-Host: {own}"):
        assert asked(ann, "GET /v1/health", header, host="evil.example").status == 421
    assert asked(ann, f"GET http://{own}/v1/health", host="evil.example").status == 421
    assert asked(ann, "GET /v1/health", "X-Forwarded-Host: evil.example").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        ("Origin: null",),
        ("Origin: http://evil.example",),
        ("Origin: http://127.0.0.1:1",),
        ("Origin: file://",),
        ("Origin: http://[evil",),
        ("Origin: ",),
        ("Origin: {own}",),
        ("Origin: ftp://{own}",),
        ("Origin: http://x@{own}",),
        ("Origin: http://{own}", "Origin: http://evil.example"),
        ("Sec-Fetch-Site: cross-site",),
        ("Sec-Fetch-Site: same-site",),
        ("Origin: http://{own}", "Sec-Fetch-Site: cross-site"),
    ],
    ids=" ".join,
)
def test_a_page_of_another_site_writes_nothing(ann: Client, headers: tuple[str, ...]) -> None:
    before = remarks(ann)
    said = [header.format(own=host_of(ann)) for header in headers]
    told = asked(ann, COMMENT, cookie(ann), JSON, *said, body=NOTE)
    assert told.status == 403 and b"wrong-origin" in told.body
    assert remarks(ann) == before


def test_the_own_page_writes(ann: Client) -> None:
    own = f"Origin: http://{host_of(ann)}"
    told = asked(ann, COMMENT, cookie(ann), JSON, own, "Sec-Fetch-Site: same-origin", body=NOTE)
    assert told.status == 200, told.body


@pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", "", "application/xml"])
def test_a_body_that_a_form_can_send_is_not_read(ann: Client, media: str) -> None:
    before = remarks(ann)
    told = asked(ann, COMMENT, cookie(ann), f"Content-Type: {media}", body=NOTE)
    assert told.status == 415 and b"not-json" in told.body
    assert remarks(ann) == before


def test_no_other_site_is_let_read(ann: Client) -> None:
    wanted = ("Origin: http://evil.example", "Access-Control-Request-Method: POST")
    for line in ("OPTIONS /v1/projects/PRJ_001/timeline", "OPTIONS /v1/health", f"OPTIONS {COMMENT[5:]}"):
        told = asked(ann, line, *wanted, "Access-Control-Request-Headers: authorization")
        assert told.status == 405
        assert not [name for name in told.headers if name.startswith("access-control")]
    read = asked(ann, "GET /v1/projects/PRJ_001/timeline", cookie(ann), "Origin: http://evil.example")
    assert not [name for name in read.headers if name.startswith("access-control")]
    assert read.headers["cross-origin-resource-policy"] == "same-origin"


def test_nothing_is_framed_or_taken_for_something_else(ann: Client) -> None:
    for path in ("/v1/docs", "/v1/health", "/v1/nothing", "/v1/projects/PRJ_001/frames/FR_S01_001/picture"):
        told = asked(ann, f"GET {path}", signed(ann))
        assert told.headers["x-content-type-options"] == "nosniff"
        assert told.headers["x-frame-options"] == "DENY"
        assert told.headers["referrer-policy"] == "no-referrer"
        if told.headers["content-type"].startswith("text/html"):
            assert "frame-ancestors 'none'" in told.headers["content-security-policy"]


def test_the_token_of_the_address_becomes_a_cookie_that_stays_here(ann: Client) -> None:
    told = asked(ann, f"GET /?token={ann.token}")
    assert told.status == 303
    assert told.headers["cache-control"] == "no-store"
    assert ann.token not in told.headers["location"]
    assert ann.token.encode() not in told.body
    name, _, flags = told.headers["set-cookie"].partition("=")
    assert name == f"sb_local_{host_of(ann).rpartition(':')[2]}"
    assert {flag.strip().lower() for flag in flags.split(";")} >= {"httponly", "samesite=strict", "path=/"}
    assert "domain" not in flags.lower()
    for wrong in ("", "x" * 43, ann.token[:-1], ann.token.swapcase(), "%00", "%ff", "é"):
        assert "set-cookie" not in asked(ann, f"GET /?token={wrong}").headers


def test_two_services_of_one_machine_do_not_sign_each_other_out(film_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    with served(film_folder) as one, served(tmp_path / "many", many=True) as other:
        both = f"{cookie(one)}; {cookie(other).removeprefix('Cookie: ')}"
        assert [asked(each, "GET /v1/me", both).status for each in (one, other)] == [200, 200]
        assert asked(other, "GET /v1/me", cookie(one)).status == 401


def test_the_log_has_no_secret(film_folder: Path) -> None:
    with own_process(film_folder, "--log", "json", at_once=True) as running:
        ann = running.client
        asked(ann, f"GET /?token={ann.token}")
        asked(ann, "GET /v1/me", cookie(ann))
        asked(ann, f"GET /v1/{ann.token}%0a?token={ann.token}", signed(ann))
        asked(ann, "GET /v1/me", signed(ann), f"Idempotency-Key: {ann.token}")
        running.process.terminate()
        running.process.wait(30)
        log = running.log()
    lines = log.splitlines()
    assert sum('"path": "/v1/me"' in line for line in lines) == 2
    secret = [line for line in lines if ann.token in line and '"path": "/v1/' + ann.token not in line]
    assert not secret


def test_elsewhere_nobody_comes_in_without_an_account(film_folder: Path) -> None:
    settings = Settings(actor="Ann Rao <ann@example.org>")
    serving = Serving(server_home(film_folder, settings), host="192.0.2.7")

    async def statuses(service: Service) -> list[int]:
        transport = httpx.ASGITransport(application(service))
        async with httpx.AsyncClient(transport=transport, base_url="http://192.0.2.7:8400") as http:
            found = [
                await http.get("/v1/me", headers={"authorization": f"Bearer {token}"})
                for token in ("None", "x" * 43)
            ]
            found.append(await http.get("/v1/me", headers={"cookie": "sb_local_8400=None; sb_local=None"}))
            entrance = await http.get("/?token=None")
            assert "set-cookie" not in entrance.headers
            return [answer.status_code for answer in found]

    with Service.opened(settings, serving) as service:
        assert service.local is None
        assert not service.is_own_host("evil.example")
        assert asyncio.run(statuses(service)) == [401, 401, 401]

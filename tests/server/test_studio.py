"""Studio's files: pages by any address, what they load by its own, and nothing else."""

from __future__ import annotations

import gzip
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import brotli
import httpx
import pytest

from storyboard_cli.server.studio import built
from tests.server.served import Client, served

PROJECT = "schema: 1\nproject_id: PRJ_001\nname: Rain\n"
YEAR = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A browser that nobody knows, at the server of a project without a frame."""
    folder = tmp_path_factory.mktemp("film")
    (folder / "project.yaml").write_text(PROJECT, "utf-8")
    with served(folder) as client:
        yield client.with_token("").http


@pytest.fixture(scope="module")
def script() -> str:
    """The path of the script that the page loads first."""
    found = re.search(r'<script[^>]* src="(/studio/assets/[^"]+\.js)"', built()["index.html"].body.decode())
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    "path",
    [
        "/studio/",
        "/studio/p/PRJ_001/board",
        "/studio/p/PRJ_001/frames/FR_S01_001?v=2",
        "/studio/p/PRJ_001/scripts/rain.fountain",
        "/studio/p/PRJ_001/names/Zo%C3%AB%20%E0%A4%86%E0%A4%B6%E0%A4%BE%2F%D7%93%D7%A0%D7%94",
        "/studio/index.html",
    ],
)
def test_every_address_of_a_page_is_the_page(window: httpx.Client, path: str) -> None:
    answer = window.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.content == built()["index.html"].body
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


def test_a_page_may_load_from_here_alone(window: httpx.Client, script: str) -> None:
    for path in ("/studio/", script):
        answer = window.get(path)
        assert len(answer.headers.get_list("content-security-policy")) == 1
        policy = dict(
            part.split(" ", 1)
            for part in answer.headers["content-security-policy"].split("; ")
            if " " in part
        )
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "http" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_what_is_named_for_its_content_is_kept_for_a_year(window: httpx.Client, script: str) -> None:
    answer = window.get(script)
    assert answer.headers["cache-control"] == YEAR
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    for name, file in built().items():
        assert (file.kept == YEAR) == name.startswith("assets/"), name
        assert file.media != "application/octet-stream", name


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.1", "gzip"), ("", "")]
)
def test_a_script_is_sent_small(window: httpx.Client, script: str, accepted: str, coding: str) -> None:
    plain = built()[script.removeprefix("/studio/")].body
    with window.stream("GET", script, headers={"accept-encoding": accepted}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding", "") == coding
    assert answer.headers["vary"] == "accept-encoding"
    assert int(answer.headers["content-length"]) == len(sent)
    assert {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](sent) == plain
    assert not coding or len(sent) < len(plain) / 2


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_what_a_browser_has_is_not_sent_again(window: httpx.Client, script: str, accepted: str) -> None:
    for path in ("/studio/p/PRJ_001/board", script):
        coded = {"accept-encoding": accepted}
        first = window.get(path, headers=coded)
        again = window.get(path, headers={**coded, "if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
        other = window.get(path, headers={**coded, "if-none-match": '"another"'})
        assert (other.status_code, other.content) == (200, first.content)


def test_head_says_what_get_would(window: httpx.Client, script: str) -> None:
    for path in ("/studio/", "/studio/p/PRJ_001/board", script):
        head, get = window.head(path), window.get(path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("content-type", "etag", "cache-control", "content-length", "content-security-policy"):
            assert head.headers[name] == get.headers[name], name


@pytest.mark.parametrize(
    "path",
    [
        "assets/none-AbCd1234.js",
        "assets/",
        "assets",
        "favicon.none",
        "index.html.map",
        "assets/../index.html",
    ],
)
def test_a_file_that_is_not_there_is_no_page(window: httpx.Client, path: str) -> None:
    answer = window.get(f"/studio/{path.replace('../', '%2e%2e/')}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "no-path"


TRICKS = (
    "/studio/../v1/me",
    "/studio/%2e%2e/v1/me",
    "/studio/..%2f..%2fpyproject.toml",
    "/studio/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/studio/assets/%2e%2e/%2e%2e/studio.py",
    "/studio/..%5c..%5cpyproject.toml",
    "/studio/p/%00",
    "/studio/p/./board",
)


@pytest.mark.parametrize("path", TRICKS)
def test_no_path_leads_out(window: httpx.Client, path: str) -> None:
    """As it is written: a client of ours would tidy it up before it is sent."""
    at = window.base_url
    with socket.create_connection((at.host, at.port or 80), timeout=30) as line:
        line.sendall(
            f"GET {path} HTTP/1.1\r\nhost: {at.netloc.decode()}\r\nconnection: close\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 400 ")), answer[:300]
    assert built()["index.html"].body not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_a_page_is_only_read(window: httpx.Client, method: str) -> None:
    answer = window.request(method, "/studio/p/PRJ_001/board")
    assert (answer.status_code, answer.json()["code"]) == (405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD"


def test_the_address_without_its_slash_leads_in(window: httpx.Client) -> None:
    answer = window.get("/studio?x=1")
    assert (answer.status_code, answer.headers["location"]) == (308, "/studio/?x=1")
    assert window.get("/studios").status_code == 404


def test_the_front_leads_into_studio_and_pages_hold_no_data(window: httpx.Client) -> None:
    answer = window.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/studio/")
    assert window.get("/v1/me").status_code == 401


def test_a_stranger_under_another_name_gets_no_page(window: httpx.Client) -> None:
    answer = window.get("/studio/", headers={"host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (421, "wrong-host")


def test_pages_are_counted_as_one_address(film_folder: Path) -> None:
    with served(film_folder) as ann:
        for scene in ("S01", "S02"):
            assert ann.http.get(f"/studio/p/PRJ_001/scenes/{scene}").status_code == 200
        counted = ann.http.get("/v1/metrics").text
    assert 'path="/studio/{page}"' in counted
    assert "scenes/S0" not in counted


def test_what_is_known_of_a_browser_does_not_matter(ann: Client) -> None:
    stranger = ann.with_token("").http.get("/studio/p/PRJ_001/board")
    known = ann.http.get("/studio/p/PRJ_001/board")
    assert stranger.content == known.content and "set-cookie" not in stranger.headers

"""Bodies and heads of every wrong size and shape: refused with a word, soon, and never with a fault."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from storyboard_cli.server.gate import LONGEST_TARGET
from storyboard_cli.server.routes.route import BODY_LIMIT
from tests.server.attacks.raw import asked, connected, head_of, reply_on, sent, signed
from tests.server.served import Client, served

COMMENT = "POST /v1/projects/PRJ_001/frames/FR_S01_001:comment"
SCRIPTS = "POST /v1/projects/PRJ_001/scripts"
JSON = "Content-Type: application/json"
MUCH = 64 << 20


@pytest.fixture(scope="module")
def ann(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    import shutil

    folder = shutil.copytree(rendered_film, tmp_path_factory.mktemp("shapes") / "film")
    with served(Path(folder)) as client:
        yield client


@pytest.fixture(autouse=True)
def unharmed(ann: Client) -> Iterator[None]:
    """Afterwards nothing was recorded that the test did not mean, and everybody is answered."""
    before = ann.get("/events").json()["head"]
    yield
    assert ann.get("/events").json()["head"] == before
    assert ann.get("/timeline").status_code == 200


def refused(client: Client, body: bytes, *headers: str, line: str = COMMENT) -> str:
    """The code with which a body is refused; it is a refusal of the client, in a few seconds and words."""
    began = monotonic()
    told = asked(client, line, signed(client), *(headers or (JSON,)), body=body)
    assert 400 <= told.status < 500, (told.status, told.body[:500])
    assert monotonic() - began < 10
    assert len(told.body) < 200_000
    return str(json.loads(told.body)["code"])


def test_ten_gigabytes_are_refused_before_they_are_sent(ann: Client) -> None:
    for line in (COMMENT, SCRIPTS):
        head = head_of(ann, line, [signed(ann), JSON, f"Content-Length: {10 << 30}"])
        told = sent(ann, head, b'{"note": "')
        assert told.status == 413
        assert json.loads(told.body)["code"] == "too-large"


def test_a_body_without_end_is_cut_off(ann: Client) -> None:
    head = head_of(ann, COMMENT, [signed(ann), JSON, "Transfer-Encoding: chunked"])
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with closing(connected(ann)) as line:
        line.sendall(head)
        total = 0
        try:
            while total < MUCH:
                line.sendall(chunk)
                total += len(chunk)
        except OSError:
            pass
        assert total < MUCH, "it read on and on"
        assert reply_on(line).status in (413, 0)  # 0: it was cut off while it still sent


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"[" * 1_000_000, "json-broken"),
        (b'{"note": ' + b"[" * 900_000 + b"]" * 900_000 + b"}", "json-broken"),
        (b'{"note": ' + b'{"a":' * 300_000, "json-broken"),
        (b'{"note": 1' + b"0" * 1_000_000 + b"}", ""),
        (b'{"note": 1e999}', ""),
        (b'{"note": -1e-999}', ""),
        (b'{"note": NaN}', ""),
        (b'{"note": Infinity}', ""),
        (b'{"note": "\\ud800"}', "json-broken"),
        (b'{"note": "\\udc00\\ud800"}', "json-broken"),
        (b'{"note": "\xff\xfe"}', "json-broken"),
        (b"\xff\xfe{\x00}\x00", "json-broken"),
        (b'{"note": "\x00"}', "json-broken"),
        (b'{"note": "a", "note": 1}', ""),
        (b'{"note": "cut off', "json-broken"),
        (b'{"note": "x"} {"note": "y"}', "json-broken"),
        (b'["note"]', "no-object"),
        (b'"note"', "no-object"),
        (b"null", "no-object"),
        (b"17", "no-object"),
        (b'{"note": {"$ref": "/etc/passwd"}}', ""),
        (b'{"__proto__": {"note": "x"}}', ""),
        (b" " * (BODY_LIMIT + 1), "too-large"),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "",
)
def test_what_is_no_such_body_is_refused(ann: Client, body: bytes, code: str) -> None:
    found = refused(ann, body)
    assert found == code or (not code and found)


def test_a_hundred_thousand_keys_are_told_in_a_few_words(ann: Client) -> None:
    many = b"{" + b",".join(b'"k%d":0' % number for number in range(150_000)) + b"}"
    refused(ann, many)
    rows = {"selectors": [0] * 200_000, "note": "x"}
    refused(ann, json.dumps(rows).encode(), line="POST /v1/projects/PRJ_001/frames:comment")
    refused(ann, b"{" + b",".join(b'"note%d":"%s"' % (n, b"x" * 900) for n in range(2000)) + b"}")


def test_a_body_in_a_coding_is_not_unpacked(ann: Client) -> None:
    packed = gzip.compress(b'{"note": "x"}')
    bomb = gzip.compress(b" " * (50 << 20))
    for coding in ("gzip", "br", "deflate", "zstd", "gzip, gzip", "x"):
        for body in (packed, packed[:-6], bomb, b'{"note": "x"}'):
            assert refused(ann, body, JSON, f"Content-Encoding: {coding}") == "body-coded"


@pytest.mark.parametrize(
    "media", ["text/html", "application/jsonx", "multipart/mixed", "*/*", "é", "a" * 5000]
)
def test_a_body_of_another_kind_is_refused(ann: Client, media: str) -> None:
    assert refused(ann, b'{"note": "x"}', f"Content-Type: {media}") == "not-json"


def test_a_body_that_ends_too_early_does_nothing(ann: Client) -> None:
    head = head_of(ann, COMMENT, [signed(ann), JSON, "Content-Length: 40"])
    with closing(connected(ann)) as line:
        line.sendall(head + b'{"note": "half')
    chunked = head_of(ann, COMMENT, [signed(ann), JSON, "Transfer-Encoding: chunked"])
    with closing(connected(ann)) as line:
        line.sendall(chunked + b'd\r\n{"note": "x"}\r\n')


def test_two_lengths_are_one_request_at_most(ann: Client) -> None:
    inner = b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
    for headers in (
        ["Content-Length: 4", "Content-Length: 40"],
        ["Content-Length: 4", "Transfer-Encoding: chunked"],
        ["Transfer-Encoding: chunked, identity"],
        ["Transfer-Encoding: xchunked"],
        ["Content-Length: +4"],
        ["Content-Length: -1"],
        ["Content-Length: 4, 4"],
        [" Content-Length: 4"],
        ["Content-Length : 4"],
    ):
        told = sent(ann, head_of(ann, COMMENT, [signed(ann), JSON, *headers]) + b"zzzz\r\n" + inner)
        assert told.status in (0, 400, 408, 409, 415, 422, 501), (headers, told.head)
        assert told.body.count(b"HTTP/1.1") == 0


def test_a_long_address_is_refused(ann: Client) -> None:
    for target in (
        "/v1/" + "a" * LONGEST_TARGET,
        "/v1/projects/PRJ_001/frames?" + "frame_id=FR_S01_001&" * 10_000,
        "/v1/projects/PRJ_001/frames?" + "&" * 60_000,
        "/v1/projects/PRJ_001/files/" + "%2e%2e%2f" * 2000,
    ):
        assert asked(ann, f"GET {target}", signed(ann)).status in (414, 431, 0)
    told = asked(ann, "GET /v1/projects/PRJ_001/frames?" + "frame_id=FR_S01_001&" * 300, signed(ann))
    assert told.status == 200


def test_ten_thousand_headers_are_refused(ann: Client) -> None:
    assert asked(ann, "GET /v1/health", *(f"X-{n}: 1" for n in range(10_000))).status in (0, 400, 431)
    assert asked(ann, "GET /v1/health", "X: " + "y" * 2_000_000).status in (0, 400, 431)
    assert asked(ann, "GET /v1/health", *(f"Cookie: c{n}={n}" for n in range(60))).status == 200


@pytest.mark.parametrize("key", ["", " ", "a\tb", "\x01", "é", "x" * 256, "a\x7f", "\u202e"])
def test_a_key_is_of_letters_that_can_be_printed(ann: Client, key: str) -> None:
    told = asked(ann, COMMENT, signed(ann), JSON, f"Idempotency-Key: {key}", body=b'{"note": ""}')
    assert told.status in (400, 422)


def test_no_name_of_a_file_writes_a_header(ann: Client) -> None:
    for name in ("a\r\nSet-Cookie: x=1.fountain", "a%0d%0aX: 1.fountain", '"; x="', "a\x00.fountain"):
        told = ann.post("/scripts", {"name": name, "text": ""})
        assert told.status_code in (404, 422), told.text
        assert "set-cookie" not in told.headers
    crooked = asked(ann, "GET /v1/projects/PRJ_001/scripts/a%0d%0aSet-Cookie:%20x=1", signed(ann))
    assert crooked.status in (404, 422)
    assert "set-cookie" not in crooked.headers


@pytest.mark.parametrize(
    "target",
    [
        "/jobs/job_0123456789abcdef?wait=nan",
        "/jobs?limit=0",
        "/jobs?limit=-1",
        "/jobs?limit=9999999999999999999999",
        "/jobs?limit=%D9%A1",
        "/jobs?after=%C2%B2",
        "/jobs?after=-1",
        "/jobs?state=%00",
        "/frames?limit=1e3",
        "/frames?nothing=1",
        "/events?after=-1",
        "/events?after=999999999999999999999",
        "/events?limit=%F0%9F%98%80",
        "/frames/FR_S01_001/thumbnail?width=0",
        "/frames/FR_S01_001/thumbnail?width=99999999999",
        "/frames/FR_S01_001/picture?version=%C2%B9",
    ],
)
def test_a_number_in_a_query_is_a_number(ann: Client, target: str) -> None:
    told = ann.get(target)
    assert 400 <= told.status_code < 500, told.text


@pytest.mark.parametrize(
    "ranges",
    ["bytes=" + ",".join(f"{n}-{n}" for n in range(900)), "bytes=-0", "bytes=9-1", "bytes=0-" + "9" * 400],
)
def test_many_ranges_are_no_more_than_the_file(ann: Client, ranges: str) -> None:
    whole = ann.get("/frames/FR_S01_001/picture")
    told = ann.get("/frames/FR_S01_001/picture", headers={"range": ranges})
    assert told.status_code in (200, 206, 416)
    assert len(told.content) <= len(whole.content) + 1000

"""Files are sent whole or in ranges, kept by caches as long as they are the same, and never run."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import pytest
from starlette.responses import StreamingResponse

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.shared_pictures import FileChanged, SharedFile, SharedFiles
from storyboard_cli.server.files.sending import AT_ONCE, CHUNK, FOR_EVER, Terms, file_response
from tests.server.files.answering import Seen, request, seen

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
PLACE = "scenes/S03/frame_002_v5.png"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, PLACE, PNG)
    return tmp_path


def put(root: Path, place: str, data: bytes) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_bytes(data)


def find(root: Path, place: str = PLACE) -> SharedFile:
    return SharedFiles.of(root, Settings()).find(place)


def get(root: Path, place: str = PLACE, terms: Terms = Terms(), method: str = "GET", **headers: str) -> Seen:
    asked = request(method, {name.replace("_", "-"): value for name, value in headers.items()})
    return seen(file_response(asked, find(root, place), terms))


def test_a_picture_is_sent_whole(root: Path) -> None:
    found = get(root)
    assert (found.status, found.body) == (200, PNG)
    assert found.headers["content-type"] == "image/png"
    assert found.headers["content-length"] == str(len(PNG))
    assert found.headers["etag"] == f'"{hashlib.sha256(PNG).hexdigest()}"'
    assert found.headers["cache-control"] == "private, no-cache"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert found.headers["content-disposition"] == 'inline; filename="frame_002_v5.png"'


def test_head_tells_the_same_without_the_bytes(root: Path) -> None:
    whole, head = get(root), get(root, method="HEAD")
    assert head.body == b""
    assert (head.status, head.headers) == (whole.status, whole.headers)


def test_what_a_cache_has_is_not_sent_again(root: Path) -> None:
    etag = get(root).headers["etag"]
    found = get(root, if_none_match=etag)
    assert (found.status, found.body, found.headers["etag"]) == (304, b"", etag)
    assert get(root, if_none_match='"other"').status == 200
    put(root, PLACE, PNG + b"more")
    assert get(root, if_none_match=etag).status == 200


def test_a_version_is_kept_for_ever(root: Path) -> None:
    known = hashlib.sha256(PNG).hexdigest()
    for terms in (Terms(is_fixed=True), Terms(is_fixed=True, known=known)):
        assert get(root, terms=terms).headers["cache-control"] == FOR_EVER
    altered = get(root, terms=Terms(is_fixed=True, known="0" * 64))  # somebody painted over it
    assert altered.headers["cache-control"] == "private, no-cache"


def test_an_address_with_a_hash_is_that_content_or_nothing(root: Path) -> None:
    sha256 = hashlib.sha256(PNG).hexdigest()
    assert get(root, terms=Terms(sha256=sha256)).headers["cache-control"] == FOR_EVER
    with pytest.raises(SbError) as error:
        get(root, terms=Terms(sha256="0" * 64))
    assert error.value.code == "file-missing"


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, len(PNG)),
        ("bytes=-7", len(PNG) - 7, len(PNG)),
        ("bytes=10-999999999", 10, len(PNG)),
        ("bytes=-999999999", 0, len(PNG)),
    ],
)
def test_a_range_is_sent_alone(root: Path, asked: str, first: int, end: int) -> None:
    found = get(root, range=asked)
    assert (found.status, found.body) == (206, PNG[first:end])
    assert found.headers["content-range"] == f"bytes {first}-{end - 1}/{len(PNG)}"
    assert found.headers["content-length"] == str(end - first)


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-9,20-29",
        "bytes=-",
        "bytes=9-3",
        "lines=1-2",
        "bytes=a-b",
        "bytes",
        "bytes=-1-2",
        f"bytes={'9' * 40}-",
    ],
)
def test_what_is_no_single_range_gets_the_whole(root: Path, asked: str) -> None:
    found = get(root, range=asked)
    assert (found.status, found.body) == (200, PNG)


@pytest.mark.parametrize("asked", [f"bytes={len(PNG)}-", "bytes=999999-", "bytes=-0"])
def test_a_range_behind_the_end_is_refused(root: Path, asked: str) -> None:
    found = get(root, range=asked)
    assert (found.status, found.headers["content-range"]) == (416, f"bytes */{len(PNG)}")
    assert b'"code": "range-not-there"' in found.body


def test_a_range_of_another_file_gets_the_whole(root: Path) -> None:
    headers = get(root).headers
    assert get(root, range="bytes=0-9", if_range=headers["etag"]).status == 206
    assert get(root, range="bytes=0-9", if_range=headers["last-modified"]).status == 206
    assert get(root, range="bytes=0-9", if_range='"other"').status == 200
    assert (
        get(root, range="bytes=0-9", if_range=f"W/{headers['etag']}").status == 200
    )  # weak ones never match


def test_an_empty_file_is_sent_and_has_no_range(root: Path) -> None:
    put(root, "exports/list.csv", b"")
    assert get(root, "exports/list.csv").body == b""
    assert get(root, "exports/list.csv", range="bytes=0-").status == 416


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("board.pdf", b"%PDF-1.7 rest", "application/pdf"),
        ("board.pdf", b"<html><script>alert(1)</script>", "application/octet-stream"),
        ("cut.edl", b"TITLE: x", "text/plain; charset=utf-8"),
        ("cut.fcpxml", b"<?xml version='1.0'?>", "application/octet-stream"),
        ("page.html", b"<!doctype html>", "application/octet-stream"),
        ("PAGE.HTML", b"<!doctype html>", "application/octet-stream"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "application/octet-stream"),
        ("run.js", b"alert(1)", "application/octet-stream"),
        ("cut.jsx", b"app.project", "application/octet-stream"),
        ("board.png", b"<script>", "application/octet-stream"),
        ("board.png", PNG, "image/png"),
        ("all.zip", b"PK\x03\x04", "application/zip"),
        ("film.mp4", b"\0\0\0\x18ftypisom", "video/mp4"),
        ("list.csv", b"a,b", "text/csv; charset=utf-8"),
        ("none", b"", "application/octet-stream"),
    ],
)
def test_an_export_is_downloaded_as_what_it_is(root: Path, name: str, data: bytes, media: str) -> None:
    put(root, f"exports/{name}", data)
    found = get(root, f"exports/{name}", Terms(is_kept=True))
    assert found.headers["content-type"] == media
    assert found.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_a_name_in_another_script_comes_whole(root: Path) -> None:
    put(root, "exports/Brücke “1”.pdf", b"%PDF-")
    said = get(root, "exports/Brücke “1”.pdf", Terms(is_kept=True)).headers["content-disposition"]
    assert (
        said
        == "attachment; filename=\"Br_cke__1_.pdf\"; filename*=UTF-8''Br%C3%BCcke%20%E2%80%9C1%E2%80%9D.pdf"
    )


@pytest.mark.parametrize(
    "data", [b"<html><script>alert(1)</script>", b"<svg onload=alert(1)>", b"", b"GIF89a"]
)
def test_a_picture_that_is_none_is_a_problem(root: Path, data: bytes) -> None:
    put(root, PLACE, data)
    with pytest.raises(SbError) as error:
        get(root)
    assert error.value.code == "not-a-picture"


def test_a_large_file_comes_in_pieces(root: Path) -> None:
    data = b"%PDF-" + bytes(AT_ONCE + 3 * CHUNK + 17)
    put(root, "exports/board.pdf", data)
    asked = request()
    answer = file_response(asked, find(root, "exports/board.pdf"), Terms())
    assert isinstance(answer, StreamingResponse)
    assert seen(answer).body == data
    assert (
        get(root, "exports/board.pdf", range=f"bytes=7-{AT_ONCE + CHUNK}").body
        == data[7 : AT_ONCE + CHUNK + 1]
    )


def test_a_file_that_is_written_into_ends_the_answer(root: Path) -> None:
    put(root, "exports/board.pdf", b"%PDF-" + bytes(AT_ONCE + CHUNK))
    answer = file_response(request(), find(root, "exports/board.pdf"), Terms())
    assert isinstance(answer, StreamingResponse)

    async def read() -> list[bytes]:
        found: list[bytes] = []
        with pytest.raises(FileChanged):
            async for part in answer.body_iterator:
                found.append(bytes(part))  # type: ignore[arg-type]
                (root / "exports/board.pdf").write_bytes(b"another")
        return found

    assert len(asyncio.run(read())) == 1


def test_a_file_that_is_replaced_is_sent_as_it_was(root: Path) -> None:
    data = b"%PDF-" + bytes(AT_ONCE + CHUNK)
    put(root, "exports/board.pdf", data)
    answer = file_response(request(), find(root, "exports/board.pdf"), Terms())
    put(root, "exports/new.pdf", b"%PDF-new")
    (root / "exports/new.pdf").replace(root / "exports/board.pdf")

    async def read() -> bytes:
        assert isinstance(answer, StreamingResponse)
        return b"".join([bytes(part) async for part in answer.body_iterator])  # type: ignore[arg-type]

    assert asyncio.run(read()) == data

"""Files come in as JSON, as forms of browsers and curl, or alone; all else is refused."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import os
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.conform import ConformAsk
from storyboard_cli.ops.edit import PutSpecAsk
from storyboard_cli.ops.import_ import ImportAsk
from storyboard_cli.ops.search import SearchAsk
from storyboard_cli.server.binding import bound
from storyboard_cli.server.files import receiving
from storyboard_cli.server.files.forms import MOST_HEADERS, MOST_PARTS
from storyboard_cli.server.files.receiving import IN_MEMORY, Received, received
from storyboard_cli.server.routes.route import MEGABYTE, Route
from storyboard_cli.server.routes.table import ROUTES
from storyboard_cli.server.uploads import given_body
from tests.server.files.answering import request

PNG = b"\x89PNG\r\n\x1a\n\0\r\n--not the boundary\r\n\xff\xfe"
B = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
FORM = {"content-type": f"multipart/form-data; boundary={B}"}
FILE = 'form-data; name="file"; filename="front.png"'


def route(method: str, ending: str) -> Route:
    [found] = [r for r in ROUTES if isinstance(r, Route) and r.method == method and r.path.endswith(ending)]
    return found


IMPORT = route("POST", "{asset_id}:import")
SEARCH = route("POST", "{project_id}:search")
CONFORM = route("POST", ":conform")
SPEC = route("PUT", "/spec")


def form(*parts: tuple[str, bytes], end: bytes = b"--\r\n") -> bytes:
    """A form, of parts with what their `Content-Disposition` says."""
    body = b"".join(
        f"--{B}\r\nContent-Disposition: {said}\r\n\r\n".encode() + data + b"\r\n" for said, data in parts
    )
    return body + f"--{B}".encode() + end


def ask(
    route: Route,
    body: bytes,
    headers: Mapping[str, str] = FORM,
    query: str = "",
    path: Mapping[str, str] | None = None,
    folder: Path = Path("unused"),
) -> Any:
    """The Ask that the service makes of a body."""
    asked = request(route.method, headers, body, query)
    known = dict(path or {"asset_id": "CHAR_001"})
    asked.scope["path_params"] = known

    async def read() -> Ask:
        found = await received(asked, route.limit, folder)
        try:
            return bound(route, known, await given_body(asked, route, found))
        finally:
            found.close()

    return asyncio.run(read())


def refused(route: Route, body: bytes, headers: Mapping[str, str] = FORM, query: str = "") -> SbError:
    with pytest.raises(SbError) as error:
        ask(route, body, headers, query)
    return error.value


# --- forms ----------------------------------------------------------------------------------------------


def test_a_file_and_its_role_as_curl_sends_them() -> None:
    found = ask(IMPORT, form((FILE, PNG), ('form-data; name="role"', b"front")))
    assert isinstance(found, ImportAsk)
    [picture] = found.pictures
    assert (picture.role, picture.picture.name, picture.picture.data) == ("front", "front.png", PNG)
    assert picture.picture.path is None  # nobody far away names a file of this machine


def test_several_files_have_their_roles_in_their_order() -> None:
    two = 'form-data; name="pictures"; filename="b.png"'
    role = 'form-data; name="role"'
    found = ask(IMPORT, form((FILE, PNG), (role, b"front"), (two, b"2"), (role, b"raincoat/front")))
    assert [(p.role, p.picture.name) for p in found.pictures] == [
        ("front", "front.png"),
        ("raincoat/front", "b.png"),
    ]
    assert [p.role for p in ask(IMPORT, form((FILE, PNG), (two, b"2"))).pictures] == [None, None]
    assert refused(IMPORT, form((FILE, PNG), (two, b"2"), (role, b"front"))).code == "form-uneven"


def test_fields_are_what_they_are_in_json() -> None:
    found = ask(
        IMPORT,
        form((FILE, PNG), ('form-data; name="keep"', b"true"), ('form-data; name="dry_run"', b"1")),
    )
    assert (found.keep, found.dry_run) == (True, True)
    found = ask(
        SEARCH,
        form(
            ('form-data; name="like"; filename="a.png"', PNG),
            ('form-data; name="limit"', b"7"),
            ('form-data; name="taxonomy"', b'{"place": "classroom"}'),
            ('form-data; name="tags"', b"rain"),
            ('form-data; name="tags"', "Brücke".encode()),
        ),
    )
    assert isinstance(found, SearchAsk)
    assert found.like is not None
    assert (found.like.data, found.limit, found.taxonomy, found.tags) == (
        PNG, 7, {"place": "classroom"}, ["rain", "Brücke"],
    )  # fmt: skip


def test_a_browser_that_chose_no_file_sends_none() -> None:
    found = ask(
        SEARCH, form(('form-data; name="like"; filename=""', b""), ('form-data; name="tags"', b"rain"))
    )
    assert (found.like, found.tags) == (None, ["rain"])


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('filename="front.png"', "front.png"),
        ("filename=front.png", "front.png"),
        ('filename="Brücke.png"', "Brücke.png"),
        ('filename="C:\\\\pictures\\\\front.png"', "front.png"),
        ('filename="a %22quoted%22.png"', None),
        ('filename="../../../etc/front.png"', "front.png"),
        ("filename*=UTF-8''Br%C3%BCcke.png", "Brücke.png"),
        ('filename=".hidden.png"', None),
        ('filename="con.png"', None),
        ('filename="a:b.png"', None),
        ('filename="a\0b.png"', None),
        ('filename="front.png."', None),
        (f'filename="{"x" * 300}.png"', None),
    ],
)
def test_a_file_is_called_as_it_may_be(said: str, name: str | None) -> None:
    body = form((f'form-data; name="file"; {said}', PNG))
    if name is None:
        assert refused(IMPORT, body).code == "file-name"
    else:
        assert ask(IMPORT, body).pictures[0].picture.name == name


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([('form-data; name="picture"; filename="a.png"', PNG)], "no-such-file-field"),
        ([('form-data; name="keep"; filename="a.png"', PNG)], "no-such-file-field"),
        ([(FILE, PNG), ('form-data; name="asset"', b"CHAR_002")], "said-in-path"),
        ([(FILE, PNG), ('form-data; name="keep"', b"perhaps")], "wrong-arguments"),
        (
            [(FILE, PNG), ('form-data; name="keep"', b"true"), ('form-data; name="keep"', b"false")],
            "said-twice",
        ),
        ([(FILE, PNG), ('form-data; name="nonsense"', b"1")], "wrong-arguments"),
        ([(FILE, PNG), ('form-data; name="keep"', b"\xff\xfe")], "not-text"),
        ([(FILE, PNG), ("form-data", b"1")], "form-broken"),
        ([(FILE, PNG), ('attachment; name="keep"', b"1")], "form-broken"),
        ([(FILE, PNG), ('form-data; name=""', b"1")], "form-broken"),
        ([(FILE + "\r\nContent-Transfer-Encoding: base64", b64encode(PNG))], "form-broken"),
        ([(FILE + "\r\nContent-Disposition: " + FILE, PNG)], "form-broken"),
        ([(FILE + "\r\nno header", PNG)], "form-broken"),
        ([(FILE + "\r\nX-Long: " + "x" * MOST_HEADERS, PNG)], "form-broken"),
        ([('form-data; name="keep"', b"1")] * (MOST_PARTS + 1), "form-too-many"),
        ([], "wrong-arguments"),
    ],
)
def test_a_form_with_a_mistake_is_refused(parts: list[tuple[str, bytes]], code: str) -> None:
    assert refused(IMPORT, form(*parts)).code == code


def test_as_many_parts_as_allowed_are_read() -> None:
    assert len(ask(IMPORT, form(*[(FILE, PNG)] * MOST_PARTS)).pictures) == MOST_PARTS


@pytest.mark.parametrize("cut", range(0, len(form((FILE, PNG))) - 4, 7))
def test_a_form_that_is_cut_off_is_refused(cut: int) -> None:
    assert refused(IMPORT, form((FILE, PNG))[:cut]).code in ("form-broken", "wrong-arguments")


@pytest.mark.parametrize(
    "media",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        'multipart/form-data; boundary=""',
        f"multipart/form-data; boundary={'x' * 71}",
        'multipart/form-data; boundary="a\\"b"',
        "multipart/form-data; boundary=other",
        "multipart/mixed; boundary=x",
    ],
)
def test_a_form_without_its_boundary_is_refused(media: str) -> None:
    assert refused(SEARCH, form((FILE, PNG)), {"content-type": media}).code in (
        "form-broken",
        "not-json",
        "no-file-name",
    )


def test_a_bomb_of_line_ends_is_read_in_no_time() -> None:
    nearly = b"\r\n--" + B[:-1].encode()
    data = nearly * 400_000
    assert ask(IMPORT, form((FILE, data))).pictures[0].picture.data == data


# --- a file alone ---------------------------------------------------------------------------------------


def test_a_file_may_come_alone() -> None:
    media = {"content-type": "image/png"}
    found = ask(IMPORT, PNG, media, "name=front.png&role=front&keep=true")
    assert [(p.role, p.picture.name, p.picture.data) for p in found.pictures] == [("front", "front.png", PNG)]
    assert found.keep is True
    cut = ask(
        CONFORM, b"TITLE: x", {"content-type": "application/octet-stream"}, "name=cut.edl&apply=false", {}
    )
    assert isinstance(cut, ConformAsk)
    assert (cut.file.name, cut.file.data, cut.apply) == ("cut.edl", b"TITLE: x", False)
    said = {"content-type": "text/plain", "content-disposition": 'attachment; filename="cut.edl"'}
    assert ask(CONFORM, b"TITLE: x", said, "", {}).file.name == "cut.edl"
    assert refused(CONFORM, b"TITLE: x", {"content-type": "text/plain"}).code == "no-file-name"


def test_a_text_may_come_alone() -> None:
    text = "asset_id: CHAR_001\nname: Ä\n"
    for media in ({"content-type": "application/yaml"}, {"content-type": "text/plain; charset=utf-8"}, {}):
        found = ask(SPEC, text.encode(), media, path={"asset_id": "CHAR_001"})
        assert isinstance(found, PutSpecAsk)
        assert (found.text, found.asset) == (text, "CHAR_001")
    assert refused(SPEC, b"\xff\xfe\xff", {"content-type": "text/plain"}).code == "not-text"


def test_json_is_read_as_before() -> None:
    sent = {"pictures": [{"role": "front", "picture": {"name": "a.png", "data": b64encode(PNG).decode()}}]}
    found = ask(IMPORT, json.dumps(sent).encode(), {"content-type": "application/json"})
    assert found.pictures[0].picture.data == PNG
    assert refused(IMPORT, b"a=1", {"content-type": "application/x-www-form-urlencoded"}).code == "not-json"


# --- receiving ------------------------------------------------------------------------------------------


def take(asked: Request, folder: Path, limit: int = 8 * MEGABYTE) -> Received:
    return asyncio.run(received(asked, limit, folder))


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY + 7])
def test_a_body_comes_whole(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    found = take(request("POST", body=data), tmp_path)
    assert (found.size, found.sha256) == (size, "sha256:" + hashlib.sha256(data).hexdigest())
    assert found.read() == data
    assert found.read() == data
    found.close()
    assert list(tmp_path.iterdir()) == []


def test_a_large_body_is_not_held_in_memory(tmp_path: Path) -> None:
    found = take(request("POST", body=bytes(4 * IN_MEMORY)), tmp_path)
    assert found._parts == []
    found.close()


def test_a_body_that_is_too_large_is_refused_as_soon_as_that_is_known(tmp_path: Path) -> None:
    for headers in ({"content-length": str(10 << 30)}, {}):
        with pytest.raises(SbError) as error:
            take(request("POST", headers, bytes(3 * MEGABYTE)), tmp_path, 2 * MEGABYTE)
        assert error.value.code == "too-large"
    assert list(tmp_path.iterdir()) == []


def test_a_form_from_the_disk_is_the_same_form(tmp_path: Path) -> None:
    data = os.urandom(3 * IN_MEMORY)
    found = ask(IMPORT, form((FILE, data), ('form-data; name="role"', b"front")), folder=tmp_path)
    assert found.pictures[0].picture.data == data
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="only there is a disk that is always full")
def test_a_full_disk_is_told_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**said: Any) -> io.FileIO:
        return io.FileIO("/dev/full", "r+")

    monkeypatch.setattr(receiving.tempfile, "TemporaryFile", full)
    with pytest.raises(SbError) as error:
        take(request("POST", body=bytes(2 * IN_MEMORY)), tmp_path)
    assert (error.value.code, error.value.kind.value) == ("disk-full", "storage")
    assert list(tmp_path.iterdir()) == []

"""Pictures, thumbnails, downloads and uploads, as a client gets and sends them over HTTP."""

from __future__ import annotations

import http.client
import io
import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests.server.served import Client

FRAME = "FR_S01_001"


def png(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 96), colour).save(out, "PNG")
    return out.getvalue()


def raw(ann: Client, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """A request whose target goes out as it is written."""
    at = urlsplit(ann.address)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=60)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers={"authorization": f"Bearer {ann.token}", **sent})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def picture_of(ann: Client) -> tuple[str, int]:
    [row] = ann.get(f"/frames/{FRAME}").json()["frames"]
    return row["picture"], row["render_version"]


def test_a_frames_picture_by_name_by_version_and_by_place(ann: Client, film_folder: Path) -> None:
    place, version = picture_of(ann)
    data = (film_folder / place).read_bytes()
    by_name = ann.get(f"/frames/{FRAME}/picture")
    by_version = ann.get(f"/frames/{FRAME}/picture", params={"version": version})
    by_place = ann.get(f"/files/{place}")
    for found in (by_name, by_version, by_place):
        assert (found.status_code, found.headers["content-type"], found.content) == (200, "image/png", data)
        assert found.headers["etag"] == by_name.headers["etag"]
    assert by_name.headers["cache-control"] == "private, no-cache"
    assert "immutable" in by_version.headers["cache-control"]
    again = ann.get(f"/frames/{FRAME}/picture", headers={"if-none-match": by_name.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_head_and_ranges_over_http(ann: Client, film_folder: Path) -> None:
    place, _ = picture_of(ann)
    data = (film_folder / place).read_bytes()
    head = ann.ask("HEAD", f"/files/{place}")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(data)))
    part = ann.get(f"/files/{place}", headers={"range": "bytes=8-15"})
    assert (part.status_code, part.content) == (206, data[8:16])
    beyond = ann.get(f"/files/{place}", headers={"range": f"bytes={len(data)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(data)}")


def test_a_thumbnail_over_http(ann: Client) -> None:
    place, version = picture_of(ann)
    for path, more in (
        (f"/frames/{FRAME}/thumbnail", {"width": 64}),
        (f"/frames/{FRAME}/thumbnail", {"width": 64, "version": version}),
        (f"/thumbnails/{place}", {"width": 64}),
    ):
        found = ann.get(path, params=more)
        assert (found.status_code, found.headers["content-type"]) == (200, "image/webp")
        with Image.open(io.BytesIO(found.content)) as image:
            assert image.width == 64
    wrong = ann.get(f"/frames/{FRAME}/thumbnail", params={"width": "9999"})
    assert (wrong.status_code, wrong.json()["fields"]) == (422, ["width"])


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/frames/{FRAME}/picture?version=77", 404, "no-version"),
        (f"/frames/{FRAME}/picture?version=0", 422, "wrong-arguments"),
        (f"/frames/{FRAME}/picture?version=%D9%A1", 422, "wrong-arguments"),
        (f"/frames/{FRAME}/picture?sha256=abc", 422, "wrong-arguments"),
        (f"/frames/{FRAME}/picture?sha256={'0' * 64}", 404, "file-missing"),
        ("/frames/FR_S09_009/picture", 404, "no-frame"),
        ("/frames/FR_S09_009/thumbnail", 404, "no-frame"),
        ("/assets/CHAR_001/picture?role=back", 404, "no-role"),
        ("/assets/CHAR_001/picture?version=9", 404, "no-version"),
        ("/assets/CHAR_001/picture?take=t999", 404, "no-take"),
        ("/assets/CHAR_001/picture?take=../../x", 404, "no-take"),
        ("/assets/CHAR_001/picture?version=1&take=t001", 422, "version-and-take"),
        ("/files/project.yaml", 404, "file-missing"),
        ("/files/.sb/ledger.db", 404, "file-missing"),
        ("/files/.sb/people.db", 404, "file-missing"),
        ("/files/exports/nothing.pdf", 404, "file-missing"),
        ("/thumbnails/project.yaml", 404, "file-missing"),
    ],
)
def test_what_is_not_there_is_a_problem(ann: Client, path: str, status: int, code: str) -> None:
    found = ann.get(path)
    assert (found.status_code, found.json()["code"]) == (status, code)
    assert found.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "ending",
    [
        "exports/../project.yaml",
        "exports/%2e%2e/project.yaml",
        "exports%2f..%2fproject.yaml",
        "exports/..%5cproject.yaml",
        "exports/..\\project.yaml",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2f..%2f..%2fetc%2fpasswd",
        "%252e%252e/project.yaml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "exports/x.pdf%00.png",
        "exports/x.pdf%3a%3a$DATA",
        "exports/%ff.pdf",
        "%c0%ae%c0%ae/project.yaml",
    ],
)
def test_no_trick_with_an_address_gets_a_file(ann: Client, ending: str) -> None:
    for noun in ("files", "thumbnails"):
        status, _, body = raw(ann, f"/v1/projects/{ann.project}/{noun}/{ending}")
        assert status in (400, 404), body
        assert b"root:" not in body and b"project_id" not in body


def test_an_assets_picture_needs_no_path(ann: Client, film_folder: Path) -> None:
    shown = ann.get("/assets/CHAR_001").json()
    [first, *_] = shown["images"]
    data = (film_folder / first["place"]).read_bytes()
    for query in ({}, {"role": first["role"]}, {"role": first["role"], "version": shown["version"]}):
        assert ann.get("/assets/CHAR_001/picture", params=query).content == data
    small = ann.get("/assets/CHAR_001/thumbnail", params={"width": 32})
    assert small.headers["content-type"] == "image/webp"
    take = ann.get("/assets/CHAR_001/picture", params={"take": shown["takes"][0]["take"]})
    assert (take.status_code, take.headers["cache-control"]) == (200, "private, no-cache")


def test_every_place_that_an_asset_names_is_handed_out(ann: Client) -> None:
    shown = ann.get("/assets/CHAR_001").json()
    places = [image["place"] for image in shown["images"]]
    places += [image["place"] for take in shown["takes"] for image in take["images"]]
    assert len(places) >= 2
    for place in places:
        assert ann.get(f"/files/{place}").headers["content-type"] == "image/png"
        assert ann.get(f"/thumbnails/{place}").status_code == 200


def test_an_export_is_downloaded(ann: Client, film_folder: Path) -> None:
    (film_folder / "exports").mkdir(exist_ok=True)
    page = b"<!doctype html><script>alert(1)</script>"
    (film_folder / "exports" / "check.html").write_bytes(page)
    found = ann.get("/files/exports/check.html")
    assert (found.status_code, found.content) == (200, page)
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["content-disposition"] == 'attachment; filename="check.html"'
    assert found.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_a_large_download_that_is_written_into_breaks_off(ann: Client, film_folder: Path) -> None:
    (film_folder / "exports").mkdir(exist_ok=True)
    big = film_folder / "exports" / "film.mp4"
    big.write_bytes(b"\0\0\0\x18ftypisom" + bytes(96 << 20))
    with ann.http.stream("GET", ann.path("/files/exports/film.mp4")) as answer:
        parts = answer.iter_raw()
        got = len(next(parts))
        with big.open("r+b") as file:
            file.truncate(1 << 20)
        with pytest.raises(Exception) as error:
            got += sum(len(part) for part in parts)
    assert "peer closed" in str(error.value).lower() or "incomplete" in str(error.value).lower()
    assert got < 96 << 20


def test_a_form_brings_a_picture_in(ann: Client) -> None:
    done = ann.http.post(
        ann.path("/assets/CHAR_001:import"), files={"file": ("front.png", png())}, data={"role": "front"}
    )
    assert done.status_code == 200, done.text
    [picture] = done.json()["pictures"]
    assert (picture["role"], picture["source"], picture["width"]) == ("front", "front.png", 64)
    place = f"{done.json()['folder']}/{picture['path']}"
    assert ann.get(f"/files/{place}").status_code == 200


def test_a_picture_alone_comes_in(ann: Client) -> None:
    done = ann.http.post(
        ann.path("/assets/CHAR_001:import"),
        params={"name": "front.png"},
        content=png("blue"),
        headers={"content-type": "image/png"},
    )
    assert done.status_code == 200, done.text


def test_a_picture_that_is_none_is_one_problem(ann: Client) -> None:
    wrong = ann.http.post(
        ann.path("/assets/CHAR_001:import"), files={"file": ("front.png", b"<html>")}, data={"role": "front"}
    )
    assert (wrong.status_code, wrong.json()["code"]) == (422, "cannot-import")
    assert [one["code"] for one in wrong.json()["problems"]] == ["unreadable-picture"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not there")
def test_curl_sends_files_as_people_type_it(ann: Client, tmp_path: Path) -> None:
    (tmp_path / "front.png").write_bytes(png("green"))
    (tmp_path / "two.fountain").write_text("INT. HALL - DAY\n\nASHA waits.\n", "utf-8")

    def curl(*words: str) -> dict[str, object]:
        line = ["curl", "-sS", "-H", f"Authorization: Bearer {ann.token}", *words]
        environment = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
        done = subprocess.run(
            line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        found: dict[str, object] = json.loads(done.stdout)
        return found

    imported = curl(
        "-F", "file=@front.png", "-F", "role=front", ann.address + ann.path("/assets/CHAR_001:import")
    )
    assert imported["take"], imported
    put = curl(
        "-T", "two.fountain", "-H", "If-None-Match: *", ann.address + ann.path("/scripts/two.fountain")
    )
    assert (put["path"], put["created"]) == ("scripts/two.fountain", True), put

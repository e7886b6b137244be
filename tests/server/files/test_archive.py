"""An export of many files is had as one, and arrives as it lies in the project."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from storyboard_cli.server.files.archive import _inside
from tests.server.served import Client


def exported(ann: Client, kind: str) -> dict[str, object]:
    assert ann.job(f"/exports/{kind}")["state"] == "done"
    found: dict[str, object] = ann.get("/exports").json()["exports"][0]
    return found


def test_an_export_of_many_files_comes_as_one(ann: Client, film_folder: Path) -> None:
    export = exported(ann, "image-sequence")
    place = str(export["place"])

    told = ann.get(f"/exports/{export['export']}/archive")

    assert told.status_code == 200 and told.headers["content-type"] == "application/zip"
    name = place.rpartition("/")[2]
    assert f'filename="{name}.zip"' in told.headers["content-disposition"]
    with zipfile.ZipFile(BytesIO(told.content)) as archive:
        assert archive.testzip() is None
        files = ann.get(f"/exports/{export['export']}").json()["files"]
        assert len(archive.namelist()) == len(files) > 1
        for one in files:
            info = archive.getinfo(f"{name}/{one['place'].removeprefix(place + '/')}")
            assert info.compress_type == zipfile.ZIP_STORED
            assert archive.read(info) == (film_folder / one["place"]).read_bytes()


def test_what_is_not_there_is_refused_before_anything_is_sent(ann: Client, film_folder: Path) -> None:
    export = exported(ann, "edl")
    for path in (film_folder / str(export["place"])).parent.rglob("*"):
        if path.is_file():
            path.unlink()

    gone = ann.get(f"/exports/{export['export']}/archive")

    assert (gone.status_code, gone.json()["code"]) == (404, "file-missing")
    assert ann.get("/exports/99999/archive").json()["code"] == "no-export"


def test_names_inside_lead_nowhere_else_and_are_told_apart() -> None:
    places = [
        "exports/a/one.png",
        "exports/a/ONE.png",
        "exports/a/sub/..png",
        "exports/a/con.txt",
        "exports/a/x:y",
    ]

    assert _inside(places, "exports/a/") == ["one.png", "ONE_2.png", "sub/png", "_con.txt", "x_y"]

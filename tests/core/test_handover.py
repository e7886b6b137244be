"""What comes with an Ask: bytes and plain names from far away, paths only from a face on this machine."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.handover import LocalFolder, Produced, ProjectPath, ServerAddress, Upload
from storyboard_cli.export.proof import broken_files
from storyboard_cli.ops.catalogue import OPERATIONS
from storyboard_cli.ops.export_lists import ShotListAsk, shot_list
from storyboard_cli.ops.verify import VerifyAsk, verify
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.outside import handed_in, place_for, read_upload
from tests.callers import calling

HANDED = (Upload, Produced, LocalFolder, ServerAddress)
A_PATH = (
    "out",
    "exports",
    "file",
    "source",
    "pictures",
    "script",
    "report",
    "like",
    "dump_graph",
    "start",
    "folder",
    "servers",
)


def test_base64_is_read_in_pieces_and_to_its_last_character() -> None:
    data = bytes(range(256)) * (5 << 10)  # more than a piece
    said = base64.b64encode(data + b"!").decode()
    read = Upload.model_validate({"name": "a.png", "data": said})
    assert read.data == data + b"!"
    assert read.model_dump(mode="json") == {"name": "a.png", "data": said}
    piece = 1 << 20
    assert len(said) > piece
    for broken in (
        said[: piece - 1] + "=" + said[piece:],  # an end at the end of a piece, which is none of the whole
        said[:-1],
        said[:piece] + "\n" + said[piece:],
        "é" + said[1:],
    ):
        with pytest.raises(ValidationError, match="base64 is wanted"):
            Upload.model_validate({"name": "a.png", "data": broken})
    for other in (7, None, ["AAAA"]):
        with pytest.raises(ValidationError):
            Upload.model_validate({"name": "a.png", "data": other})


def kinds(annotation: Any) -> set[type]:
    """Every class that an annotation names."""
    inner = get_args(annotation)
    if not inner:
        return {annotation} if isinstance(annotation, type) else set()
    return set().union(*(kinds(one) for one in inner))


def handed(annotation: Any) -> bool:
    found = kinds(annotation)
    fields = [i.annotation for k in found for i in getattr(k, "model_fields", {}).values()]
    return bool(found & set(HANDED)) or any(kinds(one) & set(HANDED) for one in fields)


FIELDS = [
    (operation.name, name)
    for operation in OPERATIONS
    for name, info in operation.ask.model_fields.items()
    if handed(info.annotation)
]


def test_every_field_that_is_a_path_is_handed_over() -> None:
    strings = [
        f"{operation.name}.{name}"
        for operation in OPERATIONS
        for name, info in operation.ask.model_fields.items()
        if name in A_PATH and not handed(info.annotation) and ProjectPath not in kinds(info.annotation)
    ]
    assert strings == []
    assert len(FIELDS) >= 33


@pytest.mark.parametrize(("operation", "name"), FIELDS)
@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../../secret",
        "C:\\Windows\\win.ini",
        "~/.ssh/id_rsa",
        ".",
        "a/b",
        "http://10.0.0.1:8188",
    ],
)
def test_json_holds_no_path_of_the_server(operation: str, name: str, path: str) -> None:
    ask = next(o.ask for o in OPERATIONS if o.name == operation)
    for value in (
        path,
        [path],
        {"name": path},
        {"path": path},
        {"_path": path},
        {"url": path},
        [{"url": path}],
        [{"picture": path}],
    ):
        with pytest.raises(ValidationError) as refused:
            ask.model_validate_json(json.dumps({name: value}))
        assert name in {error["loc"][0] for error in refused.value.errors()}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../../secret",
        "exports/../../x",
        "C:/Windows",
        "~/.ssh",
        ".",
        "a//b",
        "",
        ".git/config",
        "a\\b",
    ],
)
def test_json_names_exports_of_the_project_and_no_other_file(path: str) -> None:
    for value in (
        path,
        {"name": path},
        {"name": "exports", "path": path},
        {"name": "exports", "_path": path},
    ):
        with pytest.raises(ValidationError):
            VerifyAsk.model_validate_json(json.dumps({"exports": [value]}))


def test_an_export_is_proved_where_it_lies_in_the_project(film: Workspace, tmp_path: Path) -> None:
    made = shot_list(film, ShotListAsk(), calling())
    folder = made.path.rpartition("/")[0]
    asked = VerifyAsk.model_validate_json(json.dumps({"exports": [folder, {"name": made.path}]}))
    assert verify(film, asked, calling()).failure is None

    (film.root / "exports/link").symlink_to(tmp_path)
    with pytest.raises(SbError, match="not a path inside the project"):
        verify(film, VerifyAsk.model_validate({"exports": ["exports/link"]}), calling())


def test_a_manifest_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", "utf-8")
    (tmp_path / "export").mkdir()
    said = [{"path": path, "sha256": "no"} for path in ("../secret", str(tmp_path / "secret"))]
    assert [wrong for _, _, wrong in broken_files(tmp_path / "export", said)] == ["missing", "missing"]


@pytest.mark.parametrize("name", ["con.pdf", "nul", "a.", "a ", "a?b", "a\u202eb.pdf", "x" * 199 + "é" * 60])
def test_a_name_from_far_away_is_one_that_every_system_can_hold(name: str) -> None:
    for kind in (Upload, Produced):
        with pytest.raises(ValidationError):
            kind.model_validate({"name": name})


def test_a_file_from_far_away_is_its_bytes() -> None:
    body = json.dumps({"name": "cut.edl", "data": base64.b64encode(b"TITLE: X").decode()})
    upload = Upload.model_validate_json(body)
    assert upload.path is None and read_upload(upload, 100) == b"TITLE: X" and read_upload(upload, 3) is None
    with handed_in(upload) as path:
        assert path.name == "cut.edl" and path.read_bytes() == b"TITLE: X"
    assert not path.exists()


def test_a_file_of_this_machine_is_read_where_it_lies(tmp_path: Path) -> None:
    place = tmp_path / "cut.edl"
    place.write_bytes(b"TITLE: X")
    upload = Upload.local(str(place))
    assert (upload.path, upload.name, str(upload)) == (place, "cut.edl", str(place))
    assert read_upload(upload, 100) == b"TITLE: X"
    with handed_in(upload) as path:
        assert path == place
    assert place.exists()


def test_a_name_from_far_away_is_a_name_in_the_usual_place(tmp_path: Path) -> None:
    usual = tmp_path / "exports" / "board.pdf"
    assert place_for(None, usual) == usual
    assert place_for(Produced(name="mine.pdf"), usual) == usual.with_name("mine.pdf")
    assert place_for(Produced.local("/elsewhere/x.pdf"), usual) == Path("/elsewhere/x.pdf")


def test_what_is_handed_over_comes_through_a_copy_of_its_ask() -> None:
    from storyboard_cli.ops.export_paper import PdfAsk

    ask = PdfAsk(out=Produced.local("x.pdf")).model_copy(update={"dry_run": True})
    assert ask.out is not None and ask.out.path == Path("x.pdf")
    assert "x.pdf" in ask.model_dump_json() and PdfAsk(out=Produced.local("y/x.pdf")) != ask

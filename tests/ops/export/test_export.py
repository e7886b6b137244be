from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pydantic import ValidationError

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.asking import refusal
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.core.reporter import Recording
from storyboard_cli.export.pdf import LAYOUTS
from storyboard_cli.ledger.events.checks import CheckJudged
from storyboard_cli.ops import (
    approve,
    conform,
    export_cut,
    export_lists,
    export_motion,
    export_paper,
    open_,
    retake,
)
from storyboard_cli.ops import verify as verify_op
from storyboard_cli.presenting.project_board import board_of
from storyboard_cli.presenting.publishing import ExportAnswer, ExportAsk
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import brought, calling, lying_at, made_at
from tests.ops.projects import Project

Export = Callable[[Workspace, Any, Recording], ExportAnswer]

ALL: list[tuple[str, Export, ExportAsk]] = [
    ("pdf", export_paper.pdf, export_paper.PdfAsk()),
    ("images", export_paper.images, export_paper.ImagesAsk()),
    ("contact-sheet", export_paper.contact_sheet, export_paper.ContactSheetAsk(width=400)),
    ("shot-list", export_lists.shot_list, export_lists.ShotListAsk()),
    ("breakdown", export_lists.breakdown, export_lists.BreakdownAsk()),
    ("otio", export_cut.otio, export_cut.ExportCutAsk()),
    ("otioz", export_cut.otioz, export_cut.ExportCutAsk()),
    ("edl", export_cut.edl, export_cut.ExportCutAsk()),
    ("fcpxml", export_cut.fcpxml, export_cut.ExportCutAsk()),
    ("fcp7xml", export_cut.fcp7xml, export_cut.ExportCutAsk()),
    ("storyboarder", export_motion.storyboarder, export_motion.StoryboarderAsk()),
    ("animatic", export_motion.animatic, export_motion.AnimaticAsk(height=64)),
    ("aftereffects", export_cut.aftereffects, export_cut.ExportCutAsk()),
    ("blender", export_cut.blender, export_cut.ExportCutAsk()),
    ("bundle", export_lists.bundle, export_lists.BundleAsk()),
]


def named(manifest: dict[str, Any], base: str) -> list[str]:
    """The paths of the files that a manifest names."""
    return [f"{base}/{file['path']}" for file in manifest["files"]]


@pytest.mark.parametrize(("kind", "export", "ask"), ALL, ids=[a[0] for a in ALL])
def test_every_export_can_be_proved_and_carries_no_recipe(
    film: Workspace, project: Project, report: Recording, kind: str, export: Export, ask: ExportAsk
) -> None:
    done = export(film, ask, report)
    assert (done.kind, done.frames) == (kind, 3)
    top, _, name = done.path.split("/")
    assert top == "exports"
    assert name.startswith("rain_sun")
    said = json.loads(project.text(done.manifest))
    base = done.manifest.rpartition("/")[0]
    assert len(said["files"]) == done.files
    for file in said["files"]:
        assert sha256_bytes(project.read(f"{base}/{file['path']}")) == file["sha256"]
    assert [f["frame_id"] for f in said["frames"]] == [
        "FR_S01_001",
        "FR_S01_002",
        "FR_S02_001",
    ] or done.frames == 4
    assert all(f["locks"] for f in said["frames"])
    assert not [path for path, data in project.contents("exports", ".png").items() if recipe_of(data)]
    assert sorted(project.listing("exports")) == sorted({done.manifest, *named(said, base)})
    (event,) = film.log.read(kinds=("export.made",))
    assert event.subject == kind
    proved = verify_op.verify(film, verify_op.VerifyAsk(exports=[lying_at("exports")]), report)
    assert proved.failure is None


def test_verify_names_the_damaged_picture_of_a_bundle(
    film: Workspace, project: Project, report: Recording
) -> None:
    done = export_lists.bundle(film, export_lists.BundleAsk(), report)
    data = bytearray(project.read(done.path))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = next(e for e in archive.infolist() if e.filename.endswith("FR_S01_002_v001.png"))
    data[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0x10
    project.write(done.path, bytes(data))
    name = done.path.rpartition("/")[2]

    def told(given: str) -> list[tuple[str, str]]:
        answer = verify_op.verify(film, verify_op.VerifyAsk(exports=[lying_at(given)]), report)
        assert (answer.failure, answer.exports) == (Kind.blocked, 1)
        return [(p.code, p.message) for p in answer.problems]

    member = ("bundle-damaged", f"{entry.filename} in {name} is damaged")
    assert told("exports") == [
        ("export-changed", f"{name} was changed after it was exported"),
        member,
    ]
    project.remove(done.manifest)  # as a bundle that was sent: it carries its own manifest
    assert told("exports") == [member]
    assert told(done.path) == [member]


def test_verify_of_all_exports_says_the_state_of_each(
    film: Workspace, project: Project, report: Recording
) -> None:
    good = export_lists.bundle(film, export_lists.BundleAsk(), report)
    home = good.path.rpartition("/")[0]
    project.write("exports/compare/FR_S01_001_v1.png", b"a picture")
    project.write("exports/notes.txt", b"not of sb")
    every = ["exports/compare", home, good.path, good.manifest, "exports/notes.txt", "exports/gone"]

    def told(names: list[str]) -> verify_op.VerifyAnswer:
        return verify_op.verify(film, verify_op.VerifyAsk(exports=[lying_at(n) for n in names]), report)

    answer = told(every)
    assert [(p.path, p.state) for p in answer.proofs] == [
        (home, "proved"),
        (good.path, "proved"),
        (good.manifest, "proved"),
        ("exports/compare", "not an export"),
        ("exports/notes.txt", "not an export"),
        ("exports/gone", "not an export"),
    ]
    assert (answer.exports, answer.failure) == (1, Kind.blocked)
    assert [p.code for p in answer.problems if p.is_error] == ["no-manifest", "no-export"]
    assert told(every[:4]).failure is None

    project.write(good.path, project.read(good.path) + b"x")
    answer = told(every[:2])
    assert {p.state for p in answer.proofs if p.path == home} == {"wrong"}
    assert "export-changed" in [p.code for p in answer.problems]


def test_a_bundle_that_travelled_alone_proves_itself(
    film: Workspace, project: Project, report: Recording, tmp_path: Path
) -> None:
    done = export_lists.bundle(film, export_lists.BundleAsk(), report)
    sent = tmp_path / "sent.zip"
    sent.write_bytes(project.read(done.path))
    answer = verify_op.verify(film, verify_op.VerifyAsk(exports=[lying_at(sent)]), report)
    assert (answer.failure, answer.exports, answer.problems) == (None, 1, [])
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("notes.txt", "no bundle of sb")
    with pytest.raises(SbError) as caught:
        verify_op.verify(film, verify_op.VerifyAsk(exports=[lying_at(tmp_path / "other.zip")]), report)
    assert caught.value.code == "no-manifest"


@pytest.mark.parametrize("export", [export_cut.fcpxml, export_cut.fcp7xml])
def test_a_cut_names_its_media_where_the_editor_will_find_them(
    film: Workspace, project: Project, report: Recording, export: Export
) -> None:
    """In a folder by their place on this machine; elsewhere as they lie beside the cut."""
    done = export(film, export_cut.ExportCutAsk(), report)
    [cut] = [path for path in project.listing(done.path) if path.endswith("xml")]
    place = (film.root / done.path).as_uri() + "/" if project.in_folder else ""
    named = re.findall(r'(?:src="|pathurl>)([^"<]*\.png)', project.text(cut).replace("//localhost/", "///"))
    assert {url.replace(place, "") for url in named} == {
        path.removeprefix(f"{done.path}/") for path in project.listing(f"{done.path}/media")
    }
    assert all(url.startswith(place) for url in named)


@pytest.mark.parametrize(("kind", "export", "ask"), ALL, ids=[a[0] for a in ALL])
def test_a_dry_run_writes_nothing(
    film: Workspace, project: Project, report: Recording, kind: str, export: Export, ask: ExportAsk
) -> None:
    done = export(film, ask.model_copy(update={"dry_run": True}), report)
    assert done.dry_run
    assert not project.exists("exports")


def test_two_exports_of_one_state_are_the_same_file(
    film: Workspace, project: Project, report: Recording
) -> None:
    first = export_paper.pdf(film, export_paper.PdfAsk(), report)
    second = export_paper.pdf(film, export_paper.PdfAsk(), report)
    assert first.path != second.path
    assert project.read(first.path) == project.read(second.path)


AT_ONCE = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import export_lists
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

root, gate = Path(sys.argv[1]), Path(sys.argv[2])
now = datetime(2026, 2, 19, tzinfo=UTC)
with Workspace.open(root, Settings(jobs=1, lock_wait_s=30.0), calling(clock=lambda: now)) as film:
    film.scenes
    gate.with_name(f"{gate.name}.{sys.argv[3]}").touch()
    while not gate.exists():
        time.sleep(0.001)
    for _ in range(3):
        print(export_lists.shot_list(film, export_lists.ShotListAsk(), film.caller).path)
"""


def test_exports_of_the_same_second_each_have_a_folder_of_their_own(project: Project) -> None:
    now = datetime(2026, 2, 19, tzinfo=UTC)
    with project.open(clock=lambda: now) as film:
        made = [export_lists.shot_list(film, export_lists.ShotListAsk(), film.caller) for _ in range(3)]
        made.append(export_paper.images(film, export_paper.ImagesAsk(), film.caller))
        events = [e.body["path"] for e in film.log.read(kinds=("export.made",))]
    folders = [Path(done.path).parent.name for done in made]
    assert folders == ["20260219T000000Z" + end for end in ("", "-2", "-3", "-4")]
    assert all(project.exists(done.path) and project.exists(done.manifest) for done in made)
    assert events == [done.path for done in made]


@pytest.mark.folder("two processes of sb")
def test_two_processes_that_export_at_once_share_no_folder(film: Workspace, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", AT_ONCE, str(film.root), str(gate), str(n)],
            stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
        )
        for n in range(2)
    ]  # fmt: skip
    while not all(gate.with_name(f"gate.{n}").exists() for n in range(2)):
        assert all(run.poll() is None for run in runs)
        time.sleep(0.005)
    gate.touch()
    said = [run.communicate(timeout=60)[0].split() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    paths = [path for of_one in said for path in of_one]
    assert sorted({Path(p).parent.name for p in paths}) == [
        "20260219T000000Z" + end for end in ("", "-2", "-3", "-4", "-5", "-6")
    ]
    assert all((film.root / path).is_file() for path in paths)


@pytest.mark.folder("a file system that is full")
def test_an_export_that_fails_leaves_no_folder(
    film: Workspace, report: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(SbError, match="the disk is full"):
        export_paper.pdf(film, export_paper.PdfAsk(), report)
    assert list((film.root / "exports").iterdir()) == []


@pytest.mark.folder("a file where a folder is wanted")
def test_a_file_named_exports_is_said(film: Workspace, report: Recording) -> None:
    (film.root / "exports").write_text("mine", "utf-8")
    with pytest.raises(SbError) as caught:
        export_paper.pdf(film, export_paper.PdfAsk(), report)
    assert caught.value.kind is Kind.storage


def test_the_approved_picture_is_shown(film: Workspace, report: Recording) -> None:
    state = frame_states(film, ["S01/1"])[0]
    assert state.newest is not None
    film.record(
        CheckJudged(
            frame_id="FR_S01_001",
            uid=state.frame.uid,
            render_version=1,
            pixel_sha256=state.newest.pixel_sha256,
            verdict="passed",
        )
    )
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    film.forget()
    (panel,) = board_of(film, ["S01/1"]).panels
    assert panel.picture is not None
    assert panel.picture.key == "approved/S01/FR_S01_001.png"
    assert panel.status == "approved"


def test_why_a_picture_was_sent_back_is_printed_only_with_notes(
    film: Workspace, project: Project, report: Recording
) -> None:
    said = "No sea behind her."
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note=said), report)
    film.forget()

    def printed(**options: Any) -> str:
        done = export_paper.pdf(film, export_paper.PdfAsk(**options), report)
        with pypdfium2.PdfDocument(project.read(done.path)) as document:
            return " ".join(" ".join(p.get_textpage().get_text_range() for p in document).split())

    for layout in LAYOUTS:
        text = printed(layout=layout)
        assert said not in text
        assert "retake" in text  # the state is no secret
    assert printed(with_notes=True).count(said) == 1
    for table in ("csv", "json"):
        done = export_lists.shot_list(film, export_lists.ShotListAsk(format=table), report)
        assert said not in project.text(done.path)


def test_a_selection_starts_at_zero(film: Workspace) -> None:
    board = board_of(film, ["S02"])
    assert [p.start for p in board.panels] == [0]
    assert board.selection == "S02"


def test_a_cover_that_names_no_frame_is_one_clear_error(
    film: Workspace, project: Project, report: Recording
) -> None:
    with pytest.raises(SbError) as caught:
        export_paper.pdf(film, export_paper.PdfAsk(cover_frame="FR_S01_0001"), report)
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "no-cover-frame")
    assert "FR_S01_0001" in caught.value.message
    assert "did you mean FR_S01_001?" in worded(caught.value.hint or "")
    assert not project.exists("exports")


def test_a_cover_of_the_project_is_used_and_checked(
    film: Workspace, project: Project, report: Recording
) -> None:
    project.append("project.yaml", "cover: FR_S02_001\n")
    film.forget()
    assert board_of(film).cover == "FR_S02_001"  # so that `sb build` prints again when it is changed
    export_paper.pdf(film, export_paper.PdfAsk(), report)
    export_paper.pdf(film, export_paper.PdfAsk(selectors=["S01"]), report)  # is not of this part
    project.edit("project.yaml", "cover: FR_S02_001", "cover: nonsense")
    film.forget()
    with pytest.raises(SbError) as caught:
        export_paper.pdf(film, export_paper.PdfAsk(), report)
    assert "`cover:` in project.yaml" in worded(caught.value.hint or "")


def test_strict_refuses_missing_pictures(film: Workspace, project: Project, report: Recording) -> None:
    project.remove("scenes/S01/frame_001_v1.png")
    with pytest.raises(SbError) as caught:
        export_paper.pdf(film, export_paper.PdfAsk(strict=True), report)
    assert caught.value.kind is Kind.blocked
    assert "FR_S01_001" in caught.value.message
    done = export_paper.pdf(film, export_paper.PdfAsk(), report)
    assert "1 of 3 frames have no picture yet" in done.notes


def test_an_export_never_replaces_what_people_keep(
    film: Workspace, report: Recording, tmp_path: Path
) -> None:
    for out in ("assets", "scenes/S01", "."):
        with pytest.raises(SbError):
            export_paper.images(film, export_paper.ImagesAsk(out=made_at(film.root / out)), report)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(SbError) as caught:
        export_paper.images(film, export_paper.ImagesAsk(out=made_at(mine)), report)
    assert caught.value.code == "folder-in-use"
    assert (mine / "thesis.txt").read_text("utf-8") == "years of work"


def test_an_earlier_export_is_replaced_as_a_whole(film: Workspace, report: Recording, tmp_path: Path) -> None:
    out = str(tmp_path / "stills")
    export_paper.images(film, export_paper.ImagesAsk(out=made_at(out), pattern="a_{frame_id}"), report)
    export_paper.images(film, export_paper.ImagesAsk(out=made_at(out), pattern="b_{frame_id}"), report)
    assert {p.name[0] for p in Path(out).glob("*.png")} == {"b"}


def test_an_export_that_fails_half_way_leaves_the_earlier_one_whole(
    film: Workspace, project: Project, report: Recording, tmp_path: Path
) -> None:
    out = tmp_path / "stills"
    export_paper.images(film, export_paper.ImagesAsk(out=made_at(out), pattern="a_{frame_id}"), report)
    before, beside = {p.name: p.read_bytes() for p in out.iterdir()}, set(tmp_path.iterdir())
    project.write("scenes/S02/frame_001_v1.png", b"no picture")  # the last of three
    ask = export_paper.ImagesAsk(out=made_at(out), pattern="b_{frame_id}", captions=True)
    with pytest.raises(SbError):
        export_paper.images(film, ask, report)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    assert set(tmp_path.iterdir()) == beside


KILLED = """
import os, sys
from pathlib import Path
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import export_paper
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, made_at

root, out, left = Path(sys.argv[1]), Path(sys.argv[2]), iter(range(int(sys.argv[3])))
replace = os.replace


def killed(source, target):
    if Path(target).is_relative_to(out.parent) and next(left, None) is None:
        os._exit(9)
    replace(source, target)


with Workspace.open(root, Settings(jobs=1), calling()) as film:
    os.replace = killed
    export_paper.images(film, export_paper.ImagesAsk(out=made_at(sys.argv[2])), calling())
"""


@pytest.mark.folder("kills a process")
def test_a_killed_export_leaves_the_earlier_one_and_nothing_that_is_seen(
    film: Workspace, report: Recording, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "stills"
    export_paper.images(film, export_paper.ImagesAsk(out=made_at(out), pattern="a_{frame_id}"), report)
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    for number in range(
        3
    ):  # as the pictures are whole, with their manifest, and as the earlier ones make room
        words = [sys.executable, "-c", KILLED, str(film.root), str(out), str(number)]
        assert subprocess.run(words, cwd=Path(__file__).parents[3], check=False).returncode == 9
        assert {p.name: p.read_bytes() for p in out.iterdir()} == before
        assert [p.name for p in out.parent.iterdir() if not p.name.startswith(".")] == ["stills"]


@pytest.mark.folder("a link in a folder")
@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_exports_may_lie_on_another_disk(film: Workspace, report: Recording, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (film.root / "exports").symlink_to(tmp_path / "disk", target_is_directory=True)
    made = [export_lists.shot_list(film, export_lists.ShotListAsk(), report) for _ in range(2)]
    assert len(list((tmp_path / "disk").rglob("*.csv"))) == 2
    assert made[0].path != made[1].path


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_an_export_to_a_link_writes_what_it_leads_to(
    film: Workspace, report: Recording, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "today.csv").symlink_to(tmp_path / "shared/film.csv")
    ask = export_lists.ShotListAsk(out=made_at(tmp_path / "today.csv"))
    done = export_lists.shot_list(film, ask, report)
    assert (tmp_path / "today.csv").is_symlink()
    assert sorted(p.name for p in (tmp_path / "shared").iterdir()) == ["film.csv", "film.csv.manifest.json"]
    assert Path(done.manifest) == tmp_path / "shared/film.csv.manifest.json"


def test_a_file_name_or_a_folder_may_be_named(film: Workspace, report: Recording, tmp_path: Path) -> None:
    assert export_paper.pdf(film, export_paper.PdfAsk(out=made_at(tmp_path / "x.pdf")), report).path.endswith(
        "x.pdf"
    )
    assert export_paper.pdf(film, export_paper.PdfAsk(out=made_at(tmp_path / "y")), report).path.endswith(
        "y.pdf"
    )
    folder = tmp_path / "z"
    folder.mkdir()
    assert export_paper.pdf(film, export_paper.PdfAsk(out=made_at(folder)), report).path.endswith(
        "z/rain_sun.pdf"
    )


NAMED: list[tuple[str, Export, ExportAsk, str]] = [
    ("pdf", export_paper.pdf, export_paper.PdfAsk(layout="table"), ".pdf"),
    ("contact-sheet", export_paper.contact_sheet, export_paper.ContactSheetAsk(width=400), ".png"),
    ("images", export_paper.images, export_paper.ImagesAsk(), ""),
    ("shot-list", export_lists.shot_list, export_lists.ShotListAsk(format="json"), ".json"),
    ("breakdown", export_lists.breakdown, export_lists.BreakdownAsk(), ".csv"),
    ("bundle", export_lists.bundle, export_lists.BundleAsk(), ".zip"),
    ("edl", export_cut.edl, export_cut.ExportCutAsk(media=False), ".edl"),
    ("otio", export_cut.otio, export_cut.ExportCutAsk(), ""),
    ("otioz", export_cut.otioz, export_cut.ExportCutAsk(), ".otioz"),
    ("animatic", export_motion.animatic, export_motion.AnimaticAsk(height=64, format="gif"), ".gif"),
    ("storyboarder", export_motion.storyboarder, export_motion.StoryboarderAsk(), ""),
]


@pytest.mark.parametrize(("kind", "export", "ask", "ends"), NAMED, ids=[n[0] for n in NAMED])
def test_a_file_has_its_ending_whatever_it_is_called(
    film: Workspace, report: Recording, tmp_path: Path, kind: str, export: Export, ask: ExportAsk, ends: str
) -> None:
    """Here and from afar; another ending stays in the name, a folder stays a folder."""
    for name in ("board_Table", "board.v2", f"Board{ends.upper()}"):
        wanted = name if name.casefold().endswith(ends) else name + ends
        for out in (Produced(name=name), made_at(tmp_path / name)):
            for dry in (True, False):
                done = export(film, ask.model_copy(update={"out": out, "dry_run": dry}), report)
                assert done.path.rpartition("/")[2] == wanted
        assert (tmp_path / wanted).is_dir() == (not ends)


def test_a_folder_that_may_not_be_written_is_said(
    film: Workspace, report: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system refuses by itself only where the tests do not run as root, so here it always refuses."""
    closed = tmp_path / "closed"
    closed.mkdir()
    opened = os.open

    def refused(path: Any, *args: Any, **named: Any) -> int:
        if Path(os.fsdecode(path)).is_relative_to(closed):
            raise PermissionError(errno.EACCES, "Permission denied", os.fsdecode(path))
        return opened(path, *args, **named)

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(SbError) as caught:
        export_paper.pdf(film, export_paper.PdfAsk(out=made_at(closed / "x.pdf")), report)
    assert caught.value.code == "no-permission"
    assert list(closed.iterdir()) == []


def test_an_export_from_a_project_that_nobody_may_write_to_says_so(
    project: Project, report: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a disk that cannot be written: the file is there and can only be looked at.
    monkeypatch.setattr("storyboard_cli.ledger.sqlite_file._opens", lambda _: False)
    with project.open() as film:
        head = film.log.head
        done = export_paper.pdf(
            film, export_paper.PdfAsk(out=made_at(tmp_path / "out" / "board.pdf")), report
        )
        assert (tmp_path / "out" / "board.pdf").read_bytes().startswith(b"%PDF")
        assert done.failure is None
        assert "ledger could not note it" in done.notes[-1]
        assert film.log.head == head


@pytest.mark.parametrize(("field", "value"), [("layout", "5x5"), ("paper", "a7"), ("captions", ["weather"])])
def test_unknown_choices_name_the_known_ones(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        export_paper.PdfAsk.model_validate({field: value})
    refused = refusal(caught.value, export_paper.PdfAsk)
    assert refused.kind is Kind.usage
    assert refused.hint


def test_open_finds_the_newest(film: Workspace, project: Project, report: Recording) -> None:
    with pytest.raises(SbError) as caught:
        open_.open_(film, open_.OpenAsk(show=False), report)
    assert caught.value.code == "nothing-exported"
    export_paper.pdf(film, export_paper.PdfAsk(), report)
    newest = export_paper.pdf(film, export_paper.PdfAsk(layout="1x1"), report)
    done = open_.open_(film, open_.OpenAsk(show=False), report)
    [shown] = map(Path, done.paths)
    assert shown.read_bytes() == project.read(newest.path)
    assert open_.open_(film, open_.OpenAsk(what="S01/1", show=False), report).paths == [
        "scenes/S01/frame_001_v1.png"
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the program that opens files is xdg-open")
def test_open_starts_a_program_only_for_who_sits_here(
    film: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program, opened = tmp_path / "bin" / "xdg-open", tmp_path / "opened"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" >> {opened}\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setenv("DISPLAY", ":0")
    asked = open_.OpenAsk(what="S01/1")
    away = open_.open_(film, asked, calling())
    assert (away.opened, away.opener, opened.exists()) == (False, "", False)
    assert open_.open_(film, asked, calling(here=tmp_path)).opened
    assert opened.read_text("utf-8").strip().endswith(".png")


def test_an_editors_cut_becomes_the_timeline(film: Workspace, report: Recording, tmp_path: Path) -> None:
    export_cut.edl(film, export_cut.ExportCutAsk(out=made_at(tmp_path / "cut.edl")), report)
    same = conform.conform(film, conform.ConformAsk(file=brought(tmp_path / "cut.edl")), report)
    assert (same.matched, same.changes) == (3, [])
    text = (tmp_path / "cut.edl").read_text("utf-8")
    head, *events = [part for part in text.split("\n\n") if part.strip()]
    (tmp_path / "cut.edl").write_text("\n\n".join([head, _at(events[2], 0), _at(events[0], 48)]), "utf-8")
    done = conform.conform(film, conform.ConformAsk(file=brought(tmp_path / "cut.edl"), apply=True), report)
    assert done.applied
    assert {c.what for c in done.changes} >= {"out"}
    film.forget()
    first = board_of(film).panels
    assert [p.duration for p in first] == [48, 48]
    again = conform.conform(film, conform.ConformAsk(file=brought(tmp_path / "cut.edl")), report)
    assert again.changes == []


def _at(event: str, start: int) -> str:
    """The event with two seconds from that frame on the record side."""
    from fractions import Fraction

    from storyboard_cli.export.timecode import timecode

    rate = Fraction(24)
    line, _, rest = event.lstrip().partition("\n")
    times = [timecode(f, rate) for f in (0, 48, 86400 + start, 86400 + start + 48)]
    return " ".join([line[:30], *times]) + "\n" + rest


def test_a_foreign_cut_is_refused(film: Workspace, report: Recording, tmp_path: Path) -> None:
    (tmp_path / "other.edl").write_text(
        "TITLE: x\nFCM: NON-DROP FRAME\n\n001  AX       V     C        "
        "00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: OTHER\n",
        "utf-8",
    )
    with pytest.raises(SbError) as caught:
        conform.conform(film, conform.ConformAsk(file=brought(tmp_path / "other.edl")), report)
    assert caught.value.code == "nothing-matches"


@pytest.mark.folder("what a killed writer leaves in a folder")
def test_what_a_killed_export_left_is_swept_a_day_later(film: Workspace, report: Recording) -> None:
    old, new = (film.root / "exports" / day for day in ("20260101T000000Z", "20260219T000000Z"))
    for folder in (old, new):
        (folder / ".film_images.77.part").mkdir(parents=True)
        (folder / ".film_images.77.part" / "a.png").write_bytes(b"half")
    os.utime(old / ".film_images.77.part", (0, 0))
    export_lists.shot_list(film, export_lists.ShotListAsk(), report)
    assert not old.exists()
    assert (new / ".film_images.77.part").exists()


@pytest.mark.parametrize("name", ["project.yaml", "scenes.txt", "audio/a.wav", ".sb/ledger.db"])
def test_an_export_takes_the_place_of_an_earlier_export_only(
    film: Workspace, project: Project, name: str
) -> None:
    kept = project.read(name) if project.exists(name) else b"mine"
    project.write(name, kept)
    ask = export_lists.ShotListAsk(out=made_at(film.root / name))
    with pytest.raises(SbError, match=r"not an earlier export|own files"):
        export_lists.shot_list(film, ask, calling())
    assert project.read(name) == kept


def test_a_file_outside_the_project_is_replaced_only_by_its_next_export(
    film: Workspace, tmp_path: Path
) -> None:
    place = tmp_path / "list.csv"
    ask = export_lists.ShotListAsk(out=made_at(place))
    export_lists.shot_list(film, ask, calling())
    export_lists.shot_list(film, ask, calling())
    (tmp_path / "list.csv.manifest.json").unlink()
    with pytest.raises(SbError, match="not an earlier export"):
        export_lists.shot_list(film, ask, calling())

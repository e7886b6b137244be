"""Files are handed out by a list of what there is to hand out; every trick with a path finds nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.shared_pictures import SharedFiles, Sort, is_versioned, sort_of

PNG = b"\x89PNG\r\n\x1a\n picture"
SECRET = b"secret"
GIVEN = {
    "scenes/S03/frame_002_v5.png": Sort.picture,
    ".sb/drafts/S03/frame_002_v1.png": Sort.picture,
    ".sb/takes/CHAR_001/t001/front.png": Sort.picture,
    ".sb/takes/CHAR_001/t001/variant.raincoat/front.png": Sort.picture,
    ".sb/explain/FR_S03_002_v5.png": Sort.picture,
    "approved/S03/FR_S03_002.png": Sort.picture,
    "assets/CHAR_001/v3/front.png": Sort.picture,
    "assets/CHAR_001/v3/variant.raincoat/expression.smile.png": Sort.picture,
    "references/asha.JPG": Sort.picture,
    "references/far/Ünder der Brücke.webp": Sort.picture,
    "audio/rain.wav": Sort.sound,
    "exports/20260219T090000Z/board.pdf": Sort.export,
    "exports/board.pdf.manifest.json": Sort.export,
}
KEPT_BACK = (
    "project.yaml",
    "timeline.yaml",
    "aliases.yaml",
    "scripts/pilot.fountain",
    "assets/CHAR_001/asset.yaml",
    "assets/CHAR_001/v3/lock.yaml",
    "assets/CHAR_001/v3/calibration/basic.yaml",
    "assets/CHAR_001/front.png",
    "scenes/S03/scene.yaml",
    "review/S03/FR_S03_002.yaml",
    "direction/S03.yaml",
    "workflows/mine/v1/workflow.json",
    ".sb/ledger.db",
    ".sb/people.db",
    ".sb/server.db",
    ".sb/takes/CHAR_001/t001/take.yaml",
    ".sb/cache/thumbs/ab/abcd.webp",
    ".sb/models/basic/model.png",
    ".git/config",
    ".git/front.png",
    ".env",
    "exports/.board.pdf.x.part",
    "exports/.hidden/board.pdf",
    "references/.front.png",
    "references/notes.txt",
    "front.png",
)
TRICKS = (
    "",
    ".",
    "..",
    "/",
    "exports",
    "exports/",
    "exports//board.pdf",
    "exports/./board.pdf",
    "exports/../project.yaml",
    "exports/x/../../.sb/people.db",
    "exports/..",
    "exports/...",
    "exports/..%2fproject.yaml",
    "exports/%2e%2e/project.yaml",
    "exports\\..\\project.yaml",
    "exports/..\\project.yaml",
    "exports/board.pdf\0.png",
    "exports/board.pdf ",
    "exports/board.pdf.",
    "exports /board.pdf",
    "exports./board.pdf",
    "exports/board.pdf::$DATA",
    "exports/board.pdf:secret",
    "exports::$INDEX_ALLOCATION/board.pdf",
    "exports/con",
    "exports/NUL.pdf",
    "exports/com1.png",
    "exports/a\nb.pdf",
    "exports/\u202egnp.exe",
    "exports/\udcff.pdf",
    "Exports/board.pdf",
    "EXPORTS/board.pdf",
    "exports/*.pdf",
    "/etc/passwd",
    "//server/share/board.pdf",
    "\\\\server\\share\\board.pdf",
    "C:/exports/board.pdf",
    "c:exports/board.pdf",
    "~/exports/board.pdf",
    "file:///etc/passwd",
    "scenes/S03/frame_002_v5.png/",
    "scenes/S03/../S03/frame_002_v5.png",
    "scenes/s03/frame_002_v5.png",
    "scenes/S03/frame_002_v5.PNG",
    "scenes/S03/frame_002_v5.png\n",
    "ｓcenes/S03/frame_002_v5.png",
    "scenes／S03／frame_002_v5.png",
    "scenes/S03/frame_٠٠٢_v5.png",
    ".SB/takes/CHAR_001/t001/front.png",
    ".sb/takes/CHAR_001/t001/../../../people.db",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with one of everything."""
    root = tmp_path / "film"
    for place in GIVEN:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(PNG)
    for place in KEPT_BACK:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(SECRET)
    (tmp_path / "outside.png").write_bytes(SECRET)
    return root


@pytest.fixture
def files(root: Path) -> SharedFiles:
    return SharedFiles.of(root, Settings())


def read(files: SharedFiles, place: str) -> bytes:
    file = files.find(place).opened()
    try:
        return file.read(0, 100)
    finally:
        file.close()


def refused(files: SharedFiles, place: str) -> str:
    with pytest.raises(SbError) as error:
        files.find(place).opened().close()
    return error.value.code


@pytest.mark.parametrize(("place", "sort"), GIVEN.items())
def test_what_answers_name_is_handed_out(files: SharedFiles, place: str, sort: Sort) -> None:
    assert sort_of(place) is sort
    assert read(files, place) == PNG


@pytest.mark.parametrize("place", KEPT_BACK)
def test_nothing_else_of_the_folder_is(files: SharedFiles, place: str) -> None:
    assert refused(files, place) == "file-missing"


@pytest.mark.parametrize("place", TRICKS)
def test_no_trick_with_a_path_finds_anything(files: SharedFiles, place: str) -> None:
    assert refused(files, place) == "file-missing"


def test_a_name_is_found_as_it_was_written_or_not_at_all(root: Path, files: SharedFiles) -> None:
    (root / "exports" / "Bru\u0308cke.pdf").write_bytes(b"decomposed")
    assert read(files, "exports/Bru\u0308cke.pdf") == b"decomposed"
    if sys.platform.startswith("linux"):
        assert refused(files, "exports/Br\u00fccke.pdf") == "file-missing"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize(
    "leads_to",
    [
        "../.sb/people.db",
        "../project.yaml",
        "../../outside.png",
        "../.git/config",
        "/etc/hostname",
        "nowhere",
    ],
)
def test_a_link_hands_out_nothing_that_is_kept_back(root: Path, files: SharedFiles, leads_to: str) -> None:
    (root / "exports" / "board.png").symlink_to(leads_to)
    (root / "references" / "asha.png").symlink_to(leads_to)
    assert refused(files, "exports/board.png") == "file-missing"
    assert refused(files, "references/asha.png") == "file-missing"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_a_folder_outside_hands_out_nothing(root: Path, files: SharedFiles, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "S09").mkdir(parents=True)
    (tmp_path / "elsewhere" / "S09" / "frame_001_v1.png").write_bytes(SECRET)
    (root / "scenes" / "S09").symlink_to(tmp_path / "elsewhere" / "S09")
    assert refused(files, "scenes/S09/frame_001_v1.png") == "file-missing"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_what_is_handed_out_is_followed(root: Path, files: SharedFiles) -> None:
    (root / "exports" / "latest").symlink_to("20260219T090000Z")
    assert read(files, "exports/latest/board.pdf") == PNG


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_no_file_and_nobody_waits_for_it(root: Path, files: SharedFiles) -> None:
    os.mkfifo(root / "exports" / "board.zip")
    assert refused(files, "exports/board.zip") == "file-missing"


def test_a_folder_is_no_file(files: SharedFiles) -> None:
    assert refused(files, "exports/20260219T090000Z") == "file-missing"


def test_a_picture_that_git_lfs_has_not_fetched_is_told(root: Path, files: SharedFiles) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"
    (root / "approved/S03/FR_S03_002.png").write_bytes(pointer)
    assert refused(files, "approved/S03/FR_S03_002.png") == "lfs-pointer"


def test_what_specs_name_elsewhere_is_handed_out_for_as_long_as_they_do(
    root: Path, files: SharedFiles
) -> None:
    (root / "art").mkdir()
    (root / "art" / "asha.png").write_bytes(PNG)
    assert files.find("art/asha.png", {"art/asha.png"}).sort is Sort.picture
    for named in ((), ("art/other.png",), ("art/../project.yaml", "project.yaml", ".sb/people.db")):
        for place in ("art/asha.png", *named):
            if place != "art/asha.png" or place not in named:
                with pytest.raises(SbError):
                    files.find(place, named)


def test_the_state_may_lie_elsewhere(tmp_path: Path, root: Path) -> None:
    elsewhere = SharedFiles(root, tmp_path / "state")
    take = tmp_path / "state/takes/CHAR_001/t001/front.png"
    take.parent.mkdir(parents=True)
    take.write_bytes(b"elsewhere")
    assert read(elsewhere, ".sb/takes/CHAR_001/t001/front.png") == b"elsewhere"
    assert read(elsewhere, ".sb/drafts/S03/frame_002_v1.png") == PNG  # drafts stay with the project


def test_only_versions_are_for_ever() -> None:
    assert is_versioned("scenes/S03/frame_002_v5.png")
    assert is_versioned("assets/CHAR_001/v3/front.png")
    assert not is_versioned("approved/S03/FR_S03_002.png")
    assert not is_versioned(".sb/takes/CHAR_001/t001/front.png")  # another t001 comes where the state is lost

"""The page of the manifest format names what a manifest holds, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

from boards import board

from storyboard_cli.export.manifest import manifest_path, write_manifest


def fields(page: str, heading: str) -> list[str]:
    """The first column of the table under a heading, in its order."""
    part = page.split(f"{heading}\n", 1)[1].split("\n#", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)


def test_the_page_names_the_fields_that_are_written(repository: Path, tmp_path: Path) -> None:
    page = (repository / "specs" / "manifest.md").read_text("utf-8")
    (tmp_path / "film.pdf").write_bytes(b"%PDF")
    said = json.loads(write_manifest(tmp_path / "film.pdf", "pdf", board(tmp_path / "p", 2), {}).read_bytes())
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    for found in (said, example):
        assert list(found) == fields(page, "## Fields")
        assert list(found["files"][0]) == fields(page, "### File")
        assert list(found["frames"][0]) == fields(page, "### Frame")


def test_equal_boards_give_equal_manifests(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 2)
    (tmp_path / "film.pdf").write_bytes(b"%PDF")
    first = write_manifest(tmp_path / "film.pdf", "pdf", shown, {}).read_bytes()
    assert write_manifest(tmp_path / "film.pdf", "pdf", shown, {}).read_bytes() == first


def test_a_manifest_lies_inside_a_folder_and_beside_a_file(tmp_path: Path) -> None:
    assert manifest_path(tmp_path) == tmp_path / "manifest.json"
    assert manifest_path(tmp_path / "film.pdf") == tmp_path / "film.pdf.manifest.json"

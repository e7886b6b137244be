"""The title page of a project: the first one that a script of it has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from storyboard_cli.script.reading import MAX_BYTES, SUFFIXES
from storyboard_cli.script.title_page import TitlePage, read_title_page


def project_title_page(root: Path, named: Sequence[str] = ()) -> TitlePage:
    """The first title page with a title, of the scripts `named` in project.yaml or of all by name; an empty
    one where there is none.
    """
    folder = root / "scripts"
    if not folder.is_dir():
        return TitlePage()
    files = [folder / name.removeprefix("scripts/") for name in named]
    for file in files or sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES):
        try:
            if not file.is_file() or file.stat().st_size > MAX_BYTES:
                continue
            page = read_title_page(file.read_bytes(), file.name)
        except OSError:
            continue  # whoever compiles it is told
        if page.title:
            return page
    return TitlePage()

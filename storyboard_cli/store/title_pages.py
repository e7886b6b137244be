"""The title page of a project: the first one that a script of it has."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.core.errors import SbError
from storyboard_cli.script.reading import MAX_BYTES, SUFFIXES
from storyboard_cli.script.title_page import TitlePage, read_title_page
from storyboard_cli.store.files import Files


def project_title_page(files: Files, named: Sequence[str] = ()) -> TitlePage:
    """The first title page with a title, of the scripts `named` in project.yaml or of all by name; an empty
    one where there is none.
    """
    paths = [f"scripts/{name.removeprefix('scripts/')}" for name in named]
    for path in paths or script_files(files):
        try:
            page = read_title_page(files.read(path, MAX_BYTES), path.rpartition("/")[2])
        except SbError:
            continue  # whoever compiles it is told
        if page.title:
            return page
    return TitlePage()


def script_files(files: Files) -> list[str]:
    """Paths of all files in `scripts/` that are scripts by their name, relative to the project."""
    return [e.path for e in files.entries("scripts") if e.path.lower().endswith(tuple(SUFFIXES))]

"""Names of a project's files that Windows or macOS cannot hold: a clone there would lack them."""

from __future__ import annotations

from collections.abc import Iterator

from storyboard_cli.core.characters import visible
from storyboard_cli.core.file_names import as_one, wrong_name
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.files import Files

_FOLDERS = ("scripts", "direction", "assets")


def name_problems(files: Files) -> Iterator[Problem]:
    """A warning for each name that a system cannot hold, and for each second of two that are one there."""
    for folder in _FOLDERS:
        seen: dict[str, str] = {}
        for entry in files.entries(folder):
            why = wrong_name(entry.path)
            if why is not None:
                yield _warning("file-name", why, entry.path)
            twin = seen.setdefault(as_one(entry.path), entry.path)
            if twin != entry.path:
                said = f"{visible(entry.path)} and {visible(twin)} are one file on Windows and macOS"
                yield _warning("file-name-taken", said, entry.path)


def _warning(code: str, said: str, path: str) -> Problem:
    return Problem(Severity.warning, code, said, Where(path), "rename it, so that a clone has it there too")

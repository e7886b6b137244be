"""Names of files that every system can hold: Linux, macOS and Windows share a project through git."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from storyboard_cli.core.characters import hidden_in
from storyboard_cli.core.errors import Kind, SbError

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
_LONGEST = 255  # bytes of a part, as most file systems have it
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')


def wrong_name(path: str) -> str | None:
    """Why a system cannot hold a file of this relative path; None where all can."""
    for part in path.split("/"):
        if part.split(".")[0].rstrip().casefold() in DEVICES:
            return f"{part!r} is the name of a device on Windows"
        if part != part.rstrip(". "):
            return f"{part!r} ends with a dot or a blank, which Windows drops"
        if found := _FORBIDDEN.search(part):
            return f"{part!r} has a {found[0]} in it, which Windows does not allow"
        if hidden_in(part) or "\n" in part or "\t" in part:
            return f"{part!r} has characters in it that nobody sees"
        if len(part.encode("utf-8", "surrogatepass")) > _LONGEST:
            return f"{part[:40]!r}… is longer than {_LONGEST} bytes"
    return None


def refuse_wrong_name(path: str) -> None:
    """Refuse a relative path that one of the systems cannot hold."""
    why = wrong_name(path)
    if why is not None:
        raise SbError(Kind.usage, "file-name", f"{why}", hint="choose a name that every system can hold")


def twin_of(path: str, known: Iterable[str]) -> str | None:
    """A known path that is the same file as `path` on Windows or macOS: only capitals or accents differ."""
    key = as_one(path)
    return next((other for other in known if other != path and as_one(other) == key), None)


def refuse_twin(path: str, known: Iterable[str]) -> None:
    """Refuse a path beside one that Windows or macOS takes for the same file."""
    twin = twin_of(path, known)
    if twin is not None:
        said = f"{path} and {twin} are one file on Windows and macOS: only capitals or accents differ"
        raise SbError(Kind.conflict, "file-name-taken", said, hint=f"write to {twin}, or choose another name")


def as_one(path: str) -> str:
    """The same for all paths that are one file on Windows or macOS."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def with_ending(path: Path, ends: str) -> Path:
    """The path with `ends` (`.pdf`) after its name, where it does not end so; nothing of the name is lost."""
    return path if path.name.casefold().endswith(ends) else path.with_name(path.name + ends)

"""Where things lie on this machine is nobody's business who is elsewhere: what leaves says it relatively."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from storyboard_cli.core.files import leads_out

Forgets = Callable[[bytes], bytes]
"""JSON without the folders of this machine."""

_BEFORE, _AFTER = rb"(?<![\w./~-])", rb"(?![\w-]|\.\w)"
_EXPORT = "export.made"


def forgetting(*folders: Path) -> Forgets:
    """What takes these folders out of JSON: a path below one is told from there, and the folder is `.`.

    The innermost are taken first, so that a project among many is told from its own folder.
    """
    said = {form for folder in folders for form in _forms(folder)}
    ordered = sorted(said, key=len, reverse=True)
    if not ordered:
        return lambda data: data
    any_of = b"|".join(re.escape(one) for one in ordered)
    found = re.compile(_BEFORE + b"(?:" + any_of + b")(?:(?:/|\\\\\\\\)(?=[^\\s\"'/\\\\])|" + _AFTER + b")")

    def forget(data: bytes) -> bytes:
        if not any(one in data for one in ordered):
            return data
        return found.sub(lambda hit: b"" if hit[0][-1:] in (b"/", b"\\") else b".", data)

    return forget


def told_body(kind: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an event says to those who are elsewhere: an export that went out of the project is its name."""
    path = body.get("path")
    if kind != _EXPORT or not isinstance(path, str) or not leads_out(path):
        return body
    return {**body, "path": path.replace("\\", "/").rstrip("/").rpartition("/")[2]}


def _forms(folder: Path) -> Iterable[bytes]:
    """The folder as JSON has it: as it was named, and where its links lead."""
    for place in {folder.absolute(), folder.resolve()}:
        if len(place.parts) > 1:  # a path would lose its first slash to the root of the disk
            yield json.dumps(str(place), ensure_ascii=False)[1:-1].encode("utf-8", "surrogatepass")

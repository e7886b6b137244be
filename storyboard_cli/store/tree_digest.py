"""One hash over the names and tags of all files of a project: is anything at all different from last time?"""

from __future__ import annotations

import hashlib

from storyboard_cli.store.files import Files

_SKIPPED = ("exports", "approved")


def tree_digest(files: Files) -> str | None:
    """The hash; None where tags cannot prove anything: links that lead out, files written only just now."""
    digest = hashlib.sha256()
    for entry in files.entries(skip=_SKIPPED):
        name = entry.path.rpartition("/")[2]
        if name.startswith("frame_") and name.endswith(".png"):
            continue
        if entry.leads_out or not entry.settled:
            return None
        digest.update(f"{entry.path}\0{entry.tag}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()

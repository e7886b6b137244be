"""What killed writers leave in a folder of this machine: what it is called, and how it goes."""

from __future__ import annotations

import contextlib
import os
import re
import shutil

_LEFT_BEHIND = re.compile(r"\..*\.(?:partial|removed)\Z")
_UNFINISHED = re.compile(r"\..*\.(?:partial|removed|old|part(?:\..*)?)\Z")
REMOVED = ".removed"  # ends the name of a folder while another one takes its place
_HALF = re.compile(r"\..+\.[a-z0-9_]{8}\.part\Z")  # as `mkstemp` names it: nobody else's file is called so


def is_half(name: str) -> bool:
    """Is it the name of a file that was being written?"""
    return _HALF.match(name) is not None


def swept(path: str, before: float | None) -> bool:
    """Remove what a killed writer left behind, if `path` is that and older than `before`."""
    name = path.rpartition("/")[2]
    wanted = _LEFT_BEHIND if before is None else _UNFINISHED
    if not wanted.match(name) or os.path.islink(path):
        return False
    if before is not None and not is_older(path, before):
        return False
    if _is_put_back(path):
        return True
    if os.path.isdir(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            os.unlink(path)
    return True


def _is_put_back(path: str) -> bool:
    """Give a folder its name again that a killed writer took away, before another one had it."""
    folder, _, name = path.rpartition("/")
    target = f"{folder}/{name[1:].removesuffix(REMOVED)}"
    if not name.endswith(REMOVED) or os.path.lexists(target):
        return False
    with contextlib.suppress(OSError):
        os.rename(path, target)
        return True
    return False


def is_older(path: str, before: float) -> bool:
    """Was it written before that time? Not what is gone."""
    try:
        return os.stat(path).st_mtime < before
    except OSError:
        return False

"""Who draws: the name that enters recipes, and the number of our own drawing code, which does not.

Asked by every command that plans, so it finds out without importing a drawing library.
"""

from __future__ import annotations

import sys
from functools import cache

CODE_VERSION = 4
"""Bumped when a golden picture changes: frames drawn before become superseded, never stale."""

_SKIA_NEEDS = ("libGL.so.1", "libEGL.so.1")  # linked by its Linux wheels although nothing here uses them


@cache
def renderer_id() -> str:
    """`preview-1+skia-144`, or the Pillow back end's name where skia cannot be loaded."""
    name, package = ("skia", "skia-python") if skia_loads() else ("pillow", "pillow")
    from importlib.metadata import version

    return f"preview-1+{name}-{version(package).split('.')[0]}"


@cache
def skia_loads() -> bool:
    """Would `import skia` work here?"""
    from importlib.util import find_spec

    if find_spec("skia") is None:
        return False
    if not sys.platform.startswith("linux"):
        return True
    import ctypes

    try:
        for library in _SKIA_NEEDS:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True

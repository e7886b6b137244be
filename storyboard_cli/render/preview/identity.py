"""Who draws: the name that enters recipes, and the number of our own drawing code, which does not."""

from __future__ import annotations

from functools import cache

CODE_VERSION = 1
"""Bumped when a golden picture changes: frames drawn before become superseded, never stale."""


@cache
def renderer_id() -> str:
    """`preview-1+skia-144`, or the Pillow back end's name where skia cannot be loaded."""
    try:
        from storyboard_cli.render.preview import skia_backend
    except ImportError:
        from storyboard_cli.render.preview import pillow_backend

        return f"preview-1+{pillow_backend.NAME}"
    return f"preview-1+{skia_backend.NAME}"

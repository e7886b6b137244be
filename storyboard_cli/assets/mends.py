"""Hints about assets that several places give."""

from __future__ import annotations

from storyboard_cli.core.mend import Mend


def draw_and_lock(asset_id: str, words: str = "{}, then {}") -> Mend:
    """The hint to make an asset's pictures and a version of them."""
    named = {"assets": [asset_id]}
    return Mend.joined(words, Mend("generate", named), Mend("lock", named))

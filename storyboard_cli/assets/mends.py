"""Hints about assets that several places give."""

from __future__ import annotations

from storyboard_cli.assets.lock import Lock
from storyboard_cli.core.mend import Mend


def draw_and_lock(asset_id: str, words: str = "{}, then {}") -> Mend:
    """The hint to make an asset's pictures and a version of them."""
    named = {"assets": [asset_id]}
    return Mend.joined(words, Mend("generate", named), Mend("lock", named))


def named_otherwise(name: str) -> Mend:
    """The hint to let another asset have a name, or to write the script without it."""
    return Mend.joined(
        "{} gives the name to another asset, or change the script; then {}",
        Mend("alias.add", {"name": name}, blanks=("target",)),
        Mend("compile"),
    )


def another_or_again(newest: Lock, is_as_locked: bool, *, has_spec: bool) -> Mend:
    """The hints where every version of an asset is retired: another asset, or this one all the same."""
    asset_id = newest.asset_id
    again = Mend("lock", {"assets": [asset_id], "force": True})
    if not has_spec:
        back = Mend.joined("{}, then {}", Mend("restore", {"version": newest.label}), again)
    elif is_as_locked:
        back = again
    else:
        back = draw_and_lock(asset_id)
    return Mend.joined("{}; {} brings it back", named_otherwise(newest.spec.name), back)

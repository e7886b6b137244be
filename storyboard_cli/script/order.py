"""The story order of scenes. Apart from the compiler, because every command that reads scenes needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyboard_cli.core.characters import is_digits
from storyboard_cli.script.graph import Scene


def story_key(scene: Scene) -> tuple[int, list[tuple[int, int, str]], int, int]:
    """Scripts as project.yaml orders them, else by name with numbers counted (ep2 before ep10); scenes as the
    script tells them.
    """
    return scene.script_order, name_key(scene.script_id), scene.scene_index, int(scene.scene_id[1:])


def script_order(script_ids: Sequence[str]) -> dict[str, int]:
    """1, 2, … for scripts that are named in another order than that of their names; else nothing."""
    if sorted(script_ids, key=name_key) == list(script_ids):
        return {}
    return {script_id: at for at, script_id in enumerate(script_ids, 1)}


def name_key(script_id: str) -> list[tuple[int, int, str]]:
    """A name with its numbers counted."""
    return [
        (0, int(p), "") if is_digits(p) else (1, 0, p.casefold()) for p in re.split(r"(\d+)", script_id) if p
    ]

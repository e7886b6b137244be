"""The story order of scenes. Apart from the compiler, because every command that reads scenes needs it."""

from __future__ import annotations

import re

from storyboard_cli.script.graph import Scene


def story_key(scene: Scene) -> tuple[list[tuple[int, int, str]], int, int]:
    """Scripts by name with numbers counted (ep2 before ep10), scenes as the script tells them."""
    parts = [
        (0, int(p), "") if p.isdigit() else (1, 0, p.casefold())
        for p in re.split(r"(\d+)", scene.script_id)
        if p
    ]
    return parts, scene.scene_index, int(scene.scene_id[1:])

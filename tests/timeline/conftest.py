"""A small film: two scenes of three frames."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyboard_cli.script.graph import Frame, Scene

MakeScene = Callable[..., Scene]


def scene(scene_id: str, *uids: str, duration: int = 48) -> Scene:
    frames = [
        Frame(
            frame_id=f"FR_{scene_id}_{i:03d}",
            uid=uid,
            frame_index=i,
            shot=f"{int(scene_id[1:])}A",
            duration_frames=duration,
        )
        for i, uid in enumerate(uids, 1)
    ]
    return Scene(
        scene_id=scene_id,
        uid=f"scene-{scene_id}",
        project_id="PRJ_001",
        script_id="pilot",
        scene_index=int(scene_id[1:]),
        heading="INT. LIBRARY - DAY",
        frames=frames,
    )


@pytest.fixture
def film() -> list[Scene]:
    return [scene("S01", "a", "b", "c"), scene("S02", "d", "e", "f")]

"""Camera moves become marks inside the picture, in a colour that no drawing style uses."""

from __future__ import annotations

import pytest

from storyboard_cli.export.overlay import MARK, move_marks
from storyboard_cli.plan.staging.model import Camera, Staging
from storyboard_cli.plan.staging.moves import MOVES, camera_move


def staging(kind: str) -> Staging:
    camera = Camera(eye=(0, 1.5, -4), focal_px=1000, center_x=672, center_y=384, lens_mm=27, horizon_y=384)
    return Staging(
        width=1344, height=768, size="WS", angle="eye", camera=camera, setting="room", interior=True,
        move=camera_move(kind, 1344, 768, (700.0, 300.0)),
    )  # fmt: skip


def test_a_static_camera_has_no_marks() -> None:
    assert move_marks(staging("static")) == ([], [])


@pytest.mark.parametrize("kind", sorted(MOVES - {"static", "handheld"}))
def test_a_move_has_arrows_and_its_start_and_end_inside_the_picture(kind: str) -> None:
    marks, tags = move_marks(staging(kind))
    assert any(m.colour == MARK and not m.width for m in marks), "a solid arrow"
    assert [t.text for t in tags] == ["A", "B"]
    for tag in tags:
        assert 0 < tag.at[0] < 1344 and 0 < tag.at[1] < 768


def test_a_push_goes_to_its_subject_and_a_pull_comes_from_it() -> None:
    push, pull = staging("push_in").move, staging("pull_out").move
    assert push is not None and pull is not None
    assert push.end.width < push.start.width and pull.end.width > pull.start.width


def test_a_handheld_camera_is_a_frame_that_shakes() -> None:
    marks, tags = move_marks(staging("handheld"))
    assert len(marks) == 2 and all(m.dash for m in marks) and not tags

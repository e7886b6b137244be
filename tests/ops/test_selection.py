"""Selectors name frames the way people say them."""

from __future__ import annotations

import time

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.project.selection import may_come, select_frames
from storyboard_cli.script.graph import Frame, Scene


def scene(name: str, shots: list[str], omitted: tuple[int, ...] = ()) -> Scene:
    frames = [
        Frame(
            frame_id=f"FR_{name}_{i:03d}", uid=f"{name}-{i}", frame_index=i, shot=shot, omitted=i in omitted
        )
        for i, shot in enumerate(shots, 1)
    ]
    return Scene(
        scene_id=name,
        uid=name,
        project_id="PRJ_1",
        script_id="s",
        scene_index=1,
        heading="INT. A",
        frames=frames,
    )


SCENES = [scene("S03", ["3A", "3A", "3B"], omitted=(3,)), scene("S14", ["14A", "14AA", "14B"])]


@pytest.mark.parametrize(
    ("selectors", "names"),
    [
        ([], ["S03_001", "S03_002", "S14_001", "S14_002", "S14_003"]),
        (["S03"], ["S03_001", "S03_002"]),
        (["S03/2"], ["S03_002"]),
        (["3A"], ["S03_001", "S03_002"]),
        (["3a/2"], ["S03_002"]),
        (["FR_S14_002", "S03/1"], ["S03_001", "S14_002"]),
        (["FR_S14_*"], ["S14_001", "S14_002", "S14_003"]),
        (["S0*"], ["S03_001", "S03_002"]),
        (["14AA"], ["S14_002"]),
    ],
)
def test_selector_names_frames_in_story_order(selectors: list[str], names: list[str]) -> None:
    assert [f.frame_id.removeprefix("FR_") for _, f in select_frames(SCENES, selectors)] == names


@pytest.mark.parametrize(
    ("selector", "hint"), [("S30", "S03"), ("FR_S14_0022", "FR_S14_002"), ("zzz", "S03/1")]
)
def test_unknown_selector_says_what_there_is(selector: str, hint: str) -> None:
    with pytest.raises(SbError, match="no frame is selected") as caught:
        select_frames(SCENES, [selector])
    assert hint in worded(caught.value.hint or "")


def test_omitted_frames_are_only_there_when_asked_for() -> None:
    with pytest.raises(SbError, match="no frame is selected"):
        select_frames(SCENES, ["S03/3"])
    assert len(select_frames(SCENES, ["S03/3"], omitted=True)) == 1


def test_a_selector_that_is_too_long_for_a_name_selects_nothing_at_once() -> None:
    started = time.process_time()
    with pytest.raises(SbError, match="no frame is selected"):
        select_frames(SCENES, ["9" * 100_000])
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "word", ["S01", "S100/12", "FR_S03_002", "3A", "12b/2", "S1*", "*", "FR_*_001", "S0?", "S[12]*"]
)
def test_a_frame_may_come_that_a_name_or_a_pattern_selects(word: str) -> None:
    assert may_come(word)


@pytest.mark.parametrize(
    "word", ["s01", "S1", "S02/0", "FR_S01_1", "kitchen", "Z*", "SX*", "FR_X*", "[", "A1", "*" * 201]
)
def test_a_word_that_can_name_no_frame_is_told_apart(word: str) -> None:
    assert not may_come(word)

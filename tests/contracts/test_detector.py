"""What every detector holds: one list of people a picture, boxes inside it, scores from 0 to 1."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.detectors import Detection, Detector, open_detector, people_in
from tests.doubles.plug_in import DETECTOR, install

EMPTY = np.zeros((60, 80, 3), np.uint8)
STREET = np.full((60, 80, 3), 120, np.uint8)
CROWD = np.full((60, 80, 3), 200, np.uint8)


def key(picture: np.ndarray) -> str:
    return hashlib.sha256(picture.tobytes()).hexdigest()


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str = DETECTOR) -> Detector:
    seen = {key(STREET): [[10, 5, 30, 55, 0.9]], key(CROWD): [[-0.4, 0, 40, 60.3, 1], [41, 2, 79, 58, 0]]}
    (folder / "sharp-eyes.json").write_text(json.dumps(seen), "utf-8")
    group = "storyboard_cli.detectors"
    install(folder, monkeypatch, group=group, name="sharp-eyes", code=code, what="Detector")
    return open_detector("sharp-eyes", folder)


def test_people_come_in_the_order_of_the_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    detector = opened(tmp_path, monkeypatch)
    found = people_in(detector, [EMPTY, CROWD, STREET])
    assert [len(people) for people in found] == [0, 2, 1]
    assert found[2] == (Detection((10.0, 5.0, 30.0, 55.0), 0.9),)
    assert people_in(detector, []) == []


def test_boxes_lie_inside_the_picture_and_scores_from_0_to_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for people in people_in(opened(tmp_path, monkeypatch), [EMPTY, CROWD, STREET]):
        for one in people:
            left, top, right, bottom = one.box
            assert 0 <= left < right <= 80 and 0 <= top < bottom <= 60 and 0 <= one.score <= 1


def test_a_picture_alone_is_seen_as_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    detector = opened(tmp_path, monkeypatch)
    assert people_in(detector, [STREET])[0] == people_in(detector, [CROWD, STREET, EMPTY])[1]
    assert detector.detector_id == "sharp-eyes:1@abcd"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("return []", "0 lists of people for 1 pictures"),
        ("return [[Detection((0, 0, 200, 10), 0.5)]]", "no part of a picture of 80×60"),
        ("return [[Detection((0, 0, 20, 10), 1.5)]]", "with the score 1.5"),
        ("raise RuntimeError('no memory')", "RuntimeError: no memory"),
    ],
)
def test_a_detector_that_breaks_its_promise_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, said: str
) -> None:
    code = DETECTOR.replace("return [self.people(image) for image in images]", wrong)
    with pytest.raises(SbError, match="sharp-eyes:1@abcd does not work") as broken:
        people_in(opened(tmp_path, monkeypatch, code), [STREET])
    assert said in broken.value.message

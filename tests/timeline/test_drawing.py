"""A drawing is kept as vectors of a bounded size, and whatever is no drawing is refused in words."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.timeline.drawing import (
    MOST_BYTES,
    MOST_MARKS,
    MOST_POINTS,
    PALETTE,
    Drawing,
    DrawnMark,
    head_of,
    yaml_of,
)
from storyboard_cli.timeline.review import Decision, Status, standing

PEN = {"kind": "pen", "points": [[0.1, 0.2], [0.3, 0.4]]}


class Drawn(Ask):
    drawing: Drawing = ()


def refused(drawing: Any) -> tuple[str, str, tuple[str, ...]]:
    with pytest.raises(ValidationError) as caught:
        Drawn.model_validate({"drawing": drawing})
    error = refusal(caught.value, Drawn)
    return error.code, error.message, tuple(error.fields)


def decided(**more: Any) -> Decision:
    said = {
        "decision": "comment",
        "frame_id": "FR_S03_002",
        "uid": "u",
        "at": "2026-02-19T09:00:00Z",
        "by": "A",
    }
    return Decision.model_validate({**said, **more})


def test_coordinates_are_kept_to_a_tenth_of_a_thousandth() -> None:
    (mark,) = Drawn(drawing=[{**PEN, "points": [[0.123456789, 1], [0, 0.99999]]}]).drawing

    assert mark.points == ((0.1235, 1.0), (0.0, 1.0))
    assert (mark.color, mark.width) == ("red", 0.005)


@pytest.mark.parametrize(
    "number", [float("nan"), float("inf"), -0.01, 1.01, 10**400, -(10**400), True, "0.5", None]
)
def test_a_point_outside_the_picture_is_refused(number: Any) -> None:
    code, message, fields = refused([PEN, {**PEN, "points": [[0.5, 0.5], [0.5, number]]}])

    assert (code, message) == ("wrong-points", "point 2 is not in the picture")
    assert fields == ("drawing.1.points",)


@pytest.mark.parametrize(
    "points", [None, 5, "0.1 0.2", {}, [], [[0.5]], [[0.1, 0.2, 0.3]], [0.1, 0.2], ["ab"]]
)
def test_what_is_no_list_of_points_is_refused(points: Any) -> None:
    assert refused([{**PEN, "points": points}])[0] == "wrong-points"


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ({**PEN, "color": "pinkish"}, "unknown-colour"),
        ({**PEN, "color": "#12345"}, "unknown-colour"),
        ({**PEN, "color": "#12345g"}, "unknown-colour"),
        ({**PEN, "color": 7}, "unknown-colour"),
        ({**PEN, "width": 0}, "wrong-width"),
        ({**PEN, "width": 0.2}, "wrong-width"),
        ({**PEN, "width": float("nan")}, "wrong-width"),
        ({**PEN, "width": "0.01"}, "wrong-width"),
        ({**PEN, "kind": "arrow", "points": [[0.1, 0.2]]}, "wrong-points"),
        ({**PEN, "kind": "box", "points": [[0.1, 0.2]] * 3}, "wrong-points"),
        ({**PEN, "kind": "circle"}, "wrong-arguments"),
        ({**PEN, "script": "<svg onload=1>"}, "wrong-arguments"),
        ("pen", "wrong-arguments"),
    ],
)
def test_a_mark_that_is_none_is_refused(mark: Any, code: str) -> None:
    assert refused([mark])[0] == code


def test_limits_are_told_before_anything_is_looked_at() -> None:
    assert Drawn(drawing=[PEN] * MOST_MARKS).drawing
    assert refused([None] * (MOST_MARKS + 1))[1] == "a drawing has 201 marks; 200 is the most"
    assert Drawn(drawing=[{**PEN, "points": [[0, 1]] * MOST_POINTS}]).drawing
    many = refused([{**PEN, "points": [None] * (MOST_POINTS + 1)}])
    assert many[1] == "a mark has 2,001 points; 2,000 is the most"


def test_a_drawing_that_is_too_large_as_a_whole_is_refused() -> None:
    mark = {**PEN, "points": [[0.1234, 0.5678]] * MOST_POINTS}
    fits = MOST_BYTES // len(json.dumps(mark, separators=(",", ":")))

    assert Drawn(drawing=[mark] * fits).drawing
    code, message, _ = refused([mark] * (fits + 2))
    assert code == "too-large"
    assert "262,144 is the most" in message


def test_every_colour_has_a_value_and_small_letters() -> None:
    for name in (*PALETTE, "#FF00aa"):
        (mark,) = Drawn(drawing=[{**PEN, "color": name}]).drawing
        assert mark.color == name.lower()
        assert all(0 <= channel <= 255 for channel in mark.rgb)
    assert mark.rgb == (255, 0, 170)


def test_a_drawing_makes_another_decision_and_none_leaves_its_name_as_it_was() -> None:
    plain, drawn = decided(), decided(drawing=[PEN])

    assert plain.file_name == "20260219T090000Z-comment-8e45bb6d.yaml"  # as before there were drawings
    assert drawn.file_name != plain.file_name
    assert decided(path="review/S03/FR_S03_002/by-hand.yaml").id == "by-hand"
    assert drawn.id == drawn.file_name.removesuffix(".yaml")


def test_a_retake_that_only_draws_says_so_where_its_reasons_are_told() -> None:
    found = standing([decided(decision="retake", drawing=[PEN])])

    assert (found.status, found.reasons) == (Status.retake, ("as it is drawn on the picture",))


def test_the_lines_of_a_drawing_are_few_and_read_back() -> None:
    import yaml

    chance = random.Random(4)
    marks = Drawn(
        drawing=[
            {"kind": "pen", "points": [[chance.random(), chance.random()] for _ in range(500)]},
            {"kind": "box", "color": "#00ff00", "width": 0.02, "points": [[0, 0], [1, 1]]},
        ]
    ).drawing

    text = yaml_of(marks)

    assert len(text.splitlines()) == 9
    assert Drawn(drawing=yaml.safe_load(text)["drawing"]).drawing == marks


@pytest.mark.parametrize(
    "points", [((0.2, 0.5), (0.8, 0.5)), ((0.5, 0.9), (0.5, 0.91)), ((0.5, 0.5), (0.5, 0.5))]
)
def test_the_head_of_an_arrow_is_at_its_last_point(points: Any) -> None:
    mark = DrawnMark(kind="arrow", points=points)

    neck, tip, left, right = head_of(mark, (1000, 500))

    assert tip == (points[1][0] * 1000, points[1][1] * 500)
    assert left != right
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    assert middle != tip
    assert all(abs(n - t) < 60 for n, t in zip(neck, tip, strict=True))

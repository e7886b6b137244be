"""People whom a detector found, against people whom the staging has."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from storyboard_cli.consistency.measured import StrangerMeasured
from storyboard_cli.drift.detectors import Detection
from storyboard_cli.drift.people import Crowd, confirmed, crowd_of, overlap
from storyboard_cli.plan.staging.model import Box, Figure, Staging
from tests.consistency_cases.world import frame_recipes, make_world, random_scene

Rectangle = tuple[float, float, float, float]
SIZE = (768, 432)


@pytest.fixture(scope="module")
def figure() -> Figure:
    world = make_world(3)
    specs = {s.asset_id: s for s in world.cast}
    recipe = frame_recipes(random_scene(random.Random(1), sorted(specs)[:1], 1), specs)[0]
    assert recipe.staging is not None
    return recipe.staging.figures[0]


@pytest.fixture(scope="module")
def empty() -> Staging:
    world = make_world(3)
    specs = {s.asset_id: s for s in world.cast}
    staging = frame_recipes(random_scene(random.Random(1), sorted(specs)[:1], 1), specs)[0].staging
    assert staging is not None and (staging.width, staging.height) == SIZE
    return staging.model_copy(update={"figures": (), "extras": ()})


def at(figure: Figure, name: str, box: Rectangle, visible: float = 1.0) -> Figure:
    crop = Box(left=box[0], top=box[1], right=box[2], bottom=box[3])
    return figure.model_copy(update={"asset": name, "crop": crop, "visible": visible})


def crowd(
    empty: Staging, figures: Sequence[Figure], seen: Sequence[Rectangle], extras: Sequence[Figure] = ()
) -> Crowd:
    staging = empty.model_copy(update={"figures": tuple(figures), "extras": tuple(extras)})
    return crowd_of([Detection(box, 0.9) for box in seen], staging, SIZE)


A, B = (100.0, 100.0, 200.0, 400.0), (400.0, 100.0, 500.0, 400.0)


def test_overlap_is_intersection_over_union():
    assert overlap((0, 0, 10, 10), (0, 0, 10, 10)) == 1
    assert overlap((0, 0, 10, 10), (5, 0, 15, 10)) == pytest.approx(1 / 3)
    assert overlap((0, 0, 10, 10), (10, 0, 20, 10)) == overlap((0, 0, 1, 1), (3, 3, 4, 4)) == 0
    assert overlap((2, 2, 4, 4), (0, 0, 10, 10)) == overlap((0, 0, 10, 10), (2, 2, 4, 4)) == 0.04


def test_everybody_in_place_is_present_and_nobody_is_unknown(empty, figure):
    found = crowd(empty, [at(figure, "CHAR_A", A), at(figure, "CHAR_B", B)], [B, (95, 90, 210, 410)])
    assert found == Crowd({0: True, 1: True}, (), 2, 2)


def test_somebody_elsewhere_is_unknown_and_the_one_in_sight_is_missing(empty, figure):
    found = crowd(empty, [at(figure, "CHAR_A", A)], [B])
    assert found.present == {0: False} and found.unknown == ((B, 0.9),)
    assert (found.detected, found.expected) == (1, 1)


def test_one_person_is_one_figure(empty, figure):
    near = (110.0, 100.0, 210.0, 400.0)
    both = [at(figure, "CHAR_A", A), at(figure, "CHAR_B", near)]
    assert sorted(crowd(empty, both, [A]).present.items()) == [(0, True), (1, False)]
    assert len(crowd(empty, both[:1], [A, near]).unknown) == 1


def test_as_many_pairs_as_there_can_be_not_the_best_pair_first(empty, figure):
    """The first person is nearest to the left figure, whom alone the second could be."""
    left, right = (100.0, 100.0, 200.0, 300.0), (150.0, 100.0, 250.0, 300.0)
    between, aside = (120.0, 100.0, 220.0, 300.0), (40.0, 100.0, 150.0, 300.0)
    assert overlap(between, left) > overlap(between, right) > 0.2 and overlap(aside, right) == 0
    found = crowd(empty, [at(figure, "CHAR_A", left), at(figure, "CHAR_B", right)], [between, aside])
    assert found.present == {0: True, 1: True} and not found.unknown


@pytest.mark.parametrize(
    ("box", "visible"),
    [(A, 0.49), ((100, 100, 110, 100 + 432 * 0.08), 1.0), ((0, 0, 0, 0), 0.0)],
    ids=["hidden", "tiny", "outside"],
)
def test_who_is_hardly_seen_is_not_asked_for_but_welcome(empty, figure, box, visible):
    hardly = at(figure, "CHAR_A", box, visible)
    assert crowd(empty, [hardly], []) == Crowd({}, (), 0, 0)
    if box[2] > box[0]:
        assert crowd(empty, [hardly], [box]) == Crowd({0: True}, (), 1, 1)


def test_extras_are_known_people_and_never_missing(empty, figure):
    extras = [at(figure, "EXTRA_1", B), at(figure, "EXTRA_2", (600, 100, 700, 400))]
    found = crowd(empty, [at(figure, "CHAR_A", A)], [A, B], extras)
    assert found == Crowd({0: True}, (), 2, 3)


def test_boxes_count_in_the_pixels_of_a_larger_picture(empty, figure):
    staging = empty.model_copy(update={"figures": (at(figure, "CHAR_A", A),)})
    people = [Detection(tuple(v * 2 for v in box), 0.7) for box in (A, B)]
    found = crowd_of(people, staging, (SIZE[0] * 2, SIZE[1] * 2))
    assert found.present == {0: True} and found.unknown == ((B, 0.7),)


def test_many_people_are_matched_at_once(empty, figure):
    spots = [(20.0 + 36 * i, 100.0, 50.0 + 36 * i, 300.0) for i in range(20)]
    figures = [at(figure, f"CHAR_{i}", box) for i, box in enumerate(spots)]
    found = crowd(empty, figures, spots[::-1])
    assert set(found.present.values()) == {True} and not found.unknown and found.expected == 20


def test_colours_give_a_stranger_a_name_and_no_more():
    unknown = Crowd({}, ((A, 0.8), (B, 0.6)), 2, 0)
    coat = StrangerMeasured((110, 120, 180, 300), "CHAR_007", "Uma", 2.0)
    weaker = StrangerMeasured((120, 120, 180, 300), "CHAR_008", "Vic", 1.2)
    elsewhere = StrangerMeasured((600, 0, 700, 90), "CHAR_009", "Wim", 9.0)
    found = confirmed([weaker, coat, elsewhere], unknown)
    assert [(s.box, s.asset, s.sure) for s in found] == [(A, "CHAR_007", 0.8), (B, None, 0.6)]
    assert all(s.odds is None for s in found)

"""The measure of overlaps: it finds what stands in something, and lets touching and carrying be."""

from __future__ import annotations

from tests.random_scripts.check_drafts import drafted
from tests.random_scripts.overlaps import Solid, shared_depth, solids


def _box(x: float, z: float, facing: float = 0.0) -> Solid:
    return Solid("vehicle", "car", x, z, 0.9, 2.2, facing, 0.0, 1.5)


def test_apart_is_nothing() -> None:
    assert shared_depth(_box(0, 0), _box(1.9, 0)) == 0.0
    assert shared_depth(_box(0, 0), _box(0, 4.5)) == 0.0


def test_shared_ground_is_measured_along_the_shorter_way_out() -> None:
    assert round(shared_depth(_box(0, 0), _box(1.5, 0)), 2) == 0.3
    assert round(shared_depth(_box(0, 0), _box(0, 0)), 2) == 1.8


def test_a_turned_box_is_measured_as_it_stands() -> None:
    assert shared_depth(_box(0, 0), _box(2.9, 0)) == 0.0
    assert round(shared_depth(_box(0, 0), _box(2.9, 0, 90.0)), 2) == 0.2
    assert shared_depth(_box(0, 0), _box(2.9, 0, 45.0)) < 0.2


def test_people_of_a_draft_are_solid() -> None:
    planned = drafted("INT. KITCHEN - DAY\n\nADA stands by the window. BORIS sits on a chair.\n")
    assert planned[0].recipe is not None and planned[0].recipe.staging is not None
    found = list(solids(planned[0].recipe.staging))
    people = [s for s in found if s.kind == "person"]
    assert len(people) == 2 and all(0.1 < s.half_across < 0.4 and s.top > 1.0 for s in people)
    assert [s.seated for s in sorted(people, key=lambda s: s.name)] == [False, True]

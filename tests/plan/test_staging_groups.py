"""Every member of a group does what the words say of all in a way of their own."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

from storyboard_cli.plan.staging.group_ways import WAYS, poses_of, way_of
from storyboard_cli.plan.staging.model import Figure, Staging
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES
from tests.plan.test_staging_shown import frame


def arms(figure: Figure) -> str:
    return f"{figure.posture}/{figure.pose}"


def raised(figure: Figure) -> int:
    """How many hands are above the head."""
    return sum(figure.skeleton[f"{s}_wrist"][1] > figure.skeleton["head"][1] for s in "rl")


def down(figure: Figure) -> bool:
    return all(figure.skeleton[f"{s}_elbow"][1] < figure.skeleton[f"{s}_shoulder"][1] for s in "rl")


@pytest.mark.parametrize("action", ["A crowd cheers.", "Thirty people dance.", "A crowd waits.",
                                    "Protesters chant."])  # fmt: skip
def test_members_of_a_crowd_have_poses_of_their_own(action: str) -> None:
    staging = frame(action)
    assert len({arms(e) for e in staging.extras}) >= min(5, len(staging.extras) - 1)
    assert len({e.height_m for e in staging.extras}) > 3
    assert len({e.facing_deg for e in staging.extras}) > 3


def test_some_of_who_cheer_have_their_arms_up_and_none_of_who_wait() -> None:
    cheering, waiting = frame("A crowd cheers.").extras, frame("A crowd waits.").extras
    up = [raised(e) for e in cheering]
    assert {0, 1, 2} <= set(up), "no two hands up for all"
    assert sum(map(down, waiting)) == len(waiting)


def test_soldiers_march_in_step_and_in_ranks() -> None:
    marching = frame("Twenty soldiers march.").extras
    assert {arms(e) for e in marching} == {"walk/walk"}
    assert max(e.facing_deg for e in marching) - min(e.facing_deg for e in marching) < 8
    assert len({round(e.place[2], 2) for e in marching}) == 4, "four files"


def test_a_queue_is_one_line_that_faces_one_way() -> None:
    queue = sorted(frame("Eight people wait in a queue.").extras, key=lambda e: e.place[0])
    gaps = [dist(a.place, b.place) for a, b in pairwise(queue)]
    assert max(gaps) < 1.2
    assert all(60 < e.facing_deg < 100 for e in queue)
    assert len({arms(e) for e in queue}) >= 4


def test_who_eat_in_a_canteen_sit_with_something_before_them() -> None:
    staging = frame("Ten workers eat.", "INT. CANTEEN - DAY")
    assert {e.posture for e in staging.extras} == {"sit"}
    bowls = [p for p in staging.props if p.shape in ("bowl", "plate")]
    assert len(bowls) >= 5 and all(p.place[1] > 0.7 for p in bowls)
    tables = [f for f in staging.furniture if f.kind == "table"]
    for bowl in bowls:
        assert min(dist(bowl.place, (t.place[0], t.size_m[1], t.place[2])) for t in tables) < 0.45


def test_four_men_who_stand_do_not_stand_alike() -> None:
    staging = frame("Four men stand by the wall.")
    assert len({arms(e) for e in staging.extras}) >= 3


def test_poses_are_the_same_every_time_and_known() -> None:
    def poses(staging: Staging) -> list[str]:
        return [arms(e) for e in staging.extras]

    assert poses(frame("A crowd cheers.")) == poses(frame("A crowd cheers."))
    for way, rule in WAYS.items():
        assert set(rule.postures) <= set(POSTURES), way
        assert {a for a in rule.actions if a} <= set(ACTIONS), way
        assert len(poses_of(way, "stand", None, 12, [0.5] * 12)) == 12


def test_a_pose_that_no_way_knows_is_kept() -> None:
    assert way_of(None, "", "stand", "salute") is None

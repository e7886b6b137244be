"""What people and animals do to each other is seen: hands and bodies meet, and the last deed counts."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Figure, Staging, Vec3
from storyboard_cli.reading.deeds import moment_of
from storyboard_cli.reading.shown import Deed
from tests.plan.test_staging_shown import drafted, thing


def one(staging: Staging, part: str) -> Figure:
    return next(f for f in (*staging.figures, *staging.extras) if part in f.asset.casefold())


def gap(first: Vec3, second: Vec3) -> float:
    """Metres between two joints."""
    return math.dist(first, second)


def nearest_hand(figure: Figure, point: Vec3) -> float:
    return min(gap(figure.skeleton[f"{side}_hand"], point) for side in "rl")


def test_a_slap_lands_on_the_face() -> None:
    (staging,) = drafted("INT. OFFICE - DAY\n\nDALE (50) slaps IVO (25) in the face.\n")
    assert nearest_hand(one(staging, "dale"), one(staging, "ivo").skeleton["head"]) < 0.3


def test_who_hugs_stands_at_the_other() -> None:
    (staging,) = drafted("INT. KITCHEN - DAY\n\nLENA (34) hugs OMAR (40).\n")
    lena, omar = one(staging, "lena"), one(staging, "omar")
    assert gap(lena.skeleton["chest"], omar.skeleton["chest"]) < 0.5


def test_who_is_carried_is_off_the_ground_and_in_the_arms() -> None:
    (staging,) = drafted("INT. HALL - DAY\n\nNURSE ADA carries BEN (7) in her arms.\n")
    ada, ben = one(staging, "ada"), one(staging, "ben")
    assert ben.skeleton["pelvis"][1] > 0.6
    assert gap(ada.skeleton["chest"], ben.skeleton["pelvis"]) < 0.7


def test_hands_lie_on_what_is_pushed() -> None:
    (staging,) = drafted("EXT. PARK - DAY\n\nOMAR (60) pushes a pram along the path.\n")
    pram, omar = thing(staging, "pram"), one(staging, "omar")
    far = max(pram.size_m)
    assert nearest_hand(omar, (pram.place[0], omar.skeleton["r_hand"][1], pram.place[2])) < far


def test_who_draws_in_a_book_pulls_at_nothing() -> None:
    (staging,) = drafted("INT. LIBRARY - DAY\n\nOMAR (60) sits at a table and draws in his sketchbook.\n")
    assert one(staging, "omar").pose == "draw"


def test_a_pot_that_is_stirred_stays_on_the_stove_and_nobody_stoops() -> None:
    (staging,) = drafted("INT. KITCHEN - DAY\n\nOMAR (60) stirs a pot on the stove.\n")
    assert thing(staging, "pot").held_by is None and thing(staging, "pot").place[1] > 0.7
    assert one(staging, "omar").posture == "stand"


def test_the_last_deed_that_matters_is_the_moment() -> None:
    deeds = [Deed(does=d) for d in ("aim", "lower", "look")]
    found = moment_of(deeds)
    assert found is not None and found.does == "lower"
    assert moment_of([]) is None

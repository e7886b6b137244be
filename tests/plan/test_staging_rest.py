"""How people lie, sleep and swim: under a blanket, on a desk, with loose limbs, in the water."""

from __future__ import annotations

from math import dist
from pathlib import Path

from storyboard_cli.plan.staging.told_poses import SUNK
from tests.plan.test_cabins import stagings
from tests.plan.test_staging_acts import one
from tests.plan.test_staging_shown import frame, thing


def test_who_lies_in_bed_is_in_that_one_bed_with_the_head_on_its_pillow() -> None:
    staging = frame("EMMA (10) lies asleep in bed under a blanket.", "INT. BEDROOM - NIGHT")
    emma, bed = one(staging, "emma"), thing(staging, "bed")
    assert emma.posture == "abed" and emma.expression == "sleeping"
    assert not [f for f in staging.furniture if f.kind == "bed"], "no second bed"
    assert dist((emma.place[0], emma.place[2]), (bed.place[0], bed.place[2])) < 0.5
    assert emma.skeleton["pelvis"][1] > 0.5
    assert "blanket" not in {p.shape for p in staging.props} | {p.label for p in staging.props}


def test_who_sleeps_in_a_bedroom_has_a_bed_below() -> None:
    staging = frame("KARL (40) sleeps.", "INT. BEDROOM - NIGHT")
    karl = one(staging, "karl")
    (bed,) = [f for f in staging.furniture if f.kind == "bed"]
    assert dist(karl.place, bed.place) < 0.2 and karl.skeleton["pelvis"][1] > 0.5


def test_who_sleeps_at_a_desk_sits_with_the_head_on_the_arms() -> None:
    staging = frame("HENRY (45) is asleep at his desk, head on his arms.", "INT. OFFICE - NIGHT")
    henry, desk = one(staging, "henry"), thing(staging, "desk")
    assert (henry.posture, henry.support) == ("sit", "chair")
    for side in "rl":
        assert abs(henry.skeleton[f"{side}_wrist"][1] - desk.size_m[1]) < 0.15, "arms on its top"
    assert henry.skeleton["head"][1] - desk.size_m[1] < 0.35
    assert [f.kind for f in staging.furniture] == ["chair"], "the desk of the words, and no other"


def test_who_sits_behind_a_desk_is_at_that_one_and_the_visitor_before_it() -> None:
    staging = frame(
        "MS. REED (50) sits behind her desk. PAUL (25) stands in front of it.", "INT. OFFICE - DAY"
    )
    reed, paul, desk = one(staging, "reed"), one(staging, "paul"), thing(staging, "desk")
    assert [f.kind for f in staging.furniture] == ["chair"]
    for person in (reed, paul):
        assert dist((person.place[0], person.place[2]), (desk.place[0], desk.place[2])) < 0.9
    assert dist(reed.place, paul.place) > 0.9, "on both sides of it"


def test_the_dead_have_loose_limbs() -> None:
    man = one(frame("A man lies dead on the pavement."), "man")
    assert man.posture == "fallen" and man.expression == "sleeping"


def test_who_swims_is_at_the_surface_and_who_drowns_upright_in_the_water() -> None:
    nina = one(frame("NINA (25) swims across the lake.", "EXT. LAKE - DAY"), "nina")
    assert (nina.posture, nina.support) == ("swim", "water")
    assert nina.skeleton["head"][1] > 0 > nina.place[1], "the water is at 0"
    assert abs(nina.skeleton["l_ankle"][1]) < 0.4, "the legs trail"
    boy = one(frame("A boy drowns.", "EXT. SEA - DAY"), "boy")
    assert boy.posture == "afloat" and boy.place[1] == -round(SUNK["afloat"] * boy.height_m, 3)


def test_who_crawls_is_on_hands_and_knees() -> None:
    s = one(frame("SAM (30) crawls through the mud.", "INT. TUNNEL - NIGHT"), "sam").skeleton
    assert max(s[n][1] for n in ("r_knee", "l_knee", "r_hand", "l_hand")) < 0.25
    assert 0.3 < s["pelvis"][1] < 0.6 and s["neck"][1] < 0.75


def test_who_knelt_walks_where_something_is_carried_away(tmp_path: Path) -> None:
    text = "INT. KITCHEN - DAY\n\nTILDA (10) kneels down.\n\nTilda carries the goose out of the door.\n"
    first, second = stagings(tmp_path, text)
    assert (first.figures[0].posture, second.figures[0].posture) == ("kneel", "walk")


def test_a_tram_that_comes_along_tram_street_is_drawn(tmp_path: Path) -> None:
    text = "EXT. TRAM STREET - NIGHT\n\nA yellow TRAM comes towards us. TOM (30) waits.\n"
    (staging,) = stagings(tmp_path, text)
    assert {s.what: s.drawn for s in staging.subjects} == {"tram": "shape", "TOM": "figure"}

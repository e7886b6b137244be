"""Hands meet, and who climbs, hauls, drags or carries has hold of it."""

from __future__ import annotations

from storyboard_cli.plan.staging.reach import palm
from tests.plan.test_staging_acts import gap, one
from tests.plan.test_staging_shown import frame, thing


def test_two_who_shake_hands_do_it_with_each_other() -> None:
    staging = frame("CLARA (40) and VIKTOR (50) shake hands.", "INT. LOBBY - DAY")
    clara, viktor = one(staging, "clara"), one(staging, "viktor")
    assert gap(palm(clara.skeleton, "r"), palm(viktor.skeleton, "r")) < 0.05


def test_two_who_walk_hand_in_hand_go_the_same_way() -> None:
    staging = frame("JOE (20) and MIA (20) walk hand in hand.", "EXT. PARK - DAY")
    joe, mia = one(staging, "joe"), one(staging, "mia")
    assert min(gap(palm(joe.skeleton, a), palm(mia.skeleton, b)) for a in "rl" for b in "rl") < 0.06
    assert abs(joe.facing_deg - mia.facing_deg) < 20


def test_who_gets_a_letter_takes_it_with_one_hand() -> None:
    staging = frame("ANNA (35) hands the letter to BEN (40).", "INT. KITCHEN - DAY")
    anna, ben = one(staging, "anna"), one(staging, "ben")
    letters = [p for p in staging.props if p.shape == "letter"]
    assert len(letters) == 1
    gaps = sorted(gap(palm(ben.skeleton, side), palm(anna.skeleton, "r")) for side in "rl")
    assert gaps[0] < 0.15 and gaps[1] > 0.3, "the other hand hangs"


def test_a_body_that_two_drag_is_a_person_between_them() -> None:
    staging = frame("Two men drag a body across the sand.", "EXT. BEACH - DAY")
    body = one(staging, "body")
    assert body.posture == "fallen" and not staging.props
    for man in (one(staging, "men_1"), one(staging, "men_2")):
        ends = [body.skeleton[n] for n in ("r_hand", "l_hand", "r_ankle", "l_ankle")]
        assert min(gap(palm(man.skeleton, s), end) for s in "rl" for end in ends) < 0.3


def test_who_climbs_a_ladder_is_on_it() -> None:
    staging = frame("A fireman climbs a ladder.", "EXT. HOUSE - DAY")
    man, ladder = one(staging, "fireman"), thing(staging, "ladder")
    assert man.place[1] > 0.4
    for joint in ("r_hand", "l_hand", "r_ankle", "l_ankle"):
        x, _, z = man.skeleton[joint]
        assert abs(x - ladder.place[0]) < 0.45 and abs(z - ladder.place[2]) < 0.7, joint


def test_who_climbs_or_pulls_a_rope_has_it_in_both_hands() -> None:
    for action in ("A girl climbs a rope.", "TOM (30) pulls a rope."):
        staging = frame(action, "INT. GYM - DAY")
        rope = next(p for p in staging.props if p.shape == "leash")
        (man,) = [*staging.figures, *staging.extras]
        far = 0.5 * max(rope.size_m)
        assert far > 1.0
        for side in "rl":
            x, y, z = palm(man.skeleton, side)
            middle = (rope.place[0], y, rope.place[2])
            assert gap((x, y, z), middle) < (0.2 if "climbs" in action else far + 0.2)


def test_a_sack_over_the_shoulder_is_on_the_back() -> None:
    staging = frame("NED (40) carries a sack over his shoulder.", "INT. PUB - NIGHT")
    (sack,) = staging.props
    assert sack.held_by == one(staging, "ned").asset and sack.grip == "back"


def test_nobody_stands_in_the_walls_of_a_lift() -> None:
    staging = frame("Four people stand in the lift in silence.", "INT. LIFT - DAY")
    assert all(abs(e.place[0]) < 0.95 for e in staging.extras)
    assert staging.room.right < 1.4


def test_no_speed_lines_over_people_who_stand_still() -> None:
    assert not frame("ANNA (35) stands by the road. The clouds race.").speed_lines
    assert frame("ANNA (35) sprints down the road.").speed_lines


def test_who_sits_opposite_is_on_the_other_side_of_the_one_desk() -> None:
    staging = frame("BOSS KERN (50) sits at her desk. Opposite her sits JIM (30).", "INT. OFFICE - DAY")
    kern, jim, desk = one(staging, "kern"), one(staging, "jim"), thing(staging, "desk")
    assert [f.kind for f in staging.furniture] == ["chair", "chair"]
    for person in (kern, jim):
        assert gap((person.place[0], 0, person.place[2]), (desk.place[0], 0, desk.place[2])) < 0.8
    assert gap(kern.place, jim.place) > 1.1


def test_card_players_sit_round_their_table() -> None:
    staging = frame("Four men play poker around a table.", "INT. KITCHEN - NIGHT")
    table = thing(staging, "table")
    assert {e.posture for e in staging.extras} == {"sit"} and len(staging.extras) == 4
    assert len([f for f in staging.furniture if f.kind == "chair"]) == 4
    assert all(gap(e.place, table.place) < 1.1 for e in staging.extras)
    assert len([p for p in staging.props if p.shape == "card" and p.held_by]) == 4


def test_glasses_that_are_raised_meet() -> None:
    staging = frame("Two women raise their glasses and toast.", "INT. BAR - NIGHT")
    first, second = staging.extras
    assert gap(palm(first.skeleton, "r"), palm(second.skeleton, "r")) < 0.4
    assert {p.shape for p in staging.props if p.held_by} == {"glass"}


def test_a_phone_is_at_the_ear_and_there_is_one() -> None:
    staging = frame("LEE (30) talks on the phone, the phone at his ear.", "INT. HALL - NIGHT")
    lee = one(staging, "lee")
    assert len([p for p in staging.props if p.shape == "phone"]) == 1
    assert gap(palm(lee.skeleton, "r"), lee.skeleton["r_ear"]) < 0.12


def test_two_who_carry_a_piano_have_an_end_each() -> None:
    staging = frame("Two men carry a piano together.", "EXT. GARDEN - DAY")
    piano = thing(staging, "piano")
    left, right = sorted(staging.extras, key=lambda e: e.place[0])
    assert piano.place[1] > 0.3, "off the ground"
    assert left.place[0] < piano.place[0] - 0.7 and right.place[0] > piano.place[0] + 0.7
    for man in (left, right):
        end = piano.place[0] + (0.72 if man is right else -0.72)
        assert all(abs(palm(man.skeleton, s)[0] - end) < 0.12 for s in "rl")


def test_what_is_passed_on_is_in_hands_and_not_on_the_floor() -> None:
    staging = frame("The bottle is passed from NED (40) to OLE (50).", "INT. BAR - NIGHT")
    (bottle,) = [p for p in staging.props if p.shape == "bottle"]
    assert bottle.held_by == one(staging, "ned").asset
    ned, ole = one(staging, "ned"), one(staging, "ole")
    assert min(gap(palm(ole.skeleton, s), palm(ned.skeleton, "r")) for s in "rl") < 0.15


def test_the_head_of_a_giraffe_is_in_the_picture() -> None:
    giraffe = thing(frame("MIA (20) looks up at a giraffe.", "EXT. SAVANNAH - DAY"), "giraffe")
    assert giraffe.box.top > -0.12 * giraffe.box.height


def test_card_players_in_a_bar_have_a_table_of_their_own() -> None:
    staging = frame("Three women play cards at a table.", "INT. BAR - NIGHT")
    table = thing(staging, "table")
    assert len({round(e.facing_deg / 45) for e in staging.extras}) >= 2, "not all on one side"
    assert all(gap(e.place, table.place) < 1.2 for e in staging.extras)

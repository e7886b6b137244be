"""Poses, places and looks: what the action line and the written overrides make of people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyboard_cli.plan.staging import Staging
from storyboard_cli.plan.staging.body import BODY_PARTS, envelope, local_skeleton, proportions
from storyboard_cli.plan.staging.framing import ANGLE_PITCH, SIZES
from storyboard_cli.plan.staging.model import COCO_18
from storyboard_cli.plan.staging.moves import MOVES
from storyboard_cli.plan.staging.poses import ACTIONS, POSE_NAMES, POSTURES, known_pose, likely_poses
from storyboard_cli.plan.staging.space import distance
from storyboard_cli.plan.staging.written import unstageable
from tests.plan.staging_world import (
    AARAV,
    BOOK,
    KID,
    MEERA,
    UMBRELLA,
    figure,
    frame,
    on_screen,
    one,
    scene,
    staged,
)

SAID = {
    "Aarav walks down the hall.": "walk",
    "AARAV RUNS.": "run",
    "Aarav is sitting on a chair.": "sit",
    "Aarav kneels beside the bed.": "kneel",
    "Aarav lies on the bed.": "lie",
    "Aarav leans against the door.": "lean",
    "Aarav reaches for the lamp.": "reach",
    "Aarav points at the door.": "point",
    "Aarav holds a cup.": "hold",
    "Aarav looks back.": "look_back",
    "Aarav embraces Meera.": "embrace",
    "Aarav fights Meera.": "fight",
    "Aarav drives.": "drive",
    "Aarav reads a letter.": "read",
    "Aarav wrote a note.": "write",
    "Aarav waves.": "wave",
    "Aarav crouches behind the table.": "crouch",
    "Aarav falls.": "fall",
    "Aarav is crying.": "cry",
    "Aarav carries a box.": "carry",
    "Aarav climbs the stairs.": "climb",
    "Aarav drinks.": "drink",
    "Aarav falls asleep.": "sleep",
    "Aarav shouts across the yard.": "shout",
    "Aarav talks on the phone.": "phone",
    "Aarav folds his arms.": "cross_arms",
    "Aarav jumps.": "jump",
    "Aarav raises his hand.": "raise_hand",
    "Suddenly, Aarav hugs Meera.": "embrace",
    "He opens the door.": "open",
}


@pytest.mark.parametrize("action", SAID)
def test_a_verb_gives_its_pose(action: str) -> None:
    assert (
        figure(one(action, [AARAV, MEERA] if "Meera" in action else [AARAV], size="FS")).pose == SAID[action]
    )


@pytest.mark.parametrize(
    "action",
    [
        "Aarav watches the run of the river.",
        "Aarav doesn't run.",
        "Aarav wants to run.",
        "Aarav opens his eyes.",
        "A long walk. Silence.",
        "Spring. A fight somewhere. Fall.",
        "Aarav is silent.",
        "",
    ],
)
def test_words_that_are_no_deed_leave_people_standing(action: str) -> None:
    assert figure(one(action)).pose == "stand"


def test_each_person_does_what_the_own_clause_says() -> None:
    staging = one("Aarav sits on the chair while Meera runs to the door.", [AARAV, MEERA])
    assert figure(staging, AARAV).posture == "sit"
    assert figure(staging, MEERA).posture == "run"


def test_names_joined_by_and_act_together() -> None:
    staging = one("Aarav, Kid and Meera walk.", [AARAV, MEERA, KID])
    assert [f.posture for f in staging.figures] == ["walk"] * 3


def test_a_pronoun_goes_on_with_whoever_was_named_last() -> None:
    staging = one("Meera enters. She waves.", [AARAV, MEERA])
    assert (figure(staging, MEERA).pose, figure(staging, AARAV).pose) == ("wave", "stand")


def test_somebody_who_sits_and_reads_does_both() -> None:
    reader = figure(one("Aarav sits on the bench and reads.", location="PARK", int_ext="ext"))
    assert (reader.posture, reader.pose, reader.support) == ("sit", "read", "bench")


def test_a_written_pose_wins_over_the_action() -> None:
    assert figure(one("Aarav runs.", [{"asset": AARAV, "pose": "kneel"}])).pose == "kneel"


SEAT_OF = {"sit": (0.3, 0.46, 0.66), "drive": (0.36,), "ride": (0.8,)}


@pytest.mark.parametrize("pose", POSE_NAMES)
def test_every_pose_stands_on_the_ground_with_whole_bones(pose: str) -> None:
    posture, action = (pose, None) if pose in POSTURES else ("stand", pose)
    size = proportions(1.75, "average")
    for seat in SEAT_OF.get(posture, (0.0,)):
        joints = local_skeleton(posture, action, 1.75, "average", seat)
        assert min(y for _, y, _ in joints.values()) > -0.09, "nothing is sunk into the floor"
        for side in "rl":
            assert distance(joints[f"{side}_hip"], joints[f"{side}_knee"]) == pytest.approx(
                size.thigh, rel=0.01
            )
            assert distance(joints[f"{side}_elbow"], joints[f"{side}_wrist"]) == pytest.approx(
                size.forearm, rel=0.01
            )
        parts = envelope(joints, 1.75)
        assert tuple(p.part for p in parts) == BODY_PARTS


def test_the_pose_library_is_large() -> None:
    wanted = (
        "stand walk run sit kneel lie lean reach point hold look_back embrace fight drive read write phone "
    )
    wanted += "wave crouch fall cry carry climb drink sleep shout"
    assert set(wanted.split()) <= set(POSE_NAMES)
    assert len(POSTURES) + len(ACTIONS) >= 60


def test_poses_differ_from_each_other() -> None:
    seen = {p: tuple(local_skeleton(p, None, 1.7, "average", 0.0).values()) for p in POSTURES}
    seen |= {a: tuple(local_skeleton("stand", a, 1.7, "average", 0.0).values()) for a in ACTIONS}
    assert len(set(seen.values())) == len(seen)


def test_a_misspelt_pose_is_named_with_what_was_meant() -> None:
    found = unstageable(scene(frame(1, "", [{"asset": AARAV, "pose": "kneal"}])))
    assert [(u.field, u.word, u.hint) for u in found] == [("pose", "kneal", "did you mean kneel?")]
    assert known_pose("Standing") == "stand" and likely_poses("wlak")[0] == "walk"


def test_every_unusable_word_is_told_at_once() -> None:
    wrong = frame(
        1,
        "",
        [{"asset": AARAV, "position": "lefft", "look": "CHAR_009"}],
        size="XXL",
        angle="hihg",
        movement="push",
    )
    found = {u.field: u for u in unstageable(scene(wrong))}
    assert set(found) == {"size", "angle", "movement", "position", "look"}
    assert found["angle"].hint == "did you mean high?"
    assert found["position"].hint == "did you mean left?"


def test_somebody_sits_at_the_height_of_the_seat_whatever_their_height() -> None:
    for who in (AARAV, KID):
        sitter = figure(one("", [{"asset": who, "pose": "sit"}]), who)
        assert sitter.support_m == 0.46
        assert sitter.skeleton["pelvis"][1] == pytest.approx(0.46 + 0.055 * sitter.height_m, abs=0.01)
        assert sitter.skeleton["r_ankle"][1] >= 0.0
    seats = [f for f in one("Aarav sits on the bed.", location="BEDROOM").furniture]
    assert [f.kind for f in seats] == ["bed"]


def test_speakers_look_at_each_other() -> None:
    from storyboard_cli.script.graph import DialogueLine

    talk = [DialogueLine(speaker=AARAV, text="Hello."), DialogueLine(speaker=MEERA, text="Hi.")]
    staging = one("", [AARAV, MEERA], dialogue=talk, size="MS")
    left, right = figure(staging, AARAV), figure(staging, MEERA)
    assert left.speaking and left.look_at == MEERA and right.look_at == AARAV
    nose, head = on_screen(staging, left.skeleton["nose"]), on_screen(staging, left.skeleton["head"])
    assert nose[0] > head[0], "the left one looks right"
    nose, head = on_screen(staging, right.skeleton["nose"]), on_screen(staging, right.skeleton["head"])
    assert nose[0] < head[0], "the right one looks left"


@pytest.mark.parametrize("look", ["camera", "away", "up", "down", "left", "right", MEERA])
def test_a_written_look_turns_the_head(look: str) -> None:
    staging = one("", [{"asset": AARAV, "look": look}, MEERA], size="MS")
    looker = figure(staging)
    nose, head = looker.skeleton["nose"], looker.skeleton["head"]
    sx, sy = on_screen(staging, nose)[0] - on_screen(staging, head)[0], nose[1] - head[1]
    checks = {
        "camera": not looker.joints[0].hidden and abs(sx) < 25,
        "away": looker.joints[0].hidden,
        "up": sy > 0.0,
        "down": sy < -0.03,
        "left": sx < -10,
        "right": sx > 10,
        MEERA: sx > 10 and looker.look_at == MEERA,
    }
    assert checks[look]


def test_joints_are_coco_18_and_far_ears_are_hidden() -> None:
    staging = one("", [{"asset": AARAV, "look": "right"}], size="MS")
    joints = dict(zip(COCO_18, figure(staging).joints, strict=True))
    assert joints["r_ear"].visible != joints["l_ear"].visible
    assert joints["r_hip"].x < joints["l_hip"].x, "somebody who faces us has the right hand on our left"


def test_people_stay_where_the_script_left_them() -> None:
    first, second, third = staged(
        frame(1, "Aarav walks to the window.", [AARAV]),
        frame(2, "", [AARAV]),
        frame(3, "Meera waits.", [AARAV, MEERA]),
    )
    assert figure(first).place == figure(second).place != (-0.55, 0.0, 0.0)
    assert figure(second).posture == "stand", "who walked has arrived"
    assert figure(third, MEERA).place[0] > 0


def test_a_posture_lasts_until_it_changes() -> None:
    poses = [
        figure(s).posture
        for s in staged(
            frame(1, "Aarav sits on the chair."),
            frame(2, "Aarav smiles."),
            frame(3, "Aarav stands up."),
            frame(4),
        )
    ]
    assert poses == ["sit", "sit", "stand", "stand"]


def test_inserting_a_frame_that_moves_no_one_changes_no_other_frame() -> None:
    frames = [
        frame(1, "Aarav sits on the chair. Meera walks to the window.", [AARAV, MEERA], size="WS"),
        frame(2, "Meera reads the book.", [MEERA], [BOOK], size="MCU"),
        frame(3, "", [AARAV, MEERA], size="OTS", subject=MEERA),
        frame(4, "Aarav stands up and approaches Meera.", [AARAV, MEERA], size="FS"),
        frame(5, "", [MEERA, AARAV], size="MS"),
    ]
    before = [s.model_dump_json() for s in staged(*frames)]
    for at in range(len(frames) + 1):
        quiet = frame(90, "Silence.", [MEERA, AARAV], size="CU", uid="quiet")
        after = [s.model_dump_json() for s in staged(*frames[:at], quiet, *frames[at:])]
        assert after[:at] + after[at + 1 :] == before, f"inserted at {at}"


def test_names_and_numbers_of_frames_do_not_matter() -> None:
    assert staged(frame(1, "Aarav runs.", uid="u")) == staged(frame(7, "Aarav runs.", uid="u", shot="9C"))


def test_equal_inputs_give_equal_bytes_and_survive_json() -> None:
    staging = one("Aarav reads the book.", [AARAV, MEERA], props=[BOOK], movement="push_in")
    assert staging == one("Aarav reads the book.", [AARAV, MEERA], props=[BOOK], movement="push_in")
    assert Staging.model_validate_json(staging.model_dump_json()) == staging


def test_numbers_are_rounded() -> None:
    staging = one("Aarav runs.", [AARAV, MEERA])
    for point in figure(staging).skeleton.values():
        assert all(round(v, 3) == v for v in point)
    assert all(round(v, 1) == v for v in figure(staging).box.plain().values())


def test_a_thing_is_held_by_whose_clause_says_so_and_stays_in_the_hand() -> None:
    first, second, third, fourth = staged(
        frame(1, "Aarav picks up the book.", [AARAV], [BOOK]),
        frame(2, "Aarav smiles.", [AARAV], [BOOK]),
        frame(3, "Aarav puts the book down.", [AARAV], [BOOK]),
        frame(4, "Aarav smiles.", [AARAV], [BOOK]),
    )
    for staging in (first, second, third):
        assert staging.props[0].held_by == AARAV and figure(staging).holds == (BOOK,)
        hand = figure(staging).skeleton["r_hand"]
        middle = (staging.props[0].place[0], staging.props[0].place[1] + 0.12, staging.props[0].place[2])
        assert distance(hand, middle) < 0.4
    assert figure(third).pose == "put_down"
    assert fourth.props[0].held_by is None and fourth.props[0].lies


def test_an_open_umbrella_is_above_the_head() -> None:
    staging = one("Aarav walks with an umbrella.", [AARAV], props=[UMBRELLA], size="FS")
    umbrella = staging.props[0]
    assert figure(staging).pose == "umbrella"
    assert umbrella.place[1] + umbrella.size_m[1] > figure(staging).skeleton["crown"][1]


def test_nearer_people_hide_further_ones() -> None:
    alone = figure(one("", [AARAV, MEERA], size="WS"), MEERA).visible
    hidden = one(
        "", [{"asset": AARAV, "position": "center"}, {"asset": MEERA, "position": "center"}], size="WS"
    )
    assert alone > 0.9
    assert min(f.visible for f in hidden.figures) < 0.4


def test_an_unknown_asset_is_staged_from_the_words_of_its_id() -> None:
    staging = one("", ["UNRESOLVED_CHAR_LITTLE_BOY"], looks={}, props=["UNRESOLVED_PROP_UMBRELLA"])
    assert staging.figures[0].height_m == 1.28
    assert staging.props[0].shape == "umbrella"


def test_a_name_of_two_hundred_letters_is_no_trouble() -> None:
    long = "CHAR_" + "x" * 200
    assert figure(one("Hello.", [long], looks={}), long).crop.area > 0


_WORDS = st.sampled_from(
    ["Aarav", "Meera", "Kid", "he", "she", "they", "and", "the", "a", "sits", "runs", "looks", "at",
     "gives", "embraces", "book", "umbrella", "door", "window", "board", "to", "over", "on", ",", ".", ";",
     "not", "wants", "back", "up", "down", "away", "walks", "holds", "puts", "phone's", "'POV", "shoulder",
     "40", "\u2014", "\u65e5\u672c", "\x00"]
)  # fmt: skip
_PEOPLE = st.lists(
    st.builds(
        dict,
        asset=st.sampled_from([AARAV, MEERA, KID, "CHAR_EXTRAS", "UNRESOLVED_CHAR_X"]),
        pose=st.sampled_from([None, *POSE_NAMES, "zzz"]),
        position=st.sampled_from([None, "left", "center", "nowhere"]),
        look=st.sampled_from([None, "camera", "up", AARAV, MEERA, "CHAR_404"]),
    ),
    max_size=5,
    unique_by=lambda c: c["asset"],
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    text=st.lists(_WORDS, max_size=14).map(" ".join),
    who=_PEOPLE,
    size=st.sampled_from([*SIZES, "??"]),
    angle=st.sampled_from([*ANGLE_PITCH, "??"]),
    movement=st.sampled_from(sorted(MOVES)),
    lens=st.sampled_from([None, 8, 400]),
    picture=st.sampled_from([(1344, 768), (768, 1344), (64, 64), (1344, 560)]),
    place=st.sampled_from(["ROOM", "CAR", "BUS STOP", "BEDROOM", ""]),
)
def test_whatever_is_written_there_is_a_finite_picture(
    text: str, who: list[dict[str, str | None]], size: str, angle: str, movement: str, lens: int | None,
    picture: tuple[int, int], place: str,
) -> None:  # fmt: skip
    staging = one(
        text, who, size=size, angle=angle, movement=movement, lens_mm=lens, picture=picture, location=place,
        props=[BOOK, UMBRELLA],
    )  # fmt: skip
    assert Staging.model_validate_json(staging.model_dump_json()) == staging
    assert "NaN" not in staging.model_dump_json() and "null, null" not in staging.model_dump_json()
    for seen in staging.figures:
        assert 0 <= seen.crop.left <= seen.crop.right <= picture[0]
        assert 0 <= seen.crop.top <= seen.crop.bottom <= picture[1]
        assert 0 <= seen.visible <= 1

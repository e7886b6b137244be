"""What an art director looks for: faces, eyelines, inserts, crowds, desks, and things that are in hands."""

from __future__ import annotations

from math import hypot

import pytest

from storyboard_cli.plan.staging import Look, Staging
from storyboard_cli.plan.staging.model import IMPLIED
from storyboard_cli.plan.staging.space import heading, turn_between
from tests.plan.staging_world import (
    AARAV,
    BOOK,
    LOOKS,
    MEERA,
    figure,
    frame,
    on_screen,
    one,
    person,
    staged,
)


def turned(staging: Staging, asset: str) -> float:
    """Degrees between where a face points and the camera; 0 is frontal, 90 profile."""
    who = figure(staging, asset)
    head, nose, eye = who.skeleton["head"], who.skeleton["nose"], staging.camera.eye
    face = heading(nose[0] - head[0], nose[2] - head[2])
    return abs(turn_between(heading(eye[0] - head[0], eye[2] - head[2]), face))


@pytest.mark.parametrize("size", ["MS", "MCU", "CU"])
@pytest.mark.parametrize("who", [AARAV, MEERA])
def test_a_single_is_seen_in_three_quarter_view(size: str, who: str) -> None:
    both = frame(1, "Aarav looks at Meera.", [AARAV, MEERA], size="MS")
    single = staged(both, frame(2, "", [who], size=size, subject=who))[1]
    assert 15 < turned(single, who) < 62


@pytest.mark.parametrize("size", ["MS", "MCU", "CU"])
def test_singles_look_past_each_other_as_in_their_two_shot(size: str) -> None:
    """Whoever looks to the right in the two-shot does so in the single too, with room to look into."""
    both = frame(1, "Aarav talks to Meera.", [AARAV, MEERA], size="MS")
    two, left, right = staged(
        both, frame(2, "", [AARAV], size=size), frame(3, "", [MEERA], size=size), location="ROOM"
    )
    for staging, who in ((left, AARAV), (right, MEERA)):
        ways = []
        for shot in (two, staging):
            s = figure(shot, who).skeleton
            ways.append(on_screen(shot, s["nose"])[0] > on_screen(shot, s["head"])[0])
        assert ways[0] == ways[1]
        at = on_screen(staging, figure(staging, who).skeleton["head"])[0] / 1344
        assert at < 0.48 if ways[1] else at > 0.52


def test_two_who_stand_in_depth_are_seen_from_the_side() -> None:
    staging = staged(
        frame(1, "Aarav walks to the window.", [AARAV]),
        frame(2, "Meera looks at Aarav.", [AARAV, MEERA], size="MS"),
    )[1]
    assert 55 < turned(staging, AARAV) < 125 and 55 < turned(staging, MEERA) < 125


@pytest.mark.parametrize("indoors", ["int", "ext"])
def test_an_insert_fills_the_picture_from_three_quarters_above(indoors: str) -> None:
    staging = one("The book.", [], props=[BOOK], size="INS", subject=BOOK, int_ext=indoors, location="")
    box = staging.props[0].box
    assert staging.camera.pitch_deg < -25
    assert box.height > 0.5 * 768 or box.width > 0.6 * 1344
    assert box.left > 0 and box.top > 0 and box.right < 1344 and box.bottom < 768
    assert staging.props[0].lies
    if indoors == "int":
        assert staging.props[0].place[1] > 0.7 and staging.furniture[0].kind == "table"


def test_an_insert_of_pages_shows_pages() -> None:
    def pages(action: str) -> str | None:
        return one(action, [], props=[BOOK], size="INS", subject=BOOK).props[0].pages

    assert pages("The book: page after page of writing.") == "writing"
    assert pages("The book: drawings of people.") == "drawing"
    assert pages("The book. Closed.") is None


def test_an_insert_of_what_somebody_reads_is_in_the_hands() -> None:
    staging = one("Aarav reads the book.", props=[BOOK], size="INS", subject=BOOK)
    assert staging.props[0].held_by == AARAV and staging.props[0].crop.height > 0.4 * 768


def test_extras_talk_in_bunches_over_the_width() -> None:
    staging = one("Students stream across the lawn, everyone talking.", [], size="EWS", location="CAMPUS",
                  int_ext="ext")  # fmt: skip
    assert len(staging.extras) >= 8
    centers = [(e.crop.left + e.crop.right) / 2 / 1344 for e in staging.extras]
    assert min(centers) < 0.3 and max(centers) > 0.7, "spread over the width"
    assert {e.posture for e in staging.extras} == {"walk", "walk_left"}, "not in step"
    for extra in staging.extras:
        near = min(
            hypot(extra.place[0] - o.place[0], extra.place[2] - o.place[2])
            for o in staging.extras
            if o is not extra
        )
        assert near > 0.4, "nobody stands in somebody else"
    assert any(e.speaking for e in staging.extras) and any(e.gaze for e in staging.extras)


RAO = Look("CHAR_009", "character", "Rao", ("rao",), words=frozenset({"professor"}))


def test_a_teacher_sits_at_the_desk_before_the_class() -> None:
    staging = one(
        "Rao sits at his desk. Aarav sits at a desk.", ["CHAR_009", AARAV], location="CLASSROOM",
        looks=LOOKS | {"CHAR_009": RAO},
    )  # fmt: skip
    rao, aarav = figure(staging, "CHAR_009"), figure(staging, AARAV)
    assert rao.place[2] > 3.5 > aarav.place[2]
    assert abs(rao.facing_deg) < 45 < abs(aarav.facing_deg), "they face each other across the room"


def test_who_sits_stays_seated_while_waiting() -> None:
    second = staged(frame(1, "Aarav sits on the chair."), frame(2, "Aarav waits and pauses."))[1]
    assert figure(second).posture == "sit"


def test_two_across_a_table_share_it() -> None:
    staging = staged(
        frame(1, "Aarav sits at the table.", [AARAV]),
        frame(2, "Meera sits down across from him.", [AARAV, MEERA]),
        location="LIBRARY",
    )[1]
    assert [f.kind for f in staging.furniture].count("table") == 1
    assert figure(staging, AARAV).look_at == MEERA


def test_an_umbrella_is_inside_a_full_shot() -> None:
    staging = one("Aarav holds the umbrella.", props=["PROP_Umbrella"], size="FS")
    assert staging.props[0].box.top > -1


def test_rain_that_runs_makes_no_speed_lines() -> None:
    assert not one("Aarav closes his eyes. Rain runs down his face.").speed_lines


@pytest.mark.parametrize(
    ("action", "shape"),
    [
        ("Aarav reads.", "book"),
        ("Aarav reads a letter.", "letter"),
        ("Aarav talks on the phone.", "phone"),
        ("Aarav drinks.", "glass"),
        ("Aarav holds a knife.", "knife"),
        ("Aarav waves.", None),
    ],
)
def test_what_an_action_cannot_do_without_is_in_the_hand(action: str, shape: str | None) -> None:
    held = [p for p in one(action).props if p.held_by == AARAV]
    assert [p.shape for p in held] == ([shape] if shape else [])
    assert all(p.asset == f"{IMPLIED}{shape}" for p in held)


def test_a_thing_of_the_library_is_not_doubled() -> None:
    assert [p.asset for p in one("Aarav reads the book.", props=[BOOK]).props] == [BOOK]


@pytest.mark.parametrize("angle", ["birds_eye", "worms_eye", "high", "low"])
@pytest.mark.parametrize("size", ["CU", "BCU", "ECU"])
def test_a_close_shot_from_a_steep_angle_still_shows_the_face(size: str, angle: str) -> None:
    staging = one("", [AARAV], size=size, angle=angle)
    s = figure(staging).skeleton
    x, y = on_screen(staging, s["nose"])
    assert 0 < x < 1344 and -80 < y < 768 + 80


def test_somebody_who_looks_down_lowers_the_head() -> None:
    up, down = one("Aarav looks ahead.", size="MCU"), one("Aarav looks down.", size="MCU")

    def drop(staging: Staging) -> float:
        s = figure(staging).skeleton
        return s["head"][1] - s["nose"][1]

    assert drop(down) > drop(up) + 0.03


@pytest.mark.parametrize(
    ("action", "written", "pose"),
    [
        ("Aarav runs, sits, sleeps and flies.", {}, None),
        ("Aarav runs.", {"pose": "sleep", "position": "left", "look": "right"}, "sleep"),
        ("Aarav looks at Meera.", {"look": AARAV}, "stand"),
        ("Aarav stands alone. Everyone embraces him.", {"look": "nobody"}, None),
    ],
)
@pytest.mark.parametrize("size", ["WS", "INS", "OTS", "POV", "ECU"])
def test_contradictory_directions_give_a_picture(
    action: str, written: dict[str, str], pose: str | None, size: str
) -> None:
    staging = one(action, [{"asset": AARAV, **written}], size=size)
    assert len(staging.figures) <= 1 and (not staging.figures or staging.figures[0].look_at != AARAV)
    if pose is not None and staging.figures:
        assert staging.figures[0].pose == pose


def test_two_in_one_written_place_are_left_there() -> None:
    """Who says so twice means it; only places that nobody wrote are kept apart."""
    written = one("", [{"asset": AARAV, "position": "left"}, {"asset": MEERA, "position": "left"}], size="WS")
    assert figure(written, AARAV).place == figure(written, MEERA).place
    led = one("Aarav walks to the window. Meera walks to the window.", [AARAV, MEERA], size="WS")
    a, b = figure(led, AARAV).place, figure(led, MEERA).place
    assert hypot(a[0] - b[0], a[2] - b[2]) > 0.5


@pytest.mark.parametrize("many", [3, 5, 9])
def test_a_whole_class_is_led_to_one_window(many: int) -> None:
    """Three used to be led to and fro for ever."""
    names = [f"Pupil{letter}" for letter in "abcdefghi"[:many]]
    looks = {f"CHAR_{n}": person(f"CHAR_{n}", n, 1.3, "child") for n in names}
    walks = " ".join(f"{n} walks to the window." for n in names)
    [staging] = staged(frame(1, walks, list(looks), size="WS"), looks=looks)
    places = [f.place for f in staging.figures]
    assert len(places) == many
    if many == 3:
        assert all(abs(a[0] - b[0]) > 0.5 for i, a in enumerate(places) for b in places[:i])

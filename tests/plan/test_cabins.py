"""People in cars and cockpits: a seat for everybody, the driver at the wheel, faces in sight."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from storyboard_cli.ops import draft as drafts
from storyboard_cli.plan.planning import plan_scene
from storyboard_cli.plan.staging.cabin_plans import CABINS, cabin_for
from storyboard_cli.plan.staging.model import Figure, Staging
from storyboard_cli.script.draft import draft_scenes
from tests.callers import brought


def stagings(folder: Path, text: str) -> list[Staging]:
    """The frames of a script as a draft stages them."""
    path = folder / "cabins.fountain"
    path.write_text(text, "utf-8")
    play = drafts._read(brought(path))
    project = drafts._project(play, path, drafts.DraftAsk(script=brought(path)))
    scenes, _ = draft_scenes(play, project)
    library = drafts.DraftLibrary(scenes, project.seed)
    planned = [p for s in scenes for p in plan_scene(project, s, library, None, drafts._target(), draft=True)]
    return [p.recipe.staging for p in planned if p.recipe is not None and p.recipe.staging is not None]


def people(staging: Staging) -> list[Figure]:
    return [*staging.figures, *staging.extras]


def one(staging: Staging, name: str) -> Figure:
    return next(f for f in people(staging) if name.casefold() in f.asset.casefold())


def face_is_clear(staging: Staging, figure: Figure) -> bool:
    """Whether the face is in the picture and no nearer head is before it."""
    nose = next((j for j in figure.joints[:1]), None)
    if nose is None or nose.hidden or not nose.visible:
        return False
    return all(
        not (o.joints[0].x - o.box.width * 0.1 < nose.x < o.joints[0].x + o.box.width * 0.1)
        or abs(o.joints[0].y - nose.y) > o.box.height * 0.12
        for o in people(staging)
        if o is not figure and o.depth_m < figure.depth_m
    )


HEARSE = """INT. HEARSE - DAY

Three people are squeezed on the front seat: NILS (40), at the wheel; IRIS (35), in the middle; and \
OLD PETER (80), asleep against the window.

Iris unfolds a letter on her knees.
"""


def test_three_are_squeezed_on_the_front_seat_of_a_black_hearse(tmp_path: Path) -> None:
    first, second = stagings(tmp_path, HEARSE)
    assert first.cabin is not None and first.cabin.kind == "hearse" and first.cabin.paint == "#24262b"
    nils, iris, peter = (one(first, n) for n in ("Nils", "Iris", "Peter"))
    assert nils.posture == "drive" and iris.posture == peter.posture == "sit"
    assert peter.place[0] < iris.place[0] < nils.place[0]
    assert abs(iris.place[0]) < 0.05 and max(abs(f.place[2]) for f in (nils, iris, peter)) < 0.1
    assert {f.asset for f in people(first)} == {f.asset for f in people(second)}  # they ride on


FAMILY = """INT. CAR - DAY

ANNA (40) drives. BEN (42) sits beside her. In the back seat TIM (5), SUE (7) and JOE (9) quarrel.
"""


def test_a_family_of_five_has_five_seats_and_five_faces(tmp_path: Path) -> None:
    (staging,) = stagings(tmp_path, FAMILY)
    seated = people(staging)
    assert len(seated) == 5
    for a, b in itertools.combinations(seated, 2):
        assert abs(a.place[0] - b.place[0]) + abs(a.place[2] - b.place[2]) > 0.25
    assert one(staging, "Anna").posture == "drive"
    assert all(one(staging, n).place[2] > 0.5 for n in ("Tim", "Sue", "Joe"))
    assert [f.asset for f in seated if not face_is_clear(staging, f)] == []


@pytest.mark.parametrize(
    ("heading", "action", "driver"),
    [
        ("TAXI", "DANA sits in the back seat. The DRIVER (50) hums.", "driver"),
        ("TAXI", "DANA sits in the back seat and weeps.", "driver"),
        ("PICKUP TRUCK", "LUPE sleeps. HANK steers with one hand.", "hank"),
        ("VAN", "MOE and ZED argue.", "moe"),
        ("CAR", "ZED sleeps while MOE is at the wheel.", "moe"),
        ("COCKPIT", "CAPTAIN ROSS and his COPILOT pull at the controls.", "ross"),
    ],
)
def test_who_is_at_the_wheel(tmp_path: Path, heading: str, action: str, driver: str) -> None:
    (staging,) = stagings(tmp_path, f"INT. {heading} - DAY\n\n{action}\n")
    drivers = [f.asset.casefold() for f in people(staging) if f.posture == "drive"]
    assert len(drivers) == 1 and driver in drivers[0]


@pytest.mark.parametrize("verb", ["kneels", "dances", "plays cards", "stands up", "lies down", "runs"])
def test_whatever_they_do_they_keep_their_seats(tmp_path: Path, verb: str) -> None:
    (staging,) = stagings(tmp_path, f"INT. CAR - DAY\n\nTESS (30) drives. MAX (31) {verb}.\n")
    assert {f.posture for f in people(staging)} == {"drive", "sit"}
    assert all(f.skeleton["crown"][1] < CABINS["car"].roof for f in people(staging))


def test_what_is_ahead_is_seen_from_behind_the_driver(tmp_path: Path) -> None:
    (staging,) = stagings(
        tmp_path, "INT. CAR - NIGHT\n\nMAX (30) drives. Ahead, a lorry turns over in the road.\n"
    )
    assert staging.cabin is not None and staging.cabin.view == "road"
    (lorry,) = staging.props
    assert lorry.place[2] < -5 and lorry.crop.area > 0
    assert one(staging, "Max").depth_m < lorry.depth_m


@pytest.mark.parametrize(
    ("heading", "action", "beyond"),
    [
        ("CAR - DAY", "MAX drives through wheat fields.", "fields"),
        ("CAR - NIGHT", "MAX drives.", "road"),
        ("TAXI - NIGHT", "MAX yawns in the back seat.", "city"),
        ("CAR - COAST ROAD - DAY", "MAX drives.", "sea"),
        ("COCKPIT - DAY", "MAX eats ice cream.", "sky"),
    ],
)
def test_the_windows_show_what_the_words_say(tmp_path: Path, heading: str, action: str, beyond: str) -> None:
    (staging,) = stagings(tmp_path, f"INT. {heading}\n\n{action}\n")
    assert staging.cabin is not None and staging.cabin.beyond == beyond


@pytest.mark.parametrize(
    ("words", "kind", "paint"),
    [
        ("LORRY CAB", "truck", None),
        ("JULIA’S CAR", "car", None),
        ("BACK OF A VAN", "van", None),
        ("TAXI 2", "taxi", "#e0b13c"),
        ("HEARSE", "hearse", "#24262b"),
    ],
)
def test_a_heading_names_the_class_of_the_vehicle(words: str, kind: str, paint: str | None) -> None:
    found = cabin_for("vehicle", words)
    assert found is not None and found[0].kind == kind
    assert paint is None or found[1] == paint


def test_a_room_is_no_cabin_and_says_nothing_of_one(tmp_path: Path) -> None:
    (staging,) = stagings(tmp_path, "INT. KITCHEN - DAY\n\nMAX cooks.\n")
    assert staging.cabin is None and "cabin" not in staging.model_dump()


@pytest.mark.parametrize(
    ("action", "aboard"),
    [
        ("A blue car waits. JOSEF (40) sits at the wheel. In the back his two DAUGHTERS sleep.", 3),
        ("A police car chases a black sedan. RITA (30) at the wheel of the sedan yawns.", 1),
        ("A blue car waits. JOSEF (40) sits on a bench. LISA (30) yawns.", 0),
    ],
)
def test_out_of_doors_who_sits_at_the_wheel_or_in_the_back_is_inside(
    tmp_path: Path, action: str, aboard: int
) -> None:
    (staging,) = stagings(tmp_path, f"EXT. STREET - NIGHT\n\n{action}\n")
    inside = [f for f in people(staging) if f.place[1] > 0.2 and f.posture in ("sit", "drive")]
    assert len(inside) == aboard
    if aboard:
        assert one(staging, "josef" if aboard == 3 else "rita").posture == "drive"


def test_a_coffin_lies_in_the_back_and_a_dog_on_the_seat_is_seen_over_the_dashboard(tmp_path: Path) -> None:
    text = "INT. HEARSE - DAY\n\nMAX drives. A dog sleeps on a seat beside him. A coffin is in the back.\n"
    (staging,) = stagings(tmp_path, text)
    assert staging.cabin is not None and staging.cabin.view == "windscreen"
    coffin = next(p for p in staging.props if "coffin" in p.asset)
    dog = next(p for p in staging.props if "dog" in p.asset)
    assert 0.5 < coffin.place[2] < 2.6
    assert dog.place[1] + 0.5 * dog.extent_m[1] > CABINS["hearse"].sill


def test_a_car_over_a_bridge_is_on_the_ground(tmp_path: Path) -> None:
    (staging,) = stagings(tmp_path, "EXT. BRIDGE - DAY\n\nA black sedan races over the bridge.\n")
    assert all(p.place[1] < 0.1 for p in staging.props)


def test_who_drives_later_in_the_scene_is_at_the_wheel_from_the_start(tmp_path: Path) -> None:
    text = (
        "INT. CAR - DAY\n\nMALCOLM (40) looks at a BOY (9).\n\nMalcolm speeds up.\n\n"
        "A CAR DRIVER (50) waves from another car.\n"
    )
    first = stagings(tmp_path, text)[0]
    assert one(first, "malcolm").posture == "drive"


def test_the_seat_of_one_is_not_said_of_who_only_speaks(tmp_path: Path) -> None:
    text = "INT. MATT'S CAR - DAY\n\nANDREW (17) films from shotgun.\n\nMATT\nAre you sure?\n"
    (staging,) = stagings(tmp_path, text)
    assert one(staging, "matt").posture == "drive" and one(staging, "andrew").posture == "sit"


def test_in_the_narrow_back_of_an_ambulance_the_head_is_whole(tmp_path: Path) -> None:
    text = (
        "INT. AMBULANCE - NIGHT\n\nA wounded SOLDIER lies on the stretcher. NURSE ADA (30) presses a "
        "bandage to his chest. PARAMEDIC (40) holds up a drip.\n\n"
        "PARAMEDIC\nHold on.\n\nMEDIUM SHOT - ADA\n\nAda looks at the monitor.\n"
    )
    last = stagings(tmp_path, text)[-1]
    assert last.setting == "ambulance" and last.size == "MS"
    assert one(last, "ada").box.top > 0.0

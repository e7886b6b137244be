"""What a picture is about is in it: nobody hidden, heads whole, close shots of things filled by them."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.model import Camera, PlacedProp, Room, Staging
from storyboard_cli.plan.staging.sight import EDGE, Seen, Slab, Solid, sights
from storyboard_cli.plan.staging.space import View
from storyboard_cli.plan.staging.viewpoint import Wanted, better_camera, worth
from tests.plan.test_staging_shown import drafted, thing

SIZE = (896, 512)


def camera(x: float = 0.0, z: float = -5.0) -> Camera:
    return Camera(
        eye=(x, 1.5, z), focal_px=900.0, center_x=448.0, center_y=256.0, lens_mm=36.0, horizon_y=256.0
    )


def post(name: str, x: float, z: float, half: float = 0.25) -> Solid:
    points = tuple(((x, y, z), 1.0) for y in (0.4, 0.9, 1.4))
    return Solid(name, points, (Slab(x, z, half, half, 0.0, 0.0, 1.8),), head=(x, 1.6, z), head_m=0.12)


def seen(solids: list[Solid], view: Camera) -> dict[str, Seen]:
    return sights(view, *SIZE, solids)


def test_who_stands_behind_somebody_is_hidden_by_them() -> None:
    found = seen([post("near", 0.0, 0.0), post("far", 0.0, 2.0)], camera())
    assert found["near"].share == 1.0
    assert (found["far"].share, found["far"].head_share, found["far"].hidden_by) == (0.0, 0.0, "near")


def test_who_is_beside_the_picture_is_outside() -> None:
    found = seen([post("there", 9.0, 0.0)], camera())["there"]
    assert (found.inside, found.share, found.hidden_by) == (0.0, 0.0, EDGE)


def test_what_carries_somebody_does_not_hide_them() -> None:
    rider = post("far", 0.0, 2.0)
    free = Solid("far", rider.points, rider.slabs, rider.head, rider.head_m, frozenset({"near"}))
    assert seen([post("near", 0.0, 0.0), free], camera())["far"].share == 1.0


def test_the_camera_goes_round_until_both_are_seen() -> None:
    solids = [post("near", 0.0, 0.0), post("far", 0.0, 2.0)]
    wanted = [Wanted("near", 2.5, True), Wanted("far", 1.0, True)]
    moved = better_camera(camera(), "WS", SIZE, solids, wanted, None)
    assert worth(seen(solids, moved), wanted) > 0.9 > worth(seen(solids, camera()), wanted)


def test_a_camera_that_shows_all_stays() -> None:
    solids = [post("left", -0.6, 0.0), post("right", 0.6, 0.0)]
    wanted = [Wanted("left", 1.0, True), Wanted("right", 1.0, True)]
    assert better_camera(camera(), "WS", SIZE, solids, wanted, None) == camera()


def test_the_camera_stays_between_the_walls() -> None:
    room = Room(left=-2.0, right=2.0, front=-4.0, back=4.0, ceiling=3.0)
    solids = [post("near", 0.0, 0.0), post("far", 0.0, 2.0)]
    wanted = [Wanted("near", 2.5, True), Wanted("far", 1.0, True)]
    for start in (camera(), camera(x=-3.5)):
        moved = better_camera(start, "WS", SIZE, solids, wanted, room)
        assert room.left < moved.eye[0] < room.right


def test_a_cut_head_comes_into_the_picture() -> None:
    tall = Solid("tall", (((0.0, 1.5, 0.0), 1.0),), (), head=(0.0, 2.95, 0.0), head_m=0.12)
    wanted = [Wanted("tall", 1.0, True)]
    assert seen([tall], camera())["tall"].head_inside < 1.0
    moved = better_camera(camera(), "FS", SIZE, [tall], wanted, None)
    assert seen([tall], moved)["tall"].head_inside == 1.0


def _share(staging: Staging, prop: PlacedProp) -> float:
    return max(prop.crop.height / staging.height, prop.crop.width / staging.width)


@pytest.mark.parametrize(
    ("what", "shape"),
    [("LETTER", "letter"), ("KEY", "key"), ("KNIFE", "knife"), ("GAVEL", "gavel"), ("BOTTLE", "bottle")],
)
def test_an_insert_is_filled_by_its_thing_in_the_middle(what: str, shape: str) -> None:
    (staging,) = drafted(f"INT. OFFICE - DAY\n\nINSERT - {what}")
    prop = thing(staging, shape)
    assert prop.crop == prop.box  # nothing is cut
    assert 0.45 < _share(staging, prop) < 0.9
    middle = ((prop.box.left + prop.box.right) / 2, (prop.box.top + prop.box.bottom) / 2)
    assert middle[0] == pytest.approx(staging.width / 2, abs=0.08 * staging.width)
    assert middle[1] == pytest.approx(staging.height / 2, abs=0.08 * staging.height)
    assert [f.kind for f in staging.furniture] == ["table"]


def test_what_an_insert_names_twice_is_there_once() -> None:
    staging = drafted("INT. OFFICE - DAY\n\nINSERT - MAP\n\nA map.")[0]
    assert [p.shape for p in staging.props] == ["map"]
    assert {s.drawn for s in staging.subjects} == {"shape"}


def test_writing_has_the_ink_that_the_words_say() -> None:
    staging = drafted('INT. OFFICE - DAY\n\nINSERT - LETTER\n\nIn blue ink: "COME HOME."')[0]
    letter = thing(staging, "letter")
    assert letter.label == "COME HOME"
    red, green, blue = (int(letter.ink[i : i + 2], 16) for i in (1, 3, 5))
    assert blue > red and blue > green


KITCHEN = "INT. KITCHEN - DAY\n\nLEO, 30, and MARA, 25, stand at the stove.\n\n"


def _faces_middle(staging: Staging) -> str:
    """Who fills most of a close picture."""
    return max((*staging.figures, *staging.extras), key=lambda f: f.crop.area).asset


@pytest.mark.parametrize(
    ("line", "asset"),
    [
        ("CLOSE ON MARA\n\nLEO\nWe should go.", "CHAR_Mara"),
        ("CU - Mara. Leo watches her.", "CHAR_Mara"),
        ("CLOSE ON Mara. She wants to raise her hand.", "CHAR_Mara"),
        ("CLOSE ON THE GUARD, a fat man of fifty. Mara looks at him.", "SHOWN_guard"),
    ],
)
def test_a_close_up_is_of_whom_it_names(line: str, asset: str) -> None:
    staging = drafted(KITCHEN + line)[-1]
    figure = next(f for f in (*staging.figures, *staging.extras) if f.asset == asset)
    assert _faces_middle(staging) == asset
    assert figure.crop.height > 0.6 * staging.height  # a face, not a hand


def test_a_hand_is_that_of_whom_it_is() -> None:
    hands = [drafted(f"{KITCHEN}CLOSE ON {who}'S HAND")[-1] for who in ("LEO", "MARA")]
    assert hands[0].camera != hands[1].camera
    assert [[f.asset for f in s.figures if f.crop.area][:1] for s in hands] == [["CHAR_Leo"], ["CHAR_Mara"]]


def test_a_usual_picture_widens_to_who_lies_at_somebodys_feet() -> None:
    text = "EXT. STREET - DAY\n\nLEO, 30, and MARA, 25, stand.\n\nMara lies on the road. Leo looks at her."
    staging = drafted(text)[-1]
    assert {s.drawn for s in staging.subjects if s.kind == "person"} == {"figure"}
    heads = [View(staging.camera).project(f.skeleton["head"]) for f in staging.figures]
    assert len(heads) == 2
    assert all(h and 0 <= h[0] <= staging.width and 0 <= h[1] <= staging.height for h in heads)


def test_a_size_that_is_asked_for_stays() -> None:
    text = (
        "EXT. STREET - DAY\n\nLEO, 30, and MARA, 25, stand.\n\n"
        "MEDIUM SHOT - LEO. A bucket stands on the road."
    )
    assert drafted(text)[-1].size == "MS"


def test_a_pocket_is_no_thing_of_its_own() -> None:
    staging = drafted("EXT. STREET - DAY\n\nPAUL, 34, takes a key out of his pocket.")[-1]
    assert "pocket" not in " ".join(p.asset + p.label for p in staging.props).casefold()

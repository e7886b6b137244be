"""People look as the words say: silhouettes, faces that nothing hides, bodies of every age."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image, ImageChops

from storyboard_cli.assets.cast_looks import Member, cast_appearances
from storyboard_cli.assets.shown_person import appearance_of
from storyboard_cli.plan.staging.body import local_skeleton, proportions, shape_name
from storyboard_cli.render.preview.covered_heads import COVERS
from storyboard_cli.render.preview.cuts import CUTS, cut_of
from storyboard_cli.render.preview.palette import luma, rgb
from storyboard_cli.render.preview.renderer import draw_recipe
from storyboard_cli.spec.appearance import HATS, OPEN, Appearance, Being, Hair, HairStyle, Outfit, Top
from tests.render.preview.world import frame_recipe, sheet_recipe, staged, use

TOPS = tuple(t for t in get_args(Top) if t != OPEN)
STYLES = tuple(s for s in get_args(HairStyle) if s != OPEN)
PLAIN = Appearance(
    presentation="feminine", age="adult", skin="#dfb592", hair=Hair(style="short", color="#211d22"),
    outfit=Outfit(top="shirt", top_color="#3f6a94", bottom="trousers", bottom_color="#454a55"),
)  # fmt: skip


@cache
def _drawn(given: str, role: str = "front", width: int = 160, height: int = 240) -> bytes:
    asset = use("CHAR_X", canonical_prompt="", appearance=Appearance.model_validate_json(given))
    return draw_recipe(sheet_recipe(asset, role, width, height), Path(), "")


def drawn(look: Appearance, role: str = "front", width: int = 160, height: int = 240) -> Image.Image:
    return Image.open(BytesIO(_drawn(look.model_dump_json(), role, width, height))).convert("RGB")


def wearing(**outfit: object) -> Appearance:
    assert PLAIN.outfit is not None
    return PLAIN.model_copy(update={"outfit": Outfit.model_validate(PLAIN.outfit.model_dump() | outfit)})


def near(picture: Image.Image, colour: str, top: float, bottom: float, reach: float = 26.0) -> int:
    """How many pixels of a horizontal strip (shares of the height) have that colour."""
    want, height = rgb(colour), picture.height
    strip = picture.crop((0, int(top * height), picture.width, int(bottom * height)))
    pixels = strip.get_flattened_data() if hasattr(strip, "get_flattened_data") else strip.getdata()
    return sum(max(abs(a - b) for a, b in zip(p, want, strict=True)) < reach for p in pixels)


@pytest.mark.parametrize("top", TOPS)
def test_every_garment_has_a_cut_and_a_drawing_of_its_own(top: str) -> None:
    assert top in CUTS
    own = _drawn(wearing(top=top).model_dump_json())
    same = [t for t in TOPS if t != top and _drawn(wearing(top=t).model_dump_json()) == own]
    assert same == []


@pytest.mark.parametrize(
    ("top", "hangs"),
    [("shirt", False), ("jacket", False), ("gown", True), ("robe", True), ("habit", True), ("kimono", True),
     ("wedding_dress", True), ("tunic", False)],
)  # fmt: skip
def test_long_garments_hang_to_the_shins(top: str, hangs: bool) -> None:
    picture = drawn(wearing(top=top, bottom="none" if cut_of(top).reach > 1 else "trousers"))
    assert (near(picture, "#3f6a94", 0.78, 0.86) > 60) == hangs


def test_bare_arms_are_skin_and_sleeves_are_not() -> None:
    skins = {top: near(drawn(wearing(top=top)), "#dfb592", 0.3, 0.42) for top in ("shirt", "tshirt", "tank")}
    assert skins["shirt"] < 20 < skins["tshirt"] < skins["tank"]


@pytest.mark.parametrize("hat", [h for h in HATS if h != "veil"])
def test_every_hat_changes_the_head_and_leaves_the_face(hat: str) -> None:
    worn = PLAIN.model_copy(update={"accessories": [hat], "accessory_colors": {hat: "#40a060"}})
    picture, plain = (drawn(p, "expression.neutral", 160, 160) for p in (worn, PLAIN))
    if hat != "space_helmet":
        green = near(picture, "#40a060", 0.0, 1.0, 40)
        assert green > 90, f"{green} pixels of the hat's colour"
    face = near(picture, "#dfb592", 0.3, 0.95, 40)
    assert face > 0.5 * near(plain, "#dfb592", 0.3, 0.95, 40)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("turn", ["front", "three_quarter"])
@pytest.mark.parametrize("sex", ["feminine", "masculine"])
def test_hair_never_hides_a_face(style: str, turn: str, sex: str) -> None:
    """The face keeps at least 60 % of the skin that a bald one shows between brow and chin,
    ear and neck with it."""
    shown = {}
    for one in (style, "bald"):
        hair = Hair.model_validate({"style": one, "color": "#211d22"})
        look = PLAIN.model_copy(update={"hair": hair, "presentation": sex})
        shown[one] = near(drawn(look, turn, 320, 480), "#dfb592", 0.09, 0.155, 45)
    assert shown[style] >= 0.6 * shown["bald"], shown


def test_beings_are_told_apart_from_people() -> None:
    pictures = {b: _drawn(PLAIN.model_copy(update={"being": b}).model_dump_json()) for b in get_args(Being)}
    assert len(set(pictures.values())) == len(pictures)
    ghost = drawn(PLAIN.model_copy(update={"being": "ghost"}))
    assert near(ghost, "#3f6a94", 0, 0.9) == 0, "a ghost has no shirt"


def test_bodies_of_every_age() -> None:
    heads = {age: proportions(h, shape_name(None, age, None)).head / h
             for age, h in (("toddler", 0.86), ("child", 1.22), ("adult", 1.7))}  # fmt: skip
    assert heads["toddler"] > 0.21 > heads["child"] > 0.16 > heads["adult"]
    upright, bent = (local_skeleton("stand", None, 1.7, b, 0.0) for b in ("average", "average bent"))
    assert bent["head"][2] > upright["head"][2] + 0.1, "somebody bent holds the head forward"
    assert proportions(1.7, "heavy child").width == proportions(1.7, "heavy").width


def test_shape_names() -> None:
    assert shape_name(None, None, None) == "average"
    assert shape_name("child", None, None) == shape_name(None, "child", None) == "child"
    assert shape_name("heavy", "toddler", None) == "heavy toddler"
    assert shape_name("slim", "elder", "bent") == "slim bent"


@pytest.mark.parametrize("skin", ["#5b3a29", "#7a5039", "#ecccb2"])
def test_a_face_is_readable_by_night(skin: str) -> None:
    """In a close-up by night skin is at least 0.22 bright, and at least twice as bright as ink and hair."""
    fields = {"cast": [("CHAR_AARAV", None, "worried")], "size": "CU", "action": "Aarav waits."}
    staging = staged("alley", [fields], int_ext="ext", time_of_day="night")[0]
    assert staging.light.darkness >= 0.6
    look = PLAIN.model_copy(update={"skin": skin})
    recipe = frame_recipe(staging, [use("CHAR_AARAV", canonical_prompt="", appearance=look)])
    picture = Image.open(BytesIO(draw_recipe(recipe, Path(), ""))).convert("RGB")
    joints = staging.figures[0].joints
    nose, neck = joints[0], joints[1]
    brow = max(1.0, (neck.y - nose.y) * 0.4)
    box = (int(nose.x - brow), int(nose.y - brow), int(nose.x + brow), int(nose.y + brow))
    values = sorted(
        luma(picture.getpixel((x, y))) for x in range(box[0], box[2]) for y in range(box[1], box[3])
    )
    assert values[len(values) // 2] >= 0.22
    assert values[len(values) // 2] >= 1.9 * values[len(values) // 50]


def test_a_cover_hides_the_hair() -> None:
    for cover in sorted(COVERS):
        worn = PLAIN.model_copy(update={
            "accessories": [cover], "accessory_colors": {cover: "#40a060"},
            "hair": Hair(style="long", color="#d77a66"),
        })  # fmt: skip
        assert near(drawn(worn, "expression.neutral", 160, 160), "#d77a66", 0, 0.5, 20) < 12, cover


def test_words_decide_the_picture() -> None:
    """A bride, a policeman and a knight of one seed are three pictures in the colours that they wear."""
    cast = cast_appearances(
        [Member(f"CHAR_{w}", appearance_of({}, w)) for w in ("bride", "policeman", "knight")]
    )
    bride, police, knight = (drawn(look) for look in cast.values())
    assert near(bride, "#eeeae0", 0.6, 0.9) > 800
    assert near(police, "#27395c", 0.2, 0.9) > 2000
    assert near(knight, "#b4b8bd", 0.2, 0.9) > 2000


@pytest.mark.parametrize("mark", ["freckles", "scar"])
def test_marks_are_seen_on_the_face(mark: str) -> None:
    marked = PLAIN.model_copy(update={"accessories": [mark]})
    plain, shown = drawn(PLAIN, width=320, height=480), drawn(marked, width=320, height=480)
    changed = ImageChops.difference(plain, shown).getbbox()
    assert changed is not None
    assert changed[3] < 0.25 * plain.height, "only the face changes"


@pytest.mark.parametrize("top", ["jersey", "hoodie", "suit"])
def test_what_is_too_large_is_wider_and_hangs_lower(top: str) -> None:
    fits, loose = cut_of(top), cut_of(top, loose=True)
    assert loose.trunk > fits.trunk and loose.sleeve_width > fits.sleeve_width and loose.reach > fits.reach
    outfit = wearing(top=top, top_color="#c03028")
    baggy = outfit.model_copy(update={"accessories": ["loose_clothes"]})
    assert near(drawn(baggy), "#c03028", 0.0, 1.0, 40) > 1.2 * near(drawn(outfit), "#c03028", 0.0, 1.0, 40)


def test_a_shaved_head_is_nearer_to_the_skin_than_to_hair() -> None:
    shaved = PLAIN.model_copy(update={"hair": Hair(style="buzz", color="#211d22")})
    assert near(drawn(shaved), "#211d22", 0.0, 0.14) < 0.5 * near(drawn(PLAIN), "#211d22", 0.0, 0.14)

"""Overviews for people to look at: every kind of place, pose, shot size, face and style, as contact
sheets beside this file.

Run: python tests/golden/draw_overviews.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from PIL import Image

from storyboard_cli.assets.cast_looks import Member, cast_appearances
from storyboard_cli.assets.shown_person import appearance_of
from storyboard_cli.plan.planning import plan_scene
from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.staging.animal_kinds import ANIMAL_KINDS
from storyboard_cli.plan.staging.framing import ANGLE_PITCH, SIZES
from storyboard_cli.plan.staging.model import Box, PlacedProp
from storyboard_cli.plan.staging.poses import POSE_NAMES
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.prop_sizes import THING_KINDS
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS
from storyboard_cli.plan.target import Target
from storyboard_cli.project.draft_library import DraftLibrary
from storyboard_cli.render.preview.expressions import EXPRESSION_NAMES
from storyboard_cli.render.preview.models.animals import bird_species, bugs, fish, sea
from storyboard_cli.render.preview.renderer import draw_recipe
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.project import ProjectSpec
from tests.render.preview.world import frame_recipe, sheet_recipe, staged, use

HERE = Path(__file__).parent / "preview"
CASES = Path(__file__).parents[1] / "reading" / "cases"
TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "soft_smile")]
FRAME = (336, 192)
_SEXES = ("woman", "man")
CLOSE = ("CU", "BCU", "ECU")
DIRECTED: list[tuple[str, dict[str, Any], str]] = [
    ("campus", {"action": "Students stream across the lawn, everyone talking.", "size": "EWS"}, "ext"),
    ("campus", {"cast": TWO[:1], "action": "Aarav walks through the crowd.", "size": "FS"}, "ext"),
    ("street", {"cast": TWO, "action": "Over Meera's shoulder: Aarav.", "size": "OTS"}, "ext"),
    ("street", {"cast": TWO, "action": "Aarav looks at Meera.", "size": "POV"}, "ext"),
    ("library", {"cast": TWO, "action": "Aarav and Meera sit at a table.", "size": "MS"}, "int"),
    ("room", {"cast": TWO, "action": "Aarav embraces Meera.", "size": "MS"}, "int"),
    (
        "classroom",
        {"cast": TWO, "action": "Aarav sits at a desk. Meera writes on the board.", "size": "WS"},
        "int",
    ),
    ("bedroom", {"cast": TWO[:1], "action": "Aarav sits on the bed and reads.", "size": "WS"}, "int"),
    ("bedroom", {"cast": TWO[:1], "action": "Aarav stands at the window.", "size": "MS"}, "int"),
    ("bedroom", {"cast": TWO[:1], "action": "Aarav sleeps on the bed.", "size": "MS"}, "int"),
    ("bus stop", {"cast": TWO[:1], "action": "Aarav waits on the bench.", "size": "FS"}, "ext"),
    ("vehicle", {"cast": TWO, "action": "Aarav drives.", "size": "MS"}, "int"),
    ("office", {"cast": TWO[:1], "action": "Aarav talks on the phone.", "size": "MCU"}, "int"),
    ("kitchen", {"cast": TWO[:1], "action": "Aarav drinks.", "size": "MS"}, "int"),
    ("cafe", {"cast": TWO[:1], "action": "Aarav reads a letter.", "size": "INS"}, "int"),
]


PEOPLE: list[tuple[str, dict[str, str]]] = [
    *((age, {"sex": sex}) for age in ("toddler", "child", "teenager", "person",
    "grandmother") for sex in _SEXES),
    *(("person", {"sex": sex, "build": build}) for build in ("thin", "heavy", "muscular",
    "tall") for sex in _SEXES),
    *((who, {}) for who in (
        "bride", "nun", "monk", "judge", "king", "queen", "knight", "policeman", "soldier", "sailor", "nurse",
        "surgeon", "doctor", "fireman", "construction worker", "chef", "waiter", "maid", "farmer", "mechanic",
        "cowboy", "astronaut", "businessman", "goalkeeper", "boxer", "prisoner", "witch", "wizard", "pirate",
        "superhero", "robot", "ghost", "skeleton", "alien", "mermaid", "statue",
    )),
    *(("woman", {"sex": "woman", "wears": worn}) for worn in (
        "green coat", "floral dress; rubber boots", "evening gown", "red kimono", "purple sari",
        "headscarf; overcoat",
        "yellow raincoat; motorcycle helmet", "dungarees; bandana", "swimsuit; straw hat",
        "black hood; cloak",
    )),
    *(("man", {"sex": "man", "wears": worn}) for worn in (
        "striped pyjamas", "brown trench coat; hat", "leather jacket; jeans", "tuxedo; bow tie; top hat",
        "turban; white shirt", "leather apron; glasses", "checked shirt; braces; beret",
        "tracksuit; headband",
    )),
    *(("man", {"sex": "man", "hair": style}) for style in ("afro", "grey dreadlocks", "mohawk", "balding")),
    *(("man", {"sex": "man", "face_hair": beard}) for beard in ("long white beard", "goatee", "moustache",
    "stubble")),
]  # fmt: skip
ANIMAL_FRAME = (144, 104)
BIRDS = frozenset(bird_species.DRAWN)
ANIMAL_POSES: list[tuple[frozenset[str], tuple[str, str]]] = [
    (BIRDS, ("fly", "eat")),
    (frozenset(fish.DRAWN) | frozenset(sea.DRAWN), ("swim", "lie")),
    (frozenset(bugs.DRAWN) | {"bat"}, ("fly", "sleep")),
    (frozenset(["dog", "cat", "wolf", "lion", "monkey", "squirrel", "bear"]), ("run", "sit")),
    (frozenset(["cow", "sheep", "goat", "pig", "deer"]), ("eat", "lie")),
    (frozenset(["horse", "unicorn", "elephant", "dragon", "kangaroo"]), ("run", "rear")),
    (frozenset(["snake", "turtle", "frog", "spider"]), ("walk", "sleep")),
]


def main() -> None:
    for name, sheet in sheets().items():
        fewer(drawn(sheet), sheet.colourful).save(HERE / f"{name}.png", "PNG", optimize=True)


def fewer(picture: Image.Image, colourful: bool) -> Image.Image:
    """A sheet in few colours: its file stays small."""
    if colourful:  # rare colours are kept, the common ones are coarser
        return picture.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return picture.quantize(128, dither=Image.Dither.NONE)


@dataclass(frozen=True)
class Sheet:
    """A contact sheet: what each cell shows, and how large a cell is drawn and kept."""

    cells: list[Callable[[], Recipe]]
    columns: int
    scale: float = 0.6
    colourful: bool = False


def sheets() -> dict[str, Sheet]:
    """Every overview by the name of its file."""
    cast = ("CHAR_AARAV", "CHAR_MEERA", "CHAR_RAO", "CHAR_TARA")
    return {
        "overview_places": Sheet(
            [
                frame(kind.replace("_", " "), {"cast": TWO}, "int" if plan.interior else "ext")
                for kind, plan in SET_PLANS.items()
            ],
            14,
            0.34,
        ),
        "overview_sizes": Sheet(
            [
                frame("library", {"cast": TWO[:1] if size in CLOSE else TWO, "size": size, "angle": angle})
                for size in SIZES
                for angle in ANGLE_PITCH
            ],
            len(ANGLE_PITCH),
            0.5,
        ),
        "overview_poses": Sheet(
            [
                frame("grid", {"cast": [("CHAR_AARAV", pose, None)], "size": "FS"}, "ext", (192, 192))
                for pose in POSE_NAMES
            ],
            11,
            0.55,
        ),
        "overview_faces": Sheet(
            [
                partial(sheet_recipe, use(cast[i % 4]), f"expression.{name}", 192, 192)
                for i, name in enumerate(EXPRESSION_NAMES)
            ],
            8,
        ),
        "overview_styles": Sheet(
            [
                frame(kind, {"cast": TWO, "size": "MLS"}, side, style=style)
                for style in ("tone", "ink", "blueprint")
                for kind, side in (("classroom", "int"), ("street", "ext"), ("forest", "ext"))
            ],
            3,
        ),
        "overview_people": Sheet(
            [partial(person, who, looks, number) for number, (who, looks) in enumerate(PEOPLE)], 17, 0.5
        ),
        "overview_directions": Sheet([frame(*asked) for asked in DIRECTED], 5),
        "overview_vehicles": Sheet(
            [
                partial(sheet_recipe, _vehicle(kind.shape), role, 240, 150)
                for kind in VEHICLE_KINDS
                for role in ("front", "wide", "side")
            ],
            9,
        ),
        "overview_animals": overview_animals(),
        "overview_stranger": Sheet([partial(stranger, n) for n in range(len(STRANGER))], 8, 0.6),
        "overview_things": Sheet(
            [partial(sheet_recipe, _thing(kind.shape), "wide", 160, 120) for kind in THING_KINDS], 20
        ),
    }


STRANGER = re.findall(
    r"^## \d+\n(.*?)^place:", (CASES / "stranger.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)
"""The forty scenes of the stranger: a heading and one frame's action each."""


def stranger(number: int) -> Recipe:
    """The draft of one of them, as `sb draft` makes it."""
    heading, _, action = STRANGER[number].strip().partition("\n")
    width, height = FRAME
    project = ProjectSpec.model_validate(
        {"project_id": "PRJ_draft", "name": "Stranger", "seed": 1, "size": {"width": width, "height": height}}
    )
    scenes, _ = compile_draft(f"{heading}\n\n{action}\n".encode(), "stranger.fountain", project)
    target = Target(renderer="preview")
    planned = plan_scene(project, scenes[0], DraftLibrary(scenes, 1), None, target, draft=True)
    recipe = planned[0].recipe
    assert recipe is not None
    return recipe.model_copy(update={"draft": False})


def _thing(shape: str) -> AssetUse:
    name = shape.replace("_", " ")
    return use(f"PROP_{shape.upper()}", name=name, appearance=Appearance(shape=shape))


def _vehicle(shape: str) -> AssetUse:
    return use(f"PROP_{shape.title()}", appearance=Appearance(shape=shape))


def overview_animals() -> Sheet:
    """Every animal from five sides, in its most telling poses."""
    cells: list[Callable[[], Recipe]] = []
    for kind in ANIMAL_KINDS:
        first, second = next((p for names, p in ANIMAL_POSES if kind.shape in names), ("run", "lie"))
        views = (("stand", -50.0), (first, -90.0), (second, -50.0), ("stand", 0.0), ("stand", -140.0))
        cells += [partial(animal, kind, pose, facing) for pose, facing in views]
    return Sheet(cells, 15, 0.45, colourful=True)


def animal(kind: PropKind, pose: str, facing: float) -> Recipe:
    """An animal alone on a grid, seen a little from above."""
    width, height = ANIMAL_FRAME
    staging = staged("grid", [{"action": "Nothing."}], size=ANIMAL_FRAME, int_ext="ext")[0]
    grown = 1.0 / max(kind.size_m)  # all are shown equally large
    size = (kind.size_m[0] * grown, kind.size_m[1] * grown, kind.size_m[2] * grown)
    tall = size[1] * (1.25 if kind.shape in BIRDS else 1.0)
    away = 3.4 * max(0.8, tall)
    camera = staging.camera.model_copy(
        update={
            "eye": (0.0, tall * 0.5 + away * 0.14, -away), "yaw_deg": 0.0, "pitch_deg": -8.0,
            "focal_px": height * 2.9, "center_x": width / 2, "center_y": height / 2,
        }
    )  # fmt: skip
    box = Box(left=0, top=0, right=width, bottom=height)
    prop = PlacedProp(
        asset=f"IMPLIED_{kind.shape}", place=(0.0, 0.0, 0.0), size_m=size, box=box, crop=box, depth_m=away,
        shape=kind.shape, facing_deg=-facing, pose=pose, color=kind.color,
    )  # fmt: skip
    return frame_recipe(staging.model_copy(update={"props": (prop,), "figures": (), "camera": camera}))


def frame(
    place: str, fields: dict[str, Any], side: str = "int", size: tuple[int, int] = FRAME, style: str = "tone"
) -> Callable[[], Recipe]:
    return lambda: frame_recipe(staged(place, [fields], size=size, int_ext=side)[0], drawing_style=style)


def person(who: str, looks: dict[str, str], number: int) -> Recipe:
    """Somebody as words say."""
    known = cast_appearances([Member(f"CHAR_{number}", appearance_of(looks, who), number)])
    asset = use(f"CHAR_{number}", canonical_prompt="", appearance=known[f"CHAR_{number}"])
    return sheet_recipe(asset, "three_quarter", 160, 264)


def cell(sheet: Sheet, index: int) -> Image.Image:
    """One cell as it is kept."""
    picture = Image.open(BytesIO(draw_recipe(sheet.cells[index](), HERE, ""))).convert("RGB")
    size = round(picture.width * sheet.scale), round(picture.height * sheet.scale)
    return picture.resize(size, Image.Resampling.LANCZOS)


def place_of(sheet: Sheet, index: int, size: tuple[int, int]) -> tuple[int, int]:
    """Where a cell's left upper corner is."""
    return (index % sheet.columns) * size[0], (index // sheet.columns) * size[1]


def drawn(sheet: Sheet) -> Image.Image:
    """The whole sheet."""
    pictures = [cell(sheet, index) for index in range(len(sheet.cells))]
    width, height = pictures[0].size
    rows = -(-len(pictures) // sheet.columns)
    whole = Image.new("RGB", (width * sheet.columns, height * rows), "white")
    for index, picture in enumerate(pictures):
        whole.paste(picture, place_of(sheet, index, picture.size))
    return whole


if __name__ == "__main__":
    main()

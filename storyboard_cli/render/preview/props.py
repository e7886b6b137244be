"""Things: in hands, on backs, or standing in the set; each kind drawn by its own small recipe."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from storyboard_cli.assets.worn import color_in, words_in
from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.staging.grips import held_frame
from storyboard_cli.plan.staging.model import PlacedProp
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.registry import draw_model
from storyboard_cli.render.preview.open_pages import draw_open_pages
from storyboard_cli.render.preview.palette import Rgb, rgb
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes

_COLOURS: dict[str, str] = {
    "backpack": "#b0553c", "bag": "#7d5a3c", "suitcase": "#8a5a3a", "sketchbook": "#33465e",
    "book": "#8d3f3b",
    "notebook": "#3f6a5a", "newspaper": "#d8d4c6", "letter": "#ece6d6", "photo": "#d9d2c2",
    "phone": "#2b2e35",
    "laptop": "#a3a8ae", "camera": "#34363c", "umbrella": "#a8383c", "cup": "#d8d0c0", "bottle": "#4f7d68",
    "glass": "#b9cdd4", "plate": "#e4dfd2", "knife": "#b4b9be", "gun": "#3a3b40", "sword": "#b4b9be",
    "key": "#c5a14a",
    "pen": "#30486e", "brush": "#9a6a3c", "flower": "#c75a6a", "box": "#b08a5a", "ball": "#c9703a",
    "guitar": "#a8662f",
    "lamp": "#d9c79a", "torch": "#4a4d54", "candle": "#ece0c2", "map": "#d9c9a0", "hat": "#4a4038",
    "coat": "#5a5f6a",
    "chair": "#94704c", "table": "#8f6b48", "bench": "#8a6848", "bed": "#a9b0bd",
    "tree": "#6f8a58", "bush": "#6f8f5c",
    "plant": "#5f8a58", "television": "#2c2e33", "clock": "#d9d4c6", "dog": "#9a744c", "cat": "#7d756c",
    "rope": "#b59a6a", "basket": "#b08a52", "tray": "#a8865c", "easel": "#9a7650", "sign": "#4f7396",
}  # fmt: skip
_BY_SEED = ("#9a5b45", "#4d6f8a", "#7a8450", "#8a6a94", "#b08a4a")


_ITSELF = re.compile(r"[,;.:(]|\b(?:with|in|on|of|full|for)\b")
"""Where the words of a prompt begin to tell of something at the thing: a green bag with red straps."""


@dataclass(frozen=True)
class HeldProp:
    """A prop on a figure: drawn with the right or left hand, or with the body."""

    prop: PlacedProp
    colour: Rgb
    place: str  # right, left, body, back


def prop_colour(shape: str, palette: list[str], seed: int, prompt: str = "") -> Rgb:
    """A thing's main colour: its palette's, else its prompt's, else its kind's, else its seed's."""
    if palette:
        return rgb(palette[0])
    said = color_in(words_in(_ITSELF.split(prompt, maxsplit=1)[0]))
    if said is not None:
        return rgb(said)
    kind = PROP_KINDS.get(shape)
    own = _COLOURS.get(shape) or (kind.color if kind else "")
    return rgb(own or _BY_SEED[seed % len(_BY_SEED)])


def held_place(prop: PlacedProp) -> str:
    """When a held prop is drawn."""
    if prop.grip == "back":
        return "back"
    if prop.grip in ("lap", "head"):
        return "body"
    return prop.hand or "right"


def draw_held(body: Body, held: HeldProp) -> None:
    """A prop in a hand or on a body."""
    prop = held.prop
    origin, axes = held_frame(body.joints, prop)
    maker = SolidBuilder(body.board, origin, axes, vivid=True, edge=0.75)
    draw_model(maker, prop.shape, model_of(prop, held.colour, lit=body.board.staging.light.darkness > _DARK))


def draw_placed(board: Board, prop: PlacedProp, colour: Rgb, part: Part = "all") -> None:
    """A prop that stands or lies in the set."""
    maker = SolidBuilder(board, prop.place, turned_axes(prop.facing_deg), vivid=True, edge=0.75)
    if prop.pages is not None:
        hand = random.Random(f"{prop.asset}/pages")
        draw_open_pages(maker, prop.size_m, colour, prop.pages, hand)
        return
    draw_model(maker, prop.shape, model_of(prop, colour, part, lit=board.staging.light.darkness > _DARK))


_DARK = 0.4
"""From such a darkness on lamps burn."""


def model_of(prop: PlacedProp, colour: Rgb, part: Part = "all", *, lit: bool = False) -> Model:
    """What a drawing needs to know of a staged thing."""
    return Model(
        prop.size_m, colour, prop.pose, held=prop.held_by is not None, text=prop.label, part=part, lit=lit,
        ink=rgb(prop.ink) if prop.ink else None,
        seed=int(short(sha256_text(prop.asset), 8), 16),
    )  # fmt: skip


Drawer = Callable[[], None]

"""What of each subject one really sees: the panel drawn once in colours that say what each pixel is of.

A pixel belongs to what was drawn on it last; blurred, blended and thin paint (shadows, glows, rain) hides
nothing. The whole of a thing is what its own drawing covers, the picture's edge left out of account.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, cast
from unittest.mock import patch

from storyboard_cli.plan.planning import PlannedFrame, plan_scene
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging import stage
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.model import Figure, PlacedProp, Staging, Vec3
from storyboard_cli.plan.staging.onlookers import CROWD_FROM, how_many
from storyboard_cli.plan.target import Target
from storyboard_cli.reading.shown import Shown
from storyboard_cli.render.preview import figure as figure_module
from storyboard_cli.render.preview import panel
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Clip, DisplayList, Fill, Op, Polygon, Stroke, Unclip
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.renderer import _draw_rows
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec

_HIDES_FROM = 0.5
"""Paint thinner than that (its alpha) hides nothing."""
_STEP = 5
"""Between the grey values of two things: edges between them are mixed and belong to neither."""
_LARGE = 0.1
"""So much of a close picture is as good as seeing all of something."""
CROPS = frozenset({"CU", "BCU", "ECU", "INS", "OTS"})
"""Sizes that may cut a head, or that are of something else."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing or figure painted: the operations `first` … `last`, the last one excluded."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one thing or figure: pixels of all of it, pixels seen, and the box of what is seen."""

    whole: int
    inside: int
    seen: int
    top: int = 0
    bottom: int = 0

    @property
    def share(self) -> float:
        return self.seen / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class SubjectSeen:
    """One subject of `shown`, what the report says of it, and how much of it is in the picture."""

    shown: Shown
    drawn: str
    why: str
    names: tuple[str, ...]
    share: float | None  # None: the set draws it, or it is a part of somebody
    height: float = 0.0  # of the picture's
    inside: float = 1.0


@dataclass(frozen=True, slots=True)
class HeadSeen:
    """A head: how much of it is inside the picture, and how much of that is hidden by something else."""

    name: str
    inside: float
    seen: float


@dataclass(slots=True)
class Tagged:
    """A panel's operations, and which of them are whose."""

    picture: DisplayList
    parts: list[Part] = field(default_factory=list)


class _TaggingBoard(Board):
    """A board that writes down whose operations are whose."""

    parts: list[Part]

    def at_depth(self, depth: float, draw: Callable[[], None]) -> None:
        of = next((a for a in getattr(draw, "args", ()) if isinstance(a, (Figure, PlacedProp))), None)
        if of is None:
            super().at_depth(depth, draw)
            return

        def tagged() -> None:
            first = len(self.picture.ops)
            draw()
            self.parts.append(Part(name_of(of), first, len(self.picture.ops)))

        super().at_depth(depth, tagged)


def name_of(thing: Figure | PlacedProp) -> str:
    """Extras share an id: their place tells them apart."""
    if isinstance(thing, Figure) and not thing.asset.startswith("SHOWN"):
        return f"{thing.asset}@{thing.place[0]},{thing.place[2]}"
    return thing.asset


@contextmanager
def _tagging(parts: list[Part]) -> Iterator[None]:
    plain = figure_module.draw_held

    def draw_held(body: Any, held: Any) -> None:
        first = len(body.board.picture.ops)
        plain(body, held)
        parts.append(Part(held.prop.asset, first, len(body.board.picture.ops)))

    def board(*args: Any) -> Board:
        made = _TaggingBoard(*args)
        made.parts = parts
        return made

    with patch.object(panel, "Board", board), patch.object(figure_module, "draw_held", draw_held):
        yield


def tagged(recipe: Recipe, staging: Staging) -> Tagged:
    """The panel as `sb draft` draws it."""
    parts: list[Part] = []
    with _tagging(parts):
        picture = panel.draw_panel(recipe.model_copy(update={"draft": False}), staging, "tone")
    return Tagged(picture, parts)


def _hides(op: Op) -> bool:
    if isinstance(op, Fill):
        thin = isinstance(op.paint, tuple) and op.paint[3] < _HIDES_FROM
        gradient = not isinstance(op.paint, tuple) and max(c[3] for _, c in op.paint.stops) < _HIDES_FROM
        return op.blend == "over" and not op.blur and not thin and not gradient
    return isinstance(op, Stroke) and op.blend == "over" and op.colour[3] >= _HIDES_FROM


def _grey(op: Op, value: int) -> Op:
    colour = (float(value), float(value), float(value), 1.0)
    return replace(op, paint=colour) if isinstance(op, Fill) else replace(cast("Stroke", op), colour=colour)


def owners(picture: Tagged) -> tuple[bytes, list[str]]:
    """One byte a pixel (row by row): the number of whose it is, 0 for the set; and the names by number."""
    names = ["", *dict.fromkeys(p.name for p in picture.parts)][:51]
    number = {name: index for index, name in enumerate(names)}
    of = [0] * len(picture.picture.ops)
    for part in sorted(picture.parts, key=lambda p: p.first - p.last):  # what is held lies inside of a figure
        for index in range(part.first, part.last):
            of[index] = number.get(part.name, 0)
    flat = DisplayList(picture.picture.width, picture.picture.height, (0.0, 0.0, 0.0, 1.0))
    for op, who in zip(picture.picture.ops, of, strict=True):
        if isinstance(op, (Clip, Unclip)):
            flat.ops.append(op)
        elif _hides(op):
            flat.ops.append(_grey(op, who * _STEP))
    table = bytes(v // _STEP if v % _STEP == 0 else 255 for v in range(256))
    return _draw_rows(flat)[::4].translate(table), names


def whole_pixels(picture: Tagged, name: str) -> int:
    """How many pixels all of something would cover, were the picture three times as wide and high."""
    wide, high = picture.picture.width, picture.picture.height
    large = DisplayList(wide * 3, high * 3, (0.0, 0.0, 0.0, 1.0))
    for part in picture.parts:
        if part.name != name:
            continue
        inner = [p for p in picture.parts if p.name != name and part.first <= p.first and p.last <= part.last]
        for index in range(part.first, part.last):
            op = picture.picture.ops[index]
            if isinstance(op, Unclip):
                large.ops.append(op)
            elif isinstance(op, Clip):
                large.ops.append(Clip(_moved(op.polygons, wide, high)))
            elif _hides(op):
                held = any(p.first <= index < p.last for p in inner)
                moved = (
                    replace(op, polygons=_moved(op.polygons, wide, high)) if isinstance(op, Fill)
                    else replace(cast("Stroke", op), lines=_moved(cast("Stroke", op).lines, wide, high))
                )  # fmt: skip
                large.ops.append(_grey(moved, 0 if held else 255))
    return _draw_rows(large)[::4].count(255)


def _moved(polygons: Sequence[Polygon], dx: float, dy: float) -> tuple[Polygon, ...]:
    return tuple([(x + dx, y + dy) for x, y in polygon] for polygon in polygons)


def seen_things(picture: Tagged) -> tuple[dict[str, Seen], bytes, list[str]]:
    """How much of each thing and figure is seen, and the picture of owners with its names."""
    rows, names = owners(picture)
    wide = picture.picture.width
    found = {}
    for number, name in enumerate(names):
        if not name:
            continue
        seen = rows.count(number)
        lines = [y for y in range(picture.picture.height) if number in rows[y * wide : (y + 1) * wide]]
        whole = whole_pixels(picture, name)
        found[name] = Seen(whole, seen, seen, min(lines, default=0), max(lines, default=0))
    return found, rows, names


def heads(staging: Staging, rows: bytes, names: Sequence[str]) -> list[HeadSeen]:
    """The heads of everybody who is no mere extra, and of animals."""
    lens = Lens(staging.camera, staging.width, staging.height)
    found = []
    for one in (*staging.figures, *(e for e in staging.extras if e.asset.startswith("SHOWN"))):
        head, crown = one.skeleton["head"], one.skeleton["crown"]
        found.append(_head(name_of(one), head, 1.05 * math.dist(head, crown), lens, staging, rows, names))
    return [h for h in found if h is not None]


def _head(
    name: str, middle: Vec3, radius_m: float, lens: Lens, staging: Staging, rows: bytes, names: Sequence[str]
) -> HeadSeen | None:
    if lens.depth(middle) < 0.2:
        return HeadSeen(name, 0.0, 0.0)
    x, y = lens.point(middle)
    radius = radius_m * lens.scale_at(middle)
    spots = [
        (x + radius * r * math.cos(a), y + radius * r * math.sin(a))
        for r in (0.0, 0.4, 0.75)
        for a in (math.tau * k / 8 for k in range(8))
    ]
    inside = [(px, py) for px, py in spots if 0 <= px < staging.width and 0 <= py < staging.height]
    if not inside:
        return HeadSeen(name, 0.0, 0.0)
    own = names.index(name) if name in names else -1
    at = [rows[int(py) * staging.width + int(px)] for px, py in inside]
    clear = [v for v in at if v != 255]
    seen = sum(v == own for v in clear) / max(len(clear), 1)
    return HeadSeen(name, len(inside) / len(spots), seen)


# -- subjects -----------------------------------------------------------------------------------------

Staged = dict[str, tuple[list[Item], dict[str, Shown], list[Shown]]]


@contextmanager
def watching(staged: Staged) -> Iterator[None]:
    """Keeps of each frame what its subjects became: (items, who is of which subject)."""
    plain = stage.subjects_of

    def subjects_of(frame: Any, items: Any, *args: Any, **more: Any) -> Any:
        onlookers = next(a for a in args if isinstance(a, dict))
        staged[frame.frame_id] = (list(items), dict(onlookers), list(frame.shown))
        return plain(frame, items, *args, **more)

    with patch.object(stage, "subjects_of", subjects_of):
        yield


def planned(scenes: Sequence[Scene], project: ProjectSpec) -> tuple[list[PlannedFrame], Staged]:
    """Every frame as `sb draft` plans it, and what their subjects became."""
    from storyboard_cli.ops import draft

    staged: Staged = {}
    library = draft.DraftLibrary(scenes, project.seed)
    target = Target(renderer="preview")
    with watching(staged):
        frames = [p for s in scenes for p in plan_scene(project, s, library, None, target, draft=True)]
    return frames, staged


def subjects_seen(one: PlannedFrame, staged: Staged) -> tuple[list[SubjectSeen], list[HeadSeen]]:
    """Each subject in view of a frame, with how much of it the picture shows; and the heads."""
    assert one.recipe is not None and one.recipe.staging is not None
    staging = one.recipe.staging
    things, rows, names = seen_things(tagged(one.recipe, staging))
    items, onlookers, shown_all = staged[one.frame.frame_id]
    shown_in_view = [s for s in shown_all if s.in_view is True]
    known = heads(staging, rows, names)
    found = []
    for shown, said in zip(shown_in_view, staging.subjects, strict=True):
        mine = _names(shown, items, onlookers, staging)
        got = [things[n] for n in mine if n in things]
        share = None
        if shown.kind != "body" and not any(i.fixture for i in items if i.shown is shown) and mine:
            share = sum(g.seen for g in got) / max(sum(g.whole for g in got), 1)
            if one.frame.size in CROPS:  # the bed in a close picture of what lies on it
                share = max(share, sum(g.seen for g in got) / (_LARGE * staging.width * staging.height))
            share = max([share, *(h.inside * h.seen for h in known if h.name in mine)])  # a face is somebody
        height = max((g.bottom - g.top + 1 for g in got if g.seen), default=0) / staging.height
        found.append(SubjectSeen(shown, said.drawn, said.why, tuple(mine), share, height))
    return found, known


def _names(shown: Shown, items: Sequence[Item], of: dict[str, Shown], staging: Staging) -> list[str]:
    ids = {shown.asset} | {a for a, s in of.items() if (s.at, s.what) == (shown.at, shown.what)}
    ids |= {i.asset for i in items if i.shown is shown}
    crowd = shown.kind in ("person", "group") and how_many(shown) >= CROWD_FROM
    people = [*staging.figures, *staging.extras]
    mine = [name_of(f) for f in people if f.asset in ids or (crowd and f.asset == "EXTRA")]
    return mine + [p.asset for p in staging.props if p.asset in ids]

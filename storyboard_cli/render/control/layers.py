"""What of a staging is painted into control pictures: figures and blocks, projected, far to near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from storyboard_cli.plan.staging.figures import under_figures
from storyboard_cli.plan.staging.model import Figure, Furniture, PlacedProp, Staging, Vec3
from storyboard_cli.plan.staging.outline import Outline, crop_of, outline_of
from storyboard_cli.plan.staging.space import NEAR_M, ScreenPoint, View, lerp, toward


@dataclass(frozen=True)
class Block:
    """A prop or a piece of furniture as an upright block: its faces that the camera sees, and its depth."""

    faces: tuple[tuple[Vec3, ...], ...]
    depth: float


@dataclass(frozen=True)
class Layer:
    """One thing to paint: a figure's outline or a block."""

    depth: float
    outline: Outline | None = None
    block: Block | None = None
    asset: str | None = None  # whose mask it belongs to; None: the background's
    figure: Figure | None = None
    hides: bool = False  # a block that is cut out of the masks of figures behind it


@dataclass(frozen=True)
class Set:
    """A staging made ready for painting: the camera and everything in it, far to near."""

    staging: Staging
    view: View
    layers: tuple[Layer, ...]


def open_set(staging: Staging) -> Set:
    """Projects figures, extras, furniture and props once for all control pictures."""
    view = View(staging.camera)
    layers: list[Layer] = []
    named = {f.asset for f in staging.figures}
    for figure in (*staging.extras, *staging.figures):
        outline = outline_of(view, figure.skeleton, figure.height_m, figure.build)
        if _in_picture(outline, staging):
            asset = figure.asset if figure.asset in named or figure.asset != "EXTRA" else None
            layers.append(Layer(figure.depth_m, outline=outline, asset=asset, figure=figure))
    things: tuple[Furniture | PlacedProp, ...] = (*staging.furniture, *staging.props)
    for thing in things:
        if thing.box.width <= 0 and thing.depth_m < NEAR_M:
            continue
        bias = _order_bias(thing)
        hides = isinstance(thing, Furniture) or thing.held_by is None
        for part in _parts(thing):
            depth = _depth_of(view, part)
            order = depth + bias
            if isinstance(thing, Furniture) and thing.kind in _LAIN_ON:
                order = max(order, under_figures(staging, thing))
            layers.append(Layer(order, block=_block(view, part, depth), hides=hides))
    layers.sort(key=lambda layer: -layer.depth)
    return Set(staging, view, tuple(layers))


_LAIN_ON = ("bed", "bench", "sofa")


def _order_bias(thing: Furniture | PlacedProp) -> float:
    """What somebody sits on is painted before the sitter; what a hand holds, after it."""
    if isinstance(thing, PlacedProp):
        return -0.3 if thing.hand is not None else (0.12 if thing.held_by else -0.02)
    return -0.05 if thing.kind in ("desk", "table", "counter") else 0.2


def _in_picture(outline: Outline, staging: Staging) -> bool:
    return crop_of(outline, staging.width, staging.height).area > 0


@dataclass(frozen=True)
class _Slab:
    """One upright block of a thing."""

    place: Vec3
    size_m: Vec3
    facing_deg: float


def _parts(thing: Furniture | PlacedProp) -> list[_Slab]:
    """A chair is a seat and a back, a table a top and two sides, an open umbrella a canopy and a stick."""
    kind = thing.kind if isinstance(thing, Furniture) else thing.shape
    (x, y, z), (width, height, depth) = thing.place, thing.size_m
    if isinstance(thing, PlacedProp) and thing.lies:
        return [_Slab(thing.place, thing.extent_m, thing.facing_deg)]
    dx, dz = toward(thing.facing_deg)
    if kind in _BACKED:
        seat, back = min(_BACKED[kind], height), depth / 2 - 0.04
        return [
            _Slab((x, y, z), (width, seat, depth), thing.facing_deg),
            _Slab((x - dx * back, y + seat, z - dz * back), (width, height - seat, 0.06), thing.facing_deg),
        ]
    if kind in ("desk", "table", "counter"):
        side = width / 2 - 0.03
        return [
            _Slab((x - dz * side * s, y, z + dx * side * s), (0.04, height - 0.04, depth), thing.facing_deg)
            for s in (-1, 1)
        ] + [_Slab((x, y + height - 0.04, z), (width, 0.04, depth), thing.facing_deg)]
    if kind == "umbrella":
        return [
            _Slab((x, y, z), (0.03, height * 0.7, 0.03), thing.facing_deg),
            _Slab((x, y + height * 0.7, z), (width, height * 0.3, depth), thing.facing_deg),
        ]
    return [_Slab(thing.place, thing.size_m, thing.facing_deg)]


_BACKED = {"chair": 0.46, "bench": 0.45, "sofa": 0.42, "car_seat": 0.36, "bus_seat": 0.46}


def _depth_of(view: View, slab: _Slab) -> float:
    x, y, z = slab.place
    return view.to_eye((x, y + slab.size_m[1] / 2, z))[2]


def _block(view: View, thing: _Slab, depth_m: float) -> Block:
    turn = radians(thing.facing_deg)
    c, s = cos(turn), sin(turn)
    (x0, y0, z0), (width, height, depth) = thing.place, thing.size_m
    ring = [
        (x0 + sx * width / 2 * c - sz * depth / 2 * s, z0 + sx * width / 2 * s + sz * depth / 2 * c)
        for sx, sz in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    low: list[Vec3] = [(x, y0, z) for x, z in ring]
    high: list[Vec3] = [(x, y0 + height, z) for x, z in ring]
    faces: list[tuple[Vec3, ...]] = []
    for i in range(4):
        a, b = i, (i + 1) % 4
        nx, nz = ring[b][1] - ring[a][1], -(ring[b][0] - ring[a][0])
        if nx * (view.ex - ring[a][0]) + nz * (view.ez - ring[a][1]) > 0:
            faces.append((low[a], low[b], high[b], high[a]))
    if view.ey > y0 + height:
        faces.append(tuple(high))
    elif view.ey < y0:
        faces.append(tuple(low))
    return Block(tuple(faces), depth_m)


def clip_near(view: View, points: Sequence[Vec3]) -> list[Vec3]:
    """A world polygon in camera coordinates, cut at the near plane; empty where nothing is left."""
    seen = [view.to_eye(p) for p in points]
    kept: list[Vec3] = []
    for index, point in enumerate(seen):
        before = seen[index - 1]
        if (point[2] >= NEAR_M) != (before[2] >= NEAR_M):
            kept.append(lerp(before, point, (NEAR_M - before[2]) / (point[2] - before[2])))
        if point[2] >= NEAR_M:
            kept.append(point)
    return kept


def polygon_on_screen(view: View, points: Sequence[Vec3]) -> list[ScreenPoint]:
    """A world polygon on screen, cut at the near plane."""
    kept = clip_near(view, points)
    return [view.to_screen(p) for p in kept] if len(kept) >= 3 else []


def segment_on_screen(view: View, a: Vec3, b: Vec3) -> tuple[ScreenPoint, ScreenPoint] | None:
    """A world line on screen, cut at the near plane."""
    found = view.segment(a, 0.0, b, 0.0)
    return None if found is None else (found[0], found[2])

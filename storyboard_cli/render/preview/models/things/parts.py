"""What things are put together from: turned bodies, sawn-out boards, flat pieces, and their order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, lofted, times, turned
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.palette import Rgb, alpha
from storyboard_cli.render.preview.solids import Axes, SolidBuilder

PAPER: Rgb = (240, 236, 224)
STEEL: Rgb = (176, 182, 188)
DARK: Rgb = (46, 47, 54)
WOOD: Rgb = (150, 112, 74)
BRASS: Rgb = (206, 166, 78)
GLASS: Rgb = (178, 202, 212)
STONE: Rgb = (176, 174, 166)
IRON: Rgb = (78, 80, 86)
WHITE: Rgb = (240, 240, 236)
LEAF: Rgb = (104, 138, 84)
FLAME: Rgb = (250, 196, 92)

Spot = tuple[float, float, float]  # right, up, ahead of the maker's origin
Part = tuple[Spot, Callable[[], object]]  # where it is, and what draws it
_PLANES = {0: (1, 2), 1: (0, 2), 2: (0, 1)}


def sees(m: SolidBuilder, right: float, up: float, ahead: float, at: Spot = (0.0, 0.0, 0.0)) -> bool:
    """Whether a surface at `at` that looks that way shows its front to the camera."""
    r, u, a = m.axes
    normal = add(add(times(r, right), times(u, up)), times(a, ahead))
    return m.board.lens.faces(normal, m.at(*at))


def near(m: SolidBuilder, *spots: Spot) -> bool:
    """Is any of them behind the camera or at its lens?"""
    return any(m.board.lens.depth(m.at(*s)) < 0.15 for s in spots)


def rect(x0: float, y0: float, x1: float, y1: float, z: float) -> list[Spot]:
    """An upright rectangle that looks ahead or back."""
    return [(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)]


def flat(x0: float, z0: float, x1: float, z1: float, y: float) -> list[Spot]:
    """A lying rectangle."""
    return [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)]


def wall(z0: float, y0: float, z1: float, y1: float, x: float) -> list[Spot]:
    """An upright rectangle that looks to the right or left."""
    return [(x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0)]


def by_depth(m: SolidBuilder, parts: Iterable[Part]) -> None:
    """Draws parts far to near; equal depths keep their order."""
    for _, draw in sorted(((m.board.lens.depth(m.at(*at)), draw) for at, draw in parts), key=lambda p: -p[0]):
        draw()


def spun(m: SolidBuilder, axis: int, degrees: float) -> SolidBuilder:
    """The maker turned about one of its axes: 1 (up) turns its right towards ahead, 0 (right) its up
    towards ahead, 2 (ahead) its right towards up."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    first, second = {0: (1, 2), 1: (0, 2), 2: (0, 1)}[axis]
    axes: list[Vec3] = list(m.axes)
    a, b = axes[first], axes[second]
    axes[first] = add(times(a, c), times(b, s))
    axes[second] = add(times(b, c), times(a, -s))
    made: Axes = (axes[0], axes[1], axes[2])
    return SolidBuilder(m.board, m.origin, made, m.vivid, m.edge)


def laid(m: SolidBuilder, tall: float, thick: float) -> SolidBuilder:
    """For what is drawn upright and lies on its back around the origin: its front looks up, its top lies
    away from whoever is ahead."""
    return spun(m.moved(0, thick / 2, tall / 2), 0, -90)


def silhouette(
    m: SolidBuilder, polygons: Sequence[Sequence[Point]], depth: float, weight: float | None = None
) -> None:
    """The ink round a union of convex polygons, drawn before they are filled."""
    width = m.board.weight(depth) * (m.edge if weight is None else weight)
    if width > 0:
        m.board.picture.fill(polygons, alpha(m.board.tone.line(depth), 1), grow=width * 0.6)


def lathe(
    m: SolidBuilder, profile: Sequence[tuple[float, float]], colour: Rgb, *, at: Spot = (0.0, 0.0, 0.0),
    axis: int = 1, steps: int = 20, weight: float | None = None, cap: Rgb | None = None, squash: float = 1.0,
    ends: bool = True,
) -> None:  # fmt: skip
    """A turned body: (radius, place along the axis) pairs. `squash` narrows it in the second direction of
    its rings; `cap` is the colour of the end that is seen, which a hoop (`ends=False`) has not."""
    board, plane = m.board, _PLANES[axis]
    rings: list[list[Spot]] = []
    for radius, along in profile:
        centre = list(at)
        centre[axis] += along
        radius = max(radius, 1e-4)
        rings.append(m.ellipse((centre[0], centre[1], centre[2]), plane, (radius, radius * squash), steps))
    placed = [[m.at(*p) for p in ring] for ring in rings]
    if any(board.lens.depth(p) < 0.15 for ring in placed for p in ring):
        return
    screen = [[board.lens.point(p) for p in ring] for ring in placed]
    depth = board.depth_of([ring[0] for ring in placed])
    bands = lofted(screen)
    silhouette(m, bands, depth, weight)
    board.picture.fill(bands, alpha(m.colour(colour, 0.8, depth), 1))
    bright = _lit_rings(screen, board.towards_light)
    if bright:
        board.picture.fill(lofted(bright), alpha(m.colour(colour, 1.0, depth), 1))
    for end, sign in ((-1, 1.0), (0, -1.0)):
        normal = [0.0, 0.0, 0.0]
        normal[axis] = sign if profile[-1][1] >= profile[0][1] else -sign
        if ends and profile[end][0] > 0.002 and sees(m, normal[0], normal[1], normal[2], rings[end][0]):
            m.shape(rings[end], cap or colour, value=1.05, edge=0.45 if weight is None else weight * 0.6)


def _lit_rings(rings: Sequence[Sequence[Point]], towards: Point) -> list[list[Point]]:
    """The lit side of a turned body: each ring narrowed across the body and moved to the light's side."""
    centres = [(sum(x for x, _ in r) / len(r), sum(y for _, y in r) / len(r)) for r in rings]
    dx, dy = centres[-1][0] - centres[0][0], centres[-1][1] - centres[0][1]
    size = math.hypot(dx, dy)
    if size < 0.3 * max(abs(x - centres[0][0]) for x, _ in rings[0]) + 0.5:  # seen along its axis
        return []
    dx, dy = dx / size, dy / size
    px, py = -dy, dx
    side = 1.0 if px * towards[0] + py * towards[1] >= 0 else -1.0
    found = []
    for (cx, cy), ring in zip(centres, rings, strict=True):
        broad = max(abs((x - cx) * px + (y - cy) * py) for x, y in ring)
        moved = []
        for x, y in ring:
            long = (x - cx) * dx + (y - cy) * dy
            wide = ((x - cx) * px + (y - cy) * py) * 0.62 + side * broad * 0.36
            moved.append((cx + dx * long + px * wide, cy + dy * long + py * wide))
        found.append(moved)
    return found


def prism(
    m: SolidBuilder, outline: Sequence[tuple[float, float]], lo: float, hi: float, colour: Rgb, *,
    axis: int = 2, weight: float | None = None, crease: float | None = None, front: Rgb | None = None,
) -> bool:  # fmt: skip
    """A board sawn along `outline` and as thick as from `lo` to `hi` along the axis. The outline is
    (right, up) for axis 2, (ahead, up) for axis 0, (right, ahead) for axis 1. `front` colours the sawn
    faces. Whether its hi face is seen."""
    board = m.board
    caps = [[_on_axis(p, t, axis) for p in outline] for t in (lo, hi)]
    if near(m, *caps[0], *caps[1]):
        return False
    count = len(outline)
    sides = [
        (caps[0][i], caps[0][(i + 1) % count], caps[1][(i + 1) % count], caps[1][i]) for i in range(count)
    ]
    faces = [[board.lens.point(m.at(*p)) for p in face] for face in (*caps, *sides)]
    silhouette(m, [turned(face) for face in faces], board.depth_of([m.at(*p) for p in caps[1]]), weight)
    fine = crease if crease is not None else (0.45 if count <= 8 else 0.0)
    for i in _seen_sides(m, outline, sides, axis):
        m.face(sides[i], colour, edge=fine)
    for end, way in ((1, 1.0), (0, -1.0)):
        if _looks_along(m, axis, way, caps[end][0]):
            m.shape(caps[end], front or colour, edge=0.5 if weight is None else weight * 0.6)
            return end == 1
    return False


def _on_axis(p: tuple[float, float], along: float, axis: int) -> Spot:
    return {2: (p[0], p[1], along), 0: (along, p[1], p[0]), 1: (p[0], along, p[1])}[axis]


def _looks_along(m: SolidBuilder, axis: int, way: float, at: Spot) -> bool:
    return sees(m, *((way, 0.0, 0.0), (0.0, way, 0.0), (0.0, 0.0, way))[axis], at)


def _seen_sides(
    m: SolidBuilder, outline: Sequence[tuple[float, float]], sides: Sequence[Sequence[Spot]], axis: int
) -> list[int]:
    """The sides of a sawn board that face the camera, far to near."""
    edges = _closed(outline)
    sign = 1.0 if sum(a[0] * b[1] - b[0] * a[1] for a, b in edges) > 0 else -1.0
    seen = []
    for i, (a, b) in enumerate(edges):
        out = ((b[1] - a[1]) * sign, (a[0] - b[0]) * sign)
        if sees(m, *_on_axis(out, 0.0, axis), sides[i][0]):
            seen.append((-m.board.lens.depth(m.at(*sides[i][0])), i))
    return [i for _, i in sorted(seen)]


def _closed(outline: Sequence[tuple[float, float]]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [(outline[i], outline[(i + 1) % len(outline)]) for i in range(len(outline))]


def ball(m: SolidBuilder, at: Spot, radius: float, colour: Rgb, outline: float = 0.8) -> None:
    """A ball; `at` is its middle."""
    m.rod([(*at, radius), (at[0], at[1] + radius * 0.01, at[2], radius)], colour, outline=outline)


def disc_at(
    m: SolidBuilder, at: Spot, radius: float, colour: Rgb, *, plane: tuple[int, int] = (0, 1),
    edge: float = 0.5, value: float = 1.0, tall: float | None = None,
) -> None:  # fmt: skip
    """A flat disc in a plane of two axes."""
    m.shape(
        m.ellipse(at, plane, (radius, radius if tall is None else tall), 18), colour, value=value, edge=edge
    )


def arc(
    cx: float, cy: float, rx: float, ry: float, start: float, end: float, steps: int = 8
) -> list[tuple[float, float]]:
    """Points of an arc in a plane, by degrees."""
    found = []
    for k in range(steps + 1):
        angle = math.radians(start + (end - start) * k / steps)
        found.append((cx + rx * math.cos(angle), cy + ry * math.sin(angle)))
    return found


def mirrored(half: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A symmetrical outline from its right half, given from the bottom up."""
    return [*half, *[(-x, y) for x, y in reversed(half)]]


def flame(m: SolidBuilder, at: Spot, tall: float) -> None:
    """A small flame, turned to the camera."""
    lens = m.board.lens
    right = lens.right
    x, y, z = m.at(*at)
    depth = lens.depth((x, y, z))
    if depth < 0.15:
        return
    for share, colour in ((1.0, (244, 150, 60)), (0.6, FLAME), (0.3, (255, 242, 200))):
        points = []
        for px, py in ((0, 0), (0.26, 0.22), (0.2, 0.55), (0.02, 1.0), (-0.2, 0.5), (-0.25, 0.2)):
            k = tall * share
            points.append(lens.point((x + right[0] * px * k, y + py * k, z + right[2] * px * k)))
        m.board.picture.fill([turned(points)], alpha(m.colour(colour, 1.25, depth), 1))


def lying(m: SolidBuilder, tall: float, broad: float) -> SolidBuilder:
    """For a long thing that is drawn upright and lies on the ground: its up is to the right."""
    return spun(m.moved(-tall / 2, broad / 2, 0), 2, -90)


def in_hand(m: SolidBuilder, model: Model, grip: float = 0.5) -> SolidBuilder:
    """A tool as large as its model: upright in a hand, which has it at `grip` of its height, else lying."""
    return upright_or_lying(m, model.held, model.size[1], model.size[0], grip)


def upright_or_lying(
    m: SolidBuilder, held: bool, tall: float, broad: float, grip: float = 0.5
) -> SolidBuilder:
    """In a hand, which has it at `grip` of its height, it stands up; else it lies. (A thing of grip `hand`
    has its own middle in the hand.)"""
    return m.moved(0, tall * (0.5 - grip), 0) if held else lying(m, tall, broad)


def glow(m: SolidBuilder, at: Spot, reach: float) -> None:
    """The light that a burning lamp throws around it, so many metres far."""
    m.board.light_lamp(m.at(*at), reach)

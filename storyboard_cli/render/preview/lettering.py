"""Words on things: lettered in perspective on a flat face, or as a small caption on the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, length, sub, times, turned
from storyboard_cli.render.preview.letter_forms import plain, strokes, width_of
from storyboard_cli.render.preview.palette import Rgb, alpha, luma
from storyboard_cli.render.preview.solids import SolidBuilder

LEAST_PX = 7.0  # letters lower than this cannot be read
_LEAST_SHARE = 10.0  # … at a panel's full size, in units of the board
_LINE = 1.5  # from one base line to the next, em
Corner = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Plane:
    """A face as a page: its lower left corner, and its sides to the right and up, as the camera sees it."""

    origin: Vec3
    across: Vec3
    up: Vec3

    @property
    def size(self) -> tuple[float, float]:
        return length(self.across), length(self.up)

    def at(self, x: float, y: float) -> Vec3:
        """The point that many metres right of and above the lower left corner."""
        w, h = self.size
        return add(self.origin, add(times(self.across, x / w), times(self.up, y / h)))


def letter_face(
    m: SolidBuilder, text: str, corners: Sequence[Corner], *, on: Rgb = (238, 233, 220), margin: float = 0.09,
    tallest: float = 0.5, most_lines: int = 3, least_px: float | None = None, ink: Rgb | None = None,
    turn: bool = True,
) -> bool:  # fmt: skip
    """Letters `text` on a flat four-cornered face (corners in order around it, maker's metres), as large as
    it fits: upright and never mirrored, in up to `most_lines` lines; up a narrow face if `turn`.

    `on` is the colour of the face, which decides whether the ink is dark or light. False: too small to read.
    """
    board = m.board
    said = plain(text)
    placed = [m.at(*c) for c in corners]
    if not said or len(placed) != 4 or any(board.lens.depth(p) < 0.15 for p in placed):
        return False
    planes = _readable(board, placed)
    if not planes:
        return False
    plane, (lines, tall) = planes[0], _fitted(said, planes[0], margin, tallest, most_lines)
    if turn and len(planes) > 1:
        turned_lines, turned_tall = _fitted(said, planes[1], margin, tallest, most_lines)
        if turned_tall > 1.7 * tall:
            plane, lines, tall = planes[1], turned_lines, turned_tall
    seen = _pixels(board, plane, tall)
    least = max(LEAST_PX, _LEAST_SHARE * board.unit) if least_px is None else least_px
    if seen < least:
        return False
    _write(board, plane, lines, tall, ink or ink_on(board, on), seen)
    return True


def ink_on(board: Board, face: Rgb) -> Rgb:
    """Dark ink on a light face, light ink on a dark one."""
    style = board.tone.style
    dark, light = sorted((style.ink, style.paper), key=luma)
    return dark if luma(face) > 0.36 else light


def _readable(board: Board, placed: Sequence[Vec3]) -> list[_Plane]:
    """The ways to write on a face that are not mirrored: the most upright first, then up its side."""
    found: list[tuple[float, _Plane]] = []
    for i in range(4):
        for step in (1, -1):
            origin, right, up = placed[i], placed[(i + step) % 4], placed[(i - step) % 4]
            o, r, u = (board.lens.point(p) for p in (origin, right, up))
            ax, ay, bx, by = r[0] - o[0], o[1] - r[1], u[0] - o[0], o[1] - u[1]
            if ax * by - ay * bx <= 1.0:
                continue
            upright = math.atan2(ay, ax)
            found.append((upright, _Plane(origin, sub(right, origin), sub(up, origin))))
    if not found:
        return []
    first = min(found, key=lambda item: abs(item[0]))
    second = min(found, key=lambda item: abs(item[0] - first[0] - math.pi / 2))
    return [first[1], second[1]] if second is not first else [first[1]]


def _fitted(
    said: str, plane: _Plane, margin: float, tallest: float, most_lines: int
) -> tuple[list[str], float]:
    """The words in lines, and how tall a capital may be, metres."""
    w, h = plane.size
    edge = margin * min(w, h)
    best: tuple[list[str], float] = ([said], 0.0)
    for count in range(1, min(most_lines, len(said.split())) + 1):
        lines = wrapped(said, count)
        widest = max(0.3, *(width_of(line) for line in lines))
        tall = min((w - 2 * edge) / widest, (h - 2 * edge) / ((count - 1) * _LINE + 1), h * tallest)
        if tall > best[1] * 1.05:
            best = (lines, tall)
    return best


def wrapped(said: str, count: int) -> list[str]:
    """The words in so many lines, as even as they go."""
    words, lines = said.split(), []
    for left in range(count, 0, -1):
        whole = width_of(" ".join(words)) / left
        taken = 1
        while len(words) - taken >= left and taken < len(words):
            now, then = width_of(" ".join(words[:taken])), width_of(" ".join(words[: taken + 1]))
            if abs(then - whole) > abs(whole - now):
                break
            taken += 1
        if left == 1:
            taken = len(words)
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [line for line in lines if line]


def _pixels(board: Board, plane: _Plane, tall: float) -> float:
    """How tall a capital is on screen, or how wide, where the face is seen from its side."""
    w, h = plane.size
    middle = plane.at(w / 2, h / 2)
    up, across = plane.at(w / 2, h / 2 + tall), plane.at(w / 2 + tall, h / 2)
    at = board.lens.point(middle)
    return min(math.dist(at, board.lens.point(up)), 1.5 * math.dist(at, board.lens.point(across)))


def _write(board: Board, plane: _Plane, lines: Sequence[str], tall: float, ink: Rgb, seen: float) -> None:
    w, h = plane.size
    block = tall * ((len(lines) - 1) * _LINE + 1)
    drawn: list[list[Point]] = []
    for row, line in enumerate(lines):
        left = (w - width_of(line) * tall) / 2
        base = (h + block) / 2 - tall * (1 + row * _LINE)
        for stroke in strokes(line):
            drawn.append([board.lens.point(plane.at(left + x * tall, base + y * tall)) for x, y in stroke])
    board.picture.stroke(drawn, max(1.0 * board.unit, seen * 0.13), alpha(ink, 0.95))


def letter_label(board: Board, point: Vec3, text: str, height_px: float | None = None) -> None:
    """A small caption over a point of the world: dark ink on a light patch, inside the picture."""
    said = plain(text)
    if not said or board.lens.depth(point) < 0.15:
        return
    tall = height_px if height_px is not None else max(LEAST_PX, 15 * board.unit)
    lines = wrapped(said, 2) if width_of(said) > 11 and " " in said else [said]
    width = max(width_of(line) for line in lines) * tall
    half_w, half_h = width / 2 + tall * 0.6, tall * (((len(lines) - 1) * _LINE + 1) / 2 + 0.55)
    x, y = board.lens.point(point)
    picture = board.picture
    if not (-half_w < x < picture.width + half_w and -half_h < y < picture.height + half_h):
        return
    x = min(max(x, half_w + 2), picture.width - half_w - 2)
    y = min(max(y, half_h + 2), picture.height - half_h - 2)
    style = board.tone.style
    dark, light = sorted((style.ink, style.paper), key=luma)
    patch = _rounded(x, y, half_w, half_h, tall * 0.45)
    picture.fill([patch], alpha(dark, 0.9), grow=1.0 * board.unit)
    picture.fill([patch], alpha(light, 0.96))
    drawn: list[list[Point]] = []
    for row, line in enumerate(lines):
        left = x - width_of(line) * tall / 2
        base = y - half_h + tall * (1.55 + row * _LINE)
        drawn += [[(left + px * tall, base - py * tall) for px, py in stroke] for stroke in strokes(line)]
    picture.stroke(drawn, max(1.0, tall * 0.12), alpha(dark, 1.0))


def _rounded(x: float, y: float, half_w: float, half_h: float, radius: float) -> list[Point]:
    points = []
    for sx, sy, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for k in range(4):
            angle = math.radians(start + 30 * k)
            points.append(
                (
                    x + sx * (half_w - radius) + radius * math.cos(angle),
                    y + sy * (half_h - radius) + radius * math.sin(angle),
                )
            )
    return turned(points)


def letter_box(m: SolidBuilder, size: Vec3, text: str, on: Rgb, base: float = 0.0) -> None:
    """Letters a word on that side of an upright box (standing on the maker's origin) that shows it best;
    where no side does, it is captioned."""
    if not text:
        return
    sides = sorted(_sides(m, size, base), key=lambda side: -side[0])
    if not any(letter_face(m, text, corners, on=on) for _, corners in sides[:3]):
        letter_label(m.board, m.at(0, base + size[1] / 2, 0), text)


def _sides(m: SolidBuilder, size: Vec3, base: float) -> list[tuple[float, list[Corner]]]:
    """The sides of a box that face the camera, each with its area on screen."""
    w, d, lo, hi = size[0] / 2, size[2] / 2, base, base + size[1]
    flats: list[tuple[Vec3, list[Corner]]] = []
    for s in (1, -1):
        ahead: list[Corner] = [(-w, lo, s * d), (w, lo, s * d), (w, hi, s * d), (-w, hi, s * d)]
        right: list[Corner] = [(s * w, lo, -d), (s * w, lo, d), (s * w, hi, d), (s * w, hi, -d)]
        flats += [(times(m.axes[2], s), ahead), (times(m.axes[0], s), right)]
    flats.append((m.axes[1], [(-w, hi, -d), (w, hi, -d), (w, hi, d), (-w, hi, d)]))
    found = []
    for normal, corners in flats:
        placed = [m.at(*c) for c in corners]
        if m.board.lens.faces(normal, placed[0]) and all(m.board.lens.depth(p) > 0.15 for p in placed):
            found.append((_area([m.board.lens.point(p) for p in placed]), corners))
    return found


def _area(points: Sequence[Point]) -> float:
    return (
        abs(
            sum(points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1] for i in range(len(points)))
        )
        / 2
    )

"""The shell of an interior: floor, walls, ceiling, windows, doors and what hangs on the walls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.display import Linear, Point
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.light_in_rooms import window_light
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import sky_colours


@dataclass(frozen=True)
class Wall:
    """One wall seen from inside: u runs to the right along it, v upward."""

    name: str
    origin: Vec3  # its lower left corner as seen from inside
    across: Vec3
    normal: Vec3
    length: float
    height: float

    def at(self, u: float, v: float, out: float = 0.0) -> Vec3:
        return (
            self.origin[0] + self.across[0] * u + self.normal[0] * out,
            v,
            self.origin[2] + self.across[2] * u + self.normal[2] * out,
        )


def walls_of(scene: Scenery) -> list[Wall]:
    """The four walls, each as seen from the middle of the room."""
    r = scene.room
    wide, deep, tall = scene.width, scene.depth, r.ceiling
    return [
        Wall("back", (r.left, 0, r.back), (1, 0, 0), (0, 0, -1), wide, tall),
        Wall("right", (r.right, 0, r.back), (0, 0, -1), (-1, 0, 0), deep, tall),
        Wall("front", (r.right, 0, r.front), (-1, 0, 0), (0, 0, 1), wide, tall),
        Wall("left", (r.left, 0, r.front), (0, 0, 1), (1, 0, 0), deep, tall),
    ]


@dataclass
class RoomShell:
    """An interior being drawn."""

    scene: Scenery
    floor: Rgb
    wall: Rgb
    ceiling: Rgb
    skirting: bool = True

    def __post_init__(self) -> None:
        lens = self.scene.board.lens
        self.walls = [w for w in walls_of(self.scene) if lens.faces(w.normal, w.at(w.length / 2, 0))]

    def wall_named(self, name: str) -> Wall | None:
        """That wall, where it can be seen."""
        return next((w for w in self.walls if w.name == name), None)

    def draw(self, *, tiles: float = 0.0, planks: float = 0.0) -> None:
        """Floor, ceiling and walls."""
        scene, r = self.scene, self.scene.room
        board = scene.board
        far = 2.0
        front = min(r.front, board.lens.eye[2] - far)
        left, right = min(r.left, board.lens.eye[0] - 0.5), max(r.right, board.lens.eye[0] + 0.5)
        _ = left, right
        board.picture.wash(alpha(board.tone.set(scaled(self.wall, 0.8), 1, 5), 1))
        self._ground(front)
        top = [
            (r.left, r.ceiling, front),
            (r.right, r.ceiling, front),
            (r.right, r.ceiling, r.back),
            (r.left, r.ceiling, r.back),
        ]
        if board.lens.eye[1] < r.ceiling:
            board.plane(top, self.ceiling, 0.86)
        for wall in sorted(self.walls, key=lambda w: -board.lens.depth(w.at(w.length / 2, 1))):
            self._towards_us(wall, front)
            self._wall(wall)
        if planks:
            self.floor_lines(planks, lengthways=True)
        if tiles:
            self.floor_lines(tiles, lengthways=True)
            self.floor_lines(tiles, lengthways=False)

    def _ground(self, front: float) -> None:
        r, board = self.scene.room, self.scene.board
        points = [(r.left, 0.0, front), (r.right, 0.0, front), (r.right, 0.0, r.back), (r.left, 0.0, r.back)]
        screen = board.lens.polygon(points)
        if len(screen) < 3:
            return
        top, bottom = min(y for _, y in screen), max(y for _, y in screen)
        far = board.tone.set(self.floor, 1.02, 9)
        near = board.tone.set(self.floor, 0.82, 1.5)
        paint = Linear((0, top), (0, bottom), ((0.0, alpha(far, 1)), (1.0, alpha(near, 1))))
        board.picture.fill([turned(screen)], paint)

    def _wall(self, wall: Wall) -> None:
        board = self.scene.board
        corners = [
            wall.at(0, 0),
            wall.at(wall.length, 0),
            wall.at(wall.length, wall.height),
            wall.at(0, wall.height),
        ]
        value = board.value_of(wall.normal)
        screen = board.lens.polygon(corners)
        if len(screen) < 3:
            return
        depth = board.depth_of(corners)
        low, high = min(y for _, y in screen), max(y for _, y in screen)
        light = board.tone.set(self.wall, value * 1.03, depth)
        dark = board.tone.set(self.wall, value * 0.9, depth)
        paint = Linear(
            (0, low), (0, high), ((0.0, alpha(dark, 1)), (0.45, alpha(light, 1)), (1.0, alpha(dark, 1)))
        )
        board.picture.fill([turned(screen)], paint)
        board.edges([[corners[0], corners[3]], [corners[1], corners[2]]], 0.9)
        board.edges([[corners[0], corners[1]], [corners[3], corners[2]]], 1.0)
        if self.skirting:
            board.edges([[wall.at(0, 0.11), wall.at(wall.length, 0.11)]], 0.5)

    def _towards_us(self, wall: Wall, front: float) -> None:
        """A side wall goes on past a camera that stands before the room: there is no void beside it."""
        r, board = self.scene.room, self.scene.board
        if wall.name not in ("left", "right") or front >= r.front:
            return
        x = r.left if wall.name == "left" else r.right
        corners = [(x, 0.0, front), (x, 0.0, r.front), (x, wall.height, r.front), (x, wall.height, front)]
        board.plane(corners, self.wall, board.value_of(wall.normal) * 0.94)

    def floor_lines(self, step: float, *, lengthways: bool) -> None:
        """Boards or tiles."""
        r, board = self.scene.room, self.scene.board
        lines: list[list[Point]] = []
        front = min(r.front, board.lens.eye[2] - 1)
        start, stop = (r.left, r.right) if lengthways else (front, r.back)
        count = int((stop - start) / step)
        for i in range(1, count + 1):
            at = start + i * step
            a, b = (
                ((at, 0.0, front), (at, 0.0, r.back))
                if lengthways
                else ((r.left, 0.0, at), (r.right, 0.0, at))
            )
            lines += board.lens.line([a, b])
        colour = alpha(board.tone.line(5), 0.28)
        board.picture.stroke(lines, max(0.7, board.unit * 0.9 * board.tone.style.weight), colour)

    # -- things in and on walls --------------------------------------------------------------------

    def panel(
        self, wall: Wall | None, u: float, v: float, wide: float, tall: float, colour: Rgb, *,
        value: float = 1.0,
        edge: float = 0.9, out: float = 0.01,
    ) -> None:  # fmt: skip
        """A flat piece on a wall: a board, a poster, a door leaf; u, v is its lower left corner."""
        if wall is None:
            return
        points = [
            wall.at(u, v, out),
            wall.at(u + wide, v, out),
            wall.at(u + wide, v + tall, out),
            wall.at(u, v + tall, out),
        ]
        if 0.12 < wide * tall < 5.0:
            self.scene.hung.append(tuple(points))
        board = self.scene.board
        board.plane(points, colour, board.value_of(wall.normal) * value, edge=edge)

    def line(
        self,
        wall: Wall | None,
        points: Sequence[tuple[float, float]],
        weight: float = 0.6,
        out: float = 0.015,
    ) -> None:
        if wall is not None:
            self.scene.board.edges([[wall.at(u, v, out) for u, v in points]], weight)

    def window(
        self, wall: Wall | None, u: float, sill: float, wide: float, tall: float, *, panes: tuple[int,
        int] = (2, 2),
        curtain: Rgb | None = None,
    ) -> None:  # fmt: skip
        """A window with the sky in it."""
        if wall is None:
            return
        scene, board = self.scene, self.scene.board
        self.panel(
            wall,
            u - 0.07,
            sill - 0.07,
            wide + 0.14,
            tall + 0.14,
            mix(self.wall, (255, 255, 255), 0.4),
            value=0.96,
            edge=1.0,
        )
        glass = [
            wall.at(u, sill, 0.012),
            wall.at(u + wide, sill, 0.012),
            wall.at(u + wide, sill + tall, 0.012),
            wall.at(u, sill + tall, 0.012),
        ]
        screen = board.lens.polygon(glass)
        if len(screen) < 3:
            return
        high, low = sky_colours(scene)
        top, bottom = min(y for _, y in screen), max(y for _, y in screen)
        paint = Linear((0, top), (0, bottom), ((0.0, alpha(high, 1)), (1.0, alpha(low, 1))))
        board.picture.fill([turned(screen)], paint)
        with board.picture.clip([turned(screen)]):
            self._outside(wall, u, sill, wide)
        lines: list[list[Vec3]] = []
        for i in range(1, panes[0]):
            lines.append(
                [
                    wall.at(u + wide * i / panes[0], sill, 0.02),
                    wall.at(u + wide * i / panes[0], sill + tall, 0.02),
                ]
            )
        for j in range(1, panes[1]):
            lines.append(
                [
                    wall.at(u, sill + tall * j / panes[1], 0.02),
                    wall.at(u + wide, sill + tall * j / panes[1], 0.02),
                ]
            )
        board.edges([*lines, [*glass, glass[0]]], 1.4)
        self.panel(
            wall,
            u - 0.12,
            sill - 0.1,
            wide + 0.24,
            0.06,
            mix(self.wall, (255, 255, 255), 0.3),
            value=0.9,
            out=0.06,
        )
        if wall.name in ("left", "back", "right"):
            window_light(board, (glass[0], glass[1], glass[2], glass[3]), wall.normal, panes)
        if curtain is not None:
            self._curtains(wall, u, sill, wide, tall, curtain)

    def _outside(self, wall: Wall, u: float, sill: float, wide: float) -> None:
        """A soft treeline beyond the glass."""
        board, hand = self.scene.board, self.scene.hand
        colour = mix(sky_colours(self.scene)[1], board.tone.set((112, 132, 108), 0.9, 6), 0.4)
        steps = 7
        shape = [
            board.lens.point(wall.at(u + wide * i / steps, sill + 0.22 + hand.uniform(0.0, 0.3), -0.1))
            for i in range(steps + 1)
        ]
        low = [
            board.lens.point(wall.at(u + wide, sill - 0.1, -0.1)),
            board.lens.point(wall.at(u, sill - 0.1, -0.1)),
        ]
        if board.lens.depth(wall.at(u, sill)) > 0.4 and board.lens.depth(wall.at(u + wide, sill)) > 0.4:
            board.picture.fill([turned([*shape, *low])], alpha(colour, 0.8))

    def _curtains(self, wall: Wall, u: float, sill: float, wide: float, tall: float, colour: Rgb) -> None:
        for start, end in ((u - 0.22, u + wide * 0.2), (u + wide * 0.8, u + wide + 0.22)):
            self.panel(wall, start, sill - 0.18, end - start, tall + 0.36, colour, edge=0.8, out=0.07)
            for k in (0.3, 0.6):
                x = start + (end - start) * k
                self.line(wall, [(x, sill - 0.1), (x + 0.02, sill + tall + 0.1)], 0.5, out=0.075)
        self.line(wall, [(u - 0.34, sill + tall + 0.2), (u + wide + 0.34, sill + tall + 0.2)], 1.3, out=0.08)

    def door(
        self,
        wall: Wall | None,
        u: float,
        *,
        wide: float = 0.95,
        tall: float = 2.1,
        colour: Rgb = (140, 112, 84),
    ) -> None:
        """A door with its frame and handle."""
        if wall is None:
            return
        self.panel(wall, u - 0.08, 0, wide + 0.16, tall + 0.08, scaled(colour, 1.12), edge=0.9)
        self.panel(wall, u, 0, wide, tall, colour, value=0.95, out=0.015)
        for v, h in ((0.18, 0.75), (1.12, 0.8)):
            self.panel(wall, u + wide * 0.16, v, wide * 0.68, h, scaled(colour, 0.93), out=0.02, edge=0.5)
        self.line(wall, [(u + wide * 0.88, 1.02), (u + wide * 0.76, 1.02)], 2.0, out=0.05)

    def picture_frame(
        self, wall: Wall | None, u: float, v: float, wide: float, tall: float, colour: Rgb
    ) -> None:
        """Something framed; only shapes, never text."""
        if wall is None:
            return
        self.panel(wall, u, v, wide, tall, mix(self.wall, (90, 70, 56), 0.6), edge=1.0)
        self.panel(wall, u + 0.05, v + 0.05, wide - 0.1, tall - 0.1, colour, out=0.015, edge=0.5)
        self.line(
            wall,
            [
                (u + wide * 0.2, v + tall * 0.3),
                (u + wide * 0.45, v + tall * 0.6),
                (u + wide * 0.6, v + tall * 0.42),
                (u + wide * 0.82, v + tall * 0.66),
            ],
            0.5,
            out=0.02,
        )

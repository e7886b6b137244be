"""What interiors are built of: shells of any cross-section; what walls, floors and ceilings have."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled
from storyboard_cli.render.preview.sets.clear_faces import clear_of_faces
from storyboard_cli.render.preview.sets.scenery import Drawer, Scenery
from storyboard_cli.render.preview.sets.shell import RoomShell, Wall
from storyboard_cli.render.preview.sets.sky import sky_colours
from storyboard_cli.render.preview.solids import SolidBuilder

Flat = tuple[float, float]
GLOW: Rgb = (255, 248, 226)
STONE: Rgb = (168, 164, 156)
STEEL: Rgb = (150, 156, 162)
DARK: Rgb = (54, 54, 60)
OAK: Rgb = (140, 100, 66)
GREEN: Rgb = (98, 134, 92)


@dataclass
class Inside(RoomShell):
    """A room of four walls, with more to put on them than a home needs."""

    @property
    def world(self) -> SolidBuilder:
        """Draws at once, in metres of the world: right, up, away."""
        return SolidBuilder(self.scene.board)

    def poly(
        self, wall: Wall | None, points: Sequence[Flat], colour: Rgb, *, value: float = 1.0,
        edge: float = 0.9, out: float = 0.01,
    ) -> None:  # fmt: skip
        """A flat piece of any outline on a wall; points are (along, up) in metres."""
        if wall is not None:
            board = self.scene.board
            placed = [wall.at(u, v, out) for u, v in points]
            board.plane(placed, colour, board.value_of(wall.normal) * value, edge=edge)

    def disc(
        self, wall: Wall | None, u: float, v: float, radius: float, colour: Rgb, *, value: float = 1.0,
        edge: float = 0.9, out: float = 0.012,
    ) -> None:  # fmt: skip
        """A round thing on a wall: a clock, a porthole, a dial."""
        self.poly(wall, ring(u, v, radius), colour, value=value, edge=edge, out=out)

    def arch(
        self, wall: Wall | None, u: float, v: float, wide: float, tall: float, colour: Rgb, *,
        pointed: bool = False, value: float = 1.0, out: float = 0.01,
    ) -> None:  # fmt: skip
        """An opening or a niche with a round or a pointed head; u, v is its lower left corner."""
        self.poly(wall, arched(u, v, wide, tall, pointed=pointed), colour, value=value, out=out)

    def bricks(
        self, wall: Wall | None, low: float = 0.0, high: float | None = None, *, course: float = 0.22,
        long: float = 0.5, strength: float = 0.3,
    ) -> None:  # fmt: skip
        """The joints of bricks or blocks between two heights."""
        if wall is None:
            return
        top = wall.height if high is None else high
        rows = int((top - low) / course)
        lines: list[list[Vec3]] = []
        for k in range(rows + 1):
            v = low + k * course
            lines.append([wall.at(0, v, 0.01), wall.at(wall.length, v, 0.01)])
            for j in range(int(wall.length / long)):
                u = (j + 0.5 * (k % 2)) * long
                if (j * 7 + k * 3) % 3 == 0 and k < rows:  # a hand hints at them
                    lines.append([wall.at(u, v, 0.01), wall.at(u, v + course, 0.01)])
        self.faint(lines, strength)

    def tiled(self, wall: Wall | None, step: float, low: float = 0.0, high: float | None = None) -> None:
        """Square tiles between two heights."""
        if wall is None:
            return
        top = wall.height if high is None else high
        flat = [
            [wall.at(0, low + k * step, 0.01), wall.at(wall.length, low + k * step, 0.01)]
            for k in range(int((top - low) / step) + 1)
        ]
        up = [
            [wall.at(k * step, low, 0.01), wall.at(k * step, top, 0.01)]
            for k in range(int(wall.length / step) + 1)
        ]
        self.faint([*flat, *up], 0.26)

    def boards(self, wall: Wall | None, step: float, low: float = 0.0, high: float | None = None) -> None:
        """Upright boards or panels."""
        if wall is not None:
            top = wall.height if high is None else high
            count = int(wall.length / step)
            self.faint(
                [[wall.at(k * step, low, 0.01), wall.at(k * step, top, 0.01)] for k in range(count)], 0.4
            )

    def logs(self, wall: Wall | None, step: float = 0.3) -> None:
        """Level logs or planks, one on another."""
        if wall is not None:
            count = int(wall.height / step)
            for k in range(1, count):
                self.line(wall, [(0, k * step), (wall.length, k * step)], 0.8)

    def faint(self, lines: Sequence[Sequence[Vec3]], strength: float = 0.28) -> None:
        """Thin lines of a surface, all of one stroke."""
        faint_lines(self.scene, lines, strength)

    def runner(self, left: float, right: float, near: float, far: float, colour: Rgb) -> None:
        """A carpet or a marked area on the floor."""
        floor_patch(self.scene, left, right, near, far, colour)

    def strip_lights(self, columns: Sequence[float], count: int = 4, *, long: float = 0.7) -> None:
        """Lit panels in the ceiling."""
        r = self.scene.room
        for k in range(count):
            z = r.front + 2.2 + k * (self.scene.depth - 2.6) / max(1, count - 1)
            for x in columns:
                y = r.ceiling - 0.015
                patch = [(x - 0.3, y, z), (x + 0.3, y, z), (x + 0.3, y, z + long), (x - 0.3, y, z + long)]
                self.scene.board.plane(patch, (255, 253, 244), 1.2, edge=0.5)

    def beams(self, count: int, colour: Rgb, *, thick: float = 0.22, drop: float = 0.0) -> None:
        """Beams across under the ceiling, far to near."""
        r = self.scene.room
        for k in range(count, 0, -1):
            z = r.front + 1.2 + k * (self.scene.depth - 1.4) / count
            if self.scene.board.lens.depth((self.scene.centre_x, r.ceiling, z)) > 0.8:
                where = (self.scene.centre_x, r.ceiling - thick - drop, z)
                self.world.box(where, (self.scene.width, thick, thick * 0.8), colour)


def ring(u: float, v: float, radius: float, count: int = 18) -> list[Flat]:
    """A circle as flat points."""
    return [
        (u + radius * math.cos(i * math.tau / count), v + radius * math.sin(i * math.tau / count))
        for i in range(count)
    ]


def arched(u: float, v: float, wide: float, tall: float, *, pointed: bool = False) -> list[Flat]:
    """The outline of an arch, from its lower left corner around."""
    half, middle = wide / 2, u + wide / 2
    spring = v + max(0.0, tall - half * (1.25 if pointed else 1.0))
    rise = v + tall - spring
    head: list[Flat] = []
    for i in range(9):
        t = i / 8
        if pointed:
            side = abs(t - 0.5) * 2
            head.append((middle + half * (t - 0.5) * 2, spring + rise * (1 - side**1.9)))
        else:
            angle = math.pi * (1 - t)
            head.append((middle + half * math.cos(angle), spring + rise * math.sin(angle)))
    return [(u, v), *head, (u + wide, v)]


def faint_lines(scene: Scenery, lines: Sequence[Sequence[Vec3]], strength: float = 0.28) -> None:
    """Thin lines of a surface, all of one stroke."""
    board = scene.board
    pieces = [piece for line in lines for piece in board.lens.line(line)]
    colour = alpha(board.tone.line(5), strength)
    board.picture.stroke(pieces, max(0.7, board.unit * 0.9 * board.tone.style.weight), colour)


def floor_patch(
    scene: Scenery, left: float, right: float, near: float, far: float, colour: Rgb, edge: float = 0.6
) -> None:
    """A level piece just above the floor."""
    corners = [(left, 0.006, near), (right, 0.006, near), (right, 0.006, far), (left, 0.006, far)]
    scene.board.plane(corners, colour, 0.97, edge=edge)


def put(
    scene: Scenery, draw: Drawer, x: float, z: float, size: Vec3, colour: Rgb, facing: float = 0.0,
    base: float = 0.0,
) -> None:  # fmt: skip
    """Something that belongs to the place and stands there whoever comes."""
    scene.stand(draw, (x, z), size, colour, facing=facing, base=base, always=True)


@dataclass
class Tube:
    """An interior of one cross-section from front to back: a tent, a tunnel, an attic, a fuselage."""

    scene: Scenery
    profile: Sequence[Flat]  # (x, height) from the left foot up and over to the right foot
    wall: Rgb
    floor: Rgb
    end: Rgb | None = None  # colour of the end walls; the walls' own where not given

    def draw(self, *, ribs: float = 0.0, weight: float = 0.8, seams: bool = True) -> None:
        """Floor, ends, and strips; `ribs` is how far apart the lines are that go around, in metres."""
        scene, board = self.scene, self.scene.board
        front = min(scene.room.front, board.lens.eye[2] - 2.0)
        back = scene.room.back
        board.picture.wash(alpha(board.tone.set(scaled(self.wall, 0.6), 1, 5), 1))
        left, right = self.profile[0][0], self.profile[-1][0]
        floor = [(left, 0.0, front), (right, 0.0, front), (right, 0.0, back), (left, 0.0, back)]
        board.plane(floor, self.floor, 0.95)
        for z, normal in ((back, -1.0), (scene.room.front, 1.0)):
            if board.lens.faces((0.0, 0.0, normal), (0.0, 1.0, z)):
                outline = [(x, y, z) for x, y in self.profile]
                colour = self.wall if self.end is None else self.end
                board.plane(outline, colour, board.value_of((0.0, 0.0, normal)) * 0.92, edge=1.0)
        self._strips(front, back, 0.8 if seams else 0.0)
        if ribs:
            self.rings(ribs, weight)

    def _strips(self, front: float, back: float, seam: float) -> None:
        board = self.scene.board
        order = []
        for (ax, ay), (bx, by) in zip(self.profile, self.profile[1:], strict=False):
            size = math.hypot(bx - ax, by - ay) or 1.0
            normal = ((by - ay) / size, (ax - bx) / size, 0.0)
            if not board.lens.faces(normal, (ax, ay, 0.0)):
                continue
            order.append(((ax, ay), (bx, by), normal))
        for (ax, ay), (bx, by), normal in order:
            strip = [(ax, ay, front), (bx, by, front), (bx, by, back), (ax, ay, back)]
            board.plane(strip, self.wall, board.value_of(normal) * (1.0 if normal[1] > -0.5 else 0.9))
        if seam:
            board.edges([[(ax, ay, front), (ax, ay, back)] for (ax, ay), _, _ in order], seam)

    def rings(self, step: float, weight: float = 0.8) -> None:
        """Lines around the inside, every `step` metres."""
        r = self.scene.room
        count = int((r.back - r.front) / step)
        lines = [[(x, y, r.back - k * step) for x, y in self.profile] for k in range(count + 1)]
        self.scene.board.edges(lines, weight)


def half_round(half: float, tall: float, wall: float = 0.0, count: int = 10) -> list[Flat]:
    """A vault's cross-section: upright walls of height `wall`, a round head up to `tall`."""
    head = [
        (-half * math.cos(math.pi * i / count), wall + (tall - wall) * math.sin(math.pi * i / count))
        for i in range(count + 1)
    ]
    return [(-half, 0.0), *head, (half, 0.0)] if wall > 0 else head


def gable(half: float, eaves: float, ridge: float) -> list[Flat]:
    """The cross-section under a pitched roof."""
    return [(-half, 0.0), (-half, eaves), (0.0, ridge), (half, eaves), (half, 0.0)]


def sky_pane(scene: Scenery, corners: Sequence[Vec3], edge: float = 1.0) -> None:
    """Glass with the sky behind it."""
    board = scene.board
    screen = board.lens.polygon(corners)
    if len(screen) > 2:
        high, low = sky_colours(scene)
        mixed = tuple((a + b) / 2 for a, b in zip(high, low, strict=True))
        board.picture.fill([turned(screen)], (mixed[0], mixed[1], mixed[2], 1))
        board.edges([[*corners, corners[0]]], edge)


def beam_of_light(scene: Scenery, top: Vec3, foot: Vec3, radius: float, colour: Rgb, strength: float) -> None:
    """A cone of light in the air, from a lamp to where it falls."""
    lens, board = scene.board.lens, scene.board
    if min(lens.depth(top), lens.depth(foot)) < 0.5 or board.tone.style.name == "ink":
        return
    (x0, y0), (x1, y1) = lens.point(top), lens.point(foot)
    wide, thin = radius * lens.scale_at(foot), 0.08 * lens.scale_at(top)
    shape = [(x0 - thin, y0), (x0 + thin, y0), (x1 + wide, y1), (x1 - wide, y1)]
    board.picture.fill([turned(shape)], alpha(colour, strength), blur=board.unit * 3, blend="screen")


def sheet(
    scene: Scenery, points: Sequence[Vec3], colour: Rgb, value: float = 0.92, edge: float = 0.9
) -> None:
    """A flat piece of any outline, in its turn from far to near; left out where it reaches the camera."""
    depths = [scene.board.lens.depth(p) for p in points]
    if min(depths) > 0.4:
        draw = partial(_plane, scene, points, colour, value, edge)
        depth = sum(depths) / len(depths)
        scene.board.at_depth(depth, clear_of_faces(scene.board, depth, draw))


def _plane(scene: Scenery, points: Sequence[Vec3], colour: Rgb, value: float, edge: float) -> None:
    scene.board.plane(points, colour, value, edge=edge)


def long_room(scene: Scenery) -> Scenery:
    """The same place with its front wall taken out, as a film set's is: its sides reach past the camera."""
    front = min(scene.room.front, scene.board.lens.eye[2] - 1.0)
    return replace(scene, room=scene.room.model_copy(update={"front": front}))

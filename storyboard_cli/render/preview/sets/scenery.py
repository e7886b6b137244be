"""The set being drawn: its room, its colours, its light, and its depth order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from storyboard_cli.plan.staging.model import SHOWN, Figure, Room, Staging, Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.palette import Rgb, mix
from storyboard_cli.render.preview.sets.clear_faces import clear_of_faces
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes

Drawer = Callable[[SolidBuilder, Vec3, Rgb], None]


_FLAT_M = 0.02
_UNDER_ALL = 1e6  # a depth before which everything else is drawn later


@dataclass
class Scenery:
    """What a set's drawing function is handed. `palette` holds the place's own colours, dominant first."""

    board: Board
    room: Room
    palette: list[Rgb]
    hand: random.Random
    stood: list[tuple[Vec3, Vec3]] = field(default_factory=list)  # what was put up: middle of its base, size
    hung: list[tuple[Vec3, ...]] = field(default_factory=list)  # the corners of what is on the walls

    @property
    def staging(self) -> Staging:
        return self.board.staging

    @property
    def people(self) -> list[Figure]:
        """Whom the picture is about: the cast, and those whom the words show; not a crowd."""
        staging = self.staging
        return [*staging.figures, *(e for e in staging.extras if e.asset.startswith(SHOWN))]

    @property
    def night(self) -> bool:
        return self.staging.time_of_day == "night" or self.staging.light.darkness > 0.55

    @property
    def centre_x(self) -> float:
        return (self.room.left + self.room.right) / 2

    @property
    def width(self) -> float:
        return self.room.right - self.room.left

    @property
    def depth(self) -> float:
        return self.room.back - self.room.front

    def tint(self, colour: Rgb, index: int = 0, share: float = 0.45) -> Rgb:
        """A colour of the kind of place, drawn towards this place's own palette."""
        return mix(colour, self.palette[index % len(self.palette)], share) if self.palette else colour

    def free(self, x: float, z: float, radius: float) -> bool:
        """Whether nothing that the story staged, nor the camera, stands at that place."""
        eye = self.board.lens.eye
        spots = [(f.place[0], f.place[2], 0.45) for f in self.people]
        spots += [
            (p.place[0], p.place[2], max(p.size_m[0], p.size_m[2]) / 2)
            for p in self.staging.props
            if not p.held_by
        ]
        spots += [(f.place[0], f.place[2], max(f.size_m[0], f.size_m[2]) / 2) for f in self.staging.furniture]
        spots.append((eye[0], eye[2], 0.9))
        return all((x - a) ** 2 + (z - b) ** 2 > (radius + r) ** 2 for a, b, r in spots) and not self.blocks(
            x, z, radius
        )

    def _walls_off(self, depth: float, size: Vec3) -> bool:
        """Whether something so near and so large would hide the scene like a wall: seen from outside the
        room."""
        nearest = min((f.depth_m for f in self.people), default=6.0)
        tall = max(size[1], size[0] * 0.6) * self.board.lens.focal / depth
        return depth < nearest * 0.75 and tall > 0.5 * self.board.picture.height

    def blocks(self, x: float, z: float, radius: float) -> bool:
        """Whether something there would stand between the camera and a figure."""
        lens = self.board.lens
        depth = lens.depth((x, 0.5, z))
        if depth < 0.4 or not self.people:
            return False
        across = lens.eyed((x, 0.5, z))[0]
        for figure in self.people:
            if depth > figure.depth_m - 0.25:
                continue
            aim = lens.eyed(figure.place)[0] / max(figure.depth_m, 0.3) * depth
            if abs(across - aim) < radius + 0.35:
                return True
        return False

    def _is_replaced(self, x: float, z: float, size: Vec3) -> bool:
        """Whether a bed of the set is where the story has put somebody to bed: then that one is drawn."""
        if not 1.5 < max(size[0], size[2]) < 2.5 or not 0.3 < size[1] < 2.3 or min(size[0], size[2]) < 0.7:
            return False
        beds = (f.place for f in self.staging.furniture if f.kind == "bed")
        return any(abs(b[0] - x) < 1.0 and abs(b[2] - z) < 1.2 for b in beds)

    def stand(
        self, draw: Drawer, place: tuple[float, float], size: Vec3, colour: Rgb, *, facing: float = 0.0,
        base: float = 0.0,
        always: bool = False, behind: float = 0.0, told: bool = False,
    ) -> None:  # fmt: skip
        """Put a thing into the set where it is in nobody's way; drawn no later than what is `behind` away.
        What is `told` may hide somebody.
        """
        x, z = place
        if not told and self._is_replaced(x, z, size):
            return
        if not always and not self.free(x, z, min(size[0], size[2]) / 2):
            return
        where = (x, base, z)
        depth = self.board.lens.depth((x, base + size[1] / 2, z))
        if depth < 0.7 or (not behind and self._walls_off(depth, size)):  # a seat below somebody stays
            return
        sideways = abs(facing % 180.0 - 90.0) < 45.0
        self.stood.append((where, (size[2], size[1], size[0]) if sideways else size))
        maker = SolidBuilder(self.board, where, turned_axes(facing))
        turn = max(depth, behind)
        make = partial(draw, maker, size, colour)
        if base == 0.0 and size[1] <= _FLAT_M:  # a rug lies under everybody's feet, wherever its middle is
            self.board.at_depth(_UNDER_ALL, make)
            return
        self.board.at_depth(turn, make if told else clear_of_faces(self.board, turn, make))

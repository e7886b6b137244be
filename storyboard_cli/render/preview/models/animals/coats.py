"""Wool, masks, snouts, trunks and bushy tails: coats and faces of their own."""

from __future__ import annotations

import math
import random

from storyboard_cli.render.preview.models.animals.flesh import INK, Bead, blob, sees
from storyboard_cli.render.preview.models.animals.quadruped import Beast, Extra
from storyboard_cli.render.preview.palette import Rgb, mix, scaled

IVORY: Rgb = (238, 230, 206)


def fleece(size: float = 0.085) -> Extra:
    """Curls of wool that stand out all around the trunk and the neck."""

    def draw(beast: Beast) -> None:
        for index, part in enumerate((0.04, 0.16, 0.28, 0.4, 0.52, 0.64, 0.76, 0.9)):
            for angle in range(0 + 18 * (index % 2), 360, 36):
                if 225 < angle < 315 and part > 0.85:
                    continue
                x, y, z = beast.barrel.spot(part, angle, 0.9)
                beast.body.polygons += _puff(beast, x, y, z, size)
        (_, y0, z0), (_, y1, z1) = beast.neck_ends
        for part in (0.2, 0.5, 0.8):
            y, z = y0 + (y1 - y0) * part, z0 + (z1 - z0) * part
            beast.body.limb([(0, y, z, beast.neck_radii[0] * 1.05)])
        cap = beast.mass(beast.model.colour, outline=0.6)
        cap.limb(
            [(-0.04, 0.1, -0.06, 0.075), (0.04, 0.11, -0.06, 0.075), (0, 0.11, 0.01, 0.065)], beast.face.frame
        )
        cap.depths = [d - 0.04 for d in cap.depths]

    return draw


def _puff(beast: Beast, x: float, y: float, z: float, size: float) -> list[list[tuple[float, float]]]:
    place, lens = beast.trunk.at(x, y, z), beast.maker.board.lens
    px, py = lens.point(place)
    radius = size * lens.scale_at(place) * math.sqrt(sum(c * c for c in beast.trunk.axes[1]))
    return [[(px + radius * math.cos(k * 0.7), py + radius * math.sin(k * 0.7)) for k in range(9)]]


def dark_face(colour: Rgb, muzzle_only: bool = False) -> Extra:
    """A face (or only its muzzle) of another colour."""

    def draw(beast: Beast) -> None:
        rings = beast.face.rings
        kept = rings[int(len(rings) * 0.68) :] if muzzle_only else rings[1:]
        mask = beast.mass(colour, outline=0.6 if muzzle_only else 0.8)
        mask.barrel(kept, beast.face.frame, soft=1)
        mask.depths = [beast.skull.depth() - 0.02]
        mask.over, beast.skull.over = list(beast.skull.over), []

    return draw


def snout_disc(colour: Rgb | None = None) -> Extra:
    """A pig's snout: a disc with two nostrils."""

    def draw(beast: Beast) -> None:
        frame, (up, ahead, half_w, half_h) = beast.face.frame, beast.face.rings[-1]
        front = any(sees(frame, (side, 0.0, 0.9), (0, up, ahead)) for side in (1, -1))

        def disc() -> None:
            if front:
                ring = frame.ellipse((0, up, ahead + 0.004), (0, 1), (half_w * 1.1, half_h * 1.1), 14)
                frame.shape(
                    ring, colour or mix(scaled(beast.model.colour, 0.94), (230, 130, 130), 0.3), edge=0.5
                )
                if sees(frame, (0, 0, 1), (0, up, ahead)):
                    for side in (1, -1):
                        blob(frame, (side * half_w * 0.42, up, ahead + 0.01), half_w * 0.2, scaled(INK, 2.2))

        beast.skull.over.append(disc)

    return draw


def trunk_and_tusks(tusks: bool = True) -> Extra:
    """An elephant's trunk, hanging and curled at its end, with a tusk on either side."""

    def draw(beast: Beast) -> None:
        frame = beast.maker
        (_, y, z) = beast.neck_ends[1]
        lifted = beast.model.pose in ("rear", "run")
        path: list[Bead] = [(0, y - 0.02, z + 0.12, 0.12), (0, y - 0.16, z + 0.24, 0.1),
        (0, y - 0.36, z + 0.28, 0.08),
                            (0, y - 0.55, z + 0.26, 0.065), (0, y - 0.68, z + 0.3, 0.052),
                            (0, y - 0.7, z + 0.38, 0.042)]  # fmt: skip
        if lifted:
            path = [(0, y, z + 0.12, 0.12), (0, y - 0.06, z + 0.3, 0.095), (0, y + 0.06, z + 0.46, 0.075),
                    (0, y + 0.26, z + 0.48, 0.06), (0, y + 0.4, z + 0.4, 0.045)]  # fmt: skip
        floor = [(x, max(up, r), ahead, r) for x, up, ahead, r in path]
        target = beast.skull
        target.limb(floor, frame, soft=3)
        for bx, up, ahead, r in floor[1:-1]:
            target.stroke(
                [(bx - r, up, ahead + r * 0.2), (bx + r, up, ahead + r * 0.2)],
                0.012,
                scaled(beast.model.colour, 0.7),
            )
        for side in (1, -1) if tusks else ():
            tusk = beast.mass(IVORY, outline=0.6)
            tusk.limb(
                [(side * 0.1, y - 0.16, z + 0.1, 0.034), (side * 0.14, y - 0.3, z + 0.22, 0.028),
                (side * 0.13, y - 0.32, z + 0.4, 0.008)],
                frame, soft=2,
            )  # fmt: skip

    return draw


def quills(colour: Rgb = (92, 78, 66), size: float = 0.3, count: int = 60) -> Extra:
    """Spines that stand out of the back: a hedgehog, a porcupine."""

    def draw(beast: Beast) -> None:
        hand = random.Random(7)
        coat = beast.mass(colour, outline=0.6)
        for index in range(count):
            part, angle = 0.02 + 0.86 * (index * 0.618 % 1), hand.uniform(2, 178)
            root, tip = (
                beast.barrel.spot(part, angle, 0.8),
                beast.barrel.spot(max(part - 0.1, 0), angle, 1 + size),
            )
            coat.limb([(*root, 0.04), (*tip, 0.006)], beast.trunk)
        coat.depths = [beast.body.depth() - 0.03]
        skull = beast.skull
        if skull is beast.body:
            face = beast.mass(beast.model.colour)
            face.barrel(beast.face.rings, beast.face.frame, soft=1)
            face.over, skull.over = list(skull.over), []
            face.depths = [coat.depths[0] - 0.01]

    return draw


def face_mask(colour: Rgb = INK) -> Extra:
    """A raccoon's dark band across the eyes."""

    def draw(beast: Beast) -> None:
        face = beast.face
        for first, turn in ((90, -1), (90, 1)):
            edge = [(0.42, first), (0.4, first + turn * 75), (0.62, first + turn * 70), (0.64, first)]
            if face.sees(0.5, first + turn * 50):
                beast.skull.mark([face.spot(t, a) for t, a in edge], colour, face.frame)

    return draw


def ringed_tail(colour: Rgb, count: int = 4) -> Extra:
    """Dark rings on the tail; white stripes with a pale colour."""

    def draw(beast: Beast) -> None:
        ends = beast.tail
        for index in range(count):
            part = (index + 0.5) / count * (len(ends) - 1)
            a, b = ends[int(part)], ends[min(int(part) + 1, len(ends) - 1)]
            rest = part - int(part)
            x, y, z, r = (p + (q - p) * rest for p, q in zip(a, b, strict=True))
            dy, dz = b[1] - a[1], b[2] - a[2]
            size = math.hypot(dy, dz) or 1.0
            up, ahead = dz / size * r, -dy / size * r
            mass = beast.tail_mass or beast.body
            mass.stroke([(x, y - up, z - ahead), (x, y + up, z + ahead)], 0.045, colour)

    return draw


def blaze(colour: Rgb = (238, 234, 226), width: float = 0.1) -> Extra:
    """A stripe along the back and over the head: a skunk, a badger."""

    def draw(beast: Beast) -> None:
        for low in (30, 150):
            if beast.barrel.sees(0.5, 90 + (low - 90) * 0.6):
                edge = [beast.barrel.spot(t, 90 + (low - 90) * 0.75) for t in (0.02, 0.35, 0.65, 0.98)]
                top = [beast.barrel.spot(t, 90 + (low - 90) * 0.25) for t in (0.98, 0.65, 0.35, 0.02)]
                beast.body.mark([*edge, *top], colour, beast.trunk)
        spots = [beast.face.spot(t, 90) for t in (0.1, 0.4, 0.7, 0.95)]
        if beast.face.sees(0.6, 90):
            beast.skull.stroke(spots, width * 0.6, colour, beast.face.frame)

    return draw


def bare_face(colour: Rgb) -> Extra:
    """A monkey's bare face: around both eyes, and down to the mouth."""

    def draw(beast: Beast) -> None:
        face, frame = beast.face, beast.face.frame
        for side in (1, -1):
            flank = 0 if side > 0 else 180
            if face.sees(0.66, flank + side * 25) or face.sees(0.8, 90):
                edge = [(0.6, 90), (0.52, 62), (0.52, 28), (0.62, -8), (0.72, -50), (1.0, -80), (1.0, 90)]
                beast.skull.mark([face.spot(t, 90 - (90 - a) * side) for t, a in edge], colour, frame)

    return draw


def eye_patches(colour: Rgb = (46, 43, 47)) -> Extra:
    """A panda's dark patches around the eyes."""

    def draw(beast: Beast) -> None:
        face, frame = beast.face, beast.face.frame
        for first, turn in ((90, -1), (90, 1)):
            if face.sees(0.66, first + turn * 45):
                edge = [(0.46, 50), (0.5, 66), (0.62, 64), (0.74, 40), (0.75, 14), (0.64, 6), (0.52, 20)]
                beast.skull.mark([face.spot(t, first + turn * a) for t, a in edge], colour, frame)

    return draw


def striped_face(pale: Rgb = (236, 232, 226), dark: Rgb = (52, 48, 50)) -> Extra:
    """A badger's white face with a dark stripe through either eye."""

    def draw(beast: Beast) -> None:
        dark_face(pale)(beast)
        mask, face = beast.masses[-1], beast.face
        for angle in (38, 142):
            if face.sees(0.55, angle):
                line = [face.spot(t, angle) for t in (0.14, 0.35, 0.55, 0.75, 0.92)]
                mask.stroke(line, 0.075, dark, face.frame)

    return draw

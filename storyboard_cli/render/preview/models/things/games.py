"""Games and pastimes in the open."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    WOOD,
    arc,
    ball,
    disc_at,
    lathe,
    rect,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix
from storyboard_cli.render.preview.solids import SolidBuilder


def flag(m: SolidBuilder, model: Model) -> None:
    """A flag that waves from its pole."""
    w, h, _ = model.size
    m.tube((-w / 2, 0, 0), (-w / 2, h, 0), 0.025, (206, 206, 200))
    ball(m, (-w / 2, h, 0), 0.05, (214, 180, 90), 0.5)
    top, low = [], []
    for k in range(9):
        t = k / 8
        wave = 0.04 * h * (1 if k % 4 in (1, 2) else -1) * t
        top.append((w * (t - 0.5), h * 0.96 - t * h * 0.03 + wave, wave))
        low.append((w * (t - 0.5), h * 0.6 - t * h * 0.03 + wave, wave))
    m.shape([*top, *reversed(low)], model.colour)
    for k in (3, 6):
        m.line([top[k], low[k]], 0.5)
    letter_face(
        m, model.text, rect(-w * 0.42, h * 0.64, w * 0.42, h * 0.9, 0), on=model.colour, ink=model.ink
    )


def kite(m: SolidBuilder, model: Model) -> None:
    """A kite with its tail; it lies unless it flies or is held."""
    w, h, _ = model.size
    up = model.held or model.pose == "fly"

    def at(x: float, y: float) -> tuple[float, float, float]:
        return (x * w, y * h, 0.0) if up else (x * w, 0.02 + 0.1 * h * max(0.0, y - 0.3), (0.5 - y) * h)

    a, b, c, e, o = at(0, 1), at(0.5, 0.64), at(0, 0.14), at(-0.5, 0.64), at(0, 0.64)
    for p, q, k in ((a, b, 1.0), (b, c, 0.86), (c, e, 1.0), (e, a, 0.86)):
        m.shape([o, p, q], model.colour if k == 1.0 else mix(model.colour, (250, 220, 110), 0.75), edge=0.6)
    m.line([a, c], 0.9)
    m.line([b, e], 0.9)
    tail = [at(0, 0.14), at(0.14, 0.05), at(-0.06, -0.06), at(0.12, -0.18), at(-0.1, -0.3)]
    m.line(tail, 0.7)
    for x, _y, z in tail[1:]:
        y = _y
        for s in (-1, 1):
            m.shape(
                [
                    (x, y, z),
                    (x + s * w * 0.07, y + 0.02, z + 0.02),
                    (x + s * w * 0.07, y - 0.02 if up else y, z - 0.03),
                ],
                (90, 130, 170),
                edge=0.4,
            )


def balloon(m: SolidBuilder, model: Model) -> None:
    """A toy balloon on its string."""
    w, h, _ = model.size
    r, top = w / 2, h
    m.line([(0, 0, 0), (w * 0.06, h * 0.2, 0), (-w * 0.04, h * 0.4, 0), (0, h - w * 1.2, 0)], 0.6)
    y = top - w * 1.2
    lathe(
        m,
        [
            (r * 0.1, y),
            (r * 0.5, y + w * 0.16),
            (r * 0.92, y + w * 0.5),
            (r, y + w * 0.75),
            (r * 0.8, y + w * 1.05),
            (r * 0.35, y + w * 1.19),
            (0.001, y + w * 1.2),
        ],
        model.colour,
    )
    ball(m, (r * 0.4, y + w * 0.9, r * 0.5), r * 0.12, mix(model.colour, (255, 255, 255), 0.7), 0)


def snowman(m: SolidBuilder, model: Model) -> None:
    """A snowman with hat, carrot and stick arms."""
    w, h, _ = model.size
    snow = model.colour
    r0, r1, r2 = h * 0.23, h * 0.165, h * 0.115
    y1, y2 = r0 * 1.75 + r1 * 0.8, r0 * 1.75 + r1 * 1.6 + r2 * 0.9
    for s in (-1, 1):
        m.tube((s * r1 * 0.8, y1 * 1.02, 0), (s * w * 0.5, y1 * 1.18, 0), h * 0.01, (96, 70, 48), outline=0.5)
    ball(m, (0, r0 * 0.95, 0), r0, snow)
    ball(m, (0, y1, 0), r1, snow)
    ball(m, (0, y2, 0), r2, snow)
    if sees(m, 0, 0, 1, (0, y2, 0)):
        for s in (-1, 1):
            ball(m, (s * r2 * 0.36, y2 + r2 * 0.25, r2 * 0.9), r2 * 0.11, DARK, 0)
        m.rod(
            [(0, y2, r2 * 0.95, r2 * 0.16), (0, y2 - r2 * 0.05, r2 * 1.7, r2 * 0.03)],
            (226, 130, 60),
            outline=0.5,
        )
        for k in (-0.3, 0.1, 0.5):
            ball(m, (0, y1 + r1 * k, r1 * 0.96), r1 * 0.1, DARK, 0)
    m.rod(
        [(x * r2 * 0.8, y2 - r2 * 0.85, z * r2 * 0.8, r2 * 0.2) for x, z in arc(0, 0, 1, 1, 20, 160, 6)],
        (180, 60, 56),
    )
    top = y2 + r2 * 0.72
    lathe(
        m, [(r2 * 1.05, top), (r2 * 1.05, top + r2 * 0.1), (r2 * 0.66, top + r2 * 0.1), (r2 * 0.62, h)], DARK
    )


def goal(m: SolidBuilder, model: Model) -> None:
    """A football goal with its net."""
    w, h, d = model.size
    white = model.colour
    for k in range(1, 16):
        x = w * (k / 16 - 0.5)
        m.line([(x, h, 0), (x, 0, -d)], 0.3)
    for k in range(1, 7):
        t = k / 7
        m.line([(-w / 2, h * (1 - t), -d * t), (w / 2, h * (1 - t), -d * t)], 0.3)
    for s in (-1, 1):
        m.line([(s * w / 2, h, 0), (s * w / 2, 0, -d), (s * w / 2, 0, 0)], 0.5)
        m.tube((s * w / 2, 0, 0), (s * w / 2, h, 0), 0.06, white)
    m.tube((-w / 2, h, 0), (w / 2, h, 0), 0.06, white)


def sandcastle(m: SolidBuilder, model: Model) -> None:
    """A castle of sand with a small flag."""
    w, h, _ = model.size
    sand = model.colour
    lathe(m, [(w * 0.5, 0), (w * 0.42, h * 0.16)], sand)
    for x, z, k in ((0, -0.1, 0.9), (-0.24, 0.08, 0.56), (0.24, 0.1, 0.6)):
        r = w * 0.13
        lathe(
            m,
            [(r, h * 0.14), (r * 0.8, h * k), (r, h * k), (r, h * (k + 0.06))],
            sand,
            at=(x * w, 0, z * w),
            steps=12,
        )
    m.line([(0, h * 0.96, -w * 0.1), (0, h * 1.2, -w * 0.1)], 0.8)
    m.shape(
        [(0, h * 1.2, -w * 0.1), (w * 0.14, h * 1.14, -w * 0.1), (0, h * 1.08, -w * 0.1)],
        (190, 60, 56),
        edge=0.5,
    )


def target(m: SolidBuilder, model: Model) -> None:
    """A round target on a stand."""
    w, h, d = model.size
    for x, z in ((-0.4, 0.1), (0.4, 0.1), (0, -0.9)):
        m.tube((x * w, 0, z * d), (0, h, -d * 0.2), 0.03, WOOD)
    face = spun(m, 0, 0)
    for k, c in (
        (1.0, (236, 232, 220)),
        (0.8, (60, 60, 66)),
        (0.6, (80, 130, 180)),
        (0.4, (196, 60, 52)),
        (0.2, (236, 206, 90)),
    ):
        disc_at(face, (0, h - w * 0.46, d * 0.12), w * 0.46 * k, c, edge=0.5)


GAMES: dict[str, Drawer] = {
    "kite": kite,
    "balloon": balloon,
    "snowman": snowman,
    "goal": goal,
    "sandcastle": sandcastle,
    "target": target,
    "flag": flag,
}

"""More instruments: accordion, tuba, saxophone, flute, drum kit, organ, and others."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    WHITE,
    WOOD,
    arc,
    ball,
    by_depth,
    disc_at,
    flat,
    laid,
    lathe,
    prism,
    rect,
    sees,
    upright_or_lying,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def accordion(m: SolidBuilder, model: Model) -> None:
    """An accordion, its bellows a little open, the keys at its right end."""
    w, h, d = model.size
    c = model.colour
    folds = 7
    span = w * 0.44

    def bellows() -> None:
        for k in range(folds):
            x0 = -span / 2 + span * k / folds
            x1, deep = x0 + span / folds, d * (0.46 if k % 2 else 0.42)
            m.box(
                ((x0 + x1) / 2, h * 0.05, 0),
                (span / folds, h * 0.9, deep * 2),
                PAPER if k % 2 else DARK,
                edge=0.5,
            )

    def end(s: float) -> None:
        x = s * (span / 2 + w * 0.14)
        m.box((x, 0, 0), (w * 0.28, h, d), c)
        if sees(m, 0, 0, 1, (x, h / 2, d / 2)):
            z = d * 0.505
            for k in range(4):
                m.line(
                    [(x - w * 0.08, h * (0.3 + 0.13 * k), z), (x + w * 0.08, h * (0.3 + 0.13 * k), z)], 0.7
                )

    by_depth(m, [((0, h / 2, 0), bellows), *(((s * w * 0.36, h / 2, 0), partial(end, s)) for s in (-1, 1))])
    m.box((w * 0.46, h * 0.04, d * 0.5), (w * 0.1, h * 0.92, d * 0.24), WHITE)
    if sees(m, 0, 0, 1, (w * 0.46, h / 2, d * 0.62)):
        for k in range(1, 9):
            y = h * (0.04 + 0.92 * k / 9)
            m.line([(w * 0.41, y, d * 0.622), (w * 0.51, y, d * 0.622)], 0.4)
            if k % 4:
                m.face(rect(w * 0.41, y - h * 0.02, w * 0.47, y + h * 0.02, d * 0.625), DARK, edge=0)


def tuba(m: SolidBuilder, model: Model) -> None:
    """A tuba: its bell opens upwards, its tubes are coiled below."""
    w, h, d = model.size
    c = model.colour
    r = w * 0.08
    coil = [(x * w, y * h, 0, r) for x, y in arc(0, 0.3, 0.34, 0.25, 90, 440, 16)]
    m.rod(coil, c)
    inner = [(x * w, y * h, d * 0.1, r * 0.7) for x, y in arc(0.02, 0.3, 0.18, 0.15, 20, 340, 12)]
    m.rod(inner, scaled(c, 0.92))
    for x in (-0.06, 0.02, 0.1):
        lathe(
            m,
            [(w * 0.035, h * 0.2), (w * 0.035, h * 0.46), (w * 0.02, h * 0.47), (w * 0.02, h * 0.5)],
            STEEL,
            at=(x * w, 0, d * 0.22),
            steps=8,
        )
    lathe(
        m,
        [(r, h * 0.3), (r * 1.3, h * 0.56), (w * 0.19, h * 0.78), (w * 0.34, h * 0.93), (w * 0.5, h)],
        c,
        at=(w * 0.1, 0, 0),
        cap=scaled(c, 0.6),
    )
    m.rod(
        [
            (-w * 0.2, h * 0.5, d * 0.1, r * 0.4),
            (-w * 0.4, h * 0.68, d * 0.3, r * 0.4),
            (-w * 0.44, h * 0.7, d * 0.4, r * 0.6),
        ],
        c,
    )


def saxophone(m: SolidBuilder, model: Model) -> None:
    """A saxophone: the bell turns up, ahead."""
    w, h, d = model.size
    c = model.colour
    m.rod(
        [
            (0, h * 0.9, -d * 0.1, w * 0.1),
            (0, h * 0.2, 0, w * 0.22),
            (0, h * 0.07, d * 0.12, w * 0.26),
            (0, h * 0.12, d * 0.3, w * 0.3),
            (0, h * 0.42, d * 0.4, w * 0.42),
        ],
        c,
    )
    lathe(
        m,
        [(w * 0.36, h * 0.38), (w * 0.5, h * 0.46), (w * 0.62, h * 0.5)],
        c,
        at=(0, 0, d * 0.4),
        cap=scaled(c, 0.55),
    )
    m.rod(
        [
            (0, h * 0.9, -d * 0.1, w * 0.1),
            (0, h * 0.98, -d * 0.24, w * 0.09),
            (0, h * 0.93, -d * 0.44, w * 0.08),
        ],
        c,
    )
    m.rod([(0, h * 0.93, -d * 0.42, w * 0.1), (0, h * 0.91, -d * 0.5, w * 0.07)], DARK)
    for k in range(6):
        y = h * (0.3 + 0.09 * k)
        disc_at(m, (w * 0.22, y, 0), w * 0.1, BRASS, plane=(1, 2), edge=0.5)
        ball(m, (w * 0.1, y, d * 0.1), w * 0.07, scaled(c, 1.15), 0.5)


def flute(m: SolidBuilder, model: Model) -> None:
    """A flute, clarinet or recorder."""
    w, h, _ = model.size
    m = upright_or_lying(m, model.held, h, w, 0.4)
    r = w * 0.34
    lathe(
        m,
        [(r * 1.5, 0), (r, h * 0.08), (r, h * 0.86), (r * 0.8, h * 0.9), (r * 0.6, h)],
        model.colour,
        steps=12,
        cap=DARK,
    )
    for y in (0.1, 0.48, 0.84):
        lathe(m, [(r * 1.15, h * y), (r * 1.15, h * (y + 0.025))], STEEL, steps=12, weight=0.4, ends=False)
    for k in range(7):
        y = h * (0.18 + 0.08 * k)
        disc_at(m, (0, y, r * 1.05), r * 0.5, DARK if k % 2 else STEEL, tall=h * 0.014, edge=0.5)
        ball(m, (r * 1.2, y, 0), r * 0.36, STEEL, 0.4)


def harmonica(m: SolidBuilder, model: Model) -> None:
    """A harmonica."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.34, d), STEEL)
    m.box((0, h * 0.34, 0), (w * 0.94, h * 0.3, d * 0.9), model.colour)
    m.box((0, h * 0.64, 0), (w, h * 0.36, d), STEEL)
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        for k in range(9):
            x = w * (-0.4 + 0.1 * k)
            m.face(rect(x - w * 0.03, h * 0.37, x + w * 0.03, h * 0.62, d * 0.47), DARK, edge=0)


def tambourine(m: SolidBuilder, model: Model) -> None:
    """A tambourine with its jingles."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    r = w / 2
    lathe(m, [(r, -d / 2), (r, d / 2)], model.colour, at=(0, r, 0), axis=2, cap=PAPER)
    for k in range(8):
        x, y = arc(0, r, r * 1.01, r * 1.01, 45 * k, 45 * k, 1)[0]
        ball(m, (x, y, 0), r * 0.09, BRASS, 0.5)


def drum_kit(m: SolidBuilder, model: Model) -> None:
    """A drum kit: bass drum ahead, two toms, snare, cymbals."""
    w, h, d = model.size
    c = model.colour

    def drum(x: float, y: float, z: float, r: float, tall: float) -> None:
        for s in (-1, 1):
            m.tube((x + s * r * 0.7, 0, z), (x + s * r * 0.6, y, z), 0.012, STEEL, outline=0.5)
        lathe(m, [(r, y), (r, y + tall)], c, at=(x, 0, z), cap=PAPER)
        lathe(
            m, [(r * 1.03, y + tall * 0.9), (r * 1.03, y + tall)], STEEL, at=(x, 0, z), ends=False, weight=0.4
        )

    def bass() -> None:
        r = h * 0.27
        lathe(m, [(r, -d * 0.14), (r, d * 0.24)], c, at=(0, r, 0), axis=2, cap=PAPER)
        ring = m.ellipse((0, r, d * 0.243), (0, 1), (r * 0.92, r * 0.92), 20)
        m.line([*ring, ring[0]], 0.8)

    def cymbal(x: float, y: float, z: float) -> None:
        m.tube((x, 0, z), (x, y, z), 0.012, STEEL, outline=0.5)
        lathe(m, [(w * 0.15, y), (w * 0.05, y + h * 0.02), (w * 0.03, y + h * 0.04)], BRASS, at=(x, 0, z))

    by_depth(
        m,
        [
            ((0, h * 0.3, d * 0.1), bass),
            (
                (-w * 0.14, h * 0.6, -d * 0.02),
                lambda: drum(-w * 0.14, h * 0.56, -d * 0.02, w * 0.11, h * 0.16),
            ),
            ((w * 0.14, h * 0.6, -d * 0.02), lambda: drum(w * 0.14, h * 0.56, -d * 0.02, w * 0.11, h * 0.16)),
            (
                (-w * 0.34, h * 0.4, -d * 0.2),
                lambda: drum(-w * 0.32, h * 0.44, -d * 0.24, w * 0.12, h * 0.12),
            ),
            ((w * 0.36, h * 0.3, -d * 0.2), lambda: drum(w * 0.33, h * 0.1, -d * 0.16, w * 0.15, h * 0.36)),
            ((-w * 0.36, h * 0.9, d * 0.1), lambda: cymbal(-w * 0.35, h * 0.9, d * 0.1)),
            ((w * 0.36, h * 0.96, d * 0.1), lambda: cymbal(w * 0.35, h * 0.95, d * 0.1)),
        ],
    )


def organ(m: SolidBuilder, model: Model) -> None:
    """A pipe organ: rows of pipes over a case with keys."""
    w, h, d = model.size
    c = model.colour
    low = h * 0.36
    m.box((0, low * 0.9, -d * 0.14), (w, h * 0.1, d * 0.7), scaled(c, 0.8))
    count = 11
    for k in range(count):
        x = w * (-0.44 + 0.88 * k / (count - 1))
        share = 0.62 + 0.34 * abs(k - count // 2) / (count // 2)
        r = w * 0.034
        lathe(
            m,
            [(r * 0.4, low), (r, low + h * 0.08), (r, h * share)],
            (200, 196, 180),
            at=(x, 0, -d * 0.1),
            steps=10,
            cap=DARK,
        )
        m.face(
            rect(x - r * 0.4, low + h * 0.09, x + r * 0.4, low + h * 0.11, -d * 0.1 + r * 1.02), DARK, edge=0
        )
    m.box((0, 0, -d * 0.06), (w * 0.8, low, d * 0.6), c)
    m.box((0, low * 0.78, d * 0.3), (w * 0.5, low * 0.1, d * 0.3), scaled(c, 1.1))
    if sees(m, 0, 1, 0, (0, low * 0.89, d * 0.3)):
        m.face(flat(-w * 0.22, d * 0.26, w * 0.22, d * 0.43, low * 0.885), WHITE, edge=0.4)
        for k in range(1, 16):
            x = w * (-0.22 + 0.44 * k / 16)
            m.line([(x, low * 0.89, d * 0.26), (x, low * 0.89, d * 0.43)], 0.3)
    for s in (-1, 1):
        m.box((s * w * 0.47, 0, -d * 0.1), (w * 0.06, h * 0.98, d * 0.5), scaled(c, 0.9))


def synthesizer(m: SolidBuilder, model: Model) -> None:
    """A keyboard instrument on crossed legs; who plays it sits ahead."""
    w, h, d = model.size
    for s in (-1, 1):
        m.tube((s * w * 0.34, 0, 0), (-s * w * 0.3, h * 0.84, 0), 0.018, STEEL)
    m.box((0, h * 0.86, 0), (w, h * 0.14, d), model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.face(flat(-w * 0.47, d * 0.02, w * 0.47, d * 0.46, h * 1.002), WHITE, edge=0.4)
        for k in range(1, 20):
            x = w * (-0.47 + 0.94 * k / 20)
            m.line([(x, h * 1.003, d * 0.02), (x, h * 1.003, d * 0.46)], 0.3)
            if k % 7 not in (3, 0):
                m.face(flat(x - w * 0.012, d * 0.02, x + w * 0.012, d * 0.28, h * 1.005), DARK, edge=0)
        m.face(flat(-w * 0.1, -d * 0.36, w * 0.1, -d * 0.14, h * 1.003), (150, 200, 180), edge=0.4)
        for k in range(5):
            disc_at(
                m, (w * (0.18 + 0.05 * k), h * 1.003, -d * 0.24), w * 0.016, STEEL, plane=(0, 2), edge=0.3
            )


def banjo(m: SolidBuilder, model: Model) -> None:
    """A banjo: a round skin and a long neck; its strings are ahead."""
    w, h, d = model.size
    r = w / 2
    m.box((0, r, 0), (w * 0.12, h * 0.8 - r, d * 0.3), WOOD)
    lathe(m, [(r, -d * 0.4), (r, d * 0.4)], model.colour, at=(0, r, 0), axis=2, cap=PAPER)
    prism(
        m,
        [(-w * 0.1, h * 0.82), (w * 0.1, h * 0.82), (w * 0.13, h), (-w * 0.13, h)],
        -d * 0.1,
        d * 0.14,
        mix(WOOD, DARK, 0.4),
    )
    if sees(m, 0, 0, 1, (0, r, d * 0.4)):
        m.box((0, r * 0.5, d * 0.44), (w * 0.24, h * 0.02, d * 0.1), WOOD, edge=0.4)
        for x in (-0.03, 0.0, 0.03):
            m.line([(w * x, r * 0.54, d * 0.5), (w * x, h * 0.92, d * 0.3)], 0.3)


MORE_MUSIC: dict[str, Drawer] = {
    "accordion": accordion, "tuba": tuba, "saxophone": saxophone, "flute": flute,
    "harmonica": harmonica, "tambourine": tambourine, "drum_kit": drum_kit, "organ": organ,
    "synthesizer": synthesizer, "banjo": banjo,
}  # fmt: skip

"""Paper: letters, papers, books, maps, pictures; with the words on them where the script gives them."""

from __future__ import annotations

import random

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.faces import sketched_head
from storyboard_cli.render.preview.models.things.parts import PAPER, Spot, sees
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


class Page:
    """A flat sheet, upright in hands (its front ahead, to its reader), else on its back: points by shares of
    its width (−½ … ½, its reader's left to right) and height (0 … 1)."""

    def __init__(self, m: SolidBuilder, w: float, h: float, *, up: bool, out: float = 0.0) -> None:
        self.m, self.w, self.h, self.up, self.out = m, w, h, up, out

    def at(self, x: float, y: float, over: float = 0.0) -> Spot:
        if self.up:
            return (-x * self.w, y * self.h, self.out + over)
        return (-x * self.w, self.out + over, (0.5 - y) * self.h)

    def rect(self, x0: float, y0: float, x1: float, y1: float, over: float = 0.0) -> list[Spot]:
        return [self.at(x0, y0, over), self.at(x1, y0, over), self.at(x1, y1, over), self.at(x0, y1, over)]

    def seen(self) -> bool:
        """Is its front to the camera?"""
        return sees(self.m, 0, 0, 1, self.at(0, 0.5)) if self.up else sees(self.m, 0, 1, 0, self.at(0, 0.5))

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: Rgb, edge: float = 0.5) -> None:
        self.m.face(self.rect(x0, y0, x1, y1, 0.0005), colour, edge=edge)

    def lines(
        self, x0: float, x1: float, top: float, low: float, count: int, weight: float = 0.35, seed: int = 0
    ) -> None:
        """Rows of writing or print, the last one short."""
        hand = random.Random(seed)
        for k in range(count):
            y = top - (top - low) * k / max(1, count - 1)
            end = x1 - (x1 - x0) * (hand.uniform(0.3, 0.6) if k == count - 1 else hand.uniform(0, 0.12))
            self.m.line([self.at(x0, y, 0.001), self.at(end, y, 0.001)], weight)


def _sheet(m: SolidBuilder, model: Model) -> Page:
    w, h, _ = model.size
    page = Page(m, w, h, up=model.held or model.pose == "hang", out=0.0 if model.held else 0.004)
    m.face(page.rect(-0.5, 0, 0.5, 1), model.colour)
    return page


def letter(m: SolidBuilder, model: Model) -> None:
    """A written page: its words, else rows of handwriting."""
    page = _sheet(m, model)
    if not page.seen():
        return
    if letter_face(
        m,
        model.text,
        page.rect(-0.5, 0.0, 0.5, 1, 0.001),
        on=model.colour,
        most_lines=8,
        tallest=0.2,
        turn=False,
        ink=model.ink,
    ):
        return
    hand = random.Random(model.seed)
    page.lines(0.1, 0.4, 0.9, 0.86, 2, 0.4)
    for row in range(8):
        y, x, points = 0.76 - 0.075 * row, -0.38, []
        end = 0.4 if row % 4 != 3 else 0.05
        while x < end:
            points.append(page.at(x, y + hand.uniform(-0.014, 0.014), 0.001))
            x += hand.uniform(0.03, 0.06)
        m.line(points, 0.45)
    m.line(
        [page.at(x, 0.08 + 0.05 * (k % 2), 0.001) for k, x in enumerate((0.02, 0.1, 0.16, 0.24, 0.36))], 0.6
    )


def envelope(m: SolidBuilder, model: Model) -> None:
    """An envelope: stamp and address."""
    page = _sheet(m, model)
    if not page.seen():
        for a, b in (((-0.5, 1), (0, 0.4)), ((0, 0.4), (0.5, 1))):
            m.line([page.at(*a), page.at(*b)], 0.7)
        return
    page.fill(0.3, 0.66, 0.44, 0.92, (176, 86, 80))
    if not letter_face(
        m, model.text, page.rect(-0.42, 0.1, 0.42, 0.62, 0.001), on=model.colour, tallest=0.4, ink=model.ink
    ):
        page.lines(-0.1, 0.34, 0.5, 0.2, 3, 0.6)


def _front_page(m: SolidBuilder, page: Page, text: str, seed: int) -> None:
    """Title, headline, a picture and columns."""
    page.lines(-0.44, 0.44, 0.95, 0.94, 1, 0.4)
    if not letter_face(
        m,
        text or "DAILY NEWS",
        page.rect(-0.46, 0.7, 0.46, 0.93, 0.001),
        margin=0.04,
        tallest=0.75,
        turn=False,
    ):
        page.fill(-0.42, 0.78, 0.42, 0.88, (70, 70, 72), edge=0)
    page.fill(-0.44, 0.36, 0.02, 0.66, (168, 166, 160))
    sketched_head(
        m, [page.at(x, y, 0.001) for x, y in ((-0.36, 0.36), (-0.06, 0.36), (-0.06, 0.66), (-0.36, 0.66))]
    )
    page.lines(0.07, 0.44, 0.65, 0.08, 11, 0.3, seed)
    page.lines(-0.44, -0.24, 0.31, 0.08, 5, 0.3, seed)
    page.lines(-0.2, 0.02, 0.31, 0.08, 5, 0.3, seed)


def newspaper(m: SolidBuilder, model: Model) -> None:
    """A newspaper: held open, its front page is away from its reader; lying, it is folded."""
    w, h, _ = model.size
    if not model.held:
        m.box((0, 0, 0), (w, 0.015, h * 0.7), scaled(model.colour, 0.95), edge=0.5)
        page = Page(m, w, h * 0.7, up=False, out=0.016)
        m.face(page.rect(-0.5, 0, 0.5, 1), model.colour, edge=0.5)
        _front_page(m, page, model.text, model.seed)
        return
    for s in (-1, 1):
        corners: list[Spot] = [(0, 0, -0.03), (s * w, 0, 0.05), (s * w, h, 0.05), (0, h, -0.03)]
        m.face(corners, model.colour)
        if sees(m, 0, 0, 1, (0, h / 2, 0)):
            head = [
                (0.0, h * 0.72, -0.029),
                (s * w, h * 0.72, 0.051),
                (s * w, h * 0.95, 0.051),
                (0.0, h * 0.95, -0.029),
            ]
            said = s > 0 and letter_face(
                m, model.text, head, margin=0.05, tallest=0.5, turn=False, ink=model.ink
            )
            for k in range(7 if said else 9):
                y = h * (0.1 + 0.09 * k)
                m.line([(s * w * 0.08, y, -0.02), (s * w * 0.45, y, 0.012)], 0.3)
                m.line([(s * w * 0.55, y, 0.015), (s * w * 0.93, y, 0.046)], 0.3)
        elif s < 0:
            letter_face(
                m,
                model.text or "DAILY NEWS",
                [
                    (0, h * 0.74, -0.031),
                    (s * w, h * 0.74, 0.049),
                    (s * w, h * 0.95, 0.049),
                    (0, h * 0.95, -0.031),
                ],
                margin=0.05,
                tallest=0.75,
                turn=False,
                ink=model.ink,
            )
            m.face(
                [
                    (s * w * 0.1, h * 0.34, -0.025),
                    (s * w * 0.55, h * 0.34, 0.01),
                    (s * w * 0.55, h * 0.68, 0.01),
                    (s * w * 0.1, h * 0.68, -0.025),
                ],
                (168, 166, 160),
                edge=0.4,
            )
        if not sees(m, 0, 0, 1, (0, h / 2, 0)):
            for k in range(8):
                y = h * (0.06 + (0.03 if s < 0 else 0.1) * k)
                m.line([(s * w * (0.08 if k < 8 else 0.6), y, -0.026), (s * w * 0.92, y, 0.046)], 0.3)


def book(m: SolidBuilder, model: Model) -> None:
    """A closed book on its back, its title up; in hands it is open."""
    w, h, d = model.size
    if not model.held:
        thick = min(0.06, max(0.02, d))
        m.box((0, 0, 0), (w, thick * 0.16, h), model.colour, edge=0.6)
        m.box((w * 0.015, thick * 0.16, 0), (w * 0.95, thick * 0.68, h * 0.95), PAPER, edge=0.5)
        m.box((0, thick * 0.84, 0), (w, thick * 0.16, h), model.colour)
        page = Page(m, w, h, up=False, out=thick + 0.001)
        _cover(m, page, model)
        return
    for s in (-1, 1):
        m.face([(0, 0, -0.012), (s * w, 0, 0.05), (s * w, h, 0.05), (0, h, -0.012)], model.colour)
    inside = sees(m, 0, 0, 1, (0, h / 2, 0))
    for s in (-1, 1):
        if inside:
            m.face(
                [
                    (0, h * 0.03, 0.0),
                    (s * w * 0.95, h * 0.03, 0.056),
                    (s * w * 0.95, h * 0.97, 0.056),
                    (0, h * 0.97, 0.0),
                ],
                PAPER,
                edge=0.4,
            )
            for k in range(7):
                y = h * (0.14 + 0.11 * k)
                m.line([(s * w * 0.12, y, 0.012), (s * w * 0.82, y, 0.05)], 0.3)
        elif s < 0:
            letter_face(
                m,
                model.text,
                [
                    (0, h * 0.4, -0.013),
                    (s * w, h * 0.4, 0.049),
                    (s * w, h * 0.9, 0.049),
                    (0, h * 0.9, -0.013),
                ],
                on=model.colour,
                turn=False,
                ink=model.ink,
            )
    if not inside:
        m.line([(0, 0, -0.013), (0, h, -0.013)], 0.7)


def _cover(m: SolidBuilder, page: Page, model: Model) -> None:
    gold = mix(model.colour, (240, 214, 150), 0.75)
    m.line([*page.rect(-0.43, 0.06, 0.43, 0.94, 0.001), page.at(-0.43, 0.06, 0.001)], 0.5)
    if not letter_face(
        m,
        model.text,
        page.rect(-0.42, 0.3, 0.42, 0.88, 0.001),
        on=model.colour,
        tallest=0.3,
        turn=False,
        ink=model.ink,
    ):
        page.fill(-0.28, 0.7, 0.28, 0.78, gold, edge=0.3)
        page.fill(-0.18, 0.6, 0.18, 0.65, gold, edge=0.3)


def chart(m: SolidBuilder, model: Model) -> None:
    """A map: coasts, a route of dots, a cross, a rose of winds."""
    page = _sheet(m, model)
    if not page.seen():
        return
    page.fill(-0.47, 0.05, 0.47, 0.95, (170, 196, 204))
    land = [
        (-0.47, 0.2),
        (-0.3, 0.26),
        (-0.22, 0.4),
        (-0.3, 0.55),
        (-0.16, 0.66),
        (-0.2, 0.82),
        (-0.04, 0.95),
        (-0.47, 0.95),
    ]
    isle = [(0.1, 0.18), (0.32, 0.14), (0.42, 0.32), (0.34, 0.5), (0.2, 0.46), (0.08, 0.34)]
    for coast in (land, isle):
        m.face([page.at(x, y, 0.001) for x, y in coast], (214, 200, 150), edge=0.6)
    for k in range(9):
        t = k / 9
        x, y = -0.2 + 0.4 * t, 0.6 - 0.24 * t + 0.1 * t * (1 - t)
        m.line([page.at(x, y, 0.0015), page.at(x + 0.022, y - 0.012, 0.0015)], 1.0)
    for s in (-1, 1):
        m.line([page.at(0.2, 0.34 + 0.05 * s, 0.0015), page.at(0.28, 0.34 - 0.05 * s, 0.0015)], 1.6)
    m.line([page.at(0.34, 0.68, 0.001), page.at(0.34, 0.9, 0.001)], 0.8)
    m.line([page.at(0.27, 0.79, 0.001), page.at(0.41, 0.79, 0.001)], 0.8)
    m.face(
        [page.at(0.34, 0.92, 0.0015), page.at(0.31, 0.84, 0.0015), page.at(0.37, 0.84, 0.0015)],
        (60, 60, 66),
        edge=0,
    )
    if model.text:
        letter_face(
            m,
            model.text,
            page.rect(-0.1, 0.72, 0.24, 0.92, 0.001),
            on=(170, 196, 204),
            turn=False,
            ink=model.ink,
        )
    for x in (-0.17, 0.17):  # folds
        m.line([page.at(x, 0, 0.001), page.at(x, 1, 0.001)], 0.35)


def photo(m: SolidBuilder, model: Model) -> None:
    """A photograph of somebody, with its white border."""
    page = _sheet(m, model)
    if not page.seen():
        return
    page.fill(-0.43, 0.16, 0.43, 0.94, (158, 172, 178))
    sketched_head(m, page.rect(-0.4, 0.16, 0.4, 0.92, 0.001), filled=True)
    letter_face(
        m,
        model.text,
        page.rect(-0.45, 0.01, 0.45, 0.15, 0.001),
        on=model.colour,
        margin=0.04,
        turn=False,
        ink=model.ink,
    )


def card(m: SolidBuilder, model: Model) -> None:
    """A card, ticket or pass: a bar, a small portrait, words."""
    page = _sheet(m, model)
    if not page.seen():
        return
    page.fill(-0.5, 0.78, 0.5, 1, (84, 116, 150), edge=0.4)
    if letter_face(
        m, model.text, page.rect(-0.48, 0.05, 0.48, 0.75, 0.001), on=model.colour, turn=False, ink=model.ink
    ):
        return
    page.fill(-0.43, 0.16, -0.14, 0.66, (190, 196, 198))
    sketched_head(m, page.rect(-0.42, 0.16, -0.15, 0.66, 0.001))
    page.lines(-0.06, 0.4, 0.6, 0.24, 4, 0.6)


def poster(m: SolidBuilder, model: Model) -> None:
    """A poster on a wall: its words, over a head."""
    w, h, _ = model.size
    page = Page(m, w, h, up=True)
    m.face(page.rect(-0.5, 0, 0.5, 1), model.colour)
    if not page.seen():
        return
    page.fill(-0.46, 0.28, 0.46, 0.97, mix(model.colour, (120, 140, 160), 0.45))
    sketched_head(m, page.rect(-0.36, 0.28, 0.36, 0.92, 0.001), filled=True)
    if not letter_face(
        m,
        model.text or "TONIGHT",
        page.rect(-0.47, 0.02, 0.47, 0.26, 0.001),
        on=model.colour,
        tallest=0.7,
        turn=False,
        ink=model.ink,
    ):
        page.lines(-0.4, 0.4, 0.2, 0.08, 3, 0.8)


def board(m: SolidBuilder, model: Model) -> None:
    """A blackboard, whiteboard or notice board on a wall, with its words."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), (150, 112, 74))
    page = Page(m, w, h, up=True, out=d * 0.51)
    if not page.seen():
        return
    page.fill(-0.47, 0.07, 0.47, 0.94, model.colour)
    if not letter_face(
        m,
        model.text,
        page.rect(-0.45, 0.1, 0.45, 0.92, 0.001),
        on=model.colour,
        most_lines=4,
        tallest=0.3,
        turn=False,
        ink=model.ink,
    ):
        chalk: Rgb = (236, 236, 226)
        for x, y, k in ((-0.3, 0.7, 0.3), (-0.3, 0.55, 0.4), (-0.3, 0.4, 0.26), (0.1, 0.3, 0.3)):
            m.face(page.rect(x, y, x + k, y + 0.025, 0.001), chalk, edge=0)


PAPERS: dict[str, Drawer] = {
    "letter": letter,
    "envelope": envelope,
    "newspaper": newspaper,
    "book": book,
    "notebook": book,
    "map": chart,
    "photo": photo,
    "card": card,
    "poster": poster,
    "blackboard": board,
}

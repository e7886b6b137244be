"""What stands before the walls of streets and yards, or beside a road."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.wall_pieces import DARK, PAPER, STEEL, WOOD, disc, outline, plate
from storyboard_cli.render.preview.solids import SolidBuilder


def back_door(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The back door of a building: a caged lamp over steel, a drainpipe, an iron ladder, torn posters."""
    w, h, _ = size
    x = -w * 0.2
    plate(m, x, 0, 1.1, 2.2, (70, 66, 64), out=0.01)
    plate(m, x, 0, 0.96, 2.1, colour, out=0.02)
    for row in range(3):
        plate(m, x, 0.2 + 0.62 * row, 0.76, 0.5, scaled(colour, 0.92), out=0.025, edge=0.5)
    m.tube((x + 0.36, 1.0, 0.05), (x + 0.36, 1.2, 0.05), 0.02, STEEL, outline=0.6)
    outline(m, [(x - 0.2, 2.5), (x + 0.2, 2.5), (x + 0.1, 2.66), (x - 0.1, 2.66)], DARK, out=0.2)
    disc(m, x, 2.44, 0.08, (255, 232, 170), out=0.2, lit=True)
    m.board.light_lamp(m.at(x, 2.42, 0.25), 1.9)
    m.tube((x - 0.86, 0, 0.08), (x - 0.86, h, 0.08), 0.06, (112, 96, 84))
    for y in (0.7, 1.7, 2.7):
        m.tube((x - 0.86, y, 0.08), (x - 0.86, y + 0.08, 0.08), 0.08, (112, 96, 84), outline=0.6)
    x = w * 0.34
    for s in (-1, 1):
        m.tube((x + s * 0.22, 0.9, 0.12), (x + s * 0.22, h + 1.0, 0.12), 0.022, DARK)
    for k in range(10):
        m.tube((x - 0.22, 1.0 + 0.3 * k, 0.12), (x + 0.22, 1.0 + 0.3 * k, 0.12), 0.016, DARK, outline=0.5)
    m.box((x - 0.5, 0, 0.35), (0.66, 0.95, 0.6), (74, 104, 88))
    m.box((x - 0.5, 0.95, 0.36), (0.72, 0.07, 0.66), (60, 86, 74))


def road_sign(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A direction sign on two posts: an arrow and lines of names and distances."""
    w, h, _ = size
    for s in (-1, 1):
        m.tube((s * w * 0.34, 0, 0), (s * w * 0.34, h, 0), 0.04, STEEL)
    plate(m, 0, h * 0.56, w, h * 0.42, colour, out=0.06)
    plate(m, 0, h * 0.575, w - 0.08, h * 0.39, scaled(colour, 1.1), out=0.065, edge=0.4)
    for k, run in enumerate((0.5, 0.34)):
        y = h * (0.82 - 0.14 * k)
        plate(m, -w * 0.1 - w * (0.5 - run) / 2, y, w * run, 0.07, PAPER, out=0.07, edge=0.0)
        plate(m, w * 0.36, y, w * 0.12, 0.07, PAPER, out=0.07, edge=0.0)
    arrow = [(-0.1, 0.6), (0.18, 0.6), (0.18, 0.58), (0.26, 0.62), (0.18, 0.66), (0.18, 0.64), (-0.1, 0.64)]
    outline(m, [(x * w, y * h) for x, y in arrow], PAPER, out=0.07, edge=0.0)


def wanted(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A board with two bills on it: WANTED, and a horseshoe over them."""
    w, h, _ = size
    for s in (-1, 1):
        m.tube((s * w * 0.42, 0, 0), (s * w * 0.42, h * 0.9, 0), 0.06, WOOD)
    plate(m, 0, h * 0.42, w, h * 0.46, colour, out=0.07)
    for s in (-1, 1):
        x = s * w * 0.23
        plate(m, x, h * 0.46, w * 0.38, h * 0.38, (232, 214, 170), out=0.08, edge=0.5)
        c = [
            (x - w * 0.17, h * 0.75),
            (x + w * 0.17, h * 0.75),
            (x + w * 0.17, h * 0.82),
            (x - w * 0.17, h * 0.82),
        ]
        letter_face(m, "WANTED", [(a, b, 0.085) for a, b in c], tallest=0.9, most_lines=1, turn=False)
        bust = [(-0.1, 0.52), (0.1, 0.52), (0.05, 0.6), (-0.05, 0.6)]
        outline(m, [(x + a * w, b * h) for a, b in bust], (120, 96, 70), out=0.085, edge=0.3)
        disc(m, x, h * 0.64, w * 0.06, (120, 96, 70), out=0.086, edge=0.3)
        plate(m, x, h * 0.69, w * 0.2, 0.04, (92, 70, 50), out=0.087, edge=0.3)

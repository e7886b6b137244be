"""Hand-lettered capitals as a board artist writes them: every letter a few strokes, no font.

A form is written on a grid four wide and six high: `26` is two to the right and six up, `|` lifts the pen,
`~` draws a curve through its points, `o4` an oval that wide. A letter six high is one em.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import curve

_FORMS = {
    "A": "00 26 40|12 32",
    "B": "00 06|~06 26 35 34 23 03|~03 23 42 41 20 00",
    "C": "~45 36 16 04 02 10 30 41",
    "D": "00 06|~06 16 35 44 42 31 10 00",
    "E": "36 06 00 30|03 23",
    "F": "36 06 00|03 23",
    "G": "~45 36 16 04 02 10 30 41|41 43 23",
    "H": "00 06|40 46|03 43",
    "I": "00 06",
    "J": "~36 31 20 10 01",
    "K": "00 06|46 03 40",
    "L": "06 00 30",
    "M": "00 06 22 46 40",
    "N": "00 06 40 46",
    "O": "o4",
    "P": "00 06|~06 26 45 44 33 03",
    "Q": "o4|22 40",
    "R": "00 06|~06 26 45 44 33 03|23 40",
    "S": "~45 36 16 05 04 33 42 41 30 10 01",
    "T": "06 46|26 20",
    "U": "~06 02 10 30 42 46",
    "V": "06 20 46",
    "W": "06 10 24 30 46",
    "X": "00 46|06 40",
    "Y": "06 23 46|23 20",
    "Z": "06 46 00 40",
    "0": "o3",
    "1": "05 16 10|00 20",
    "2": "~05 16 36 45 44 22 00|00 40",
    "3": "~05 16 36 45 34 23|~23 34 42 41 30 10 01",
    "4": "30 36 02 42",
    "5": "46 06 04|~04 24 43 41 30 10 01",
    "6": "~45 36 16 03 01 10 30 41 42 33 13 02",
    "7": "06 46 10",
    "8": "~23 04 05 16 36 45 44 23 02 01 10 30 41 42 23",
    "9": "~44 33 13 04 05 16 36 45 43 41 30 10 01",
    ".": "00",
    ",": "11 00",
    "!": "06 02|00",
    "?": "~05 16 36 45 44 23 22|20",
    ":": "01|04",
    ";": "04|11 00",
    "'": "06 05",
    '"': "06 05|16 15",
    "-": "03 23",
    "_": "00 40",
    "/": "00 46",
    "(": "~16 04 02 10",
    ")": "~06 14 12 00",
    "+": "03 43|21 25",
    "=": "02 42|04 44",
    "*": "13 35|33 15|24 22",
    "#": "10 16|30 36|02 42|04 44",
    "%": "00 46|05|41",
    "&": "~40 04 05 16 25 24 02 01 10 20 42",
    "@": "~33 24 13 12 21 32 33 32 43 44 35 15 03 02 10 30",
    "$": "~45 36 16 05 04 33 42 41 30 10 01|26 20",
}
_SAME = {
    "—": "-",
    "–": "-",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "[": "(",
    "]": ")",
    "ß": "SS",
    "æ": "AE",
    "Æ": "AE",
    "ø": "O",
    "Ø": "O",
    "œ": "OE",
    "ł": "L",
    "Ł": "L",
    "đ": "D",
}
_GAP, _SPACE = 1.7, 3.0
_FOREIGN = "01 21|03 23|05 25"
HEIGHT = 6.0

Line = tuple[Point, ...]


def plain(text: str) -> str:
    """The text in the capitals that there are forms for; accents fall away, other scripts stay."""
    spelt = "".join(_SAME.get(c, c) for c in text)
    parts = unicodedata.normalize("NFKD", spelt)
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).upper().split())


@cache
def _form(letter: str) -> tuple[tuple[Line, ...], float]:
    """The strokes of one letter on the grid, and how wide it is."""
    lines: list[Line] = []
    for said in _FORMS.get(letter, _FOREIGN).split("|"):
        if said[0] == "o":
            lines.append(_oval(float(said[1:])))
            continue
        points: list[Point] = [(float(p[0]), float(p[1])) for p in said.lstrip("~").split()]
        if len(points) == 1:  # a dot is as long as the pen is broad
            points.append((points[0][0] + 0.05, points[0][1] + 0.45))
        lines.append(tuple(curve(points, 4) if said[0] == "~" else points))
    return tuple(lines), max(x for line in lines for x, _ in line)


def _oval(width: float) -> Line:
    turns = [math.tau * k / 14 for k in range(15)]
    return tuple((width / 2 * (1 + math.sin(t)), HEIGHT / 2 * (1 + math.cos(t))) for t in turns)


def width_of(text: str) -> float:
    """How long a line of text is, in em (the height of a capital)."""
    return (_pen(text)[1]) / HEIGHT


@cache
def _pen(text: str) -> tuple[tuple[Line, ...], float]:
    at, found = 0.0, []
    for letter in plain(text):
        if letter == " ":
            at += _SPACE
            continue
        lines, width = _form(letter)
        found += [tuple((x + at, y) for x, y in line) for line in lines]
        at += width + _GAP
    return tuple(found), max(0.0, at - _GAP)


def strokes(text: str) -> list[Line]:
    """One line of text as pen strokes, in em: from the left end of its base line, y up."""
    return [tuple((x / HEIGHT, y / HEIGHT) for x, y in line) for line in _pen(text)[0]]

"""Words as strokes: letters of our own, so that no font decides a pixel."""

from __future__ import annotations

from functools import cache

# A stroke is points on a grid of 5 × 7, each written as its column and row; row 0 is the foot.
_GLYPHS = {
    "A": "00 26 40/12 32", "B": "00 06 36 45 44 33 03/33 42 41 30 00", "C": "45 36 16 05 01 10 30 41",
    "D": "00 06 26 44 42 20 00", "E": "46 06 00 40/03 33", "F": "46 06 00/03 33",
    "G": "45 36 16 05 01 10 30 41 43 23", "H": "00 06/40 46/03 43", "I": "20 26", "J": "46 41 30 10 01",
    "K": "00 06/46 03 40", "L": "06 00 40", "M": "00 06 22 46 40", "N": "00 06 40 46",
    "O": "10 01 05 16 36 45 41 30 10", "P": "00 06 36 45 44 33 03", "Q": "10 01 05 16 36 45 41 30 10/22 40",
    "R": "00 06 36 45 44 33 03/23 40", "S": "45 36 16 05 04 13 33 42 41 30 10 01", "T": "06 46/26 20",
    "U": "06 01 10 30 41 46", "V": "06 20 46", "W": "06 10 24 30 46", "X": "00 46/06 40",
    "Y": "06 23 46/23 20", "Z": "06 46 00 40", "0": "10 01 05 16 36 45 41 30 10", "1": "15 26 20",
    "2": "05 16 36 45 44 00 40", "3": "05 16 36 45 44 33 13/33 42 41 30 10 01", "4": "30 36 02 42",
    "5": "46 06 03 33 42 41 30 10 01", "6": "45 36 16 05 01 10 30 41 42 33 03", "7": "06 46 10",
    "8": "13 04 05 16 36 45 44 33 13 02 01 10 30 41 42 33", "9": "01 10 30 41 45 36 16 05 04 13 43",
    "-": "13 33", ".": "20 21", "&": "40 05 16 25 02 01 10 20 42", "'": "26 25", "/": "00 46",
    "!": "26 22/20 21",
}  # fmt: skip

Run = list[tuple[float, float]]


@cache
def strokes_of(text: str) -> list[tuple[int, Run]]:
    """The strokes of a text: each with the place of its letter, and points of a square whose side is 1.

    Letters that are none of ours are left out, but keep their place.
    """
    found = []
    for index, letter in enumerate(text.upper()):
        for stroke in filter(None, _GLYPHS.get(letter, "").split("/")):
            found.append((index, [(int(p[0]) / 4, int(p[1]) / 6) for p in stroke.split()]))
    return found

"""What people draw on a picture, as vectors: strokes, arrows and boxes in fractions of its size."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from storyboard_cli.core.asking import wrong
from storyboard_cli.core.hashing import canonical_json
from storyboard_cli.core.model import Strict

DrawnKind = Literal["pen", "arrow", "box"]
Point = tuple[float, float]

MOST_MARKS = 200
MOST_POINTS = 2_000
"""Of one mark."""
MOST_BYTES = 256 << 10
"""Of a whole drawing, as JSON."""
PLACES = 4
"""Decimals of a coordinate: a tenth of a pixel in a picture of 1,000."""
THINNEST, THICKEST = 0.0005, 0.1
USUAL_WIDTH = 0.005

PALETTE: Mapping[str, str] = {
    "red": "#e5383b",
    "orange": "#f3722c",
    "yellow": "#ffd60a",
    "green": "#2dc653",
    "blue": "#2f80ed",
    "violet": "#9b5de5",
    "white": "#ffffff",
    "black": "#111111",
}
"""Colours by name, and what each is where nobody has colours of their own."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_AREA_KINDS = ("arrow", "box")


def _colour(said: Any) -> Any:
    word = said.strip().casefold() if isinstance(said, str) else ""
    if word in PALETTE or _HEX.fullmatch(word):
        return word
    shown = f"{said[:40]!r}" if isinstance(said, str) else "that"
    raise wrong(
        "unknown-colour", f"there is no colour {shown}", f"one of {', '.join(PALETTE)}, or one as #e5383b"
    )


def _width(said: Any) -> Any:
    if _is_number(said) and THINNEST <= said <= THICKEST:
        return max(THINNEST, round(float(said), PLACES))
    raise wrong(
        "wrong-width",
        "the width of a line is a fraction of the picture's width",
        f"from {THINNEST} to {THICKEST}; {USUAL_WIDTH} is usual",
    )


def _points(said: Any) -> Any:
    if not isinstance(said, (list, tuple)) or not said:
        raise wrong("wrong-points", "a mark has points", "as [[0.25, 0.5], [0.3, 0.52]]")
    if len(said) > MOST_POINTS:
        raise wrong(
            "too-many-points",
            f"a mark has {len(said):,} points; {MOST_POINTS:,} is the most",
            "leave out points that lie on a line, or draw several marks",
        )
    return tuple(_point(one, at) for at, one in enumerate(said, 1))


def _point(said: Any, at: int) -> Point:
    if isinstance(said, (list, tuple)) and len(said) == 2 and all(map(_is_inside, said)):
        return _rounded(said[0]), _rounded(said[1])
    raise wrong(
        "wrong-points",
        f"point {at} is not in the picture",
        "a point is [x, y]: fractions of the picture's width and height, each from 0 to 1",
    )


def _is_number(said: Any) -> bool:
    """Is it a number that JSON has? Truths are none, and neither is what no number is."""
    return isinstance(said, (int, float)) and not isinstance(said, bool) and -10 < said < 10


def _is_inside(said: Any) -> bool:
    return _is_number(said) and 0 <= said <= 1


def _rounded(said: float) -> float:
    return round(float(said), PLACES) + 0.0  # no -0.0, which is written otherwise


class DrawnMark(Strict):
    """One stroke, arrow or box on a picture."""

    kind: DrawnKind = Field(
        description="pen: a line through its points, one point is a dot; arrow: from its first point to its "
        "last, with the head there; box: a rectangle between its two points."
    )
    color: Annotated[str, BeforeValidator(_colour)] = Field(
        "red", description=f"{', '.join(PALETTE)}, or #rrggbb."
    )
    width: Annotated[
        float,
        BeforeValidator(_width, json_schema_input_type=float),
        WithJsonSchema({"type": "number", "minimum": THINNEST, "maximum": THICKEST}),
    ] = Field(USUAL_WIDTH, description="Of its line, as a fraction of the picture's width.")
    points: Annotated[
        tuple[Point, ...],
        BeforeValidator(_points),
        WithJsonSchema(
            {
                "type": "array",
                "minItems": 1,
                "maxItems": MOST_POINTS,
                "items": {
                    "type": "array",
                    "minItems": 2,
                    "maxItems": 2,
                    "items": {"type": "number", "minimum": 0, "maximum": 1},
                },
            }
        ),
    ] = Field(
        description="[x, y] each: fractions of the picture's width and height from its top left corner, kept "
        f"to {PLACES} decimals. An arrow and a box have two."
    )

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Its colour, 0 to 255."""
        word = PALETTE.get(self.color, self.color)
        return int(word[1:3], 16), int(word[3:5], 16), int(word[5:7], 16)


def _few(said: Any) -> Any:
    """Refuse too many before each of them is looked at."""
    if isinstance(said, (list, tuple)) and len(said) > MOST_MARKS:
        raise wrong(
            "too-many-marks",
            f"a drawing has {len(said):,} marks; {MOST_MARKS} is the most",
            "say some of it in a drawing of its own",
        )
    return said


def _whole(marks: tuple[DrawnMark, ...]) -> tuple[DrawnMark, ...]:
    for at, mark in enumerate(marks, 1):
        if mark.kind in _AREA_KINDS and len(mark.points) != 2:
            counted = f"{len(mark.points)} point{'' if len(mark.points) == 1 else 's'}"
            raise wrong(
                "wrong-points",
                f"mark {at} is {'an' if mark.kind == 'arrow' else 'a'} {mark.kind} with {counted}",
                "give two: where it begins and where it ends",
            )
    if (size := size_of(marks)) > MOST_BYTES:
        raise wrong(
            "too-large",
            f"the drawing has {size:,} bytes; {MOST_BYTES:,} is the most",
            "leave out points that lie on a line",
        )
    return marks


Drawing = Annotated[tuple[DrawnMark, ...], BeforeValidator(_few), AfterValidator(_whole)]
"""Marks in the order in which they were drawn."""


def size_of(marks: Sequence[DrawnMark]) -> int:
    """How many bytes it has as JSON. Of few marks with few points nobody has to know."""
    if sum(len(mark.points) for mark in marks) * 18 + len(marks) * 90 <= MOST_BYTES:
        return 0
    return len(canonical_json([mark.model_dump(mode="json") for mark in marks]))


def yaml_of(marks: Sequence[DrawnMark]) -> str:
    """The lines of `drawing:` in a file: a mark has a line for its points, however many they are."""
    lines = ["drawing:"]
    for mark in marks:
        points = ", ".join(f"[{x!r}, {y!r}]" for x, y in mark.points)
        lines += [f"- kind: {mark.kind}", f"  color: {_quoted(mark.color)}", f"  width: {mark.width!r}"]
        lines.append(f"  points: [{points}]")
    return "\n".join(lines) + "\n"


def _quoted(colour: str) -> str:
    return f"'{colour}'" if colour.startswith("#") else colour


def head_of(mark: DrawnMark, size: tuple[float, float]) -> tuple[Point, Point, Point, Point]:
    """An arrow on a picture of that size: where its shaft ends, its tip, and the two corners of its head."""
    width, height = size
    (ax, ay), (bx, by) = [(x * width, y * height) for x, y in (mark.points[0], mark.points[-1])]
    length = math.hypot(bx - ax, by - ay)
    along = ((bx - ax) / length, (by - ay) / length) if length else (1.0, 0.0)
    deep = min(max(4.0 * mark.width * width, 0.012 * width), max(length * 0.6, 2.0 * mark.width * width))
    neck = (bx - along[0] * deep * 0.8, by - along[1] * deep * 0.8)
    back, half = (bx - along[0] * deep, by - along[1] * deep), deep * 0.5
    left = (back[0] - along[1] * half, back[1] + along[0] * half)
    right = (back[0] + along[1] * half, back[1] - along[0] * half)
    return neck, (bx, by), left, right

"""Makes a drawing of what a shape file says. Each part becomes a call of one of the functions that draw
(`solids`, `things.parts`), and around it what repeats, mirrors, moves or hides it becomes a loop or a
condition: the shape is then as quick as one written in Python. Every name and number is checked on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, cast

import yaml

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer
from storyboard_cli.render.preview.models.shapes.values import AXES, PLANES, Scope, Source, tupled
from storyboard_cli.render.preview.models.things import parts
from storyboard_cli.render.preview.models.things.faces import sketched_head
from storyboard_cli.render.preview.palette import Rgb, mix, scaled

COLOURS: dict[str, Rgb] = {
    "paper": parts.PAPER, "steel": parts.STEEL, "dark": parts.DARK, "wood": parts.WOOD, "brass": parts.BRASS,
    "glass": parts.GLASS, "stone": parts.STONE, "iron": parts.IRON, "white": parts.WHITE, "leaf": parts.LEAF,
    "flame": parts.FLAME,
}  # fmt: skip


def closed(points: Sequence[Any]) -> list[Any]:
    """A line that ends where it begins."""
    return [*points, points[0]]


def thick(points: Sequence[Any], radius: float) -> list[Any]:
    """Points of a rod of one thickness."""
    return [(*p, radius) for p in points]


FUNCTIONS = (
    parts.lathe, parts.prism, parts.ball, parts.disc_at, parts.flame, parts.sees, parts.arc, parts.mirrored,
    parts.rect, parts.flat, parts.wall, parts.in_hand, parts.laid, parts.spun, parts.by_depth, parts.glow,
    letter_face, sketched_head, mix, scaled, closed, thick, reversed, range, min, max,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Primitive:
    """One of the functions that draw: what it takes besides its places, and by which words."""

    function: str
    places: str  # spot, ends, profile, outline, corners, or how many numbers a point of it has
    needs: tuple[str, ...] = ()  # what it takes next, in this order
    coloured: bool = True
    options: dict[str, tuple[str, str]] = field(default_factory=dict)  # word → (keyword, kind of value)


def _numbers(**words: str) -> dict[str, tuple[str, str]]:
    return {word: (keyword, "number") for word, keyword in words.items()}


PRIMITIVES = {
    "box": Primitive("{m}.box(", "spot", ("size",), options=_numbers(outline="edge")),
    "ball": Primitive("BALL({m}, ", "spot", ("radius",), options=_numbers(outline="outline")),
    "tube": Primitive("{m}.tube(", "ends", ("radius",), options=_numbers(end="end", outline="outline")),
    "rod": Primitive("{m}.rod(", "4", options=_numbers(outline="outline")),
    "lathe": Primitive(
        "LATHE({m}, ",
        "profile",
        options={
            **_numbers(steps="steps", outline="weight", squash="squash"),
            "at": ("at", "spot"),
            "along": ("axis", "axis"),
            "cap": ("cap", "colour"),
            "ends": ("ends", "flag"),
        },
    ),
    "prism": Primitive(
        "PRISM({m}, ",
        "outline",
        ("thick",),
        options={
            **_numbers(outline="weight", crease="crease"),
            "along": ("axis", "axis"),
            "front": ("front", "colour"),
        },
    ),
    "disc": Primitive(
        "DISC_AT({m}, ",
        "spot",
        ("radius",),
        options={**_numbers(outline="edge", value="value", tall="tall"), "facing": ("plane", "plane")},
    ),
    "face": Primitive("{m}.face(", "3", options=_numbers(outline="edge", value="value")),
    "shape": Primitive("{m}.shape(", "3", options=_numbers(outline="edge", value="value")),
    "line": Primitive("{m}.line(", "3", coloured=False, options=_numbers(weight="weight")),
    "flame": Primitive("FLAME({m}, ", "spot", ("tall",), coloured=False),
    "glow": Primitive("GLOW({m}, ", "spot", ("reach",), coloured=False),
    "letters": Primitive(
        "LETTER_FACE({m}, ",
        "corners",
        coloured=False,
        options={
            **_numbers(tallest="tallest", margin="margin", lines="most_lines"),
            "on": ("on", "colour"),
            "ink": ("ink", "colour"),
            "turn": ("turn", "flag"),
        },
    ),
    "head": Primitive(
        "SKETCHED_HEAD({m}, ",
        "3",
        coloured=False,
        options={"hair": ("hair", "colour")},
    ),
}


def compiled(source: Source, name: str, node: yaml.Node) -> Drawer:
    """The drawing that a shape's text describes."""
    lines = [
        "def draw(m, model):",
        " w, h, d = model.size",
        " _own = model.colour",
        *_shape(source, name, node),
    ]
    names: dict[str, Any] = {"__builtins__": {}, **{f.__name__.upper(): f for f in FUNCTIONS}}
    names |= {f"_{colour}": value for colour, value in COLOURS.items()}
    exec(compile("\n".join(lines), f"{source.file}: {name}", "exec"), names)
    return cast("Drawer", names["draw"])


def _shape(source: Source, name: str, node: yaml.Node) -> list[str]:
    scope = Scope(source, frozenset((*COLOURS, "own")))
    keys = source.pairs(node)
    for key, value in keys.items():
        if key not in ("about", "grip", "on_its_back", "let", "parts"):
            raise source.wrong(value, f"a shape has no {key}")
    if "about" not in keys or "parts" not in keys:
        raise source.wrong(node, f"{name} says what it is in about, and has parts")
    lines = []
    if "grip" in keys:
        lines.append(f"m = IN_HAND(m, model, {scope.number(keys['grip'])})")
    if "on_its_back" in keys:
        lines.append(f"m = LAID(m, h, d) if {scope.holds(keys['on_its_back'])} else m")
    if "let" in keys:
        return _within(lines + _let(keys["let"], scope, partial(_parts, keys["parts"])))
    return _within(lines + _parts(keys["parts"], scope))


def _within(lines: list[str]) -> list[str]:
    return [f" {line}" for line in lines]


# -- around a part ----------------------------------------------------------------------------------------


def _parts(node: yaml.Node, scope: Scope) -> list[str]:
    found = []
    for item in scope.source.items(node, "a list of parts"):
        found += _part(item, scope.source.pairs(item), scope)
    return found


def _part(node: yaml.Node, keys: dict[str, yaml.Node], scope: Scope) -> list[str]:
    """What a part does. What is said around it (`each`, `seen`, …) holds in the order in which it is said."""
    for key, value in keys.items():
        around = _moved if key == "at" and "parts" in keys else _AROUND.get(key)
        if around is not None:
            inner = {k: v for k, v in keys.items() if k != key}
            return around(value, scope, partial(_part, node, inner))
    if set(keys) == {"parts"}:
        return _parts(keys["parts"], scope)
    if set(keys) == {"by_depth"}:
        items = scope.source.items(keys["by_depth"], "a list of parts")
        collected = [line for item in items for line in _waiting(item, scope.source.pairs(item), scope)]
        return ["__waiting = []", *collected, f"BY_DEPTH({scope.maker}, __waiting)"]
    if "otherwise" in keys and "letters" in keys:
        letters = {key: value for key, value in keys.items() if key != "otherwise"}
        return [f"if not {_drawn(node, letters, scope)}:", *_within(_parts(keys["otherwise"], scope))]
    return [_drawn(node, dict(keys), scope)]


Inner = Callable[[Scope], list[str]]


def _let(node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    """Names for lengths and for colours, each known to those after it."""
    lines = []
    for key, value in scope.source.pairs(node).items():
        name = scope.name(value, key)
        if scope.is_colour(value):
            lines.append(f"_{name} = {scope.colour(value)}")
            scope = scope.knowing(colours=(name,))
        else:
            lines.append(f"{name} = {scope.number(value)}")
            scope = scope.knowing(name)
    return lines + inner(scope)


def _both_sides(node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    """The part in the mirror, on the left, then the part."""
    if scope.mirrored or not scope.flag(node):
        raise scope.source.wrong(node, "both_sides is true, and stands inside no other")
    return inner(replace(scope, mirrored=True)) + inner(scope)


def _repeat(node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    """`{k: 0 to 4}`: the part for each of these numbers."""
    name, value = scope.source.pair(node, "{k: 0 to 4}")
    first, _, last = str(value.value).partition(" to ")
    try:
        span = f"RANGE({int(first)}, {int(last) + 1})"
    except ValueError:
        raise scope.source.wrong(node, "a count is wanted, such as {k: 0 to 4}") from None
    return [f"for {scope.name(node, name)} in {span}:", *_within(inner(scope.knowing(name)))]


def _each(node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    """`{x: [a, b]}`, `{x y c: [[a, b, dark], …]}` or `{x y: {arc: …}}`: the part for each row of a table."""
    key, table = scope.source.pair(node, "{x: [-0.1w, 0.1w]}")
    names = [scope.name(node, name) for name in key.split()]
    if isinstance(table, yaml.MappingNode):
        rows, hued = _made_points(table, len(names), None, scope), [False] * len(names)
    else:
        listed = scope.source.items(table, "a list of rows")
        cells = [r.value if isinstance(r.value, list) and len(names) > 1 else [r] for r in listed]
        if any(len(row) != len(names) for row in cells):
            raise scope.source.wrong(node, f"each row has as many values as there are names: {key}")
        hued = [scope.is_colour(cell) for cell in cells[0]]
        kinds = [scope.colour if hue else scope.number for hue in hued]
        rows = tupled([tupled([k(c) for k, c in zip(kinds, row, strict=True)]) for row in cells])
    bound = [f"_{name}" if hue else name for name, hue in zip(names, hued, strict=True)]
    colours = tuple(name for name, hue in zip(names, hued, strict=True) if hue)
    lengths = [name for name in names if name not in colours]
    return [f"for {', '.join(bound)}, in {rows}:", *_within(inner(scope.knowing(*lengths, colours=colours)))]


def _turned(node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    """`{up: 20}`: turned about one of its axes by so many degrees."""
    axis, degrees = scope.source.pair(node, "{up: 20}")
    if axis not in AXES:
        raise scope.source.wrong(node, "an axis and degrees are wanted, such as {up: 20}")
    turn = scope.number(degrees) if axis == "across" else scope.across(scope.number(degrees))
    return _elsewhere(f"SPUN({scope.maker}, {AXES[axis]}, {turn})", scope, inner)


def _moved(node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    """Parts around another origin."""
    return _elsewhere(f"{scope.maker}.moved(*{scope.spot(node)})", scope, inner)


def _elsewhere(made: str, scope: Scope, inner: Inner) -> list[str]:
    maker = f"_{scope.maker}" if scope.maker != "m" else "__m"
    return [f"{maker} = {made}", *inner(replace(scope, maker=maker))]


def _if(test: Callable[[Scope, yaml.Node], str], node: yaml.Node, scope: Scope, inner: Inner) -> list[str]:
    return [f"if {test(scope, node)}:", *_within(inner(scope))]


_Around = Callable[[yaml.Node, Scope, Inner], list[str]]
_LOOPS: dict[str, _Around] = {"both_sides": _both_sides, "repeat": _repeat, "each": _each, "let": _let}
_AROUND: dict[str, _Around] = {
    **_LOOPS,
    "when": partial(_if, Scope.holds),
    "seen": partial(_if, Scope.seen),
    "turned": _turned,
}


def _waiting(item: yaml.Node, keys: dict[str, yaml.Node], scope: Scope) -> list[str]:
    """A part of `by_depth`: it waits for its turn, with what the names stand for now."""
    for key, value in keys.items():
        if key in _LOOPS:
            inner = {k: v for k, v in keys.items() if k != key}
            return _LOOPS[key](value, scope, partial(_waiting, item, inner))
    rest = dict(keys)
    if "where" not in rest:
        raise scope.source.wrong(item, "each part of by_depth says where it is: [right, up, ahead]")
    spot = scope.spot(rest.pop("where"))
    names = [*(scope.numbers - {"w", "h", "d"}), *(f"_{c}" for c in scope.colours - {*COLOURS, "own"})]
    kept = ", ".join(f"{name}={name}" for name in sorted(names))
    return [f"def __part({kept}):", *_within(_part(item, rest, scope)), f"__waiting.append(({spot}, __part))"]


# -- one part ---------------------------------------------------------------------------------------------


def _drawn(node: yaml.Node, keys: dict[str, yaml.Node], scope: Scope) -> str:
    """One call of a function that draws."""
    word = next((key for key in keys if key in PRIMITIVES), None)
    if word is None:
        known = ", ".join((*PRIMITIVES, "parts", "by_depth"))
        raise scope.source.wrong(node, f"a part is one of {known}; this has {', '.join(keys) or 'nothing'}")
    kind = PRIMITIVES[word]
    places = keys.pop(word)
    values = _places(kind.places, places, keys, scope)
    for need in kind.needs:
        if need not in keys:
            raise scope.source.wrong(node, f"a {word} says its {need}")
        values += _need(need, keys.pop(need), keys, scope)
    if kind.coloured:
        values.append(scope.colour(keys.pop("colour")) if "colour" in keys else "_own")
    for key, value in keys.items():
        if key not in kind.options:
            known = ", ".join((*kind.needs, *(("colour",) if kind.coloured else ()), *kind.options))
            raise scope.source.wrong(value, f"a {word} has no {key}; it may have {known}")
        keyword, sort = kind.options[key]
        values.append(f"{keyword}={_option(sort, value, scope)}")
    if word == "letters" and "ink" not in keys:
        values.append("ink=model.ink")
    return f"{kind.function.format(m=scope.maker)}{', '.join(values)})"


def _option(sort: str, node: yaml.Node, scope: Scope) -> str:
    if sort == "plane":
        return str(PLANES[scope.one_of(node, AXES)])
    return str({
        "number": scope.number, "colour": scope.colour, "spot": scope.spot, "flag": scope.flag,
        "axis": scope.axis,
    }[sort](node))  # fmt: skip


def _need(word: str, node: yaml.Node, keys: dict[str, yaml.Node], scope: Scope) -> list[str]:
    if word == "size":
        return [tupled(scope.numbers_of(node, 3, "a size [across, up, ahead]"))]
    if word == "thick":
        ends = scope.numbers_of(node, 2, "from where to where along its axis")
        return [scope.across(end) for end in ends] if _is_across(keys, scope) else ends
    return [scope.number(node)]


def _is_across(keys: dict[str, yaml.Node], scope: Scope) -> bool:
    return "along" in keys and scope.axis(keys["along"]) == 0


def _places(sort: str, node: yaml.Node, keys: dict[str, yaml.Node], scope: Scope) -> list[str]:
    """The places of a part as its function takes them; `keys` lose what is said about them."""
    if sort == "spot":
        return [scope.spot(node)]
    if sort == "ends":
        ends = node.value if isinstance(node, yaml.SequenceNode) else []
        if len(ends) != 2:
            raise scope.source.wrong(node, "two ends are wanted: [[right, up, ahead], [right, up, ahead]]")
        return [scope.spot(end) for end in ends]
    if sort == "profile":
        return [_points(node, 2, 1 if _is_across(keys, scope) else None, scope)]
    if sort == "outline":
        made = _points(node, 2, None if _is_across(keys, scope) else 0, scope)
        half = "half" in keys and scope.flag(keys.pop("half"))
        return [f"MIRRORED({made})" if half else made]
    if sort == "corners":
        said = f" or {str(keys.pop('text').value)!r}" if "text" in keys else ""
        return [f"model.text{said}", _points(node, 3, 0, scope)]
    radius = keys.pop("thick", None) if sort == "4" else None
    made = _points(node, 3 if radius is not None else int(sort), 0, scope)
    if "closed" in keys and scope.flag(keys.pop("closed")):
        made = f"CLOSED({made})"
    return [made if radius is None else f"THICK({made}, {scope.number(radius)})"]


def _points(node: yaml.Node, size: int, across: int | None, scope: Scope) -> str:
    """Points of so many numbers, written down or made by `arc`, `oval`, `rect`, `flat`, `wall`. `across` says
    which of the numbers a mirror turns round."""
    if isinstance(node, yaml.MappingNode):
        return _made_points(node, size, across, scope)
    items = scope.source.items(node, "a list of points")
    return f"[{', '.join(_point(item, size, across, scope) for item in items)}]"


def _point(node: yaml.Node, size: int, across: int | None, scope: Scope) -> str:
    if isinstance(node, yaml.MappingNode):
        return f"*{_made_points(node, size, across, scope)}"
    numbers = scope.numbers_of(node, size, "a point")
    if across is not None:
        numbers[across] = scope.across(numbers[across])
    return tupled(numbers)


_MADE = {"arc": 7, "oval": 5, "rect": 5, "flat": 5, "wall": 5}
_CROSSING = {"oval": (0,), "rect": (0, 2), "flat": (0, 2), "wall": (4,)}
"""Which of their numbers a mirror turns round."""


def _made_points(node: yaml.Node, size: int, across: int | None, scope: Scope) -> str:
    keys = scope.source.pairs(node)
    word = next((key for key in keys if key in _MADE), "")
    if not word or not set(keys) <= {word, "as", "back", "facing", "steps"}:
        raise scope.source.wrong(node, f"points are made by one of {', '.join(_MADE)}")
    numbers = scope.numbers_of(keys[word], _MADE[word], f"what makes an {word}")
    if word != "arc" and size != 3:
        raise scope.source.wrong(node, f"{word} makes places in space, each of 3 numbers")
    if word == "arc":
        if "as" not in keys and size != 2:
            raise scope.source.wrong(node, "an arc in space says its points as [right, up, ahead] of u and v")
        made = f"ARC({', '.join(numbers)})"
        if "as" in keys:
            made = f"[{_point(keys['as'], size, across, scope.knowing('u', 'v'))} for u, v in {made}]"
        elif scope.mirrored and across is not None:
            made = f"[{tupled([scope.across('u'), 'v'])} for u, v in {made}]"
        return f"REVERSED({made})" if "back" in keys and scope.flag(keys["back"]) else made
    for index in _CROSSING[word]:
        numbers[index] = scope.across(numbers[index])
    if word != "oval":
        return f"{word.upper()}({', '.join(numbers)})"
    plane = PLANES[scope.one_of(keys["facing"], AXES)] if "facing" in keys else PLANES["ahead"]
    steps = f", {scope.number(keys['steps'])}" if "steps" in keys else ""
    return f"{scope.maker}.ellipse({tupled(numbers[:3])}, {plane}, {tupled(numbers[3:])}{steps})"

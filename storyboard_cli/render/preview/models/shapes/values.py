"""What a shape file says in a word or a line: lengths, colours, places, and what holds of a thing.

Each becomes a piece of Python text that is made of numbers, checked names and arithmetic only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from keyword import iskeyword

import yaml

from storyboard_cli.core.errors import Kind, SbError

AXES = {"across": 0, "up": 1, "ahead": 2}
PLANES = {"across": (1, 2), "up": (0, 2), "ahead": (0, 1)}
"""The two axes that a flat thing spreads along which faces that way."""
SIDES = {
    "right": ((1, 0, 0), "w/2"),
    "left": ((-1, 0, 0), "-w/2"),
    "top": ((0, 1, 0), "h"),
    "bottom": ((0, -1, 0), "0"),
    "front": ((0, 0, 1), "d/2"),
    "back": ((0, 0, -1), "-d/2"),
}
"""Which way each side looks, and where it is at the end of the thing."""
POSES = ("open", "hang", "lie", "fly")
STATES = {
    "held": "model.held",
    "lit": "model.lit",
    "burning": "(model.lit or m.board.staging.light.practical)",
    "worded": "model.text",
}
_TOKEN = re.compile(r"\s*(?:(\d+\.?\d*|\.\d+)|([a-z][a-z0-9_]*)|([-+*/%(),]))")
_TAKEN = ("m", "model", "u", "v", "min", "max")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a shape stands: its file, and the line that its own text begins on."""

    file: str
    line: int = 1

    def wrong(self, node: yaml.Node, said: str) -> SbError:
        return wrong_shape(self.file, self.line + int(node.start_mark.line), said)

    def pairs(self, node: yaml.Node) -> dict[str, yaml.Node]:
        """What a mapping says, in its order."""
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(node, "keys with values are wanted, such as {ball: [0, h, 0], radius: 0.1w}")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in found:
                raise self.wrong(key, f"{key.value} is said twice")
            found[str(key.value)] = value
        return found

    def pair(self, node: yaml.Node, example: str) -> tuple[str, yaml.Node]:
        """The one key of a mapping and what it says."""
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            raise self.wrong(node, f"one key with its value is wanted, such as {example}")
        ((key, value),) = node.value
        return str(key.value), value

    def items(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self.wrong(node, f"{what} is wanted, in brackets or one behind each -")
        return list(node.value)


def wrong_shape(file: str, line: int, said: str) -> SbError:
    return SbError(Kind.usage, "shape-file", f"{file}:{line}: {said}", hint="specs/shapes.md says how")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known at a place of a shape: names, whether it is drawn in the mirror there, and who draws."""

    source: Source
    colours: frozenset[str]
    numbers: frozenset[str] = frozenset(("w", "h", "d"))
    mirrored: bool = False
    maker: str = "m"

    def knowing(self, *numbers: str, colours: tuple[str, ...] = ()) -> Scope:
        return replace(self, numbers=self.numbers.union(numbers), colours=self.colours.union(colours))

    # -- lengths ------------------------------------------------------------------------------------------

    def number(self, node: yaml.Node, said: str | None = None) -> str:
        """A length or a share: `0.42w`, `h - 2r`, `0.5(a + b)`."""
        text = str(node.value) if said is None else said
        found = _arithmetic(text) if isinstance(node, yaml.ScalarNode) else None
        if found is None:
            raise self.source.wrong(node, f"a number or a length such as 0.42w is wanted{_not(text)}")
        made, names = found
        if not names <= self.numbers:
            known = ", ".join(sorted(self.numbers))
            unknown = ", ".join(sorted(names - self.numbers))
            raise self.source.wrong(node, f"no length is called {unknown} here; known are {known}")
        return made

    def numbers_of(self, node: yaml.Node, count: int, what: str) -> list[str]:
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != count:
            raise self.source.wrong(node, f"{what} is wanted: {count} numbers in brackets")
        return [self.number(item) for item in node.value]

    def across(self, value: str) -> str:
        """A place or a way along the width, as it is drawn: negative in the mirror."""
        return f"-({value})" if self.mirrored and value != "0" else value

    def spot(self, node: yaml.Node) -> str:
        x, y, z = self.numbers_of(node, 3, "a place [right, up, ahead]")
        return tupled((self.across(x), y, z))

    # -- colours ------------------------------------------------------------------------------------------

    def colour(self, node: yaml.Node) -> str:
        """`own`, `dark`, `own 0.85` (darker), `own 0.3 white` (with so much white in it), or `[r, g, b]`."""
        if isinstance(node, yaml.SequenceNode):
            return tupled(self.numbers_of(node, 3, "a colour [red, green, blue]"))
        first, _, rest = str(node.value).strip().partition(" ")
        if first not in self.colours:
            known = ", ".join(sorted(self.colours))
            raise self.source.wrong(node, f"no colour is called {first or 'nothing'}; known are {known}")
        share, _, last = rest.strip().rpartition(" ")
        if last in self.colours:
            return f"MIX(_{first}, _{last}, {self.number(node, share)})"
        return f"SCALED(_{first}, {self.number(node, rest)})" if rest else f"_{first}"

    def is_colour(self, node: yaml.Node) -> bool:
        if isinstance(node, yaml.SequenceNode):
            return True
        return str(node.value).strip().partition(" ")[0] in self.colours

    # -- words --------------------------------------------------------------------------------------------

    def flag(self, node: yaml.Node) -> bool:
        return self.one_of(node, ("true", "false")) == "true"

    def axis(self, node: yaml.Node) -> int:
        return AXES[self.one_of(node, AXES)]

    def one_of(self, node: yaml.Node, words: tuple[str, ...] | dict[str, int]) -> str:
        if node.value not in words:
            raise self.source.wrong(node, f"one of {', '.join(words)} is wanted{_not(node.value)}")
        return str(node.value)

    def name(self, node: yaml.Node, said: str) -> str:
        """A new name for a length or a colour."""
        if not _NAME.fullmatch(said) or said in _TAKEN or iskeyword(said):
            raise self.source.wrong(node, f"a name is wanted: small letters, figures and _, not {said}")
        if said in self.numbers or said in self.colours:
            raise self.source.wrong(node, f"{said} is a name already; a new one is wanted")
        return said

    def holds(self, node: yaml.Node) -> str:
        """Whether all of these hold: `held`, `lit`, `burning` (lit, or in a place that lamps light), `worded`
        (the script says what is on it), a pose such as `open`, or `not` one of them."""
        listed = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return " and ".join(self._holds(item) for item in listed) or "True"

    def _holds(self, node: yaml.Node) -> str:
        word = str(node.value).removeprefix("not ").strip()
        test = STATES.get(word)
        if test is None and word not in POSES:
            known = ", ".join((*STATES, *POSES))
            raise self.source.wrong(node, f"one of {known} is wanted{_not(word)}")
        test = test or f"model.pose == '{word}'"
        return f"not {test}" if str(node.value).startswith("not ") else test

    def seen(self, node: yaml.Node) -> str:
        """Whether a side shows itself: `front`, or `{front: 0.4d}` for one that is elsewhere than at the end
        of the thing, or `{way: […], at: […]}` for any other."""
        keys = self.source.pairs(node) if isinstance(node, yaml.MappingNode) else {str(node.value): None}
        way, at = keys.get("way"), keys.get("at")
        if way is not None and at is not None and len(keys) == 2:
            x, y, z = self.numbers_of(way, 3, "a way [right, up, ahead]")
            return f"SEES({self.maker}, {self.across(x)}, {y}, {z}, {self.spot(at)})"
        side, where = next(iter(keys.items()), ("", None))
        if side not in SIDES or len(keys) != 1:
            raise self.source.wrong(node, f"one of {', '.join(SIDES)} is wanted{_not(side)}")
        ways, end = SIDES[side]
        place = end if where is None else self.number(where)
        looks = [self.across(str(ways[0])), *map(str, ways[1:])]
        spot = [place if k else "0" for k in ways]
        return f"SEES({self.maker}, {', '.join(looks)}, {tupled((self.across(spot[0]), *spot[1:]))})"


@lru_cache(maxsize=4096)
def _arithmetic(text: str) -> tuple[str, frozenset[str]] | None:
    """An expression as Python has it, with its names; None where it is none. `2r` and `2(…)` multiply."""
    made, names, open_, at, last = "", set(), [], 0, "("
    text = text.strip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        number, name, sign = token.groups()
        at = token.end()
        ended = last in ("number", "name", ")")
        if number or name or sign == "(":
            if (ended and last != "number") or (ended and number):
                return None
            made += "*" if ended else ""
            if name in ("min", "max"):
                if text[at : at + 1] != "(":
                    return None
                open_.append(name)
                made, at, last = f"{made}{name.upper()}(", at + 1, "("
                continue
            if sign:
                open_.append("(")
            elif name:
                names.add(name)
            last = "(" if sign else "number" if number else "name"
        elif sign == "-" and not ended and last != "-":
            last = "-"
        elif not ended or (sign in ")," and not open_) or (sign == "," and open_[-1] == "("):
            return None
        else:
            if sign == ")":
                open_.pop()
            last = sign
        made += number or name or f"{sign} "
    return (made.strip(), frozenset(names)) if last in ("number", "name", ")") and not open_ else None


def _not(text: object) -> str:
    return f", not {text}" if isinstance(text, str) and text else ""


def tupled(values: tuple[str, ...] | list[str]) -> str:
    return f"({', '.join(values)},)"

"""What mends a mistake, as data: a shell shows a line, a page a button, an HTTP answer a link.

A mend knows operations of the catalogue and fields of their Asks, and no flag, no argument, no URL. How an
operation is said is the face's: a command line looks each field up in its own table, which is made from the
Asks (`cli/lines.py`). That way nothing below the faces repeats what an Ask says of its fields, and nothing
that only says a hint has to import the operation that it names. Outside a face, as in a log or a test,
`str()` says operation and fields as they are: `render selectors=FR_S03_002`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

_HERE = "{}"  # where words have an operation


@dataclass(frozen=True, slots=True)
class Step:
    """One operation of a mend. `blanks` are fields of its Ask that only a person can fill in.

    `examples` are what some of them could be: to be shown, and never to be done.
    """

    operation: str
    ask: Mapping[str, Any]
    blanks: tuple[str, ...] = ()
    examples: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """For those who have no face: `lock assets=… take=t001`."""
        blanks = [f"{name}=…" for name in self.blanks if name not in self.examples]
        known = [f"{k}={_plain_value(v)}" for k, v in {**self.ask, **self.examples}.items()]
        return " ".join([self.operation, *blanks, *known])

    def plain(self) -> dict[str, Any]:
        """This step as JSON-compatible data."""
        found = {"operation": self.operation, "ask": dict(self.ask), "blanks": list(self.blanks)}
        return {**found, "examples": dict(self.examples)} if self.examples else found


class Mend:
    """A hint that names operations. In `words`, `{}` stands for each of them, in their order."""

    __slots__ = ("steps", "words")

    words: str
    steps: tuple[Step, ...]

    def __init__(
        self,
        operation: str,
        ask: Mapping[str, Any] | None = None,
        words: str = "`{}`",
        *,
        blanks: Sequence[str] = (),
        examples: Mapping[str, Any] | None = None,
    ) -> None:
        """Fields of which there is an example are blank as well."""
        self.words = words
        shown = dict(examples or {})
        known = MappingProxyType(dict(ask or {}))
        self.steps = (Step(operation, known, (*shown, *blanks), MappingProxyType(shown)),)

    @classmethod
    def joined(cls, words: str, *parts: Hint) -> Mend:
        """One hint of several: each `{}` of `words` becomes the words of a part.

        Steps that the words of a part do not show come last, so that each of the others keeps its place.
        """
        said = [part.words if isinstance(part, Mend) else _shielded(part) for part in parts]
        mends = [(part.steps, part.words.count(_HERE)) for part in parts if isinstance(part, Mend)]
        shown = [step for steps, places in mends for step in steps[:places]]
        unshown = [step for steps, places in mends for step in steps[places:]]
        return _made(_filled(words, said), (*shown, *unshown))

    def worded(self, say: Callable[[Step], str]) -> str:
        """The whole hint as text, where `say` words a step."""
        return _filled(self.words, [say(step) for step in self.steps])

    def filled(self, **values: Any) -> Mend:
        """The same with these fields asked, wherever they were left blank."""
        return _made(self.words, tuple(_with(step, values) for step in self.steps))

    def respelt_as(self, words: str) -> Mend:
        """The same with other words."""
        return _made(words, self.steps)

    def respelt(self, old: str, new: str) -> Mend:
        """The same with `new` for `old` in its words."""
        return _made(self.words.replace(old, new), self.steps)

    def __str__(self) -> str:
        return self.worded(str)

    def __repr__(self) -> str:
        return f"Mend({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mend) and self.plain() == other.plain()

    def __hash__(self) -> int:
        return hash(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        return from_plain, (self.plain(),)  # drawing processes send their errors home

    def plain(self) -> dict[str, Any]:
        """This mend as JSON-compatible data."""
        return {"words": self.words, "steps": [step.plain() for step in self.steps]}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """Models may have a mend in a field; it is read from what `plain` gave and written as that."""
        from pydantic_core import core_schema

        plain = core_schema.plain_serializer_function_ser_schema(cls.plain)
        read = core_schema.no_info_after_validator_function(from_plain, core_schema.dict_schema())
        there = core_schema.is_instance_schema(cls)
        return core_schema.union_schema([there, read], serialization=plain)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        return _SCHEMA


Hint: TypeAlias = str | Mend
"""What mends something: plain words, or words with operations in them."""


def from_plain(plain: Mapping[str, Any]) -> Mend:
    """The mend that `Mend.plain` gave."""
    steps = []
    for step in plain["steps"]:
        ask = MappingProxyType(dict(step["ask"]))
        examples = MappingProxyType(dict(step.get("examples", {})))
        steps.append(Step(step["operation"], ask, tuple(step.get("blanks", ())), examples))
    return _made(str(plain["words"]), tuple(steps))


def plain_hint(hint: Hint | None) -> str | dict[str, Any] | None:
    """A hint as JSON-compatible data."""
    return hint.plain() if isinstance(hint, Mend) else hint


def hint_from(plain: str | Mapping[str, Any] | None) -> Hint | None:
    """The hint that `plain_hint` gave."""
    return from_plain(plain) if isinstance(plain, Mapping) else plain


def is_plain_mend(value: object) -> bool:
    """Is it what `Mend.plain` gives?"""
    return isinstance(value, dict) and value.keys() == {"words", "steps"}


def _made(words: str, steps: tuple[Step, ...]) -> Mend:
    made = Mend.__new__(Mend)
    made.words, made.steps = words, steps
    return made


def _with(step: Step, values: Mapping[str, Any]) -> Step:
    known = {name: values[name] for name in step.blanks if name in values}
    blanks = tuple(name for name in step.blanks if name not in known)
    examples = {name: value for name, value in step.examples.items() if name not in known}
    return Step(step.operation, MappingProxyType({**known, **step.ask}), blanks, MappingProxyType(examples))


def _filled(words: str, said: Sequence[str]) -> str:
    """`words` with what is said at each `{}`; those that are one too many stay."""
    first, *rest = words.split(_HERE)
    given = [*said, *[_HERE] * (len(rest) - len(said))]
    return first + "".join(one + after for one, after in zip(given, rest, strict=False))


def _shielded(text: str) -> str:
    """Words of somebody else, in which `{}` is no place for an operation."""
    return text.replace(_HERE, "{ }")


def _plain_value(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return "yes" if value is True else str(value)


STEP_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "operation": {"type": "string", "description": "Its name in the catalogue."},
        "ask": {"type": "object", "description": "What it is asked."},
        "blanks": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Fields that a person fills in.",
        },
        "examples": {"type": "object", "description": "What some blanks could be."},
    },
    "required": ["operation", "ask", "blanks"],
}
"""A `Step` as data."""
_SCHEMA = {
    "type": "object",
    "description": "A hint that names operations.",
    "properties": {
        "words": {"type": "string", "description": "What to say; {} stands for each step, in their order."},
        "steps": {"type": "array", "description": "The operations.", "items": STEP_SCHEMA},
    },
    "required": ["words", "steps"],
}

"""The two ends of every operation: a frozen `Ask` in, a frozen `Answer` out, every field described.

An Ask is also what a command line is made from: `asked` puts a field's description and how it is written
on a line (`--layout`, `-l`, an argument) beside its type. A web form or an HTTP route reads the description
alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, Field, SecretStr, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from storyboard_cli.core.characters import is_text, not_to_say, visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen, Strict
from storyboard_cli.core.problems import Problem, Severity

LONGEST_TEXT = 10_000
"""Characters of a note, a reason, a name."""
_SAID = ("note", "reason", "name", "title")
"""Fields that people read what others wrote in."""


class Ask(Strict):
    """What a face wants done. The JSON body of an HTTP request is this model."""

    once_called: ClassVar[Mapping[str, str]] = {}
    """Fields that had another name before, by that name: who still says it is understood."""

    def said(self) -> dict[str, Any]:
        """The fields that were given, as JSON-compatible data."""
        return self.model_dump(mode="json", exclude_unset=True, by_alias=True)

    def again(self) -> dict[str, Any]:
        """As `said`, without what is so anyway: what a hint asks that does the same once more."""
        found = self.model_dump(mode="json", exclude_unset=True, exclude_defaults=True, by_alias=True)
        handed = {name: _typed(getattr(self, name, None)) for name in found}
        return found | {name: typed for name, typed in handed.items() if typed}

    @model_validator(mode="before")
    @classmethod
    def _is_text(cls, given: Any) -> Any:
        """Bytes that are no UTF-8 come from a command line as half characters, which no file can hold."""
        for name, value in given.items() if isinstance(given, dict) else ():
            for place, word in _texts(value, str(name)):
                if not is_text(word):
                    shown = "it" if is_secret(cls, name) else visible(word[:200])
                    raise wrong(
                        "not-text",
                        f"{visible(place)}: {shown} is no text: it has bytes that are no UTF-8",
                        fields=(place,),
                    )
        return given

    @model_validator(mode="before")
    @classmethod
    def _says_something(cls, given: Any) -> Any:
        """Notes and names are read by others, whose screens obey what nobody sees in them."""
        for name, value in given.items() if isinstance(given, dict) else ():
            for place, word in _texts(value, str(name)):
                field = place.rpartition(".")[2]
                why = not_to_say(word) if field in _SAID and not is_secret(cls, name) else None
                if why is not None:
                    raise wrong("unreadable-text", f"{visible(place)} {why}", "leave it out", fields=(place,))
        return given

    @model_validator(mode="before")
    @classmethod
    def _is_short(cls, given: Any) -> Any:
        """A text of an Ask is a note, a name or a place; a field that takes whole files says so itself."""
        for name, value in given.items() if isinstance(given, dict) else ():
            info = cls.model_fields.get(str(name))
            if info is None or any(hasattr(mark, "max_length") for mark in info.metadata):
                continue
            for word in value if isinstance(value, (list, tuple)) else (value,):
                if isinstance(word, str) and len(word) > LONGEST_TEXT:
                    said = f"{name} has {len(word):,} characters; {LONGEST_TEXT:,} is the most"
                    raise wrong("too-long", said, "shorten it", fields=(str(name),))
        return given

    @model_validator(mode="before")  # the last one here is the first that pydantic runs
    @classmethod
    def _as_it_is_called(cls, given: Any) -> Any:
        """Fields by the names that they have now; who says both names is told that the old one is none."""
        old = cls.once_called
        if not isinstance(given, dict) or not old.keys() & given.keys():
            return given
        return {old.get(name, name) if old.get(name) not in given else name: v for name, v in given.items()}


class Answer(Frozen):
    """What was done. `failure` says that the work ended badly although there is an answer worth showing."""

    failure: Kind | None = Field(
        None, exclude=True, description="Why the work ended badly, where the answer is still worth showing."
    )


def is_secret(ask: type[BaseModel], name: object) -> bool:
    """Is the field one that no log, message or error may show?"""
    info = ask.model_fields.get(str(name))
    return info is not None and SecretStr in (info.annotation, *get_args(info.annotation))


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a value, keys too, with where it stands: `changes.name`."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from ((place, key),) if isinstance(key, str) and not is_text(key) else ()
            yield from _texts(inner, f"{place}.{key}")
    elif isinstance(value, (list, tuple)):
        for at, inner in enumerate(value):
            yield from _texts(inner, place if isinstance(inner, str) else f"{place}.{at}")


@dataclass(frozen=True, slots=True)
class OnTheLine:
    """How a field is written on a command line."""

    flags: tuple[str, ...] = ()
    """`--layout`, `-l`; `--pdf/--no-pdf` has a word for each side. None and no argument: not on the line."""
    argument: str = ""
    """The word that help shows for an argument, such as `frames`."""
    help: str = ""
    """What help says of it."""
    metavar: str | None = None
    inverse: bool = False
    """The flag says the opposite of the field: `--no-cover` of `cover`."""
    values: Mapping[str, str] = field(default_factory=dict)
    """A flag for each value that the field may have, and the help of each: `--portrait`, `--landscape`."""
    read: Callable[[Any], Any] | None = None
    """Makes the field's value of what was typed; raises ValueError in words."""
    typed: Any = None
    """What a line takes instead of the field's type: `str` where `read` makes the value of it, or where the
    operation says which values there are, with more words than a parser."""
    usual: str | None = None
    """What a line takes where nothing was typed for a field that an Ask cannot be without."""
    after: str = ""
    """The field behind which help lists it, where that is not the order of the fields."""

    @property
    def is_shown(self) -> bool:
        return bool(self.flags or self.argument or self.values)


def _typed(value: Any) -> str | list[str]:
    """Places of this machine (`core/handover.py`) as they were typed; nothing of other values."""
    if isinstance(value, list):
        return [typed for one in value if isinstance(typed := _typed(one), str) and typed]
    typed = getattr(value, "typed", "") if isinstance(value, BaseModel) else ""
    return typed if isinstance(typed, str) else ""


def asked(description: str, *flags: str, line: str | None = None, **how: Any) -> Any:
    """The description of a field of an Ask, and its flags; `line` is what `--help` says instead.

    `how` holds what else `OnTheLine` knows. Goes into `Annotated[type, asked(...)]`.
    """
    info: FieldInfo = Field(description=description)
    info.metadata.append(OnTheLine(flags, help=description if line is None else line, **how))
    return info


def on_the_line(info: FieldInfo) -> OnTheLine:
    """How the field is written on a command line."""
    return next((m for m in info.metadata if isinstance(m, OnTheLine)), OnTheLine())


def wrong(
    code: str, message: str, hint: str | None = None, *, fields: tuple[str, ...] = ()
) -> PydanticCustomError:
    """What a validator of an Ask raises: one mistake, told together with all others of that Ask.

    `fields` are those that do not go together, where it is not one of them that is wrong.
    """
    return PydanticCustomError(code, "{said}", {"said": message, "hint": hint, "fields": fields})


MOST_TOLD = 100
"""So many mistakes are told one by one, and the others are counted: nobody reads a hundred thousand."""


def refusal(
    error: ValidationError,
    ask: type[BaseModel],
    called: Mapping[str, str] | None = None,
    not_taken: Collection[str] = (),
) -> SbError:
    """Everything that is wrong with what was to be an `ask`, as the one error that each face shows.

    `called` says what the fields of another model, which was made from the Ask, are called in it; `not_taken`
    are fields that a face says itself, which nobody is told to say.
    """
    found = error.errors(include_url=False)
    problems = [_problem(dict(one), ask, called or {}, not_taken) for one in found[:MOST_TOLD]]
    if len(problems) == 1:
        [one] = problems
        return SbError(Kind.usage, one.code, one.message, hint=one.hint, fields=one.fields)
    return SbError(
        Kind.usage, "wrong-arguments", f"{len(found)} values are not as they should be", problems=problems
    )


def _problem(
    found: dict[str, Any], ask: type[BaseModel], called: Mapping[str, str], not_taken: Collection[str]
) -> Problem:
    from storyboard_cli.core.wording import asked_wrong

    found["loc"] = tuple(called.get(str(part), part) for part in found["loc"] if part != "[key]")
    said = found.get("ctx") or {}
    if found["loc"] and is_secret(ask, found["loc"][0]) and found["type"] != "missing":
        code, message, hint = "wrong-arguments", f"{found['loc'][0]} must be text", None
    elif "said" in said:
        code, message, hint = found["type"], said["said"], said["hint"]
    else:
        code, (message, hint) = "wrong-arguments", asked_wrong(found, ask, not_taken)
    place = ".".join(map(str, found["loc"]))
    fields = [f for f in said.get("fields") or ((place,) if place else ()) if f not in not_taken]
    if isinstance(hint, str) and any(f"`{name}`" in hint for name in not_taken):
        hint = None
    return Problem(Severity.error, code, visible(message), None, hint, fields=tuple(fields))


def commas(text: str) -> list[str]:
    """The words between commas."""
    return [word.strip() for word in text.split(",")]


def pairs(words: list[str]) -> dict[str, str]:
    """`KEY=VALUE` words as a mapping."""
    found = [word.partition("=") for word in words]
    if any(not equals for _, equals, _ in found):
        raise ValueError("write KEY=VALUE, such as place=classroom")
    return {key: value for key, _, value in found}

"""Turns pydantic's findings into a writer's words: one table, no library vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel

from storyboard_cli.core.ids import ASSET_ID, EMAIL, LOGIN, PROJECT_ID, ROLE, SCENE_ID, VARIANT
from storyboard_cli.core.problems import closest
from storyboard_cli.core.yaml_numbers import INTEGER, is_number

Loc = tuple[int | str, ...]
Said = tuple[str, str, str | None]  # code, message, hint

PATTERN_WORDS = {
    rf"^{ASSET_ID}$": (
        "an asset id",
        "ids are CHAR_…, ENV_…, NAT_…, PROP_… or STYLE_…, then letters, digits, _ or -",
    ),
    rf"^{PROJECT_ID}$": ("a project id", "project ids are PRJ_ and letters, digits, _ or -, such as PRJ_001"),
    rf"^{LOGIN}$": ("a login", "logins are small letters, digits, . _ and -, such as ann.rao"),
    rf"^{EMAIL}$": ("an address", "write one as ann@example.org"),
    rf"^{SCENE_ID}$": ("a scene name", "scenes are S and two digits or more, such as S03"),
    rf"^{ROLE}$": ("a role", "roles are small letters, digits and _, with dots: front, expression.angry"),
    rf"^{VARIANT}$": (
        "a variant or expression name",
        "use small letters, digits, _ and -, such as campus_uniform",
    ),
    r"^#[0-9a-fA-F]{6}$": ("a colour", 'write it as "#rrggbb", in quotes'),
    r"^(#[0-9a-fA-F]{6}|any)$": ("a colour", 'write it as "#rrggbb", in quotes'),
    r"^\d{1,6}(/\d{1,6})?$|^\d{1,3}\.\d{1,3}$": (
        "a rate or ratio",
        'write a number or a fraction: 24, "30000/1001", "16/9"',
    ),
}
_NEAR = 0.7
"""`seconds` is not near to `selectors`: a field that somebody did not mean is worse than the list of all."""
_LIMIT = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "multiple_of": "a multiple of {multiple_of}",
}
_TRUTHS = {"true": ("yes", "on", "y", "1"), "false": ("no", "off", "n", "0")}
_FORM = {
    "string": ("text", None),
    "int": ("a whole number", None),
    "float": ("a number", None),
    "finite": ("a number", "nan and infinity are not numbers that can be used"),
    "bool": ("true or false", None),
    "list": ("a list", "write [one, two], or one line each beginning with '- '"),
    "dict": ("a block of `key: value` lines", None),
    "model": ("a block of `key: value` lines", None),
    "tuple": ("a list", None),
    "none": ("left out", None),
}


def said_of(found: dict[str, Any], model: type[BaseModel], line: str) -> Said:
    """One finding of pydantic as (code, message, hint). `line` is the source line, for traps that show
    there.
    """
    kind: str = found["type"]
    loc: Loc = tuple(p for p in found["loc"] if p != "[key]")
    tell = _SPECIAL.get(kind)
    if tell is not None:
        return tell(found, loc, model, line)
    if kind in _LIMIT:
        bound = _LIMIT[kind].format(**found.get("ctx", {}))
        return "out-of-range", f"{spoken(loc)} must be {bound}, not {shown(found['input'])}", None
    form = _FORM.get(kind.split("_", 1)[0])
    if form is not None:
        return _wrong_form(found, loc, form[0], form[1], line)
    message = str(found["msg"]).replace("Input should be", "it must be")
    return "invalid-value", f"{spoken(loc)}: {message[:1].lower()}{message[1:]}", None


def asked_wrong(
    found: dict[str, Any], ask: type[BaseModel], not_taken: Collection[str] = ()
) -> tuple[str, str | None]:
    """One finding of pydantic about what a face asks, as (message, hint). Nobody wrote YAML there.

    `not_taken` are fields of the Ask that the face says itself, so that nobody is told to say them.
    """
    loc: Loc = found["loc"]
    kind: str = found["type"]
    if kind == "json_invalid":
        return f"what was asked is not JSON: {found['ctx']['error']}", None
    if not loc and kind != "value_error":
        return "an object with fields is wanted", None
    inside = f" in {spoken(loc[:-1])}" if loc[:-1] else ""
    if kind == "missing":
        owner = model_at(ask, loc[:-1])
        field = owner.model_fields.get(str(loc[-1])) if owner else None
        return f"{loc[-1]} is missing{inside}", field.description if field else None
    if kind == "extra_forbidden":
        hint = _unknown_key(found, loc, ask, "", not_taken if len(loc) == 1 else ())[2]
        return f"there is no field {shown(str(loc[-1]))}{inside}", hint
    code, message, hint = said_of(found, ask, "")
    if code == "wrong-type":  # its other hints are about YAML
        block, _ = _FORM["model"]
        said = message.replace(block, "an object").replace("a block of keys", "an object")
        return said, _meant(found["input"], _FORM.get(kind.split("_", 1)[0], ("",))[0])
    return (message if loc else message.removeprefix(f"{spoken(loc)}: ")), hint


def spoken(loc: Iterable[int | str]) -> str:
    """`variants[2].name`: list places count from 1, as people do."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the file"


def shown(value: Any) -> str:
    """A value as a short quotation."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    text = value if isinstance(value, str) else str(value)
    text = text if len(text) <= 60 else text[:57] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def _missing(found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str) -> Said:
    name = str(loc[-1])
    inside = f" in {spoken(loc[:-1])}" if loc[:-1] else ""
    owner = model_at(model, loc[:-1])
    field = next((f for n, f in owner.model_fields.items() if name in (n, f.alias)), None) if owner else None
    told = f": {field.description}" if field and field.description else ""
    return "missing-key", f"{name} is missing{inside}", f"add a line `{name}: …`{told}"


def _unknown_key(
    found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str, not_taken: Collection[str] = ()
) -> Said:
    name = str(loc[-1])
    inside = f" in {spoken(loc[:-1])}" if loc[:-1] else ""
    owner = model_at(model, loc[:-1])
    known = [f.alias or n for n, f in owner.model_fields.items() if n not in not_taken] if owner else []
    near = closest(name, known, cutoff=_NEAR)
    hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}" if known else None
    if owner is not None and "metadata" in known and not near:
        hint = f"{hint}; things of your own go under metadata"
    return "unknown-key", f"unknown key {name!r}{inside}", hint


def _choice(found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str) -> Said:
    known = _choices(model, loc) or [str(found.get("ctx", {}).get("expected", ""))]
    if loc and loc[-1] == "schema":
        return _schema(found, known)
    value = found["input"]
    near = closest(value, known) if isinstance(value, str) else []
    hint = f"did you mean {near[0]}? " if near else ""
    return "unknown-value", f"{spoken(loc)} cannot be {shown(value)}", f"{hint}one of: {', '.join(known)}"


def _schema(found: dict[str, Any], known: list[str]) -> Said:
    value = found["input"]
    newest = known[-1]
    if isinstance(value, int) and not isinstance(value, bool) and value > int(newest):
        message = f"this file has format {value}; this sb reads formats up to {newest}"
        return "newer-format", message, "update sb, or ask whoever wrote the file to"
    return "unknown-format", f"schema must be {newest}, not {shown(value)}", f"write `schema: {newest}`"


def _pattern(found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str) -> Said:
    what, hint = PATTERN_WORDS.get(found["ctx"]["pattern"], ("a value of the right form", None))
    return "invalid-value", f"{spoken(loc)}: {shown(found['input'])} is not {what}", hint


def _length(found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str) -> Said:
    limits = found.get("ctx", {})
    if found["type"].endswith("too_short"):
        if limits.get("min_length") == 1:
            return "empty-value", f"{spoken(loc)} is empty", "write something here"
        return "too-short", f"{spoken(loc)} needs at least {limits.get('min_length')} characters", None
    most = limits.get("max_length")
    unit = "characters" if found["type"].startswith("string") else "entries"
    return "too-long", f"{spoken(loc)} has more than {most} {unit}", "shorten it"


def _own_rule(found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str) -> Said:
    """A validator of ours said it in words already; `message | hint`."""
    message, _, hint = str(found.get("ctx", {}).get("error", found["msg"])).partition(" | ")
    return "invalid-value", f"{spoken(loc)}: {message}", hint or None


def _wrong_form(found: dict[str, Any], loc: Loc, form: str, hint: str | None, line: str) -> Said:
    value = found["input"]
    said = found.get("written") or shown(value)
    hint = _meant(value, form) or hint
    if value is None and "#" in line.partition(":")[2]:
        hint = "a # begins a comment in YAML: put the colour in quotes"
    elif form == "text" and isinstance(value, bool | int | float):
        hint = f'put it in quotes: "{said}"'
    elif form == "text" and isinstance(value, dict):
        hint = "text that holds ': ' needs quotes"
    elif form == "text" and isinstance(value, list):
        hint = "text that begins with [ needs quotes"
    elif value is None and hint is None:
        hint = "write a value after the colon, or delete the line"
    return "wrong-type", f"{spoken(loc)} must be {form}, not {said}", hint


def _meant(value: Any, form: str) -> str | None:
    """What to write instead of a text, or of 1, that can only mean a number or a truth."""
    word = str(value).strip().casefold()
    if form == "true or false" and isinstance(value, str | int):
        if word in _TRUTHS:
            return f"write {word} without quotes"
        return next((f"write {truth}" for truth, words in _TRUTHS.items() if word in words), None)
    if not (isinstance(value, str) and is_number(word) and any(map(str.isdigit, word))):
        return None
    fits = form == "a number" or (form == "a whole number" and INTEGER.match(word))
    return f"write {word} without quotes" if fits else None


def _no_form(found: dict[str, Any], loc: Loc, model: type[BaseModel], line: str) -> Said:
    """A value that has none of the forms that are possible."""
    forms: dict[str, None] = {}
    for tag in found["ctx"]["forms"]:
        if tag.startswith(("list", "tuple")):
            forms["a list"] = None
        else:
            forms[_FORM[tag][0] if tag in _FORM else "text" if tag == "str" else "a block of keys"] = None
    said = " or ".join(forms)
    return "wrong-type", f"{spoken(loc)} must be {said}, not {shown(found['input'])}", None


_SPECIAL: dict[str, Callable[[dict[str, Any], Loc, type[BaseModel], str], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _choice,
    "enum": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _length,
    "string_too_long": _length,
    "too_short": _length,
    "too_long": _length,
    "value_error": _own_rule,
    "union": _no_form,
}


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that describes the block at `loc`, or None where no model does."""
    found = _annotation_at(model, loc)
    return next(iter(models_in(found)), None)


def _choices(model: type[BaseModel], loc: Loc) -> list[str]:
    return _literals(_annotation_at(model, loc))


def _annotation_at(model: type[BaseModel], loc: Loc) -> Any:
    here: Any = model
    for part in loc:
        owner = next(iter(models_in(here)), None)
        if owner is not None and isinstance(part, str) and not _is_container(here):
            field = next((f for n, f in owner.model_fields.items() if part in (n, f.alias)), None)
            here = field.annotation if field is not None else None
        else:
            here = _inner(here)
    return here


def _is_container(annotation: Any) -> bool:
    return bool(_containers(annotation))


def _containers(annotation: Any) -> list[Any]:
    """The list or dict types among an annotation's alternatives."""
    import typing

    origin = typing.get_origin(annotation)
    if origin in (list, dict, tuple):
        return [annotation]
    return [c for a in get_args(annotation) for c in _containers(a)] if origin is not None else []


def _inner(annotation: Any) -> Any:
    containers = _containers(annotation)
    arguments = [a for a in get_args(containers[0]) if a is not Ellipsis] if containers else []
    return arguments[-1] if arguments else None


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for a in get_args(annotation) for m in models_in(a)]


def _literals(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(m.value) for m in annotation]
    found: list[str] = []
    for argument in get_args(annotation):
        if isinstance(argument, str | int) and not isinstance(argument, bool):
            found.append(str(argument))
        else:
            found += _literals(argument)
    return found

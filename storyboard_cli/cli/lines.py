"""How a shell says an operation: `Mend`s as the lines that somebody types, such as `sb render FR_S03_002`.

Which field is an argument and what flag another has comes from `lines.json`. `line_table.py` makes that file
from the Asks; reading it takes no time, while asking an Ask itself imports its whole operation.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.mend import Hint, Mend, Step, from_plain, is_plain_mend

_STANDS: ContextVar[tuple[str, str]] = ContextVar("stands", default=("", ""))
_OF_SERVERS = ("user", "member", "token", "guest")
_TYPED = re.compile(r"`sb (?P<line>(?:user|member|token|guest) (?![^`]*--help)[^`]*)`")

TABLE = Path(__file__).with_name("lines.json")
_ONE_AFTER_ANOTHER = re.compile(r"\{\}(, then \{\})+")
_BARE = re.compile(r"[\w@%+=:,./-]+\Z", re.ASCII)
_EVEN_IN_DOUBLE_QUOTES = re.compile(r'["$`\\!\n]')


def stand(folder: str = "", project_id: str = "") -> None:
    """Say where this command stands, as it was typed: hints about a server's people keep to it.

    In another folder the same line would make an account there.
    """
    _STANDS.set((f"-C {quoted(folder)} " if folder else "", project_id))


def worded(hint: Hint) -> str:
    """A hint as a shell says it."""
    if isinstance(hint, str):
        return _TYPED.sub(_standing, hint)
    if _ONE_AFTER_ANOTHER.fullmatch(hint.words):
        return " && ".join(map(line, hint.steps))
    return hint.worded(line)


def _standing(typed: re.Match[str]) -> str:
    """A line about a server's people with the folder and the project that this command is about."""
    folder, project_id = _STANDS.get()
    said = typed["line"]
    if project_id and said.startswith(("member", "guest")) and "--project-id" not in said:
        said += f" --project-id {project_id}"
    return f"`sb {folder}{said}`"


def line(step: Step) -> str:
    """What somebody types to do it. What only they know has a name in capitals, or … behind a flag."""
    if step.operation == "project.patch":  # no command does it: whoever has a shell has an editor
        changes = step.ask["changes"].items()
        return "set " + " and ".join(f"`{name}: {value}`" for name, value in changes) + " in project.yaml"
    if step.operation == "script.put":  # likewise
        name = step.ask.get("name") or step.examples.get("name") or "SCRIPT"
        return f"cp {quoted(name)} scripts/"
    entry = _table().get(step.operation)
    if entry is None:  # a newer sb stored it
        return str(step)
    fields: dict[str, Any] = entry["fields"]
    arguments: list[str] = []
    options: list[str] = []
    for name, how in fields.items():
        if name in step.examples:
            words = list(_words(how, step.examples[name]))
        elif name in step.blanks:
            words = [how["argument"]] if "argument" in how else [how["flag"], "…"]
        elif name in step.ask:
            words = list(_words(how, step.ask[name]))
        else:
            continue
        (arguments if "argument" in how else options).extend(words)
    folder, project_id = _STANDS.get()
    if step.operation.partition(".")[0] in _OF_SERVERS:
        if project_id and "project_id" in fields and step.operation.startswith(("member.", "guest.")):
            options += [] if "project_id" in step.ask else ["--project-id", project_id]
        return " ".join([f"sb {folder}{entry['line']}", *arguments, *options])
    return " ".join(["sb", entry["line"], *arguments, *options])


def flagged(error: SbError, command: str) -> SbError:
    """The error of a command, with `` `name` `` of each field that it is about as flag or argument."""
    error.message = _flagged(error.message, error.fields, command)
    error.hint = _hint_flagged(error.hint, error.fields, command)
    error.problems = tuple(
        replace(
            problem,
            message=_flagged(problem.message, problem.fields, command),
            hint=_hint_flagged(problem.hint, problem.fields, command),
        )
        for problem in error.problems
    )
    return error


def _hint_flagged(hint: Hint | None, fields: Iterable[str], command: str) -> Hint | None:
    if isinstance(hint, Mend):
        return hint.respelt_as(_flagged(hint.words, fields, command))
    return _flagged(hint, fields, command) if hint else hint


def _flagged(text: str, fields: Iterable[str], command: str) -> str:
    for name in {field.partition(".")[0] for field in fields}:
        if f"`{name}`" in text:
            text = text.replace(f"`{name}`", _written(name, command))
    return text


def _written(name: str, command: str) -> str:
    """How a field of a command stands on the line: its flag, or its argument's word in help."""
    for entry in _table().values():
        how = entry["fields"].get(name) if entry["line"].partition(" --")[0] == command else None
        if how is not None:
            return str(how.get("flag") or how.get("off") or how.get("argument") or name)
    return name


def as_json(plain: Any) -> Any:
    """An answer or error as `--json` prints it: wherever a text names operations it is what a shell says, and
    `mend` beside it says the same as data. `plain` is changed in place: an answer may have a million values.
    """
    if type(plain) is list:
        for one in plain:
            if type(one) is dict or type(one) is list:
                as_json(one)
    elif type(plain) is dict:
        mends = []
        for key, value in plain.items():
            if type(value) is dict and is_plain_mend(value):
                mends.append(key)
            elif type(value) is dict or type(value) is list:
                as_json(value)
        for key in mends:
            mend = from_plain(plain[key])
            steps = [
                {**step.plain(), "line": line(step) if step.operation in _table() else None}
                for step in mend.steps
            ]
            plain |= {key: worded(mend), "mend": {"words": mend.words, "steps": steps}}
    return plain


def _words(how: dict[str, Any], value: Any) -> Iterator[str]:
    """A field's flag and value, as they stand on the line."""
    if "values" in how:
        yield how["values"][str(value)]
    elif isinstance(value, bool):
        if flag := how.get("flag" if value else "off"):
            yield flag
    else:
        for one in value if isinstance(value, list | tuple) else [value]:
            yield from [] if "argument" in how else [how["flag"]]
            yield quoted(str(one))


def quoted(word: str) -> str:
    """A word as a shell takes it, in double quotes where any will do: cmd.exe knows no others."""
    if _BARE.match(word):
        return word
    return shlex.quote(word) if not word or _EVEN_IN_DOUBLE_QUOTES.search(word) else f'"{word}"'


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return found

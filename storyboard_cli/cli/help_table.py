"""The help of every command without its operation: words and options from a table, made from the Asks.

`sb render --help` would otherwise import all that rendering hangs on, only to list its options. The table
is written by `python -m storyboard_cli.cli.reference`, beside the page of all commands; a test holds it
current, and the help that it gives equal to the one that the Asks give.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum, StrEnum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import typer

from storyboard_cli.cli.verbs import VERBS, Verb

if TYPE_CHECKING:
    from storyboard_cli.cli.commands import Command

FILE = Path(__file__).with_name("help_table.json")
NOT_HELP = "not help"
"""What a command of the table returns where the line does not ask for help after all."""

_KINDS: dict[str, type] = {"str": str, "bool": bool, "int": int, "float": float}
_SHOWN = ("help", "metavar", "min", "max")
_ARGUMENT = type(typer.Argument())


# --- reading ----------------------------------------------------------------------------------------------


@cache
def table() -> dict[str, Any]:
    """The table: by verb either its command, or the commands of a group by name."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def commands_of(verb: Verb) -> list[str]:
    """The names of a group's commands; empty for a verb that is one command."""
    return list(table()[verb.name].get("commands", ()))


def help_app(verb: Verb, name: str = "") -> typer.Typer:
    """An app that reads a line and says help as the verb's own does, and does nothing else.

    With a `name`, that of the one command of a group; without, a group's commands have no options.
    """
    app, row = empty_app(verb), table()[verb.name]
    if name or "commands" not in row:
        command = row["commands"][name] if name else row
        app.command(name or verb.name, help=command["help"])(_callback(command["parameters"]))
        return app
    for each, command in row["commands"].items():
        app.command(each, help=command["help"])(_callback(()))
    app.callback()(group)
    return app


def empty_app(verb: Verb) -> typer.Typer:
    """The app of a verb before it has commands."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=verb.summary)


def group() -> None:
    """Keeps a group of one command a group."""


def _callback(rows: Iterable[Mapping[str, Any]]) -> Callable[..., str]:
    def callback(**typed: Any) -> str:
        return NOT_HELP

    callback.__signature__ = inspect.Signature([_parameter(row) for row in rows])  # type: ignore[attr-defined]
    callback.__annotations__ = {}
    return callback


def _parameter(row: Mapping[str, Any]) -> inspect.Parameter:
    kind: Any = StrEnum("Choice", {w: w for w in row["choices"]}) if "choices" in row else _KINDS[row["kind"]]
    kind = list[kind] if row.get("many") else kind
    shown = {key: row[key] for key in _SHOWN if key in row}
    how = typer.Argument(**shown) if row.get("argument") else typer.Option(*row.get("flags", ()), **shown)
    return inspect.Parameter(
        row["name"],
        inspect.Parameter.KEYWORD_ONLY,
        default=row.get("default") if "default" in row else inspect.Parameter.empty,
        annotation=Annotated[kind | None if row.get("optional") else kind, how],
    )


# --- writing ----------------------------------------------------------------------------------------------


def written() -> str:
    """The table as it is written down: one parameter a line, so that edits of two options merge."""
    return "{\n" + ",\n".join(f"{_text(verb.name)}: {_of_verb(verb)}" for verb in VERBS) + "\n}\n"


def _of_verb(verb: Verb) -> str:
    from importlib import import_module

    module = import_module(f"storyboard_cli.cli.{verb.module}")
    commands: dict[str, Command] | None = getattr(module, "COMMANDS", None)
    if commands is None:
        return _of_command(module.COMMAND)
    rows = (f"{_text(name)}: {_of_command(command)}" for name, command in commands.items())
    return '{"commands": {\n' + ",\n".join(rows) + "\n}}"


def _of_command(command: Command) -> str:
    rows = ",\n".join(f"  {_text(_row(p))}" for p in command.parameters())
    return f'{{"help": {_text(command.help)}, "parameters": [\n{rows}\n]}}'


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(parameter: inspect.Parameter) -> dict[str, Any]:
    kind, how = get_args(parameter.annotation)
    row: dict[str, Any] = {"name": parameter.name}
    inner = [one for one in get_args(kind) if one is not NoneType]
    if NoneType in get_args(kind):
        row["optional"] = True
        [kind] = inner
    if get_origin(kind) is list:
        row["many"] = True
        [kind] = get_args(kind)
    if get_origin(kind) is Literal:
        row["choices"] = list(get_args(kind))
    elif issubclass(kind, Enum):
        row["choices"] = [one.value for one in kind]
    else:
        row["kind"] = kind.__name__
    if isinstance(how, _ARGUMENT):
        row["argument"] = True
    elif flags := [word for word in (how.default, *how.param_decls) if isinstance(word, str)]:
        row["flags"] = flags  # typer takes the first one for a default until it reads the line
    said = {key: getattr(how, key) for key in _SHOWN}
    row |= {key: value for key, value in said.items() if value is not None}
    if parameter.default is not inspect.Parameter.empty:
        default = parameter.default
        row["default"] = default.value if isinstance(default, Enum) else default
    return row

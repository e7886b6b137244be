"""How each operation is said on a line, made from the Asks; `cli/reference.py` writes it to `lines.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_origin

from pydantic.fields import FieldInfo

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.options import choices, fields_on_the_line
from storyboard_cli.cli.verbs import VERBS
from storyboard_cli.core.asking import on_the_line
from storyboard_cli.ops.catalogue import CATALOGUE


def written() -> str:
    """Every operation that has a line, as JSON, one a row."""
    rows = dict(_rows())
    lines = [f"{json.dumps(name)}: {json.dumps(rows[name])}" for name in CATALOGUE if name in rows]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for verb in VERBS:
        module = import_module(f"storyboard_cli.cli.{verb.module}")
        commands: dict[str, Command] = getattr(module, "COMMANDS", None) or {"": module.COMMAND}
        for name, command in commands.items():
            if command.without:
                continue
            words = f"{verb.name} {name}".strip()
            yield command.operation, {"line": words, "fields": _fields(command.operation)}
            for operation, flag in command.also.items():
                yield operation, {"line": f"{words} {flag}".strip(), "fields": _fields(operation)}


def _fields(operation: str) -> dict[str, dict[str, Any]]:
    return {name: _how(info) for name, info in fields_on_the_line(CATALOGUE[operation].ask)}


def _how(info: FieldInfo) -> dict[str, Any]:
    how = on_the_line(info)
    if how.values:
        return {"values": dict(zip(map(str, choices(info)), how.values, strict=True))}
    if how.argument:
        return {"argument": _one_of(info, (how.metavar or how.argument).upper().strip("[]"))}
    flag = next((flag for flag in how.flags if flag.startswith("--")), how.flags[0])
    if how.inverse:
        return {"off": flag}
    on, _, off = flag.partition("/")
    return {"flag": on, "off": off} if off else {"flag": on}


def _one_of(info: FieldInfo, word: str) -> str:
    """What a blank is called: `ASSET` where the help says `ASSETS`."""
    return word.removesuffix("S") if get_origin(info.annotation) is list else word

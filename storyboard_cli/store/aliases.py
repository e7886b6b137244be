"""Edits `aliases.yaml` one line at a time, in order, so that comments stay and two branches merge."""

from __future__ import annotations

import json
import re

from storyboard_cli.core import yaml_text
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.script.aliases import folded
from storyboard_cli.spec.aliases import AliasFile
from storyboard_cli.store.files import Files

_ENTRY = re.compile(r"^[ ]{1,8}(?![ #])(?P<key>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^:#\n]+?)\s*:(?:\s|$)")
_HEADER = "schema: 1\naliases:\n"


def alias_file(files: Files) -> str:
    """The project's alias file, relative to its root; the one that `sb alias` makes where there is none."""
    names = (f"aliases{suffix}" for suffix in (".yaml", ".yml", ".json"))
    return next((name for name in names if files.stat(name) is not None), "aliases.yaml")


def with_alias(path: str, data: bytes, names: AliasFile, name: str, target: str | None) -> bytes:
    """The alias file in which `name` means `target`, or nothing where that is None."""
    text = data.decode("utf-8")
    changed = _json if path.endswith(".json") else _yaml
    return changed(text, names, name, target).encode("utf-8")


def _yaml(text: str, names: AliasFile, name: str, target: str | None) -> str:
    lines = text.splitlines(keepends=True)
    start = next(
        (i for i, line in enumerate(lines) if re.match(r"aliases\s*:\s*(#.*)?$", line.rstrip())), None
    )
    if start is None:
        kept = {k: v for k, v in names.aliases.items() if folded(k) != folded(name)}
        if target is not None:
            kept[name] = target
        comments = [line for line in lines if line.lstrip().startswith("#")]
        return "".join([*comments, _whole(kept)])
    end = _end_of_block(lines, start)
    for at in range(start + 1, end):
        if (key := _key(lines[at])) is not None and folded(key) == folded(name):
            lines[at : at + 1] = [_line(name, target)] if target is not None else []
            return _closed(lines, start)
    if target is None:
        return text
    place = next(
        (
            i
            for i in range(start + 1, end)
            if (key := _key(lines[i])) is not None and folded(key) > folded(name)
        ),
        end,
    )
    if place and not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    lines.insert(place, _line(name, target))
    return "".join(lines)


def _end_of_block(lines: list[str], start: int) -> int:
    """The line after the last entry of the aliases block."""
    last = start
    for at in range(start + 1, len(lines)):
        if lines[at].strip() and not lines[at].startswith((" ", "#")):
            break
        if _key(lines[at]) is not None:
            last = at
    return last + 1


def _key(line: str) -> str | None:
    found = _ENTRY.match(line)
    if found is None:
        return None
    key = found["key"]
    if key[0] == '"':
        try:
            return str(parse_json(key))
        except ValueError:
            return key[1:-1]
    return key[1:-1].replace("''", "'") if key[0] == "'" else key


def _closed(lines: list[str], start: int) -> str:
    """The text, `aliases: {}` where its last entry went."""
    if not any(_key(line) is not None for line in lines[start + 1 : _end_of_block(lines, start)]):
        lines[start] = "aliases: {}\n"
    return "".join(lines)


def _line(name: str, target: str) -> str:
    return f"  {yaml_text.dump({name: target})}"


def _whole(names: dict[str, str]) -> str:
    if not names:
        return "schema: 1\naliases: {}\n"
    return _HEADER + "".join(_line(k, v) for k, v in sorted(names.items(), key=lambda item: folded(item[0])))


def _json(text: str, names: AliasFile, name: str, target: str | None) -> str:
    kept = {k: v for k, v in names.aliases.items() if folded(k) != folded(name)}
    if target is not None:
        kept[name] = target
    document = {"schema": 1, "aliases": dict(sorted(kept.items(), key=lambda item: folded(item[0])))}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

"""Changes fields of a file that a person wrote; comments, order and quotes stay as they are.

A change is a JSON merge patch (RFC 7386): a mapping goes into the mapping that is there, `None` takes a field
out, anything else stands in the place of what was there.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from storyboard_cli.spec.reader import parse_text
from storyboard_cli.spec.source import decode

_LIST_UNDER_KEY = re.compile(r"^(?P<key> *)[^\s#-][^\n]*:[ ]*\n(?P<item> *)- ", re.MULTILINE)


def merged(value: Any, changes: Any) -> Any:
    """`value` with `changes` applied, as RFC 7386 says; neither is altered."""
    if not isinstance(changes, Mapping):
        return changes
    found = dict(value) if isinstance(value, Mapping) else {}
    for name, change in changes.items():
        if change is None:
            found.pop(name, None)
        else:
            found[name] = merged(found.get(name), change)
    return found


def patched(data: bytes, path: str, changes: Mapping[str, Any]) -> bytes:
    """The file at `path` (`data` is its content: YAML, or JSON by its suffix) with `changes` applied.

    The content must be readable: callers read it with `spec.reader` first. Raises `ValueError` where it is
    not, or where the changed text would not say what was asked for.
    """
    text, problems = decode(data, path)
    before = None if problems else parse_text(text, path).data
    if not isinstance(before, dict):
        raise ValueError(f"{path} cannot be read")
    wanted = merged(before, changes)
    if wanted == before:
        return data
    if path.endswith(".json"):
        return (json.dumps(wanted, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    for quoted in (False, True):
        changed = _with(text.replace("\r\n", "\n"), changes, quoted=quoted)
        if parse_text(changed, path).data == wanted:
            return (changed.replace("\n", "\r\n") if "\r\n" in text else changed).encode("utf-8")
    raise ValueError(f"{path} cannot be changed in place")


def _with(text: str, changes: Mapping[str, Any], *, quoted: bool) -> str:
    """By ruamel.yaml, which keeps comments and quotes; `quoted` puts every new text into quotes."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    found = _LIST_UNDER_KEY.search(text)
    offset = max(len(found["item"]) - len(found["key"]), 0) if found else 0
    yaml = YAML()  # the round-trip loader: it makes no objects
    yaml.preserve_quotes = True
    yaml.width = 1 << 20  # long lines of a person are not folded
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    out = io.StringIO()
    try:
        document = yaml.load(text)
        _apply(document, changes, quoted)
        yaml.dump(document, out)
    except (YAMLError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(" ".join(str(error).split())) from error
    return out.getvalue()


def _apply(block: Any, changes: Mapping[str, Any], quoted: bool) -> None:
    for asked, change in changes.items():
        name = _key_in(block, asked)
        if change is None:
            block.pop(name, None)
        elif isinstance(change, Mapping) and isinstance(block.get(name), Mapping):
            _apply(block[name], change, quoted)
        else:
            # Where nothing stands yet, the `None`s of a nested patch have nothing to take out.
            block[name] = _as_written(merged(None, change), quoted)


def _key_in(block: Any, name: str) -> Any:
    """The key as it stands there: a person may write the number of a frame without quotes."""
    return name if name in block else next((key for key in block if str(key) == name), name)


def _as_written(value: Any, quoted: bool) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, str):
        if quoted:
            return DoubleQuotedScalarString(value)
        return LiteralScalarString(value) if value.endswith("\n") else value
    if isinstance(value, Mapping):
        return {k: _as_written(v, quoted) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_as_written(v, quoted) for v in value]
    return value

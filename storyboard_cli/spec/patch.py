"""Changes fields of a file that a person wrote; comments, order and quotes stay as they are.

A change is a JSON merge patch (RFC 7386): a mapping goes into the mapping that is there, `None` takes a field
out, anything else stands in the place of what was there.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
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


def without(data: bytes, path: str, names: Sequence[str]) -> bytes:
    """The file without the field at `names`, and without the mappings that are empty then; comments stay.

    Raises as `patched` does.
    """
    text, problems = decode(data, path)
    blocks: list[Any] = [None if problems else parse_text(text, path).data]
    for name in names[:-1]:
        blocks.append(blocks[-1].get(name) if isinstance(blocks[-1], Mapping) else None)
    if not isinstance(blocks[-1], Mapping) or names[-1] not in blocks[-1]:
        return data
    depth = len(names)
    while depth > 1 and len(blocks[depth - 1]) == 1:
        depth -= 1
    changes = _taken_out(names[:depth])
    if not path.endswith(".json"):
        left = _without_lines(text, names[:depth])
        if left is not None and parse_text(left, path).data == merged(blocks[0], changes):
            return left.encode("utf-8")
    return patched(data, path, changes)


def _taken_out(names: Sequence[str]) -> dict[str, Any]:
    first, *rest = names
    return {first: _taken_out(rest) if rest else None}


def _without_lines(text: str, names: Sequence[str]) -> str | None:
    """Without the lines of that field; a comment beside a mapping stands alone then.

    None where the field has no lines of its own.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        block = YAML().load(text)
        for name in names[:-1]:
            block = block[_key_in(block, name)]
        line, column = block.lc.key(_key_in(block, names[-1]))
    except (YAMLError, KeyError, AttributeError, TypeError):
        return None
    lines = text.splitlines(keepends=True)
    gone = [line]
    for at in range(line + 1, len(lines)):
        bare = lines[at].strip()
        if bare and not bare.startswith("#"):
            if len(lines[at]) - len(lines[at].lstrip(" ")) <= column:
                break
            gone.append(at)
    for at in gone:
        before, sign, comment = lines[at].partition(" #")
        indent = " " * (len(before) - len(before.lstrip(" ")))
        lines[at] = f"{indent}#{comment}" if sign and at != gone[-1] else ""
    return "".join(lines)


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

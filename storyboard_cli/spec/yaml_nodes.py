"""The door to PyYAML for what people write: text → nodes that know their places → plain data.

PyYAML's C parser composes the nodes; we turn them into data ourselves, which is faster than PyYAML's own
constructor and lets us refuse duplicate keys, object tags and alias bombs. Scalars follow YAML 1.2, so
`No`, `12:30` and `2026-02-19` stay the words that were written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from storyboard_cli.core.problems import Problem
from storyboard_cli.core.yaml_numbers import INTEGER, NUMBER, NUMBER_STARTS
from storyboard_cli.spec.source import error, line_of

MAX_DEPTH = 60
MAX_EXPANDED = 400_000  # values after aliases are written out

_STR = "tag:yaml.org,2002:str"
_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_BOOL = "tag:yaml.org,2002:bool"
_NULL = "tag:yaml.org,2002:null"
_SEQ = "tag:yaml.org,2002:seq"
_MAP = "tag:yaml.org,2002:map"

_WORDS = {
    "": _NULL, "~": _NULL, "null": _NULL, "Null": _NULL, "NULL": _NULL,
    "true": _BOOL, "True": _BOOL, "TRUE": _BOOL, "false": _BOOL, "False": _BOOL, "FALSE": _BOOL,
}  # fmt: skip
_MARKERS = 24  # of lists in lists on one line
_DEEP = re.compile(rf"(?:[-?][ \t]+){{{_MARKERS}}}")
_INDENTED = " " * 120


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes only; tags of plain scalars are chosen here because the stock resolver is YAML 1.1 and
    slow.
    """

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        if kind is ScalarNode:
            if not implicit[0]:
                return _STR
            tag = _WORDS.get(value)
            if tag is not None:
                return tag
            if value[0] not in NUMBER_STARTS:
                return _STR
            if INTEGER.match(value):
                return _INT
            return _FLOAT if NUMBER.match(value) else _STR
        return _SEQ if kind is SequenceNode else _MAP

    def descend_resolver(self, current_node: Any, current_index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


@dataclass
class Document:
    """A parsed file: its data, the nodes behind it for places, and what was wrong on the way."""

    text: str
    path: str
    root: Node | None = None
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    guessed: bool = False  # lines were skipped to go on after a syntax error: absences prove nothing

    def blame(self, code: str, message: str, line: int, column: int, hint: str | None = None) -> None:
        """Add a problem at a place of this file, with its line shown."""
        excerpt = line_of(self.text, line) if line else None
        self.problems.append(error(code, message, self.path, line, column, hint=hint, excerpt=excerpt))


def compose(text: str) -> Node | None:
    """The one document of `text` as nodes; raises `yaml.YAMLError`."""
    loader = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def too_deep(text: str) -> bool:
    """Count nesting from parse events (which need no recursion) where the text could be deep at all."""
    markers = text.count("- ") + text.count("? ") + text.count("-\t") + text.count("?\t")
    flat = text.count("[") + text.count("{") < MAX_DEPTH and _INDENTED not in text
    if flat and (markers < _MARKERS or not _DEEP.search(text)):
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return False  # the real parse says what is wrong; it stops at the same place, no deeper
    return False


class Construction:
    """One pass from nodes to data; shared nodes (aliases) are built once and counted as often as used."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.has_aliases = "*" in document.text
        self.built: dict[int, tuple[Any, int]] = {}
        self.open: set[int] = set()
        self.expanded = 0
        self.bombed = False

    def build(self, node: Node, depth: int) -> Any:
        if type(node) is ScalarNode:
            self.expanded += 1
            return node.value if node.tag == _STR else self.scalar(node)
        if not self.has_aliases:
            return self.block(node, depth)
        known = self.built.get(id(node))
        if known is not None:
            return self.again(node, *known)
        if id(node) in self.open:
            self.blame(node, "alias-loop", "an alias refers to a block that it stands in", "write it out")
            return None
        self.open.add(id(node))
        before = self.expanded
        self.expanded += 1
        value = self.block(node, depth)
        self.open.discard(id(node))
        self.built[id(node)] = (value, self.expanded - before)
        return value

    def block(self, node: Node, depth: int) -> Any:
        if isinstance(node, MappingNode):
            return self.mapping(node, depth)
        return self.sequence(node, depth) if isinstance(node, SequenceNode) else None

    def again(self, node: Node, value: Any, size: int) -> Any:
        """An alias to a block that was already built."""
        self.expanded += size
        if self.expanded <= MAX_EXPANDED:
            return value
        if not self.bombed:
            self.bombed = True
            message = f"aliases (*name) blow this file up to more than {MAX_EXPANDED:,} values"
            self.blame(node, "alias-bomb", message, "write the values out instead of aliasing aliases")
        return None

    def mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        merged: list[Any] = []
        if node.tag != _MAP:
            self.foreign(node)
        for key_node, value_node in node.value:
            if type(key_node) is not ScalarNode:
                self.blame(
                    key_node, "odd-key", "a key must be a word", "did you mean a list? begin with '- '"
                )
                continue
            key = key_node.value
            is_text = type(value_node) is ScalarNode and value_node.tag == _STR
            value = value_node.value if is_text else self.build(value_node, depth + 1)
            if key == "<<" and not key_node.style:
                merged += value if isinstance(value, list) else [value]
            elif key in found:
                self.twice(node, key_node)
            else:
                found[key] = value
        for other in merged:
            if isinstance(other, dict):
                found = other | found
        return found

    def sequence(self, node: SequenceNode, depth: int) -> list[Any]:
        if node.tag != _SEQ:
            self.foreign(node)
        return [self.build(item, depth + 1) for item in node.value]

    def scalar(self, node: ScalarNode) -> Any:
        tag, text = node.tag, node.value
        if tag == _NULL:
            return None
        if tag == _BOOL and text in _WORDS:
            return text[0] in "tT"
        if tag == _INT and INTEGER.match(text):
            return int(text, 0) if "o" in text or "x" in text else int(text)
        if tag == _FLOAT and (NUMBER.match(text) or INTEGER.match(text)):
            return float(text.replace(".inf", "inf").replace(".Inf", "inf").replace(".INF", "inf").replace(
                ".nan", "nan").replace(".NaN", "nan").replace(".NAN", "nan"))  # fmt: skip
        self.foreign(node)
        return text

    def foreign(self, node: Node) -> None:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        self.blame(node, "yaml-tag", f"the tag {tag} is not used here", "delete the tag; write plain values")

    def twice(self, node: MappingNode, key_node: ScalarNode) -> None:
        first = next(k for k, _ in node.value if k.value == key_node.value)
        message = f"the key {key_node.value!r} stands twice; first on line {first.start_mark.line + 1}"
        self.blame(key_node, "duplicate-key", message, "keep one of them")

    def blame(self, node: Node, code: str, message: str, hint: str) -> None:
        mark = node.start_mark
        self.document.blame(code, message, mark.line + 1, mark.column + 1, hint)

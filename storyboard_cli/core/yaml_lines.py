"""Plain values as YAML's lines: short scalars are remembered as text, and only long ones go through PyYAML.

A scene repeats the same few hundred words some ten thousand times. How a short scalar is written (plain or in
which quotes) does not hang on where it stands, so PyYAML is asked once for each. What may be folded or has
lines of its own does; all such scalars of a document are emitted together, each at its indent. The text is
what PyYAML makes of the whole, to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_KEPT = 16384
_LONGEST_KEPT = 80
_FIRST_ESCAPED = "\ud800"
_NUMBERS = (int, bool, float, type(None))
_FOLDED = ""  # stands for the text of a short scalar that has several lines all the same


class UnusualError(Exception):
    """A document that PyYAML writes as a whole."""


@dataclass(frozen=True, slots=True)
class _Long:
    """A scalar that PyYAML must see at its place: its line, what its line begins with, itself."""

    at: int
    lead: str
    entry: Any  # `{key: value}` or `[value]`


class Lines:
    """Writes documents. `emit` makes text of a mapping as PyYAML does, folded at `width`.

    `is_text` says whether a reader takes a word without quotes for text.
    """

    def __init__(
        self, emit: Callable[[dict[Any, Any]], str], is_text: Callable[[str], bool], width: int
    ) -> None:
        self._emit = emit
        self._is_text = is_text
        self._width = width
        self._texts: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    def document(self, value: dict[Any, Any]) -> str:
        """The text of a document; `UnusualError` where PyYAML must see it as a whole."""
        if not value:
            raise UnusualError
        page = _Page([], {})
        self._mapping(value, "", "", page)
        for pad, waiting in page.longs.items():
            for long, text in zip(waiting, self._written(pad, waiting), strict=True):
                page.lines[long.at] = long.lead + text[len(pad) :]
        return "".join(page.lines)

    def _mapping(self, value: dict[Any, Any], lead: str, pad: str, page: _Page) -> None:
        """Entries at the indent `pad`; the first line begins with `lead`, which may hold a list's dash."""
        keys, texts, width = self._keys, self._texts, self._width - 1
        for key, inner in value.items():
            known = keys.get(key) if type(key) is str else None
            head = f"{lead}{known or self._key(key)}:"
            kind = type(inner)
            if kind is str and (text := texts.get(inner)) and len(text) <= width - len(head):
                page.lines.append(f"{head} {text}\n")  # most entries are words that were written before
            elif kind is dict and inner:
                page.lines.append(f"{head}\n")
                self._mapping(inner, f"{pad}  ", f"{pad}  ", page)
            elif (kind is list or kind is tuple) and inner:
                page.lines.append(f"{head}\n")
                self._sequence(inner, pad, pad, page)
            else:
                text = self._short(inner, self._width - len(head) - 1)
                if text is None:
                    page.wait(pad, lead, {key: inner})
                else:
                    page.lines.append(f"{head} {text}\n")
            lead = pad

    def _sequence(self, value: Sequence[Any], lead: str, pad: str, page: _Page) -> None:
        inside = f"{pad}  "
        for inner in value:
            kind = type(inner)
            if kind is dict and inner:
                self._mapping(inner, f"{lead}- ", inside, page)
            elif (kind is list or kind is tuple) and inner:
                self._sequence(inner, f"{lead}- ", inside, page)
            else:
                text = self._short(inner, self._width - len(inside))
                if text is None:
                    page.wait(pad, lead, [inner])
                else:
                    page.lines.append(f"{lead}- {text}\n")
            lead = pad

    def _key(self, key: Any) -> str:
        """A key as written, where it is a simple one."""
        text = self._emit({key: 0})
        if text.startswith("? ") or text.index("\n") < len(text) - 1:
            raise UnusualError
        said = text.removesuffix(": 0\n")
        if type(key) is str and len(key) <= _LONGEST_KEPT:
            if len(self._keys) >= _KEPT:
                self._keys.clear()
            self._keys[key] = said
        return said

    def _short(self, value: Any, room: int) -> str | None:
        """The text of a scalar or of an empty collection that fits on its line; None where it may not."""
        kind = type(value)
        if kind is str:
            text = self._texts.get(value)
            if text is None:
                if value.endswith("\n") or not value.replace("\n", "").isprintable():
                    raise UnusualError  # other breaks of lines, and texts that ask for a mark at the end
                if _is_bare(value) and self._is_text(value):
                    text = self._keep(self._texts, value, value)
                elif len(value) > _LONGEST_KEPT or "\n" in value:
                    return None
                else:
                    text = self._asked(self._texts, value, value)
            return text if text is not _FOLDED and len(text) <= room else None
        if kind in _NUMBERS:
            said = repr(value)  # 0.0 and -0.0 are equal and are written differently
            return self._numbers.get(said) or self._asked(self._numbers, said, value)
        if kind is dict:
            return "{}"
        if kind is list or kind is tuple:
            return "[]"
        raise TypeError(f"{kind.__name__} is no plain value")

    def _asked(self, texts: dict[str, str], name: str, value: Any) -> str:
        """How PyYAML writes a short scalar."""
        text = self._emit({"k": value})[len("k: ") : -1]
        return self._keep(texts, name, _FOLDED if "\n" in text else text)

    def _keep(self, texts: dict[str, str], name: str, text: str) -> str:
        if len(name) <= _LONGEST_KEPT:  # a longer one hardly comes twice
            if len(texts) >= _KEPT:
                texts.clear()
            texts[name] = text
        return text

    def _written(self, pad: str, waiting: Sequence[_Long]) -> Iterator[str]:
        """The lines of long scalars at the indent `pad`; the first line of each has so much before it."""
        if not pad:
            yield from (self._at_the_edge(long.entry) for long in waiting)
            return
        nested: Any = [piece for long in waiting for piece in (long.entry, 0)]
        before = ""
        for depth in range(len(pad) // 2):
            nested = {"k": nested}
            before += f"{'  ' * depth}k:\n"
        mark = f"\n{pad[:-2]}- 0\n"  # lines of a scalar are indented deeper than this
        text, at = self._emit(nested), len(before)
        for _ in waiting:
            end = text.index(mark, at) + 1
            yield text[at:end]
            at = end + len(mark) - 1

    def _at_the_edge(self, entry: Any) -> str:
        if isinstance(entry, list):
            return self._emit({"k": [*entry, 0]}).removeprefix("k:\n").removesuffix("- 0\n")
        other = "k" if "k" not in entry else "j"
        return self._emit({**entry, other: 0}).removesuffix(f"{other}: 0\n")


def _is_bare(text: str) -> bool:
    """Whether printable text surely holds nothing that YAML would take for its own: a letter or digit first,
    no colon or hash, and nothing beyond the first plane, which PyYAML escapes.
    """
    first = text[:1]
    bare = first.isascii() and first.isalnum() and ":" not in text and "#" not in text
    return bare and text[-1] != " " and "\n" not in text and max(text) < _FIRST_ESCAPED


@dataclass(frozen=True, slots=True)
class _Page:
    """Lines of a document so far, and by indent the scalars that are still to be written into them."""

    lines: list[str]
    longs: dict[str, list[_Long]]

    def wait(self, pad: str, lead: str, entry: Any) -> None:
        self.longs.setdefault(pad, []).append(_Long(len(self.lines), lead, entry))
        self.lines.append("")

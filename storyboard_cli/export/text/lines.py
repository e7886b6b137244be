"""Lines: where text may break, how it is filled into a width, and what is left over when the room ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from storyboard_cli.export.text.direction import base_level, has_rtl, levels, visual_order
from storyboard_cli.export.text.fonts import Weight
from storyboard_cli.export.text.shaping import Missing, Piece, replace_unknown, script_hint, shape_word

_NOT_FIRST = set(
    "、。，．・：；？！）］｝」』】〉》〕’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%‰℃,.:;?!)]}…—"
)
_NOT_LAST = set("（［｛「『【〈《〔‘“([{")
_BREAK_AFTER = set("-–—/\\|&_")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one weight; a paragraph is made of spans."""

    text: str
    weight: Weight = "regular"
    colour: str = ""  # a name in the theme; "" is the surrounding text's


@dataclass(slots=True)
class Placed:
    """A piece placed on a line, `x` in thousandths of the size from the line's left end."""

    x: int
    piece: Piece
    colour: str


@dataclass(slots=True)
class Line:
    """One line from left to right. `rtl` lines belong at the right edge."""

    placed: list[Placed]
    width: int
    rtl: bool = False


@dataclass(slots=True)
class Setting:
    """A paragraph broken into lines; `cut` says that an ellipsis stands for more text."""

    lines: list[Line] = field(default_factory=list)
    cut: bool = False
    missing: list[Missing] = field(default_factory=list)


@dataclass(slots=True)
class _Token:
    """What stays together on a line."""

    pieces: tuple[Piece, ...]
    colour: str
    width: int  # without the trailing space
    space: int
    text: str
    weight: Weight
    hint: str
    space_level: int = 0


def set_text(spans: Iterable[Span], width_em: float, most_lines: int | None = None) -> Setting:
    """Break spans into lines of at most `width_em` thousandths of the size; an ellipsis ends what is cut."""
    setting = Setting()
    paragraphs = _paragraphs(spans)
    for number, paragraph in enumerate(paragraphs):
        if most_lines is not None and len(setting.lines) >= most_lines:
            setting.cut = True
            break
        room = None if most_lines is None else most_lines - len(setting.lines)
        _fill(paragraph, width_em, room, setting, more=number + 1 < len(paragraphs))
    return setting


def _paragraphs(spans: Iterable[Span]) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for span in spans:
        for number, part in enumerate(span.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if number:
                found.append([])
            if part:
                found[-1].append(Span(part.replace("\t", "    "), span.weight, span.colour))
    return [paragraph for paragraph in found if paragraph]


def _fill(spans: list[Span], width: float, room: int | None, setting: Setting, *, more: bool) -> None:
    whole = "".join(s.text for s in spans)
    base = base_level(whole) if has_rtl(whole) else 0
    tokens = _tokens(spans, whole, base, setting.missing)
    line: list[_Token] = []
    used = 0
    pending = [t for token in tokens for t in _fitting(token, width)]
    made = 0
    for number, token in enumerate(pending):
        if line and used + token.width > width:
            if room is not None and made == room - 1:
                setting.lines.append(_ended(line, width, base))
                setting.cut = True
                return
            setting.lines.append(_line(line, base))
            made += 1
            line, used = [], 0
        line.append(token)
        used += token.width + token.space
        if number == len(pending) - 1 and more and room is not None and made == room - 1:
            setting.lines.append(_ended(line, width, base))
            setting.cut = True
            return
    if line:
        setting.lines.append(_line(line, base))


def _tokens(spans: list[Span], whole: str, base: int, missing: list[Missing]) -> list[_Token]:
    hint = script_hint(whole)
    shown = [replace_unknown(s.text, s.weight, hint, missing) for s in spans]
    joined = "".join(shown)
    each = levels(joined, base) if base or has_rtl(joined) else None
    found: list[_Token] = []
    at = 0
    for span, text in zip(spans, shown, strict=True):
        for word in _words(text):
            if each is None:
                found.append(_plain_token(word, span.weight, span.colour, hint))
            else:
                part = each[at : at + len(word)]
                found.append(_token(word, span.weight, span.colour, hint, tuple(part)))
            at += len(word)
    return found


def _plain_token(word: str, weight: Weight, colour: str, hint: str) -> _Token:
    """A word of a paragraph that runs to the right throughout; made once, since words come again."""
    key = (word, weight, colour, hint)
    found = _plain_tokens.get(key)
    if found is None:
        if len(_plain_tokens) >= _MOST_TOKENS:
            _plain_tokens.clear()
        found = _plain_tokens[key] = _token(word, weight, colour, hint, (0,) * len(word))
    return found


_plain_tokens: dict[tuple[str, Weight, str, str], _Token] = {}
_MOST_TOKENS = 20_000


def _token(word: str, weight: Weight, colour: str, hint: str, each: tuple[int, ...]) -> _Token:
    """A word with the spaces after it, shaped; `each` is the level of every character."""
    body = word.rstrip(" ")
    spaces = len(word) - len(body)
    here: tuple[int, ...] | int = each[: len(body)] if any(each) else 0
    pieces = shape_word(body, weight, hint, here) if body else ()
    level = each[len(body)] if spaces else 0
    width = sum(p.width for p in pieces)
    return _Token(pieces, colour, width, spaces * _space_width(weight), body, weight, hint, level)


@cache
def _space_width(weight: Weight) -> int:
    return sum(p.width for p in shape_word(" ", weight, "sc", 0))


def _words(text: str) -> list[str]:
    """Parts after which a line may break, each with the spaces that follow it."""
    if text.isascii() and _BREAK_AFTER.isdisjoint(text):
        parts = text.split(" ")
        return [p + " " for p in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    found: list[str] = []
    start = 0
    for i in range(1, len(text)):
        if _may_break(text[i - 1], text[i]):
            found.append(text[start:i])
            start = i
    if start < len(text):
        found.append(text[start:])
    return found


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return True
    if before in _BREAK_AFTER and after.isalnum():
        return True
    if after in _NOT_FIRST or before in _NOT_LAST or unicodedata.combining(after):
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character >= "\U00020000"


_FIRST_TRY = 32  # characters


def _fitting(token: _Token, width: float) -> list[_Token]:
    """The token itself, or its parts where it is wider than a whole line (URLs, Thai, 300-letter names)."""
    if token.width <= width or len(token.text) <= 1:
        return [token]
    parts: list[_Token] = []
    rest = token.text
    while rest:
        size = _longest(rest, token, width)
        parts.append(_part(token, rest[:size], token.space if size == len(rest) else 0))
        rest = rest[size:]
    return parts


def _part(token: _Token, text: str, space: int) -> _Token:
    base = base_level(text) if has_rtl(text) else 0
    each: tuple[int, ...] | int = tuple(levels(text, base)) if base or has_rtl(text) else 0
    pieces = shape_word(text, token.weight, token.hint, each)
    return _Token(pieces, token.colour, sum(p.width for p in pieces), space, text, token.weight, token.hint)


def _longest(text: str, token: _Token, width: float) -> int:
    """How many characters of `text` fit, never parting a base from its marks, at least one."""
    low, high = 1, min(len(text), _FIRST_TRY)
    while high < len(text) and _part(token, text[:high], 0).width <= width:
        low, high = high, min(len(text), high * 2)  # a line is short, whatever is left of the word
    while low < high:
        middle = (low + high + 1) // 2
        if _part(token, text[:middle], 0).width <= width:
            low = middle
        else:
            high = middle - 1
    while low < len(text) and low > 1 and unicodedata.category(text[low]).startswith("M"):
        low -= 1
    return low


def _ended(line: list[_Token], width: float, base: int) -> Line:
    """A last line that ends with an ellipsis, shortened until both fit."""
    kept = list(line)
    while kept:
        last = kept[-1]
        dots = _Token(
            shape_word(ELLIPSIS, last.weight, "sc", base), last.colour, 0, 0, ELLIPSIS, last.weight, last.hint
        )
        room = width - sum(t.width + t.space for t in kept[:-1]) - sum(p.width for p in dots.pieces)
        if last.width <= room:
            kept[-1] = _part(last, last.text, 0) if last.space else last
            return _line([*kept, dots], base)
        size = _longest(last.text, last, room) if room > 0 and last.text else 0
        if (
            size
            and (part := _part(last, last.text[:size], 0)).width <= room
            and (len(kept) == 1 or size >= 3)
        ):
            return _line([*kept[:-1], part, dots], base)
        kept.pop()
        if kept and not kept[-1].text:
            kept.pop()
    return Line([], 0, base == 1)


def _line(tokens: list[_Token], base: int) -> Line:
    """Tokens placed from left to right in visual order; spaces at the end take no room."""
    if base or any(piece.level for token in tokens for piece in token.pieces):
        return _mixed_line(tokens, base)
    placed: list[Placed] = []
    x = gap = 0
    for token in tokens:
        x += gap
        for piece in token.pieces:
            placed.append(Placed(x, piece, token.colour))
            x += piece.width
        gap = token.space
    return Line(placed, x)


def _mixed_line(tokens: list[_Token], base: int) -> Line:
    """A line in which something runs from right to left."""
    items: list[tuple[Piece | None, int, int, str]] = []  # piece or space, width, level, colour
    for number, token in enumerate(tokens):
        items.extend((piece, piece.width, piece.level, token.colour) for piece in token.pieces)
        if token.space and number < len(tokens) - 1:
            items.append((None, token.space, token.space_level, token.colour))
    placed: list[Placed] = []
    x = 0
    for index in visual_order([level for _, _, level, _ in items]):
        piece, width, _, colour = items[index]
        if piece is not None:
            placed.append(Placed(x, piece, colour))
        x += width
    return Line(placed, x, base == 1)

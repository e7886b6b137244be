"""Which way text runs: the implicit part of the Unicode Bidirectional Algorithm (UAX #9, rules W1-L2).

Explicit embeddings and isolates are rare in captions; their control characters are ignored, not misread.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

_STRONG_RTL = ("R", "AL")
_IGNORED = ("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
_NEUTRAL = ("B", "S", "WS", "ON")
_PAIRS = (
    "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦗⦘⸢⸣⸤⸥⸦⸧⸨⸩"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
)
_CLOSING = dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))
_OPENING = frozenset(_PAIRS[::2])
_DEEPEST = 63  # brackets in brackets, by the rule


def has_rtl(text: str) -> bool:
    """Whether any character runs from right to left."""
    return not text.isascii() and any(bidirectional(c) in ("R", "AL", "AN") for c in text)


def base_level(text: str) -> int:
    """1 for a paragraph whose first strong character runs from right to left, else 0 (rules P2, P3)."""
    for character in text:
        kind = bidirectional(character)
        if kind == "L":
            return 0
        if kind in _STRONG_RTL:
            return 1
    return 0


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; even levels run to the right, odd ones to the left."""
    if not text:
        return []
    kinds = ["ON" if (k := bidirectional(c)) in _IGNORED else (k or "L") for c in text]
    edge = "R" if base else "L"
    _weak(kinds, edge)
    _brackets(kinds, text, edge)
    _neutral(kinds, edge)
    return [_implicit(kind, base) for kind in kinds]


def _weak(kinds: list[str], edge: str) -> None:
    """Rules W1 to W7, in place."""
    previous = strong = edge
    for i, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kinds[i] = kind = previous
        if kind == "EN" and strong == "AL":  # W2
            kinds[i] = kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        previous = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for i in range(1, len(kinds) - 1):  # W4
        before, after = kinds[i - 1], kinds[i + 1]
        if before == after and (
            (kinds[i] == "ES" and before == "EN") or (kinds[i] == "CS" and before in ("EN", "AN"))
        ):
            kinds[i] = before
    _numbers(kinds, edge)


def _numbers(kinds: list[str], edge: str) -> None:
    """Rules W5 to W7: signs join their numbers, and numbers after Latin letters count as Latin."""
    at = 0
    while at < len(kinds):  # W5
        if kinds[at] != "ET":
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if (at and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    strong = edge
    for i, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):  # W6
            kinds[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[i] = "L"


def _brackets(kinds: list[str], text: str, edge: str) -> None:
    """Rule N0: both brackets of a pair run as what is in them, or as what stands before them."""
    for start, end in _bracket_pairs(kinds, text):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {None}
        if not inside:
            continue
        way = edge
        if edge not in inside:
            before = (strong for kind in reversed(kinds[:start]) if (strong := _strong(kind)))
            way = next(before, edge)
        for at in (start, end):
            kinds[at] = way
            while at + 1 < len(text) and bidirectional(text[at + 1]) == "NSM":
                at += 1
                kinds[at] = way


def _bracket_pairs(kinds: Sequence[str], text: str) -> list[tuple[int, int]]:
    """(opening, closing) of each pair, by its opening."""
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in _OPENING:
            if len(waiting) == _DEEPEST:
                break
            waiting.append(at)
        elif character in _CLOSING:
            opening = _CLOSING[character]
            found = next((i for i in reversed(range(len(waiting))) if text[waiting[i]] == opening), None)
            if found is not None:
                pairs.append((waiting[found], at))
                del waiting[found:]
    return sorted(pairs)


def _strong(kind: str) -> str | None:
    """L or R, numbers as R; None for what has no direction of its own."""
    return kind if kind == "L" else "R" if kind in ("R", "EN", "AN") else None


def _neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both sides, or the paragraph's."""
    at = 0
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = edge if at == 0 else ("L" if kinds[at - 1] == "L" else "R")
        after = edge if end == len(kinds) else ("L" if kinds[end] == "L" else "R")
        kinds[at:end] = [before if before == after else edge] * (end - at)
        at = end


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2 == 0:
        return base + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return base + (1 if kind in ("L", "EN", "AN") else 0)


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Indices of a line's pieces from left to right (rule L2)."""
    order = list(range(len(line_levels)))
    if not order:
        return order
    lowest_odd = min((v for v in line_levels if v % 2), default=0)
    for level in range(max(line_levels), max(lowest_odd, 1) - 1, -1):
        at = 0
        while at < len(order):
            if line_levels[order[at]] < level:
                at += 1
                continue
            end = at
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = end
    return order

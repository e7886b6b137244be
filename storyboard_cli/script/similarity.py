"""How alike two texts are, and how two lists of changed paragraphs best lie beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"[\w']+")
SAME = 0.6  # from here a changed text is the same frame
FEW = 8  # words: letters tell more of shorter texts
GAP = 0.1  # by so much the best match must beat the next
_PART = 0.9  # share of a part's words that must stand in the whole
_WHOLE = 0.7  # share of the whole that its parts must make up
_DENSE = 4096  # pairs compared in full; longer lists are compared where they share rare words


class Text:
    """A text prepared for comparison."""

    __slots__ = ("bag", "raw", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.words = _WORD.findall(raw.casefold())
        self.bag = Counter(self.words)


def similarity(one: Text, other: Text) -> float:
    """0 … 1. Words in order; letters where there are few words."""
    if one.words == other.words and one.words:
        return 1.0
    total = len(one.words) + len(other.words)
    if min(len(one.words), len(other.words)) < FEW:
        if len(one.raw) + len(other.raw) > 2000:
            return 0.0
        matcher = SequenceMatcher(None, one.raw.casefold(), other.raw.casefold(), autojunk=False)
        return matcher.ratio() if matcher.quick_ratio() >= SAME - GAP else 0.0
    shared = sum((one.bag & other.bag).values())
    if 2 * shared / total < SAME - GAP:
        return 0.0
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Share of words that two texts have in common, order aside (Dice)."""
    total = one.total() + other.total()
    return 2 * sum((one & other).values()) / total if total else 0.0


def _inside(part: Text, whole: Text) -> bool:
    if len(part.words) < 2 or len(part.words) >= len(whole.words):
        return False
    return sum((part.bag & whole.bag).values()) >= _PART * len(part.words)


def _stands_in(part: Text, whole: Text) -> bool:
    """Whether a text of some words stands in the other word for word: it was trimmed, or gone on with."""
    size = len(part.words)
    if not 2 <= size < len(whole.words):
        return False
    return any(whole.words[k : k + size] == part.words for k in range(len(whole.words) - size + 1))


def _runs(parts: Sequence[Text], whole: Text) -> list[int]:
    """Indices of neighbouring `parts` that together make up `whole`, or none."""
    best: list[int] = []
    run: list[int] = []
    for at, part in enumerate(parts):
        run = [*run, at] if _inside(part, whole) else []
        if len(run) > len(best):
            best = run
    words = sum(len(parts[i].words) for i in best)
    together = sum(((sum((parts[i].bag for i in best), Counter())) & whole.bag).values())
    size = len(whole.words)
    return best if len(best) >= 2 and together >= _WHOLE * size and words <= size / _WHOLE else []


def align(old: Sequence[Text], new: Sequence[Text], ages: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs (old, new) of changed texts, in order on both sides; what is doubtful stays unpaired.

    A split leaves the old one with its longest part, a merge with its oldest by `ages` (of the old ones): so
    a split that is taken back ends where it began.
    """
    if not old or not new:
        return []
    if len(old) == len(new) == 1 and (_stands_in(old[0], new[0]) or _stands_in(new[0], old[0])):
        return [(0, 0)]
    pairs = _splits_and_merges(old, new, ages)
    taken_old = {i for i, _ in pairs}
    taken_new = {j for _, j in pairs}
    scores = {
        (i, j): s for (i, j), s in _scores(old, new).items() if i not in taken_old and j not in taken_new
    }
    clear = [(i, j, s) for (i, j), s in scores.items() if s >= SAME and _beats_others(i, j, s, scores)]
    return _in_order([*((i, j, 2.0) for i, j in pairs), *clear])


def _splits_and_merges(
    old: Sequence[Text], new: Sequence[Text], ages: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    if len(old) * len(new) > _DENSE:
        return []
    pairs: list[tuple[int, int]] = []
    if len(new) >= 2:
        for i, whole in enumerate(old):
            parts = _runs(new, whole)
            if parts:
                pairs.append((i, max(parts, key=lambda j: (len(new[j].words), -j))))
    if len(old) >= 2:
        for j, whole in enumerate(new):
            parts = _runs(old, whole)
            if parts and not any(i in parts or at == j for i, at in pairs):
                pairs.append((min(parts, key=lambda i: ages[i]), j))
    return pairs


def _scores(old: Sequence[Text], new: Sequence[Text]) -> dict[tuple[int, int], float]:
    if len(old) * len(new) <= _DENSE:
        return {
            (i, j): s for i, a in enumerate(old) for j, b in enumerate(new) if (s := similarity(a, b)) > 0
        }
    places: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        for word in text.bag:
            places.setdefault(word, []).append(i)
    scores = {}
    for j, text in enumerate(new):
        rare = sorted((w for w in text.bag if w in places), key=lambda w: (len(places[w]), w))[:5]
        near = {i for word in rare for i in places[word][:8]}
        scores.update({(i, j): s for i in sorted(near) if (s := similarity(old[i], text)) > 0})
    return scores


def _beats_others(i: int, j: int, score: float, scores: dict[tuple[int, int], float]) -> bool:
    rivals = [s for (a, b), s in scores.items() if (a == i) != (b == j)]
    return not rivals or score - max(rivals) >= GAP


def _in_order(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The heaviest subset of pairs that crosses nowhere."""
    pairs = sorted(pairs)
    best: list[tuple[float, int]] = []  # (weight of the best chain that ends here, pair before)
    for k, (i, j, score) in enumerate(pairs):
        before = max(
            ((best[p][0], p) for p in range(k) if pairs[p][0] < i and pairs[p][1] < j), default=(0.0, -1)
        )
        best.append((before[0] + score, before[1]))
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while at >= 0:
        chain.append(pairs[at][:2])
        at = best[at][1]
    return chain[::-1]

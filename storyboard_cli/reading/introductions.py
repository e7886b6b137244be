"""Pieces between commas behind a name that only say what somebody looks like.

`PORTER (50s), bald, a huge black moustache, a blue apron, points at the boy`.
"""

from __future__ import annotations

from functools import cache

from storyboard_cli.reading.descriptions import Descriptions
from storyboard_cli.reading.discourse import HE, SHE, meant_by
from storyboard_cli.reading.lexicon import noun, verb
from storyboard_cli.reading.looks import add_word, hair_attribute
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.tokens import Token

_WORN = frozenset({"garment", "jewel", "headgear", "eyewear", "shoe"})
_NOT_BEFORE = "VFEULBW"  # behind such a word something is done
_SIZES = 3  # words between a garment and how much too large it is


class Introductions(Descriptions):
    """Takes such pieces whole, whatever the words in them could mean elsewhere (rings, curls, socks)."""

    def _introducing(self, at: int) -> int:
        """How many tokens from `at` on say how whoever is introduced looks; 0 where they do not."""
        c, owner = self.c, self.c.introduced
        if (
            owner is None
            or not owner.is_person
            or not c.comma
            or at < 1
            or self.tokens[at - 1].kind != "comma"
        ):
            return 0
        if c.verb is not None and c.verb.tag in "VEF":
            return 0
        stop = self._piece_end(at)
        with owner.introduction():
            taken = self._takes_looks(owner, at, stop)
        if taken == at:
            return 0
        c.last, c.last_end, c.looked, c.preposition = owner, taken - 1, owner, None
        return taken - at

    def _measures(self, token: Token, at: int) -> bool:
        """`Five feet tall` is no tall man."""
        unit = noun(self.tokens[at - 1].low) if at and self.tokens[at - 1].tag == "R" else None
        measures = group("measures", "often") | group("measures", "always")
        return unit is not None and unit.lemma in measures and token.low in group("measures", "sizes")

    def _piece_end(self, at: int) -> int:
        """Where a piece ends: at the next comma that does not stand between adjectives."""
        stop = at
        while stop < len(self.tokens):
            token = self.tokens[stop]
            if token.tag == "Z" and not (token.kind == "comma" and self._among_adjectives(at, stop)):
                break
            stop += 1
        return stop

    def _among_adjectives(self, at: int, comma: int) -> bool:
        """A long, red coat."""
        begun = self.tokens[at:comma]
        return bool(begun) and begun[0].tag == "D" and all(t.tag in "DAJR" for t in begun)

    def _takes_looks(self, owner: Subject, at: int, stop: int) -> int:
        """Take the parts of a piece (`apron over a dress`) that are looks; returns where they end."""
        piece, taken = self.tokens[at:stop], at
        if piece and piece[0].tag == "C":
            return at
        if any(t.tag in "AJ" for t in piece) and all(t.tag in "AJRC" for t in piece):
            for i, token in enumerate(piece, at):
                if token.tag in "AJ" and not self._measures(token, i):
                    add_word(owner, token)
            return stop
        if self._is_done(at, stop):
            return at
        for first, end in self._parts(at, stop):
            if not self._take_part(owner, first, end):
                join = self.tokens[first - 1].low if first > at else ""
                return stop if join == "with" and taken > at else taken
            taken = end
        return taken

    def _is_done(self, at: int, stop: int) -> bool:
        """Is a word that ends the sentence what somebody does: …, she knits?"""
        last = stop >= len(self.tokens) or self.tokens[stop].kind == "break"
        word = self.tokens[at].low
        return last and stop == at + 1 and any(form == "s" for _, form in verb(word))

    def _parts(self, at: int, stop: int) -> list[tuple[int, int]]:
        """(first token, where it ends) of what `and`, `over`, `with` part."""
        found, first = [], at
        for i in range(at, stop):
            if self.tokens[i].low in group("introductions", "parts") and i > first:
                found.append((first, i))
                first = i + 1
        return [*found, (first, stop)]

    def _take_part(self, owner: Subject, first: int, end: int) -> bool:
        head = self._head_of(first, end)
        if head is None:
            return False
        known = noun(self.tokens[head].low)
        what = known.lemma if known else self.tokens[head].low
        what = what if hair_attribute(what) else what.removesuffix("s")
        core = [t for t in self.tokens[first : head + 1] if t.tag not in "DZS" and t.low != "in"]
        tail = self.tokens[head + 1 : end]
        words = " ".join(t.low for t in core)
        hair = hair_attribute(what) or ("hair" if what == "head" else None)
        if hair is not None:
            rest = [t.low for t in tail if t.tag not in "DZS"]
            owner.look(hair, " ".join([words, *rest]) if hair == "hair" else words)
        elif what in group("introductions", "marks"):
            owner.look("body", words)
        else:
            fit = _fit(tail)
            owner.look("wears", f"{fit} {words}" if fit else words)
        for token in self.tokens[first:end]:
            if token.low in HE or token.low in SHE:
                meant_by(token.low, [owner], self.maker.memory, owner)
        return True

    def _head_of(self, first: int, end: int) -> int | None:
        """The noun of a part that is worn, grows on a head, or is to be seen on a skin; None if there is none
        or somebody does something."""
        for at in range(first, end):
            token = self.tokens[at]
            if (token.tag == "P" and at > first) or (token.tag == "R" and token.low == "too" and at > first):
                break
            if self._is_head(at, end) and not (at + 1 < end and self._goes_on(at + 1, end)):
                return at
            if token.tag in _NOT_BEFORE and not self._describes(token):
                return None
        return None

    def _goes_on(self, at: int, end: int) -> bool:
        """Is a later word the head: evening gown, pearl necklace?"""
        following = self.tokens[at]
        return following.tag in "NMX" and any(self._is_head(i, end) for i in range(at, end)) and not any(
            t.tag == "P" for t in self.tokens[at:end]
        )  # fmt: skip

    def _is_head(self, at: int, end: int) -> bool:
        known = noun(self.tokens[at].low)
        what = known.lemma if known else self.tokens[at].low
        if what == "head":
            return any(t.low in lookup("drawn_hair") or t.low in _hairless() for t in self.tokens[:at][-2:])
        on_head = hair_attribute(what) or hair_attribute(what.removesuffix("s"))
        if on_head is not None or what in group("introductions", "marks"):
            return True
        if what in group("discourse", "parts of garments") or what in group("introductions", "not worn"):
            return False
        worn = known is not None and known.kind == "thing" and bool(_WORN & set(known.codes))
        return worn or what in _garments() or self.tokens[at].low in _garments()

    def _describes(self, token: Token) -> bool:
        """Can a word that was taken for a verb stand before a noun: white curls, gold rings?"""
        known = noun(token.low)
        return known is not None and not token.low.endswith("s")


def _fit(tail: list[Token]) -> str:
    """`oversized` or `tight`, where the words behind a garment say it: three sizes too big for him."""
    words = [t.low for t in tail]
    if "too" not in words[: _SIZES + 1]:
        return ""
    size = words[words.index("too") + 1 : words.index("too") + 2]
    if not size:
        return ""
    return "oversized" if size[0] in group("introductions", "too large") else (
        "tight" if size[0] in group("introductions", "too small") else ""
    )  # fmt: skip


@cache
def _garments() -> frozenset[str]:
    """Single words for what is worn, of every table that knows any."""
    known = (*lookup("garments"), *lookup("drawn_wear"), *lookup("drawn_accessories"))
    return frozenset(word for word in known if " " not in word)


@cache
def _hairless() -> frozenset[str]:
    return group("introductions", "head hair")

"""Pieces between commas behind a name that only say what somebody looks like.

`PORTER (50s), bald, a huge black moustache, a blue apron, points at the boy`.
"""

from __future__ import annotations

from functools import cache

from storyboard_cli.reading.decades import is_decade
from storyboard_cli.reading.descriptions import Descriptions
from storyboard_cli.reading.discourse import HE, SHE, meant_by
from storyboard_cli.reading.hidden import unseen
from storyboard_cli.reading.lexicon import noun, verb
from storyboard_cli.reading.looks import add_word, hair_attribute, is_look_word, set_age, sex_of_word
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.tokens import Token

_WORN = frozenset({"garment", "jewel", "headgear", "eyewear", "shoe"})
_NOT_BEFORE = "VFEULBW"  # behind such a word something is done
_ROUND = frozenset({"round", "around", "over", "about"})
_AROUND = 2  # `round her`
_JUST_NAMED = 2  # a name and its comma
_SIZES = 3  # words between a garment and how much too large it is


class Introductions(Descriptions):
    """Takes such pieces whole, whatever the words in them could mean elsewhere (rings, curls, socks)."""

    def _introducing(self, at: int) -> int:
        """How many tokens from `at` on say how whoever is introduced looks; 0 where they do not."""
        if at == 0:
            return self._opening_looks()
        c = self.c
        if not c.comma or self.tokens[at - 1].kind != "comma":
            return 0
        stop = self._piece_end(at)
        aged = self._is_age_piece(at, stop)
        if aged and c.last is not None and c.last.is_person and c.last_end >= at - _JUST_NAMED:
            c.introduced = c.last  # across from STEVE, mid thirties, …
        acted = c.verb is not None and c.verb.tag in "VEF"
        owner = c.introduced if aged or not acted else (c.subjects[-1] if c.subjects else None)
        if owner is None or not owner.is_person:
            return 0
        if aged:
            return self._aged_piece(owner, at, stop)
        if acted and not self._only_looks(at, stop):
            return 0
        with owner.introduction():
            taken = self._takes_looks(owner, at, stop)
        if taken == at:
            return 0
        c.last, c.last_end, c.looked, c.preposition = owner, taken - 1, owner, None
        return taken - at

    def _opening_looks(self) -> int:
        """`Wearing a white shirt and tie, EDWARD sings`; `Mid-forties, in a suit.` of who was named last."""
        tokens, stop = self.tokens, self._piece_end(0)
        if stop + 1 >= len(tokens) or tokens[stop].kind != "comma":
            return 0
        people = [s for s in self.maker.here if s.is_person]
        if people and self._is_age_piece(0, stop):
            self.c.introduced = people[-1]
            return self._aged_piece(people[-1], 0, stop)
        if tokens[0].lemma not in group("discourse", "wearing") | group("discourse", "dressed"):
            return 0
        named = self.maker.named_at(tokens, stop + 1)
        owners = self.maker.subject(named[0], tokens) if named is not None else []
        if len(owners) != 1 or not owners[0].is_person:
            return 0
        return self._takes_looks(owners[0], 0, stop)

    def _is_age_piece(self, at: int, stop: int) -> bool:
        """Mid thirties; twenties; early 30s."""
        return 0 < stop - at <= 2 and is_decade(" ".join(t.low for t in self.tokens[at:stop]))

    def _aged_piece(self, owner: Subject, at: int, stop: int) -> int:
        with owner.introduction():
            set_age(owner, " ".join(t.low for t in self.tokens[at:stop]))
        self.c.last, self.c.last_end = owner, stop
        return stop - at

    def _only_looks(self, at: int, stop: int) -> bool:
        """Behind what somebody does: `a scar running to his chin`, `a scarf round her neck`."""
        head = self._head_of(at, stop) if self.tokens[at].tag in "DAJNM" else None
        if head is None or any(t.tag in "VEFBS" for t in self.tokens[at:head]):
            return False
        what = self._named(head)
        if what in group("introductions", "marks") or any(t.tag in "VEFB" for t in self.tokens[head:stop]):
            return False
        if hair_attribute(what):
            return head > at or hair_attribute(what) == "skin"
        behind = self.tokens[head + 1 : head + 3]
        return len(behind) == _AROUND and behind[0].low in _ROUND and behind[1].tag == "S"

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
        """A long, red coat; with long, stringy hair and thin, scraggly beard."""
        begun = self.tokens[at:comma]
        joins = [i for i, t in enumerate(begun) if t.low in group("introductions", "parts")]
        named = bool(joins) and (joins[-1] == 0 or any(t.tag in "NM" for t in begun[: joins[-1]]))
        led = named or (bool(begun) and begun[0].tag == "D")
        begun = begun[joins[-1] + 1 :] if joins else begun
        following = self.tokens[comma + 1 : comma + 2]
        adjective = bool(following) and following[0].tag in "AJ"
        return led and adjective and bool(begun) and all(t.tag in "DAJR" for t in begun)

    def _takes_looks(self, owner: Subject, at: int, stop: int) -> int:
        """Take the parts of a piece (`apron over a dress`) that are looks; returns where they end."""
        piece = self.tokens[at:stop]
        if not piece or piece[0].tag == "C" or self._is_done(at, stop):
            return at
        end = self._adjectives_end(at, stop)
        if end == stop or (end > at and self.tokens[end].low in _leads()):
            for i in range(at, end):
                if self.tokens[i].low in group("introductions", "sexes"):
                    owner.set_sex(sex_of_word(self.tokens[i].low))
                elif self._adjectival(at, i) and not self._measures(self.tokens[i], i):
                    add_word(owner, self.tokens[i])
        else:
            end = at
        return self._takes_parts(owner, end, stop) if end < stop else end

    def _adjectives_end(self, at: int, stop: int) -> int:
        """Behind the adjectives with which a piece begins: big and hateable | in his T-shirt."""
        end = at
        while end < stop and (self.tokens[end].tag in "RC" or self._adjectival(at, end)):
            end += 1
        return end if any(self._adjectival(at, i) for i in range(at, end)) else at

    def _adjectival(self, at: int, i: int) -> bool:
        """Petite and lean (no verb), big and hateable (a word that no dictionary has)."""
        token = self.tokens[i]
        joined = at < i and self.tokens[i - 1].tag == "C"
        unknown = token.tag in "NM" and noun(token.low) is None and not token.title
        return (
            token.tag in "AJ"
            or token.low in group("introductions", "sexes")
            or (joined and (unknown or is_look_word(token.low)))
        )

    def _takes_parts(self, owner: Subject, at: int, stop: int) -> int:
        taken, skin = at, False
        for first, end in self._parts(at, stop):
            if self._is_sleeves(first, end) or (skin and self._is_body(first, end)):
                taken = end
                continue
            if not self._take_part(owner, first, end):
                join = self.tokens[first - 1].low if first > at else ""
                return stop if join == "with" and taken > at else taken
            taken, skin = end, self._is_skin(first, end)
        return taken

    def _is_skin(self, first: int, end: int) -> bool:
        head = self._head_of(first, end)
        return head is not None and hair_attribute(self._named(head)) == "skin"

    def _is_body(self, first: int, end: int) -> bool:
        """Tattoos covering his neck | face: where on the body the look is."""
        known = noun(self.tokens[end - 1].low) if end > first else None
        return known is not None and known.kind == "body" and end - first <= _SIZES

    def _is_sleeves(self, first: int, end: int) -> bool:
        """Sleeves rolled, hands in his pockets: nothing that lies there, and no garment of its own."""
        known = noun(self.tokens[first].low)
        parts = group("discourse", "parts of garments")
        last = noun(self.tokens[end - 1].low) if end > first else None
        if known is not None and known.kind == "body" and last is not None and last.lemma in parts:
            return True  # hands in his pockets
        return known is not None and known.lemma in parts and all(
            t.tag in "JAPR" for t in self.tokens[first + 1 : end]
        )  # fmt: skip

    def _measures(self, token: Token, at: int) -> bool:
        """`Five feet tall` is no tall man."""
        unit = noun(self.tokens[at - 1].low) if at and self.tokens[at - 1].tag == "R" else None
        measures = group("measures", "often") | group("measures", "always")
        return unit is not None and unit.lemma in measures and token.low in group("measures", "sizes")

    def _is_done(self, at: int, stop: int) -> bool:
        """Is a word that ends the sentence what somebody does: …, she knits?"""
        last = stop >= len(self.tokens) or self.tokens[stop].kind == "break"
        token = self.tokens[at]
        done = last and stop == at + 1 and any(form == "s" for _, form in verb(token.low))
        if done and token.tag in "NM" and self.c.verb is None:
            token.tag, token.lemma = "V", next(lemma for lemma, form in verb(token.low) if form == "s")
        return done

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
        what = self._named(head)
        if self._says_without(first, head) and hair_attribute(what) != "hair":  # no hair is a look
            owner.undress(what)
            return True
        core = self._core(first, head)
        tail = self.tokens[head + 1 : end]
        words = " ".join(t.low for t in core)
        hair = hair_attribute(what) or ("hair" if what == "head" else None)
        if what == "head" and tail and tail[0].low in _hairless():
            words = f"{tail[0].low} {words}"  # head shaved against lice
        elif hair == "hair":
            words = " ".join([words, *(t.low for t in tail if t.tag not in "DZS")])
        if hair is not None:
            owner.look(hair, words)
        elif what in group("introductions", "marks"):
            owner.look("body", words)
        else:
            fit = _fit(tail)
            owner.look("wears", f"{fit} {words}" if fit else words)
        for token in self.tokens[first:end]:
            if token.low in HE or token.low in SHE:
                meant_by(token.low, [owner], self.maker.memory, owner)
        return True

    def _says_without(self, first: int, head: int) -> bool:
        """Without her hat, no coat: what somebody does not wear, or has not got."""
        leads = self.tokens[max(0, first - 1) : head]
        return any(
            t.low in unseen("determiners") or t.low in group("discourse", "does without") for t in leads
        )

    def _named(self, head: int) -> str:
        """What a head is called, of one: scar, glasses, hair."""
        word = self.tokens[head].low
        known = noun(word)
        what = known.lemma if known else word
        return what if hair_attribute(what) else what.removesuffix("s")

    def _core(self, first: int, head: int) -> list[Token]:
        """The words of a look without what leads to it: (wearing an) | oversized T-shirt."""
        leads, begin = _leads(), first
        for i in range(first, head):
            if self.tokens[i].low in leads or self._is_worn_verb(i):
                begin = i + 1
        return [t for t in self.tokens[begin : head + 1] if t.tag not in "DZS"]

    def _is_worn_verb(self, at: int) -> bool:
        token = self.tokens[at]
        lemmas = group("discourse", "wearing") | group("discourse", "dressed")
        return token.tag in "HJ" and token.lemma in lemmas

    def _head_of(self, first: int, end: int) -> int | None:
        """The noun of a part that is worn, grows on a head, or is to be seen on a skin; None if there is none
        or somebody does something."""
        for at in range(first, end):
            token = self.tokens[at]
            if (token.tag == "P" and at > first and not self._is_worn_verb(at - 1)) or (
                token.tag == "R" and token.low == "too" and at > first
            ):
                break
            if self._is_head(at, end) and not (at + 1 < end and self._goes_on(at + 1, end)):
                return at
            if (token.tag in _NOT_BEFORE and not self._describes(token)) or self._is_somebody(at, end):
                return None
        return None

    def _is_somebody(self, at: int, end: int) -> bool:
        """An eight year old boy | wearing a coat: somebody else, or what he is; but: army greatcoat."""
        token = self.tokens[at]
        known = noun(token.low) if token.tag in "NM" else None
        alone = at + 1 >= end or self.tokens[at + 1].tag not in "NMX"
        return known is not None and known.kind == "person" and alone

    def _goes_on(self, at: int, end: int) -> bool:
        """Is a later word the head: evening gown, pearl necklace?"""
        following = self.tokens[at]
        return following.tag in "NMX" and any(self._is_head(i, end) for i in range(at, end)) and not any(
            t.tag == "P" for t in self.tokens[at:end]
        )  # fmt: skip

    def _is_head(self, at: int, end: int) -> bool:
        token, what = self.tokens[at], self._named(at)
        if token.tag == "A" and at + 1 < end and self.tokens[at + 1].tag in "NM":
            return False  # bare feet
        if what == "head":
            beside = [*self.tokens[:at][-2:], *self.tokens[at + 1 : min(at + 2, end)]]
            return any(t.low in lookup("drawn_hair") or t.low in _hairless() for t in beside)
        if hair_attribute(what) is not None or what in group("introductions", "marks"):
            return True
        if what in group("discourse", "parts of garments") or what in group("introductions", "not worn"):
            return False
        if at and f"{self.tokens[at - 1].low} {token.low}" in lookup("drawn_wear"):
            return True  # bare feet, bare chest
        known = noun(token.low)
        worn = known is not None and known.kind == "thing" and bool(_WORN & set(known.codes))
        return worn or (known.lemma if known else what) in _garments() or token.low in _garments()

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


@cache
def _leads() -> frozenset[str]:
    """What leads to a look: (in) a suit, (with) messy hair."""
    return group("introductions", "leads") | {"with"}

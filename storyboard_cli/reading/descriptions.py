"""What stands beside somebody and says what he or she looks like: brackets, comma lists, clothes."""

from __future__ import annotations

from storyboard_cli.reading.discourse import HE, SHE, THEY, meant_by
from storyboard_cli.reading.looks import (
    add_word,
    is_age,
    is_garment,
    set_age,
    wear,
    words_of,
)
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.sentence_state import State
from storyboard_cli.reading.subject import FEMALE, LIVING, MALE, Subject
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.tokens import Token


class Descriptions(State):
    """What stands beside somebody and says what he or she looks like: brackets, comma lists, clothes."""

    def _bracket(self, at: int) -> int:
        """`(30, yellow raincoat, motorcycle helmet under her arm)` says what the one before looks like."""
        close = next((i for i in range(at + 1, len(self.tokens)) if self.tokens[i].kind == "close"), None)
        stop = close if close is not None else len(self.tokens)
        owner = self.c.last
        if owner is not None and owner.kind == "body" and len(self.maker.owners) == 1:
            owner = self.maker.owners[0]  # DEXTER'S FACE (30s)
        if owner is not None and self.c.last_end >= at - 1 - (self.c.comma and 1):
            with owner.introduction():
                self._looks_list(owner, at + 1, stop)
            self.c.introduced = owner
            self.c.last_end = stop
        return stop + 1

    def _looks_list(self, owner: Subject, at: int, stop: int) -> None:
        while at < stop:
            end = next((i for i in range(at, stop) if self.tokens[i].tag == "Z" or (
                self.tokens[i].low == "and")), stop)  # fmt: skip
            self._piece(owner, at, end)
            at = end + 1

    def _piece(self, owner: Subject, at: int, end: int) -> None:
        """One piece of a description: an age, an adjective, a garment, or something carried."""
        while at < end:
            token = self.tokens[at]
            named = self.maker.named_at(self.tokens, at)
            if named is not None and named[1] <= end - at:
                self.maker.subject(named[0], self.tokens)  # four people (Jesse, Everett, …)
                at += named[1]
                continue
            phrase = phrase_at(self.tokens, at)
            if phrase is not None and phrase.last < end and not phrase.pronoun:
                at = self._piece_phrase(owner, phrase, end)
                continue
            if is_age(token) or token.tag == "Q":
                set_age(owner, token.low)
            elif token.tag in "AJ" or (token.tag in "NM" and not owner.looks.get("is")):
                add_word(owner, token)
            elif token.low in HE | SHE:
                meant_by(token.low, [owner], self.maker.memory, owner)
            at += 1

    def _piece_phrase(self, owner: Subject, phrase: Phrase, end: int) -> int:
        after = self.tokens[phrase.last + 1] if phrase.last + 1 < end else None
        self._owner_pronoun(phrase, owner)
        if phrase.kind == "person" and phrase.det != "the":
            self.maker.describe(owner, phrase)
        elif phrase.kind == "time" or phrase.what in ("year", "month", "thirties", "forties", "twenties"):
            set_age(owner, words_of(self.tokens, phrase))
        elif phrase.kind == "body" and not (after is not None and after.low == "of"):
            if not wear(owner, self.tokens, phrase):
                owner.look("body", words_of(self.tokens, phrase))
        elif after is not None and after.low in ("under", "in", "over", "on") and phrase.kind == "thing":
            self._held(owner, phrase, after)
            return end
        elif wear(owner, self.tokens, phrase):
            pass
        elif phrase.kind in ("thing", "animal", "vehicle"):
            if phrase.kind == "thing":
                owner.look("with", words_of(self.tokens, phrase))
            self._held(owner, phrase, after)
        else:
            for token in phrase.modifiers:
                add_word(owner, token)
            if phrase.head is not None:
                add_word(owner, phrase.head)
        return phrase.last + 1

    def _held(self, owner: Subject, phrase: Phrase, after: Token | None) -> None:
        made = self.maker.subject(phrase, self.tokens)
        for thing in made:
            thing.place(after.low if after is not None and after.tag == "P" else "with", owner.label)

    def _owner_pronoun(self, phrase: Phrase, owner: Subject) -> None:
        for token in phrase.tokens:
            if token.low in HE or token.low in SHE:
                meant_by(token.low, [owner], self.maker.memory, owner)

    def _is_look(self, phrase: Phrase, preposition: Token | None) -> bool:
        """Garments, hair and colours in the places where they say what somebody looks like."""
        wearer = self._wearer(phrase, preposition)
        if wearer is None or phrase.pronoun or phrase.name:
            return False
        if preposition is not None and preposition.low == "with" and self._is_done_with(phrase):
            return False
        if self.c.introduced is not wearer:
            return self._looks_like(wearer, phrase, preposition)
        with wearer.introduction():
            return self._looks_like(wearer, phrase, preposition)

    def _looks_like(self, wearer: Subject, phrase: Phrase, preposition: Token | None) -> bool:
        c = self.c
        by = preposition.low if preposition is not None else ""
        wearing = c.verb is not None and c.verb.lemma in group("discourse", "wearing") and not c.negated
        if by and c.negated and c.verb is not None and is_garment(phrase):
            return True  # he is not in uniform
        if by in ("in", "with", "under", "beneath") or (not by and wearing):
            dressed = c.looked is wearer and not c.comma and is_garment(phrase)
            if by in ("under", "beneath") and not (phrase.has("headgear") or dressed):
                return False
            if by == "with" and phrase.kind == "body" and not wear(wearer, self.tokens, phrase):
                wearer.look("body", words_of(self.tokens, phrase))
                return True
            return wear(wearer, self.tokens, phrase)
        if by:
            return self._is_tucked(wearer, phrase, by) and wear(wearer, self.tokens, phrase)
        if c.looked is wearer and (c.joined or c.comma) and is_garment(phrase) and not phrase.owner:
            return (c.joined or self._no_verb_follows(phrase)) and wear(wearer, self.tokens, phrase)
        if c.introduced is wearer and c.comma and (c.verb is None or c.inverted) and not phrase.det:
            if phrase.kind == "body" and not phrase.has("garment"):
                if not wear(wearer, self.tokens, phrase):
                    wearer.look("body", words_of(self.tokens, phrase))
                return True
            return wear(wearer, self.tokens, phrase)
        if (
            phrase.owner in HE | SHE | THEY
            and is_garment(phrase)
            and c.verb is not None
            and self.maker.owners
        ):
            taken_off = any(t.low == "off" for t in self.tokens[c.verb_at + 1 : c.verb_at + 2])
            if c.verb.lemma in group("discourse", "adjusting") and not taken_off:
                return wear(self.maker.owners[0], self.tokens, phrase)
        return False

    def _is_done_with(self, phrase: Phrase) -> bool:
        """Dries a plate with a towel: what does something to something is in the hand."""
        c = self.c
        if c.verb is None or phrase.owner or not is_garment(phrase):
            return False
        if c.verb.lemma not in group("discourse", "done with"):
            return False
        is_of_somebody = c.last is not None and c.last.kind in LIVING and c.last is not self._doer()
        if is_of_somebody and phrase.what not in group("discourse", "in the hand"):
            return False
        return c.prep_at - c.verb_at > 1

    def _doer(self) -> Subject | None:
        return self.c.subjects[-1] if self.c.subjects else None

    def _is_tucked(self, wearer: Subject, phrase: Phrase, by: str) -> bool:
        """A white shirt tucked into dark jeans, a vest over a shirt."""
        if by not in ("into", "over") or not is_garment(phrase):
            return False
        verb = self.c.verb
        tucked = verb is not None and verb.tag == "J" and bool(wearer.looks.get("wears"))
        return tucked or self.c.looked is wearer

    def _no_verb_follows(self, phrase: Phrase) -> bool:
        after = self.tokens[phrase.last + 1 : phrase.last + 2]
        return not after or after[0].tag not in "VEFB"

    def _wearer(self, phrase: Phrase, preposition: Token | None) -> Subject | None:
        """Whom a look would belong to: the one just named, else what the clause is about."""
        c = self.c
        just_named = c.last_end >= (c.prep_at if preposition is not None else len(self.tokens)) - 2
        comma = c.verb_at > 0 and self.tokens[c.verb_at - 1].kind == "comma"
        participle = c.verb is not None and c.verb.tag in "HJ" and c.last_end == c.verb_at - 1 - comma
        near = c.last if just_named or c.verb is None or participle else None  # Rita bundled up in a robe
        for one in (near, *(c.subjects[-1:]), c.introduced):
            if (
                one is not None
                and is_garment(phrase)
                and one.kind == "thing"
                and one.what.endswith(("er", "or"))
            ):
                one.kind = "person"  # a starter in a blazer is no engine part
            if one is not None and (one.is_person or one.kind == "animal") and not _of_another(phrase, one):
                return one
        return None


def _of_another(phrase: Phrase, one: Subject) -> bool:
    """`her robe` is not his."""
    return (phrase.owner in HE and one.sex == FEMALE) or (phrase.owner in SHE and one.sex == MALE)

"""Runs of a few words that are taken in one step: long relations, ages, an `it` that means nothing."""

from __future__ import annotations

from storyboard_cli.reading import hidden
from storyboard_cli.reading.decades import is_decade
from storyboard_cli.reading.idioms import idiom, is_particle
from storyboard_cli.reading.looks import is_garment, set_age
from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.of_phrases import OfPhrases
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.tokens import Token

_SEVERAL = 2  # words of a name that an article before it does not part


class SmallSteps(OfPhrases):
    """Runs of a few words that are taken in one step."""

    def _preposition(self, token: Token, at: int) -> None:
        c = self.c
        c.preposition, c.prep_at = token, at

    def _is_of_verb(self, at: int) -> bool:
        """Takes off his coat, hauls in a net, breaks down: the little word belongs to the verb."""
        c, low = self.c, self.tokens[at].low
        if c.verb is None or c.verb_at != at - 1 or self.tokens[at].tag not in "PRA":
            return False
        meant = idiom(c.verb.lemma, low)
        if meant is not None:
            self._mean(meant)
            return True
        if not is_particle(c.verb.lemma, low) or at + 1 >= len(self.tokens):
            return False
        found = phrase_at(self.tokens, at + 1)
        if found is None or found.kind in ("place", "part") or (found.pronoun and low not in ("off", "back")):
            return found is not None and found.kind == "part" and low in ("in", "open", "shut")
        return low != "on" or is_garment(found) or c.verb.lemma in group("attaching", "switches")

    def _mean(self, verb: str) -> None:
        for doing in self.c.doings:
            doing.verb = verb

    def _idiom(self, phrase: Phrase, after: int) -> bool:
        """Takes his eyes off her, pulls a face, turns her back on him: a verb, and nothing that is held."""
        c = self.c
        if c.verb is None or c.objects or phrase.name or phrase.pronoun:
            return False
        into = c.preposition is None or c.preposition.low in ("into", "in", "to", "on")
        meant = idiom(c.verb.lemma, phrase.what) if into else None
        if meant is None:
            return False
        self._mean(meant)
        following = [t.low for t in self.tokens[after : after + 3]]
        if phrase.what == "back" and following[:1] and following[0] in ("on", "to"):
            whom = self._whom(after + 1)
            for one in c.doers:
                one.facing = "back" if following[1:2] == ["us"] else f"away from {whom}"
        c.preposition, c.last_end = None, after - 1
        return True

    def _idle_it(self, at: int) -> bool:
        """`It is dark`, `it's too late`: what is said then is said of nobody."""
        c, tokens = self.c, self.tokens
        be = at + 1
        if tokens[at].low != "it" or be >= len(tokens):
            return False
        if tokens[be].tag != "B" and tokens[be].lemma not in ("become", "get", "seem"):
            return False
        said = be + 1
        idle = group("idle_it", "idle")
        while said < len(tokens) and tokens[said].tag in "RGD" and tokens[said].low not in idle:
            said += 1
        if said < len(tokens) and tokens[said].low not in idle:
            return False
        if said < len(tokens) and tokens[said].tag == "P":
            return False
        c.subjects, c.last, c.verb, c.last_end = [], None, tokens[be], at
        return True

    def _behind_an_article(self, at: int) -> tuple[Phrase, int] | None:
        """The LEAD REVOLUTIONARY THUG: a known name of several words, whole."""
        tokens = self.tokens
        if tokens[at].low != "the" or at + 2 >= len(tokens) or not tokens[at + 1].title:
            return None
        whole = self.maker.names.at([t.low for t in tokens[at + 1 : at + 7]], 0)
        found = self.maker.named_at(tokens, at + 1)
        if found is None or whole is None or whole[1] < _SEVERAL:
            return None
        phrase, size = found
        after = tokens[at + 1 + size : at + 2 + size]
        return None if after and after[0].tag in "NM" and not after[0].caps else (phrase, size + 1)

    def _one_of_them(self, at: int) -> tuple[Phrase, int] | None:
        """`One of the thugs`: a thug; `hundreds of people`: so many."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].low != "of" or tokens[at].tag not in "QN":
            return None
        phrase = phrase_at(tokens, at + 2)
        number = number_of(tokens[at].low)[0]
        if phrase is None or number is None or phrase.name or phrase.pronoun or phrase.number is not None:
            return None
        if number > 1 and (phrase.plural or phrase.kind == "group"):
            phrase.number, phrase.lead = number, tokens[at]  # hundreds of people, two of the men
            return phrase, phrase.last + 1 - at
        if not phrase.plural:
            return None
        phrase.det, phrase.owner, phrase.number, phrase.lead, phrase.single = "a", "", 1, tokens[at], True
        return phrase, phrase.last + 1 - at

    def _was_before(self, at: int, after: int) -> bool:
        """The bed where Amy kissed him: what somebody did is not seen in the present."""
        tokens = self.tokens
        if at < 1 or after >= len(tokens) or tokens[after].tag != "F" or tokens[at - 1].tag not in "NMW":
            return False
        if tokens[at - 1].tag == "W" and tokens[at - 1].low not in group("discourse", "of what was"):
            return False
        now = any(t.tag in "VB" for t in tokens[: at - 1])
        self.c.unreal = self.c.unreal or now
        return now

    def _is_unreal(self, token: Token, at: int) -> None:
        """What follows is only thought of; so is what it is about, where that would be something."""
        self.c.unreal = True
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        would_be = token.tag == "L" and following is not None and "be" in (following.lemma, following.low)
        for one in self.c.subjects if would_be else []:
            if not (one.is_person or one.known or one.name):
                one.in_view = "spoken"
        last, phrase = self.c.last, self.c.last_phrase
        if token.tag == "L" and last is not None and phrase is not None and phrase.last == at - 1:
            anybody = phrase.det in group("discourse", "anybody") and last.start == phrase.start
            last.in_view = "spoken" if anybody and not last.known else last.in_view

    def _somebody_did(self, phrase: Phrase, at: int) -> bool:
        """A chain that some child made for her: what was done to it is over, and who did it is not there."""
        after = phrase.last + 1
        if phrase.noun is None or after == len(self.tokens) or self.tokens[after].tag != "F":
            return False
        before = self._was_before(at, after)
        if before and self.c.relative:
            self.c.subjects = []
        return before

    def _only_meant(self, at: int) -> bool:
        """`to make sure Karl can't hear`, `in case he comes`: what follows is only thought of."""
        before = self.tokens[at - 1].lemma if at else ""
        meant = f"{before} {self.tokens[at].low}" in hidden.unseen("meant")
        if self.tokens[at].low == "to":  # too shy to have a dog
            meant = any(t.low == "too" for t in self.tokens[max(0, at - 3) : at])
        self.c.unreal = self.c.unreal or meant
        return meant

    def _long_relation(self, at: int) -> int:
        """Takes a relation of several words: in front of, on either side of; returns how many it has."""
        token = self.tokens[at]
        noun_of_it = token.tag in "NM" and (at == 0 or self.tokens[at - 1].tag not in "DSQAJH")
        size = hidden.long_relation(self.tokens, at) if token.tag in "PR" or noun_of_it else 0
        if size:
            said = " ".join(t.low for t in self.tokens[at : at + size])
            end = self.tokens[at + size - 1].end
            self._preposition(Token(said, said, "word", token.start, end, tag="P", lemma=said), at)
        return size

    def _twice(self, at: int) -> bool:
        """Shoulder to shoulder, hand in hand: how, and not what."""
        tokens = self.tokens
        return (
            tokens[at].tag in "NM"
            and at + 2 < len(tokens)
            and tokens[at].low == tokens[at + 2].low
            and tokens[at + 1].tag in "PT"
        )

    def _numbers_them(self, at: int) -> bool:
        """Seven of them."""
        if self.tokens[at].tag != "Q":
            return False
        behind = [t.low for t in self.tokens[at + 1 : at + 3]]
        if behind[:1] != ["of"] or behind[1:] == []:
            return False
        if behind[1] not in group("discourse", "of them"):
            return False
        number = number_of(self.tokens[at].low)[0]
        return number is not None and number > 1 and self.counts_last(number)

    def _lettering(self, at: int) -> int:
        """`his phone: 6 MISSED CALLS`, `the sign: CLOSED FOR LUNCH`: what is written there is not shown.

        Returns how many tokens the colon and the capitals behind it have, 0 where nothing is written.
        """
        if self.tokens[at].text != ":" or at < 1 or at + 1 >= len(self.tokens):
            return 0
        written = hidden.unseen("written")
        if not any(t.low in written or t.lemma in written for t in self.tokens[max(0, at - 6) : at]):
            return 0
        end = at + 1
        while end < len(self.tokens) and _is_lettered(self.tokens[end]):
            end += 1
        return end - at if end > at + 1 and any(t.caps for t in self.tokens[at + 1 : end]) else 0

    def _decade(self, at: int) -> int:
        """`in his 40's`, `in her late thirties`: an age; how many tokens it has, 0 where it is none."""
        tokens, about = self.tokens, self.c.last
        if tokens[at].low != "in" or about is None or not about.is_person or at + 2 >= len(tokens):
            return 0
        if tokens[at + 1].tag not in "SD":
            return 0
        end = at + 3 if tokens[at + 2].low in ("early", "mid", "late") else at + 2
        said = " ".join(t.low for t in tokens[at + 2 : end + 1])
        if end >= len(tokens) or not is_decade(said):
            return 0
        set_age(about, said)
        self.c.last_end = end
        return end + 1 - at


def _is_lettered(token: Token) -> bool:
    return token.text.isupper() or token.kind in ("number", "comma")

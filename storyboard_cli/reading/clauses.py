"""Reads the action of one frame: who and what is in view, what they look like, what they do, to what, where.

No full parser of English. Tagged words become noun phrases; between them verbs, prepositions and commas say
what each phrase is to the others. What a phrase cannot be said to show is left out, and kept as `unread`.
"""

from __future__ import annotations

from storyboard_cli.reading import hidden
from storyboard_cli.reading.deeds import way_of
from storyboard_cli.reading.discourse import Memory, Names
from storyboard_cli.reading.idioms import idiom
from storyboard_cli.reading.looks import (
    add_word,
    is_colour_word,
    set_age,
)
from storyboard_cli.reading.numbers import number_in
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.small_steps import SmallSteps
from storyboard_cli.reading.subject import LIVING, Subject
from storyboard_cli.reading.subjects import SubjectBuilder
from storyboard_cli.reading.tables import ENGLISH, group
from storyboard_cli.reading.tagging import tag
from storyboard_cli.reading.tokens import Token, sentences

_VERBS = "VEFJH"


def _denies(token: Token) -> bool:
    return token.low in group("discourse", "before a verb not done") or token.low.endswith("n't")


class ActionReader:
    """Reads frames of one scene after another; `memory` is what the scene has shown before."""

    def __init__(self, names: Names, memory: Memory, *, language: str | None = ENGLISH) -> None:
        """A text in a language without grammar here is read for its names alone."""
        self.language = language
        self.names = names
        self.memory = memory
        self.here: list[Subject] = []
        self.unread: list[str] = []
        self.maker = SubjectBuilder(names, memory, self.here, self.unread)

    def read(self, text: str) -> list[Subject]:
        """The subjects of one frame's action, in the order in which the words bring them."""
        self.here.clear()
        self.unread.clear()
        self.maker.doers, self.maker.handled, self.maker.whose = [], [], {}
        denied = False
        for tokens in sentences(text):
            self.maker.hearing, self.maker.waiting, self.maker.tokens = False, {}, tokens
            self.maker.turned = ""
            self.maker.handled = [one for one in self.maker.handled if one.kind != "body"]
            if self.language == ENGLISH:
                tag(tokens, self.names.words)
                sentence = _Sentence(self.maker, tokens)
                sentence.c.unreal = denied and tokens[0].low in ("or", "nor")
                sentence.walk()
                denied = sentence.c.negated or sentence.c.unreal
            else:
                self._names_in(tokens, text)
        return list(self.here)

    def _names_in(self, tokens: list[Token], text: str) -> None:
        at = 0
        while at < len(tokens):
            named = self.maker.named_at(tokens, at)
            if named is not None:
                shown = self.maker.subject(named[0], tokens)
                before = text[max(0, tokens[at].start - 30) : tokens[at].start].casefold().split()
                many = number_in(before[-1], self.language) if before else None
                for one in shown if many else []:
                    one.count = many or one.count  # drei SOLDATEN
            at += named[1] if named is not None else 1


class _Sentence(SmallSteps):
    """One sentence, walked over from its first token to its last."""

    def walk(self) -> None:
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        self._join_names()

    def _step(self, at: int) -> int:
        tokens, token = self.tokens, self.tokens[at]
        if token.kind == "open":
            self._group_ends(at)
            return self._bracket(at)
        if hidden.compares(tokens, at):
            return self._skip_comparison(at)
        introducing = self._introducing(at) or self._bears_name(at)
        if introducing:
            return at + introducing
        named = self.maker.named_at(tokens, at) or self._behind_an_article(at) or self._one_of_them(at)
        if named is not None:
            phrase, size = named
            if self._was_before(at, at + size):
                return at + size
            return self.read_phrase(phrase, at, at + size)
        if self._numbers_them(at) or self._twice(at):
            return at + 3
        turned = self._turned_back(at)
        if turned:
            return at + turned
        if self._idle_it(at) or self._only_meant(at) or (self.c.verb_at == at - 1 and self._is_of_verb(at)):
            return at + 1
        size = self._decade(at) or self._long_relation(at) or self._lettering(at)
        if size:
            return at + size
        camera = self._camera_words(at)
        if camera:
            return camera
        found = (
            phrase_at(tokens, at)
            if not (self._is_verb_here(at) or (token.tag in "UWD" and self._is_relative(at)))
            else None
        )
        if found is not None:
            after = found.last + 1
            return after if self._somebody_did(found, at) else self.read_phrase(found, at, after)
        self._word(token, at)
        return at + 1

    def _is_verb_here(self, at: int) -> bool:
        """A participle behind a noun is what it does, not what comes next looks like."""
        token = self.tokens[at]
        return token.tag in "JH" and self.c.last_end == at - 1 and self.c.last is not None

    def _is_relative(self, at: int) -> bool:
        """A jogger, who trips: no question, but more of whoever was just named."""
        c, token = self.c, self.tokens[at]
        comma = at > 0 and self.tokens[at - 1].kind == "comma"
        named = c.last is not None and c.last_phrase is not None and c.last_end >= at - 1 - comma
        return named and token.low in group("adverbials", "of who acts")

    def _camera_words(self, at: int) -> int:
        """Words that only place the camera: `CLOSE ON`, `we pan to`, `WIDE -`."""
        token = self.tokens[at]
        if token.low == "we" and at + 1 < len(self.tokens):
            stop = at + 1
            while stop < len(self.tokens) and self.tokens[stop].tag in "VEFRLBP" and stop < at + 5:
                stop += 1
            seen = self.tokens[at + 1 : stop]
            self.maker.hearing = any(t.lemma in hidden.unseen("heard by") for t in seen)
            if any(t.low in hidden.unseen("seen before") for t in seen):
                self.c.unreal = True  # the uniform we saw Arturo in
            return stop
        if token.caps and token.low in group("discourse", "camera in capitals"):
            return at + 1
        return 0

    def _skip_comparison(self, at: int) -> int:
        """Everything up to the next comma or joining word is compared with, not shown."""
        stop = at + 1
        clause = hidden.compares_clause(self.tokens, at)
        while stop < len(self.tokens):
            token = self.tokens[stop]
            if token.tag == "Z" and token.kind != "open":
                break
            if not clause and stop > at + 2 and token.tag in "VFC" and self.tokens[stop - 1].tag in "NMX":
                break
            if token.kind == "close":
                break
            stop += 1
        return max(stop, at + 1)

    def _word(self, token: Token, at: int) -> None:
        c = self.c
        if token.tag == "Q" and c.comma and c.introduced is not None and self._ends_piece(at):
            with c.introduced.introduction():
                set_age(c.introduced, token.low)
            c.last, c.last_end = c.introduced, at + 1  # what follows the comma is about the same one
        elif self._says_away(token):
            self._is_away()
        elif token.tag == "Z":
            self._comma(token, at)
        elif token.tag == "G" or token.low in ("never", "not") or (token.tag == "L" and _denies(token)):
            c.negated = True
        elif token.low in hidden.unseen("unreal"):
            self._is_unreal(token, at)
        elif token.tag == "W" or (token.low in group("adverbials", "of who acts") and at):
            self._relative(token, at)
        elif token.tag == "C":
            c.joined = True
        elif token.tag == "P" or (token.tag == "R" and self._before_noun(at)):
            self._preposition(token, at)
        elif token.tag in _VERBS:
            self._verb(token, at)
        elif token.tag == "B":
            self._copula(token, at)
        elif c.last is not None and not self._measures(token, at):
            self._says_how(token, at, c.last)

    def _says_away(self, token: Token) -> bool:
        c = self.c
        if c.verb is None or c.verb.tag != "B":
            return False
        return token.low in hidden.unseen("away") or (c.negated and token.low in hidden.unseen("not away"))

    def _is_away(self) -> None:
        """John is gone; Anna is nowhere to be seen."""
        for one in self.c.subjects:
            one.in_view = "spoken"

    def _says_how(self, token: Token, at: int, last: Subject) -> None:
        c = self.c
        if token.tag in "AJ":
            self._predicate(token)
        elif token.tag == "R" and token.low in group("discourse", "states"):
            if c.comma and c.fronted and c.verb is not None and c.subjects and self._ends_piece(at):
                last = c.subjects[-1]  # Nel is leaning against her, asleep, …
            last.look("is", token.low)

    def _ends_piece(self, at: int) -> bool:
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is None or after.tag in "ZC"

    def _before_noun(self, at: int) -> bool:
        return (
            hidden.relation_of(self.tokens[at].low) is not None
            and at + 1 < len(self.tokens)
            and (self.tokens[at + 1].tag in "DSQNMXA")
        )

    def _comma(self, token: Token, at: int) -> None:
        c = self.c
        if token.kind == "break" or (at + 1 < len(self.tokens) and self.maker.named_at(self.tokens, at + 1)):
            self._group_ends(at)  # two men: GARY and JIMMY; two children, ODA (8) and PELLE
        c.comma_at = at
        c.comma = token.text != ";"  # behind a semicolon comes something new, no word on what stood before it
        c.preposition = None
        c.joined = False
        c.unreal = c.unreal and token.kind == "comma" and not c.relative
        if token.kind == "break":
            c.negated = False
            c.verb, c.objects = None, 0
            if token.text == ";":
                c.subjects, c.doers, c.doings = [], [], []
            if token.text in (";", ":"):
                c.introduced = None
            if token.text == ":" and c.lead is not None:
                c.introduced = c.last = c.lead  # ROURKE jumps down: red suit, broken nose
        if c.relative:
            c.relative = False
            c.subjects = c.main
        self.maker.hearing = False

    def _relative(self, token: Token, at: int) -> None:
        c = self.c
        led = c.preposition if c.prep_at == at - 1 else None
        if led is not None and c.last is not None and token.low in group("discourse", "of which"):
            relation = hidden.relation_of(led.low) or led.low
            self.maker.waiting = {relation: c.last.label}  # a bowl in which a fish circles
            c.main, c.subjects, c.verb, c.preposition = c.subjects, [], None, None
            c.doers, c.doings, c.objects, c.comma = [], [], 0, False
        elif token.low in group("discourse", "relative") and c.last is not None and c.last_phrase is not None:
            c.main, c.subjects = (c.subjects or [c.last]), [c.last]
            c.relative, c.verb, c.objects, c.comma = True, None, 0, False
        elif token.low in group("discourse", "clause openers"):
            c.subjects, c.verb, c.preposition, c.objects = [], None, None, 0
            c.negated = False

    def _verb(self, token: Token, at: int) -> None:
        c = self.c
        if token.tag in "HJ" and c.last is not None and self._just_before(at) and not self._after_be(at):
            about = c.last.kind in LIVING or token.tag == "J" or not any(s.kind in LIVING for s in c.subjects)
            # a woman carrying a basket; he enters the hall carrying one
            doers = [c.last] if about else c.subjects
            if c.last not in c.subjects:
                c.main = c.subjects
        elif c.comma and self._dresses_last(token):
            doers = [c.last] if c.last is not None else []
        elif token.tag == "H" and c.comma and c.subjects:
            doers = c.subjects
        else:
            doers = c.subjects
        if not doers and token.tag == "V" and c.verb is None and self._opens_with(at):
            doers = c.subjects = self._left_out(at)
        c.passive = token.tag == "J"
        really = self._really(token, at)
        c.verb, c.verb_at, c.objects, c.preposition = token, at, 0, None
        c.looked, c.inverted = None, False
        if token.tag in "VEF":
            c.introduced = None
            c.comma = c.joined = False
        negative = self._denied(at)
        if negative:
            c.negated = True
        elif token.tag in "VEF":
            c.negated = False
        self._do(doers, token, really)
        for doing in self.c.doings:
            doing.touch.way = way_of(self.tokens, at)
        never = at > 1 and self.tokens[at - 1].low == "never" and token.tag in "JF" and not c.relative
        if (
            (token.tag == "J" or never)
            and at
            and self.tokens[at - 1 - never].low in group("discourse", "have")
        ):
            self.maker.perfect(doers, token, at)
        self.maker.doing(doers, token, self.tokens, at)

    def _just_before(self, at: int) -> bool:
        """Was the last phrase just before a verb, or but an adverb between: its wheels still turning?"""
        while at > 1 and self.tokens[at - 1].tag == "R":
            at -= 1
        return self.c.last_end == at - 1

    def _dresses_last(self, token: Token) -> bool:
        """He drinks with a girl, dressed in red: what somebody wears is said of whoever was named last."""
        last = self.c.last
        dressed = token.tag in "HJ" and token.lemma in group("discourse", "dressed")
        return dressed and last is not None and last.is_person and not last.known

    def _clause_as_object(self, at: int) -> None:
        """`He sees Louis is gone`: the object before the verb is what a clause of its own is about."""
        c = self.c
        if c.objects and c.last is not None and c.last_end == at - 1 and not c.fronted:
            c.subjects, c.negated = [c.last], False

    def _do(self, doers: list[Subject], verb: Token, really: str) -> None:
        """Say who does it; `really` is the verb before that only begins it."""
        c = self.c
        acts = verb.tag in "VEF"
        before, c.doers, c.doings = c.doings if really else [], doers, []
        for doer in doers:
            begun = next((d for d in before if d in doer.deeds), None)
            if begun is not None:
                begun.verb = verb.lemma
                c.doings.append(begun)
            elif not (c.negated or self._only_thought(doer, verb)):
                c.doings.append(doer.do(verb.lemma, verb.start, acts=acts))
            doer.actor = doer.actor or acts
        if doers and acts:
            self.maker.doers = list(doers)

    def _only_thought(self, doer: Subject, verb: Token) -> bool:
        """More of who does something already, that is none: …, frightened of what she will say."""
        feels = verb.tag == "J" and self.c.comma and doer.kind in LIVING
        return bool(doer.deeds) and (self.c.unreal or feels)

    def _denied(self, at: int) -> bool:
        """Do the words before a verb say that it is not done: does not, no longer, without looking?"""
        if at > 0 and self.tokens[at].tag == "H" and self.tokens[at - 1].low in hidden.unseen("prepositions"):
            return True
        while at > 0 and self.tokens[at - 1].tag in "RGLB":
            at -= 1
            if _denies(self.tokens[at]):
                return True
        before = self.tokens[at - 1] if at else None
        return before is not None and (
            _denies(before) or (before.low, self.tokens[at].low) == ("no", "longer")
        )

    def _really(self, token: Token, at: int) -> str:
        """The verb that only begins what `token` says (tries to open, keeps laughing); empty if none does."""
        before = self.c.verb
        if before is None or token.tag not in "EH":
            return ""
        between = self.tokens[self.c.verb_at + 1 : at]
        if token.tag == "H" and [t.low for t in between] == ["out"] and idiom(before.lemma, token.low):
            return before.lemma  # bursts out laughing
        if before.lemma not in group("verb_groups", "begins"):
            return ""
        led = token.tag == "H" or any(t.low == "to" for t in between)
        return before.lemma if led and all(t.low == "to" or t.tag == "R" for t in between) else ""

    def _opens_with(self, at: int) -> bool:
        return all(t.tag in "RC" for t in self.tokens[:at])

    def _left_out(self, at: int) -> list[Subject]:
        """Who acts in `Hands him the phone.`: whoever acted last; but: Enters HANK."""
        if at + 1 < len(self.tokens) and self.tokens[at + 1].tag == "X":
            return []
        doers = self.maker.doers or self.memory_people()
        return [self.maker.bring(d) for d in doers] if len(doers) == 1 and doers[0].count == 1 else []

    def memory_people(self) -> list[Subject]:
        """Whom the frame before showed last."""
        return self.maker.memory.last_people[-1:]

    def _after_be(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].tag == "B"

    def _copula(self, token: Token, at: int) -> None:
        c = self.c
        if token.low.endswith("n't"):
            c.negated = True
        self._clause_as_object(at)
        c.verb, c.verb_at, c.objects, c.preposition = token, at, 0, None
        token.lemma = "be" if token.low in group("discourse", "be") else token.low

    def _predicate(self, token: Token) -> None:
        c = self.c
        if c.negated or c.last is None:
            return
        if c.verb is not None and c.verb.tag == "B" and not c.subjects and c.last_end < c.verb_at:
            return  # an adjective belongs to what its own "is" is about
        target = c.subjects[-1] if c.verb is not None and c.verb.tag == "B" and c.subjects else c.last
        if c.preposition is not None and c.preposition.low == "in" and is_colour_word(token.low):
            target.look("wears", token.low)  # two nurses in white
            return
        if c.verb is None or c.verb.tag == "B" or c.comma or token.tag == "J":
            add_word(target, token)

    def read_phrase(self, phrase: Phrase, at: int, after: int) -> int:
        c = self.c
        preposition = c.preposition if c.preposition is not None and c.prep_at < at else None
        self._possessive(phrase)
        self._takes_off(phrase, after)
        if self._idiom(phrase, after):
            return after
        if self._whole_of(phrase, after):
            return self._of(phrase, at, after)
        if self._is_look(phrase, preposition):
            wearer = self._wearer(phrase, preposition)
            self._end_phrase(phrase, c.last, after)
            c.looked = wearer
            return after
        c.looked = None
        if self._out_of_view(phrase, preposition):
            self._light(phrase)
            self.maker.leave(phrase)
            c.preposition = None
            if preposition is None and c.verb is None and not phrase.pronoun:
                c.subjects = []
            c.last_end = after - 1
            return after
        if phrase.pronoun:
            made = self._pronoun(phrase, preposition)
        else:
            made = self._apposition(phrase, preposition) or self.maker.subject(phrase, self.tokens)
        if c.verb is not None and c.verb.lemma in hidden.unseen("heard by") and c.objects == 0:
            for one in made if preposition is None else []:
                if not one.actor and not one.known:
                    one.in_view = "heard"
        self._place_in_clause(phrase, made, preposition)
        self._end_phrase(phrase, made[-1] if made else None, after)
        return after

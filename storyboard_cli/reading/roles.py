"""What a noun phrase is to its sentence: absent, an apposition, a subject, an object, a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storyboard_cli.reading import hidden
from storyboard_cli.reading.discourse import EVERYONE, HE, IT, SHE, THEY, meant_by
from storyboard_cli.reading.lexicon import is_adjective, noun, verb
from storyboard_cli.reading.looks import (
    is_garment,
    sex_of,
)
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.subject import FEMALE, MALE, Subject
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.tokens import Token
from storyboard_cli.reading.wearing import Wearing

_BACKS = frozenset({"back", "backs"})


class Roles(Wearing):
    """What a noun phrase is to its sentence: absent, an apposition, a subject, an object, a place."""

    def _possessive(self, phrase: Phrase) -> None:
        """`his`, `her` and `Otto's` say whose it is; whose body part is seen is seen."""
        c = self.c
        owner = phrase.owner
        if not owner or phrase.pronoun:
            return
        about = c.subjects[-1] if c.subjects else None
        if owner in HE or owner in SHE or owner in THEY or owner in IT:
            candidates = meant_by(
                owner, self.maker.here, self.maker.memory, about if owner not in THEY else None
            )
        else:
            candidates = self.maker.owner_of(phrase) or self._holder(phrase)
        dead = phrase.what in group("discourse", "bodies")
        if phrase.kind == "body" or is_garment(phrase) or dead:
            candidates = [self.maker.bring(one) for one in candidates]
            if is_garment(phrase):
                self._garment_of(candidates, phrase)
        self.maker.owners = candidates

    def _holder(self, phrase: Phrase) -> list[Subject]:
        """`The nurse's hand shakes`, `The barber's razor trembles`: whose hand or tool moves is there."""
        owner = noun(phrase.owner)
        after = self.tokens[phrase.last + 1] if phrase.last + 1 < len(self.tokens) else None
        moves = after is not None and after.tag == "V" and after.lemma in group("discourse", "moved by hand")
        if owner is None or owner.kind != "person" or owner.plural or not (phrase.kind == "body" or moves):
            return []
        at = next(i for i, t in enumerate(phrase.tokens) if t.possessive)
        whose = phrase_at([*phrase.tokens[:at], replace(phrase.tokens[at], tag="N", possessive=False)], 0)
        return self.maker.subject(whose, self.tokens) if whose is not None else []

    def _turned_back(self, at: int) -> int:
        """`his back to her`, `backs to us`: which way somebody faces, and how many tokens to go on."""
        owner = self.tokens[at]
        bare = owner.low in _BACKS and at > 0 and self.tokens[at - 1].kind in ("comma", "break")
        if owner.tag != "S" and not bare:
            return 0
        first = at if bare else at + 1
        words = [t.low for t in self.tokens[first : first + 2]]
        if len(words) < 2 or words[0] not in _BACKS or words[1] != "to":
            return 0
        about = self.c.subjects[-1] if self.c.subjects else self.c.last
        if bare:
            turned = self.c.subjects or ([about] if about is not None else [])
        else:
            turned = meant_by(
                owner.low, self.maker.here, self.maker.memory, about if owner.low in HE | SHE else None
            )
        whom = self._whom(first + 2)
        facing = "back" if whom in ("us", "camera", "the camera") else f"away from {whom}"
        if not bare and not self.c.subjects and any(t.tag in "VEF" for t in self.tokens[at + 3 :]):
            self.maker.turned = facing  # with her back to us, Zara …
            turned = []
        for one in turned:
            self.maker.bring(one).facing = facing
        return first + 1 - at

    def _whom(self, at: int) -> str:
        """The few words at a place that say whom: us, the class."""
        words: list[str] = []
        for token in self.tokens[at : at + 3]:
            if token.tag not in "DSOUNMXQ":
                break
            words.append(token.low)
        return " ".join(words)

    def _out_of_view(self, phrase: Phrase, preposition: Token | None) -> bool:
        c = self.c
        if hidden.is_absent(phrase) or c.unreal:
            return True
        if self._denied_by_name(phrase) or self._is_language(phrase, preposition):
            return True
        verb = c.verb.lemma if c.verb is not None else ""
        if preposition is not None:
            before = self.tokens[c.prep_at - 1].low if c.prep_at > 0 else ""
            if preposition.low in hidden.unseen("prepositions") or before in hidden.unseen("excepting"):
                return True
            return bool(verb) and hidden.unseen_after(verb, preposition.low) and c.prep_at - c.verb_at <= 3
        if c.negated and c.verb is not None and c.verb_at >= 0 and c.objects == 0:
            return True
        if verb in hidden.unseen("verbs") and c.objects == 0 and not phrase.pronoun and c.verb is not None:
            return c.verb.tag in "VEFBH" and not phrase.name
        if verb == "be" and self._calls(phrase):
            return True
        if phrase.what and phrase.what in group("light_verbs", verb) and not phrase.owner:
            return True
        return self._is_written(phrase)

    def _light(self, phrase: Phrase) -> None:
        """Who shoots somebody a look looks."""
        said = self.c.verb.lemma if self.c.verb is not None else ""
        figurative = said in group("discourse", "figurative") and phrase.what in group("light_verbs", said)
        if figurative and any(form == "base" for _, form in verb(phrase.what)):
            for doing in self.c.doings:
                doing.verb = phrase.what

    def _calls(self, phrase: Phrase) -> bool:
        """`Cory is a wreck`: a thing that somebody is called is not there."""
        about = self.c.subjects[-1] if self.c.subjects else None
        calls = phrase.det in ("a", "an") and phrase.kind in (
            "thing",
            "vehicle",
            "place",
            "part",
            "substance",
        )
        wreck = about is not None and phrase.kind == "vehicle" and about.kind != "vehicle"
        beast = (
            phrase.det in ("a", "an") and phrase.kind == "animal" and about is not None and about.is_person
        )
        human = about is not None and (about.sex is not None or about.key in self.maker.memory.cued)
        called = calls and about is not None and (about.is_person or wreck)
        return (called or (beast and human)) and self.c.objects == 0

    def _is_language(self, phrase: Phrase, preposition: Token | None) -> bool:
        """`A word in German`, `speaks French`: no German is there."""
        head = phrase.head
        if head is None or not head.title or head.caps or phrase.plural or len(phrase.tokens) > 1:
            return False
        said = self.c.verb is not None and self.c.verb.lemma in group("discourse", "spoken in")
        led = preposition.low in ("in", "into", "from") if preposition is not None else said
        return led and is_adjective(head.low)

    def _denied_by_name(self, phrase: Phrase) -> bool:
        """Not Becca; no longer a boy."""
        before = [t.low for t in self.tokens[max(0, phrase.first - 2) : phrase.first]]
        return before[-1:] == ["not"] or before == ["no", "longer"]

    def _is_written(self, phrase: Phrase) -> bool:
        """A sign that reads GOODBYE, one word: MARGUERITE."""
        first = phrase.tokens[0]
        if not all(t.text.isupper() for t in phrase.tokens if t.kind == "word"):
            return False
        at = phrase.first - 1
        if at < 0:
            return False
        before = self.tokens[at]
        if before.text == ":" and self.c.last_phrase is None and at >= 1:
            before = self.tokens[at - 1]
            return before.lemma in hidden.unseen("written") or before.low in hidden.unseen("written")
        if before.low in hidden.unseen("written"):
            return True
        if before.text == ":" and self.c.last_phrase is not None:
            return any(t.lemma in hidden.unseen("written") for t in self.tokens[max(0, at - 3) : at])
        verb = self.c.verb.lemma if self.c.verb is not None else ""
        return first.start > 0 and verb in hidden.unseen("reads") and self.c.objects == 0

    def _pronoun(self, phrase: Phrase, preposition: Token | None) -> list[Subject]:
        """Whom a pronoun means, brought into the picture."""
        word = phrase.pronoun
        if word == "us" and preposition is not None and preposition.low in ("at", "toward", "towards"):
            for one in self.c.subjects:
                one.facing = "front"
        about = (
            self.c.subjects[-1] if self.c.subjects and preposition is None and self.c.verb is None else None
        )
        c_verb = self.c.verb
        if word in group("discourse", "nobody of the scene"):
            return []
        object_of_verb = c_verb is not None and word in group("discourse", "objects")
        others = tuple(self.c.subjects) if object_of_verb else ()  # whoever does it does it to somebody else
        if others and self._is_round_himself(word, preposition):
            about, others = self.c.subjects[-1], ()
        meant = meant_by(word, self.maker.here, self.maker.memory, about, besides=others)
        if word in IT:
            handled = self._handled(others) if c_verb is not None else None
            if handled is not None:
                return [handled]
            return [self.maker.bring(m) for m in meant] if preposition is None else meant
        if meant:
            return [self.maker.bring(m) for m in meant]
        somebody = word in HE or word in SHE or word in ("they", "them", "someone", "somebody")
        if others and meant_by(word, self.maker.here, self.maker.memory, about):
            return []  # nobody else is known
        if word in HE or word in SHE:
            before = self.maker.who_was(word, phrase)
            if before is not None:
                return [before]
        if preposition is None and (somebody or word in EVERYONE):
            return [self.maker.vague(phrase)]
        return []

    def _handled(self, others: Sequence[Subject]) -> Subject | None:
        """What something was done to last, and not just now: she takes the hand and puts a ring into it."""
        c = self.c
        for one in reversed(self.maker.handled):
            just_now = c.objects > 0 and one is c.last
            own = one.kind == "body" and any(d.label == self.maker.whose.get(one.label) for d in c.subjects)
            if one in self.maker.here and not just_now and not own:
                return None if any(one.label == d.label for d in others) else one
        return None

    def _remember(self, phrase: Phrase, made: Subject) -> None:
        """Keep what something is done to, and whose part it is: he may do more with it."""
        if made.count > 1 or made.is_person:
            return
        self.maker.handled.append(made)
        owner = next((o for o in self.maker.owners if phrase.owner and o in self.c.doers), None)
        if owner is not None:
            self.maker.whose[made.label] = owner.label

    def _is_round_himself(self, pronoun: str, preposition: Token | None) -> bool:
        """Herman pulls Abigail behind him: where something is that somebody moves, he is himself."""
        c = self.c
        if preposition is None or c.last is None or not c.objects or c.last in c.subjects:
            return False
        if c.subjects[-1].sex != (MALE if pronoun in HE else FEMALE if pronoun in SHE else ""):
            return False
        return preposition.low in group("discourse", "round himself")

    def _apposition(self, phrase: Phrase, preposition: Token | None) -> list[Subject]:
        """`His dog, BISCUIT`, `The CAPTAIN, a tall woman`, `a beagle named BISCUIT`: one subject."""
        c, last = self.c, self.c.last
        if last is not None and self._is_that_animal(phrase, last):
            with last.introduction():
                self.maker.describe(last, phrase)
            return [last]
        if preposition is not None:
            return []
        if last is None:
            return self._predicate_noun(phrase, None) if c.verb is not None else []
        if (
            c.comma
            and phrase.name
            and not last.name
            and (self.maker.is_its_name(last, phrase) or self._is_relative_named(last, phrase))
        ):
            return [self.maker.rename(last, phrase)]
        if c.verb is not None and not c.inverted:
            return self._predicate_noun(phrase, last)
        if not c.comma or c.joined or c.fronted or last.count != 1 or self._in_a_list(phrase):
            return []
        if phrase.name:
            stops = self.tokens[phrase.first - 1].text  # a thing has its name between commas
            may = (last.is_person or last.kind == "animal" or stops == ",") and (
                self.maker.may_be_named(last, phrase)
            )
            return [self.maker.rename(last, phrase)] if may else []
        person = phrase.kind in ("person", "group") and last.is_person
        beast = phrase.kind == "animal" and (
            last.kind == "animal"
            or (bool(last.name) and c.verb_at < 0 and last.sex is None and last.what in ("", last.name))
        )
        if (
            self._whose_relative(phrase)
            or (phrase.det in ("a", "an") and (person or beast))
            or (self._is_calling(phrase))
        ):
            with last.introduction():
                self.maker.describe(last, phrase)
            c.introduced = last
            return [last]
        return []

    def _is_that_animal(self, phrase: Phrase, last: Subject) -> bool:
        """He whistles for LADY, a sheepdog: the script knows her as one."""
        beside = phrase.first >= 2 and self.tokens[phrase.first - 1].kind == "comma"
        its_own = bool(last.name) and last.kind == phrase.kind == "animal" and last.what == phrase.what
        return its_own and beside and self.c.last_end == phrase.first - 2 and not self._in_a_list(phrase)

    def _is_calling(self, phrase: Phrase) -> bool:
        """GAVIN BELSON, CIO of Boodle; POISON, the shotcaller, whom the script knows as nobody else."""
        last = self.c.last
        if last is None or not last.name or phrase.kind != "person" or phrase.plural:
            return False
        if phrase.det == "":
            return last.is_person and phrase.first > 0
        closes = self.tokens[phrase.last + 1 : phrase.last + 2]
        alone = not closes or closes[0].kind == "comma"
        return phrase.det == "the" and last.kind == "person" and alone and not self.maker.is_somebody(phrase)

    def _predicate_noun(self, phrase: Phrase, last: Subject | None) -> list[Subject]:
        """`a beagle named BISCUIT`; `he is a tall man`."""
        c = self.c
        verb = c.verb.lemma if c.verb is not None else ""
        if phrase.name and last is not None and verb in hidden.unseen("named"):
            return [self.maker.rename(last, phrase)]
        nameless = self._is_named(phrase) if phrase.name else None
        if nameless is not None:
            return [self.maker.rename(nameless, phrase)]
        about = c.subjects[-1] if c.subjects else self._presented()
        person = phrase.kind == "person" and not phrase.plural and c.objects == 0
        apart = about is not None and about.vague and c.comma and phrase.det in ("a", "an")
        other = about is not None and {about.sex, sex_of(phrase)} == {
            MALE,
            FEMALE,
        }  # he's seen his mother do it
        if person and about is not None and about.is_person and (verb == "be" or apart) and not other:
            self.maker.describe(about, phrase)
            return [about]
        return []

    def _whose_relative(self, phrase: Phrase) -> bool:
        """The REGENT, his uncle, …; ANTON, Marta's husband, …: whose relative somebody is."""
        last = self.c.last
        between = phrase.last + 1 >= len(self.tokens) or self.tokens[phrase.last + 1].kind == "comma"
        return (
            bool(phrase.owner)
            and between
            and phrase.kind == "person"
            and not phrase.plural
            and last is not None
            and last.kind == "person"
            and last.count == 1
            and bool(last.name or last.known is False)
        )

    def _place_in_clause(self, phrase: Phrase, made: list[Subject], preposition: Token | None) -> None:
        c = self.c
        self._in_deed(phrase, made, preposition)
        if preposition is not None:
            self._relate(made, preposition)
            return
        listed = c.joined and c.role == "place" and c.verb is not None
        c.role = "object" if c.verb is not None else "subject"
        if not made:
            if c.verb is None and not phrase.pronoun and not c.subjects:
                c.subjects = []
            elif c.verb is not None:
                c.objects += 1
            return
        if c.verb is not None and not c.subjects and c.verb.tag in "VEF" and c.objects == 0:
            self._inverted(made)
            return
        if c.verb is None:
            self._stands_before_verb(phrase, made)
            return
        if self._new_clause(phrase):
            c.subjects, c.verb, c.objects, c.negated, c.role = list(made), None, 0, False, "subject"
            return
        if c.inverted and c.joined and c.role == "object" and made[0].is_person:
            self._inverted(made)
            return
        c.objects += 1
        if c.comma and not c.joined and c.comma_at > c.verb_at:
            c.role = "beside"  # …, his backpack on both shoulders
        elif not listed:
            self._done_to(made)
            self._remember(phrase, made[0])

    def _in_deed(self, phrase: Phrase, made: list[Subject], preposition: Token | None) -> None:
        """Whatever stands behind a verb says more of what is done: to whom, at which part, with what."""
        c = self.c
        if c.verb is None or c.passive or (preposition is None and self._new_clause(phrase)):
            return
        owners = self._touched(phrase)
        for doing in c.doings:
            if preposition is not None:
                doing.touch.place(preposition.low, phrase, made, owners)
            else:
                doing.touch.object(phrase, made, owners)

    def _stands_before_verb(self, phrase: Phrase, made: list[Subject]) -> None:
        """What a clause whose verb is still to come is about."""
        c = self.c
        self._wait_there(made)
        if self._is_apart(phrase):
            c.role = "beside"
        elif c.joined or (c.comma and not c.subjects):
            c.subjects = [*c.subjects, *(m for m in made if m not in c.subjects)]
        elif not c.subjects or not (c.comma and made[-1] in c.subjects):
            listed = c.comma and self._list_of_subjects(phrase)
            c.subjects = [*c.subjects, *made] if listed else list(made)

    def _is_apart(self, phrase: Phrase) -> bool:
        """OKORO, his arm in a sling, …: what is somebody's own, and where it is."""
        c = self.c
        after = self.tokens[phrase.last + 1 : phrase.last + 2]
        own = phrase.owner in HE | SHE | IT | THEY
        return bool(c.subjects) and c.comma and not c.joined and own and bool(after) and after[0].tag in "PJ"

    def _list_of_subjects(self, phrase: Phrase) -> bool:
        return not any(t.tag in "VEF" for t in self.tokens[phrase.last + 1 : phrase.last + 2])

    def _new_clause(self, phrase: Phrase) -> bool:
        """A phrase after a comma or `and` that has a verb of its own begins a new clause."""
        c = self.c
        if not (c.comma or c.joined):
            return False
        for token in self.tokens[phrase.last + 1 : phrase.last + 6]:
            if token.tag in "VEFB":
                return True
            if token.tag in "ZCP":
                return token.kind == "open"
        return False

    def _comma_follows(self, after: int) -> bool:
        return after < len(self.tokens) and self.tokens[after].kind in ("comma", "open")

    def _age_follows(self, after: int) -> bool:
        return after + 1 < len(self.tokens) and self.tokens[after + 1].tag == "Q"

    def _end_phrase(self, phrase: Phrase, subject: Subject | None, after: int) -> None:
        c = self.c
        c.fronted = bool(phrase.pronoun) or c.preposition is not None
        c.preposition, c.comma, c.joined = None, False, False
        if c.kept is not None:
            subject, c.kept = None, None
        if subject is not None:
            c.last, c.last_phrase = subject, phrase
            if c.lead is None and subject.is_person and not c.fronted:
                c.lead = subject
            told = not c.fronted or (bool(phrase.name) and self._age_follows(after))
            if subject.is_person and told and not phrase.pronoun and self._comma_follows(after):
                c.introduced = subject
        c.last_end = after - 1

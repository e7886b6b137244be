"""Makes subjects of noun phrases: new ones, ones that the script names, ones that were shown before."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading import hidden
from storyboard_cli.reading.callings import called_after, calling_of_two, is_grown, surname
from storyboard_cli.reading.discourse import HE, SHE, THEY, Memory, Name, Names, meant_by, same
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.looks import add_modifiers, said_of, sex_of, usual_garment
from storyboard_cli.reading.numbers import MANY, SOME, pair_of
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.senses import choose_sense, is_effigy
from storyboard_cli.reading.shown import Kind
from storyboard_cli.reading.subject import FEMALE, MALE, Subject
from storyboard_cli.reading.tables import ENGLISH, group, lookup, table
from storyboard_cli.reading.tokens import Token

_KINDS: dict[str, Kind] = {
    "person": "person", "group": "group", "animal": "animal", "flock": "animal", "vehicle": "vehicle",
    "thing": "thing", "plant": "thing", "part": "place", "place": "place", "body": "body",
    "substance": "thing", "weather": "place", "light": "place",
}  # fmt: skip
_NEVER = frozenset(["abstract", "time", "sound", "number", "collective", "colour"])


class SubjectBuilder:
    """Keeps the subjects of the frame that is being read, each once."""

    def __init__(self, names: Names, memory: Memory, here: list[Subject], unread: list[str]) -> None:
        self.names = names
        self.memory = memory
        self.here = here
        self.unread = unread
        self.hearing = False
        self.owners: list[Subject] = []
        self.doers: list[Subject] = []  # who acted last in this frame
        self.waiting: dict[str, str] = {}  # where what comes next is: behind her …
        self.handled: list[Subject] = []  # what something was done to: he licks it
        self.whose: dict[str, str] = {}  # parts of bodies of whoever acted: part → whose
        self.turned = ""  # which way who comes next faces: with her back to us, …
        self.tokens: Sequence[Token] = ()  # of the sentence that is being read

    # -- names -----

    def named_at(self, tokens: Sequence[Token], at: int) -> tuple[Phrase, int] | None:
        """A known name that begins at token `at`, as a phrase, and how many tokens it has."""
        token = tokens[at]
        if token.kind not in ("word", "number") or not self.names.begins(token.low):
            return None
        found = self.names.at([t.low for t in tokens[at : at + 6]], 0)
        if found is None:
            return None
        name, size = found
        last = tokens[at + size - 1]
        if not name.common and not token.title:
            return None
        if name.common and not self._means(name) and not (token.title and _is_relative(name)):
            return None
        if name.common and not token.title and not self._defined(tokens, at):
            return None
        if last.possessive or (
            size == 1 and at == 0 and not name.common and self._begins_sentence(token, name)
        ):
            return None
        if not name.common:
            size += surname(tokens, at + size, self.names)
        phrase = Phrase(list(tokens[at : at + size]), at, at + size - 1, name=list(tokens[at : at + size]))
        return phrase, size

    def _begins_sentence(self, token: Token, name: Name) -> bool:
        """`Lane after lane` is not Vera Lane: a common noun at the beginning has its capital anyway."""
        return len(name.words) > 1 and not token.caps and noun(token.low) is not None

    def _defined(self, tokens: Sequence[Token], at: int) -> bool:
        return (at > 0 and tokens[at - 1].low in ("the", "this", "that")) or at == 0

    def _name_of(self, phrase: Phrase) -> Name | None:
        """The known name that the name of a phrase is, or is a part of: Sheriff Bernie WATTS is WATTS."""
        low = [t.low for t in phrase.name]
        found = self.names.at(low, 0) if low else None
        if found is not None and (found[1] == len(low) or not found[0].common):
            return found[0]
        for at in range(1, len(low)):
            found = self.names.at(low, at)
            if found is not None and at + found[1] == len(low) and not found[0].common:
                return found[0]
        return None

    def _called(self, phrase: Phrase) -> Name | None:
        """A name that is made of common nouns, in a phrase with an article: A FISHMONGER, the tall warden."""
        if phrase.head is None or phrase.number not in (None, 1):
            return None
        low = [t.low for t in phrase.tokens]
        for at in range(len(low)):
            found = self.names.at(low, at)
            if found is not None and at + found[1] == len(low) and found[0].common:
                return found[0] if self._may_call(phrase, found[0]) else None
        return self._by_its_noun(phrase)

    def _by_its_noun(self, phrase: Phrase) -> Name | None:
        """`The boy` where a DELIVERY BOY is the only boy of the scene."""
        if phrase.det != "the" or phrase.plural or phrase.modifiers or phrase.kind != "person":
            return None
        there = self.memory.cued | {s.key for s in (*self.here, *self.memory.subjects) if s.key}
        named = [n for n in self.names.names.values() if n.common and n.key in there]
        boys = [n for n in named if n.words[-1] == phrase.what]
        alone = len(boys) == 1 and boys[0].count == 1 and len(boys[0].words) > 1
        others = any(s.what == phrase.what and not s.key for s in (*self.here, *self.memory.subjects))
        return boys[0] if alone and not others else None

    def _may_call(self, phrase: Phrase, name: Name) -> bool:
        pointed = phrase.det in ("the", "this", "that", "")
        if phrase.plural or name.count > 1:
            return phrase.plural == (name.count > 1) and (pointed or phrase.det == "some")
        if not self._means(name):
            return False
        if phrase.head is not None and phrase.head.caps:
            return True
        if _is_anybody(name):
            return pointed or not self._has_shown(name)
        return pointed and not phrase.owner

    def _means(self, name: Name) -> bool:
        """`The fishmonger` is the FISHMONGER; `a girl` is the GIRL only where a scene has or hears her."""
        return not _is_anybody(name) or name.key in self.memory.cued or self._has_shown(name)

    def _has_shown(self, name: Name) -> bool:
        return any(s.key == name.key for s in (*self.here, *self.memory.subjects))

    def is_somebody(self, phrase: Phrase) -> bool:
        """Does a phrase of common nouns mean somebody whom the script or the scene knows?"""
        known = (*self.here, *self.memory.subjects)
        return self._called(phrase) is not None or any(s.what == phrase.what and not s.name for s in known)

    def is_its_name(self, subject: Subject, phrase: Phrase) -> bool:
        """Is the name one that the script gave to just such a subject: a dog, BISCUIT?"""
        name = self._name_of(phrase)
        return name is not None and bool(name.what) and name.what == subject.what

    def may_be_named(self, subject: Subject, phrase: Phrase) -> bool:
        """Can the name beside a subject be its own? `A sketchbook, ANNA …`: no thing has a person's name."""
        if subject.name or subject.kind not in ("person", "animal", "thing", "vehicle"):
            return False
        name = self._name_of(phrase)
        return subject.kind in ("person", "animal") or name is None or name.kind == subject.kind

    def fits_name(self, subject: Subject, phrase: Phrase) -> bool:
        """Can somebody without a name have this one? Not if its bearer is here, or the sexes differ."""
        name = self._name_of(phrase)
        if name is None or name.kind not in ("person", "animal"):
            return False
        return not any(s.key == name.key for s in self.here) and not (
            name.sex and subject.sex and name.sex != subject.sex
        )

    def owner_of(self, phrase: Phrase) -> list[Subject]:
        """Whose thing it is, where a name says it: Otto's hand."""
        for index, token in enumerate(phrase.tokens):
            if token.possessive:
                low = [t.low for t in phrase.tokens[: index + 1]]
                whole = (f for at in range(index) if (f := self.names.at(low, at)) and at + f[1] == index + 1)
                found = next(whole, None) or self.names.at([token.low], 0)
                if found is not None:
                    return [self._known(found[0], phrase, bring=False)]
                known = [s for s in (*self.memory.subjects, *self.here) if s.what == token.low]
                return known[-1:]
        return []

    # -- making -----

    def subject(self, phrase: Phrase, tokens: Sequence[Token]) -> list[Subject]:
        """The subjects that a phrase shows: one, or none."""
        if phrase.name and phrase.det in ("the", "a", "an"):
            called_after(phrase)
        if phrase.owner and phrase.what in table(ENGLISH, "owned"):
            phrase.what = table(ENGLISH, "owned")[phrase.what][0]  # her cell is a phone
            phrase.noun = noun(phrase.what)
        if not phrase.name:
            choose_sense(phrase, self.tokens, self.memory.place | {s.what for s in self.here})
        name = self._name_of(phrase) if phrase.name else self._called(phrase)
        calling_of_two(phrase)
        if name is not None:
            known = self._known(name, phrase)
            add_modifiers(known, phrase)
            return [known]
        if phrase.name:
            return self._unknown_name(phrase)
        kind = self._kind(phrase)
        if kind is None:
            self.leave(phrase)
            return []
        if phrase.what in hidden.unseen("camera") and phrase.det in ("", "the") and not phrase.owner:
            return []
        again = self._again(phrase, kind)
        if again is not None:
            add_modifiers(again, phrase)
            return [again]
        return [self._new(phrase, kind)]

    def _kind(self, phrase: Phrase) -> Kind | None:
        if phrase.noun is None and phrase.what in lookup("drawn_vehicles"):
            return "vehicle"
        if phrase.noun is None:
            return "thing" if phrase.det or phrase.number else None
        if phrase.noun.kind == "collective":
            return "group" if hidden.collective(phrase.what) else None
        if phrase.noun.kind in _NEVER or phrase.what in hidden.unseen("happens"):
            return None
        if phrase.what in hidden.unseen("bare") and not (phrase.det or phrase.owner or phrase.plural):
            return None
        if phrase.noun.kind == "animal" and (is_effigy(phrase) or self._was_a_thing(phrase)):
            return "thing"
        return _KINDS.get(phrase.noun.kind, "thing")

    def _was_a_thing(self, phrase: Phrase) -> bool:
        """`The giraffe` is the stuffed one that the scene has shown."""
        known = (*self.here, *self.memory.subjects)
        definite = bool(phrase.owner) or phrase.det in ("the", "this", "that")
        return definite and any(s.what == phrase.what and s.kind == "thing" for s in known)

    def _new(self, phrase: Phrase, kind: Kind) -> Subject:
        subject = Subject(phrase.what, kind, start=phrase.start, end=phrase.end, plural=phrase.plural)
        subject.count = self._how_many(phrase, kind)
        subject.said = phrase.meant or said_of(phrase)
        subject.set_sex(sex_of(phrase))
        subject.child = phrase.has("child") and not is_grown(phrase, self.tokens)
        usual = usual_garment(phrase.what)
        if usual and kind == "person":
            subject.look("usual", usual)
        if subject.child:
            subject.look("age", "child")
        if phrase.has("old") and kind == "person":
            subject.look("age", "old")
        add_modifiers(subject, phrase)
        if self.hearing:
            subject.in_view = "heard"
        self.here.append(subject)
        return subject

    def _how_many(self, phrase: Phrase, kind: Kind) -> int:
        if phrase.number is not None:
            return phrase.number
        many = hidden.collective(phrase.what) or hidden.collective(phrase.head.low if phrase.head else "")
        if many is not None and phrase.kind == "person" and not phrase.plural and not self._is_of(phrase):
            return 1  # their host, GALSAN; but: a host of soldiers
        if many is not None and (kind in ("group", "person") or phrase.kind in ("flock", "group", "animal")):
            return many
        if kind == "group":
            return MANY if phrase.plural or phrase.what in ("crowd", "people", "audience") else 6
        if phrase.kind == "flock":
            return MANY
        if kind == "body" and phrase.plural and sum(o.count for o in self.owners) == 1 and phrase.owner:
            return pair_of(phrase.what) or SOME
        if kind == "body" and phrase.plural and sum(s.count for s in self.here if s.is_person) < 2:
            return pair_of(phrase.what) or SOME  # eyes without an owner are one pair
        if phrase.plural and phrase.det in ("the", "these", "those") and not phrase.owner:
            return self.memory.counts.get(phrase.what, SOME)  # the boys: as many as there were
        return SOME if phrase.plural else 1

    def _is_of(self, phrase: Phrase) -> bool:
        after = self.tokens[phrase.last + 1 : phrase.last + 2]
        return bool(after) and after[0].low == "of"

    def _again(self, phrase: Phrase, kind: Kind) -> Subject | None:
        """A subject of this frame or scene that a definite phrase points back at."""
        if any(m.low in group("discourse", "others") for m in phrase.modifiers) or phrase.det in (
            "another",
            "a",
            "an",
            "some",
        ):
            return None
        definite = bool(phrase.det or phrase.owner)
        for subject in reversed(self.here):
            if (
                subject.what == phrase.what
                and subject.kind == kind
                and (definite or phrase.plural == subject.plural)
            ):
                return subject
        if not definite:
            return None
        if kind in ("person", "group"):
            return self._same_person(phrase)
        return None

    def _same_person(self, phrase: Phrase) -> Subject | None:
        """The boy, the policemen, the captain: somebody whom the scene has shown."""
        pool = [*self.memory.subjects, *self.here]
        for subject in reversed(pool):
            called = subject.what == phrase.what or subject.what.endswith(f" {phrase.what}")
            if called and subject.is_person and (subject.count > 1) == phrase.plural:
                return self.bring(subject)
        if phrase.what not in group("discourse", "generic") or phrase.plural:
            return None
        sex, child = sex_of(phrase), phrase.has("child") and not is_grown(phrase)
        for subject in reversed(pool):
            if subject.kind == "person" and subject.count == 1 and subject.sex in (None, sex) and (
                subject.child == child and (subject.sex is not None or child)
            ):  # fmt: skip
                return self.bring(subject)
        return None

    def _known(self, name: Name, phrase: Phrase, *, bring: bool = True) -> Subject:
        for subject in self.here:
            if subject.key == name.key:
                return subject
        subject = Subject(name.what or name.written, name.kind, name.count, name.written, key=name.key,
                          start=phrase.start, end=phrase.end)  # fmt: skip
        subject.looks = self.memory.looks_of(name)
        subject.sex, subject.child = name.sex, name.child
        if self.hearing or name.voice_only:
            subject.in_view = "heard"
        if bring:
            self.here.append(subject)
        return subject

    def _unknown_name(self, phrase: Phrase) -> list[Subject]:
        """A capital that no table knows and that is no name: a make (an old Chevrolet), or left alone."""
        said = " ".join(t.low for t in phrase.name)
        if phrase.det not in ("a", "an", "another") and not _is_own(phrase):
            self.leave(phrase)
            return []
        kind: Kind = "vehicle" if said in lookup("drawn_vehicles") else "thing"
        make = Subject(said, kind, start=phrase.start, end=phrase.end, said=said)
        add_modifiers(make, phrase)
        make.make = True
        self.here.append(make)
        return [make]

    def bring(self, subject: Subject) -> Subject:
        """A subject that was shown before, or that is meant, into this frame; each is there once."""
        for here in self.here:
            if here is subject or same(here, subject):
                return here
        again = Subject(subject.what, subject.kind, subject.count, subject.name, subject.said, subject.key,
                        known=True, plural=subject.plural, vague=subject.vague)  # fmt: skip
        again.looks = {key: list(words) for key, words in subject.looks.items()}
        again.sex, again.child = subject.sex, subject.child
        self.here.append(again)
        return again

    def who_was(self, pronoun: str, phrase: Phrase) -> Subject | None:
        """Whom a pronoun means at the beginning of a scene: who alone of that sex speaks in it, else who was
        seen last before it.
        """
        if any(s.is_person for s in (*self.here, *self.memory.subjects)):
            return None
        sex = MALE if pronoun in HE else FEMALE
        speak = [n for n in self.names.names.values() if n.key in self.memory.cued and n.sex == sex]
        if len(speak) == 1 and speak[0].count == 1 and speak[0].kind == "person":
            return self._known(speak[0], phrase)
        seen = [s for s in self.memory.before if s.sex == sex and s.count == 1 and s.kind == "person"]
        return self.bring(seen[-1]) if seen and not speak else None

    def vague(self, phrase: Phrase) -> Subject:
        """Somebody of whom only a pronoun speaks."""
        several = phrase.pronoun in ("they", "them", "both", "everyone", "everybody", "all")
        subject = Subject(phrase.pronoun, "group" if several else "person", 2 if several else 1, vague=True,
                          start=phrase.start, end=phrase.end)  # fmt: skip
        subject.set_sex({"he": "man", "him": "man", "she": "woman", "her": "woman"}.get(phrase.pronoun))
        self.here.append(subject)
        return subject

    def some_of(self, second: Phrase) -> list[Subject]:
        """One of them, both of the policemen: who is meant."""
        if second.pronoun:
            return meant_by(second.pronoun, self.here, self.memory, None)
        found = self._same_person(second) if second.what else None
        return [found] if found is not None else []

    def rename(self, subject: Subject, phrase: Phrase) -> Subject:
        """Give a subject the name that stands beside it: His dog, BISCUIT."""
        name = self._name_of(phrase)
        said = " ".join(t.text for t in phrase.name)
        subject.name = name.written if name else said
        subject.key = name.key if name else said.lower()
        if name is not None:
            for key, words in self.memory.looks_of(name).items():
                for word in words:
                    subject.look(key, word)
            subject.set_sex(name.sex)
        return subject

    def describe(self, subject: Subject, phrase: Phrase) -> None:
        """`a tall woman` beside a name says what the name is."""
        calling_of_two(phrase)
        subject.set_sex(sex_of(phrase))
        if phrase.has("child") and not is_grown(phrase):
            subject.child = True
            subject.look("age", "child")
        if phrase.has("old"):
            subject.look("age", "old")
        add_modifiers(subject, phrase)
        if subject.vague and phrase.kind == "person":
            subject.what, subject.said, subject.vague = phrase.what, said_of(phrase), False
        elif phrase.what and phrase.kind in ("person", "animal") and subject.what in ("", subject.name):
            subject.what, subject.said = phrase.what, said_of(phrase)
            if subject.introducing:
                subject.introduced.add("what")
            subject.kind = "animal" if phrase.kind == "animal" else subject.kind
        elif phrase.what and phrase.what not in group("discourse", "generic") and subject.kind == "person":
            subject.look("role", phrase.what)

    def perfect(self, doers: Sequence[Subject], verb: Token, at: int) -> None:
        """`The soldiers have gone`: they are not there; `someone has written`: whoever did it is not;
        nor is `her captain`, who has never mentioned it.
        """
        for doer in doers:
            never = at > 0 and self.tokens[at - 1].low == "never" and not (doer.name or doer.known)
            if doer.vague or never or verb.lemma in hidden.unseen("gone"):
                doer.in_view = "spoken"

    def doing(self, doers: Sequence[Subject], verb: Token, tokens: Sequence[Token], at: int) -> None:
        """A sound from somewhere is heard, not seen; a make that rolls is a vehicle."""
        for doer in doers:
            if doer.make and verb.lemma in group("discourse", "rolling"):
                doer.kind = "vehicle"
        if verb.lemma not in hidden.unseen("heard"):
            return
        after = {t.low for t in tokens[at + 1 : at + 5]} | {t.low for t in tokens[max(0, at - 4) : at]}
        if after & hidden.unseen("heard where"):
            for doer in doers:
                if doer.kind in ("animal", "thing", "vehicle") or not doer.name:
                    doer.in_view = "heard"

    def leave(self, phrase: Phrase) -> None:
        if phrase.what and phrase.kind not in ("abstract", "time", "number", "colour", "sound", "collective"):
            self.unread.append(" ".join(t.text for t in phrase.tokens))


def _is_own(phrase: Phrase) -> bool:
    return phrase.owner in HE | SHE | THEY


def _is_relative(name: Name) -> bool:
    return name.what in group("discourse", "relatives")


def _is_anybody(name: Name) -> bool:
    """MAN, SON: a name that many people of a script may have."""
    return len(name.words) == 1 and (_is_relative(name) or name.what in group("discourse", "generic"))

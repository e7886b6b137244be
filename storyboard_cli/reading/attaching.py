"""To what an object and a place belong: to the deed, to who does it, or to the noun just before."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading import hidden
from storyboard_cli.reading.discourse import IT, meant_by
from storyboard_cli.reading.identities import Identities
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.subject import LIVING, Subject
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.tokens import Token

_THINGS = ("thing", "vehicle")
_HOLLOW = ("thing", "vehicle", "place")


class Attaching(Identities):
    """To what an object and a place belong: to the deed, to who does it, or to the noun just before."""

    def _touched(self, phrase: Phrase) -> list[Subject]:
        """Whose part of the body a phrase names; `her ear` that somebody whispers in is not the own one."""
        if not phrase.owner:
            return []
        doers, verb = self.c.subjects, self.c.verb.lemma if self.c.verb is not None else ""
        if len(doers) == 1 and self.maker.owners == doers and verb in group("moments", "on_others"):
            others = meant_by(phrase.owner, self.maker.here, self.maker.memory, None, besides=tuple(doers))
            return others or self.maker.owners
        if phrase.owner in IT and phrase.kind == "body":  # a rope has no neck
            beasts = [s for s in self.maker.here if s.kind == "animal" and s not in doers]
            return beasts[-1:] or self.maker.owners
        return self.maker.owners

    def _done_to(self, made: list[Subject]) -> None:
        c = self.c
        for doer, doing in zip(c.doers, c.doings, strict=False):
            if doing.to is None and doer not in made:
                doing.to = made[0].label
                if doing.verb == "face":
                    doer.facing = made[0].label

    def _inverted(self, made: list[Subject]) -> None:
        """Through the heather strides MISS THORNE: who comes behind a verb that nobody stands before."""
        c = self.c
        if c.doers and c.inverted:  # behind her walk Tilda and Pom
            for one in made:
                one.where = {**c.doers[0].where, **one.where}
        else:
            c.doers, c.doings = [], []
        self._wait_there(made)
        c.objects += 1
        c.inverted = True
        c.doers = [*c.doers, *made]
        c.subjects = list(c.doers)
        for doer in made:
            doer.actor = True
            if c.verb is not None:
                c.doings.append(doer.do(c.verb.lemma, c.verb.start))

    def _wait_there(self, made: Sequence[Subject]) -> None:
        """Behind her a dog growls: the place that opened the sentence is that of what comes then."""
        maker = self.maker
        if not made:
            return
        for one in made:
            for relation, of in maker.waiting.items():
                one.place(relation, of)
            one.facing = one.facing or maker.turned or None
        maker.turned = ""
        if self.tokens[self.c.comma_at].text != ":":  # through the window: a street, a tree
            maker.waiting = {}

    def _relate(self, made: Sequence[Subject], preposition: Token) -> None:
        c = self.c
        if not made:
            return
        if c.passive and preposition.low == "by" and made[0].kind in (*LIVING, "vehicle"):
            self._done_by(made)
            return
        relation = self._relation(made[0], preposition)
        if relation is None:
            return
        owners = self._placed_by(made[0], relation)
        self._off_screen(made[0], owners[0] if owners else None, preposition)
        c.role, c.relation = "place", relation
        if not owners or owners[0] in made:
            if c.verb is None:
                self.maker.waiting[relation] = made[0].label
            return
        if c.verb is None and not c.subjects:
            self.maker.waiting.setdefault(relation, made[0].label)  # high on a ladder between the shelves
        if c.negated and c.verb is not None:
            return
        if self._is_aim(preposition, relation, made[0]) and owners[0] in c.doers:
            self._done_to(list(made[:1]))
            if self._only_aims(preposition, made[0]):
                return
        for owner in owners:
            if not (made[0].kind == "body" and owner in self.maker.owners and owner in c.doers):
                owner.place(relation, made[0].label)  # on his knees is no place

    def _only_aims(self, preposition: Token, made: Subject) -> bool:
        """Points at the boy, bangs at the door: not where one is."""
        verb = self.c.verb.lemma if self.c.verb is not None else ""
        aimed = group("attaching", "aimed") | group("verb_groups", "looks")
        return verb in aimed or (preposition.low == "at" and made.kind in LIVING)

    def _relation(self, made: Subject, preposition: Token) -> str | None:
        """What a preposition says of a place; None where it says how: by the wrists, with both hands."""
        c, low = self.c, preposition.low
        near = self._near()
        if low == "on" and made.what in group("attaching", "calls"):
            for one in c.doers or c.subjects:
                one.do("phone", preposition.start, acts=False)
            return None
        if low in group("attaching", "grips") and made.what in group("discourse", "parts of garments"):
            return None
        if low == "of":
            full = c.prep_at > 0 and self.tokens[c.prep_at - 1].low == "full"
            near = c.last if full and c.last_end == c.prep_at - 2 else near
            if near is not None and near.kind in _HOLLOW:
                made.place("in", near.label)  # a trench full of soldiers
            return None
        if made.kind == "vehicle" and low in group("vehicle_relations", "in"):
            return "in"
        relation = hidden.relation_of(low) or low
        if made.kind == "body" and c.verb is not None:
            if relation == "with" or low in group("attaching", "grips"):
                return None
            if relation == "at" and low.endswith("to") and made.what in group("attaching", "depths"):
                self._deep(made, near)
                return None
        return relation

    def _near(self) -> Subject | None:
        """What was named just before the preposition, a little word aside: her feet up on the desk."""
        at = self.c.prep_at - 1
        while at > self.c.last_end and self.tokens[at].tag in "RP":
            at -= 1
        return self.c.last if at == self.c.last_end else None

    def _deep(self, part: Subject, near: Subject | None) -> None:
        """Up to her waist in the water: how deep, not where."""
        c = self.c
        for one in [near] if near is not None else c.doers or c.subjects:
            if one.kind in LIVING:
                one.look("depth", part.what)
        c.kept = near
        self.maker.here[:] = [s for s in self.maker.here if s is not part or s.known]

    def _done_by(self, agents: Sequence[Subject]) -> None:
        """Towed by a husky: who is said behind `by` does it."""
        c = self.c
        for agent in agents:
            if c.verb is not None:
                doing = agent.do(c.verb.lemma, c.verb.start)
                doing.to = c.doers[-1].label if c.doers else c.last.label if c.last is not None else None
            agent.actor = True
        for doer, doing in zip(c.doers, c.doings, strict=False):
            doer.deeds = [d for d in doer.deeds if d is not doing]

    def _is_aim(self, preposition: Token, relation: str, made: Subject) -> bool:
        """Shouts at two sailors; argues with a policeman."""
        verb = self.c.verb.lemma if self.c.verb is not None else ""
        if relation == "at" and preposition.low in group("attaching", "aims"):
            rests = group("attaching", "rests") | group("verb_groups", "is_there")
            return made.kind in LIVING or preposition.low != "at" or verb not in rests
        return relation == "with" and made.kind in LIVING and verb in group("attaching", "each other")

    def _placed_by(self, made: Subject, relation: str) -> list[Subject]:
        """Of whom or what a place is said; nobody yet where it opens a sentence."""
        c = self.c
        near = self._near()
        doers = (c.doers or c.subjects) if c.verb is not None else []
        if c.verb is None or not doers:
            return [c.last] if c.last is not None else []
        if near is None or near in doers or c.last_end < c.verb_at:
            return doers
        if made in doers:
            return [near]  # a suitcase beside her
        if c.role == "object":
            return self._behind_object(near, doers, made, relation)
        return [near] if c.role == "beside" else self._behind_place(near, doers, made, relation)

    def _behind_object(
        self, near: Subject, doers: list[Subject], made: Subject, relation: str
    ) -> list[Subject]:
        """He throws a stone at the dog: he aims at it; he lays the stone on a wall: there it is."""
        verb = self.c.verb.lemma if self.c.verb is not None else ""
        if relation == "at" or (verb in group("attaching", "on the spot") and made.kind != "body"):
            return doers
        if relation == "with":
            return [near] if near.kind in LIVING or verb in group("attaching", "perceives") else doers
        if relation in group("attaching", "ways") and verb in group("attaching", "goes along"):
            return [near, *doers]
        return [near]

    def _behind_place(
        self, near: Subject, doers: list[Subject], made: Subject, relation: str
    ) -> list[Subject]:
        """She stands on a crate above the crowd; she points at a heron on the bank."""
        c = self.c
        verb = c.verb.lemma if c.verb is not None else ""
        if c.relation == "with":
            return [near]  # with a torch between his teeth
        if near.kind in LIVING and c.relation not in group("attaching", "ways"):
            return doers if relation == "at" else [near]
        if relation in group("attaching", "ways") or relation in ("with", "over"):
            return doers
        if c.relation == "at" and verb not in group("verb_groups", "is_there") | group("attaching", "rests"):
            return [near]
        still = c.relation not in group("attaching", "ways") and near.kind in _THINGS
        return [*doers, near] if still and made.kind not in ("body", "vehicle") else doers

    def _off_screen(self, place: Subject, owner: Subject | None, preposition: Token) -> None:
        """`Harry laughs on the intercom`, `she is not in the pod`: who is heard, and who is not there."""
        c = self.c
        if owner is None or not owner.is_person:
            return
        noun = place.what.split()[-1]
        if noun in group("sounding", "always") or (
            noun in group("sounding", "through") and preposition.low in group("sounding", "ways")
        ):
            owner.in_view = "heard" if owner.in_view is True and c.verb is not None else owner.in_view
        absent = c.negated and c.verb is not None and c.verb.tag == "B" and c.objects == 0
        if absent and preposition.low in ("in", "at", "inside") and place.kind in ("place", "vehicle"):
            owner.in_view = "spoken"

"""Somebody of whom a sentence speaks twice is one: two men: GARY and JIMMY; it's KARL; her name is SANDY."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.reading.introductions import Introductions
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group


class Identities(Introductions):
    """Joins what a sentence calls somebody with his name."""

    def _is_named(self, phrase: Phrase) -> Subject | None:
        """Who gets the name behind `is`: the one without a name whom the words are about."""
        c = self.c
        if c.verb is None or c.verb.tag != "B" or c.objects or c.negated or c.unreal:
            return None
        if self.maker.owners and c.verb_at > 0 and self.tokens[c.verb_at - 1].low == "name":
            found: Subject | None = self.maker.owners[-1]  # her name is SANDY
        elif c.subjects:
            found = c.subjects[-1]
        else:
            found = self._presented()
        if found is None or found.name or found.kind != "person" or found.count != 1:
            return None
        return found if found in self.maker.here and self.maker.fits_name(found, phrase) else None

    def _presented(self) -> Subject | None:
        """`It's KARL`, `This is MONICA`: the clause is about whoever was just shown."""
        verb_at = self.c.verb_at
        before = self.tokens[max(0, verb_at - 1) : verb_at + 1]
        if self.c.negated or not any(t.low in group("discourse", "presenting") for t in before):
            return None
        return next((s for s in reversed(self.maker.here) if s.kind == "person"), None)

    def _join_names(self) -> None:
        """`Two men: GARY and JIMMY`: as many names as the group before them counts are the group."""
        c = self.c
        many = c.group
        if many is None or many not in self.maker.here:
            return
        named = [
            s
            for s in self.maker.here
            if s.name and s.kind == "person" and s.start > c.group_end and not s.known
        ]
        if len(named) != many.count or not all(s.count == 1 for s in named):
            return
        for one in named:
            one.set_sex(many.sex)
            for key, words in many.looks.items():
                for word in words:
                    one.look(key, word)
            one.deeds = one.deeds or [replace(d) for d in many.deeds]
            one.actor = one.actor or many.actor
            one.where = {**many.where, **one.where}
        self.maker.here.remove(many)

    def _group_ends(self, at: int) -> None:
        """A colon, a dash or a bracket after a counted group: names may follow."""
        counted = [s for s in self.maker.here if s.kind in ("person", "group") and s.count > 1 and not s.name]
        if (
            counted
            and self.c.group is None
            and counted[-1].start >= self.tokens[0].start
            and not counted[-1].known
        ):
            self.c.group, self.c.group_end = counted[-1], self.tokens[at].start

"""Whose a garment is, and whether it is worn: takes off his coat, wears no hat, without her shoes."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading.attaching import Attaching
from storyboard_cli.reading.looks import is_garment, words_of
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group


class Wearing(Attaching):
    """Puts garments on those whom a sentence is about, and takes them off."""

    def _takes_off(self, phrase: Phrase, after: int) -> None:
        """He whips the rubber apron off, she no longer wears the hat."""
        off = after < len(self.tokens) and self.tokens[after].low == "off" and not phrase.owner
        if (off or self._is_not_wearing()) and self.c.verb is not None and is_garment(phrase):
            for one in self.c.subjects:
                one.undress(phrase.what)

    def _garment_of(self, owners: Sequence[Subject], phrase: Phrase) -> None:
        """`his hat` is on his head, unless the sentence says that it is not."""
        around = (*self.maker.here, *self.maker.memory.subjects)
        if phrase.what in group("discourse", "parts of cars") and any(s.kind == "vehicle" for s in around):
            return  # he rolls over their hood
        before = self._word_at(phrase.first - 1)
        if before == "at":
            return  # a dog at his heels
        off = self._is_off(before, self._word_at(phrase.last + 1))
        for one in owners:
            if off:
                one.undress(phrase.what)
            elif self._may_be_on(phrase):
                one.look("wears", words_of(self.tokens, phrase))

    def _is_off(self, before: str, after: str) -> bool:
        verb = self.c.verb.lemma if self.c.verb is not None else ""
        undressing = verb in group("discourse", "undressing") or self._is_not_wearing()
        return undressing or "off" in (before, after) or before in group("discourse", "does without")

    def _may_be_on(self, phrase: Phrase) -> bool:
        verb = self.c.verb.lemma if self.c.verb is not None else ""
        denied = self.c.negated or self.c.unreal or verb in group("discourse", "not worn")
        return not denied and phrase.what not in group("discourse", "parts of garments")

    def _is_not_wearing(self) -> bool:
        verb = self.c.verb
        return verb is not None and self.c.negated and verb.lemma in group("discourse", "wearing")

    def _word_at(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

"""Paragraphs of action: a sentence pattern, filled from the word lists."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.random_scripts import words as w
from tests.random_scripts.people import Lead, a, extra, written

_HERD = ("cross the road", "in the distance", "fill the place", "overhead")
_CLOSE = ("smiles", "cries", "listens", "looks up", "says nothing")
_DOZENS = ("clocks", "books", "bottles", "lanterns", "chairs", "boxes", "candles", "dolls")
_STILL = ("sits", "lies", "stands", "hides", "kneels", "waits", "crouches", "leans")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


class Sentences:
    """Makes paragraphs for one scene and the leads who are in it."""

    def __init__(self, rng: Random, here: list[Lead], inside: bool) -> None:
        self._rng, self._here, self._inside = rng, here, inside
        self._on = w.ON_INSIDE if inside else w.ON_OUTSIDE
        self._under = w.UNDER_INSIDE if inside else w.UNDER_OUTSIDE
        self._behind = w.BEHIND_INSIDE if inside else w.BEHIND_OUTSIDE
        self._beside = w.BESIDE_INSIDE if inside else w.BESIDE_OUTSIDE
        self._seats = w.SEATS_INSIDE if inside else w.SEATS_OUTSIDE
        self._beasts = w.PETS_INSIDE if inside else w.ANIMALS
        self._pet = f"{self._one(w.PET_KINDS)}, {self._one(w.PETS)}" if rng.random() < 0.2 else ""

    def paragraph(self) -> str:
        """One to three sentences."""
        rng = self._rng
        makers: list[tuple[int, Callable[[], str]]] = [
            (6, self._does), (4, self._handles), (3, self._where_it_is), (3, self._animal),
            (3, self._vehicle), (3, self._extras), (2, self._both), (2, self._camera), (2, self._insert),
            (2, self._writing), (1, self._negation), (1, self._comparison), (1, self._phones),
            (1, self._nobody), (1, self._feels),
        ]  # fmt: skip
        chosen = rng.choices(
            [make for _, make in makers],
            weights=[weight for weight, _ in makers],
            k=rng.choice((1, 1, 2, 2, 3)),
        )
        return written([make() for make in dict.fromkeys(chosen)], self._here)

    def _lead(self) -> Lead:
        return self._rng.choice(self._here)

    def _one(self, words: tuple[str, ...]) -> str:
        return self._rng.choice(words)

    def _pick(self, *patterns: str) -> str:
        return self._rng.choice(patterns)

    def _does(self) -> str:
        rng, lead = self._rng, self._lead()
        who = lead.mark
        if not self._inside and rng.random() < 0.2:
            return f"{who} {self._pick('rides', 'sits on', 'falls off')} {a(self._one(w.RIDDEN))}."
        if not self._inside and rng.random() < 0.2:
            return f"{who} {self._pick('drives', 'leans against', 'climbs into')} {a(self._one(w.DRIVEN))}."
        if not self._inside and rng.random() < 0.08:
            return f"{who} rows {a(self._one(w.ROWED))} towards the shore."
        moves = ("runs", "walks", "limps", "falls", "jumps", "crawls", "dances", "steps back", "climbs up")
        return self._pick(
            f"{who} {self._pick('sits', 'lies', 'kneels', 'sleeps')} on the {self._one(self._seats)}.",
            f"{who} {self._one(_STILL)} {self._spot()}.",
            f"{who} {self._one(_STILL)} {self._spot()}, back to us.",
            f"{who} {self._one(moves)}{self._pick('', ' towards us', ' away')}.",
            f"{who} {self._one(moves[:3])} past the {self._one(self._beside)}.",
            f"{who} points at the {self._one(self._beside)}.",
            f"{who} looks at {self._pick('the sky', 'the door', f'{lead.owner} hands')}.",
        )

    def _spot(self) -> str:
        """Where somebody may be."""
        return self._pick(
            f"behind the {self._one(self._behind)}",
            f"under the {self._one(self._under)}",
            f"beside the {self._one(self._beside)}",
            "by the window" if self._inside else "in the distance",
            "in the doorway" if self._inside else "in the middle of the road",
        )

    def _handles(self) -> str:
        _rng, lead = self._rng, self._lead()
        who, small, large = lead.mark, self._one(w.SMALL), self._one(w.CARRIED)
        other = self._other(lead)
        return self._pick(
            f"{who} holds {a(small)}.",
            f"{who} carries {a(large)} under one arm.",
            f"{who} carries {a(large)}.",
            f"{who} gives {other} {a(small)}.",
            f"{who} takes {a(small)} out of {lead.owner} pocket.",
            f"{who} pushes {a(self._one(w.LARGE))} across the floor.",
            f"{who} drops {a(small)}.",
            f"{who} plays {a(self._pick('piano', 'violin', 'guitar', 'cello', 'trumpet', 'accordion'))}.",
            f"{who} looks through {a(self._pick('telescope', 'pair of binoculars', 'magnifying glass'))}.",
            f"In {lead.owner} hand, {a(small)}. {who} does not look at it.",
        )

    def _other(self, lead: Lead) -> str:
        others = [one for one in self._here if one is not lead]
        return (
            self._rng.choice(others).mark
            if others
            else f"the {self._pick('nurse', 'boy', 'waiter', 'old man')}"
        )

    def _where_it_is(self) -> str:
        small, large = _upper(a(self._one(w.SMALL))), _upper(a(self._one(w.LARGE)))
        several = ", ".join(a(thing) for thing in self._rng.sample(w.SMALL, 2))
        return self._pick(
            f"{small} lies on the {self._one(self._on)}.",
            f"{small} under the {self._one(self._under)}.",
            f"{large} stands beside the {self._one(self._beside)}.",
            f"{large}. Behind it, {a(self._one(w.LARGE))}.",
            f"{large} against the wall, covered in dust.",
            f"On the {self._one(self._on)}: {several} and {a(self._one(w.SMALL))}.",
            f"Dozens of {self._pick(*_DOZENS)} everywhere.",
        )

    def _animal(self) -> str:
        if self._pet:
            pet, self._pet = self._pet, ""
            return (
                f"{_upper(pet)}, {self._pick('follows', 'runs ahead of', 'sits beside')} {self._lead().mark}."
            )
        one = _upper(a(self._one(self._beasts)))
        return self._pick(
            f"{one} {self._pick('sleeps', 'sits', 'lies', 'waits')} on the {self._one(self._on)}.",
            f"{one} {self._pick('hides', 'drinks', 'eats')} under the {self._one(self._under)}.",
            f"{one} {self._pick('runs', 'walks', 'comes')} past the {self._one(self._beside)}.",
            f"{_upper(self._one(w.HERDS))} {self._pick(*_HERD)}.",
            f"{self._lead().mark} strokes {a(self._one(self._beasts))}.",
            f"{self._lead().mark} leads {a(self._one(self._beasts))} by a rope.",
        )

    def _vehicle(self) -> str:
        one, two = _upper(a(self._one(w.VEHICLES))), self._one(w.VEHICLES)
        if self._inside:
            return f"{self._pick('Through the window', 'Outside')}: {a(two)}."
        return self._pick(
            f"{one} is parked beside the {self._one(self._beside)}.",
            f"{one} comes towards us, headlights on.",
            f"{one} passes from left to right.",
            f"{one}. Behind it, {a(two)}.",
            f"{one} blocks the way. {_upper(self._one(w.MANY))} get out.",
            f"{_upper(self._one(w.MANY))} sit in {a(self._one(w.DRIVEN))}.",
            f"{one} and {a(two)} stand side by side.",
            f"{self._lead().mark} gets out of {a(self._one(w.DRIVEN))}.",
        )

    def _extras(self) -> str:
        rng, lead = self._rng, self._lead()
        one, many = extra(rng), _upper(self._one(w.MANY))
        return self._pick(
            f"{one} sits beside the {self._one(self._beside)}.",
            f"{one} carries {a(self._one(w.CARRIED))}.",
            f"{many} wait in a line.",
            f"{many} stand around {a(self._one(w.LARGE))}.",
            f"{many} run past {lead.mark}.",
            f"{lead.mark} pushes through {self._one(w.MANY)}.",
            f"{one} hands {lead.mark} {a(self._one(w.SMALL))}.",
            f"{many} in the background, out of focus.",
        )

    def _both(self) -> str:
        lead = self._lead()
        who, other = lead.mark, self._other(lead)
        return self._pick(
            f"{who} and {other} sit side by side on the {self._one(self._seats)}.",
            f"{who} faces {other} across the table.",
            f"{who} embraces {other}.",
            f"{who} stands behind {other}.",
            f"{who} turns {lead.owner} back on {other}.",
            f"{who} helps {other} up.",
            f"OVER {lead.name}'S SHOULDER: {other} smiles.",
        )

    def _camera(self) -> str:
        _rng, lead = self._rng, self._lead()
        who = lead.mark
        return self._pick(
            f"CLOSE ON {lead.name}. {lead.subject} {self._pick(*_CLOSE)}.",
            f"CLOSE ON {lead.name}'S HAND. It {self._pick('trembles', 'holds ' + a(self._one(w.SMALL)))}.",
            f"WIDE: {who}, alone beside the {self._one(self._beside)}.",
            f"HIGH ANGLE: {who} and {a(self._one(w.LARGE))}, tiny.",
            f"LOW ANGLE: {who} against the sky.",
            f"{lead.name}'S POV: {a(self._one(self._beasts))} looks at us.",
            f"CLOSE ON {a(self._one(w.SMALL))} on the floor.",
            f"From above: {who}, {a(self._one(w.VEHICLES))} and {self._one(w.MANY)}.",
        )

    def _insert(self) -> str:
        thing = self._one(w.SMALL)
        return f"INSERT - {thing.upper()}\n\n{_upper(a(thing))} on the {self._one(self._on)}."

    def _writing(self) -> str:
        return self._pick(
            f'The {self._one(w.SURFACES)} says: "{self._one(w.WRITTEN)}".',
            f"A {self._one(w.SURFACES)} reads {self._one(w.WRITTEN)}.",
            f'{self._lead().mark} writes "{self._one(w.WRITTEN)}" on the {self._pick("wall", "mirror")}.',
        )

    def _negation(self) -> str:
        return self._pick(
            f"There is no {self._one(w.LARGE)} here any more.",
            f"{self._lead().mark} has no shoes.",
            "Not a soul in sight.",
            f"No {self._one(self._beasts)}. Only silence.",
            f"{self._lead().mark} does not move.",
        )

    def _comparison(self) -> str:
        return self._pick(
            f"{self._lead().mark} grins like {a(self._one(self._beasts))}.",
            f"It is as quiet as {a('church')}.",
            f"{self._lead().mark} sits as still as {a('statue')}.",
            f"The engine sounds like {a(self._one(self._beasts))}.",
        )

    def _phones(self) -> str:
        lead = self._lead()
        return self._pick(
            f"{lead.mark} talks on the phone.",
            f"A phone rings on the {self._one(self._on)}. {lead.mark} picks it up.",
            f"{lead.mark} reads a message on {lead.owner} phone.",
        )

    def _nobody(self) -> str:
        return self._pick("Empty.", "Nobody.", "Silence.", f"Only {a(self._one(w.LARGE))}.")

    def _feels(self) -> str:
        return f"{self._lead().mark} is {self._one(w.FEELINGS)}."

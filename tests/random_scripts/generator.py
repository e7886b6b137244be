"""`script`: a random screenplay in Fountain, the same for a seed; `film`: short ones of one cast."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.random_scripts import words as w
from tests.random_scripts.people import Lead, leads
from tests.random_scripts.sentences import Sentences


def script(seed: int) -> str:
    """One to three scenes of two to five short paragraphs each, with some dialogue."""
    rng = Random(seed)
    cast = leads(rng, rng.randint(1, 3))
    scenes = [_scene(rng, cast) for _ in range(rng.randint(1, 3))]
    return "\n\n".join([f"Title: Random {seed}\nAuthor: nobody", *scenes]) + "\n"


def film(seeds: Sequence[int], cast_of: int) -> str:
    """One screenplay of short scripts, a scene each, with the cast of one seed: their model sheets are drawn
    once. A scene's place, things and sentences follow from its own seed; all are introduced at the start.
    """
    cast = leads(Random(cast_of), 3)
    one, two, three = (lead.named() for lead in cast)
    opening = f"EXT. STREET - DAY\n\n{one}, {two} and {three} stand side by side."
    scenes = [opening, *(_scene(Random(seed), cast, most=3) for seed in seeds)]
    return "\n\n".join([f"Title: Random {cast_of}\nAuthor: nobody", *scenes]) + "\n"


def _scene(rng: Random, cast: list[Lead], most: int = 5) -> str:
    inside = rng.random() < 0.5
    place = rng.choice(w.INSIDE if inside else w.OUTSIDE)
    if rng.random() < 0.08:
        place = rng.choice(w.NAMED_PLACES)
    here = rng.sample(cast, rng.randint(1, len(cast)))
    sentences = Sentences(rng, here, inside)
    parts = [f"{'INT' if inside else 'EXT'}. {place} - {rng.choice(w.TIMES)}"]
    for index in range(rng.randint(2, most)):
        said = sentences.paragraph()
        if index == 0 and rng.random() < 0.35:
            said = f"{rng.choice(w.AIR)} {said}"
        parts.append(said)
        if rng.random() < 0.35:
            parts.append(_speech(rng, here))
    return "\n\n".join(parts)


def _speech(rng: Random, here: list[Lead]) -> str:
    lead = rng.choice(here)
    lead.introduced = True
    cue = lead.name + rng.choice(("", "", "", "", " (O.S.)", " (V.O.)"))
    aside = rng.choice(("", "", "", "(whispering)\n", "(into phone)\n", "(shouting)\n"))
    return f"{cue}\n{aside}{rng.choice(w.SPEECH)}"


__all__ = ["film", "script"]

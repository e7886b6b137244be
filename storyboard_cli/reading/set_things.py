"""Where a scene is that its heading does not say: by the parts of a place that its words show."""

from __future__ import annotations

from collections.abc import Iterable

from storyboard_cli.reading.indoor_words import indoor_set
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.outdoor_words import outdoor_set
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group, lookup


def set_of_things(shown: Iterable[Shown], *, inside: bool) -> str | None:
    """The kind of set that has what is in view; None where nothing of it belongs to one kind."""
    for subject in shown:
        if subject.in_view is not True:
            continue
        words = subject.what.casefold()
        known = noun(words.split()[-1])
        forms = (words, words.split()[-1], known.lemma if known else words)
        if set(forms) & group("of_the_place", "anywhere"):
            continue
        found = next((kind for form in forms if (kind := lookup("set_things").get(form))), None)
        if found is None and subject.kind == "place":
            found = indoor_set(words) if inside else outdoor_set(words)
        if found is not None and (indoor_set(found.replace("_", " ")) is not None) is inside:
            return found
    return None

"""Given names, and what a name or a title says of somebody's sex."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from storyboard_cli.reading.subject import FEMALE, MALE
from storyboard_cli.reading.tables import ENGLISH, group, table


@cache
def given_names() -> dict[str, str]:
    """Given name, in small letters → the sex of who mostly bears it."""
    said = table(ENGLISH, "first_names")
    return {n: sex for key, sex in (("f", FEMALE), ("m", MALE)) for n in said.get(key, ())}


def sex_of_name(words: Sequence[str]) -> str | None:
    """What a first name or a title says of somebody's sex; None where it may be either."""
    for word in words:
        for sex, titles in ((MALE, "male titles"), (FEMALE, "female titles")):
            if word in group("discourse", titles):
                return sex
    return next((s for w in words if (s := given_names().get(w))), None)

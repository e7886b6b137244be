"""People whom the words show and who have no asset: two policemen, a nurse, a boy on a bollard, a crowd."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from storyboard_cli.plan.staging.looks import Look, look_of_shown
from storyboard_cli.plan.staging.model import SHOWN
from storyboard_cli.reading.numbers import SOME, number_of
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import lookup
from storyboard_cli.script.graph import Frame, FrameCharacter

CROWD_FROM = 7
"""So many people are a crowd: they stand behind whom the frame is about."""


@dataclass(frozen=True, slots=True)
class Onlooker:
    """One of them: a character of this frame, how staging sees it, and the subject that it is of."""

    listed: FrameCharacter
    look: Look
    shown: Shown


def is_people(shown: Shown) -> bool:
    return shown.in_view is True and shown.kind in ("person", "group")


def onlookers_of(frame: Frame) -> list[Onlooker]:
    """Everybody in view who is none of the frame's characters, each by themselves; crowds are not here."""
    cast = {c.asset for c in frame.characters}
    found: list[Onlooker] = []
    named: dict[str, int] = {}
    for shown in frame.shown:
        if is_people(shown) and shown.asset not in cast and how_many(shown) < CROWD_FROM:
            name = slug(shown.name or shown.what)
            named[name] = named.get(name, 0) + 1
            found += _each(shown, name if named[name] == 1 else f"{name}_{'abcdefgh'[named[name] % 8]}")
    return found


def crowds_of(frame: Frame) -> list[Shown]:
    """The subjects that are a crowd, without those that an asset of the frame stands for."""
    cast = {c.asset for c in frame.characters}
    return [s for s in frame.shown if is_people(s) and s.asset not in cast and how_many(s) >= CROWD_FROM]


def how_many(shown: Shown) -> int:
    """How many people a subject is; of a plural without a number as many as such a word stands for."""
    word = shown.what.casefold().split()[-1]
    usual = lookup("extras").get(word)
    if shown.count == SOME and usual is not None and not _is_counted(shown):
        return max(int(usual), shown.count)
    return shown.count


def _is_counted(shown: Shown) -> bool:
    return any(number_of(word)[0] is not None for word in shown.words.lower().split())


def _each(shown: Shown, name: str) -> Iterator[Onlooker]:
    """One or several of a subject; another man of the same frame has another `name`."""
    for number in range(1, shown.count + 1):
        asset = f"{SHOWN}{name}" + (f"_{number}" if shown.count > 1 else "")
        look = look_of_shown(asset, shown)
        yield Onlooker(FrameCharacter(asset=asset), look, shown)


def slug(words: str) -> str:
    """Words as part of an id."""
    return "_".join("".join(c if c.isalnum() else " " for c in words).split())[:40]

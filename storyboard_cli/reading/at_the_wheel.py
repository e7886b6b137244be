"""Somebody at a wheel sits in a car, whether or not the words name it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.places import read_place
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group, lookup

_AT_IT = frozenset({"behind", "at", "beside", "in"})


def take_the_wheel(subjects: Sequence[Subject], location: str, sub_location: str | None) -> None:
    """Out of doors a wheel that somebody is behind is a car's: make a car of it where no vehicle is named.

    `location`, `sub_location`: of the heading; aboard of something the wheel is one of the set.
    """
    if any(map(_is_vehicle, subjects)) or not any(s.is_person for s in subjects):
        return
    place = read_place(location, sub_location, "ext").kind.split()
    known = noun(place[-1]) if place else None
    if known is not None and known.kind == "vehicle":
        return
    for wheel in subjects:
        held = any(is_at(s.where, {wheel.label}) for s in subjects if s.is_person)
        plain = wheel.in_view is True and not wheel.looks  # neither of cheese nor of wood
        if plain and held and wheel.what in group("word_groups", "at_the_wheel"):
            wheel.what = wheel.said = "car"
            wheel.kind = "vehicle"
            return


def is_at(where: Mapping[str, str], words: Collection[str]) -> bool:
    """Whether somebody who is there (relation → of what) is at or behind one of these."""
    return any(where.get(at) in words for at in _AT_IT)


def _is_vehicle(subject: Subject) -> bool:
    return subject.kind == "vehicle" or subject.what.casefold() in lookup("drawn_vehicles")

"""Gives headings of a Fountain script scene numbers when somebody asks for it; what is numbered stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyboard_cli.script.screenplay import Element, ElementType, Screenplay

_NUMBER = re.compile(r"(\d+)([A-Z]*)$")


def numbered(play: Screenplay) -> tuple[str, list[tuple[Element, str]]]:
    """(the text with `#n#` behind every heading, the headings that got one). Numbered scenes keep theirs.

    A scene between 3 and 4 becomes 3A, as on set.
    """
    headings = [e for e in play.elements if e.type is ElementType.heading]
    given = list(zip(headings, _numbers([h.number for h in headings]), strict=True))
    added = [(heading, number) for heading, number in given if heading.number is None]
    pieces, at = [], 0
    for heading, number in added:
        pieces += [play.text[at : heading.end], f" #{number}#"]
        at = heading.end
    return "".join([*pieces, play.text[at:]]), added


def _numbers(known: Sequence[str | None]) -> list[str]:
    taken = {n.upper() for n in known if n}
    last, letters = 0, 0
    result = []
    for at, number in enumerate(known):
        if number is not None:
            result.append(number)
            found = _NUMBER.search(number.upper())
            last, letters = (int(found[1]), 0) if found else (last, letters)
            continue
        following = next((m for n in known[at + 1 :] if n and (m := _NUMBER.search(n.upper()))), None)
        candidate = str(last + 1)
        if following is not None and int(following[1]) <= last + 1:
            candidate, letters = _lettered(last, letters, taken)
        else:
            while candidate in taken:
                candidate = str(int(candidate) + 1)
            last, letters = int(candidate), 0
        taken.add(candidate)
        result.append(candidate)
    return result


def _lettered(last: int, letters: int, taken: set[str]) -> tuple[str, int]:
    from storyboard_cli.core.ids import shot_letters

    while f"{last}{shot_letters(letters)}" in taken:
        letters += 1
    return f"{last}{shot_letters(letters)}", letters + 1

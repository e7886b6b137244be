"""Whom a close shot is of, where the script's own words say it: CLOSE ON THE GUARD, LEO'S HAND."""

from __future__ import annotations

import re
from collections.abc import Mapping

from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.camera import about, line_setup
from storyboard_cli.script.graph import Frame

_OWNER = re.compile(r"(?P<who>.+?)(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+)?(?P<part>[\w-]+)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def with_subject(frame: Frame, shown_of: Mapping[str, Shown]) -> Frame:
    """The frame with the asset of whom its shot names as its subject; a thing, and whose it is, stays."""
    for words in (frame.focus, frame.subject):
        who = _person_of(words) if words else ""
        found = _called(who, frame, shown_of) if who else None
        if found is not None:
            said = None if words == found else words
            return frame.model_copy(update={"subject": found, "focus": frame.focus or said})
    return frame


def names_part(frame: Frame, word: str) -> bool:
    """Whether a shot is of that part of somebody: not where it names somebody, and only its text the part."""
    line = line_setup(frame.action)
    if line is None or not about(line.rest):
        return True
    named = "" if any(c.asset == frame.subject for c in frame.characters) else frame.subject
    return word in _WORD.findall(f"{named or ''} {frame.focus or ''}".casefold())


def _person_of(words: str) -> str:
    """Whose part is named, else who: of LEO'S HAND it is LEO, of LEO'S LETTER nobody."""
    found = _OWNER.fullmatch(words.strip())
    if found is None:
        return words
    part = noun(found["part"].casefold())
    return found["who"] if part is not None and part.kind == "body" else ""


def _called(who: str, frame: Frame, shown_of: Mapping[str, Shown]) -> str | None:
    """The asset of who is called that in the picture."""
    said = _WORD.findall(who.casefold())
    if not said:
        return None
    for character in frame.characters:
        if character.asset == who:
            return who
        shown = shown_of.get(character.asset)
        named = f"{shown.name or ''} {shown.what}" if shown else ""
        names = {*_WORD.findall(named.casefold()), *_asset_words(character.asset)}
        if said[-1] in names:
            return character.asset
    return None


def _asset_words(asset: str) -> list[str]:
    """CHAR_Old_Wei → old, wei; numbers of assets are no names."""
    return [w for w in asset.partition("_")[2].casefold().split("_") if not w.isdigit()]


__all__ = ["names_part", "with_subject"]

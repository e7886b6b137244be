"""What is no thing of its own: clothes that somebody has on, parts of clothes and things, marks on skin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyboard_cli.plan.staging.set_plan import SetPlan
from storyboard_cli.plan.staging.whereabouts import SEATED_SETS
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Deed, Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame

_OWNED = re.compile(r"(?:his|her|their|my|your|(?P<thing>its)|[\w-]+['’]s?)\s", re.IGNORECASE)
_WORN_CODES = frozenset({"garment", "headgear", "shoe", "eyewear", "jewel"})


def is_worn(shown: Shown, frame: Frame) -> bool:
    """A dress or a moustache that somebody of the frame has on is drawn with them, and so is `her tunic`,
    unless it is in somebody's hands or lies somewhere."""
    if shown.kind != "thing":
        return False
    word = shown.what.casefold().split()[-1]
    worn = (
        w for s in frame.shown if s is not shown for a in ("wears", "face_hair", "hair") for w in s.look(a)
    )
    if any(word in words.casefold().split() for words in worn):
        return True
    known = noun(word)
    dress = known is not None and not _WORN_CODES.isdisjoint(known.codes)
    return dress and _is_owned(shown) and _has_people(frame) and not _is_off_the_body(shown, frame)


def part_of(shown: Shown, frame: Frame) -> str:
    """Of what a subject is a part that is drawn with it: `somebody`, the other thing's noun; else empty.

    Sleeves, buttons and tattoos are somebody's; the lid of a pot and the wheel of a car are that thing's.
    """
    if shown.kind not in ("thing", "place"):
        return ""
    forms = forms_of(shown)
    if frame.size == "INS":  # in red letters: those on it
        return "something" if forms & group("writing_on", "ink") and not is_the_insert(shown, frame) else ""
    if forms & (group("parts_of", "clothes") | group("parts_of", "skin")):
        pressed = forms & group("parts_of", "also of machines") and any(_deeds_with(shown, frame))
        if pressed and not _is_owned(shown):
            return "something"
        return "somebody" if _has_people(frame) else ""
    if not forms & group("parts_of", "things"):
        return ""
    owner = _OWNED.match(shown.words + " ")
    if owner is not None:
        return (_whole_in(shown, frame) or "something") if owner["thing"] else ""
    if not shown.words.casefold().startswith("the "):  # a drawer of knives
        return ""
    return " ".join(shown.look("holds")) or _whole_in(shown, frame)


def is_the_insert(shown: Shown, frame: Frame) -> bool:
    """Is it the thing that an insert is of: the first that its words name?"""
    return frame.size == "INS" and shown is next((s for s in frame.shown if s.kind == "thing"), None)


def _whole_in(shown: Shown, frame: Frame) -> str:
    """The thing named last before it that may have such a part: it opens the box and lifts the lid."""
    before = [
        s for s in frame.shown
        if s is not shown and s.in_view is True and s.kind in ("thing", "vehicle") and s.at < shown.at
        and not forms_of(s) & group("parts_of", "things") and _may_have_parts(s)
        and shown.what not in s.where.values()  # a bucket by the door has no door
    ]  # fmt: skip
    return max(before, key=lambda s: s.at).what if before else ""


def _may_have_parts(shown: Shown) -> bool:
    known = noun(shown.what.casefold().split()[-1])
    return shown.kind == "vehicle" or (known is not None and not _HAVE_PARTS.isdisjoint(known.codes))


_HAVE_PARTS = frozenset({"container", "furniture", "machine", "device", "weapon", "tool"})


def is_of_a_vehicle(shown: Shown, frame: Frame, plan: SetPlan) -> bool:
    """An engine or a wheel, where a vehicle is in the picture or all of it is inside one."""
    if not forms_of(shown) & group("of_the_place", "of_a_vehicle"):
        return False
    inside = plan.kind in SEATED_SETS
    return inside or any(s.kind == "vehicle" and s.in_view is True and s is not shown for s in frame.shown)


def forms_of(shown: Shown) -> set[str]:
    """Its whole phrase, its last word, and that word in the singular."""
    word = shown.what.casefold().split()[-1]
    known = noun(word)
    return {word, known.lemma if known else word, shown.what.casefold()}


def _is_owned(shown: Shown) -> bool:
    return _OWNED.match(shown.words + " ") is not None


def _has_people(frame: Frame) -> bool:
    return any(s.kind in ("person", "group") and s.in_view is True for s in frame.shown)


def _deeds_with(shown: Shown, frame: Frame) -> Iterator[Deed]:
    names = {shown.what.casefold(), (shown.name or shown.what).casefold()}
    for other in frame.shown:
        for deed in other.acts() if other is not shown else ():
            if (deed.to or "").casefold() in names:
                yield deed


def _is_off_the_body(shown: Shown, frame: Frame) -> bool:
    """Is it said that it is taken off, carried or handed, or that it lies, hangs or is on something else?"""
    taken = group("discourse", "not worn") | group("discourse", "undressing")
    if any(
        (deed.does or "").split("_")[0] in taken or deed.way == "off" for deed in _deeds_with(shown, frame)
    ):
        return True
    if shown.does in group("parts_of", "clothes lie"):
        return True
    body = {s.what.casefold() for s in frame.shown if s.kind in ("body", "person", "group")}
    body |= {s.name.casefold() for s in frame.shown if s.name}
    placed = (words for relation, words in shown.where.items() if relation in ("on", "in", "over", "under"))
    return any(words.casefold() not in body for words in placed)

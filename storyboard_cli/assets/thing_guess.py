"""Which things of the frames deserve an asset: those that come back, and those that people handle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.assets.told import every_subject
from storyboard_cli.core.ids import AssetType
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Kind, Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.spec.templates import NewAsset, asset_id_for

THINGS: tuple[Kind, ...] = ("thing", "vehicle")
_FRAMES, _SCENES, _HANDLED = 3, 2, 2  # from so many on a thing is worth an asset
# What a place has, or somebody wears, is no prop until it is handled.
_OF_THE_PLACE = {"furniture", "sanitary"}
_WORN = {"garment", "jewel", "textile"}
_LOOKS = ("size", "age", "color", "material")
_WORD = re.compile(r"[\w'’-]+")
_MOST_WORDS = 6


@dataclass(slots=True)
class Thing:
    """A thing that no asset stands for, and where it is seen."""

    name: str  # in the singular, as the script calls it: fruit cart
    kind: Kind = "thing"
    frames: dict[str, str] = field(default_factory=dict)  # uid → scene
    handled: set[str] = field(default_factory=set)  # frames in which somebody does something with it
    shown: list[Shown] = field(default_factory=list)
    aliases: tuple[str, ...] = ()

    @property
    def scenes(self) -> int:
        return len(set(self.frames.values()))

    def is_worth_an_asset(self) -> bool:
        """Seen often enough to look the same everywhere, or handled."""
        if len(self.handled) >= _HANDLED:
            return True
        known = noun(self.name.split()[-1])
        codes = set(known.codes) if known else set()
        if known is None or codes & (_OF_THE_PLACE | _WORN):
            return False
        return len(self.frames) >= _FRAMES or self.scenes >= _SCENES


def things_of(
    scenes: Sequence[Scene], is_known: Callable[[str], bool], kinds: Sequence[Kind] = THINGS
) -> list[Thing]:
    """Everything of these kinds without a name and an asset, most frames first.

    `cart` is the fruit cart where there is but one.
    """
    found: dict[str, Thing] = {}
    for scene, frame, shown in every_subject(scenes):
        if shown.kind not in kinds or not _is_thing(shown):
            continue
        name = singular(shown.what)
        thing = found.setdefault(name, Thing(name, shown.kind))
        thing.frames[frame.uid] = scene.scene_id
        thing.shown.append(shown)
        if _is_handled(shown, frame):
            thing.handled.add(frame.uid)
    things = [t for t in _joined(found) if not any(map(is_known, (t.name, *t.aliases)))]
    return sorted(things, key=lambda t: (-len(t.frames), t.name))


def thing_guess(thing: Thing, taken: Iterable[str], first_at: str = "") -> NewAsset:
    """The starting spec of a thing: the words with which it comes in, as one phrase."""
    count = len(thing.frames)
    where = f"; first at {first_at}" if first_at else ""
    return NewAsset(
        asset_id_for(AssetType.prop, thing.name, taken),
        AssetType.prop,
        thing.name[:1].upper() + thing.name[1:],
        phrase_of(thing),
        aliases=thing.aliases,
        remark=f"{thing.name}: seen in {count} frame{'' if count == 1 else 's'}{where}",
    )


def phrase_of(thing: Thing) -> str:
    """What a thing looks like: `battered green motorbike`."""
    for shown in thing.shown:
        words = _WORD.findall(shown.words.lower())
        if words and words[0] not in group("discourse", "pointing") and singular(shown.what) == thing.name:
            said = {w for look in shown.looks.values() for w in _WORD.findall(look)}
            head = set(shown.what.split())
            first = next((i for i, w in enumerate(words) if w in said | head), len(words))
            if first < len(words) and len(words) - first <= _MOST_WORDS and len(words) - first > len(head):
                return singular(" ".join(words[first:]))
    looks = {shown.looks[a]: None for a in _LOOKS for shown in thing.shown if a in shown.looks}
    adjectives = [w for w in looks if ";" not in w and w not in thing.name]
    return " ".join([*adjectives[:3], thing.name])


def singular(words: str) -> str:
    """`paper lanterns` → paper lantern."""
    *before, last = words.split()
    known = noun(last)
    return " ".join([*before, known.lemma if known and known.plural else last])


def _is_thing(shown: Shown) -> bool:
    if shown.asset or shown.name or shown.in_view is not True:
        return False
    last = shown.what.split()[-1]
    known = noun(last)
    if last in group("discourse", "any thing"):
        return False
    if shown.kind not in THINGS:
        return known is not None and last not in group("discourse", "somebody")
    return known is None or known.kind in THINGS


def _is_handled(shown: Shown, frame: Frame) -> bool:
    people = (s for s in frame.shown if s.kind in ("person", "group") and s.in_view is True)
    return any(person.to == shown.what for person in people)


def _is_another(shown: Shown) -> bool:
    return shown.words.lower().split()[:1] in (["a"], ["an"], ["another"])


def _joined(found: dict[str, Thing]) -> list[Thing]:
    """Things by their whole names; a bare word joins the only longer name that ends with it, unless the
    script ever brings in another: the lamp is the brass lamp, a lamp is any.
    """
    longer: dict[str, list[Thing]] = {}
    for name, thing in found.items():
        if " " in name:
            longer.setdefault(name.split()[-1], []).append(thing)
    for word, things in longer.items():
        bare = found.get(word)
        if bare is None or len(things) > 1 or any(map(_is_another, bare.shown)):
            continue
        thing = things[0]
        thing.frames |= bare.frames
        thing.handled |= bare.handled
        thing.shown += bare.shown
        thing.aliases = (word,)
        del found[word]
    return list(found.values())

"""Who and what the scripts show and no asset stands for, most frames first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from storyboard_cli.assets.thing_guess import Thing, things_of
from storyboard_cli.assets.told import Telling
from storyboard_cli.core.ids import AssetType
from storyboard_cli.reading.shown import Kind
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.resolve import Unresolved

_LEFT: tuple[Kind, ...] = ("person", "group", "animal", "vehicle", "thing")


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Somebody or something without an asset, and the frames in which it is seen."""

    words: str  # as the script calls it
    kind: str  # place, or as in `shown`
    frames: tuple[str, ...]  # uids


def left_over(
    scenes: Sequence[Scene], names: Iterable[Unresolved], is_known: Callable[[str], bool]
) -> list[LeftOver]:
    """Names that mean no asset, and what has no name at all, by the number of frames."""
    telling = Telling(scenes)
    found = [_named(name, scenes, telling) for name in names]
    found += [_nameless(thing) for thing in things_of(scenes, is_known, _LEFT)]
    return sorted((f for f in found if f.frames), key=lambda f: -len(f.frames))


def _named(name: Unresolved, scenes: Sequence[Scene], telling: Telling) -> LeftOver:
    if name.kind is AssetType.environment:
        here = ((s, f) for s in scenes if not s.omitted for f in s.live_frames)
        frames = [f.uid for s, f in here if s.at(f).environment == name.placeholder]
        return LeftOver(name.name, "place", tuple(frames))
    if name.kind is AssetType.character:
        told = telling.of(name)
        kind = "animal" if told.species() else "group" if told.is_group() else "person"
        return LeftOver(name.name, kind, tuple(telling.uids_of(name)))
    used = [f.uid for s in scenes for f in s.live_frames if name.placeholder in {p.asset for p in f.props}]
    return LeftOver(name.name, "thing", tuple(used))


def _nameless(thing: Thing) -> LeftOver:
    return LeftOver(thing.name, thing.kind, tuple(thing.frames))

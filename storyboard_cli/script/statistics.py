"""Counts over a compiled script: scenes, frames, minutes, who is in which scene and how much they speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from storyboard_cli.script.durations import words_in
from storyboard_cli.script.graph import Scene


@dataclass(slots=True)
class CastCount:
    """One character over the whole script."""

    name: str
    scenes: list[str] = field(default_factory=list)
    frames: int = 0
    speeches: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class ScriptCounts:
    """What `sb script stats` shows."""

    scenes: int
    frames: int
    seconds: float
    interior: int
    exterior: int
    times: dict[str, int]
    places: dict[str, int]
    cast: list[CastCount]


def count_script(
    scenes: Sequence[Scene], rate: Fraction, names: Mapping[str, str] | None = None
) -> ScriptCounts:
    """Counts over the live scenes and frames; `names` are those of assets."""
    live = [s for s in scenes if not s.omitted]
    cast: dict[str, CastCount] = {}
    times: dict[str, int] = {}
    places: dict[str, int] = {}
    for scene in live:
        times[scene.time_of_day or "unsaid"] = times.get(scene.time_of_day or "unsaid", 0) + 1
        place = scene.location or scene.heading
        places[place] = places.get(place, 0) + 1
        called = {**scene.names, **(names or {})}
        for asset in scene.characters:
            _row(cast, called, asset).scenes.append(scene.scene_id)
        for frame in scene.live_frames:
            for character in frame.characters:
                _row(cast, called, character.asset).frames += 1
            for line in frame.dialogue:
                for speaker in line.speakers:
                    count = _row(cast, called, speaker)
                    count.speeches += not line.goes_on
                    count.words += words_in(line.text)
    frames = [f for s in live for f in s.live_frames]
    return ScriptCounts(
        scenes=len(live),
        frames=len(frames),
        seconds=round(float(sum(f.duration_frames for f in frames) / rate), 1),
        interior=sum(s.int_ext == "int" for s in live),
        exterior=sum(s.int_ext == "ext" for s in live),
        times=dict(sorted(times.items(), key=lambda t: (-t[1], t[0]))),
        places=dict(sorted(places.items(), key=lambda p: (-p[1], p[0]))),
        cast=sorted(cast.values(), key=lambda c: (-c.frames, -c.words, c.name)),
    )


def _row(cast: dict[str, CastCount], called: Mapping[str, str], who: str) -> CastCount:
    """The row of somebody, whether an asset, a placeholder, or the script's own name of one."""
    name = called.get(who, who)
    return cast.setdefault(name, CastCount(name))

"""What a frame's own words say of its hour, weather, season and speed, before what its scene says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.reading.air import season_in, time_in
from storyboard_cli.reading.verbs import group_forms
from storyboard_cli.reading.weather import weather_in, weather_said
from storyboard_cli.script.graph import Frame, Scene

_WORDS = re.compile(r"[a-z]+")


def air_of(
    frame: Frame, scene: Scene, place_words: str, *, outside: bool
) -> tuple[str | None, str | None, str | None]:
    """Time of day, weather and season. `outside`: weather that the action line tells of is in the picture."""
    light = frame.lighting or scene.lighting or ""
    time = time_in(light) or time_in(scene.time_of_day or "") or time_in(place_words)
    weather = _weather(frame, scene, f"{light} {place_words}") if outside else weather_in(place_words)
    nature = (n.replace("_", " ") for n in scene.nature)
    return time, weather, season_in(" ".join([place_words, scene.heading, *nature]))


def _weather(frame: Frame, scene: Scene, around: str) -> str | None:
    """What the frame's own words show; what its scene shows, unless the frame says that it is over."""
    own = weather_said(frame.action)
    if own.shown or own.is_over:
        return own.shown
    return weather_in(around) or weather_in(scene.heading) or weather_in(scene.action)


def is_fast(frame: Frame, actors: Sequence[Actor]) -> bool:
    """Speed lines: only where the action says so."""
    if frame.movement == "whip_pan":
        return True
    said = " ".join(a.doing.clause for a in actors) if actors else frame.action if frame.characters else ""
    if actors and not any(_moves(a) for a in actors):
        return False  # what the words call fast is something else
    return bool(set(_WORDS.findall(said.casefold())) & group_forms("fast"))


def _moves(actor: Actor) -> bool:
    """Is somebody on the move, carried along, or striking?"""
    return actor.posture in _MOVING or actor.support in _ON_THE_MOVE or actor.action in _SWIFT


_MOVING = frozenset({"run", "jump", "fall", "kick", "ride", "drive", "climb", "walk", "dance"})
_ON_THE_MOVE = frozenset({"mount", "bike", "car_seat"})
_SWIFT = frozenset({"punch", "throw", "fight", "push"})

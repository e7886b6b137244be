"""A body that somebody drags or finds is a person who lies there, not a thing."""

from __future__ import annotations

from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame


def with_corpses(frame: Frame) -> Frame:
    """The frame with its dead bodies among its people."""
    if not any(_is_corpse(s) for s in frame.shown):
        return frame
    shown = [_person(s) if _is_corpse(s) else s for s in frame.shown]
    return frame.model_copy(update={"shown": shown})


def _is_corpse(shown: Shown) -> bool:
    word = shown.what.casefold().split(" ")[-1]
    alive = bool(set(shown.what.casefold().split()[:-1]) & group("staged_people", "no_corpse"))
    free = shown.in_view is True and shown.kind == "thing" and not alive
    return free and word in group("staged_people", "corpse")


def _person(shown: Shown) -> Shown:
    looks = {**shown.looks, "is": "; ".join(filter(None, (shown.looks.get("is"), "dead")))}
    return shown.model_copy(update={"kind": "person", "looks": looks, "pose": "lie"})

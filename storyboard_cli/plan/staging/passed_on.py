"""`The bottle is passed from Ned to Ole`: Ned is the one who gives it."""

from __future__ import annotations

from storyboard_cli.reading.shown import Deed, Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame


def with_givers(frame: Frame) -> Frame:
    """The frame in which whoever a thing is passed from gives it, so that it is in hands and nowhere else."""
    passed = [s for s in frame.shown if _is_passed(s)]
    if not passed:
        return frame
    shown = list(frame.shown)
    for thing in passed:
        giver = next((s for s in shown if _is_called(s, thing.where["from"])), None)
        if giver is None or giver.does is not None or giver.kind != "person":
            continue
        receiver = thing.where.get("to") or thing.where.get("at") or thing.to or ""
        deed = Deed(does="hand", to=thing.what, pose="give", at=thing.at, where={"to": receiver})
        gives = {"does": "hand", "pose": "give", "to": thing.what, "deeds": (deed,)}
        shown[shown.index(giver)] = giver.model_copy(update=gives)
        rest = {r: w for r, w in thing.where.items() if r not in ("from", "to", "at")}
        freed = {"does": None, "to": None, "pose": None, "deeds": (), "where": rest}
        shown[shown.index(thing)] = thing.model_copy(update=freed)
    return frame.model_copy(update={"shown": shown})


def _is_passed(shown: Shown) -> bool:
    gives = shown.does in group("acts", "give") and "from" in shown.where
    return gives and shown.kind == "thing" and shown.in_view is True


def _is_called(shown: Shown, words: str) -> bool:
    return words.casefold() in {(shown.name or "").casefold(), shown.what.casefold()}

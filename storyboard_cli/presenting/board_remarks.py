"""What captions say of a picture that does not show all that was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storyboard_cli.export.board import Panel
from storyboard_cli.plan.staging.staged_subject import NO_ROOM, NOT_DRAWN, OUTSIDE, StagedSubject
from storyboard_cli.reading.periods import periods_in
from storyboard_cli.script.graph import Scene

_WHOLE = ("EWS", "WS", "FS", "MLS")
"""Sizes in which whatever is outside the picture is missed; nearer ones leave things out on purpose."""


def drawn_remarks(subjects: Iterable[StagedSubject], size: str) -> tuple[str, ...]:
    """`stand-in: piano, birdcage` and `not drawn: balloon` of the subjects of one picture of that size."""
    missed = (NO_ROOM, NOT_DRAWN, OUTSIDE) if size in _WHOLE else (NO_ROOM,)
    stand: dict[str, str] = {}
    absent: dict[str, str] = {}
    for subject in subjects:
        name = subject.what.strip()
        said = name if subject.kind == "person" else name.casefold()
        if subject.drawn == "stand_in":
            stand.setdefault(name.casefold(), said)
        elif subject.drawn == "off" and subject.why in missed:
            absent.setdefault(name.casefold(), said)
    lists = (("stand-in", stand), ("not drawn", absent))
    return tuple(f"{what}: {', '.join(words.values())}" for what, words in lists if words)


def with_periods(panels: Sequence[Panel], scenes: Iterable[Scene]) -> list[Panel]:
    """The panels, the first that has to do with a period of its scene saying that it is not drawn."""
    said: dict[str, set[str]] = {}
    headings: Mapping[str, list[str]] = {s.scene_id: periods_in(s.heading, heading=True) for s in scenes}
    found: list[Panel] = []
    for panel in panels:
        first = panel.scene_id not in said
        known = said.setdefault(panel.scene_id, set())
        here = [*(headings.get(panel.scene_id, ()) if first else ()), *_of_texts(panel)]
        fresh = [p for p in dict.fromkeys(here) if p not in known]
        known.update(fresh)
        remarks = _not_drawn(fresh)
        found.append(replace(panel, remarks=(*panel.remarks, *remarks)) if remarks else panel)
    return found


def _not_drawn(periods: Sequence[str]) -> tuple[str, ...]:
    if len(periods) < 2:
        return tuple(f"period {period} is not drawn" for period in periods)
    return (f"periods {', '.join(periods[:-1])} and {periods[-1]} are not drawn",)


def _of_texts(panel: Panel) -> list[str]:
    return [period for text in (panel.action, *panel.notes) for period in periods_in(text)]

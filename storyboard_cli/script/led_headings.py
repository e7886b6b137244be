"""Headings behind words of structure: `FLASHBACK - EXT. SEA - NIGHT`, `FADE IN: INT. LOFT - DAY`.

The words are in `reading/words/<language>/structure.yaml` and `times.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.reading.structure import is_no_picture, read_mark, returns_to
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.long_lines import too_long
from storyboard_cli.script.prefixes import HeadingStart, heading_start, number_before, starts_within
from storyboard_cli.script.times import is_time, when

_STOPS = ":.)]/-‐‑‒–—―"
_AROUND = f" {_STOPS},(["
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class LedHeading:
    """A line that holds a heading behind other words."""

    lead: str  # the words before it, without what parts them from it
    text: str  # the whole line without its number
    start: HeadingStart  # of the heading itself
    number: str | None
    understood: bool  # whether the lead is words of structure

    @property
    def mend(self) -> str:
        """How to write the line so that every program reads a heading."""
        if self.understood and not _tells_when(self.lead):
            return "put it on a line of its own above the heading"
        return f"write it behind: {self.start.text} - {self.lead}"


def led_heading(text: str) -> LedHeading | None:
    """The heading behind other words of `text`; None where none is, or where one starts the line."""
    if too_long(text) or next(starts_within(text), None) is None or heading_start(text) is not None:
        return None
    number, said = number_before(plain(text))
    for at in starts_within(said):
        before, rest = said[:at].rstrip(), said[at:]
        lead = before.strip(_AROUND)
        start = heading_start(rest, number)
        if not lead or start is None or not start.sure:
            continue
        understood = _is_structure(lead)
        if before[-1] in _STOPS or (understood and start.stopped):
            return LedHeading(lead, said[:at] + start.text, start, start.number, understood)
    return None


def _is_structure(lead: str) -> bool:
    """Whether words say how what follows is told: a flashback, a dream, a montage, a transition, a time."""
    if lead != lead.upper() or len(lead.split()) > _MOST_WORDS:
        return False
    if _tells_when(lead) or returns_to(lead) == "":
        return True
    mark = read_mark(lead)
    return is_no_picture(lead) if mark is None else mark.kind == "montage" and mark.opens


def _tells_when(lead: str) -> bool:
    said = when(lead)
    return said.apart or said.returns or said.inherits or said.long_ago or is_time(lead)

"""Which pictures stand on the cover: frames with people in them, or the one that the project names."""

from __future__ import annotations

from storyboard_cli.export.board import Board, Panel

_OPEN_SIZES = ("WS", "FS", "MLS", "MS")
_NEAR_SIZES = ("MCU", "OTS", "EWS", "CU")
_LEAST_SEEN = 0.35  # of a figure
_MOST = 3
_EXTRA = 0.15  # what somebody without a name adds
_MOST_EXTRAS = 6


def cover_panels(board: Board) -> list[Panel]:
    """At most three panels, the best first; approved pictures before others."""
    whole = [p for p in board.panels if p.picture is not None and p.mark != "quarantined"]
    named = [p for p in whole if board.cover and p.frame_id == board.cover][:1]
    shown = [p for p in whole if p.status == "approved"] or whole
    ranked = sorted(shown, key=_rank, reverse=True)  # stable: of equals the first in the cut
    first = named or ranked[:1]
    if not first:
        return []
    with_people = [p for p in ranked if _rank(p)[0] and p.frame_id != first[0].frame_id]
    picks = list(first)
    for panel in (*(p for p in with_people if p.size in _OPEN_SIZES), *with_people):  # other scenes first
        if len(picks) < _MOST and all(p.scene_id != panel.scene_id for p in picks):
            picks.append(panel)
    rest = [p for p in with_people if all(p.frame_id != q.frame_id for q in picks)]
    return [*picks, *rest][:_MOST]


def _rank(panel: Panel) -> tuple[int, float]:
    """People in an open shot before people from near, before places, before close looks at things."""
    people = people_in(panel)
    if panel.size == "INS":
        return 0, 0.0
    if not people:
        return 0, 1.0 if panel.size in (*_OPEN_SIZES, "EWS") else 0.5
    if panel.size in _OPEN_SIZES:
        return 3, people
    return (2 if panel.size in _NEAR_SIZES else 1), people


def people_in(panel: Panel) -> float:
    """How many people the picture shows, as staged, else as written; those of no name count little."""
    if panel.staging is None:
        return float(len(panel.cast))
    seen = sum(figure.visible >= _LEAST_SEEN for figure in panel.staging.figures)
    extras = sum(figure.visible >= _LEAST_SEEN for figure in panel.staging.extras)
    return seen + _EXTRA * min(extras, _MOST_EXTRAS)

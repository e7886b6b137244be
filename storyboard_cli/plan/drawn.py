"""What pictures cannot draw as it is: things that a solid with their word stands in for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from storyboard_cli.plan.staging.staged_subject import NO_ROOM, NOT_DRAWN, OUTSIDE_OF_IT, StagedSubject

Kept = list[list[object]]
"""Subjects as a cache keeps them: [what, kind, count, drawn, why] of each."""


def kept_subjects(subjects: Iterable[StagedSubject]) -> Kept:
    """Subjects as JSON keeps them."""
    return [[s.what, s.kind, s.count, s.drawn, s.why] for s in subjects]


def subjects_kept(rows: Kept) -> list[StagedSubject]:
    """The subjects that were kept."""
    fields = ("what", "kind", "count", "drawn", "why")
    return [StagedSubject.model_validate(dict(zip(fields, row, strict=True))) for row in rows]


def stand_ins(frames: Iterable[Sequence[StagedSubject]]) -> list[str]:
    """The words of what stands in anywhere, the most frequent first."""
    return _words(frames, lambda s: s.drawn == "stand_in")


def left_out(frames: Iterable[Sequence[StagedSubject]]) -> list[str]:
    """The words of what has no drawing, found no place among the rest, or is outside of a car or a train."""
    return _words(frames, lambda s: s.drawn == "off" and s.why in (NO_ROOM, NOT_DRAWN, OUTSIDE_OF_IT))


def _words(frames: Iterable[Sequence[StagedSubject]], wanted: Callable[[StagedSubject], bool]) -> list[str]:
    seen: dict[str, int] = {}
    for subjects in frames:
        for word in dict.fromkeys(s.what.casefold() for s in subjects if wanted(s)):
            seen[word] = seen.get(word, 0) + 1
    return sorted(seen, key=lambda word: -seen[word])

"""Events of the cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from storyboard_cli.ledger.events.base import Fact

if TYPE_CHECKING:
    from storyboard_cli.script.graph import Scene
    from storyboard_cli.timeline.cut import Timeline


class TimelineChanged(Fact):
    """`timeline.changed`: the cut in full, with every entry, marker and sound."""

    kind = "timeline.changed"
    subject_field = "project_id"
    left_out = frozenset(["what"])
    told_once = frozenset(["what"])

    project_id: str
    entries: list[dict[str, Any]] = []  # without what is at its default
    markers: list[dict[str, Any]] = []
    audio: list[dict[str, Any]] = []
    story_order: bool = False
    what: str | None = None  # the change in words

    @classmethod
    def of(
        cls, project_id: str, timeline: Timeline, scenes: Sequence[Scene], *, what: str | None = None
    ) -> Self:
        """The event of a cut, with an entry for every frame that the story has."""
        from storyboard_cli.timeline.cut import in_full

        full = in_full(timeline, scenes)
        return cls(
            project_id=project_id,
            # Without what is at its default: a long cut makes a short event.
            entries=full.model_dump(mode="json", exclude_defaults=True).get("entries", []),
            markers=[marker.model_dump(mode="json") for marker in full.markers],
            audio=[track.model_dump(mode="json") for track in full.audio],
            story_order=timeline.is_story_order,
            what=what,
        )

    def same_cut(self, other: TimelineChanged) -> bool:
        """Do both events name the same entries, markers and sounds?"""
        return (self.entries, self.markers, self.audio) == (other.entries, other.markers, other.audio)

    def timeline(self) -> Timeline:
        """The cut that the event recorded."""
        from storyboard_cli.timeline.cut import Timeline

        entries = [] if self.story_order else self.entries
        kept = {"entries": entries, "markers": self.markers, "audio": self.audio}
        return Timeline.model_validate({"schema": 1, **kept})


class TimelineRolledBack(Fact):
    """`timeline.rolled_back`: order, approvals or both were decided again as they once were."""

    kind = "timeline.rolled_back"
    subject_field = "project_id"

    project_id: str
    to: str | int
    frames: list[str] = []
    order: bool = False

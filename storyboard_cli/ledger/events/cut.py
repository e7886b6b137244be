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

        said = in_full(timeline, scenes).model_dump(mode="json", by_alias=True)
        return cls(
            project_id=project_id,
            entries=[_brief(entry) for entry in said["entries"]],
            markers=said["markers"],
            audio=said["audio"],
            story_order=timeline.is_story_order,
            what=what,
        )

    def same_cut(self, other: TimelineChanged) -> bool:
        """Do both events name the same entries, markers and sounds?"""
        return (self.entries, self.markers, self.audio) == (other.entries, other.markers, other.audio)

    def timeline(self) -> Timeline:
        """The cut that the event recorded."""
        from storyboard_cli.timeline.cut import Timeline

        if self.story_order:
            return Timeline()
        kept = {"entries": self.entries, "markers": self.markers, "audio": self.audio}
        return Timeline.model_validate({"schema": 1, **kept})


class TimelineRolledBack(Fact):
    """`timeline.rolled_back`: order, approvals or both were decided again as they once were."""

    kind = "timeline.rolled_back"
    subject_field = "project_id"

    project_id: str
    to: str | int
    frames: list[str] = []
    order: bool = False


def _brief(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without what is at its default: a long cut makes a short event."""
    plain = {"use": 1, "hold": 0, "trim": 0, "transition": "cut", "transition_frames": 0, "out": False}
    plain |= {"printed": True, "note": "", "duration_frames": None}
    return {k: v for k, v in entry.items() if k not in plain or v != plain[k]}

"""New pictures that are just the ones that somebody sent back."""

from __future__ import annotations

from collections.abc import Mapping

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Decision

SAME_PICTURE = "same-picture"

_CHANGE = "change the script, the direction or an asset: the same inputs give the same picture"


def same_as_sent_back(workspace: Workspace, made: Mapping[str, int]) -> list[Problem]:
    """A warning for each frame whose new version, of those `made`, has the pixels that were turned down."""
    last: dict[str, Decision] = {
        d.uid: d for d in workspace.decisions if d.decision in ("approve", "retake", "reject", "reopen")
    }
    turned_down = {uid: d for uid, d in last.items() if d.decision in ("retake", "reject") and d.pixel_sha256}
    if not turned_down:
        return []
    found = []
    for frame_id, version in made.items():
        rows = workspace.views.renders_of(frame_id)
        row = next((row for row in rows if row.render_version == version), None)
        seen = turned_down.get(row.uid) if row is not None else None
        if row is not None and seen is not None and seen.pixel_sha256 == row.pixel_sha256:
            word = "sent back" if seen.decision == "retake" else "rejected"
            said = f"{frame_id}: v{version} has the same pixels as v{seen.render_version}, which was {word}"
            said += f" ({seen.note})" if seen.note else ""
            found.append(Problem(Severity.warning, SAME_PICTURE, said, hint=_CHANGE))
    return found

"""`sb reject`: these frames are not wanted; a later retake opens them again."""

from __future__ import annotations

from storyboard_cli.core.reporter import Reporter
from storyboard_cli.ops.retake import Ask, Done, turned_down
from storyboard_cli.workspace import Workspace

__all__ = ["Ask", "Done", "reject"]


def reject(workspace: Workspace, ask: Ask, report: Reporter) -> Done:
    """Reject the frames, with a reason."""
    return turned_down(workspace, ask, report, "reject")

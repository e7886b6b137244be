"""Refuses to do nothing where a film has no frames, and says what makes some."""

from __future__ import annotations

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.project.nothing_yet import COMPILE, FROM_THE_START, no_scenes
from storyboard_cli.project.script_files import scripts_found
from storyboard_cli.project.workspace import Workspace


def refuse_no_frames(workspace: Workspace) -> None:
    """Refuse to do nothing to all frames where there is none, and say what makes some."""
    if any(not scene.omitted and scene.live_frames for scene in workspace.scenes):
        return
    if workspace.scenes:
        said = "the film has no frames: everything in it was left out of the script"
        raise SbError(Kind.missing, "no-frames", said, hint=COMPILE.respelt_as("write scenes, then `{}`"))
    raise no_scenes(what_makes_frames(workspace))


def what_makes_frames(workspace: Workspace) -> Mend:
    """What is to be done first in a film without frames: there may be scripts already."""
    has_some = scripts_found(workspace)
    return COMPILE.respelt_as("`{}` makes some of the script") if has_some else FROM_THE_START

"""What leads to another picture of frames that were sent back, in the words of every verb that says it."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.core.mend import Mend
from storyboard_cli.project.workspace import Workspace

CHANGE = "change the script, the direction or an asset first"

_AGAIN = (
    "change the script or the direction and {}, or change an asset and lock it; then {}: "
    "another picture comes back to review, the same one does not"
)
_SEED = "; another `seed` in the direction makes another picture of the same words"


def advice(workspace: Workspace, selectors: Sequence[str]) -> Mend:
    """A frame is drawn from its recipe: rendering it by force gives the picture that is there.

    Only a renderer that samples makes another picture of another seed; the preview draws what is staged.
    """
    render = Mend("render", {"selectors": list(selectors)}, "{}")
    words = _AGAIN + (_SEED if samples(workspace) else "")
    return Mend.joined(words, Mend("compile", {}, "{}"), render)


def samples(workspace: Workspace) -> bool:
    """Does the seed of a frame change its picture?"""
    return workspace.project.renderer == "comfyui"


def made_again(selectors: Sequence[str]) -> Mend:
    """What makes the pictures once something was changed."""
    return Mend.joined(
        "{}, then {}", Mend("compile", {}, "{}"), Mend("render", {"selectors": list(selectors)}, "{}")
    )

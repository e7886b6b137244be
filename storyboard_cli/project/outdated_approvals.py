"""Which approvals a compile outdates: by the recipes that the new scenes ask for, as `sb status` says it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from storyboard_cli.core.errors import SbError
from storyboard_cli.project.older_readings import same_recipes
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.selection import Chosen
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.timeline.review import by_frame, last_word


def approvals_that_hold(
    workspace: Workspace, scenes: Sequence[Scene], approved: Collection[str]
) -> dict[str, bool]:
    """Of the frames whose uids are `approved`: does the approval hold for `scenes`?

    Nothing is known of a frame that is omitted, or whose recipe waits for a name or a lock: it is left out.
    """
    chosen = [(s, f) for s in scenes if not s.omitted for f in s.live_frames if f.uid in approved]
    if not chosen:
        return {}
    try:
        return dict(_held(workspace, chosen))
    except SbError:  # a pipeline that is not there is told by the verbs that need it
        return {}


def _held(workspace: Workspace, chosen: Sequence[Chosen]) -> Iterator[tuple[str, bool]]:
    """Uid and answer of each frame that has a recipe."""
    decisions = by_frame(workspace.decisions)
    others: list[Chosen] = []
    approved: dict[str, str | None] = {}
    for planned in workspace.kept(Plans).of_frames(chosen, between=workspace.caller.check):
        uid = planned.frame.uid
        last = last_word(decisions.get(uid, ()))
        approved[uid] = last.recipe_hash if last else None
        if planned.recipe is None:
            continue
        if approved[uid] in (None, planned.recipe.recipe_hash):
            yield uid, True
        else:
            others.append((planned.scene, planned.frame))
    if others:
        same = same_recipes(workspace, others, None)
        yield from ((f.uid, approved[f.uid] in same[f.frame_id]) for _, f in others)

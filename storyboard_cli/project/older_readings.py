"""Which kept pictures are of the words that are wanted now, as an older sb read them.

`plan/rereading.py` says when two readings are of the same words; here the project's pictures are asked, once,
and what was found is cached.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.plans import FramePlan, Plans
from storyboard_cli.project.selection import Chosen
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.timeline.review import Decision, last_word

_CACHE = "rereading"
_CACHE_SCHEMA = 1
_NONE: frozenset[str] = frozenset()


def reread_hashes(
    workspace: Workspace,
    chosen: Sequence[Chosen],
    plans: Mapping[str, FramePlan],
    rows: Mapping[str, Sequence[RenderRow]],
    decisions: Mapping[str, Sequence[Decision]],
    renderer: str | None,
) -> dict[str, frozenset[str]]:
    """By frame name: hashes of kept recipes that stand on the same words and inputs as the one wanted now.

    Only frames whose newest or approved picture is of another recipe are looked at. `decisions` are by uid.
    """
    keys: dict[str, str] = {}
    asked: list[Chosen] = []
    for scene, frame in chosen:
        plan = plans.get(frame.frame_id)
        if plan is not None:
            others = _others(plan, rows.get(frame.frame_id, ()), decisions.get(frame.uid, ()))
            if others:
                keys[frame.frame_id] = " ".join([plan.key, *others])
                asked.append((scene, frame))
    if not asked:
        return {}
    known = read_cache(workspace.cache, _CACHE, _CACHE_SCHEMA)
    found = {
        name: frozenset(known[name]["same"])
        for name, key in keys.items()
        if name in known and known[name]["key"] == key
    }
    fresh = same_recipes(workspace, [(s, f) for s, f in asked if f.frame_id not in found], renderer)
    if fresh:
        known |= {name: {"key": keys[name], "same": sorted(same)} for name, same in fresh.items()}
        write_cache(workspace.cache, _CACHE, _CACHE_SCHEMA, known)
    return found | fresh


def _others(plan: FramePlan, rows: Sequence[RenderRow], decisions: Sequence[Decision]) -> list[str]:
    """Hashes of the newest and of the approved recipe that are not the wanted one. `rows`: newest first."""
    newest = next((r.recipe_hash for r in rows if r.uid == plan.uid), "")
    last = last_word(decisions)
    approved = (last.recipe_hash or "") if last is not None and last.decision == "approve" else ""
    return sorted({newest, approved} - {plan.recipe_hash or "", ""})


def same_recipes(
    workspace: Workspace, chosen: Sequence[Chosen], renderer: str | None
) -> dict[str, frozenset[str]]:
    """By frame name: hashes of kept recipes that stand on the same words and inputs as the one wanted now."""
    from storyboard_cli.plan.freshness import recipe_parts
    from storyboard_cli.plan.rereading import frame_reading, same_words

    # As a draft, a frame that waits for names has a recipe too: what is locked is in it as it would be.
    found = dict.fromkeys((f.frame_id for _, f in chosen), _NONE)
    for planned in workspace.kept(Plans).of_frames(
        chosen, renderer, draft=True, between=workspace.caller.check
    ):
        scene, frame = planned.scene, planned.frame
        if planned.recipe is None:
            continue
        wanted = recipe_parts(planned.recipe.model_copy(update={"draft": False}))
        now = frame_reading(scene, frame)
        drawn = workspace.views.recipe_parts(frame.frame_id)
        found[frame.frame_id] = frozenset(
            row.recipe_hash
            for row in workspace.views.renders_of(frame.frame_id)
            if row.uid == frame.uid and same_words(drawn[row.render_version], wanted, frame, now)
        )
    return found

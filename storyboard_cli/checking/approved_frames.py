"""Likenesses of approved frames: they widen the limits of an asset; they never become references."""

from __future__ import annotations

import json

from storyboard_cli.project.workspace import Workspace

PORTION = 19  # as many as say a 5 % limit by their ranks alone


def approved_likenesses(workspace: Workspace, embedder_id: str) -> dict[tuple[str, str], list[float]]:
    """Likenesses in approved pictures by (asset id, region) under one embedder, oldest first.

    Only whole portions of 19 count: approvals come one by one, and limits that moved with each of them would
    judge every frame anew each time.
    """
    approved = {(d.frame_id, d.render_version or 0) for d in workspace.decisions if d.decision == "approve"}
    if len(approved) < PORTION:
        return {}
    found: dict[tuple[str, str], dict[tuple[str, int], float]] = {}
    for row in workspace.views.checks():
        picture = row.frame_id, row.render_version
        if picture not in approved:
            continue
        inputs = json.loads(row.inputs_json)
        own = inputs.get("embedders") or {}
        for asset, regions in (inputs.get("likeness") or {}).items():
            if own.get(asset, row.embedder) != embedder_id:
                continue
            for region, score in regions.items():
                found.setdefault((asset, region), {})[picture] = score
    whole = {what: len(scores) // PORTION * PORTION for what, scores in found.items()}
    return {what: list(scores.values())[: whole[what]] for what, scores in found.items() if whole[what]}

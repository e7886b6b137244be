"""Seeds and their lineage: project → scene → frame → asset, by SHA-256; nothing is ever drawn at random."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from storyboard_cli.plan.recipe import SeedPlan, SeedStep

SEED_BITS = 53
"""Exact as a number in every JSON reader; ComfyUI would take up to 2^64 − 1."""


def derive(parent: int, kind: str, uid: str) -> int:
    """The child seed of `parent` for a thing of that kind."""
    digest = hashlib.sha256(f"{parent}\n{kind}\n{uid}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - SEED_BITS)


def asset_seed(project_seed: int, asset_id: str, own: int | None = None) -> int:
    """An asset's seed: its own, else derived from the project's."""
    return own if own is not None else derive(project_seed, "asset", asset_id)


def role_seed(seed: int, role: str, variant: str | None) -> int:
    """The seed bank: each role of a bundle has its own seed, so that adding a role changes no other."""
    return derive(seed, "role", f"{variant}/{role}" if variant else role)


def frame_seeds(
    policy: str,
    *,
    project_seed: int,
    project_id: str,
    scene_uid: str,
    frame_uid: str,
    characters: Iterable[tuple[str, int]],
    assets: Iterable[str],
    override: tuple[int, str] | None = None,
) -> SeedPlan:
    """The seed of a frame under `policy` (inherit, scene or asset), with every step that led to it.

    `characters` are (asset id, locked seed) in the order of the frame. `override` is (seed, reason).
    """
    steps = [SeedStep(kind="project", subject=project_id, seed=project_seed)]
    scene = derive(project_seed, "scene", scene_uid)
    cast = list(characters)
    if policy == "asset" and cast:
        steps.append(SeedStep(kind="asset", subject=cast[0][0], seed=cast[0][1]))
    else:
        steps.append(SeedStep(kind="scene", subject=scene_uid, seed=scene))
        if policy != "scene":
            steps.append(SeedStep(kind="frame", subject=frame_uid, seed=derive(scene, "frame", frame_uid)))
    reason = None
    if override is not None:
        reason = override[1]
        steps.append(SeedStep(kind="override", subject=frame_uid, seed=override[0]))
    seed = steps[-1].seed
    return SeedPlan(
        policy=policy,
        seed=seed,
        lineage=tuple(steps),
        assets={asset_id: derive(seed, "asset", asset_id) for asset_id in sorted(set(assets))},
        override_reason=reason,
    )


def bundle_seeds(
    project_id: str, project_seed: int, asset_id: str, own: int | None, role: str, variant: str | None
) -> SeedPlan:
    """The seed of one role of an asset's bundle."""
    seed = asset_seed(project_seed, asset_id, own)
    lineage = [SeedStep(kind="asset", subject=asset_id, seed=seed)]
    if own is None:
        lineage.insert(0, SeedStep(kind="project", subject=project_id, seed=project_seed))
    used = role_seed(seed, role, variant)
    lineage.append(SeedStep(kind="role", subject=f"{variant}/{role}" if variant else role, seed=used))
    return SeedPlan(policy="bank", seed=used, lineage=tuple(lineage))

"""Plans of the whole project, cached by scene: what is planned again is only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.plan.needs import Blocker, assets_of, style_of
from storyboard_cli.project.plan_pool import Row, blockers_of, packed, plan_apart
from storyboard_cli.project.selection import Chosen
from storyboard_cli.project.targets import code_version, frame_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.store.cache import read_cache, stat_key, write_cache
from storyboard_cli.store.stat_cache import code_fingerprint

if TYPE_CHECKING:
    from storyboard_cli.plan.planning import PlannedFrame

_CACHE_SCHEMA = 3
_PLANNING_CODE = (
    "storyboard_cli.plan",
    "storyboard_cli.plan.staging",
    "storyboard_cli.script",
    "storyboard_cli.reading",
    "storyboard_cli.assets",
    "storyboard_cli.spec",
    "storyboard_cli.core",
)
"""Packages whose code decides what a plan says: a plan that other code made is made anew."""


@dataclass(frozen=True, slots=True)
class FramePlan:
    """What planning says of one frame: the recipe that is wanted now, or what stands in its way."""

    frame_id: str
    uid: str
    recipe_hash: str | None
    blockers: tuple[Blocker, ...] = ()
    key: str = ""  # of everything that planning its scene looked at
    drawn: tuple[list[object], ...] = ()  # its subjects, as `plan.drawn` keeps them


def plan_all(workspace: Workspace, renderer: str | None = None) -> dict[str, FramePlan]:
    """The plan of every live frame, by frame name."""
    cached = read_cache(workspace.cache, "plan", _CACHE_SCHEMA)
    common, style = _common_key(workspace, renderer), style_of(workspace.registry)
    live = [scene for scene in workspace.scenes if not scene.omitted]
    keys = {scene.scene_id: _scene_key(workspace, scene, common, style) for scene in live}
    stale = [s for s in live if cached.get(s.scene_id, {}).get("key") != keys[s.scene_id]]
    made = _rows_of(workspace, stale, renderer)
    entries: dict[str, Any] = {}
    plans: dict[str, FramePlan] = {}
    for name, key in keys.items():
        entries[name] = {"key": key, "frames": made[name]} if name in made else cached[name]
        plans.update((row[0], _unpacked(row, key)) for row in entries[name]["frames"])
    if entries != cached:
        write_cache(workspace.cache, "plan", _CACHE_SCHEMA, entries)
    return plans


def _rows_of(workspace: Workspace, scenes: Sequence[Scene], renderer: str | None) -> dict[str, list[Row]]:
    """Rows of the frames of scenes whose plan is not kept, by scene name."""
    if not scenes:
        return {}
    said = [(scene, workspace.directions.get(scene.scene_id)) for scene in scenes]
    target, jobs = frame_target(workspace, renderer), workspace.settings.jobs
    made = plan_apart(workspace.project, workspace.registry, target, said, processes=jobs)
    for scene in scenes:
        if scene.scene_id not in made:
            made[scene.scene_id] = [packed(p) for p in plan_one(workspace, scene, renderer)]
    return made


def plan_one(
    workspace: Workspace, scene: Scene, renderer: str | None = None, *, draft: bool = False
) -> list[PlannedFrame]:
    """The full plan of one scene: recipes and blockers."""
    from storyboard_cli.plan.planning import plan_scene

    return plan_scene(
        workspace.project,
        scene,
        workspace.registry,
        workspace.directions.get(scene.scene_id),
        frame_target(workspace, renderer),
        draft=draft,
    )


def plan_chosen(
    workspace: Workspace, chosen: Iterable[Chosen], renderer: str | None = None, *, draft: bool = False
) -> list[PlannedFrame]:
    """Full plans of the chosen frames, in their order; each scene is planned once, as a whole."""
    frames = list(chosen)
    by_frame: dict[str, PlannedFrame] = {}
    for scene in {s.scene_id: s for s, _ in frames}.values():
        for planned in plan_one(workspace, scene, renderer, draft=draft):
            by_frame[planned.frame.frame_id] = planned
    return [by_frame[f.frame_id] for _, f in frames if f.frame_id in by_frame]


def gate(plans: Iterable[FramePlan | PlannedFrame]) -> None:
    """Refuse to go on while any frame is blocked: every reason once, with the command that mends it."""
    users: dict[Blocker, int] = {}
    for plan in plans:
        for blocker in plan.blockers:
            users[blocker] = users.get(blocker, 0) + 1
    if not users:
        return
    problems = [
        Problem(Severity.error, b.code, f"{b.message} ({count} frame{'s' * (count != 1)})", hint=b.hint)
        for b, count in users.items()
    ]
    assets = {b.asset for b in users}
    raise SbError(
        Kind.blocked,
        "not-renderable",
        f"nothing was rendered: {len(assets)} asset{'s' * (len(assets) != 1)} must be settled first",
        hint="`sb new --from-script`, `sb generate --all`, `sb lock --all`; or as it is: `sb render --draft`",
        problems=problems,
    )


def _common_key(workspace: Workspace, renderer: str | None) -> list[Any]:
    target = frame_target(workspace, renderer)
    return [
        code_fingerprint(*_PLANNING_CODE),
        sha256_json(workspace.project.plain()),
        [target.renderer, target.pipeline, target.pipeline_hash, target.models],
        code_version(workspace, renderer),
    ]


def _scene_key(workspace: Workspace, scene: Scene, common: list[Any], style: str | None) -> str:
    registry = workspace.registry
    direction = workspace.directions.get(scene.scene_id)
    pins = direction.versions if direction else {}
    locks = []
    for asset_id in [*assets_of(scene), *([style] if style else [])]:
        lock = registry.current(asset_id, pins.get(asset_id))
        locks.append(
            [asset_id, lock.lock_hash if lock else asset_id in registry.specs, lock.version if lock else 0]
        )
    path = workspace.root / "scenes" / scene.scene_id / "scene.yaml"
    return sha256_json([*common, stat_key(path), direction.plain() if direction else None, locks])


def _unpacked(row: Row, key: str) -> FramePlan:
    frame_id, uid, recipe_hash, _, drawn = row
    return FramePlan(frame_id, uid, recipe_hash, blockers_of(row), key, tuple(drawn))

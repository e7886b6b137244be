"""Plans of the whole project: hashes kept by scene on disk, recipes made on demand; each scene is planned
once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.plan.needs import UNRESOLVED, Blocker, assets_of, style_of
from storyboard_cli.plan.uses import Use, uses_kept
from storyboard_cli.project.plan_pool import Row, blockers_of, packed, plan_apart
from storyboard_cli.project.selection import Chosen
from storyboard_cli.project.targets import code_version, frame_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.scenes import scene_path
from storyboard_cli.store.stat_cache import code_fingerprint

if TYPE_CHECKING:
    from storyboard_cli.assets.registry import Registry
    from storyboard_cli.plan.planning import PlannedFrame
    from storyboard_cli.plan.recipe import Recipe

_CACHE_SCHEMA = 5
_KEPT_FRAMES = 1500
"""So many frames have their recipes kept in memory; in a longer film the scenes planned first go first."""
_FEW_SCENES = 4
"""So many scenes are looked at one by one, whatever the files of the others are."""
_INPUTS = ("assets", "direction", "scenes")
_NAMED = 5
"""So many assets that stand in the way are named; more are counted."""
_WITHOUT_SPEC = frozenset({"no-spec", "unresolved-name"})
_SETTLED_BY_ALL = _WITHOUT_SPEC | {"not-locked"}
"""What stands in a frame's way that goes when every name has a spec, pictures and a lock."""
_STAMP = ""
"""Where the stamp is kept among the scenes, none of which is called so."""
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
    """What planning says of one frame: the hash of the recipe that is wanted now, or what stands in its way.

    This is what is kept on disk. The recipe itself belongs to `PlannedFrame`; `recipe` asks for it.
    """

    frame_id: str
    uid: str
    recipe_hash: str | None
    blockers: tuple[Blocker, ...] = ()
    key: str = ""  # of everything that planning its scene looked at
    drawn: tuple[list[object], ...] = ()  # its subjects, as `plan.drawn` keeps them
    uses: tuple[Use, ...] = ()  # the locked versions in it
    scene: _ScenePlan | None = field(default=None, repr=False, compare=False)

    @property
    def recipe(self) -> Recipe | None:
        """The recipe that is wanted now; its scene is planned where nobody asked before."""
        if self.recipe_hash is None or self.scene is None:
            return None
        return self.scene.recipe(self.frame_id)


@dataclass(frozen=True, slots=True)
class _ScenePlan:
    """Where a frame's recipe comes from."""

    plans: Plans
    scene: Scene
    renderer: str | None
    draft: bool = False

    def recipe(self, frame_id: str) -> Recipe | None:
        planned = self.plans.of_scene(self.scene, self.renderer, draft=self.draft)
        return next((p.recipe for p in planned if p.frame.frame_id == frame_id), None)


def _nothing() -> None:
    """Nobody waits."""


class Plans:
    """What is wanted of every frame. `workspace.kept(Plans)` has one until files are read again.

    It outlives the caller for whom it was made. So whoever asks for many plans brings `between`, which is
    called between two scenes: what it raises, such as the wish to stop, ends the planning.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._full: dict[tuple[str, str, bool], tuple[Scene, list[PlannedFrame]]] = {}

    def every(self, renderer: str | None = None) -> dict[str, FramePlan]:
        """The plan of every live frame, by frame name."""
        return self.of_scenes(self._workspace.scenes, renderer)

    def of_scenes(
        self,
        scenes: Iterable[Scene],
        renderer: str | None = None,
        between: Callable[[], None] = _nothing,
    ) -> dict[str, FramePlan]:
        """The plan of every live frame of these scenes, by frame name; no other scene is planned."""
        workspace = self._workspace
        live = {scene.scene_id: scene for scene in scenes if not scene.omitted}
        cached = read_cache(workspace.cache, "plan", _CACHE_SCHEMA)
        common = _common_key(workspace, renderer)
        stamp = _stamp(workspace, common) if len(live) > _FEW_SCENES else None
        entries = cached
        if stamp is None or cached.get(_STAMP) != stamp or not live.keys() <= cached.keys():
            entries = self._entries(live, cached, common, stamp, renderer, between)
        if entries != cached and self._is_as_read(live, entries, renderer):
            write_cache(workspace.cache, "plan", _CACHE_SCHEMA, entries)
        plans: dict[str, FramePlan] = {}
        for name, scene in live.items():
            key, source = entries[name]["key"], _ScenePlan(self, scene, renderer)
            plans.update((row[0], _unpacked(row, key, source)) for row in entries[name]["frames"])
        return plans

    def _entries(
        self,
        live: Mapping[str, Scene],
        cached: Mapping[str, Any],
        common: list[Any],
        stamp: str | None,
        renderer: str | None,
        between: Callable[[], None],
    ) -> dict[str, Any]:
        """What is kept, with these scenes looked at one by one, and planned where it is not theirs."""
        workspace = self._workspace
        style = style_of(workspace.registry)
        keys = {name: _scene_key(workspace, scene, common, style) for name, scene in live.items()}
        stale = [scene for name, scene in live.items() if cached.get(name, {}).get("key") != keys[name]]
        made = self._rows_of(stale, renderer, between)
        there = {scene.scene_id for scene in workspace.scenes if not scene.omitted}
        entries = {name: entry for name, entry in cached.items() if name in there}
        entries |= {name: {"key": keys[name], "frames": rows} for name, rows in made.items()}
        if live.keys() == there and stamp is not None:
            entries[_STAMP] = stamp
        elif not made and _STAMP in cached:
            entries[_STAMP] = cached[_STAMP]  # of what is kept, and that is as it was
        return entries

    def _is_as_read(
        self, live: Mapping[str, Scene], entries: Mapping[str, Any], renderer: str | None
    ) -> bool:
        """Do the files still say what was read of them? Keys and stamp are made of the files as they are now.

        What another process wrote since is planned by whoever reads it: kept under its name, a plan of what
        was there before would be taken for its plan from then on.
        """
        mine = self._workspace
        now = Workspace(mine.root, mine.settings, mine.caller, mine.files.files)
        try:
            scenes = {scene.scene_id: scene for scene in now.scenes}
            common, style = _common_key(now, renderer), style_of(now.registry)
            return all(
                scenes.get(name) == scene
                and entries[name]["key"] == _scene_key(now, scenes[name], common, style)
                for name, scene in live.items()
            )
        except SbError:
            return False

    def drafts(
        self,
        chosen: Iterable[Chosen],
        renderer: str | None = None,
        between: Callable[[], None] = _nothing,
    ) -> dict[str, FramePlan]:
        """As `every`, of drafts of the chosen frames: by working specs where nothing is locked."""
        frames = list(chosen)
        scenes = {scene.scene_id: scene for scene, _ in frames}
        return {
            p.frame.frame_id: FramePlan(
                p.frame.frame_id,
                p.frame.uid,
                p.recipe.recipe_hash if p.recipe else None,
                p.blockers,
                scene=_ScenePlan(self, scenes[p.scene.scene_id], renderer, draft=True),
            )
            for p in self.of_frames(frames, renderer, draft=True, between=between)
        }

    def of_frames(
        self,
        chosen: Iterable[Chosen],
        renderer: str | None = None,
        *,
        draft: bool = False,
        between: Callable[[], None] = _nothing,
    ) -> list[PlannedFrame]:
        """Full plans of the chosen frames, in their order."""
        frames = list(chosen)
        by_frame: dict[str, PlannedFrame] = {}
        for scene in {s.scene_id: s for s, _ in frames}.values():
            between()
            for planned in self.of_scene(scene, renderer, draft=draft):
                by_frame[planned.frame.frame_id] = planned
        return [by_frame[f.frame_id] for _, f in frames if f.frame_id in by_frame]

    def of_scene(
        self, scene: Scene, renderer: str | None = None, *, draft: bool = False
    ) -> list[PlannedFrame]:
        """The full plan of one scene: recipes and blockers."""
        name = renderer or self._workspace.project.renderer
        key = (scene.scene_id, name, draft)
        known = self._full.get(key)
        if known is not None and known[0] is scene:
            return known[1]
        planned = self._draft_of(scene, name) if draft else self._planned(scene, name)
        self._full.pop(key, None)
        self._full[key] = (scene, planned)
        self._let_go()
        return planned

    def _draft_of(self, scene: Scene, renderer: str) -> list[PlannedFrame]:
        """The plan of a scene as a draft, which may use what is not locked.

        Where all that it needs is locked, the draft is the plan itself, marked: then nothing is staged twice.
        """
        from storyboard_cli.plan.planning import as_draft

        known = self._full.get((scene.scene_id, renderer, False))
        plain = known[1] if known is not None and known[0] is scene else None
        if plain is None and not self._is_blocked(scene):
            plain = self.of_scene(scene, renderer)
        if plain is None or any(p.blockers for p in plain):
            return self._planned(scene, renderer, draft=True)
        return [as_draft(p) for p in plain]

    def _is_blocked(self, scene: Scene) -> bool:
        """May a frame of this scene wait for a lock? Then its plan does not tell what its draft is."""
        registry, style = self._workspace.registry, style_of(self._workspace.registry)
        needed = [*assets_of(scene), *([style] if style else [])]
        return any(registry.current(asset) is None for asset in needed)

    def _planned(self, scene: Scene, renderer: str, *, draft: bool = False) -> list[PlannedFrame]:
        from storyboard_cli.plan.planning import plan_scene

        workspace = self._workspace
        return plan_scene(
            workspace.project,
            scene,
            workspace.registry,
            workspace.directions.get(scene.scene_id),
            frame_target(workspace, renderer),
            draft=draft,
        )

    def _let_go(self) -> None:
        count = sum(len(planned) for _, planned in self._full.values())
        while count > _KEPT_FRAMES and len(self._full) > 1:
            count -= len(self._full.pop(next(iter(self._full)))[1])

    def _rows_of(
        self, scenes: Sequence[Scene], renderer: str | None, between: Callable[[], None]
    ) -> dict[str, list[Row]]:
        """Rows of the frames of scenes whose plan is not kept, by scene name."""
        if not scenes:
            return {}
        workspace = self._workspace
        said = [(scene, workspace.directions.get(scene.scene_id)) for scene in scenes]
        target, jobs = frame_target(workspace, renderer), workspace.settings.jobs
        made = plan_apart(
            workspace.project, workspace.registry, target, said, processes=jobs, between=between
        )
        for scene in scenes:
            if scene.scene_id not in made:
                between()
                made[scene.scene_id] = [packed(p) for p in self.of_scene(scene, renderer)]
        return made


def refuse_blocked(plans: Iterable[FramePlan | PlannedFrame]) -> None:
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
    assets = list(dict.fromkeys(b.asset.removeprefix(UNRESOLVED) for b in users))
    many = f"{len(assets)} assets" if len(assets) > _NAMED else ", ".join(assets)
    raise SbError(
        Kind.blocked,
        "not-renderable",
        f"nothing was rendered: {many} must be settled first",
        hint=_settled({b.code for b in users}),
        problems=problems,
    )


def _settled(codes: Collection[str]) -> Mend:
    """What settles all of it where one thing does; else what helps stands with each."""
    steps = [Mend("generate", {"all": True}), Mend("lock", {"all": True})]
    if _WITHOUT_SPEC.intersection(codes):
        steps.insert(0, Mend("new", {"from_script": True}))
    elif "not-locked" not in codes:
        steps = []
    said = [", ".join(["{}"] * len(steps))] if steps else []
    if not _SETTLED_BY_ALL.issuperset(codes):
        said.append("what helps the others stands with each" if steps else "what helps stands with each")
    return Mend.joined("; ".join([*said, "or as it is: {}"]), *steps, Mend("render", {"draft": True}))


def _common_key(workspace: Workspace, renderer: str | None) -> list[Any]:
    target = frame_target(workspace, renderer)
    return [
        code_fingerprint(*_PLANNING_CODE),
        sha256_json(workspace.project.plain()),
        [target.renderer, target.pipeline, target.pipeline_hash, target.models],
        code_version(workspace, renderer),
    ]


def _stamp(workspace: Workspace, common: list[Any]) -> str | None:
    """Identity of all files that plans of the film depend on; nothing where one is too young to tell.

    While it stays, no spec, lock or direction has to be read to know that what is kept is wanted.
    """
    entries = [e for folder in _INPUTS for e in workspace.files.entries(folder) if e.path.endswith(".yaml")]
    if not all(e.settled for e in entries):
        return None
    return sha256_json([*common, [[e.path, e.tag] for e in entries]])


def _scene_key(workspace: Workspace, scene: Scene, common: list[Any], style: str | None) -> str:
    registry = workspace.registry
    entry = workspace.files.look_at(scene_path(scene.scene_id))
    direction = workspace.directions.get(scene.scene_id)
    pins = direction.versions if direction else {}
    locks = []
    for asset_id in [*assets_of(scene), *([style] if style else [])]:
        lock = registry.current(asset_id, pins.get(asset_id))
        locks.append(
            [asset_id, lock.lock_hash if lock else _unlocked(registry, asset_id), lock.version if lock else 0]
        )
    return sha256_json(
        [
            *common,
            entry.tag if entry is not None else "",
            direction.plain() if direction else None,
            locks,
        ]
    )


def _unlocked(registry: Registry, asset_id: str) -> list[bool]:
    """What the hints depend on that an asset without a version in use has."""
    return [asset_id in registry.specs, registry.is_retired(asset_id)]


def _unpacked(row: Row, key: str, scene: _ScenePlan) -> FramePlan:
    frame_id, uid, recipe_hash, _, drawn, uses = row
    return FramePlan(
        frame_id, uid, recipe_hash, blockers_of(row), key, tuple(drawn), uses_kept(uses), scene=scene
    )

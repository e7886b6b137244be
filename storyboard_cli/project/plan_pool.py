"""Plans many scenes in several processes: a feature whose every recipe is new takes them a while."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.mend import hint_from, plain_hint
from storyboard_cli.plan.needs import Blocker
from storyboard_cli.script.graph import Scene

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from storyboard_cli.assets.registry import Registry
    from storyboard_cli.plan.planning import PlannedFrame
    from storyboard_cli.plan.target import Target
    from storyboard_cli.spec.direction import DirectionFile
    from storyboard_cli.spec.project import ProjectSpec

    _Job = tuple[str, DirectionFile | None]

FEW = 1500
"""So many frames are worth the start of other processes."""
_MOST = 8  # processes: each has a copy of the assets

_LOOK_S = 0.25
"""While other processes plan, whoever waits looks so often whether the plan is still wanted."""

Row = list[Any]
"""What is kept of a planned frame: its names, the hash of its recipe, what stands in its way, how each of its
subjects is drawn, and the locked versions that it uses."""


def packed(planned: PlannedFrame) -> Row:
    """A planned frame as JSON keeps it."""
    from storyboard_cli.plan.drawn import kept_subjects
    from storyboard_cli.plan.uses import kept_uses

    recipe_hash = planned.recipe.recipe_hash if planned.recipe else None
    blockers = [[b.code, b.asset, b.message, plain_hint(b.hint)] for b in planned.blockers]
    staging = planned.recipe.staging if planned.recipe else None
    drawn = kept_subjects(staging.subjects) if staging else []
    uses = kept_uses(planned.recipe.assets) if planned.recipe else []
    return [planned.frame.frame_id, planned.frame.uid, recipe_hash, blockers, drawn, uses]


def blockers_of(row: Row) -> tuple[Blocker, ...]:
    """What stands in the way of the frame of a row."""
    return tuple(Blocker(code, asset, said, hint_from(hint) or "") for code, asset, said, hint in row[3])


def plan_apart(
    project: ProjectSpec,
    registry: Registry,
    target: Target,
    scenes: Sequence[tuple[Scene, DirectionFile | None]],
    *,
    processes: int = 0,
    few: int = FEW,
    between: Callable[[], None] = lambda: None,
) -> dict[str, list[Row]]:
    """Rows of the scenes by scene name, made in other processes.

    `processes`: at most so many, 0 for one a core. Nothing for less than `few` frames, or where one process
    would do it all; a scene that could not be planned is left out, for whoever asked to meet its error.
    `between` is called several times a second: what it raises ends the planning.
    """
    processes = min(processes or os.cpu_count() or 1, _MOST, len(scenes))
    if processes < 2 or sum(len(s.frames) for s, _ in scenes) < few:
        return {}
    import pickle  # most commands plan nothing new

    from storyboard_cli.core.processes import process_pool

    common = pickle.dumps((project, registry, target))
    jobs = [(scene.model_dump_json(by_alias=True, exclude_defaults=True), said) for scene, said in scenes]
    with process_pool(processes, _begin, common) as pool:
        try:
            made = list(_made(pool, jobs, max(1, len(jobs) // (processes * 32)), between))
        except (OSError, RuntimeError):  # a process was killed, or none can be started here
            return {}
    return {scene.scene_id: rows for (scene, _), rows in zip(scenes, made, strict=True) if rows is not None}


def _made(
    pool: ProcessPoolExecutor, jobs: Sequence[_Job], size: int, between: Callable[[], None]
) -> Iterator[list[Row] | None]:
    """Rows of the jobs in their order, made in pieces of `size`."""
    from concurrent.futures import wait

    pieces = [pool.submit(_rows_of_all, jobs[at : at + size]) for at in range(0, len(jobs), size)]
    left: Iterable[Future[list[list[Row] | None]]] = pieces
    while left:
        between()
        left = wait(left, _LOOK_S).not_done
    for piece in pieces:
        yield from piece.result()


# -- in the other processes -----

_common: tuple[ProjectSpec, Registry, Target] | None = None


def _begin(common: bytes) -> None:
    import pickle

    global _common
    _common = pickle.loads(common)  # of our own making


def _rows_of_all(jobs: Sequence[_Job]) -> list[list[Row] | None]:
    return [_rows(job) for job in jobs]


def _rows(job: _Job) -> list[Row] | None:
    from storyboard_cli.plan.planning import plan_scene

    assert _common is not None
    project, registry, target = _common
    try:
        scene = Scene.model_validate_json(job[0])
        return [packed(p) for p in plan_scene(project, scene, registry, job[1], target)]
    except SbError:
        return None

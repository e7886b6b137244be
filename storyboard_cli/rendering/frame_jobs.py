"""Frames before and after they are made: which are wanted and as which version, and how a picture is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storyboard_cli.core.hashing import canonical_json, sha256_bytes, sha256_json
from storyboard_cli.core.pictures import pixel_sha256, with_recipe
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.plan.planning import PlannedFrame
from storyboard_cli.project.commit import StoredPicture, commit
from storyboard_cli.project.frame_states import FrameState, frame_states, reasons_of
from storyboard_cli.project.lock_integrity import Version, versions_used
from storyboard_cli.project.plans import Plans, refuse_blocked
from storyboard_cli.project.targets import code_version
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Outcome, Picture
from storyboard_cli.rendering.project_jobs import ProjectJobs
from storyboard_cli.store.frames import frame_path, versions_on_disk


@dataclass(frozen=True)
class Wanted:
    """Which frames a run is to make, and how."""

    selectors: Sequence[str]
    renderer: str
    draft: bool = False
    force: bool = False  # also what is fresh
    superseded: bool = False  # also what only our own drawing code would draw differently
    stored: frozenset[str] = frozenset()  # by this request before it went on: not forced again


@dataclass(frozen=True)
class FrameJob:
    """One frame that is to be made: its plan, its job and the version that it will be."""

    planned: PlannedFrame
    job: Job
    version: int
    renderer: str  # preview or comfyui
    reasons: list[str]

    @property
    def frame_id(self) -> str:
        return self.planned.frame.frame_id

    @property
    def path(self) -> str:
        """Where its picture will lie."""
        return frame_path(self.frame_id, self.version, draft=self.job.recipe.draft)


@dataclass(frozen=True)
class Prepared:
    """What is to be made, and how many of the frames asked for need nothing."""

    work: list[FrameJob]
    fresh: int = 0
    superseded: int = 0
    used: frozenset[Version] = frozenset()
    """The locked versions in all frames asked for, fresh or not."""

    @property
    def needed(self) -> frozenset[Version]:
        """Those in what is to be made."""
        recipes = [w.job.recipe for w in self.work]
        return frozenset((a.asset_id, a.version) for recipe in recipes for a in recipe.assets if a.version)


@dataclass(frozen=True)
class Delivered:
    """A picture as it is kept."""

    path: str
    sha256: str
    is_new: bool  # False where it had been delivered before


# --- before -------------------------------------------------------------------------------------------------


def prepare(workspace: Workspace, wanted: Wanted) -> Prepared:
    """Compare what is wanted with what is there. Nothing is written; a blocked frame stops it all."""
    states = frame_states(workspace, wanted.selectors, renderer=wanted.renderer, drafts=wanted.draft)
    due = {RenderState.unrendered, RenderState.stale}
    if wanted.superseded:
        due.add(RenderState.superseded)
    forced = {s.frame.frame_id for s in states if wanted.force} - wanted.stored
    chosen = {s.frame.frame_id: s for s in states if s.frame.frame_id in forced or s.render_state in due}
    left = Counter(s.render_state for s in states if s.frame.frame_id not in chosen)
    planned = workspace.kept(Plans).of_frames(
        [(s.scene, s.frame) for s in chosen.values()],
        wanted.renderer,
        draft=wanted.draft,
        between=workspace.caller.check,
    )
    refuse_blocked(planned)
    work = [_frame_job(workspace, chosen[p.frame.frame_id], p, wanted.renderer) for p in planned]
    made = [w for w in work if w is not None]
    used = frozenset(versions_used(states))
    return Prepared(made, left[RenderState.fresh], left[RenderState.superseded], used)


def claimed(workspace: Workspace, wanted: Wanted, source: ProjectJobs) -> Prepared:
    """As `prepare`, of what no other run makes; its jobs are offered to `source` and claimed there.

    Where somebody stored something between the look and the claim, it is looked again: what is claimed by
    then stays as it is.
    """
    source.elsewhere.clear()
    head = workspace.log.head
    prepared = prepare(workspace, wanted)
    source.offer(w.job for w in prepared.work)
    if workspace.log.head != head:
        prepared = prepare(workspace, wanted)
        source.keep([w.job for w in prepared.work])
    return replace(prepared, work=[w for w in prepared.work if source.has(w.job)])


def _frame_job(
    workspace: Workspace, state: FrameState, planned: PlannedFrame, renderer: str
) -> FrameJob | None:
    if planned.recipe is None:
        return None
    version = next_version(workspace, state)
    # The same for the same picture until it is stored, so that a killed run finds its job again.
    identity = [workspace.project.project_id, planned.frame.uid, version, planned.recipe.recipe_hash]
    job_id = sha256_json(identity).removeprefix("sha256:")[:32]
    reasons = [] if state.render_state is RenderState.fresh else reasons_of(workspace, state)
    return FrameJob(planned, Job(job_id, planned.frame.frame_id, planned.recipe), version, renderer, reasons)


def next_version(workspace: Workspace, state: FrameState) -> int:
    """One more than the highest of ledger, disk and review: a version number is never used twice."""
    known = [r.version for r in state.renders]
    known += versions_on_disk(workspace.files, state.scene.scene_id).get(state.frame.frame_index, [])
    known += [d.render_version or 0 for d in state.decisions]
    return 1 + max(known, default=0)


# --- after --------------------------------------------------------------------------------------------------


def deliver(workspace: Workspace, work: FrameJob, outcome: Outcome) -> Delivered:
    """Keep a picture: the file first, then its event. A second delivery of the same job changes nothing.

    A crash between the two is found and mended by `reconcile`.
    """
    assert outcome.picture is not None
    with workspace.writing():
        if workspace.views.is_delivered(outcome.job.job_id):
            rows = workspace.views.renders_of(work.frame_id, drafts=work.job.recipe.draft)
            row = next(row for row in rows if row.render_version == work.version)
            return Delivered(row.image_uri, row.sha256, is_new=False)
        data, event = _kept(workspace, work, outcome.picture, outcome)
        commit(workspace, [StoredPicture(work.path, data)], [event])
    return Delivered(work.path, sha256_bytes(data), is_new=True)


def _kept(
    workspace: Workspace, work: FrameJob, picture: Picture, outcome: Outcome
) -> tuple[bytes, RenderStored]:
    """The picture's file, which carries its recipe, and its event."""
    recipe, frame, scene = work.job.recipe, work.planned.frame, work.planned.scene
    carried: dict[str, object] = {
        "recipe": recipe.model_dump(mode="json", by_alias=True),
        "frame_id": frame.frame_id,
        "uid": frame.uid,
        "version": work.version,
        "code_version": code_version(workspace, work.renderer),
        "compiler_version": scene.compiler_version,
        "job_id": outcome.job.job_id,
    }
    data = with_recipe(picture.data, canonical_json(carried))
    event = RenderStored.of(
        carried,
        path=work.path,
        sha256=sha256_bytes(data),
        pixel_sha256=picture.pixel_sha256 or pixel_sha256(data, work.path),
        size=(picture.width, picture.height),
        facts=outcome.facts,
    )
    return data, event

"""Candidates of frames before and after they are made: how many are missing, and how a picture is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from storyboard_cli.core.hashing import canonical_json, sha256_bytes, sha256_json
from storyboard_cli.core.pictures import pixel_sha256, with_recipe
from storyboard_cli.history.evidence import proven_candidate
from storyboard_cli.ledger.events.candidates import CandidateStored
from storyboard_cli.project.candidates import candidates_of, is_current, numbers_used, wanted_of
from storyboard_cli.project.commit import StoredPicture, commit
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.plans import Plans, refuse_blocked
from storyboard_cli.project.targets import code_version
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Outcome
from storyboard_cli.store.frames import candidate_path


@dataclass(frozen=True)
class CandidateJob:
    """One candidate that is to be made."""

    state: FrameState
    number: int
    job: Job
    renderer: str

    @property
    def path(self) -> str:
        """Where its picture will lie."""
        return candidate_path(self.state.frame.frame_id, self.number, self.job.job_id)


@dataclass(frozen=True)
class PreparedCandidates:
    """What is to be made, and the frames that it is of; `there` counts those that are there already."""

    states: list[FrameState]
    work: list[CandidateJob]
    there: int = 0


def prepare_candidates(
    workspace: Workspace, selectors: Sequence[str], wanted: int, *, more: bool = False
) -> PreparedCandidates:
    """What is missing until each frame has `wanted` candidates of what is wanted of it now; or so many more.

    Nothing is written; a blocked frame stops it all. A job is the same until its picture is stored, so that a
    killed run finds it again.
    """
    states = frame_states(workspace, selectors)
    renderer = workspace.project.renderer
    planned = workspace.kept(Plans).of_frames([(s.scene, s.frame) for s in states])
    refuse_blocked(planned)
    known = candidates_of(workspace, states)
    work: list[CandidateJob] = []
    there = 0
    for state in states:
        current = [c for c in known[state.frame.frame_id] if is_current(workspace, state, c)]
        if more:  # but for those that the same job drew before it was stopped and went on
            current = [c for c in current if c.request and c.request in workspace.caller.own]
        there += len(current)
        numbers = _free_numbers(workspace, state)
        work += [_job(workspace, state, next(numbers), renderer) for _ in range(wanted - len(current))]
    return PreparedCandidates(states, work, there)


def _free_numbers(workspace: Workspace, state: FrameState) -> Iterator[int]:
    used = numbers_used(workspace, state)
    return (number for number in count(1) if number not in used)


def _job(workspace: Workspace, state: FrameState, number: int, renderer: str) -> CandidateJob:
    wanted = state.plan.recipe
    assert wanted is not None  # blocked frames were refused
    recipe = wanted_of(state, wanted, number)
    identity = [workspace.project.project_id, state.frame.uid, "candidate", number, recipe.recipe_hash]
    job_id = sha256_json(identity).removeprefix("sha256:")[:32]
    return CandidateJob(
        state, number, Job(job_id, f"{state.frame.frame_id} variant {number}", recipe), renderer
    )


def deliver_candidate(workspace: Workspace, work: CandidateJob, outcome: Outcome) -> CandidateStored:
    """Keep a picture: the file first, then its event. A second delivery of the same job changes nothing."""
    picture = outcome.picture
    assert picture is not None
    with workspace.writing():
        for known in candidates_of(workspace, [work.state])[work.state.frame.frame_id]:
            if known.stored.job_id == work.job.job_id:
                return known.stored
        left = proven_candidate(workspace.files, work.path, workspace.project.project_id)
        if left is not None and left.recipe_hash == work.job.recipe.recipe_hash:
            commit(workspace, (), [left])  # a run was killed between the file and its event
            return left
        carried: dict[str, object] = {
            "recipe": work.job.recipe.model_dump(mode="json", by_alias=True),
            "frame_id": work.state.frame.frame_id,
            "uid": work.state.frame.uid,
            "candidate": work.number,
            "code_version": code_version(workspace, work.renderer),
            "compiler_version": work.state.scene.compiler_version,
            "job_id": work.job.job_id,
        }
        data = with_recipe(picture.data, canonical_json(carried))
        stored = CandidateStored(
            frame_id=work.state.frame.frame_id,
            uid=work.state.frame.uid,
            candidate=work.number,
            seed=work.job.recipe.seeds.seed,
            path=work.path,
            sha256=sha256_bytes(data),
            pixel_sha256=picture.pixel_sha256 or pixel_sha256(data, work.path),
            width=picture.width,
            height=picture.height,
            recipe_hash=work.job.recipe.recipe_hash,
            renderer=work.job.recipe.renderer,
            code_version=code_version(workspace, work.renderer),
            job_id=work.job.job_id,
            facts=dict(outcome.facts),
        )
        commit(workspace, [StoredPicture(work.path, data)], [stored])
    return stored

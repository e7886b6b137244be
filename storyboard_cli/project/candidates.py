"""The candidates of frames, as the log knows them: drawn, judged, picked, and of what is wanted now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storyboard_cli.consistency.findings import Finding, Outcome, remembered
from storyboard_cli.ledger.events import fact_of
from storyboard_cli.ledger.events.candidates import (
    CandidateJudged,
    CandidatePicked,
    CandidateRemoved,
    CandidateStored,
)
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import Recipe

_KINDS = (CandidateStored.kind, CandidateJudged.kind, CandidatePicked.kind, CandidateRemoved.kind)
LIKENESS_DIGITS = 3
"""As people are told it: what is less than that is no difference."""
_RANK = {"passed": 0, "not judged": 1, "": 1, "quarantined": 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate of a frame. `picked_as` is the version that it became."""

    stored: CandidateStored
    at: str
    by: str
    request: str = ""  # of the server's job that had it drawn
    judged: CandidateJudged | None = None
    picked_as: int | None = None

    @property
    def number(self) -> int:
        return self.stored.candidate

    @property
    def verdict(self) -> str:
        """What the check says; empty where nobody looked."""
        return self.judged.verdict if self.judged else ""

    @property
    def likeness(self) -> float | None:
        """How alike its characters are to their locks, in the mean; None where that was not measured."""
        return self.judged.likeness if self.judged else None

    @property
    def findings(self) -> list[Finding]:
        """What the check found in it."""
        return remembered(json.dumps(self.judged.findings)) if self.judged else []

    @property
    def order(self) -> tuple[int, int, float, int]:
        """The best first, as the check sees it; of equals the lowest number."""
        return (*self.score, self.number)

    @property
    def score(self) -> tuple[int, int, float]:
        """Its verdict, what it found, the likeness as it is told: a smaller one is better."""
        bad = sum(f.outcome is not Outcome.passed for f in self.findings)
        return (_RANK[self.verdict], bad, -round(self.likeness or 0.0, LIKENESS_DIGITS))


def candidates_of(workspace: Workspace, states: Iterable[FrameState]) -> dict[str, list[Candidate]]:
    """The candidates of these frames whose pictures are kept, by frame name and number."""
    uids = {state.frame.frame_id: state.frame.uid for state in states}
    subject = next(iter(uids)) if len(uids) == 1 else None
    found: dict[str, dict[int, Candidate]] = {name: {} for name in uids}
    for event in workspace.log.read(kinds=_KINDS, subject=subject):
        fact = fact_of(event)
        known = found.get(event.subject)
        if known is None or getattr(fact, "uid", None) != uids[event.subject]:
            continue
        if isinstance(fact, CandidateStored):
            known[fact.candidate] = Candidate(fact, event.at, event.actor, event.request)
        elif isinstance(fact, CandidateRemoved):
            known.pop(fact.candidate, None)
        elif isinstance(fact, CandidateJudged | CandidatePicked) and fact.candidate in known:
            known[fact.candidate] = _with(known[fact.candidate], fact)
    return {name: [own[number] for number in sorted(own)] for name, own in found.items()}


def preferred(candidates: Iterable[Candidate]) -> tuple[Candidate | None, bool]:
    """The first by the check's own score, and whether another one has the same score."""
    ranked = sorted(candidates, key=lambda c: c.order)
    if not ranked:
        return None, False
    return ranked[0], len(ranked) > 1 and ranked[0].score == ranked[1].score


def frames_with_candidates(workspace: Workspace) -> list[str]:
    """Names of the film's frames that ever had a candidate."""
    names = {event.subject for event in workspace.log.read(kinds=[CandidateStored.kind])}
    live = {f.frame_id for s in workspace.scenes if not s.omitted for f in s.live_frames}
    return sorted(names & live)


def numbers_used(workspace: Workspace, state: FrameState) -> set[int]:
    """Every number that a candidate of the frame ever had: none is given twice."""
    events = workspace.log.read(kinds=[CandidateStored.kind], subject=state.frame.frame_id)
    facts = (fact_of(event) for event in events)
    return {f.candidate for f in facts if isinstance(f, CandidateStored) and f.uid == state.frame.uid}


def wanted_of(state: FrameState, recipe: Recipe, number: int) -> Recipe:
    """What candidate `number` would be drawn from now; `recipe` is what is wanted of the frame."""
    from storyboard_cli.plan.candidate import as_candidate

    return as_candidate(recipe, state.frame.uid, number)


def is_current(workspace: Workspace, state: FrameState, candidate: Candidate) -> bool:
    """Is it of what is wanted of the frame now, but for the seed, and is its picture there?"""
    recipe = state.plan.recipe
    if recipe is None or not is_there(workspace.files, candidate.stored.path):
        return False
    return wanted_of(state, recipe, candidate.number).recipe_hash == candidate.stored.recipe_hash


def _with(known: Candidate, fact: CandidateJudged | CandidatePicked) -> Candidate:
    if fact.job_id != known.stored.job_id:
        return known  # of a picture of the same number before
    if isinstance(fact, CandidateJudged):
        return replace(known, judged=fact)
    return replace(known, picked_as=fact.render_version)

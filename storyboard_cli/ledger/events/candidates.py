"""Events of candidates: pictures of a frame with other seeds; one that is picked is its next version."""

from __future__ import annotations

from typing import Any

from storyboard_cli.ledger.events.base import Fact


class CandidateStored(Fact):
    """`candidate.stored`: a candidate was drawn and lies on this machine; it is no version of its frame."""

    kind = "candidate.stored"
    subject_field = "frame_id"
    told_once = frozenset({"facts"})

    frame_id: str
    uid: str
    candidate: int  # its number in the life of the frame, from 1
    seed: int
    path: str
    sha256: str  # of the file
    pixel_sha256: str  # of the decoded pixels
    width: int
    height: int
    recipe_hash: str
    renderer: str
    code_version: int
    job_id: str
    facts: dict[str, Any] = {}  # how the drawing went: seconds, server


class CandidateJudged(Fact):
    """`candidate.judged`: what the check says of one candidate, before anybody picks it."""

    kind = "candidate.judged"
    subject_field = "frame_id"

    frame_id: str
    uid: str
    candidate: int
    job_id: str
    verdict: str
    likeness: float | None = None  # of the characters in it to their locks, 1 is the same; the mean
    embedder: str
    findings: list[dict[str, Any]] = []


class CandidatePicked(Fact):
    """`candidate.picked`: a candidate became a version of its frame."""

    kind = "candidate.picked"
    subject_field = "frame_id"

    frame_id: str
    uid: str
    candidate: int
    render_version: int
    job_id: str
    of: list[int] = []  # the candidates among which it was chosen
    best: bool = False  # by the check's own score, not by a person's eye


class CandidateRemoved(Fact):
    """`candidate.removed`: `sb gc` deleted a candidate's picture."""

    kind = "candidate.removed"
    subject_field = "frame_id"

    frame_id: str
    uid: str
    candidate: int
    path: str
    reason: str = ""

"""Judges frames in batches: measures each picture, then asks every rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from storyboard_cli.checking.frame_look import Candidate, Opened, look_at, open_candidate
from storyboard_cli.checking.redrawn import with_redrawn
from storyboard_cli.checking.session import CheckSession, garments_of
from storyboard_cli.consistency import picture, prompt
from storyboard_cli.consistency.exceptions import Allowed, excused
from storyboard_cli.consistency.findings import Finding, Verdict, verdict
from storyboard_cli.consistency.measured import FrameMeasured
from storyboard_cli.consistency.rules import AnchorFacts, FrameFacts, judge_frame
from storyboard_cli.plan.recipe import Recipe, SeedPlan
from storyboard_cli.plan.rereading import as_read

BATCH = 16


@dataclass(frozen=True)
class Checked:
    """One frame, judged."""

    candidate: Candidate
    recipe: Recipe | None
    verdict: Verdict
    measured: FrameMeasured | None
    look: Any = None  # the whole picture as a vector of the identity space, where one was made


def check_frames(
    session: CheckSession, candidates: Sequence[Candidate], allowed: Sequence[Allowed], now: str
) -> Iterator[Checked]:
    """Verdicts in the order of the candidates; the next batch is decoded while this one is embedded."""
    batches = [candidates[i : i + BATCH] for i in range(0, len(candidates), BATCH)]
    if not batches:
        return
    _ = (session.limits, session.style)  # opened here, before a second thread asks for them
    with ThreadPoolExecutor(1) as ahead:
        waiting = ahead.submit(_open_all, session, batches[0])
        for index in range(len(batches)):
            opened = waiting.result()
            if index + 1 < len(batches):
                waiting = ahead.submit(_open_all, session, batches[index + 1])
            for one, looked in zip(opened, look_at(session, opened), strict=True):
                said = _judge(session, one, looked.measured, allowed, now)
                yield Checked(one.candidate, one.recipe, said, looked.measured, looked.look)


def _open_all(session: CheckSession, batch: Sequence[Candidate]) -> list[Opened]:
    return [open_candidate(session, candidate) for candidate in batch]


def _judge(
    session: CheckSession,
    opened: Opened,
    measured: FrameMeasured | None,
    allowed: Sequence[Allowed],
    now: str,
) -> Verdict:
    candidate = opened.candidate
    frame_id = candidate.state.frame.frame_id
    findings = with_redrawn(session, opened, _findings(session, opened, measured))
    kept = excused(
        findings,
        allowed,
        frame_id=frame_id,
        scene_id=candidate.state.scene.scene_id,
        pixels=opened.pixels,
        now=now,
    )
    return verdict(kept, on_failure=session.workspace.project.consistency.on_failure)


def _findings(session: CheckSession, opened: Opened, measured: FrameMeasured | None) -> list[Finding]:
    if measured is None or opened.recipe is None:
        why = opened.broken or "the picture carries no recipe and none can be planned for it"
        return [picture.unreadable(opened.candidate.state.frame.frame_id, why)]
    return judge_frame(_facts(session, opened, opened.recipe, measured))


def _facts(session: CheckSession, opened: Opened, made: Recipe, measured: FrameMeasured) -> FrameFacts:
    """Collects what the rules look at: the picture, its recipe, and what the project says today."""
    candidate, project = opened.candidate, session.workspace.project
    return FrameFacts(
        frame_id=candidate.state.frame.frame_id,
        rendered_pixels=candidate.render.pixel_sha256,
        found_pixels=opened.pixels,
        measured=measured,
        made=made,
        bundles=session.bundle_states(made),
        locked_prompts=_locked_prompts(session, made),
        anchor=AnchorFacts(project.style_anchor_prompt, made.style_anchors != project.style_anchors),
        garments=garments_of(made),
        wanted_seeds=_wanted_seeds(candidate, made),
        generates=session.generates(made),
    )


def _wanted_seeds(candidate: Candidate, made: Recipe) -> SeedPlan | None:
    """The seeds that today's plan leads to; as the picture was read, where sb only reads more since."""
    if candidate.wanted is None:
        return None
    wanted = candidate.wanted.seeds
    return as_read(made.seeds, wanted) if candidate.state.is_better_read else wanted


def _locked_prompts(session: CheckSession, made: Recipe) -> list[prompt.LockedPrompt]:
    """The words as they stand in the locks, not as the picture's own recipe repeats them."""
    found = []
    for use in made.assets:
        lock = session.workspace.registry.lock(use.asset_id, use.version)
        if lock is None:
            continue
        variant = lock.spec.variant(use.variant)
        found.append(
            prompt.LockedPrompt(
                asset=use.asset_id,
                name=use.name,
                version=use.version,
                canonical=lock.spec.canonical_prompt,
                variant=variant.prompt if variant else "",
                negative=lock.spec.negative_prompt,
            )
        )
    return found

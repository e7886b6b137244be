"""`sb check`: judges every rendered frame that was not yet judged as it is, and remembers each verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from storyboard_cli.checking.answer import CheckAnswer, CheckAsk, FrameChecked
from storyboard_cli.checking.calibrations import settings_of
from storyboard_cli.checking.frame_check import Checked, check_frames
from storyboard_cli.checking.frame_look import Candidate
from storyboard_cli.checking.kept_measures import kept_measures
from storyboard_cli.checking.session import CheckSession, judged_facts
from storyboard_cli.consistency import trend
from storyboard_cli.consistency.discoveries import RATE, Discoveries, discoveries
from storyboard_cli.consistency.exceptions import Allowed
from storyboard_cli.consistency.findings import Outcome, remembered
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes, sha256_text
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.checks import CheckJudged
from storyboard_cli.plan.freshness import BLOCKED, RenderState
from storyboard_cli.project.changed_since import frames_changed_since
from storyboard_cli.project.commit import commit
from storyboard_cli.project.frame_states import FrameState, Render, frame_states
from storyboard_cli.project.frame_view import view_fields
from storyboard_cli.project.no_frames import refuse_no_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.files import read_if_usable, tag_of
from storyboard_cli.timeline.review import exceptions_of

__all__ = ["CheckAnswer", "CheckAsk", "FrameChecked", "check"]

_KEY = re.compile(r'"key":\s*"(sha256:[0-9a-f]{64})"')
_EVENTS_AT_ONCE = 200
_CACHE_SCHEMA = 1


@dataclass(frozen=True)
class _Known:
    """A verdict from an earlier run."""

    key: str
    verdict: str
    findings: str  # JSON


@signed
def check(workspace: Workspace, ask: CheckAsk, caller: Caller) -> CheckAnswer:
    """Judge what is new or changed; everything else keeps its verdict."""
    refuse_no_frames(workspace)
    if ask.report:
        from storyboard_cli.presenting.check_page import report_path

        report_path(workspace, ask.report)  # before any work: it may be no place for a report
    if not ask.dry_run:
        with _or_dry_run():
            reconcile(workspace, caller)
    states = frame_states(workspace, ask.selectors)
    if ask.since is not None:
        touched = frames_changed_since(workspace, ask.since, ask.selectors)
        states = [s for s in states if s.frame.frame_id in touched]
    rendered = [(s, s.newest) for s in states if s.newest is not None]
    name = ask.embedder or workspace.project.consistency.embedder
    session = CheckSession(workspace, name, keep=not ask.dry_run)
    _warn_of_threshold(session, caller)
    allowed = exceptions_of(workspace.decisions)
    known = _known(workspace)
    hashes = _file_hashes(workspace, [r.path for _, r in rendered if r])
    now = workspace.now()
    keys = {s.frame.frame_id: _key(session.digest, s, r, hashes, allowed, now) for s, r in rendered if r}
    fresh: dict[str, Checked] = {}
    todo = [
        (s, r)
        for s, r in rendered
        if r and (ask.all or known.get((s.frame.frame_id, r.version), _NONE).key != keys[s.frame.frame_id])
    ]
    with _or_dry_run():
        for checked in _judged(workspace, session, todo, hashes, allowed, keys, ask, caller):
            fresh[checked.candidate.state.frame.frame_id] = checked
    frames = [_row(s, r, fresh.get(s.frame.frame_id), known) for s, r in rendered if r]
    done = _done(ask, session, frames, len(states) - len(rendered), len(todo), workspace)
    done = done.model_copy(update={"cuts": _cuts(workspace, states)})
    if ask.explain or ask.report:
        from storyboard_cli.presenting.check_page import write_pictures

        done = done.model_copy(update={"written": write_pictures(workspace, ask, done)})
    return done


@contextmanager
def _or_dry_run() -> Iterator[None]:
    """Where verdicts can't be remembered, the way to see them all the same is named."""
    try:
        yield
    except SbError as error:
        if error.kind is not Kind.storage and error.code != "project-archived":
            raise
        way = Mend("check", {"dry_run": True}, "`{}` looks and remembers nothing")
        hint = Mend.joined("{}; or {}", error.hint, way) if error.hint else way
        raise SbError(error.kind, error.code, error.message, where=error.where, hint=hint) from error


def _warn_of_threshold(session: CheckSession, report: Reporter) -> None:
    """A threshold without a reason does not count; whoever set it should not believe that it does."""
    for lock in session.locks:
        own = settings_of(session.workspace, lock)
        if own.threshold is not None and not own.reason:
            report.warn(
                f"the consistency.threshold of {lock.asset_id} does not count: it has no reason",
                f"add `reason: …` beside it in assets/{lock.asset_id}/asset.yaml",
            )


def _cuts(workspace: Workspace, states: Sequence[FrameState]) -> list[Problem]:
    """Where a viewer would stumble between the frames: `sb lint` says the same."""
    from storyboard_cli.ops.lint import cuts_of

    return cuts_of(workspace, states)


_NONE = _Known("", "", "[]")


def _judged(
    workspace: Workspace,
    session: CheckSession,
    todo: Sequence[tuple[FrameState, Render]],
    hashes: Mapping[str, str],
    allowed: Sequence[Allowed],
    keys: Mapping[str, str],
    ask: CheckAsk,
    report: Reporter,
) -> Iterable[Checked]:
    """Judge, and record verdicts in portions: a killed run keeps those, a stopped one all that it had."""
    candidates = [Candidate(s, r, hashes[r.path]) for s, r in todo]
    waiting: list[CheckJudged] = []
    seen: list[tuple[FrameState, Render, Any]] = []
    try:
        with report.task("Checking", len(candidates) or None) as task:
            for checked in check_frames(session, candidates, allowed, workspace.now()):
                waiting.append(_event(session, checked, keys))
                if checked.look is not None:
                    seen.append((checked.candidate.state, checked.candidate.render, checked.look))
                if len(waiting) >= _EVENTS_AT_ONCE:
                    _record(workspace, session, waiting, ask)
                    waiting = []
                task.advance(1, checked.candidate.state.frame.frame_id)
                yield checked
    finally:  # Ctrl-C too
        _record(workspace, session, waiting, ask)
    if seen and not ask.dry_run:
        from storyboard_cli.checking.picture_index import keep_frames

        keep_frames(workspace, session.embedder, seen)


def _record(
    workspace: Workspace, session: CheckSession, events: Sequence[CheckJudged], ask: CheckAsk
) -> None:
    if events and not ask.dry_run:
        session.keep_crops()
        commit(workspace, (), events)


def _event(session: CheckSession, checked: Checked, keys: Mapping[str, str]) -> CheckJudged:
    state, render = checked.candidate.state, checked.candidate.render
    inputs: dict[str, Any] = {"key": keys[state.frame.frame_id], "recipe_hash": render.recipe_hash}
    if checked.recipe is not None:
        inputs |= judged_facts(session, checked.recipe)
    if checked.measured is not None:
        inputs["likeness"] = {
            figure.asset: {region.region: round(region.score, 5) for region in figure.regions}
            for figure in checked.measured.figures
            if figure.regions
        }
        seen = (*checked.measured.figures, checked.measured.place, checked.measured.style)
        own = {one.asset: one.embedder for one in seen if one is not None and one.embedder}
        inputs |= {"embedders": own} if own else {}
        inputs["measured"] = kept_measures(checked.measured)
    return CheckJudged.of(
        checked.verdict,
        frame_id=state.frame.frame_id,
        uid=state.frame.uid,
        render_version=render.version,
        pixel_sha256=render.pixel_sha256,
        embedder=session.embedder.embedder_id,
        inputs=inputs,
    )


def _known(workspace: Workspace) -> dict[tuple[str, int], _Known]:
    """The newest verdict on every version, unparsed but for its key."""
    found: dict[tuple[str, int], _Known] = {}
    for row in workspace.views.checks():
        key = _KEY.search(row.inputs_json)
        found[row.frame_id, row.render_version] = _Known(
            key[1] if key else "", row.verdict, row.findings_json
        )
    return found


def _file_hashes(workspace: Workspace, paths: Iterable[str]) -> dict[str, str]:
    """Hashes of the pictures as they lie there; only files that were written since are read again."""
    known = read_cache(workspace.cache, "frame-hashes", _CACHE_SCHEMA)
    seen: dict[str, list[str]] = {}
    for path in paths:
        seen[path] = ["", ""]
        before, tag = known.get(path, ["", ""]), tag_of(workspace.files, path)
        if before[0] == tag:
            seen[path] = before
        elif isinstance(tag, str) and (data := read_if_usable(workspace.files, path)) is not None:
            seen[path] = [tag, sha256_bytes(data)]
    if any(known.get(path) != entry for path, entry in seen.items()):
        write_cache(workspace.cache, "frame-hashes", _CACHE_SCHEMA, known | seen)
    return {path: entry[1] for path, entry in seen.items()}


def _key(
    session_digest: str,
    state: FrameState,
    render: Render,
    hashes: Mapping[str, str],
    allowed: Sequence[Allowed],
    now: str,
) -> str:
    """Identity of everything that a verdict on this picture depends on."""
    subjects = {state.frame.frame_id, state.scene.scene_id}
    mine = [
        f"{a.rule} {a.subject} {a.reason} {a.pixels}"
        for a in allowed
        if (a.subject in subjects or a.subject.split("_")[0] in ("CHAR", "STYLE"))
        and (a.until is None or now[: len(a.until)] <= a.until)
    ]
    made, wanted = render.recipe_hash, state.plan.recipe_hash or ""
    return sha256_text(
        "\n".join((session_digest, render.pixel_sha256, hashes[render.path], made, wanted, *mine))
    )


def _row(
    state: FrameState, render: Render, checked: Checked | None, known: Mapping[tuple[str, int], _Known]
) -> FrameChecked:
    if checked is not None:
        verdict: str = checked.verdict.outcome
        findings = list(checked.verdict.findings)
    else:
        old = known[state.frame.frame_id, render.version]
        verdict = old.verdict
        findings = remembered(old.findings)
    frame = view_fields(state, render) | {"verdict": verdict}
    told = [finding.about(state.frame.frame_id) for finding in findings]
    return FrameChecked.model_construct(**frame, cached=checked is None, findings=told)


def _done(
    ask: CheckAsk,
    session: CheckSession,
    frames: list[FrameChecked],
    unrendered: int,
    judged: int,
    workspace: Workspace,
) -> CheckAnswer:
    quarantined = sum(f.verdict == "quarantined" for f in frames)
    return CheckAnswer(
        embedder=session.embedder_name,
        frames=frames,
        trends=trend.judge(_trends(workspace, frames)),
        discoveries=_discoveries(workspace, ask, frames),
        unrendered=unrendered,
        judged=judged,
        passed=sum(f.verdict == "passed" for f in frames),
        quarantined=quarantined,
        not_judged=sum(f.verdict == "not judged" for f in frames),
        dry_run=ask.dry_run,
        explained=ask.explain,
        rate_asked=ask.fdr is not None,
        failure=Kind.blocked if quarantined else None,
    )


def _discoveries(workspace: Workspace, ask: CheckAsk, frames: Sequence[FrameChecked]) -> Discoveries:
    """How many failures chance alone would give, and which are more than that."""
    settings = workspace.project.consistency
    return discoveries(
        ((frame.frame_id, finding) for frame in frames for finding in frame.findings),
        alpha=settings.alpha,
        rate=RATE if ask.fdr is None else ask.fdr,
        failing=settings.on_failure != "warn",
    )


def _trends(workspace: Workspace, frames: Sequence[FrameChecked]) -> list[trend.Trend]:
    """Characters that drift slowly over the frames in story order."""
    samples: dict[str, list[trend.Sample]] = {}
    normal = NormalDist()
    for frame in frames:
        if frame.render_state in (RenderState.stale, BLOCKED):
            continue
        for finding in frame.findings:
            if finding.rule == "drift.identity" and finding.asset and finding.p_value is not None:
                if finding.outcome is Outcome.failed:
                    continue
                p = min(max(finding.p_value, 1e-6), 1 - 1e-6)
                samples.setdefault(finding.asset, []).append(trend.Sample(frame.frame_id, normal.inv_cdf(p)))
    specs = workspace.registry.specs
    found = (
        trend.drifting(asset, specs[asset].name if asset in specs else asset, series)
        for asset, series in sorted(samples.items())
    )
    return [t for t in found if t is not None]

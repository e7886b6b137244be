"""Every frame that shows an asset, as the check measured it last: what drifts from its lock, and where."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.assets.lock import Lock
from storyboard_cli.checking.kept_measures import drift_of, drift_of_parts
from storyboard_cli.consistency.exceptions import Allowed, excused
from storyboard_cli.consistency.findings import Finding, Outcome, PixelBox, remembered
from storyboard_cli.core import yaml_text
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.places import PLACE
from storyboard_cli.ledger.rows import CheckRow
from storyboard_cli.ops.board import shown_assets
from storyboard_cli.ops.frames import checks_of
from storyboard_cli.project.asset_selection import one_asset
from storyboard_cli.project.frame_states import FrameState, states_of
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.locks import version_folder
from storyboard_cli.timeline.review import exceptions_of

_WORST = (Outcome.failed, Outcome.warned, Outcome.passed, Outcome.not_judged)


class AppearancesAsk(Ask):
    asset: str = Field(description="The asset: CHAR_001, or a name that means it.")


class MeasuredPart(Frozen):
    """A part of the picture, held against the locked pictures."""

    region: str = Field(description="head, body, legs, figure, background or frame.")
    box: PixelBox | None = Field(None, description="Where, in pixels: left, top, right, bottom.")
    score: float = Field(description="Its likeness.")
    mean: float | None = Field(None, description="The usual likeness of a good picture.")
    threshold: float | None = Field(None, description="The likeness below which it fails.")
    warn: float | None = Field(None, description="The likeness below which it is doubtful.")
    outcome: str = Field(description="passed, warned or failed, as the limits then say.")
    p_value: float | None = Field(None, description="How often a good picture would look this unlike.")
    reference: str | None = Field(None, description="The locked picture that is nearest.")
    drift: float | None = Field(None, description="0: as usual; from 1 on it is beyond its threshold.")


class AssetAppearance(FrameView):
    """A frame that shows the asset, with the version that counts."""

    scene_id: str = Field(description="The scene that it stands in.")
    sha256: str = Field("", description="Of its picture's file.")
    checked: bool = Field(False, description="The check judged the asset in this version.")
    outcome: str = Field(
        "", description="The worst that was found about the asset: failed, warned, passed, not judged."
    )
    excused: str | None = Field(None, description="Why nothing of it counts: the reason of an exception.")
    drift: float | None = Field(
        None, description="How far the worst part went from the lock: 0 as usual, from 1 on beyond the limit."
    )
    width: int | None = Field(None, description="Pixels across that the boxes are of.")
    height: int | None = Field(None, description="Pixels down.")
    box: PixelBox | None = Field(None, description="Where the asset is: left, top, right, bottom in pixels.")
    parts: list[MeasuredPart] = Field([], description="What was measured of it.")
    findings: list[Finding] = Field(
        [], description="What rules found about it, exceptions as they hold today."
    )
    locked: str | None = Field(None, description="The version that the picture wanted now is made from.")
    embedder: str | None = Field(None, description="What measured it.")


class LockedReference(Frozen):
    """A picture of the lock."""

    role: str = Field(description="What it shows: front, expression.smile.")
    variant: str | None = Field(None, description="The variant that it shows; none: the asset itself.")
    place: Annotated[str, PLACE] = Field(description="Its file, relative to the project.")
    sha256: str = Field("", description="Of its file.")
    width: int = Field(description="Pixels across.")
    height: int = Field(description="Pixels down.")


class RegionCalibrated(Frozen):
    """The limits of one region."""

    references: int = Field(description="How many pictures they are made of.")
    mean: float = Field(description="The usual likeness.")
    sd: float = Field(description="Its spread.")
    fail_below: float = Field(description="Below it, a part fails.")
    warn_below: float = Field(description="Below it, a part is doubtful.")
    separable: bool = Field(description="Other assets are told apart from this one.")


class AssetCalibration(Frozen):
    """The limits of the version in use under one embedder."""

    embedder: str = Field(description="What looks at the pictures.")
    alpha: float = Field(description="How often a good picture may fail.")
    warn_alpha: float = Field(description="How often a good picture may be doubtful.")
    regions: dict[str, dict[str, RegionCalibrated]] = Field(
        description="By variant (or usual), then by region."
    )


class AppearancesAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    name: str = Field(description="Its name.")
    asset_type: str = Field(description="character, environment, nature, prop or style.")
    version: int | None = Field(None, description="The version that new frames are made from; none: not one.")
    locked_at: str | None = Field(None, description="When that was locked, and calibrated first.")
    references: list[LockedReference] = Field([], description="The pictures of that version.")
    calibrations: list[AssetCalibration] = Field([], description="Its limits, by embedder.")
    rows: list[AssetAppearance] = Field([], description="The frames that show it, in story order.")


@signed
def appearances(workspace: Workspace, ask: AppearancesAsk, caller: Caller) -> AppearancesAnswer:
    """The frames with the asset, from verdicts that are kept. Nothing is measured, and nothing is written."""
    registry = workspace.registry
    asset_id = one_asset(registry, ask.asset)
    spec, lock = registry.spec(asset_id) or registry.locks(asset_id)[-1].spec, registry.current(asset_id)
    calibrations = _calibrations(workspace, lock) if lock is not None else []
    with workspace.files.looking():
        states = _states(workspace, asset_id)
        checks, allowed = checks_of(workspace, states), exceptions_of(workspace.decisions)
        rows = [
            _row(workspace, asset_id, state, checks.get(state.frame.frame_id), allowed, calibrations)
            for state in states
        ]
    return AppearancesAnswer(
        asset_id=asset_id,
        name=spec.name,
        asset_type=spec.asset_type.value,
        version=lock.version if lock is not None else None,
        locked_at=lock.created_at if lock is not None else None,
        references=_references(lock) if lock is not None else [],
        calibrations=calibrations,
        rows=rows,
    )


def _states(workspace: Workspace, asset_id: str) -> list[FrameState]:
    """The frames that name the asset or whose picture is made from it."""
    known = frozenset((asset_id,))
    states = states_of(workspace, select_frames(workspace.scenes, []), in_words=False)
    return [s for s in states if asset_id in shown_assets(s.scene, s.frame, known) or _label(s, asset_id)]


def _label(state: FrameState, asset_id: str) -> str | None:
    return next((use.label for use in state.plan.uses if use.label.partition("@")[0] == asset_id), None)


def _row(
    workspace: Workspace,
    asset_id: str,
    state: FrameState,
    check: CheckRow | None,
    allowed: Sequence[Allowed],
    calibrations: Sequence[AssetCalibration],
) -> AssetAppearance:
    newest = state.newest
    inputs = json.loads(check.inputs_json) if check is not None else {}
    kept = inputs.get("measured") or {}
    parts = (kept.get("parts") or {}).get(asset_id) or {}
    findings = _findings(workspace, asset_id, state, check, allowed)
    box = (kept.get("boxes") or {}).get(asset_id) or next((f.box for f in findings if f.box), None)
    width, height = kept.get("size") or (None, None)
    told = [_part(region, part) for region, part in parts.items()] or _of_older(findings, calibrations)
    drifts = [part.drift for part in told if part.drift is not None]
    return AssetAppearance(
        **view_fields(state),
        scene_id=state.scene.scene_id,
        sha256=newest.sha256.removeprefix("sha256:") if newest is not None else "",
        checked=bool(findings),
        outcome=_worst(findings),
        excused=_excuse(findings),
        drift=drift_of_parts(parts) if parts else max(drifts, default=None),
        width=width,
        height=height,
        box=box,
        parts=told,
        findings=[finding.about(state.frame.frame_id) for finding in findings],
        locked=_label(state, asset_id),
        embedder=(inputs.get("embedders") or {}).get(asset_id, check.embedder) if check is not None else None,
    )


def _findings(
    workspace: Workspace,
    asset_id: str,
    state: FrameState,
    check: CheckRow | None,
    allowed: Sequence[Allowed],
) -> list[Finding]:
    """What the check found about the asset, with every exception that holds today."""
    if check is None or state.newest is None:
        return []
    found = [f for f in remembered(check.findings_json) if f.asset == asset_id]
    return excused(
        [f.model_copy(update={"excused": None}) for f in found],
        allowed,
        frame_id=state.frame.frame_id,
        scene_id=state.scene.scene_id,
        pixels=state.newest.pixel_sha256,
        now=workspace.now(),
    )


def _worst(findings: Collection[Finding]) -> str:
    said = {finding.outcome for finding in findings}
    return next((outcome.value for outcome in _WORST if outcome in said), "")


def _excuse(findings: Iterable[Finding]) -> str | None:
    """The reason of the exceptions, where they cover all that failed."""
    failed = [finding.excused for finding in findings if finding.outcome is Outcome.failed]
    return "; ".join(dict.fromkeys(map(str, failed))) if failed and all(failed) else None


def _part(region: str, kept: Mapping[str, Any]) -> MeasuredPart:
    score, fail, warn = kept["score"], kept["fail"], kept["warn"]
    fails = score < fail and kept["may_fail"]
    return MeasuredPart(
        region=region,
        box=kept.get("box"),
        score=score,
        mean=kept["mean"],
        threshold=fail,
        warn=warn,
        outcome="failed" if fails else "warned" if score < warn else "passed",
        p_value=kept["p_value"],
        reference=kept["reference"] or None,
        drift=drift_of(score, kept["mean"], fail),
    )


def _of_older(findings: Iterable[Finding], calibrations: Sequence[AssetCalibration]) -> list[MeasuredPart]:
    """Of a verdict that an older sb made: the parts that its findings tell, with the limits of now."""
    usual = next((c.regions.get("usual", {}) for c in calibrations), {})
    found = []
    for finding in findings:
        region = usual.get(finding.region or "")
        if not finding.rule.startswith("drift.") or finding.score is None or region is None:
            continue
        found.append(
            MeasuredPart(
                region=finding.region or "",
                box=finding.box,
                score=finding.score,
                mean=region.mean,
                threshold=region.fail_below,
                warn=region.warn_below,
                outcome=finding.outcome.value,
                p_value=finding.p_value,
                reference=finding.reference,
                drift=drift_of(finding.score, region.mean, region.fail_below),
            )
        )
    return found


# --- the lock -------------------------------------------------------------------------------------------


def _references(lock: Lock) -> list[LockedReference]:
    folder = version_folder(lock.asset_id, lock.version)
    return [
        LockedReference(
            role=p.role,
            variant=p.variant,
            place=f"{folder}/{p.path}",
            sha256=p.sha256.removeprefix("sha256:"),
            width=p.width,
            height=p.height,
        )
        for p in lock.pictures
    ]


def _calibrations(workspace: Workspace, lock: Lock) -> list[AssetCalibration]:
    """The calibration files of a version; one that cannot be read, or is of another lock, says nothing."""
    folder = f"{version_folder(lock.asset_id, lock.version)}/calibration"
    found = []
    for entry in workspace.files.entries(folder):
        if entry.path.endswith(".yaml"):
            try:
                told = yaml_text.load(workspace.files.read(entry.path).decode("utf-8"))
                if told["lock_hash"] == lock.lock_hash:
                    found.append(_calibration(told))
            except (SbError, ValueError, KeyError, TypeError, AttributeError):
                continue
    return found


def _calibration(told: Mapping[str, Any]) -> AssetCalibration:
    regions = {
        variant: {
            name: RegionCalibrated(**{field: one[field] for field in RegionCalibrated.model_fields})
            for name, one in of_variant.items()
        }
        for variant, of_variant in told["regions"].items()
    }
    return AssetCalibration(
        embedder=told["embedder"], alpha=told["alpha"], warn_alpha=told["warn_alpha"], regions=regions
    )

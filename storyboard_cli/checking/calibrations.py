"""Calibration: from locked pictures to limits, written beside the lock as readable text.

Outside the lock's hash on purpose: a new embedder, or more assets to tell apart, make no frame stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from storyboard_cli.assets.lock import Lock
from storyboard_cli.checking.references import (
    LockReferences,
    Shown,
    all_views,
    cut_pictures,
    references_of,
    space_of,
)
from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.drift.base import Embedder
from storyboard_cli.drift.bundle_limits import USUAL, Copies, Limits, bundle_limits, copies_of
from storyboard_cli.drift.calibration import METHOD, WISHED, from_plain, plain
from storyboard_cli.drift.crops import fitted_mask
from storyboard_cli.drift.regions import CUT_VERSION
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import Consistency
from storyboard_cli.store.files import put_if_changed
from storyboard_cli.store.locks import version_folder

JUDGED_TYPES = (AssetType.character, AssetType.environment, AssetType.style)


def calibrate_versions(workspace: Workspace, locks: Sequence[Lock], report: Reporter) -> None:
    """Calibrate freshly locked versions under the project's embedder, and say what their bundles lack."""
    chosen = [lock for lock in locks if lock.spec.asset_type in JUDGED_TYPES]
    if not chosen:
        return
    for name, group in _by_embedder(workspace, chosen).items():
        own = [k.asset_id for k in group if settings_of(workspace, k).embedder]
        with asked_by(own if len(own) == len(group) else [], name):
            embedder = workspace.embedder(name)
        _calibrate_group(workspace, group, embedder, report)


def _calibrate_group(
    workspace: Workspace, group: Sequence[Lock], embedder: Embedder, report: Reporter
) -> None:
    copied: dict[str, _Copied] = {}  # made of the same cuts as the references, which are large
    fresh = {lock.lock_hash for lock in group}

    def cut(lock: Lock, shown: Shown) -> None:
        if lock.lock_hash in fresh:
            copied[lock.lock_hash] = _copies(lock, shown, embedder)

    others = [lock for lock in judged_locks(workspace) if lock.spec.asset_type in JUDGED_TYPES]
    known = references_of(workspace, [*others, *group], embedder, report, cut)
    with report.task("Calibrating", len(group)) as task:
        for lock in group:
            own, copies = known[lock.lock_hash], copied.get(lock.lock_hash)
            limits, lasting = _calibrate(workspace, own, list(known.values()), embedder, copies)
            if lasting:
                _write(workspace, lock, _document(workspace, lock, embedder, limits))
            _warn(lock, limits, own, report)
            task.advance(1, lock.asset_id)


def judged_locks(workspace: Workspace) -> list[Lock]:
    """The version in use of every asset that has one."""
    registry = workspace.registry
    current = (registry.current(asset_id) for asset_id in registry.asset_ids)
    return [lock for lock in current if lock is not None]


def limits_of(
    workspace: Workspace,
    known: Mapping[str, LockReferences],
    lock: Lock,
    embedder: Embedder,
    *,
    keep: bool = True,
) -> Limits:
    """The limits of a version: read from its calibration file, else made and written (`keep`).

    Limits from pictures that are not those of the lock are for this run only: once they are back, so is a
    good calibration.
    """
    settings = workspace.project.consistency
    path = calibration_path(lock, embedder.embedder_id)
    found = _read(_text(workspace, path), lock, embedder.embedder_id, settings.alpha, settings.warn_alpha)
    if found is None:
        made, lasting = _calibrate(workspace, known[lock.lock_hash], list(known.values()), embedder)
        document = _document(workspace, lock, embedder, made)
        if keep and lasting:
            _write(workspace, lock, document)
        # what the file says, to its last digit: the next run must not judge by other numbers
        found = _limits(document["regions"], settings.alpha, settings.warn_alpha)
    return _overridden(workspace, lock, found)


def settings_of(workspace: Workspace, lock: Lock) -> Consistency:
    """Returns how this asset is checked: as its working spec says now, which makes no frame stale."""
    working = workspace.registry.specs.get(lock.asset_id)
    return (working or lock.spec).consistency


def calibration_path(lock: Lock, embedder_id: str) -> str:
    """`assets/CHAR_001/v3/calibration/basic-v1.yaml`."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", embedder_id)
    return f"{version_folder(lock.asset_id, lock.version)}/calibration/{name}.yaml"


def calibration_text(workspace: Workspace, lock: Lock, embedder_id: str) -> str:
    """The calibration file as it stands, or nothing where it is missing, damaged or of another method."""
    settings = workspace.project.consistency
    text = _text(workspace, calibration_path(lock, embedder_id))
    readable = text and _read(text, lock, embedder_id, settings.alpha, settings.warn_alpha) is not None
    return text if readable else ""


def _text(workspace: Workspace, path: str) -> str:
    try:
        return workspace.files.read(path).decode("utf-8")
    except (SbError, UnicodeDecodeError):
        return ""


@contextmanager
def asked_by(assets: Sequence[str], embedder: str) -> Iterator[None]:
    """Opening an embedder because these assets' specs name it: an error says so, and what mends it."""
    try:
        yield
    except SbError as error:
        if not assets:
            raise
        who = ", ".join(assets)
        files = " and ".join(f"assets/{a}/asset.yaml" for a in assets)
        way = f"take consistency.embedder out of {files}"
        raise SbError(
            error.kind,
            error.code,
            f"{who} asks for the embedder {embedder} (consistency.embedder): {error.message}",
            where=error.where,
            hint=Mend.joined("{}; or {}", error.hint, way) if error.hint else way,
            problems=error.problems,
        ) from error


def _by_embedder(workspace: Workspace, locks: Iterable[Lock]) -> dict[str, list[Lock]]:
    groups: dict[str, list[Lock]] = {}
    for lock in locks:
        name = settings_of(workspace, lock).embedder or workspace.project.consistency.embedder
        groups.setdefault(name, []).append(lock)
    return groups


_Copied = tuple[Copies, bool]
"""Vectors of altered copies, and whether all pictures are those of the lock."""


def _copies(lock: Lock, shown: Shown, embedder: Embedder) -> _Copied:
    cuts, unmeasured = shown
    copies = copies_of(
        [(c.picture.pixel_sha256, c.cut.region, c.look, fitted_mask(c.cut.mask, c.look)) for c in cuts],
        embedder,
        space_of(lock),
        symmetric=lock.spec.symmetric,
    )
    return copies, all(u.as_locked for u in unmeasured)


def _calibrate(
    workspace: Workspace,
    own: LockReferences,
    all_of: Sequence[LockReferences],
    embedder: Embedder,
    copied: _Copied | None = None,
) -> tuple[Limits, bool]:
    """The limits of a version, and whether they last: all its pictures are those of the lock."""
    settings = workspace.project.consistency
    if copied is None:
        copied = _copies(own.lock, cut_pictures(workspace, own.lock, embedder), embedder)
    copies, lasting = copied
    peers = [
        all_views(other)
        for other in all_of
        if other.lock.asset_id != own.lock.asset_id
        and other.lock.spec.asset_type is own.lock.spec.asset_type
        and other.references
    ]
    limits = bundle_limits(
        all_views(own),
        copies,
        peers,
        embedder.embedder_id,
        alpha=settings.alpha,
        warn_alpha=settings.warn_alpha,
    )
    return limits, lasting


def _overridden(workspace: Workspace, lock: Lock, limits: Limits) -> Limits:
    """The asset's own threshold, where its spec sets one with a reason, over the calibrated one."""
    own = settings_of(workspace, lock)
    override = own.threshold
    if override is None or not own.reason:
        return limits
    return {
        variant: {name: replace(c, override=override) for name, c in regions.items()}
        for variant, regions in limits.items()
    }


def _document(workspace: Workspace, lock: Lock, embedder: Embedder, limits: Limits) -> dict[str, Any]:
    settings = workspace.project.consistency
    return {
        "schema": 1,
        "asset_id": lock.asset_id,
        "version": lock.version,
        "lock_hash": lock.lock_hash,
        "embedder": embedder.embedder_id,
        "method": METHOD,
        "cut": CUT_VERSION,
        "alpha": settings.alpha,
        "warn_alpha": settings.warn_alpha,
        "regions": {
            variant: {name: plain(c) for name, c in sorted(regions.items())}
            for variant, regions in limits.items()
        },
    }


def _write(workspace: Workspace, lock: Lock, document: dict[str, Any]) -> None:
    path = calibration_path(lock, document["embedder"])
    put_if_changed(workspace.files, path, yaml_text.dump(document).encode("utf-8"))


def _read(text: str, lock: Lock, embedder_id: str, alpha: float, warn_alpha: float) -> Limits | None:
    """Reads a file; None where it is missing, damaged, or of another lock, embedder or method."""
    try:
        document = yaml_text.load(text)
        expected = (lock.lock_hash, embedder_id, METHOD, CUT_VERSION)
        if tuple(document[k] for k in ("lock_hash", "embedder", "method", "cut")) != expected:
            return None
        return _limits(document["regions"], alpha, warn_alpha)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def _limits(plain_regions: Mapping[str, Any], alpha: float, warn_alpha: float) -> Limits:
    return {
        variant: {
            name: from_plain(value, alpha=alpha, warn_alpha=warn_alpha, tests=len(regions))
            for name, value in regions.items()
        }
        for variant, regions in plain_regions.items()
    }


def _warn(lock: Lock, limits: Limits, references: LockReferences, report: Reporter) -> None:
    name = f"{lock.spec.name} ({lock.asset_id}@v{lock.version})"
    for text in references.unreadable:
        report.warn(f"not measured: {text}")
    usual = limits.get(USUAL, {})
    if not usual:
        report.warn(f"{name} has no picture that a check could compare with")
        return
    fewest = min(c.references for c in usual.values())
    if lock.spec.asset_type is AssetType.environment:
        return  # a place has no fixed number of sides; what `basic-v1` says of it only ever warns
    if fewest < WISHED:
        s = "" if fewest == 1 else "s"
        report.warn(
            f"{name} has {fewest} picture{s} to compare with; checks are sure from {WISHED} on",
            "add views or expressions to its spec, generate and lock again",
        )
    blurred = sorted(n for n, c in usual.items() if not c.separable)
    if blurred and len(blurred) == len(usual):
        report.warn(
            f"{name} is not told apart from the project's other assets by this embedder: "
            "a passed check will not mean that it is the same character",
            Mend("models.list", {}, "give it its own colours, or use an embedder with weights ({})"),
        )

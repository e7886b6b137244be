"""Vectors of an asset's locked pictures: each picture is embedded once and its vector kept by content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storyboard_cli.assets.lock import Lock, LockedPicture
from storyboard_cli.checking.carried import staging_in
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.drift.base import Embedder, Space, crop_side, parts_of
from storyboard_cli.drift.bundle import Reference
from storyboard_cli.drift.copies import gradient_hash
from storyboard_cli.drift.crops import cut_out
from storyboard_cli.drift.lance import Collection, Row, row_key
from storyboard_cli.drift.light import tones
from storyboard_cli.drift.measure import main_colour
from storyboard_cli.drift.pictures import Opened, open_picture
from storyboard_cli.drift.prepared import PLACE
from storyboard_cli.drift.regions import CUT_VERSION, SIDE, Cut
from storyboard_cli.drift.sheet import cuts_of_sheet, figure_box
from storyboard_cli.drift.sides import Sides, sides
from storyboard_cli.plan.staging.body import proportions
from storyboard_cli.plan.staging.looks import look_of
from storyboard_cli.project.workspace import Workspace

_COLLECTION: dict[Space, Collection] = {
    "identity": "asset_identity_embeddings",
    "style": "asset_style_embeddings",
}


_DIGITS = 5
_NO_PARTS = ("figure", "frame", PLACE)  # regions of what is no person


@dataclass(frozen=True)
class CutPicture:
    """One region of one locked picture, as pixels."""

    picture: LockedPicture
    path: str
    cut: Cut
    pixels: Any  # 64×64: its colours are measured here
    look: Any  # as the embedder wants to see it


@dataclass(frozen=True)
class Unmeasured:
    """A locked picture that says nothing, and why."""

    message: str
    as_locked: bool  # the file is the one that was locked: it stays like this


Shown = tuple[list[CutPicture], list[Unmeasured]]
"""What a lock's pictures show, and those that show nothing."""


@dataclass(frozen=True)
class LockReferences:
    """All references of one locked version under one embedder."""

    lock: Lock
    references: tuple[Reference, ...]
    unreadable: tuple[str, ...] = ()  # pictures that could not be measured, with the reason


def space_of(lock: Lock) -> Space:
    """A style is compared by its look, everything else by what it shows."""
    return "style" if lock.spec.asset_type is AssetType.style else "identity"


def references_of(
    workspace: Workspace,
    locks: Iterable[Lock],
    embedder: Embedder,
    report: Reporter,
    cut: Callable[[Lock, Shown], None] = lambda lock, shown: None,
) -> dict[str, LockReferences]:
    """References by lock hash. What is not stored yet is cut, which `cut` is told, and embedded."""
    wanted = list({lock.lock_hash: lock for lock in locks}.values())
    stored = {space: _stored(workspace, embedder, space) for space in {space_of(lock) for lock in wanted}}
    found: dict[str, LockReferences] = {}
    for lock in wanted:
        known = stored[space_of(lock)].get(lock.lock_hash, [])
        pictures = {p.pixel_sha256 for p in lock.pictures}
        if pictures and pictures <= {r.picture for r in known}:
            found[lock.lock_hash] = LockReferences(lock, tuple(known))
    unknown = [lock for lock in wanted if lock.lock_hash not in found]
    if unknown:
        with report.task("Measuring locked pictures", len(unknown)) as task:
            for lock in unknown:
                shown = cut_pictures(workspace, lock, embedder)
                cut(lock, shown)
                found[lock.lock_hash] = _embedded(workspace, lock, embedder, shown)
                task.advance(1, lock.asset_id)
    return {lock.lock_hash: found[lock.lock_hash] for lock in wanted}


def cut_pictures(workspace: Workspace, lock: Lock, embedder: Embedder) -> Shown:
    """Every region of a lock's pictures that the embedder looks at, and the pictures that aren't measured.

    A picture that is not the one that was locked is no evidence of how the asset looks.
    """
    cuts: list[CutPicture] = []
    unmeasured: list[Unmeasured] = []
    for picture in lock.pictures:
        path = f"assets/{lock.asset_id}/v{lock.version}/{picture.path}"
        as_locked = False
        try:
            data = workspace.files.read(path)
            as_locked = sha256_bytes(data) == picture.sha256
            opened = open_picture(data, path)
        except SbError as error:
            unmeasured.append(Unmeasured(error.message, as_locked))
            continue
        if not as_locked:
            unmeasured.append(Unmeasured(f"{path} was changed after it was locked", as_locked))
            continue
        shown = [
            cut
            for cut in _cuts(lock, picture, opened, data)
            if cut.region in (*parts_of(embedder), *_NO_PARTS) and float(cut.mask.sum()) >= 1
        ]
        if not shown:
            unmeasured.append(Unmeasured(f"{path} shows nothing that can be measured", as_locked))
        cuts += [CutPicture(picture, path, cut, *_views(lock, opened, cut, embedder)) for cut in shown]
    return cuts, unmeasured


def figure_hashes(workspace: Workspace, lock: Lock) -> list[tuple[str, Any]]:
    """Path and gradient hash of every picture of a lock, cut to the figure that it shows."""
    found = []
    for picture in lock.pictures:
        path = f"assets/{lock.asset_id}/v{lock.version}/{picture.path}"
        try:
            opened = open_picture(workspace.files.read(path), path)
        except SbError:
            continue
        found.append((path, gradient_hash(opened.pixels(None, figure_box(opened)))))
    return found


def _cuts(lock: Lock, picture: LockedPicture, opened: Opened, data: bytes) -> list[Cut]:
    """Returns the parts of a locked picture to measure: a character's parts, else the whole picture."""
    import numpy as np

    if lock.spec.asset_type is AssetType.character:
        look = look_of(lock.spec, picture.variant)
        head = proportions(look.height_m, look.build).head / look.height_m
        return cuts_of_sheet(opened, picture.role, staging_in(data), lock.spec.region, head)
    whole = (0.0, 0.0, float(opened.width), float(opened.height))
    if space_of(lock) == "style":
        return [Cut("frame", whole, np.ones((opened.height, opened.width), np.float32), 1.0)]
    opacity = opened.opacity((SIDE, SIDE))
    mask = np.ones((SIDE, SIDE), np.float32) if opacity is None else opacity
    region = PLACE if lock.spec.asset_type is AssetType.environment else "figure"
    return [Cut(region, whole, mask, 1.0)]


def _views(lock: Lock, opened: Opened, cut: Cut, embedder: Embedder) -> tuple[Any, Any]:
    """A cut at the size in which its colours are measured, and as the embedder wants to see it."""
    if space_of(lock) == "style":
        whole = opened.pixels()
        return whole, whole
    pixels = opened.pixels((SIDE, SIDE), cut.box)
    side = crop_side(embedder)
    return pixels, pixels if side is None else cut_out(opened, cut.box, side)


def _embedded(workspace: Workspace, lock: Lock, embedder: Embedder, shown: Shown) -> LockReferences:
    cuts, unmeasured = shown
    unreadable = tuple(u.message for u in unmeasured)
    space = space_of(lock)
    if not cuts:
        return LockReferences(lock, (), unreadable)
    vectors = embedder.embed([c.look for c in cuts], [c.cut.mask for c in cuts], space)
    references = [
        Reference(
            region=c.cut.region,
            role=c.picture.role,
            variant=c.picture.variant,
            path=c.path,
            picture=c.picture.pixel_sha256,
            light=tones(c.pixels, c.cut.mask).round(_DIGITS),  # as it is stored: read back, it is the same
            colour=main_colour(c.pixels, c.cut.mask).round(_DIGITS),
            vector=vectors[i],
            sides=sides(c.pixels, c.cut.mask),
        )
        for i, c in enumerate(cuts)
    ]
    rows = [_row(workspace, lock, embedder, r) for r in references]
    workspace.vectors.write(_COLLECTION[space], embedder.embedder_id, rows, vectors)
    return LockReferences(lock, tuple(references), unreadable)


def _row(workspace: Workspace, lock: Lock, embedder: Embedder, reference: Reference) -> Row:
    measure = json.dumps(
        [
            reference.light.round(_DIGITS).tolist(),
            reference.colour.round(_DIGITS).tolist(),
            reference.sides.plain() if reference.sides else None,
        ]
    )
    facts = {
        "asset_id": lock.asset_id,
        "role": reference.role,
        "variant": reference.variant or "",
        "region": f"{reference.region}/{CUT_VERSION}",
        "tags": " ".join(sorted(lock.spec.tags)),
        "lock_hash": lock.lock_hash,
        "path": reference.path,
        "measure": measure,
    }
    project = workspace.project.project_id
    what = (lock.lock_hash, facts["region"], facts["role"], facts["variant"])
    key = row_key(project, embedder.embedder_id, reference.picture, *what)
    return Row(key, reference.picture, facts, lock.version)


def _stored(workspace: Workspace, embedder: Embedder, space: Space) -> dict[str, list[Reference]]:
    """Returns the vectors that the store holds, by lock hash."""
    rows, vectors = workspace.vectors.read(_COLLECTION[space], embedder.embedder_id)
    found: dict[str, list[Reference]] = {}
    for row, vector in zip(rows, vectors, strict=True):
        reference = _reference(row, vector)
        if reference is None:
            continue
        found.setdefault(row.facts["lock_hash"], []).append(reference)
    return found


def _reference(row: Row, vector: Any) -> Reference | None:
    """A stored row as a reference; None where it was cut or measured in another way."""
    import numpy as np

    region, _, version = row.facts["region"].partition("/")
    if version != str(CUT_VERSION):
        return None
    try:
        light, colour, plain = json.loads(row.facts["measure"])
        aside = Sides.of(plain)
    except (ValueError, TypeError):
        return None
    return Reference(
        region=region,
        role=row.facts["role"],
        variant=row.facts["variant"] or None,
        path=row.facts["path"],
        picture=row.picture,
        light=np.array(light, np.float32),
        colour=np.array(colour, np.float32),
        vector=vector,
        sides=aside,
    )


def all_views(own: LockReferences) -> tuple[Reference, ...]:
    """The references to calibrate by: a place is one place by day and by night, its light is taken off."""
    if own.lock.spec.asset_type is not AssetType.environment:
        return own.references
    return tuple(replace(r, variant=None) for r in own.references)


def at_version(references: Sequence[Reference], lock: Lock) -> tuple[Reference, ...]:
    """The references with the paths of that version's folder: labels may have been renumbered."""
    folder = f"assets/{lock.asset_id}/v{lock.version}/"
    return tuple(replace(r, path=folder + r.path.split("/", 3)[-1]) for r in references)

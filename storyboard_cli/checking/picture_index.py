"""The index of whole pictures: `sb search --like` and words about pictures are looked up in it.

Locked pictures and the newest picture of each frame; each is embedded once, by the hash of its pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from storyboard_cli.checking.calibrations import judged_locks
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.drift.base import Embedder
from storyboard_cli.drift.lance import WHOLE, Collection, Row, VectorStore, row_key
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.project.frame_states import FrameState, Render, frame_states
from storyboard_cli.project.workspace import Workspace

_ASSETS: Collection = "asset_identity_embeddings"
_FRAMES: Collection = "render_frame_embeddings"
_PORTION = 64
_SIDE = 256


@dataclass(frozen=True, slots=True)
class Alike:
    """A locked picture or a frame that is like the question."""

    subject: str  # asset or frame id
    path: str
    likeness: float


def most_alike(
    workspace: Workspace, embedder: Embedder, question: Any, limit: int, report: Reporter
) -> tuple[list[Alike], list[Alike]]:
    """Assets and frames that are most like the question's vector, each once, best first.

    Where the project can't be written to, pictures are looked at for this answer only.
    """
    try:
        return _most_alike(workspace, workspace.vectors, embedder, question, limit, report)
    except SbError as error:
        if error.kind is not Kind.storage:
            raise
    with TemporaryDirectory(prefix="sb-search-") as folder:
        store = VectorStore(Path(folder) / "vectors", workspace.project.project_id, now=workspace.now())
        return _most_alike(workspace, store, embedder, question, limit, report)


def _most_alike(
    workspace: Workspace, store: VectorStore, embedder: Embedder, question: Any, limit: int, report: Reporter
) -> tuple[list[Alike], list[Alike]]:
    fill(workspace, store, embedder, report)
    wide = limit * 12  # several pictures of an asset may be alike; each asset is shown once
    assets = store.nearest(_ASSETS, embedder.embedder_id, question, wide, region=WHOLE)
    frames = store.nearest(_FRAMES, embedder.embedder_id, question, wide, region=WHOLE)
    current = {lock.lock_hash for lock in judged_locks(workspace)}
    newest = {s.frame.frame_id: s.newest.version for s in frame_states(workspace) if s.newest}
    return (
        _best((h.row.facts["asset_id"], h.row.facts["path"], h.likeness) for h in assets
              if h.row.facts["lock_hash"] in current)[:limit],
        _best((h.row.facts["frame_id"], h.row.facts["path"], h.likeness) for h in frames
              if newest.get(h.row.facts["frame_id"]) == h.row.version)[:limit],
    )  # fmt: skip


def fill(workspace: Workspace, store: VectorStore, embedder: Embedder, report: Reporter) -> None:
    """Embed what is not there yet, and store it in one write a portion."""
    for collection, wanted in (
        (_ASSETS, _asset_rows(workspace, embedder)),
        (_FRAMES, _frame_rows(workspace, embedder)),
    ):
        known, _ = store.read(collection, embedder.embedder_id, region=WHOLE)
        there = {row.key for row in known}
        missing = [row for row in wanted if row.key not in there]
        if not missing:
            continue
        with report.task("Looking at pictures", len(missing)) as task:
            for start in range(0, len(missing), _PORTION):
                portion = missing[start : start + _PORTION]
                _store(workspace, store, embedder, collection, portion)
                task.advance(len(portion))


def keep_frames(
    workspace: Workspace, embedder: Embedder, seen: Sequence[tuple[FrameState, Render, Any]]
) -> None:
    """Store what a check has seen of whole frames, in one write: a search needn't look at them again."""
    import numpy as np

    if seen:
        project = workspace.project.project_id
        rows = [_frame_row(project, embedder, state, render) for state, render, _ in seen]
        vectors = np.stack([vector for _, _, vector in seen])
        workspace.vectors.write_newest(_FRAMES, embedder.embedder_id, rows, vectors)


def _store(
    workspace: Workspace, store: VectorStore, embedder: Embedder, collection: Collection, rows: Sequence[Row]
) -> None:
    kept: list[Row] = []
    images = []
    for row in rows:
        try:
            opened = open_picture(workspace.files.read(row.facts["path"]), row.facts["path"])
        except SbError:
            continue  # `sb verify` says which pictures are broken; a search goes on without them
        scale = _SIDE / max(opened.width, opened.height)
        images.append(
            opened.pixels((max(1, round(opened.width * scale)), max(1, round(opened.height * scale))))
        )
        kept.append(row)
    if kept:
        store.write(collection, embedder.embedder_id, kept, embedder.embed(images))


def _asset_rows(workspace: Workspace, embedder: Embedder) -> Iterator[Row]:
    project = workspace.project.project_id
    for lock in judged_locks(workspace):
        for picture in lock.pictures:
            facts = {
                "asset_id": lock.asset_id,
                "role": picture.role,
                "variant": picture.variant or "",
                "region": WHOLE,
                "tags": " ".join(sorted(lock.spec.tags)),
                "lock_hash": lock.lock_hash,
                "path": f"assets/{lock.asset_id}/v{lock.version}/{picture.path}",
            }
            what = (WHOLE, lock.lock_hash, picture.role, picture.variant or "")
            key = row_key(project, embedder.embedder_id, picture.pixel_sha256, *what)
            yield Row(key, picture.pixel_sha256, facts, lock.version)


def _frame_rows(workspace: Workspace, embedder: Embedder) -> Iterator[Row]:
    project = workspace.project.project_id
    for state in frame_states(workspace):
        if state.newest is not None:
            yield _frame_row(project, embedder, state, state.newest)


def _frame_row(project: str, embedder: Embedder, state: FrameState, render: Render) -> Row:
    facts = {
        "frame_id": state.frame.frame_id,
        "scene_id": state.scene.scene_id,
        "region": WHOLE,
        "path": render.path,
    }
    key = row_key(project, embedder.embedder_id, render.pixel_sha256, WHOLE, state.frame.uid)
    return Row(key, render.pixel_sha256, facts, render.version)


def _best(found: Iterator[tuple[str, str, float]]) -> list[Alike]:
    best: dict[str, Alike] = {}
    for subject, path, likeness in found:
        if subject not in best or likeness > best[subject].likeness:
            best[subject] = Alike(subject, path, likeness)
    return sorted(best.values(), key=lambda a: (-a.likeness, a.subject))

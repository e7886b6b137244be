"""The manifest beside an export: what went in and what came out, by hash, so that it can be proved later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storyboard_cli.core.files import write_atomic
from storyboard_cli.core.hashing import sha256_file
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.export.board import Board, Panel

COMPARE_FOLDER = "exports/compare"  # pictures of `sb compare`: no export, and without a manifest
FOLDER_NAME = "manifest.json"
SCHEMA = 1

Locks = Mapping[str, Mapping[str, str]]
"""Frame id → asset reference (`CHAR_001@v3`) → lock hash, as the shown picture's own recipe says."""


def manifest_path(target: Path) -> Path:
    """Inside a folder, or beside a file as `board.pdf.manifest.json`."""
    return target / FOLDER_NAME if target.is_dir() else target.with_name(f"{target.name}.manifest.json")


def write_manifest(target: Path, kind: str, board: Board, locks: Locks, beside: Sequence[Path] = ()) -> Path:
    """Hash what the export wrote (`beside` the target too) and write the manifest; returns its path."""
    path = manifest_path(target)
    base = target if target.is_dir() else target.parent
    write_atomic(path, manifest_bytes(kind, board, locks, _files(target, beside), base))
    return path


@dataclass(frozen=True, slots=True)
class Finished:
    """What a writer made: how many files of which size, the hash that stands for all, the manifest's path."""

    files: int
    size: int
    sha256: str
    manifest: str  # from the folder that the target lies in


def finished(target: Path, kind: str, board: Board, locks: Locks) -> Finished:
    """Write the manifest of what a writer made in a folder of its own: the target, and files beside it."""
    beside = sorted(path for path in target.parent.iterdir() if path != target)
    manifest = write_manifest(target, kind, board, locks, beside)
    files = parse_json(manifest.read_text("utf-8"))["files"]
    return Finished(
        files=len(files),
        size=sum(file["size"] for file in files),
        sha256=sha256_file(target if target.is_file() else manifest),
        manifest=manifest.relative_to(target.parent).as_posix(),
    )


def in_order(target: Path) -> list[Path]:
    """All that was made with `target`, in the order in which it is published: its manifest comes last."""
    last = manifest_path(target)
    return sorted(target.parent.iterdir(), key=lambda path: (path == last, path != target, path.name))


def manifest_bytes(kind: str, board: Board, locks: Locks, files: Iterable[Path], base: Path) -> bytes:
    """The manifest's text; file paths are relative to where it lies."""
    said = {
        "schema": SCHEMA,
        "kind": kind,
        "made_by": board.made_by,
        "project_id": board.project_id,
        "title": board.title,
        "as_of": board.as_of,
        "selection": board.selection,
        "draft": board.draft,
        "files": [_file(path, base) for path in files],
        "frames": [frame_facts(panel, locks.get(panel.frame_id, {})) for panel in board.panels],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def frame_facts(panel: Panel, locks: Mapping[str, str]) -> dict[str, Any]:
    """What is known of one frame of the export."""
    return {
        "frame_id": panel.frame_id,
        "uid": panel.uid,
        "start": panel.start,
        "duration": panel.duration,
        "version": panel.version,
        "status": panel.status,
        "mark": panel.mark,
        "picture": panel.picture.key if panel.picture else None,
        "picture_sha256": (panel.picture.sha256 or _hash(panel.picture.path)) if panel.picture else None,
        "pixel_sha256": panel.picture.pixel_sha256 if panel.picture else None,
        "recipe_hash": panel.recipe_hash or None,
        "exceptions": list(panel.exceptions),
        "locks": dict(sorted(locks.items())),
    }


def _hash(path: Path) -> str | None:
    try:
        return sha256_file(path)
    except OSError:
        return None


def _files(target: Path, beside: Sequence[Path]) -> list[Path]:
    if not target.is_dir():
        return [target, *beside] if target.is_file() else list(beside)
    return sorted(p for p in target.rglob("*") if p.is_file() and p.name != FOLDER_NAME)


def _file(path: Path, base: Path) -> dict[str, Any]:
    relative = path.relative_to(base).as_posix()
    return {"path": relative, "sha256": sha256_file(path), "size": path.stat().st_size}

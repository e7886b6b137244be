"""Finds the manifests of exports, and which of their files are not what was exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from storyboard_cli.core.hashing import sha256_file
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.export.bundle_proof import bundle_manifest
from storyboard_cli.export.manifest import FOLDER_NAME

Broken = Literal["missing", "changed"]


def first_there(paths: Iterable[Path]) -> Path | None:
    """The first of the paths that exists, without links."""
    return next((path.resolve() for path in paths if path.exists()), None)


def manifests_at(path: Path) -> list[Path]:
    """Manifests at or under a path; a bundle without one beside it stands for the one inside."""
    if path.is_dir():
        beside = {*path.rglob(FOLDER_NAME), *path.rglob(f"*.{FOLDER_NAME}")}
        return sorted(beside | {p for p in path.rglob("*.zip") if _is_lone_bundle(p)})
    if path.name == FOLDER_NAME or path.name.endswith(f".{FOLDER_NAME}") or _is_lone_bundle(path):
        return [path]
    manifest = _beside(path)
    return [manifest] if manifest.exists() else []


def is_bundle(path: Path) -> bool:
    """Does the path stand for the manifest inside a bundle?"""
    return path.suffix == ".zip"


def read_manifest(path: Path) -> Any:
    """What the manifest says, or what the one inside a bundle says. Raises OSError and ValueError."""
    return bundle_manifest(path) if is_bundle(path) else parse_json(path.read_bytes())


def broken_files(folder: Path, files: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Path, str, Broken]]:
    """Files of a manifest that are not those that were exported: (path, its name there, what is wrong)."""
    top = folder.resolve()
    for file in files:
        path = folder / str(file["path"])
        if not path.resolve().is_relative_to(top) or not path.is_file():  # a manifest may say anything
            yield path, str(file["path"]), "missing"
        elif sha256_file(path) != file["sha256"]:
            yield path, str(file["path"]), "changed"


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{FOLDER_NAME}")


def _is_lone_bundle(path: Path) -> bool:
    return is_bundle(path) and not _beside(path).exists() and bundle_manifest(path) is not None

"""Locked versions on disk: `assets/<id>/vN/` appears whole or not at all, and is never rewritten."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.core import lfs, yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import storage_error, write_atomic
from storyboard_cli.core.hashing import sha256_file
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint

_VERSION = re.compile(r"v(\d{1,6})\Z")
_PARTIAL = re.compile(r"\.v\d{1,6}\.(?:partial|removed)\Z")


@dataclass(frozen=True)
class LockFolder:
    """Every locked version, every retirement, and what is wrong with the rest."""

    versions: dict[str, list[Lock]]  # oldest first
    retirements: dict[tuple[str, int], Retired]
    problems: tuple[Problem, ...]


def version_folder(root: Path, asset_id: str, version: int) -> Path:
    """`assets/CHAR_001/v3`."""
    return root / "assets" / asset_id / f"v{version}"


def read_locks(root: Path, cache: Path | None = None) -> LockFolder:
    """Every `lock.yaml` and `retired.yaml`. Pictures are not read; `check_version` does that."""
    problems: list[Problem] = []
    fingerprint = code_fingerprint("storyboard_cli.spec", "storyboard_cli.assets")
    kept = StatCache(cache / "locks.json" if cache else None, fingerprint)
    versions: dict[str, list[Lock]] = {}
    retirements: dict[tuple[str, int], Retired] = {}
    for asset_id, number, folder in _version_folders(root):
        relative = f"assets/{asset_id}/v{number}/lock.yaml"
        lock = _read_lock(folder / "lock.yaml", relative, kept, problems)
        if lock is None:
            continue
        if (lock.asset_id, lock.version) != (asset_id, number):
            message = f"the lock says {lock.label}, the folder says {asset_id}@v{number}"
            problems.append(_error("lock-moved", message, relative, "`git checkout` the folder where it was"))
            continue
        versions.setdefault(asset_id, []).append(lock)
        retired = _read_retired(folder / "retired.yaml", relative, problems)
        if retired is not None:
            retirements[asset_id, number] = retired
    kept.save()
    for found in versions.values():
        found.sort(key=lambda k: k.version)
    return LockFolder(versions, retirements, tuple(problems))


def write_version(root: Path, lock: Lock, pictures: Mapping[str, bytes]) -> Path:
    """Write a version: everything into a folder beside it, `lock.yaml` last, then one rename."""
    folder = version_folder(root, lock.asset_id, lock.version)
    if folder.exists():
        raise SbError(
            Kind.conflict,
            "version-exists",
            f"{lock.label} is there already",
            hint="a version is never rewritten; run the command again for the next one",
        )
    partial = folder.with_name(f".{folder.name}.partial")
    _remove_tree(partial)
    try:
        for path, data in sorted(pictures.items()):
            write_atomic(partial / path, data)
        write_atomic(partial / "lock.yaml", yaml_text.dump(lock.document()).encode("utf-8"))
        os.rename(partial, folder)
    except OSError as error:
        _remove_tree(partial)
        raise storage_error(folder, error) from error
    except SbError:
        _remove_tree(partial)
        raise
    return folder


def replace_version(root: Path, lock: Lock, pictures: Mapping[str, bytes]) -> None:
    """Write a version again as it was, after a merge mixed two; only `sb lock --renumber` does this."""
    folder = version_folder(root, lock.asset_id, lock.version)
    removed = folder.with_name(f".{folder.name}.removed")
    _remove_tree(removed)
    kept = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in ("retired.yaml", "calibration/*.yaml")
        for path in folder.glob(name)
    }
    try:
        os.rename(folder, removed)
    except OSError as error:
        raise storage_error(folder, error) from error
    try:
        write_version(root, lock, {**kept, **pictures})
    except SbError:
        os.rename(removed, folder)
        raise
    _remove_tree(removed)


def version_numbers(root: Path, asset_id: str) -> list[int]:
    """Numbers of an asset's version folders, whatever is in them; ascending."""
    folder = root / "assets" / asset_id
    names = [e.name for e in os.scandir(folder)] if folder.is_dir() else []
    return sorted(int(found[1]) for name in names if (found := _VERSION.match(name)))


def write_retired(root: Path, asset_id: str, version: int, retired: Retired) -> Path:
    """Retire a version: `retired.yaml` beside its lock."""
    path = version_folder(root, asset_id, version) / "retired.yaml"
    write_atomic(path, yaml_text.dump(retired.model_dump(mode="json", by_alias=True)).encode("utf-8"))
    return path


def clean_partials(root: Path) -> int:
    """Remove what a killed lock left behind; returns how many folders."""
    found = 0
    for folder in _subfolders(root / "assets"):
        for entry in os.scandir(folder):
            if _PARTIAL.match(entry.name) and entry.is_dir(follow_symlinks=False):
                _remove_tree(Path(entry.path))
                found += 1
    return found


def check_version(root: Path, lock: Lock, hashes: StatCache | None = None) -> list[Problem]:
    """Does the version still hold what its lock says? Missing, changed, lfs pointers and identity."""
    base = f"assets/{lock.asset_id}/v{lock.version}"
    problems: list[Problem] = []
    if lock.identity() != lock.lock_hash:
        message = f"{lock.label} was edited: its content does not have its lock_hash any more"
        hint = f"`git checkout {base}/lock.yaml`, or make the change in asset.yaml and lock again"
        problems.append(_error("lock-changed", message, f"{base}/lock.yaml", hint))
    for picture in lock.pictures:
        problem = _check_picture(root, f"{base}/{picture.path}", picture.sha256, lock.label, hashes)
        if problem is not None:
            problems.append(problem)
    return problems


def picture_hashes(cache: Path | None) -> StatCache:
    """File hashes that are remembered as long as the files' stats stay."""
    return StatCache(cache / "hashes.json" if cache else None, "sha256")


def _check_picture(
    root: Path, relative: str, wanted: str, label: str, hashes: StatCache | None
) -> Problem | None:
    path = root / relative
    restore = f"`git checkout {relative}` brings it back"
    try:
        stat = path.stat()
        found = hashes.get(relative, stat) if hashes is not None else None
        if found is None:
            with path.open("rb") as handle:
                if lfs.is_pointer(handle.read(64)):
                    return _error("lfs-pointer", lfs.words(f"{label}: {relative}"), relative, lfs.HINT)
            found = sha256_file(path)
            if hashes is not None:
                hashes.put(relative, stat, found)
    except FileNotFoundError:
        return _error("picture-missing", f"{label}: the picture is not there", relative, restore)
    except OSError as error:
        return _error("unreadable", f"{label}: cannot be read: {error.strerror}", relative, None)
    if found != wanted:
        return _error(
            "picture-changed", f"{label}: the picture is not the one that was locked", relative, restore
        )
    return None


def _read_lock(path: Path, relative: str, kept: StatCache, problems: list[Problem]) -> Lock | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        message = "the version has no lock.yaml"
        hint = f"`git checkout {relative}`, or delete the folder"
        problems.append(_error("lock-missing", message, relative, hint))
        return None
    text = kept.get(relative, stat)
    if text is not None:
        try:
            return Lock.model_validate_json(text)
        except ValidationError:
            pass  # the cache was damaged; the file is the truth
    from storyboard_cli.spec.reader import read

    reading = read(path.read_bytes(), relative, Lock)
    problems.extend(_with_renumber_hint(p) for p in reading.problems)
    if reading.value is not None:
        kept.put(relative, stat, reading.value.model_dump_json(by_alias=True, exclude_unset=True))
    return reading.value


def _with_renumber_hint(problem: Problem) -> Problem:
    if problem.code != "merge-conflict":
        return problem
    hint = "both branches locked this version: `sb lock --renumber` keeps both"
    return Problem(problem.severity, problem.code, problem.message, problem.where, hint, problem.excerpt)


def _read_retired(path: Path, lock_relative: str, problems: list[Problem]) -> Retired | None:
    if not path.exists():
        return None
    from storyboard_cli.spec.reader import read

    reading = read(path.read_bytes(), lock_relative.replace("lock.yaml", "retired.yaml"), Retired)
    problems.extend(reading.problems)
    return reading.value


def _version_folders(root: Path) -> Iterator[tuple[str, int, Path]]:
    for folder in _subfolders(root / "assets"):
        for entry in sorted(os.scandir(folder), key=lambda e: e.name):
            found = _VERSION.match(entry.name)
            if found and entry.is_dir():
                yield folder.name, int(found[1]), Path(entry.path)


def _subfolders(folder: Path) -> list[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError:
        return []
    return [Path(e.path) for e in entries if not e.name.startswith(".") and e.is_dir()]


def _remove_tree(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _error(code: str, message: str, path: str, hint: str | None) -> Problem:
    return Problem(Severity.error, code, message, Where(path), hint)

"""Locked versions on disk: `assets/<id>/vN/` appears whole or not at all, and is never rewritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from pydantic import ValidationError

from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.files import Entry, Files, read_or_tell
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint

LOCK_FILE = "lock.yaml"
_VERSION = re.compile(r"v(\d{1,6})\Z")
_STAYS = re.compile(r"retired\.yaml|calibration/[^/]*\.yaml")


@dataclass(frozen=True)
class LockFolder:
    """Every locked version, every retirement, and what is wrong with the rest."""

    versions: dict[str, list[Lock]]  # oldest first
    retirements: dict[tuple[str, int], Retired]
    problems: tuple[Problem, ...]


def version_folder(asset_id: str, version: int) -> str:
    """`assets/CHAR_001/v3`, relative to the project."""
    return f"assets/{asset_id}/v{version}"


def read_locks(files: Files, cache: Files | None = None) -> LockFolder:
    """Every `lock.yaml` and `retired.yaml`. Pictures are not read; `check_version` does that."""
    problems: list[Problem] = []
    fingerprint = code_fingerprint("storyboard_cli.spec", "storyboard_cli.assets")
    kept = StatCache(cache, "locks", fingerprint)
    versions: dict[str, list[Lock]] = {}
    retirements: dict[tuple[str, int], Retired] = {}
    for (asset_id, number), inner in _version_folders(files).items():
        relative = f"{version_folder(asset_id, number)}/lock.yaml"
        lock = _read_lock(files, inner.get("lock.yaml"), relative, kept, problems)
        if lock is None:
            continue
        if (lock.asset_id, lock.version) != (asset_id, number):
            message = f"the lock says {lock.label}, the folder says {asset_id}@v{number}"
            problems.append(_error("lock-moved", message, relative, "`git checkout` the folder where it was"))
            continue
        versions.setdefault(asset_id, []).append(lock)
        if "retired.yaml" in inner:
            retired = _read_retired(files, inner["retired.yaml"].path, problems)
            if retired is not None:
                retirements[asset_id, number] = retired
    kept.save()
    for found in versions.values():
        found.sort(key=lambda k: k.version)
    return LockFolder(versions, retirements, tuple(problems))


def version_files(lock: Lock, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """All that a version's folder holds; its `lock.yaml` stands for the whole."""
    return {**pictures, LOCK_FILE: lock_text(lock)}


def what_stays(files: Files, lock: Lock) -> dict[str, bytes]:
    """What lies beside a lock and stays where a merge mixed two: its retirement, its calibrations."""
    folder = version_folder(lock.asset_id, lock.version)
    return {
        name: files.read(entry.path)
        for entry in files.entries(folder)
        if _STAYS.fullmatch(name := entry.path.removeprefix(f"{folder}/"))
    }


def version_numbers(files: Files, asset_id: str) -> list[int]:
    """Numbers of an asset's version folders, whatever is in them; ascending."""
    names = {entry.path.split("/")[2] for entry in files.entries(f"assets/{asset_id}")}
    return sorted(int(found[1]) for name in names if (found := _VERSION.match(name)))


def retired_path(asset_id: str, version: int) -> str:
    """Where it is said that a version is retired: beside its lock."""
    return f"{version_folder(asset_id, version)}/retired.yaml"


def retired_text(retired: Retired) -> bytes:
    """The bytes of a `retired.yaml`."""
    return yaml_text.dump(retired.model_dump(mode="json", by_alias=True)).encode("utf-8")


def clean_partials(files: Files) -> int:
    """Remove what a killed lock left behind; returns how many folders."""
    return files.clean("assets")


def check_version(files: Files, lock: Lock, hashes: StatCache | None = None) -> list[Problem]:
    """Does the version still hold what its lock says? Missing, changed, lfs pointers and identity."""
    base = version_folder(lock.asset_id, lock.version)
    problems: list[Problem] = []
    if lock.identity() != lock.lock_hash:
        message = f"{lock.label} was edited: its content does not have its lock_hash any more"
        hint = f"`git checkout {base}/lock.yaml`, or make the change in asset.yaml and lock again"
        problems.append(_error("lock-changed", message, f"{base}/lock.yaml", hint))
    for picture in lock.pictures:
        problem = _check_picture(files, f"{base}/{picture.path}", picture.sha256, lock.label, hashes)
        if problem is not None:
            problems.append(problem)
    return problems


def picture_hashes(cache: Files | None) -> StatCache:
    """File hashes that are remembered as long as the files' tags stay."""
    return StatCache(cache, "hashes", "sha256")


def _check_picture(
    files: Files, relative: str, wanted: str, label: str, hashes: StatCache | None
) -> Problem | None:
    restore = f"`git checkout {relative}` brings it back"
    try:
        entry = files.stat(relative)
        if entry is None:
            return _error("picture-missing", f"{label}: the picture is not there", relative, restore)
        found = hashes.get(relative, entry) if hashes is not None else None
        if found is None:
            found = sha256_bytes(files.read(relative))
            if hashes is not None:
                hashes.put(relative, entry, found)
    except SbError as error:
        code = "unreadable" if error.kind is Kind.storage else error.code
        return _error(code, f"{label}: {error.message}", relative, error.hint)
    if found != wanted:
        return _error(
            "picture-changed", f"{label}: the picture is not the one that was locked", relative, restore
        )
    return None


def _read_lock(
    files: Files, entry: Entry | None, relative: str, kept: StatCache, problems: list[Problem]
) -> Lock | None:
    if entry is None:
        message = "the version has no lock.yaml"
        hint = f"`git checkout {relative}`, or delete the folder"
        problems.append(_error("lock-missing", message, relative, hint))
        return None
    with suppress(ValidationError):  # else the cache was damaged; the file is the truth
        known = kept.value(relative, entry, Lock.model_validate_json)
        if known is not None:
            return known
    data = read_or_tell(files, relative, problems)
    if data is None:
        return None
    from storyboard_cli.spec.reader import read

    reading = read(data, relative, Lock)
    problems.extend(_with_renumber_hint(p) for p in reading.problems)
    if reading.value is not None:
        kept.put(relative, entry, reading.value.model_dump_json(by_alias=True, exclude_unset=True))
    return reading.value


def _with_renumber_hint(problem: Problem) -> Problem:
    if problem.code != "merge-conflict":
        return problem
    hint = Mend("renumber", {}, "both branches locked this version: `{}` keeps both")
    return Problem(problem.severity, problem.code, problem.message, problem.where, hint, problem.excerpt)


def _read_retired(files: Files, path: str, problems: list[Problem]) -> Retired | None:
    data = read_or_tell(files, path, problems)
    if data is None:
        return None
    from storyboard_cli.spec.reader import read

    reading = read(data, path, Retired)
    problems.extend(reading.problems)
    return reading.value


def _version_folders(files: Files) -> dict[tuple[str, int], dict[str, Entry]]:
    """By asset and version: the files of the version's folder by their name in it."""
    found: dict[tuple[str, int], dict[str, Entry]] = {}
    for entry in files.entries("assets"):
        parts = entry.path.split("/", 3)
        if len(parts) == 4 and (version := _VERSION.match(parts[2])):
            found.setdefault((parts[1], int(version[1])), {})[parts[3]] = entry
    return found


def lock_text(lock: Lock) -> bytes:
    """The bytes of a version's `lock.yaml`."""
    return yaml_text.dump(lock.document()).encode("utf-8")


def _error(code: str, message: str, path: str, hint: Hint | None) -> Problem:
    return Problem(Severity.error, code, message, Where(path), hint)

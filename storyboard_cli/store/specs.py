"""Reads what people wrote: project, specs, directions and aliases, with every mistake of every file at
once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside
from storyboard_cli.core.problems import Problem, Severity, Where, in_reading_order
from storyboard_cli.spec.aliases import AliasFile
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.local import project_file
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint

ModelT = TypeVar("ModelT", bound=BaseModel)

SUFFIXES = (".yaml", ".yml", ".json")
_SPEC_FILES = tuple(f"asset{suffix}" for suffix in SUFFIXES)


@dataclass(frozen=True)
class SpecFolder:
    """Every spec under `assets/`, where it stands, and what is wrong with the rest."""

    specs: dict[str, AssetSpec]
    paths: dict[str, str]  # asset id → relative path of its spec
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class DirectionFolder:
    """Every direction file by scene id."""

    files: dict[str, DirectionFile]
    paths: dict[str, str]
    problems: tuple[Problem, ...]


def read_project(root: Path) -> ProjectSpec:
    """The project file; raises with all its mistakes."""
    path = project_file(root)
    if path is None:
        raise SbError(Kind.missing, "no-project", f"there is no project.yaml in {root}", hint="run `sb init`")
    problems: list[Problem] = []
    found = read_one(root, path.name, ProjectSpec, problems)
    refuse(problems, path.name)
    assert found is not None
    return found


def read_specs(root: Path, cache: Path | None = None) -> SpecFolder:
    """Every `assets/<id>/asset.yaml`. `cache` is a folder; unchanged files are taken from there."""
    problems: list[Problem] = []
    kept = _cache(cache, "specs")
    specs: dict[str, AssetSpec] = {}
    paths: dict[str, str] = {}
    base = str(root)
    linked = (root / "assets").is_symlink()
    for folder, files, has_link in _asset_folders(root):
        relative = _one_spec_file(folder, files, problems)
        if relative is None:
            continue
        if has_link or linked:  # only a link can lead out of the project
            spec = read_one(root, relative, AssetSpec, problems, kept)
        else:
            spec = _read_plain(f"{base}/{relative}", relative, AssetSpec, problems, kept)
        if spec is not None and not _claimed_twice(spec, relative, paths, problems):
            specs[spec.asset_id] = spec
            paths[spec.asset_id] = relative
            _folder_agrees(folder, spec, relative, problems)
    kept.save()
    return SpecFolder(dict(sorted(specs.items())), paths, tuple(problems))


def read_directions(root: Path, cache: Path | None = None) -> dict[str, DirectionFile]:
    """Every `direction/<scene>.yaml` by scene id; raises with all mistakes."""
    found = direction_folder(root, cache)
    refuse(found.problems, "direction/")
    return found.files


def direction_folder(root: Path, cache: Path | None = None) -> DirectionFolder:
    """Every `direction/<scene>.yaml`, and what is wrong with the rest."""
    problems: list[Problem] = []
    kept = _cache(cache, "directions")
    files: dict[str, DirectionFile] = {}
    paths: dict[str, str] = {}
    for relative in _files_in(root, "direction"):
        found = read_one(root, relative, DirectionFile, problems, kept)
        if found is None:
            continue
        if found.scene_id in paths:
            message = f"{found.scene_id} is directed by {paths[found.scene_id]} already"
            problems.append(_error("two-directions", message, relative, "put both into one file"))
            continue
        if Path(relative).stem != found.scene_id:
            message = f"the file is named {Path(relative).name} and directs {found.scene_id}"
            problems.append(_error("name-differs", message, relative, f"name it {found.scene_id}.yaml"))
        files[found.scene_id] = found
        paths[found.scene_id] = relative
    kept.save()
    return DirectionFolder(dict(sorted(files.items())), paths, tuple(problems))


def read_alias_file(root: Path, problems: list[Problem] | None = None) -> AliasFile:
    """`aliases.yaml`, empty when there is none; without a list for them, mistakes raise."""
    mistakes: list[Problem] = [] if problems is None else problems
    name = next((f"aliases{s}" for s in SUFFIXES if (root / f"aliases{s}").is_file()), None)
    found = read_one(root, name, AliasFile, mistakes) if name else None
    if problems is None:
        refuse(mistakes, name or "aliases.yaml")
    return found or AliasFile(schema=1)


def read_one(
    root: Path, relative: str, model: type[ModelT], problems: list[Problem], kept: StatCache | None = None
) -> ModelT | None:
    """One file as a model; its mistakes are added to `problems`."""
    try:
        inside(root, relative)
    except SbError as error:
        problems.append(_error(error.code, f"{relative} leads out of the project", relative, error.hint))
        return None
    return _read_plain(f"{root}/{relative}", relative, model, problems, kept)


def _read_plain(
    path: str, relative: str, model: type[ModelT], problems: list[Problem], kept: StatCache | None
) -> ModelT | None:
    """As `read_one`, of a file that is known to lie in the project."""
    try:
        stat = os.stat(path)
        text = kept.get(relative, stat) if kept is not None else None
        if text is not None:
            try:
                return model.model_validate_json(text)
            except ValueError:
                pass  # the cache was damaged; the file is the truth
        with open(path, "rb") as handle:
            data = handle.read()
    except OSError as error:
        problems.append(_error("unreadable", f"cannot be read: {error.strerror or error}", relative, None))
        return None
    from storyboard_cli.spec.reader import read

    reading = read(data, relative, model)
    problems.extend(reading.problems)
    if reading.value is not None and kept is not None and kept.keeps:
        kept.put(relative, stat, reading.value.model_dump_json(by_alias=True, exclude_unset=True))
    return reading.value


def refuse(problems: list[Problem] | tuple[Problem, ...], what: str) -> None:
    """Raise one error with all problems, if there is an error among them."""
    errors = [p for p in problems if p.is_error]
    if not errors:
        return
    first = next((p.where for p in in_reading_order(errors) if p.where), None)
    count = "one mistake" if len(errors) == 1 else f"{len(errors)} mistakes"
    hint = "mend what is listed above; `sb validate` checks again"
    raise SbError(
        Kind.usage,
        "invalid-files",
        f"{count} in {what}",
        where=first,
        hint=hint,
        problems=in_reading_order(problems),
    )


def _asset_folders(root: Path) -> Iterator[tuple[str, list[str], bool]]:
    """(folder name, names of spec files in it, is a link among them), in order."""
    try:
        entries = sorted(os.scandir(root / "assets"), key=lambda e: e.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or not entry.is_dir():
            continue
        with os.scandir(entry.path) as inner:
            present = sorted((e.name, e.is_symlink()) for e in inner if e.name in _SPEC_FILES)
        present.sort(key=lambda p: _SPEC_FILES.index(p[0]))
        yield (
            entry.name,
            [name for name, _ in present],
            entry.is_symlink() or any(link for _, link in present),
        )


def _one_spec_file(folder: str, files: list[str], problems: list[Problem]) -> str | None:
    if len(files) > 1:
        message = f"assets/{folder} has more than one spec: {', '.join(files)}"
        problems.append(_error("two-specs", message, f"assets/{folder}/{files[1]}", f"keep {files[0]}"))
    return f"assets/{folder}/{files[0]}" if files else None


def _claimed_twice(spec: AssetSpec, relative: str, paths: dict[str, str], problems: list[Problem]) -> bool:
    other = paths.get(spec.asset_id)
    if other is None:
        return False
    message = f"{spec.asset_id} is the id of {other} already"
    problems.append(_error("duplicate-id", message, relative, "give one of the two another asset_id"))
    return True


def _folder_agrees(folder: str, spec: AssetSpec, relative: str, problems: list[Problem]) -> None:
    from storyboard_cli.core.ids import asset_type_of

    if folder != spec.asset_id:
        message = f"the folder is named {folder}, the asset {spec.asset_id}"
        problems.append(_error("name-differs", message, relative, f"name the folder {spec.asset_id}"))
    if asset_type_of(spec.asset_id) is not spec.asset_type:
        wanted = asset_type_of(spec.asset_id).value
        message = f"{spec.asset_id} says {wanted}, asset_type says {spec.asset_type.value}"
        problems.append(_error("type-differs", message, relative, f"write asset_type: {wanted}"))


def _files_in(root: Path, folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(root / folder))
    except OSError:
        return []
    return [f"{folder}/{n}" for n in names if n.endswith(SUFFIXES) and not n.startswith(".")]


def _error(code: str, message: str, path: str, hint: str | None) -> Problem:
    return Problem(Severity.error, code, message, Where(path), hint)


_fingerprint: list[str] = []


def _cache(folder: Path | None, name: str) -> StatCache:
    if not _fingerprint:
        _fingerprint.append(code_fingerprint("storyboard_cli.spec"))
    return StatCache(folder / f"{name}.json" if folder else None, _fingerprint[0])

"""Reads what people wrote: project, specs, directions and aliases, with every mistake of every file at
once.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache as remembered
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.problems import Problem, Severity, Where, in_reading_order
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.files import Entry, Files, read_if_there, read_or_tell
from storyboard_cli.store.local import PROJECT_FILES
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint

if TYPE_CHECKING:
    from storyboard_cli.spec.aliases import AliasFile
    from storyboard_cli.spec.asset import AssetSpec
    from storyboard_cli.spec.direction import DirectionFile

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


def read_project(files: Files, cache: Files | None = None) -> ProjectSpec:
    """The project file; raises with all its mistakes. `cache` keeps what was made of the same bytes."""
    for path in PROJECT_FILES:
        data = read_if_there(files, path)
        if data is not None:
            return _project_of(data, path, cache)
    raise SbError(Kind.missing, "no-project", "there is no project.yaml", hint=Mend("init", {}, "run `{}`"))


def _project_of(data: bytes, path: str, cache: Files | None) -> ProjectSpec:
    """What the bytes say. Whether they changed is asked of them, not of the file: they are read anyway."""
    made_of = {"path": path, "sha256": sha256_bytes(data), "code": _spec_code()}
    kept = read_cache(cache, "project", 1) if cache is not None else {}
    if made_of.items() <= kept.items():
        with suppress(ValueError):  # the cache was damaged; the file is the truth
            return ProjectSpec.model_validate_json(str(kept.get("project")))
    from storyboard_cli.spec.reader import read

    reading = read(data, path, ProjectSpec)
    refuse(reading.problems, path)
    assert reading.value is not None
    if cache is not None:
        text = reading.value.model_dump_json(by_alias=True, exclude_unset=True)
        write_cache(cache, "project", 1, {**made_of, "project": text})
    return reading.value


def project_path(files: Files) -> str | None:
    """The name of the project file, or None."""
    return next((name for name in PROJECT_FILES if files.stat(name) is not None), None)


def read_specs(files: Files, cache: Files | None = None) -> SpecFolder:
    """Every `assets/<id>/asset.yaml`. `cache` holds what was made of unchanged files."""
    from storyboard_cli.spec.asset import AssetSpec

    problems: list[Problem] = []
    kept = _cache(cache, "specs")
    specs: dict[str, AssetSpec] = {}
    paths: dict[str, str] = {}
    for folder, found in _spec_files(files, problems).items():
        entry = found[0]
        if len(found) > 1:
            message = f"assets/{folder} has more than one spec: {', '.join(map(_name, found))}"
            problems.append(_error("two-specs", message, found[1].path, f"keep {_name(entry)}"))
        spec = _read_entry(files, entry, AssetSpec, problems, kept)
        if spec is not None and not _claimed_twice(spec, entry.path, paths, problems):
            specs[spec.asset_id] = spec
            paths[spec.asset_id] = entry.path
            _folder_agrees(folder, spec, entry.path, problems)
    kept.save()
    return SpecFolder(dict(sorted(specs.items())), paths, tuple(problems))


def read_directions(files: Files, cache: Files | None = None) -> dict[str, DirectionFile]:
    """Every `direction/<scene>.yaml` by scene id; raises with all mistakes."""
    found = direction_folder(files, cache)
    refuse(found.problems, "direction/")
    return found.files


def direction_folder(files: Files, cache: Files | None = None) -> DirectionFolder:
    """Every `direction/<scene>.yaml`, and what is wrong with the rest."""
    from storyboard_cli.spec.direction import DirectionFile

    problems: list[Problem] = []
    kept = _cache(cache, "directions")
    directions: dict[str, DirectionFile] = {}
    paths: dict[str, str] = {}
    for entry in files.entries("direction", deep=False):
        if not entry.path.endswith(SUFFIXES):
            continue
        found = _read_entry(files, entry, DirectionFile, problems, kept)
        if found is None:
            continue
        if found.scene_id in paths:
            message = f"{found.scene_id} is directed by {paths[found.scene_id]} already"
            problems.append(_error("two-directions", message, entry.path, "put both into one file"))
            continue
        if _name(entry).rpartition(".")[0] != found.scene_id:
            message = f"the file is named {_name(entry)} and directs {found.scene_id}"
            problems.append(_error("name-differs", message, entry.path, f"name it {found.scene_id}.yaml"))
        directions[found.scene_id] = found
        paths[found.scene_id] = entry.path
    kept.save()
    return DirectionFolder(dict(sorted(directions.items())), paths, tuple(problems))


def read_alias_file(
    files: Files, problems: list[Problem] | None = None, cache: Files | None = None
) -> AliasFile:
    """`aliases.yaml`, empty when there is none; without a list for them, mistakes raise."""
    from storyboard_cli.spec.aliases import AliasFile

    mistakes: list[Problem] = [] if problems is None else problems
    name = next((f"aliases{s}" for s in SUFFIXES if files.stat(f"aliases{s}") is not None), None)
    found = None
    if name is not None:
        kept = _cache(cache, "aliases")
        found = read_one(files, name, AliasFile, mistakes, kept)
        kept.save()
    if problems is None:
        refuse(mistakes, name or "aliases.yaml")
    return found or AliasFile(schema=1)


def read_one(
    files: Files, relative: str, model: type[ModelT], problems: list[Problem], kept: StatCache | None = None
) -> ModelT | None:
    """One file as a model; its mistakes are added to `problems`."""
    try:
        entry = files.stat(relative)
    except SbError as error:
        problems.append(_error(error.code, f"{relative} leads out of the project", relative, error.hint))
        return None
    if entry is None:
        problems.append(_error("unreadable", f"there is no file {relative}", relative, None))
        return None
    return _read_entry(files, entry, model, problems, kept)


def _read_entry(
    files: Files, entry: Entry, model: type[ModelT], problems: list[Problem], kept: StatCache | None
) -> ModelT | None:
    """As `read_one`, of a file that was listed."""
    found = _kept_model(kept, entry, model) if kept is not None else None
    if found is not None:
        return found
    if entry.leads_out:
        message, hint = f"{entry.path} leads out of the project", "use a file inside the project"
        problems.append(_error("path-outside-project", message, entry.path, hint))
        return None
    data = read_or_tell(files, entry.path, problems)
    if data is None:
        return None
    from storyboard_cli.spec.reader import read

    reading = read(data, entry.path, model)
    problems.extend(reading.problems)
    if reading.value is not None and kept is not None:
        _keep(kept, entry, reading.value)
    return reading.value


def _kept_model(kept: StatCache, entry: Entry, model: type[ModelT]) -> ModelT | None:
    """What was made of the file when it was read last; None where it is another file by now."""
    try:
        return kept.value(entry.path, entry, model.model_validate_json)
    except ValueError:
        return None  # the cache was damaged; the file is the truth


def _keep(kept: StatCache, entry: Entry, value: BaseModel) -> None:
    if kept.keeps:
        kept.put(entry.path, entry, value.model_dump_json(by_alias=True, exclude_unset=True))


def refuse(problems: list[Problem] | tuple[Problem, ...], what: str) -> None:
    """Raise one error with all problems, if there is an error among them."""
    errors = [p for p in problems if p.is_error]
    if not errors:
        return
    first = next((p.where for p in in_reading_order(errors) if p.where), None)
    count = "one mistake" if len(errors) == 1 else f"{len(errors)} mistakes"
    hint = Mend("validate", {}, "mend what is listed above; `{}` checks again")
    raise SbError(
        Kind.usage,
        "invalid-files",
        f"{count} in {what}",
        where=first,
        hint=hint,
        problems=in_reading_order(problems),
    )


def _spec_files(files: Files, problems: list[Problem]) -> dict[str, list[Entry]]:
    """Spec files by the name of their folder; `asset.yaml` before `asset.yml` before `asset.json`."""
    found: dict[str, list[Entry]] = {}
    for entry in files.entries("assets"):
        parts = entry.path.split("/")
        if len(parts) == 3 and parts[2] in _SPEC_FILES:
            found.setdefault(parts[1], []).append(entry)
        elif entry.leads_out and len(parts) < 3:  # a folder that is a link
            message, hint = f"{entry.path} leads out of the project", "put the folder itself there"
            problems.append(_error("path-outside-project", message, entry.path, hint))
    for of_folder in found.values():
        of_folder.sort(key=lambda e: _SPEC_FILES.index(_name(e)))
    return found


def _name(entry: Entry) -> str:
    return entry.path.rpartition("/")[2]


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


def _error(code: str, message: str, path: str, hint: Hint | None) -> Problem:
    return Problem(Severity.error, code, message, Where(path), hint)


@remembered
def _spec_code() -> str:
    return code_fingerprint("storyboard_cli.spec")


def _cache(files: Files | None, name: str) -> StatCache:
    return StatCache(files, name, _spec_code())

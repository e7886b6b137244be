"""Folders of model weights on this machine: what a folder must hold, and the hashes that name it.

A folder without weights is refused here, before any library sees it: open_clip would quietly make up random
ones.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from storyboard_cli.core import lfs
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import wrong_name
from storyboard_cli.core.files import storage_error, write_atomic
from storyboard_cli.core.hashing import sha256_file, sha256_json, short
from storyboard_cli.core.kept_roots import make_folders
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.drift.tensor_names import tensor_names

Family = Literal["openclip", "dino", "csd"]
MANIFEST = "sb-model.json"
PREPARATION = "letterbox-1"
CSD_PREPARATION = "stretch-1"  # what ViStoryBench does to a picture: scores are compared with its tables
CONFIGS: dict[str, Family] = {"open_clip_config.json": "openclip", "config.json": "dino"}
WEIGHTS = (
    "open_clip_model.safetensors",
    "open_clip_pytorch_model.safetensors",
    "model.safetensors",
    "open_clip_pytorch_model.bin",
    "pytorch_model.bin",
)
WEIGHT_ENDINGS = (".safetensors", ".bin", ".pth")
STYLE_HEAD, TOWER = "last_layer_style", "backbone."  # of CSD, which is told by its tensors alone


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """One model on disk. `files` are hashes by name; together they name the model."""

    name: str
    family: Family
    path: Path
    weights: str
    files: Mapping[str, str]

    @property
    def embedder(self) -> str:
        """What `consistency.embedder` says: `openclip:ViT-B-32`."""
        return f"{self.family}:{self.name}"

    @property
    def digest(self) -> str:
        """Eight digits over weights and configuration."""
        return short(sha256_json(dict(self.files)))

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum((self.path / name).stat().st_size for name in self.files)

    @property
    def config(self) -> dict[str, Any]:
        """The model's own description; empty for CSD, whose shape is read off its tensors."""
        name = next((n for n, family in CONFIGS.items() if family == self.family), None)
        if name is None:
            return {}
        found: dict[str, Any] = parse_json((self.path / name).read_text("utf-8"))
        return found


def find_model(name: str, family: Family, models_dir: Path) -> ModelFolder:
    """The imported model of that name, its files still the ones that were imported."""
    path = models_dir / name
    if not _can_be_a_folder(name) or not path.is_dir():
        shown = visible(name if len(name) <= 80 else f"{name[:80]}…")
        raise SbError(
            Kind.missing,
            "model-not-there",
            f"there is no model '{shown}' in {models_dir}",
            hint=Mend(
                "models.import", {}, "{} takes a folder with weights; basic-v1 needs none", blanks=("folder",)
            ),
        )
    found = read_folder(path)
    if found.family != family:
        raise SbError(
            Kind.usage,
            "model-of-another-family",
            f"{name} is a model for {found.embedder}, not for {family}:{name}",
            hint=f"set consistency.embedder to {found.embedder}",
        )
    broken = changed_files(path)
    if broken:
        raise _changed(name, broken)
    return found


def _can_be_a_folder(name: str) -> bool:
    """Can a folder of models be called that? A path is none, and what no system can hold cannot be there."""
    return "/" not in name and name not in ("", ".", "..") and wrong_name(name) is None


def list_models(models_dir: Path) -> list[ModelFolder | SbError]:
    """Every folder there, in order; an error where one can't be used."""
    found: list[ModelFolder | SbError] = []
    for path in sorted(models_dir.iterdir()) if models_dir.is_dir() else ():
        if not path.is_dir() or path.name.startswith("."):
            continue
        try:
            found.append(read_folder(path))
        except SbError as error:
            found.append(error)
    return found


def read_folder(path: Path) -> ModelFolder:
    """A folder's family, weights and hashes; hashes come from the manifest where there is one."""
    family, names = _parts(path)
    manifest = _manifest(path)
    files: dict[str, str] = {}
    for name in names:
        files[name] = manifest.get("files", {}).get(name) or sha256_file(path / name)
    return ModelFolder(path.name, family, path, names[-1], files)


def import_folder(source: Path, models_dir: Path, name: str | None = None) -> ModelFolder:
    """Copy configuration and weights (nothing else) into the models folder, and write down their hashes."""
    if not source.is_dir():
        raise SbError(
            Kind.missing,
            "folder-missing",
            f"{source} is not a folder",
            hint="give the folder that holds the weights",
        )
    _, names = _parts(source)
    target = models_dir / (name or source.resolve().name)
    if target.exists() and target.resolve() != source.resolve():
        raise SbError(
            Kind.conflict,
            "model-there-already",
            f"there is a model {target.name!r} already",
            hint=Mend("models.import", {}, "give it another name: {}", blanks=("folder", "name")),
        )
    try:
        make_folders(target)
        for file in names:
            if target.resolve() != source.resolve():
                shutil.copyfile(source / file, target / file)
    except OSError as error:
        raise storage_error(target, error) from error
    hashes = {file: sha256_file(target / file) for file in names}
    stats = {file: _stat(target / file) for file in hashes}
    manifest = {"schema": 1, "files": hashes, "stats": stats}
    write_atomic(target / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode("utf-8"))
    return read_folder(target)


def changed_files(path: Path, *, thorough: bool = False) -> list[str]:
    """Files that are not the imported ones any more; `thorough` hashes all of them."""
    manifest = _manifest(path)
    broken = []
    for name, digest in manifest.get("files", {}).items():
        file = path / name
        if not file.is_file():
            broken.append(f"{name} is missing")
        elif (thorough or manifest.get("stats", {}).get(name) != _stat(file)) and sha256_file(file) != digest:
            broken.append(f"{name} was changed")
    return broken


def preparation_of(folder: ModelFolder) -> str:
    """How pictures are prepared for the model; part of the embedder's id."""
    if folder.family == "openclip":
        return PREPARATION
    if folder.family == "csd":
        return CSD_PREPARATION
    return f"{PREPARATION}-{dino_side(folder)}"


def dino_side(folder: ModelFolder) -> int:
    """DINOv2 is trained at 518 pixels; crops of storyboard figures need no more than 224 or 256."""
    config = folder.config
    wanted = int((config.get("pretrained_cfg", {}).get("input_size") or [3, 224, 224])[1])
    return min(wanted, 224 if "patch14" in str(config["architecture"]) else 256)


def _parts(path: Path) -> tuple[Family, tuple[str, ...]]:
    """A folder's family and its files: the configuration, where the family has one, and last the weights."""
    config = _config(path)
    if config is None:
        return "csd", (_csd_weights(path),)
    return config[0], (config[1], _weights(path))


def _config(path: Path) -> tuple[Family, str] | None:
    for name, family in CONFIGS.items():
        file = path / name
        if file.is_file():
            try:
                content = parse_json(file.read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise _broken(path, f"{name} can't be read: {error}") from error
            wanted = "model_cfg" if family == "openclip" else "architecture"
            if isinstance(content, dict) and wanted in content:
                return family, name
    return None


def _weights(path: Path) -> str:
    for name in WEIGHTS:
        file = path / name
        if not file.is_file():
            continue
        _refuse_pointer(file)
        return name
    raise _broken(path, "it holds no weights (" + ", ".join(WEIGHTS[:3]) + ")")


def _csd_weights(path: Path) -> str:
    """The first file of weights that is CSD's, safetensors before pickles."""
    files = [f for f in path.iterdir() if f.suffix in WEIGHT_ENDINGS and f.is_file()]
    wrong = "it holds neither open_clip_config.json, nor a timm config.json, nor weights of CSD"
    for file in sorted(files, key=lambda f: (WEIGHT_ENDINGS.index(f.suffix), f.name)):
        _refuse_pointer(file)
        try:
            names = tensor_names(file)
        except ValueError as error:
            wrong = f"{file.name} can't be read: {error}"
            continue
        towered = any(name.startswith(TOWER) for name in names)
        if towered and STYLE_HEAD in names:
            return file.name
        if towered:
            wrong = f"{file.name} has {TOWER}* but no {STYLE_HEAD}, which makes a CSD model"
    raise _broken(path, wrong)


def _refuse_pointer(file: Path) -> None:
    with file.open("rb") as handle:
        if lfs.is_pointer(handle.read(64)):
            raise _broken(file.parent, f"{lfs.words(file.name)}; {lfs.HINT} there first")


def _manifest(path: Path) -> dict[str, Any]:
    try:
        found = parse_json((path / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stat(file: Path) -> list[int]:
    stat = file.stat()
    return [stat.st_size, stat.st_mtime_ns]


def _broken(path: Path, why: str) -> SbError:
    return SbError(
        Kind.usage,
        "model-folder-unusable",
        f"{path} can't be used as a model: {why}",
        hint=Mend(
            "models.import",
            {},
            "download the model's files (weights, and configuration if it has one) into one folder, then: {}",
            blanks=("folder",),
        ),
    )


def _changed(name: str, broken: list[str]) -> SbError:
    return SbError(
        Kind.conflict,
        "model-changed",
        f"the model {name} is not what was imported: {'; '.join(broken)}",
        hint=Mend(
            "models.import",
            {"name": name},
            "import it again under another name, or delete it and run: {}",
            blanks=("folder",),
        ),
    )

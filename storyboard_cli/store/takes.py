"""Takes under the state folder: each appears whole or not at all, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from storyboard_cli.assets.take import Take
from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import storage_error, write_atomic
from storyboard_cli.core.hashing import sha256_bytes

_TAKE = re.compile(r"t(\d{3,6})\Z")


def takes_folder(state: Path, asset_id: str) -> Path:
    """`.sb/takes/CHAR_001`."""
    return state / "takes" / asset_id


def take_names(state: Path, asset_id: str) -> list[str]:
    """Names of an asset's takes, oldest first."""
    try:
        names = [e.name for e in os.scandir(takes_folder(state, asset_id)) if _TAKE.match(e.name)]
    except OSError:
        return []
    return sorted(names, key=lambda n: int(n[1:]))


def read_take(state: Path, asset_id: str, name: str) -> Take | None:
    """That take, or None if it is missing or cannot be used."""
    if not _TAKE.match(name):
        return None
    path = takes_folder(state, asset_id) / name / "take.yaml"
    try:
        return Take.model_validate(yaml_text.load(path.read_text("utf-8")))
    except (OSError, ValueError):
        return None


def newest_take(state: Path, asset_id: str) -> Take | None:
    """The youngest take that can be read."""
    found = (read_take(state, asset_id, name) for name in reversed(take_names(state, asset_id)))
    return next((take for take in found if take is not None), None)


def next_take_name(state: Path, asset_id: str) -> str:
    """`t004` after `t003`."""
    names = take_names(state, asset_id)
    return f"t{1 + (int(names[-1][1:]) if names else 0):03d}"


def picture_data(state: Path, take: Take, path: str) -> bytes:
    """The bytes of a picture of a take, checked against its hash."""
    wanted = next(p.sha256 for p in take.pictures if p.path == path)
    where = takes_folder(state, take.asset_id) / take.take / path
    try:
        data = where.read_bytes()
    except OSError as error:
        raise _broken(take, path, "is not there") from error
    if sha256_bytes(data) != wanted:
        raise _broken(take, path, "is not the picture that was taken")
    return data


def write_take(state: Path, take: Take, pictures: Mapping[str, bytes]) -> Path:
    """Write a take: everything into a folder beside it, `take.yaml` last, then one rename."""
    folder = takes_folder(state, take.asset_id) / take.take
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        for path, data in sorted(pictures.items()):
            write_atomic(partial / path, data)
        write_atomic(partial / "take.yaml", yaml_text.dump(take.document()).encode("utf-8"))
        os.rename(partial, folder)
    except OSError as error:
        raise storage_error(folder, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def _broken(take: Take, path: str, what: str) -> SbError:
    return SbError(
        Kind.conflict,
        "take-broken",
        f"{take.asset_id} {take.take}: {path} {what}",
        hint=f"run `sb generate {take.asset_id} --force` for a new take",
    )

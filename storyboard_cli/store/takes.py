"""Takes under the state folder: each appears whole or not at all, in a folder of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from storyboard_cli.assets.take import Take
from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Mend
from storyboard_cli.store.files import Files

TAKE_FILE = "take.yaml"
_TAKE = re.compile(r"t(\d{3,6})\Z")


def take_folder(asset_id: str, take: str) -> str:
    """`takes/CHAR_001/t003`, relative to the state folder."""
    return f"takes/{asset_id}/{take}"


def take_names(state: Files, asset_id: str) -> list[str]:
    """Names of an asset's takes, oldest first."""
    names = {entry.path.split("/")[2] for entry in state.entries(f"takes/{asset_id}")}
    return sorted(filter(_TAKE.match, names), key=lambda n: int(n[1:]))


def read_take(state: Files, asset_id: str, name: str) -> Take | None:
    """That take, or None if it is missing or cannot be used."""
    if not _TAKE.match(name):
        return None
    try:
        data = state.read(f"{take_folder(asset_id, name)}/take.yaml")
        return Take.model_validate(yaml_text.load(data.decode("utf-8")))
    except (SbError, ValueError):
        return None


def newest_take(state: Files, asset_id: str) -> Take | None:
    """The youngest take that can be read."""
    found = (read_take(state, asset_id, name) for name in reversed(take_names(state, asset_id)))
    return next((take for take in found if take is not None), None)


def next_take_name(state: Files, asset_id: str) -> str:
    """`t004` after `t003`."""
    names = take_names(state, asset_id)
    return f"t{1 + (int(names[-1][1:]) if names else 0):03d}"


def picture_data(state: Files, take: Take, path: str) -> bytes:
    """The bytes of a picture of a take, checked against its hash."""
    wanted = next(p.sha256 for p in take.pictures if p.path == path)
    try:
        data = state.read(f"{take_folder(take.asset_id, take.take)}/{path}")
    except SbError as error:
        raise _broken(take, path, "is not there") from error
    if sha256_bytes(data) != wanted:
        raise _broken(take, path, "is not the picture that was taken")
    return data


def take_files(take: Take, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """All that a take's folder holds; its `take.yaml` stands for the whole."""
    return {**pictures, TAKE_FILE: yaml_text.dump(take.document()).encode("utf-8")}


def _broken(take: Take, path: str, what: str) -> SbError:
    return SbError(
        Kind.conflict,
        "take-broken",
        f"{take.asset_id} {take.take}: {path} {what}",
        hint=Mend("generate", {"force": True, "assets": [take.asset_id]}, "run `{}` for a new take"),
    )

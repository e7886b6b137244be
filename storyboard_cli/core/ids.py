"""Names of things: asset, scene and frame ids, references such as `CHAR_001:raincoat@v3`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class AssetType(StrEnum):
    character = "character"
    environment = "environment"
    nature = "nature"
    prop = "prop"
    style = "style"


PREFIX: dict[AssetType, str] = {
    AssetType.character: "CHAR",
    AssetType.environment: "ENV",
    AssetType.nature: "NAT",
    AssetType.prop: "PROP",
    AssetType.style: "STYLE",
}
TYPE_OF_PREFIX = {prefix: kind for kind, prefix in PREFIX.items()}

ASSET_ID = r"(?:CHAR|ENV|NAT|PROP|STYLE)_[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
VARIANT = r"[a-z0-9][a-z0-9_-]{0,39}"
SCENE_ID = r"S\d{2,5}"
PROJECT_ID = r"PRJ_[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
LOGIN = r"[a-z0-9][a-z0-9._-]{0,39}"
LONGEST_NAME = 80
"""Of what people, guests and tokens are called; which signs it may have, `person_names.py` says."""
EMAIL = r"[^@\s<>\"\\]{1,64}@[^@\s<>\"\\]{1,190}"
ROLE = r"[a-z0-9][a-z0-9_]{0,39}(?:\.[a-z0-9][a-z0-9_-]{0,39}){0,2}"

_REF = re.compile(rf"(?P<asset>{ASSET_ID})(?::(?P<variant>{VARIANT}))?(?:@v?(?P<version>\d{{1,6}}))?\Z")
_FRAME = re.compile(r"FR_(?P<scene>S\d{2,5})_(?P<index>\d{3,6})\Z")


@dataclass(frozen=True, slots=True)
class AssetRef:
    """`CHAR_001`, `CHAR_001:raincoat`, `CHAR_001@v3` or `CHAR_001:raincoat@v3`."""

    asset_id: str
    variant: str | None = None
    version: int | None = None

    def __str__(self) -> str:
        variant = f":{self.variant}" if self.variant else ""
        version = f"@v{self.version}" if self.version is not None else ""
        return f"{self.asset_id}{variant}{version}"

    @property
    def asset_type(self) -> AssetType:
        return asset_type_of(self.asset_id)


def parse_asset_ref(text: str) -> AssetRef | None:
    """The reference that `text` spells, or None."""
    found = _REF.match(text)
    if found is None:
        return None
    version = found["version"]
    return AssetRef(found["asset"], found["variant"], int(version) if version else None)


def id_parts(asset_id: str) -> tuple[str, str]:
    """Prefix and words of an asset id or of a placeholder: `UNRESOLVED_CHAR_OLD_MAN` → `CHAR`, `OLD MAN`."""
    prefix, _, words = asset_id.removeprefix("UNRESOLVED_").partition("_")
    return prefix, words.replace("_", " ")


def asset_type_of(asset_id: str) -> AssetType:
    """The type that the prefix of a valid asset id says."""
    return TYPE_OF_PREFIX[asset_id.split("_", 1)[0]]


def frame_name(scene_id: str, index: int) -> str:
    """`FR_S03_002`."""
    return f"FR_{scene_id}_{index:03d}"


def parse_frame_name(text: str) -> tuple[str, int] | None:
    """(scene id, frame index) of a frame name, or None."""
    found = _FRAME.match(text)
    return (found["scene"], int(found["index"])) if found else None


def shot_letters(index: int) -> str:
    """0 → A, 1 → B … with I and O skipped as on a slate; after Z come AA, AB …"""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(alphabet))
        letters = alphabet[rest] + letters
    return letters

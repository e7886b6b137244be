"""What differs between two specs or two bundles, field by field and picture by picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from storyboard_cli.assets.lock import LockedPicture
from storyboard_cli.spec.asset import AssetSpec

_UNLOCKED = {"schema", "asset_id", "project_id"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field. `old` or `new` is None where it is absent."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class PictureChange:
    """One role of one variant."""

    role: str
    variant: str | None
    change: Literal["added", "removed", "changed", "recoded"]  # recoded: other bytes, the same pixels
    old: LockedPicture | None
    new: LockedPicture | None


def spec_changes(old: AssetSpec, new: AssetSpec) -> list[FieldChange]:
    """Fields that differ, `appearance.hair.color` by `appearance.hair.color`; variants by name, not by
    place.
    """
    before, after = (s.model_dump(mode="json", by_alias=True) for s in (old, new))
    return list(_walk("", before, after))


def picture_changes(old: Iterable[LockedPicture], new: Iterable[LockedPicture]) -> list[PictureChange]:
    """Roles that were added, removed, or show something else."""
    before = {(p.role, p.variant): p for p in old}
    after = {(p.role, p.variant): p for p in new}
    found: list[PictureChange] = []
    for role, variant in sorted({*before, *after}, key=lambda k: (k[1] or "", k[0])):
        a, b = before.get((role, variant)), after.get((role, variant))
        if a is None:
            found.append(PictureChange(role, variant, "added", None, b))
        elif b is None:
            found.append(PictureChange(role, variant, "removed", a, None))
        elif a.pixel_sha256 != b.pixel_sha256:
            found.append(PictureChange(role, variant, "changed", a, b))
        elif a.sha256 != b.sha256:
            found.append(PictureChange(role, variant, "recoded", a, b))
    return found


def changes_said(fields: Sequence[FieldChange], pictures: Sequence[PictureChange], most: int = 3) -> str:
    """What changed, in a few words: the fields; where no field did, how many pictures did."""
    if fields:
        names = list(dict.fromkeys(_field_words(change.field) for change in fields))
        return ", ".join(names[:most]) + (" …" if len(names) > most else "")
    other = sum(change.change != "recoded" for change in pictures)
    return f"{other} picture{'s' if other > 1 else ''}" if other else ""


def _field_words(field: str) -> str:
    """`appearance.hair.color` as people call it."""
    name = field.removeprefix("appearance.").removeprefix("canonical_")
    return name.replace(".", " ").replace("_", " ")


def _walk(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    if old == new or path in _UNLOCKED:
        return
    old, new = _by_name(old), _by_name(new)
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(k for k in new if k not in old)]:
            yield from _walk(f"{path}.{key}" if path else key, old.get(key), new.get(key))
    elif isinstance(new, dict) and old is None:
        for key, value in new.items():
            yield from _walk(f"{path}.{key}", None, value)
    elif isinstance(old, dict) and new is None:
        for key, value in old.items():
            yield from _walk(f"{path}.{key}", value, None)
    elif (old or new) or old is False or new is False:
        yield FieldChange(path, old, new)


def _by_name(value: Any) -> Any:
    """A list of named blocks as a block, so that inserting one variant does not change all after it."""
    if isinstance(value, list) and value and all(isinstance(v, dict) and "name" in v for v in value):
        return {v["name"]: {k: x for k, x in v.items() if k != "name"} for v in value}
    return value

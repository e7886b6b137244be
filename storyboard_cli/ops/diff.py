"""`sb diff CHAR_001@v2 v3`: what changed between two versions, or between a version and the working spec."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from storyboard_cli.assets.changes import picture_changes, spec_changes
from storyboard_cli.assets.lock import LockedPicture
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import AssetRef
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.pictures import open_picture
from storyboard_cli.project.asset_selection import reference, version_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.files import Files
from storyboard_cli.store.takes import newest_take


class DiffAsk(Ask):
    old: Annotated[str, asked("CHAR_001@v2, or CHAR_001 for its current version.", argument="old")]
    new: Annotated[str | None, asked("v3; the working spec and newest take if left out.", argument="new")] = (
        None
    )


class FieldDifference(Frozen):
    field: str = Field(description="The field.")
    old: Any = Field(None, description="Its value on the old side.")
    new: Any = Field(None, description="Its value on the new side.")


class PictureDifference(Frozen):
    role: str = Field(description="The role of the picture: front, expression.smile.")
    variant: str | None = Field(
        None, description="The variant that the picture shows; none: the asset itself."
    )
    change: Literal["added", "removed", "changed", "recoded"] = Field(
        description="added, removed, changed, or recoded: other bytes, the same pixels."
    )
    old_path: str | None = Field(None, description="The picture on the old side.")
    new_path: str | None = Field(None, description="The picture on the new side.")
    changed_percent: float | None = Field(
        None, description="Pixels that differ visibly; none where the sizes differ."
    )
    old_size: str | None = Field(None, description="Its size on the old side: 768×768.")
    new_size: str | None = Field(None, description="Its size on the new side.")


class DiffAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    old: str = Field(description="The label of the old side.")
    new: str = Field(description="The label of the new side.")
    fields: list[FieldDifference] = Field([], description="Fields that differ.")
    pictures: list[PictureDifference] = Field([], description="Pictures that differ.")
    same_pictures: int = Field(0, description="Pictures that are the same.")


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the comparison: a label, a spec, and pictures under a folder."""

    label: str
    spec: AssetSpec
    place: Path  # as people are told
    files: Files
    folder: str
    pictures: list[LockedPicture]

    def data(self, picture: LockedPicture) -> bytes:
        """A picture of this side."""
        return self.files.read(f"{self.folder}/{picture.path}")


@signed
def diff(workspace: Workspace, ask: DiffAsk, caller: Caller) -> DiffAnswer:
    """Compare two sides field by field and picture by picture."""
    ref = reference(workspace.registry, ask.old)
    old = _version(workspace, ref)
    new = _version(workspace, _other(workspace, ref, ask.new)) if ask.new else _working(workspace, ref)
    changes = picture_changes(old.pictures, new.pictures)
    pictures = [_difference(old, new, c.role, c.variant, c.change, c.old, c.new) for c in changes]
    same = len({(p.role, p.variant) for p in (*old.pictures, *new.pictures)}) - len(changes)
    fields = [FieldDifference(field=c.field, old=c.old, new=c.new) for c in spec_changes(old.spec, new.spec)]
    return DiffAnswer(
        asset_id=ref.asset_id,
        old=old.label,
        new=new.label,
        fields=fields,
        pictures=pictures,
        same_pictures=same,
    )


def _other(workspace: Workspace, first: AssetRef, text: str) -> AssetRef:
    number = text.removeprefix("@").removeprefix("v")
    if is_digits(number) and len(number) < 7:
        return AssetRef(first.asset_id, None, int(number))
    second = reference(workspace.registry, text)
    if second.asset_id != first.asset_id:
        raise SbError(
            Kind.usage,
            "two-assets",
            f"{first.asset_id} and {second.asset_id} are two assets",
            hint=Mend(
                "diff", {}, "compare versions of one: `{}`", examples={"old": "CHAR_001@v2", "new": "v3"}
            ),
        )
    return second


def _version(workspace: Workspace, ref: AssetRef) -> _Side:
    lock = version_of(workspace.registry, ref.asset_id, ref.version)
    folder = f"assets/{lock.asset_id}/v{lock.version}"
    return _Side(lock.label, lock.spec, workspace.root / folder, workspace.files, folder, lock.pictures)


def _working(workspace: Workspace, ref: AssetRef) -> _Side:
    spec = workspace.registry.specs.get(ref.asset_id)
    if spec is None:
        raise SbError(
            Kind.missing, "no-spec", f"{ref.asset_id} has no working spec", hint="name two versions"
        )
    take = newest_take(workspace.state_files, ref.asset_id)
    if take is None:
        old = _version(workspace, ref)
        return replace(old, label=f"{ref.asset_id} (working spec)", spec=spec)
    label = f"{ref.asset_id} (working spec, take {take.take})"
    folder = f"takes/{ref.asset_id}/{take.take}"
    pictures = [p.locked() for p in take.pictures]
    return _Side(label, spec, workspace.state / folder, workspace.state_files, folder, pictures)


def _difference(
    old: _Side,
    new: _Side,
    role: str,
    variant: str | None,
    change: Literal["added", "removed", "changed", "recoded"],
    before: LockedPicture | None,
    after: LockedPicture | None,
) -> PictureDifference:
    paths = [f"{s.place}/{p.path}" if p else None for s, p in ((old, before), (new, after))]
    percent = None
    if change == "changed" and before and after:
        percent = _changed_percent((old, before), (new, after))
    return PictureDifference(
        role=role,
        variant=variant,
        change=change,
        old_path=paths[0],
        new_path=paths[1],
        changed_percent=percent,
        old_size=f"{before.width}×{before.height}" if before else None,
        new_size=f"{after.width}×{after.height}" if after else None,
    )


def _changed_percent(*shown: tuple[_Side, LockedPicture]) -> float | None:
    """Share of pixels that differ by more than a hair (8 of 255 in any channel)."""
    from PIL import ImageChops

    try:
        pictures = [open_picture(side.data(p), p.path).convert("RGB") for side, p in shown]
    except SbError:
        return None
    if pictures[0].size != pictures[1].size:
        return None
    red, green, blue = ImageChops.difference(*pictures).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    counts = most.histogram()
    return round(100 * sum(counts[9:]) / sum(counts), 2)

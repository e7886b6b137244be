"""`sb rename`: gives an asset that nothing refers to yet another id; git sees a move."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import ASSET_ID, PREFIX
from storyboard_cli.core.mend import Mend
from storyboard_cli.ledger.events.assets import AssetRenamed
from storyboard_cli.project.asset_selection import one_asset
from storyboard_cli.project.asset_uses import uses_of
from storyboard_cli.project.commit import Change, MovedFolder, commit
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import tag_of, tags_of
from storyboard_cli.store.specs import read_specs
from storyboard_cli.store.takes import take_names

_ID_LINE = re.compile(
    r"^(?P<key>\s*\"?asset_id\"?\s*:\s*)(?P<quote>[\"']?)(?P<id>[\w-]+)(?P=quote)", re.MULTILINE
)


class RenameAsk(Ask):
    asset: Annotated[str, asked("The asset: CHAR_001, Aarav.", argument="asset")]
    to: Annotated[str, asked("Its new id: CHAR_Aarav.", argument="to")]
    dry_run: Annotated[bool, asked("Say what would change.", "--dry-run")] = False


class RenameAnswer(Answer):
    old: str = Field(description="The id that it had.")
    new: str = Field(description="The id that it has.")
    path: str = Field(description="Its spec, as it is now.")
    put_aside: int = Field(
        0,
        description="Takes that were put aside: their recipes name the old id. `generate` draws the new one.",
    )
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def rename(workspace: Workspace, ask: RenameAsk, caller: Caller) -> RenameAnswer:
    """Change the id in the spec and the name of its folder. The one line is changed; comments stay."""
    with workspace.deciding(dry_run=ask.dry_run):
        return _rename(workspace, ask)


def _rename(workspace: Workspace, ask: RenameAsk) -> RenameAnswer:
    """Rename the asset, as things stand now."""
    try:
        registry = workspace.registry
    except SbError:
        begun = _begun(workspace, ask)
        if begun is None:
            raise
        return begun
    old = one_asset(registry, ask.asset)
    spec = registry.specs.get(old)
    if spec is None:
        raise SbError(
            Kind.missing,
            "no-spec",
            f"{old} has no working spec",
            hint=Mend("restore", {}, "`{}` first", examples={"version": f"{old}@v1"}),
        )
    _check_new_id(old, ask.to, PREFIX[spec.asset_type], registry.asset_ids)
    if registry.locks(old):
        raise SbError(
            Kind.blocked, "version-locked", f"{old} has locked versions, and a version never changes its id",
            hint=Mend(
                "unlock",
                {"asset": old},
                f"copy its asset.yaml to assets/{ask.to}/ as a new asset, and retire the old one: `{{}}`",
                blanks=("reason",),
            ),
        )  # fmt: skip
    uses = uses_of(workspace, old)
    if uses:
        raise SbError(
            Kind.blocked, "in-use", f"{old} is in use", problems=uses,
            hint=Mend(
                "compile",
                {},
                "take it out there first; for scenes: let another "
                "asset have its names, then `{}`",
            ),
        )  # fmt: skip
    relative = registry.paths[old]
    name = relative.rsplit("/", 1)[1]
    done = RenameAnswer(
        old=old,
        new=ask.to,
        path=f"assets/{ask.to}/{name}",
        put_aside=len(take_names(workspace.state_files, old)),
        dry_run=ask.dry_run,
    )
    if ask.dry_run:
        return done
    tag = tag_of(workspace.files, relative)
    text = workspace.files.read(relative).decode("utf-8")
    changed = _ID_LINE.sub(lambda m: f"{m['key']}{m['quote']}{ask.to}{m['quote']}", text, count=1)
    _commit(workspace, old, ask.to, [Change(relative, changed.encode("utf-8"), tag)])
    return done


def _begun(workspace: Workspace, ask: RenameAsk) -> RenameAnswer | None:
    """Finish a rename that was killed when the spec had its new id and its folder had not."""
    path = read_specs(workspace.files, workspace.cache).paths.get(ask.to, "")
    if not path.startswith(f"assets/{ask.asset}/"):
        return None
    if not ask.dry_run:
        _commit(workspace, ask.asset, ask.to, [])
    new_path = f"assets/{ask.to}/{path.rpartition('/')[2]}"
    return RenameAnswer(old=ask.asset, new=ask.to, path=new_path, dry_run=ask.dry_run)


def _commit(workspace: Workspace, old: str, new: str, spec: list[Change]) -> None:
    """The spec with its new id first, then its folder: whoever is told that they differ can only go on."""
    changes: list[Change | MovedFolder] = [*spec]
    takes = tags_of(workspace.state_files, f"takes/{old}")
    if takes:
        aside = f"takes/{old}.renamed"
        if workspace.state_files.entries(aside):  # of an older asset of that name
            aside = f"{aside}-{stamp(workspace.clock())}"
        changes.append(MovedFolder(f"takes/{old}", aside, takes, in_state=True, to_state=True))
    changes.append(MovedFolder(f"assets/{old}", f"assets/{new}", tags_of(workspace.files, f"assets/{old}")))
    commit(workspace, changes, [AssetRenamed.of(old, new)])
    workspace.forget()


def _check_new_id(old: str, new: str, prefix: str, known: list[str]) -> None:
    if re.fullmatch(ASSET_ID, new) is None:
        raise SbError(
            Kind.usage,
            "not-an-id",
            f"{new!r} is not an asset id",
            hint=f"like {prefix}_Name: letters, digits, _ and -",
        )
    if not new.startswith(f"{prefix}_"):
        raise SbError(
            Kind.usage, "other-type", f"{old} is a {prefix}_ asset; {new} would be another type",
            hint=f"choose an id that begins with {prefix}_",
        )  # fmt: skip
    if new == old:
        raise SbError(
            Kind.usage,
            "same-name",
            f"{old} has that id already",
            hint="name another id",
        )
    taken = {k.casefold(): k for k in known}
    if new.casefold() in taken and taken[new.casefold()] != old:
        raise SbError(
            Kind.conflict, "id-taken", f"{taken[new.casefold()]} is there already", hint="choose another"
        )

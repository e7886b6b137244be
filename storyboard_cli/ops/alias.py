"""`sb alias`: say which asset a name in the scripts means."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import closest
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.edited_files import Held, held
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.aliases import AliasEntry, folded
from storyboard_cli.spec.aliases import AliasFile
from storyboard_cli.store.aliases import alias_file, with_alias
from storyboard_cli.store.specs import read_alias_file

_LONGEST = 100


Name = Annotated[
    str,
    asked("The name as the script writes it; quote several words.", argument="name", metavar="NAME"),
]
DryRun = Annotated[bool, asked("Only say what would be written.", "--dry-run")]


class AliasListAsk(Ask):
    name: Annotated[str, asked("Only this name or asset.", argument="only", metavar="[NAME|ASSET]")] = ""


class AliasAddAsk(Ask):
    name: Name
    target: Annotated[str, asked("An asset id, or a variant of one: CHAR_001:raincoat.", argument="asset")]
    dry_run: DryRun = False


class AliasRemoveAsk(Ask):
    name: Name
    dry_run: DryRun = False


class AliasRow(Frozen):
    """A name and what it means. `variant_word`: it means the variant only beside its asset."""

    alias: str = Field(description="The name as the script writes it.")
    target: str = Field(description="The asset that it means, or a variant: CHAR_001:raincoat.")
    source: str = Field(description="The file that says so.")
    variant_word: bool = Field(False, description="It means the variant only beside its asset.")


class AliasListAnswer(Answer):
    rows: list[AliasRow] = Field([], description="The names, by what they mean.")
    conflicts: list[list[AliasRow]] = Field(
        [], description="Names that several assets claim: they mean nothing until one lets go."
    )
    path: str = Field("", description="The file that holds the project's own names.")


class AliasChangeAnswer(Answer):
    name: str = Field(description="The name.")
    target: str = Field(description="The asset, or a variant of one, that it means or meant.")
    path: str = Field(description="The file that holds it.")
    changed: bool = Field(False, description="It is otherwise than before.")
    created: bool = Field(False, description="Whether the project had no such name of its own before.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def list_names(workspace: Workspace, ask: AliasListAsk, caller: Caller) -> AliasListAnswer:
    """List every name that scripts may use, and where it is said."""
    table = workspace.registry.aliases
    only = ask.name
    rows = [
        _row(e)
        for e in table.entries
        if e.alias != e.asset_id
        and (not only or only in (e.asset_id, e.target) or folded(only) == folded(e.alias))
    ]
    rows.sort(key=lambda r: (r.target, r.variant_word, folded(r.alias)))
    conflicts = [[_row(e) for e in claims] for claims in table.conflicts]
    return AliasListAnswer(rows=rows, conflicts=conflicts, path=alias_file(workspace.files))


@signed
def add(workspace: Workspace, ask: AliasAddAsk, caller: Caller) -> AliasChangeAnswer:
    """Let a name mean an asset, in `aliases.yaml`."""
    with workspace.deciding(dry_run=ask.dry_run):
        was = held(workspace, alias_file(workspace.files))
        names = read_alias_file(workspace.files)
        name = _name(ask.name)
        target = _target(workspace, ask.target)
        _refuse_other_meaning(workspace, name, target)
        known = next((v for k, v in names.aliases.items() if folded(k) == folded(name)), None)
        changed = known != target
        if changed and not ask.dry_run:
            _write(workspace, was, names, name, target)
    return AliasChangeAnswer(
        changed=changed,
        created=known is None,
        dry_run=ask.dry_run,
        name=name,
        target=target,
        path=was.path,
    )


@signed
def remove(workspace: Workspace, ask: AliasRemoveAsk, caller: Caller) -> AliasChangeAnswer:
    """Take a name out of `aliases.yaml`."""
    with workspace.deciding(dry_run=ask.dry_run):
        was = held(workspace, alias_file(workspace.files))
        file = read_alias_file(workspace.files)
        name = _name(ask.name)
        known = next((k for k in file.aliases if folded(k) == folded(name)), None)
        if known is None:
            raise _unknown(workspace, file, name)
        if not ask.dry_run:
            _write(workspace, was, file, known, None)
    target = file.aliases[known]
    return AliasChangeAnswer(changed=True, dry_run=ask.dry_run, name=known, target=target, path=was.path)


def _write(workspace: Workspace, was: Held, names: AliasFile, name: str, target: str | None) -> None:
    """Write the alias file with one name changed, as it was read."""
    before = was.data or b""
    after = with_alias(was.path, before, names, name, target)
    if after != before:
        commit(workspace, [Change(was.path, after, was.state)])
    workspace.forget()


def _name(said: str) -> str:
    """The name with single spaces; raises where it cannot be a name."""
    name = " ".join(said.split())
    if folded(name) and len(name) <= _LONGEST:
        return name
    raise SbError(
        Kind.usage,
        "alias-name",
        f"{said!r} is not a name",
        hint=f"an alias is a name as the script writes it, at most {_LONGEST} characters",
    )


def _unknown(workspace: Workspace, file: AliasFile, name: str) -> SbError:
    entries = [e for e in workspace.registry.aliases.entries if folded(e.alias) == folded(name)]
    near = closest(name, file.aliases)
    hint = (
        f"{entries[0].alias} is said in {entries[0].source}; take it out there"
        if entries
        else f"did you mean {near[0]}?"
        if near
        else Mend("alias.list", {}, "`{}` shows all names")
    )
    path = alias_file(workspace.files)
    return SbError(Kind.missing, "no-alias", f"{path} has no alias {name}", hint=hint)


def _target(workspace: Workspace, said: str) -> str:
    """The asset, with or without variant, that `said` names; it must have a spec."""
    registry = workspace.registry
    ref = parse_asset_ref(said)
    if ref is None or ref.version is not None:
        entry = registry.aliases.find_any(said) if ref is None else None
        if entry is not None:
            return entry.target
        raise SbError(
            Kind.usage,
            "alias-target",
            f"{said!r} is not an asset id",
            hint="an alias means an asset or a variant of it: CHAR_001 or CHAR_001:raincoat",
        )
    spec = registry.specs.get(ref.asset_id)
    if spec is None:
        near = closest(ref.asset_id, registry.specs)
        meant = f"did you mean {near[0]}? " if near else ""
        raise SbError(
            Kind.missing,
            "no-asset",
            f"there is no asset {ref.asset_id}",
            hint=Mend(
                "new",
                {"asset_type": ref.asset_type.value, "asset_id": ref.asset_id},
                f"{meant}`{{}}` writes a spec for it",
                blanks=("name",),
            ),
        )
    if ref.variant and spec.variant(ref.variant) is None:
        known = ", ".join(v.name for v in spec.variants) or "none"
        raise SbError(
            Kind.missing,
            "no-variant",
            f"{ref.asset_id} has no variant {ref.variant}",
            hint=f"its variants: {known}",
        )
    return str(ref)


def _refuse_other_meaning(workspace: Workspace, name: str, target: str) -> None:
    kind = parse_asset_ref(target)
    assert kind is not None
    for entry in workspace.registry.aliases.entries:
        if entry.contextual or folded(entry.alias) != folded(name) or entry.kind is not kind.asset_type:
            continue
        if entry.target != target and not workspace.registry.is_retired(entry.asset_id):
            mend: Hint = (
                Mend("alias.remove", {"name": name}, "{}, then add it again")
                if entry.source.startswith("aliases.")
                else f"take it out of {entry.source}, then add it again"
            )
            raise SbError(
                Kind.conflict,
                "alias-taken",
                f"{name} already means {entry.target} ({entry.source})",
                hint=mend,
            )


def _row(entry: AliasEntry) -> AliasRow:
    return AliasRow(
        alias=entry.alias, target=entry.target, source=entry.source, variant_word=entry.contextual
    )

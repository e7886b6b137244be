"""Puts the registry together from specs, locked versions and aliases on disk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from storyboard_cli.assets.registry import Registry
from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.script.aliases import AliasEntry, AliasTable, entries_of, folded
from storyboard_cli.store.files import Files
from storyboard_cli.store.locks import LockFolder, read_locks
from storyboard_cli.store.specs import SpecFolder, read_alias_file, read_specs, refuse

if TYPE_CHECKING:
    from storyboard_cli.spec.aliases import AliasFile


_NAMES = "aliases.yaml"


def read_registry(files: Files, cache: Files | None = None, locks: LockFolder | None = None) -> Registry:
    """The project's assets; raises with every mistake of every spec, lock and alias file."""
    specs, locks = read_specs(files, cache), locks or read_locks(files, cache)
    problems = [*specs.problems, *locks.problems]
    names = read_alias_file(files, problems, cache)
    refuse(problems, "the assets")
    return make_registry(specs, locks, names)


def make_registry(specs: SpecFolder, locks: LockFolder, names: AliasFile) -> Registry:
    """The registry of what could be read."""
    unnamed = Registry(specs.specs, locks.versions, locks.retirements, AliasTable())
    retired = {asset_id for asset_id in specs.specs if unnamed.is_retired(asset_id)}
    return Registry(
        specs=specs.specs,
        versions=locks.versions,
        retirements=locks.retirements,
        aliases=AliasTable.build(_in_use(alias_entries(specs, names), retired)),
        paths=specs.paths,
    )


def _in_use(entries: Sequence[AliasEntry], retired: Collection[str]) -> list[AliasEntry]:
    """The names without those that retired assets have to let go of: that another asset of their kind has
    too, or that `aliases.yaml` gives to any other.
    """
    given = {folded(e.alias) for e in entries if e.source == _NAMES and e.asset_id not in retired}
    own = {(e.kind, folded(e.alias)) for e in entries if e.asset_id not in retired and not e.contextual}
    return [
        e
        for e in entries
        if e.asset_id not in retired
        or e.source == _NAMES
        or (folded(e.alias) not in given and (e.kind, folded(e.alias)) not in own)
    ]


def alias_entries(specs: SpecFolder, names: AliasFile) -> list[AliasEntry]:
    """Every name for an asset, with the file that says so."""
    entries = [e for spec in specs.specs.values() for e in entries_of(spec, specs.paths[spec.asset_id])]
    for name, target in names.aliases.items():
        ref = parse_asset_ref(target)
        if ref is not None:
            entries.append(AliasEntry(name, ref.asset_id, ref.variant, _NAMES))
    return entries

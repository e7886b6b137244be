"""Selectors of assets: ids, names, globs and versions such as `CHAR_001@v2`, with "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Annotated

from storyboard_cli.assets.lock import Lock
from storyboard_cli.assets.mends import draw_and_lock
from storyboard_cli.assets.registry import Registry
from storyboard_cli.core.asking import asked
from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import AssetRef, parse_asset_ref
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import closest

AssetNames = Annotated[
    list[str],
    asked(
        "Which assets: CHAR_001, Aarav, 'ENV_*'; left out only with `all`.",
        argument="assets",
        line="Which assets: CHAR_001, Aarav, 'ENV_*'.",
    ),
]
AllAssets = Annotated[
    bool,
    asked(
        "Every asset that has a spec; else `assets` names them.",
        "--all",
        line="Every asset that has a spec.",
    ),
]
"""What `select_assets` is asked: some by name, or all."""


def select_assets(registry: Registry, selectors: Iterable[str], *, all_assets: bool = False) -> list[str]:
    """Ids that the selectors name, each once, in the order asked; `all_assets` means every one with a
    spec that was not retired as it is.
    """
    wanted = list(selectors)
    if all_assets:
        if wanted:
            raise SbError(
                Kind.usage, "all-and-some", "give names or `all`, not both", fields=("assets", "all")
            )
        if not registry.specs:
            raise _no_assets()
        return [asset_id for asset_id in registry.specs if not registry.is_retired(asset_id)]
    if not wanted:
        raise SbError(
            Kind.usage,
            "no-assets-named",
            "which assets?",
            hint="name some (CHAR_001, 'ENV_*'), or use `all`",
            fields=("assets", "all"),
        )
    chosen: dict[str, None] = {}
    for selector in wanted:
        chosen.update(dict.fromkeys(_matching(registry, selector)))
    return list(chosen)


def retired_assets(registry: Registry) -> list[str]:
    """Assets with a spec that `all` leaves, as somebody retired them as they are."""
    return [asset_id for asset_id in registry.specs if registry.is_retired(asset_id)]


def one_asset(registry: Registry, name: str) -> str:
    """The one asset that `name` means."""
    found = _matching(registry, name)
    if len(found) > 1:
        raise SbError(Kind.usage, "several-assets", f"{name!r} names {', '.join(found)}", hint="name one")
    return found[0]


def reference(registry: Registry, text: str) -> AssetRef:
    """A reference with an optional version and variant; the asset must exist, by id or by name."""
    ref = parse_asset_ref(text)
    if ref is None:
        name, at, version = text.partition("@")
        number = version.removeprefix("v")
        asset_id = one_asset(registry, name)
        if at and not is_digits(number):
            raise SbError(Kind.usage, "not-a-version", f"{version!r} is not a version", hint="like @v2")
        return AssetRef(asset_id, None, int(number) if at else None)
    return AssetRef(one_asset(registry, ref.asset_id), ref.variant, ref.version)


def version_of(registry: Registry, asset_id: str, version: int | None) -> Lock:
    """That locked version, the current one for None."""
    lock = registry.current(asset_id, version)
    if lock is not None:
        return lock
    have = ", ".join(f"v{k.version}" for k in registry.locks(asset_id))
    what = f"no version v{version}" if version is not None else "no locked version"
    hint = f"it has {have}" if have else draw_and_lock(asset_id, "{}, then {} makes one")
    raise SbError(Kind.missing, "no-version", f"{asset_id} has {what}", hint=hint)


def _matching(registry: Registry, selector: str) -> list[str]:
    known = registry.asset_ids
    if selector in known:
        return [selector]
    if any(c in selector for c in "*?["):
        found = [i for i in known if fnmatchcase(i, selector)]
    else:
        entry = registry.aliases.find_any(selector)
        found = [entry.asset_id] if entry is not None and entry.asset_id in known else []
    if found:
        return found
    if not known:
        raise _no_assets()
    names = {**{s.name: i for i, s in registry.specs.items()}, **{i: i for i in known}}
    near = closest(selector, names)
    hint = f"did you mean {names[near[0]]}?" if near else Mend("search", {}, "`{}` lists what there is")
    raise SbError(Kind.missing, "no-asset", f"there is no asset {selector!r}", hint=hint)


def _no_assets() -> SbError:
    return SbError(
        Kind.missing,
        "no-assets",
        "the project has no assets yet",
        hint=Mend.joined(
            "{} starts one; {} starts one for every name in the script",
            Mend("new", examples={"asset_type": "character"}, blanks=("name",)),
            Mend("new", {"from_script": True}),
        ),
    )

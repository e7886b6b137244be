"""Words that say why a picture is of older inputs. Finding them plans the frame, so they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.cache import read_cache, write_cache

_CACHE = "reasons"
_CACHE_SCHEMA = 2

Words = Mapping[str, Sequence[str]]
"""Why, by the name of the frame."""


def reasons_kept(
    workspace: Workspace, since: str, keys: Mapping[str, str], make: Callable[[list[str]], Words]
) -> dict[str, list[str]]:
    """Why, by frame name: what was kept under the same key, and what `make` says of the others.

    `since` tells what the pictures are held against: the approval, or the newest picture. A key names
    everything that the words depend on.
    """
    if not keys:
        return {}
    known = read_cache(workspace.cache, _CACHE, _CACHE_SCHEMA)
    kept = {name: known.get(f"{since} {name}") for name in keys}
    found = {
        name: list(entry["said"]) for name, entry in kept.items() if entry and entry["key"] == keys[name]
    }
    missing = [name for name in keys if name not in found]
    made = {name: list(said) for name, said in make(missing).items()} if missing else {}
    if made:
        fresh = {f"{since} {name}": {"key": keys[name], "said": said} for name, said in made.items()}
        write_cache(workspace.cache, _CACHE, _CACHE_SCHEMA, known | fresh)
    return found | made

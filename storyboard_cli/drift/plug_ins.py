"""Plug-ins: packages that bring an embedder or a detector under an entry point."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import Kind, SbError


def plug_in(group: str, name: str, models_dir: Path, *, what: str, known: tuple[str, ...] = ()) -> Any:
    """What the entry point `name` of `group` makes of the models folder.

    `known` are the names that need no plug-in; raises `SbError` where nobody provides it or it does not work.
    """
    from importlib.metadata import entry_points

    found = {point.name: point for point in entry_points(group=group)}
    if name not in found:
        there = ", ".join([*known, *sorted(found)]) or "none"
        raise SbError(
            Kind.missing,
            f"unknown-{what}",
            f"there is no {what} {name!r}; there are: {there}",
            hint=f"set consistency.{what} in project.yaml to one of them; packages provide them as {group}",
        )
    try:
        return found[name].load()(models_dir)
    except SbError:
        raise
    except Exception as error:  # a plug-in is code of others: whatever it raises is said, not thrown on
        raise SbError(
            Kind.missing,
            f"{what}-plug-in-broken",
            f"the plug-in for the {what} {name!r} does not work: {error}",
            hint="update or remove the package that provides it",
        ) from error

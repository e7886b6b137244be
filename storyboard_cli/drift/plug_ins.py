"""Plug-ins: packages that bring an embedder or a detector under an entry point, held to what they promise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.drift.crops import fitted_mask

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder, Mask, Pixels, Space, Vectors

_UNIT = 1e-3  # how far from 1 a vector's length may be


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
            f"there is no {what} {name if len(name) <= 80 else name[:80] + '…'!r}; there are: {there}",
            hint=f"set consistency.{what} in project.yaml to one of them; packages provide them as {group}",
        )
    try:
        made = found[name].load()(models_dir)
        identity = getattr(made, f"{what}_id", None)
    except SbError:
        raise
    except Exception as error:  # a plug-in is code of others: whatever it raises is said, not thrown on
        raise broken(what, name, f"{type(error).__name__}: {error}") from error
    if not isinstance(identity, str) or not identity:
        raise broken(what, name, f"what it makes has no {what}_id")
    return made


def plug_in_names(group: str) -> list[str]:
    """The names that packages provide under a group, without loading any."""
    from importlib.metadata import entry_points

    return sorted({point.name for point in entry_points(group=group)})


def broken(what: str, name: str, why: str) -> SbError:
    """A plug-in that does not do what it promises."""
    return SbError(
        Kind.missing,
        f"{what}-plug-in-broken",
        f"the plug-in for the {what} {name!r} does not work: {' '.join(why.split())[:240]}",
        hint=f"update or remove the package that provides it, or set another consistency.{what}",
    )


class GuardedEmbedder:
    """A plug-in's embedder: what it gives is looked at before anything is compared with it or stored.

    Masks come to it at the size of their pictures. What else it has (`crop_side`, `parts`, …) stays as it is.
    """

    def __init__(self, name: str, made: Any) -> None:
        self._name = name
        self._made = made
        self.embedder_id: str = made.embedder_id

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._made, attribute)

    def dim(self, space: Space = "identity") -> int:
        try:
            return int(self._made.dim(space))
        except Exception as error:
            raise broken("embedder", self._name, f"dim: {error}") from error

    def embed(
        self,
        images: Sequence[Pixels],
        masks: Sequence[Mask | None] | None = None,
        space: Space = "identity",
    ) -> Vectors:
        import numpy as np

        wanted = (len(images), self.dim(space))
        if not images:
            return np.zeros(wanted, np.float32)
        fitted = masks and [m if m is None else fitted_mask(m, i) for m, i in zip(masks, images, strict=True)]
        try:
            found: Vectors = np.asarray(self._made.embed(images, fitted, space), np.float32)
        except SbError:
            raise
        except Exception as error:
            raise broken("embedder", self._name, f"{type(error).__name__}: {error}") from error
        if found.shape != wanted:
            said = f"it gave an array of shape {found.shape} where {wanted} was due (pictures × dim)"
            raise broken("embedder", self._name, said)
        if not np.all(np.abs(np.linalg.norm(found, axis=1) - 1) <= _UNIT):
            raise broken(
                "embedder", self._name, "it gave a vector that is zero, not a number or not of length 1"
            )
        return found


def guarded(name: str, made: Any) -> Embedder:
    """A plug-in's embedder, held to its promise."""
    return GuardedEmbedder(name, made)

"""An asset's references as numbers: vectors and lights of each region, and their limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.calibration import Calibrated
from storyboard_cli.drift.views import view_of_role, weights

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Vectors
    from storyboard_cli.drift.oklab import Floats
    from storyboard_cli.drift.sides import Sides


@dataclass(frozen=True)
class Reference:
    """One region of one bundle picture."""

    region: str
    role: str
    variant: str | None
    path: str  # relative to the project
    picture: str  # hash of its pixels
    light: Floats  # its tones in linear light
    colour: Floats  # main colour, OKLab
    vector: Any
    sides: Sides | None = None  # how left differs from right


@dataclass(frozen=True)
class RegionBundle:
    """One region of an asset, ready to be compared with."""

    region: str
    references: tuple[Reference, ...]
    limits: Calibrated | None = None

    @cached_property
    def vectors(self) -> Vectors:
        """References × dim."""
        import numpy as np

        stacked: Vectors = np.stack([r.vector for r in self.references]).astype(np.float32)
        return stacked

    @cached_property
    def views(self) -> list[float | None]:
        """From where each reference shows the asset."""
        return [view_of_role(r.role) for r in self.references]

    @cached_property
    def _exact(self) -> tuple[Any, Any]:
        """The vectors in double precision, and their cosines with each other."""
        import numpy as np

        vectors = self.vectors.astype(np.float64)
        return vectors, vectors @ vectors.T

    @cached_property
    def _lights(self) -> Any:
        import numpy as np

        return np.stack([r.light for r in self.references])

    def likeness(self, vector: Any, view: float | None = None) -> float:
        """Cosine with the middle of the references; those that show the same view count most.

        The middle's length follows from the references' cosines, so that it need not be made for each view.
        """
        vectors, cosines = self._exact
        weight = weights(self.views, view)
        length: float = float(weight @ cosines @ weight) ** 0.5
        return float(weight @ (vectors @ vector)) / max(length, 1e-12)

    def light(self, view: float | None = None) -> Floats:
        """The tones of the references; those that show the same view count most."""
        weight = weights(self.views, view)
        mean: Floats = (weight[:, None, None] * self._lights).sum(axis=0) / weight.sum()
        return mean

    def nearest(self, vector: Any) -> Reference:
        """The reference that is most alike."""
        return max(self.references, key=lambda r: float(r.vector @ vector))


@dataclass(frozen=True)
class Bundle:
    """One asset version in one variant, as measured by one embedder."""

    asset_id: str
    name: str
    version: int
    variant: str | None
    symmetric: bool = True
    group: bool = False
    regions: Mapping[str, RegionBundle] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str | None]:
        return self.asset_id, self.variant


def for_variant(references: Sequence[Reference], variant: str | None) -> dict[str, RegionBundle]:
    """The references that show a variant, by region; those of no variant where it has none of its own."""
    regions: dict[str, list[Reference]] = {}
    for reference in references:
        regions.setdefault(reference.region, []).append(reference)
    found = {}
    for region, all_of in regions.items():
        own = [r for r in all_of if r.variant == variant]
        usual = [r for r in all_of if r.variant is None]
        chosen = own or usual or all_of
        found[region] = RegionBundle(region, tuple(sorted(chosen, key=lambda r: (r.role, r.picture))))
    return found

"""Limits of a whole bundle: every variant and region, from its references, altered copies and peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.allowances import allowance
from storyboard_cli.drift.augment import COPIES, altered
from storyboard_cli.drift.bundle import Reference, RegionBundle, for_variant
from storyboard_cli.drift.calibration import Calibrated, calibrate, leave_one_out, variance
from storyboard_cli.drift.views import view_of_role

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder, Mask, Pixels, Space

USUAL = "usual"
Limits = dict[str, dict[str, Calibrated]]
"""Variant (or "usual") → region → limits."""

Copies = Mapping[tuple[str, str], Any]
"""Vectors of altered copies by (hash of the picture's pixels, region)."""


def copies_of(
    cuts: Sequence[tuple[str, str, Pixels, Mask]], embedder: Embedder, space: Space, *, symmetric: bool
) -> Copies:
    """Vectors of the altered copies of each cut, given as (picture, region, pixels, mask)."""
    import numpy as np

    if not cuts:
        return {}
    changed = [copy for _, _, pixels, mask in cuts for copy in altered(pixels, mask, symmetric=symmetric)]
    vectors = embedder.embed([image for image, _ in changed], [mask for _, mask in changed], space)
    stacked = np.asarray(vectors).reshape(len(cuts), COPIES, -1)
    return {(picture, region): stacked[i] for i, (picture, region, _, _) in enumerate(cuts)}


def bundle_limits(
    own: Sequence[Reference],
    copies: Copies,
    peers: Sequence[Sequence[Reference]],
    embedder_id: str,
    *,
    alpha: float,
    warn_alpha: float,
) -> Limits:
    """Limits by variant and region. `peers` are the references of other assets of the same kind."""
    found: Limits = {}
    variants: list[str | None] = [None, *sorted({r.variant for r in own if r.variant})]
    for variant in variants if own else []:
        regions = for_variant(own, variant)
        found[variant or USUAL] = {
            name: calibrate(
                len(region.references),
                _scores(region, copies),
                allowance(embedder_id, name),
                alpha=alpha,
                warn_alpha=warn_alpha,
                own_scores=leave_one_out(region.vectors, None, region.views),
                other_variances=_variances(name, peers),
                impostors=_impostors(region, peers),
                tests=len(regions),
            )
            for name, region in regions.items()
        }
    return found


def _scores(region: RegionBundle, copies: Copies) -> list[float]:
    import numpy as np

    of_region = [copies[r.picture, r.region] for r in region.references if (r.picture, r.region) in copies]
    whole = len(of_region) == len(region.references)
    return leave_one_out(region.vectors, np.stack(of_region) if whole else None, region.views)


def _variances(region: str, peers: Sequence[Sequence[Reference]]) -> list[float]:
    bundles = (for_variant(peer, None).get(region) for peer in peers)
    return [
        variance(leave_one_out(b.vectors, None, b.views))
        for b in bundles
        if b is not None and len(b.references) > 2
    ]


def _impostors(region: RegionBundle, peers: Sequence[Sequence[Reference]]) -> list[float]:
    return [
        region.likeness(r.vector, view_of_role(r.role))
        for peer in peers
        for r in peer
        if r.region == region.region
    ]

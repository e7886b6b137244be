"""Judging cases with an embedder, exactly as `sb check` measures: bundles, limits, then frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyboard_cli.consistency.measured import FrameMeasured
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.drift.base import Embedder, crop_side, parts_of
from storyboard_cli.drift.bundle import Bundle, Reference, RegionBundle, for_variant
from storyboard_cli.drift.bundle_limits import USUAL, bundle_limits, copies_of
from storyboard_cli.drift.crops import cut_out, fitted_mask
from storyboard_cli.drift.light import tones
from storyboard_cli.drift.measure import compare, main_colour
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.drift.prepared import prepare
from storyboard_cli.drift.regions import SIDE
from storyboard_cli.drift.sheet import cuts_of_sheet
from tests.consistency_cases.cases import Case

Sheets = Mapping[str, Sequence[tuple[str, bytes]]]  # asset → (role, PNG)


def bundles_of(
    sheets: Sheets, embedder: Embedder, alpha: float = 0.01
) -> dict[tuple[str, str | None], Bundle]:
    """Calibrated bundles of a cast."""
    references = {}
    copies = {}
    for asset, pictures in sheets.items():
        cuts, looks = [], []
        for role, png in pictures:
            opened = open_picture(png, f"{asset} {role}")
            for cut in cuts_of_sheet(opened, role, None, None):
                if cut.region in parts_of(embedder):
                    pixels = opened.pixels((SIDE, SIDE), cut.box)
                    looks.append(cut_out(opened, cut.box, crop_side(embedder)))
                    cuts.append((role, sha256_bytes(png), cut, pixels))
        vectors = embedder.embed(looks, [c[2].mask for c in cuts])
        references[asset] = [
            Reference(cut.region, role, None, f"{asset}/{role}.png", sha, tones(pixels, cut.mask),
                      main_colour(pixels, cut.mask), vectors[i])
            for i, (role, sha, cut, pixels) in enumerate(cuts)
        ]  # fmt: skip
        copies[asset] = copies_of(
            [
                (sha, cut.region, look, fitted_mask(cut.mask, look))
                for (_, sha, cut, _), look in zip(cuts, looks, strict=True)
            ],
            embedder,
            "identity",
            symmetric=True,
        )
    found = {}
    for asset, own in references.items():
        peers = [r for other, r in references.items() if other != asset]
        limits = bundle_limits(own, copies[asset], peers, embedder.embedder_id, alpha=alpha, warn_alpha=0.05)
        regions = {
            name: RegionBundle(name, region.references, limits[USUAL][name])
            for name, region in for_variant(own, None).items()
        }
        found[asset, None] = Bundle(asset, asset.removeprefix("CHAR_"), 1, None, regions=regions)
    return found


def measure(
    case: Case, bundles: Mapping[tuple[str, str | None], Bundle], embedder: Embedder
) -> FrameMeasured:
    """What is measured in a case's frame."""
    picture = open_picture(case.png, case.label)
    prepared = prepare(picture, case.staging, bundles, side=crop_side(embedder))
    vectors = embedder.embed(prepared.images, prepared.masks) if prepared.pieces else []
    return compare(prepared, vectors, bundles, embedder.embedder_id)

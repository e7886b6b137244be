"""Judging cases with an embedder, exactly as `sb check` measures: bundles, limits, then frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storyboard_cli.consistency.measured import FrameMeasured
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.drift.base import Embedder, crop_side, parts_of
from storyboard_cli.drift.bundle import Bundle, Reference, RegionBundle, for_variant
from storyboard_cli.drift.bundle_limits import USUAL, bundle_limits, copies_of
from storyboard_cli.drift.crops import cut_out, fitted_mask
from storyboard_cli.drift.light import tones
from storyboard_cli.drift.measure import compare, main_colour, style_of
from storyboard_cli.drift.pictures import Opened, open_picture
from storyboard_cli.drift.prepared import PLACE, prepare
from storyboard_cli.drift.regions import SIDE, Cut
from storyboard_cli.drift.sheet import cuts_of_sheet
from storyboard_cli.drift.sides import sides
from tests.consistency_cases.cases import Case
from tests.consistency_cases.world import PLACES, World, draw, sheet_recipes, sheets_of

ALPHA, WARN_ALPHA = 0.01, 0.05
STYLE = "STYLE_Main"


@dataclass(frozen=True)
class Ground:
    """What frames of one world are judged on."""

    embedder: Embedder
    cast: Mapping[tuple[str, str | None], Bundle]
    places: Mapping[str, Bundle]
    style: Bundle


@dataclass(frozen=True)
class _Look:
    role: str
    sha: str
    cut: Cut
    pixels: object  # 64×64
    look: object  # as the embedder wants it


def ground_of(world: World, embedder: Embedder) -> Ground:
    """Calibrated bundles of a world's cast, of all places, and of the style."""
    sheets = {s.asset_id: [(role, draw(r)) for role, r in sheet_recipes(s)] for s in world.cast}
    symmetric = {s.asset_id: s.symmetric for s in world.cast}
    return Ground(
        embedder, bundles_of(sheets, embedder, symmetric), places_of(embedder), style_bundle(embedder)
    )


_PLACES: dict[str, dict[str, Bundle]] = {}
_STYLES: dict[str, Bundle] = {}


def places_of(embedder: Embedder) -> dict[str, Bundle]:
    """All places, the same for every world."""
    if embedder.embedder_id not in _PLACES:
        looks = {p: [_whole(role, png, PLACE, embedder) for role, png in sheets_of(p)] for p in PLACES}
        found = _calibrated(looks, dict.fromkeys(PLACES, True), embedder)
        _PLACES[embedder.embedder_id] = {asset: bundle for (asset, _), bundle in found.items()}
    return _PLACES[embedder.embedder_id]


def style_bundle(embedder: Embedder) -> Bundle:
    """The style that all frames are drawn in."""
    if embedder.embedder_id not in _STYLES:
        looks = [_whole(role, png, "frame", embedder) for role, png in sheets_of(STYLE)]
        _STYLES[embedder.embedder_id] = _calibrated({STYLE: looks}, {STYLE: True}, embedder)[STYLE, None]
    return _STYLES[embedder.embedder_id]


def bundles_of(
    sheets: Mapping[str, Sequence[tuple[str, bytes]]],
    embedder: Embedder,
    symmetric: Mapping[str, bool] | None = None,
) -> dict[tuple[str, str | None], Bundle]:
    """Calibrated bundles of characters, from (role, PNG) of each."""
    looks = {}
    for asset, pictures in sheets.items():
        looks[asset] = [
            _Look(role, sha256_bytes(png), cut, opened.pixels((SIDE, SIDE), cut.box),
                  cut_out(opened, cut.box, crop_side(embedder)))
            for role, png in pictures
            for opened in [open_picture(png, f"{asset} {role}")]
            for cut in cuts_of_sheet(opened, role, None, None)
            if cut.region in parts_of(embedder)
        ]  # fmt: skip
    return _calibrated(looks, symmetric or dict.fromkeys(sheets, True), embedder)


def _whole(role: str, png: bytes, region: str, embedder: Embedder) -> _Look:
    import numpy as np

    opened = open_picture(png, role)
    box = (0.0, 0.0, float(opened.width), float(opened.height))
    if region == "frame":
        pixels = opened.pixels()
        mask = np.ones(pixels.shape[:2], np.float32)
        return _Look(role, sha256_bytes(png), Cut(region, box, mask, 1.0), pixels, pixels)
    mask = np.ones((SIDE, SIDE), np.float32)
    look = cut_out(opened, box, crop_side(embedder))
    return _Look(role, sha256_bytes(png), Cut(region, box, mask, 1.0), opened.pixels((SIDE, SIDE)), look)


def _calibrated(
    looks: Mapping[str, Sequence[_Look]], symmetric: Mapping[str, bool], embedder: Embedder
) -> dict[tuple[str, str | None], Bundle]:
    references = {asset: _references(asset, of, embedder) for asset, of in looks.items()}
    found = {}
    for asset, own in references.items():
        space = "style" if asset == STYLE else "identity"
        copies = copies_of(
            [
                (one.sha, one.cut.region, one.look, fitted_mask(one.cut.mask, one.look))
                for one in looks[asset]
            ],
            embedder,
            space,
            symmetric=symmetric[asset],
        )
        peers = [r for other, r in references.items() if other != asset]
        limits = bundle_limits(own, copies, peers, embedder.embedder_id, alpha=ALPHA, warn_alpha=WARN_ALPHA)
        regions = {
            name: RegionBundle(name, region.references, limits[USUAL][name])
            for name, region in for_variant(own, None).items()
        }
        name = asset.partition("_")[2]
        found[asset, None] = Bundle(asset, name, 1, None, symmetric=symmetric[asset], regions=regions)
    return found


def _references(asset: str, looks: Sequence[_Look], embedder: Embedder) -> list[Reference]:
    space = "style" if asset == STYLE else "identity"
    vectors = embedder.embed([one.look for one in looks], [one.cut.mask for one in looks], space)
    return [
        Reference(one.cut.region, one.role, None, f"{asset}/{one.role}.png", one.sha,
                  tones(one.pixels, one.cut.mask), main_colour(one.pixels, one.cut.mask), vectors[i],
                  sides(one.pixels, one.cut.mask))
        for i, one in enumerate(looks)
    ]  # fmt: skip


def measure(case: Case, ground: Ground) -> FrameMeasured:
    """What is measured in a case's frame."""
    picture = open_picture(case.png, case.label)
    return measured(picture, case, ground)


def measured(picture: Opened, case: Case, ground: Ground) -> FrameMeasured:
    """What is measured in a picture that should show the case's recipe."""
    embedder = ground.embedder
    place = ground.places[case.place]
    prepared = prepare(picture, case.staging, ground.cast, side=crop_side(embedder), place=True)
    vectors = embedder.embed(prepared.images, prepared.masks) if prepared.images else []
    others = [p for p in ground.places.values() if p is not place]
    found = compare(prepared, vectors, ground.cast, embedder.embedder_id, place=place, others=others)
    look = embedder.embed([prepared.whole], None, "style")[0]
    said = style_of(look, STYLE, ground.style.regions["frame"], case.staging.size)
    return replace(found, style=said)

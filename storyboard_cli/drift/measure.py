"""Comparing one frame with the bundles: from vectors to what the rules see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from storyboard_cli.consistency.measured import (
    FigureMeasured,
    FrameMeasured,
    Likeness,
    PlaceMeasured,
    RegionMeasured,
    StyleMeasured,
)
from storyboard_cli.drift.air import THICK
from storyboard_cli.drift.bundle import Bundle, RegionBundle
from storyboard_cli.drift.covered import seems_covered
from storyboard_cli.drift.oklab import hex_of_lab, oklab
from storyboard_cli.drift.people import Crowd, confirmed
from storyboard_cli.drift.prepared import PLACE, WEIGHT, Piece, Prepared
from storyboard_cli.drift.presence import seems_empty
from storyboard_cli.drift.sides import mirrored, sides

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box
    from storyboard_cli.plan.staging.model import Staging

_CLOSE, _CLOSE_DOUBT = ("INS", "ECU", "BCU"), 0.6
_NIGHT_DOUBT = 0.4  # colours that are brought back from the dark are less sure
_AIR_DOUBT = 0.5  # and those from under fog
_PARTLY_DOUBT = (
    0.7  # times what is hidden: a head without its face is mostly hair, a coat without its hem plain
)
_TOO_DOUBTFUL = 0.65  # in fog by night colours warn at most
_HALF = 0.5  # of a part in sight: of less, nothing can be said where light is poor besides
_COVERABLE = ("body", "legs")
"""What furniture of a place may hide: of heads the drawing takes it away."""


def compare(
    prepared: Prepared,
    vectors: Any,
    bundles: Mapping[tuple[str, str | None], Bundle],
    embedder_id: str,
    *,
    place: Bundle | None = None,
    others: Sequence[Bundle] = (),
    people: Crowd | None = None,
) -> FrameMeasured:
    """What the vectors say about each figure; they are in the order of `prepared.images`.

    `place` is the bundle of the scene's place and `others` those of the project's other places; `people` is
    what a detector found. All boxes that come out are in pixels of the picture.
    """
    staging = prepared.staging
    figures = tuple(
        _figure(prepared, index, vectors, bundles, people)
        for index in range(len(staging.figures) if staging else 0)
    )
    strangers = confirmed(prepared.strangers, people) if people else prepared.strangers
    return FrameMeasured(
        embedder=embedder_id,
        width=prepared.width,
        height=prepared.height,
        figures=figures,
        strangers=tuple(replace(s, box=_in_picture(prepared, s.box)) for s in strangers),
        place=_place(vectors[len(prepared.pieces)], place, others) if place and prepared.place else None,
        flat=prepared.flat,
        detected=people.detected if people else None,
        expected=people.expected if people else None,
    )


def _figure(
    prepared: Prepared,
    index: int,
    vectors: Any,
    bundles: Mapping[tuple[str, str | None], Bundle],
    people: Crowd | None,
) -> FigureMeasured:
    assert prepared.staging is not None
    figure, own = prepared.staging.figures[index], prepared.cast[index]
    mine = [(p, vectors[i]) for i, p in enumerate(prepared.pieces) if p.figure == index]
    crop = (figure.crop.left, figure.crop.top, figure.crop.right, figure.crop.bottom)
    seen = people.present.get(index) if people else None
    nobody = FigureMeasured(
        asset=figure.asset,
        name=own.name if own else figure.asset,
        variant=figure.variant,
        box=_in_picture(prepared, crop),
        visible=figure.visible,
        not_judged=prepared.reasons.get(index, "nothing of it can be compared"),
        present=seen,
    )
    if own is None or not mine:
        return nobody
    doubt = _doubt(prepared.staging)
    others = (b for b in bundles.values() if b.asset_id != own.asset_id)
    # the default variant is also known without its name
    variants = (b for b in bundles.values() if b.asset_id == own.asset_id and b.regions is not own.regions)
    mine, left_out = _judgeable(prepared, mine, own, doubt)
    regions = tuple(r for piece, v in mine if (r := _region(piece, v, own, doubt)) is not None)
    return replace(
        nobody,
        not_judged=left_out[0][1] if left_out and not mine else "",
        left_out=left_out,
        regions=regions,
        own=likeness(mine, own),
        nearest_other=_nearest(mine, others),
        nearest_variant=_nearest(mine, variants),
        mirrored=_mirrored(mine, own),
        present=_present(prepared, mine, regions) if seen is None else seen,
    )


def _in_picture(prepared: Prepared, box: Box) -> Box:
    """A box of the staging in pixels of the picture: a pipeline may have scaled it up."""
    staging = prepared.staging
    assert staging is not None
    sx, sy = prepared.width / staging.width, prepared.height / staging.height
    return box[0] * sx, box[1] * sy, box[2] * sx, box[3] * sy


def _judgeable(
    prepared: Prepared, mine: Sequence[tuple[Piece, Any]], own: Bundle, doubt: float
) -> tuple[list[tuple[Piece, Any]], tuple[tuple[str, str], ...]]:
    """The parts that can be judged, and the others with the reason: too little of it is seen in such light,
    or something that nobody staged stands before it while the rest of the figure is as it should be.
    """
    kept, left_out = [], []
    for piece, vector in mine:
        if piece.cut.seen < _HALF and doubt + _PARTLY_DOUBT * (1 - piece.cut.seen) >= _TOO_DOUBTFUL:
            left_out.append((piece.cut.region, "too little of it is seen in such light"))
        else:
            kept.append((piece, vector))
    measured = [(_region(piece, vector, own, doubt), piece, vector) for piece, vector in kept]
    if not any(r is not None and r.score >= r.limits.warn for r, _, _ in measured):
        return kept, tuple(left_out)
    kept = []
    for region, piece, vector in measured:
        unlike = region is not None and region.score < region.limits.warn and piece.cut.region in _COVERABLE
        if unlike and seems_covered(prepared.whole, piece.box, piece.cut.mask):
            left_out.append((piece.cut.region, "something stands before it"))
        else:
            kept.append((piece, vector))
    return kept, tuple(left_out)


def _place(vector: Any, own: Bundle, others: Sequence[Bundle]) -> PlaceMeasured | None:
    """The background against the place's pictures; it may fail only where places are told apart."""
    region = own.regions.get(PLACE)
    if region is None or region.limits is None:
        return None
    score = region.likeness(vector)
    near = [
        Likeness(o.asset_id, o.name, o.regions[PLACE].likeness(vector)) for o in others if PLACE in o.regions
    ]
    limits = region.limits.limits
    return PlaceMeasured(
        asset=own.asset_id,
        name=own.name,
        score=score,
        p_value=region.limits.p_value(score),
        limits=replace(limits, may_fail=limits.may_fail and region.limits.separable),
        reference=region.nearest(vector).path,
        nearest_other=max(near, key=lambda one: one.score, default=None),
    )


def _mirrored(mine: Sequence[tuple[Piece, Any]], own: Bundle) -> float | None:
    """Whether the upper body has left and right exchanged, for an asset that may not."""
    if own.symmetric:
        return None
    for piece, _ in mine:
        if piece.cut.region != "body":
            continue
        fronts = [
            r.sides for r in own.regions["body"].references if r.role == "front" and r.sides is not None
        ]
        if fronts:
            return mirrored(sides(piece.lit, piece.cut.mask), fronts[0], piece.view)
    return None


def _present(
    prepared: Prepared, mine: Sequence[tuple[Piece, Any]], regions: Sequence[RegionMeasured]
) -> bool | None:
    """Nobody is there if every part is wrong and most of them look like what is around them."""
    if not regions or any(r.score >= r.limits.fail for r in regions):
        return True if regions else None
    empty = sum(seems_empty(prepared.whole, piece.box, piece.cut.mask) for piece, _ in mine)
    return empty * 2 <= len(mine)


def _doubt(staging: Staging) -> float:
    """How much less sure colours are that night or thick air lies over."""
    air = 0.0 if staging.interior else THICK.get(staging.weather or "", 0.0)
    return _NIGHT_DOUBT * staging.light.darkness + _AIR_DOUBT * air


def _region(piece: Piece, vector: Any, own: Bundle, doubt: float) -> RegionMeasured | None:
    import numpy as np

    bundle = own.regions[piece.cut.region]
    if bundle.limits is None:
        return None
    limits = bundle.limits.widened(1 + doubt + _PARTLY_DOUBT * (1 - piece.cut.seen))
    score = bundle.likeness(vector, piece.view)
    colour = main_colour(piece.lit, piece.cut.mask)
    expected = min((r.colour for r in bundle.references), key=lambda c: float(np.linalg.norm(c - colour)))
    return RegionMeasured(
        region=piece.cut.region,
        box=piece.box,
        score=score,
        p_value=limits.p_value(score),
        limits=replace(limits.limits, may_fail=limits.limits.may_fail and doubt < _TOO_DOUBTFUL),
        reference=bundle.nearest(vector).path,
        found_colour=hex_of_lab(colour),
        expected_colour=hex_of_lab(expected),
        colour_distance=float(np.linalg.norm(colour - expected)),
    )


def main_colour(pixels: Pixels, mask: Mask) -> Any:
    """The median colour of what the mask keeps, in OKLab."""
    import numpy as np

    chosen = oklab(pixels)[mask > 0.5]
    return np.median(chosen, axis=0) if len(chosen) else np.zeros(3, np.float32)


def likeness(pieces: Sequence[tuple[Piece, Any]], bundle: Bundle) -> float | None:
    """Likeness of a figure to a bundle over all the parts that both show."""
    total, weight = 0.0, 0.0
    for piece, vector in pieces:
        region: RegionBundle | None = bundle.regions.get(piece.cut.region)
        if region is not None:
            share = WEIGHT[piece.cut.region]
            total += share * region.likeness(vector, piece.view)
            weight += share
    return total / weight if weight else None


def _nearest_view(pieces: Sequence[tuple[Piece, Any]], bundle: Bundle) -> str | None:
    """The picture of a bundle that shows most nearly what the figure's largest part shows."""
    shown = [(p, v) for p, v in pieces if p.cut.region in bundle.regions]
    if not shown:
        return None
    piece, vector = max(shown, key=lambda one: WEIGHT[one[0].cut.region])
    return bundle.regions[piece.cut.region].nearest(vector).path


def _nearest(pieces: Sequence[tuple[Piece, Any]], candidates: Iterable[Bundle]) -> Likeness | None:
    """The bundle that the figure is most like; the first of equals."""
    scored = [(score, b) for b in candidates if (score := likeness(pieces, b)) is not None]
    if not scored:
        return None
    score, best = max(scored, key=lambda one: one[0])
    return Likeness(best.asset_id, best.name, score, best.variant, _nearest_view(pieces, best))


def style_of(vector: Any, asset: str, region: RegionBundle, size: str) -> StyleMeasured | None:
    """The whole picture against the style asset's pictures; a close-up of one thing holds little line."""
    if region.limits is None:
        return None
    limits = region.limits.widened(1 + _CLOSE_DOUBT) if size in _CLOSE else region.limits
    score = region.likeness(vector)
    return StyleMeasured(asset, score, limits.p_value(score), limits.limits, region.nearest(vector).path)

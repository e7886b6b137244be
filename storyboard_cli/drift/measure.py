"""Measuring one frame: cut the figures out, take the light off, embed, compare with the bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from storyboard_cli.consistency.measured import (
    FigureMeasured,
    FrameMeasured,
    Likeness,
    RegionMeasured,
    StrangerMeasured,
    StyleMeasured,
)
from storyboard_cli.drift import light as lighting
from storyboard_cli.drift.bundle import Bundle, RegionBundle
from storyboard_cli.drift.calibration import Calibrated, centroid
from storyboard_cli.drift.oklab import hex_of_lab, oklab
from storyboard_cli.drift.pictures import Opened
from storyboard_cli.drift.presence import seems_empty, strangers, working_size
from storyboard_cli.drift.regions import SIDE, Cut, cuts_of
from storyboard_cli.drift.sides import mirrored, sides
from storyboard_cli.drift.views import view_of_figure
from storyboard_cli.plan.staging.model import Light, Staging

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels

_WEIGHT = {"head": 1.0, "body": 1.6, "legs": 0.8, "figure": 1.0}
_NIGHT_DOUBT = 0.4  # colours that are brought back from the dark are less sure
_FLAT_SPREAD = 1.5  # of 255: a picture that varies less than this shows nothing


@dataclass(frozen=True)
class Piece:
    """One region of one figure, cut out of the frame."""

    figure: int
    cut: Cut
    view: float  # how far the part is turned from the camera, degrees
    pixels: Pixels  # as they are
    lit: Pixels  # under the references' light
    light: Any  # tones in linear light, as they are


@dataclass(frozen=True)
class Prepared:
    """A frame that is ready to be embedded: its pieces, and the whole picture for style."""

    staging: Staging | None
    cast: tuple[Bundle | None, ...]  # by figure
    pieces: tuple[Piece, ...]
    reasons: Mapping[int, str]  # why a figure has no pieces
    whole: Pixels
    strangers: tuple[StrangerMeasured, ...]
    flat: bool
    width: int
    height: int

    @property
    def images(self) -> list[Pixels]:
        return [piece.lit for piece in self.pieces]

    @property
    def masks(self) -> list[Mask | None]:
        return [piece.cut.mask for piece in self.pieces]


def prepare(
    picture: Opened, staging: Staging | None, bundles: Mapping[tuple[str, str | None], Bundle]
) -> Prepared:
    """Cut out every figure that has references, and take the frame's light off the cuts."""
    import numpy as np

    whole = picture.pixels()
    small = np.asarray(picture.pixels((SIDE, SIDE)), np.float32)
    flat = float(small.std(axis=(0, 1)).max()) < _FLAT_SPREAD
    pieces: list[Piece] = []
    reasons: dict[int, str] = {}
    cast: list[Bundle | None] = []
    scale = (1.0, 1.0)
    if staging is not None:
        scale = (picture.width / staging.width, picture.height / staging.height)
    for index, figure in enumerate(staging.figures if staging else ()):
        bundle = bundles.get((figure.asset, figure.variant)) or bundles.get((figure.asset, None))
        cast.append(bundle)
        if bundle is None or not bundle.regions:
            reasons[index] = "it has no locked pictures to compare with"
            continue
        assert staging is not None
        cuts, why = cuts_of(staging, index)
        wanted = [cut for cut in cuts if cut.region in bundle.regions]
        if not wanted:
            reasons[index] = why or "none of its parts is shown in its bundle"
        pieces += [
            _piece(picture, index, cut, view_of_figure(staging, figure, cut.region), scale) for cut in wanted
        ]
    relit, light = _relit(pieces, cast, staging.light if staging else None)
    return Prepared(
        staging=staging,
        cast=tuple(cast),
        pieces=tuple(relit),
        reasons=reasons,
        whole=whole,
        strangers=tuple(_strangers(picture, staging, light, bundles)),
        flat=flat,
        width=picture.width,
        height=picture.height,
    )


def _strangers(
    picture: Opened,
    staging: Staging | None,
    light: lighting.FrameLight,
    bundles: Mapping[tuple[str, str | None], Bundle],
) -> list[StrangerMeasured]:
    """Where the staging says who stands where, everybody else is one too many."""
    if staging is None:
        return []
    small = picture.pixels(working_size(picture.width, picture.height))
    crowd = (*staging.figures, *staging.extras)
    boxes = [(f.box.left, f.box.top, f.box.right, f.box.bottom) for f in crowd]
    boxes += [(p.box.left, p.box.top, p.box.right, p.box.bottom) for p in staging.props]
    return strangers(lighting.without(small, light), boxes, (staging.width, staging.height), bundles)


def _piece(picture: Opened, figure: int, cut: Cut, view: float, scale: tuple[float, float]) -> Piece:
    left, top, right, bottom = cut.box
    box = (left * scale[0], top * scale[1], right * scale[0], bottom * scale[1])
    pixels = picture.pixels((SIDE, SIDE), box)
    return Piece(figure, cut, view, pixels, pixels, lighting.tones(pixels, cut.mask))


def _relit(
    pieces: Sequence[Piece], cast: Sequence[Bundle | None], staged: Light | None
) -> tuple[list[Piece], lighting.FrameLight]:
    """The pieces under the light of the references: one light for the whole frame, found from all of them."""
    expected, weights = [], []
    for piece in pieces:
        bundle = cast[piece.figure]
        assert bundle is not None
        expected.append(bundle.regions[piece.cut.region].light(piece.view))
        weights.append(_WEIGHT[piece.cut.region])
    light = lighting.frame_light([p.light for p in pieces], expected, weights, staged)
    relit = [
        replace(p, lit=lighting.without(p.pixels, lighting.near_lamps(light, p.light, tones, staged)))
        for p, tones in zip(pieces, expected, strict=True)
    ]
    return relit, light


def compare(
    prepared: Prepared, vectors: Any, bundles: Mapping[tuple[str, str | None], Bundle], embedder_id: str
) -> FrameMeasured:
    """What the vectors say about each figure; they are in the order of `prepared.pieces`."""
    figures = []
    staging = prepared.staging
    darkness = staging.light.darkness if staging else 0.0
    for index, figure in enumerate(staging.figures if staging else ()):
        own = prepared.cast[index]
        mine = [(p, vectors[i]) for i, p in enumerate(prepared.pieces) if p.figure == index]
        box = (figure.crop.left, figure.crop.top, figure.crop.right, figure.crop.bottom)
        name = own.name if own else figure.asset
        if own is None or not mine:
            figures.append(
                FigureMeasured(
                    figure.asset, name, figure.variant, box, figure.visible,
                    not_judged=prepared.reasons.get(index, "nothing of it can be compared"),
                )
            )  # fmt: skip
            continue
        regions = tuple(
            r for piece, vector in mine if (r := _region(piece, vector, own, darkness)) is not None
        )
        figures.append(
            FigureMeasured(
                asset=figure.asset,
                name=name,
                variant=figure.variant,
                box=box,
                visible=figure.visible,
                regions=regions,
                own=likeness(mine, own),
                nearest_other=_nearest_other(mine, own, bundles),
                nearest_variant=_nearest_variant(mine, own, bundles),
                mirrored=_mirrored(mine, own),
                present=_present(prepared, mine, regions),
            )
        )
    return FrameMeasured(
        embedder=embedder_id,
        width=prepared.width,
        height=prepared.height,
        figures=tuple(figures),
        strangers=prepared.strangers,
        flat=prepared.flat,
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
    staging = prepared.staging
    assert staging is not None
    sx, sy = prepared.width / staging.width, prepared.height / staging.height
    empty = 0
    for piece, _ in mine:
        left, top, right, bottom = piece.cut.box
        empty += seems_empty(prepared.whole, (left * sx, top * sy, right * sx, bottom * sy), piece.cut.mask)
    return empty * 2 <= len(mine)


def _region(piece: Piece, vector: Any, own: Bundle, darkness: float) -> RegionMeasured | None:
    import numpy as np

    bundle = own.regions[piece.cut.region]
    if bundle.limits is None:
        return None
    limits = bundle.limits.widened(1 + _NIGHT_DOUBT * darkness)
    score = bundle.likeness(vector, piece.view)
    colour = main_colour(piece.lit, piece.cut.mask)
    expected = min((r.colour for r in bundle.references), key=lambda c: float(np.linalg.norm(c - colour)))
    return RegionMeasured(
        region=piece.cut.region,
        box=piece.cut.box,
        score=score,
        p_value=limits.p_value(score),
        limits=limits.limits,
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
            share = _WEIGHT[piece.cut.region]
            total += share * region.likeness(vector, piece.view)
            weight += share
    return total / weight if weight else None


def _nearest_other(
    pieces: Sequence[tuple[Piece, Any]], own: Bundle, bundles: Mapping[tuple[str, str | None], Bundle]
) -> Likeness | None:
    best: Likeness | None = None
    for other in bundles.values():
        if other.asset_id == own.asset_id:
            continue
        score = likeness(pieces, other)
        if score is not None and (best is None or score > best.score):
            best = Likeness(other.asset_id, other.name, score, other.variant)
    return best


def _nearest_variant(
    pieces: Sequence[tuple[Piece, Any]], own: Bundle, bundles: Mapping[tuple[str, str | None], Bundle]
) -> Likeness | None:
    best: Likeness | None = None
    for other in bundles.values():
        if other.asset_id != own.asset_id or other.regions is own.regions:
            continue  # the default variant is also known without its name
        score = likeness(pieces, other)
        if score is not None and (best is None or score > best.score):
            best = Likeness(other.asset_id, other.name, score, other.variant)
    return best


def style_of(
    vector: Any, asset: str, vectors: Any, paths: Sequence[str], limits: Calibrated
) -> StyleMeasured:
    """The whole picture against the style asset's pictures."""
    import numpy as np

    score = float(vector @ centroid(vectors))
    nearest = paths[int(np.argmax(vectors @ vector))]
    return StyleMeasured(asset, score, limits.p_value(score), limits.limits, nearest)

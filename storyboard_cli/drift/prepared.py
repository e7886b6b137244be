"""Making a frame ready to be embedded: cut the figures and the place out, take the light off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from storyboard_cli.consistency.measured import StrangerMeasured
from storyboard_cli.drift import light as lighting
from storyboard_cli.drift.air import Air, air_of, through
from storyboard_cli.drift.bundle import Bundle
from storyboard_cli.drift.crops import cut_out
from storyboard_cli.drift.pictures import Opened
from storyboard_cli.drift.regions import SIDE, Cut, cuts_of, outside_of
from storyboard_cli.drift.strangers import strangers, working_size
from storyboard_cli.drift.views import view_of_figure
from storyboard_cli.plan.staging.model import Light, Staging

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels
    from storyboard_cli.drift.pictures import Box

WEIGHT = {"hair": 0.8, "head": 1.0, "body": 1.6, "legs": 0.8, "figure": 1.0}
"""How much each part says about who somebody is."""
PLACE = "background"
_FLAT_SPREAD = 1.5  # of 255: a picture that varies less than this shows nothing
_AROUND = 1.2  # coats and hair reach over the bodies that staging measures
_LEAST_PLACE = 0.25  # of the frame that must not be covered by figures


@dataclass(frozen=True)
class Piece:
    """One region of one figure, cut out of the frame."""

    figure: int
    cut: Cut
    box: Box  # in pixels of the picture; `cut.box` is in those of the staging
    view: float  # how far the part is turned from the camera, degrees
    pixels: Pixels  # as they are
    lit: Pixels  # under the references' light
    light: Any  # tones in linear light, as they are
    look: Pixels  # what the embedder sees: `lit`, or the same cut as large as it wants it


@dataclass(frozen=True)
class Prepared:
    """A frame that is ready to be embedded: its pieces, the place around them, and the whole for style."""

    staging: Staging | None
    cast: tuple[Bundle | None, ...]  # by figure
    pieces: tuple[Piece, ...]
    reasons: Mapping[int, str]  # why a figure has no pieces
    whole: Pixels
    strangers: tuple[StrangerMeasured, ...]
    flat: bool
    width: int
    height: int
    place: tuple[Pixels, Mask] | None = None  # under the references' light; the mask leaves people out

    @property
    def images(self) -> list[Pixels]:
        """What is to be embedded: every piece, then the place."""
        return [piece.look for piece in self.pieces] + ([self.place[0]] if self.place else [])

    @property
    def masks(self) -> list[Mask | None]:
        found: list[Mask | None] = [piece.cut.mask for piece in self.pieces]
        return found + ([self.place[1]] if self.place else [])


def prepare(
    picture: Opened,
    staging: Staging | None,
    bundles: Mapping[tuple[str, str | None], Bundle],
    *,
    side: int | None = None,
    place: bool = False,
    seek: bool = True,
) -> Prepared:
    """Cut out every figure that has references, and take the frame's light off the cuts.

    `side` is how large the embedder wants its crops (`drift.base.crop_side`); `place` asks for the
    background too; `seek` looks for strangers, which one embedder's look at a frame does for all.
    """
    pieces, cast, reasons = _pieces(picture, staging, bundles)
    light, under = _light_of(pieces, cast, staging.light if staging else None, air_of(picture, staging))
    return Prepared(
        staging=staging,
        cast=cast,
        pieces=tuple(_lit(picture, piece, own, side) for piece, own in zip(pieces, under, strict=True)),
        reasons=reasons,
        whole=picture.pixels(),
        strangers=tuple(_strangers(picture, staging, light, bundles)) if seek else (),
        flat=is_flat(picture),
        width=picture.width,
        height=picture.height,
        place=_place(picture, staging, light, side) if place and staging is not None else None,
    )


def is_flat(picture: Opened) -> bool:
    """Is it one flat colour?"""
    import numpy as np

    small = np.asarray(picture.pixels((SIDE, SIDE)), np.float32)
    return float(small.std(axis=(0, 1)).max()) < _FLAT_SPREAD


def _pieces(
    picture: Opened, staging: Staging | None, bundles: Mapping[tuple[str, str | None], Bundle]
) -> tuple[list[Piece], tuple[Bundle | None, ...], dict[int, str]]:
    """The parts of every figure as they are, each figure's bundle, and why a figure has no parts."""
    pieces: list[Piece] = []
    reasons: dict[int, str] = {}
    cast: list[Bundle | None] = []
    if staging is None:
        return pieces, (), reasons
    scale = (picture.width / staging.width, picture.height / staging.height)
    for index, figure in enumerate(staging.figures):
        bundle = bundles.get((figure.asset, figure.variant)) or bundles.get((figure.asset, None))
        cast.append(bundle)
        if bundle is None or not bundle.regions:
            reasons[index] = "it has no locked pictures to compare with"
            continue
        cuts, why = cuts_of(staging, index)
        wanted = [cut for cut in cuts if cut.region in bundle.regions]
        if not wanted:
            reasons[index] = why or "none of its parts is shown in its bundle"
        pieces += [
            _piece(picture, index, cut, view_of_figure(staging, figure, cut.region), scale) for cut in wanted
        ]
    return pieces, tuple(cast), reasons


def _piece(picture: Opened, figure: int, cut: Cut, view: float, scale: tuple[float, float]) -> Piece:
    left, top, right, bottom = cut.box
    box = (left * scale[0], top * scale[1], right * scale[0], bottom * scale[1])
    pixels = picture.pixels((SIDE, SIDE), box)
    return Piece(figure, cut, box, view, pixels, pixels, lighting.tones(pixels, cut.mask), pixels)


def _light_of(
    pieces: Sequence[Piece], cast: Sequence[Bundle | None], staged: Light | None, air: Air | None
) -> tuple[lighting.FrameLight, list[lighting.FrameLight]]:
    """One light for the whole frame, found from all pieces, and the light on each of them."""
    expected, weights = [], []
    for piece in pieces:
        bundle = cast[piece.figure]
        assert bundle is not None
        expected.append(bundle.regions[piece.cut.region].light(piece.view))
        weights.append(WEIGHT[piece.cut.region])
    found = [piece.light for piece in pieces]
    thick = air.thick if air else 0.0
    light = lighting.frame_light(found, expected, weights, staged, thick)
    return light, [
        lighting.near_lamps(through(air, light, seen, tones), seen, tones, staged, thick)
        for seen, tones in zip(found, expected, strict=True)
    ]


def _lit(picture: Opened, piece: Piece, light: lighting.FrameLight, side: int | None) -> Piece:
    """The piece under the light of the references, at both sizes."""
    lit = lighting.without(piece.pixels, light)
    look = lit if side is None else lighting.without(cut_out(picture, piece.box, side), light)
    return replace(piece, lit=lit, look=look)


def _place(
    picture: Opened, staging: Staging, light: lighting.FrameLight, side: int | None
) -> tuple[Pixels, Mask] | None:
    """What is around the figures and props, or None where hardly anything of it is to be seen."""
    around = outside_of(staging, (SIDE, SIDE), _AROUND)
    if float(around.mean()) < _LEAST_PLACE:
        return None
    whole = (0.0, 0.0, float(picture.width), float(picture.height))
    return lighting.without(cut_out(picture, whole, side), light), around


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
    return strangers(lighting.without(small, light), staging, bundles)

"""What was measured in a picture, as plain numbers: all that the rules about pixels see."""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.consistency.findings import PixelBox


@dataclass(frozen=True, slots=True)
class Limits:
    """The calibrated limits of one region of one asset under one embedder."""

    mean: float
    fail: float
    warn: float
    references: int
    may_fail: bool  # False: too few references, or not told apart from others; then at most a warning
    note: str = ""  # why it may not fail


@dataclass(frozen=True, slots=True)
class RegionMeasured:
    """One region of a figure against the same region of its references."""

    region: str
    box: PixelBox
    score: float
    p_value: float
    limits: Limits
    reference: str  # nearest bundle picture
    found_colour: str = ""  # main colour in the frame, with the frame's light taken off
    expected_colour: str = ""
    colour_distance: float = 0.0  # OKLab


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the figure is to some other asset or variant, on the same scale as its own likeness."""

    asset: str
    name: str
    score: float
    variant: str | None = None
    reference: str | None = None  # its picture that is nearest


@dataclass(frozen=True, slots=True)
class FigureMeasured:
    """A character where the staging says that it is."""

    asset: str
    name: str
    variant: str | None
    box: PixelBox
    visible: float
    regions: tuple[RegionMeasured, ...] = ()
    own: float | None = None  # likeness to its own references over all judged regions
    nearest_other: Likeness | None = None
    nearest_variant: Likeness | None = None
    mirrored: float | None = None  # −1: as the reference; 1: its mirror image
    present: bool | None = None  # None: can't be told
    not_judged: str = ""  # why nothing was measured
    left_out: tuple[tuple[str, str], ...] = ()  # parts that can't be judged, each with the reason
    embedder: str = ""  # that looked at it, where it is not the frame's


@dataclass(frozen=True, slots=True)
class StrangerMeasured:
    """A figure that stands where the staging has nobody."""

    box: PixelBox
    asset: str | None  # whom it looks like; None where only a detector saw somebody
    name: str
    odds: float | None  # natural logarithm, from colours
    sure: float | None = None  # of a detector, 0 … 1
    reference: str | None = None  # a locked picture of whom it looks like


@dataclass(frozen=True, slots=True)
class StyleMeasured:
    """The whole picture against the style asset's pictures."""

    asset: str
    score: float
    p_value: float
    limits: Limits
    reference: str
    embedder: str = ""  # that looked at it, where it is not the frame's


@dataclass(frozen=True, slots=True)
class PlaceMeasured:
    """What is around the figures against the pictures of the place that the scene asks for."""

    asset: str
    name: str
    score: float
    p_value: float
    limits: Limits
    reference: str
    nearest_other: Likeness | None = None
    embedder: str = ""  # that looked at it, where it is not the frame's


@dataclass(frozen=True, slots=True)
class CopyMeasured:
    """How much the picture is one reference and not another: near 1 means that the reference was pasted."""

    asset: str
    name: str
    score: float
    reference: str
    distance: int  # differing bits of 64 between the two pictures' gradients


@dataclass(frozen=True, slots=True)
class FrameMeasured:
    """Everything that was measured in one picture."""

    embedder: str
    width: int
    height: int
    figures: tuple[FigureMeasured, ...] = ()
    strangers: tuple[StrangerMeasured, ...] = ()
    style: StyleMeasured | None = None
    place: PlaceMeasured | None = None
    copies: tuple[CopyMeasured, ...] = ()
    flat: bool = False
    detected: int | None = None  # people that a detector found
    expected: int | None = None  # people that it should have found

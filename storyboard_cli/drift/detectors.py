"""Detectors of people: plug-ins that say where somebody stands, whoever it is.

`basic-v1` knows people by the colours of the project's own characters, so that strangers go unseen. A
detector sees them. None comes with sb: weights have licences of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.drift.plug_ins import plug_in

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Pixels
    from storyboard_cli.drift.pictures import Box

GROUP = "storyboard_cli.detectors"
"""Entry points of this group are called with the models folder and return a `Detector`."""


@dataclass(frozen=True, slots=True)
class Detection:
    """One person found: a box in pixels of the picture, and how sure the detector is, 0 … 1."""

    box: Box
    score: float


class Detector(Protocol):
    """Finds people in pictures. What it is not sure of by its own measure it leaves out."""

    @property
    def detector_id(self) -> str:
        """Weights, configuration and version, as in an embedder's id: `groundingdino:swint@1a2b3c4d`."""

    def detect(self, images: Sequence[Pixels]) -> list[list[Detection]]:
        """The people in each picture (height × width × 3, sRGB), in the pictures' order."""


def open_detector(name: str, models_dir: Path) -> Detector:
    """The plug-in of that name; raises `SbError` where there is none or it does not work."""
    made: Detector = plug_in(GROUP, name, models_dir, what="detector")
    return made


def people_in(detector: Detector, images: Sequence[Pixels]) -> list[tuple[Detection, ...]]:
    """What it finds, held to its promise: one list a picture, boxes inside it, scores from 0 to 1."""
    try:
        lists = [list(people) for people in detector.detect(images)]
        if len(lists) != len(images):
            raise _broken(detector, f"it gave {len(lists)} lists of people for {len(images)} pictures")
        found = [
            tuple(_plain(one, image) for one in people) for people, image in zip(lists, images, strict=True)
        ]
    except SbError:
        raise
    except Exception as error:  # code of others: whatever it raises is said, not thrown on
        raise _broken(detector, f"{type(error).__name__}: {error}") from error
    return found


def _plain(one: Detection, image: Pixels) -> Detection:
    """A detection as plain numbers, inside the picture; a pixel over its edge is rounding."""
    height, width = image.shape[:2]
    left, top, right, bottom = (float(v) for v in one.box)
    score = float(one.score)
    box = (max(left, 0.0), max(top, 0.0), min(right, float(width)), min(bottom, float(height)))
    if not (
        -1 <= left < right <= width + 1
        and -1 <= top < bottom <= height + 1
        and box[0] < box[2]
        and box[1] < box[3]
        and 0 <= score <= 1
    ):
        raise ValueError(
            f"it gave the box {left:g}, {top:g}, {right:g}, {bottom:g} with the score {score:g}, "
            f"which is no part of a picture of {width}×{height}"
        )
    return Detection(box, score)


def _broken(detector: Detector, why: str) -> SbError:
    return SbError(
        Kind.missing,
        "detector-broken",
        f"the detector {detector.detector_id} does not work: {' '.join(why.split())[:240]}",
        hint="update or remove the package that provides it, or leave consistency.detector out",
    )

"""What an embedder is: pictures in, unit vectors out, under a name that says what decides the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]  # height × width × 3, sRGB
    Mask = NDArray[np.float32]  # height × width, 0 … 1: how much a pixel belongs to the subject
    Vectors = NDArray[np.float32]  # n × dim, every row of length 1

Space = Literal["identity", "style"]


class Embedder(Protocol):
    """A way to turn pictures into vectors; those of different `embedder_id` are never compared."""

    @property
    def embedder_id(self) -> str:
        """Weights, configuration, preprocessing, version: `basic-v1`, `openclip:ViT-B-32@1a2b3c4d`."""

    def dim(self, space: Space = "identity") -> int:
        """Length of a vector of that space."""

    def embed(
        self,
        images: Sequence[Pixels],
        masks: Sequence[Mask | None] | None = None,
        space: Space = "identity",
    ) -> Vectors:
        """Unit vectors of the pictures, in their order; what a mask leaves out does not count.

        Raises `SbError` where a picture has nothing to measure: a vector of zeros or NaN never comes back.
        """


class TextEmbedder(Protocol):
    """An embedder that also puts words into its identity space."""

    def embed_text(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts."""


def has_one_space(embedder: Embedder) -> bool:
    """Are its vectors the same whichever space is asked for? An embedder says so with `one_space = True`."""
    return bool(getattr(embedder, "one_space", False))


def crop_side(embedder: Embedder) -> int | None:
    """How many pixels the longer side of a crop should have at most; an embedder says it as `crop_side`.

    None: crops of 64 × 64, stretched, which is what descriptors of colour need.
    """
    side: int | None = getattr(embedder, "crop_side", None)
    return side


def parts_of(embedder: Embedder) -> tuple[str, ...]:
    """The parts of a figure that it looks at. Hair alone says something to a descriptor of colour only."""
    parts: tuple[str, ...] = getattr(embedder, "parts", ("head", "body", "legs"))
    return parts


def is_cheap(embedder: Embedder) -> bool:
    """Is looking again as fast as remembering? An embedder says so with `cheap = True`."""
    return bool(getattr(embedder, "cheap", False))

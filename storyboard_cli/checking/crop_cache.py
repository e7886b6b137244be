"""A cache of vectors by the content of a crop: no crop is embedded twice.

A verdict is made anew when limits, locks or the project change; the crops mostly stay what they were, and a
model takes a thousand times as long to look at one as the store takes to find it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.base import is_cheap
from storyboard_cli.drift.lance import Collection, Row, VectorStore, row_key

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder, Mask, Pixels

_FRAMES: Collection = "render_frame_embeddings"


@dataclass(frozen=True, slots=True)
class CropSource:
    """The frame, asset and part that a crop is of."""

    frame_id: str
    scene_id: str
    asset_id: str
    region: str
    path: str
    version: int


@dataclass
class CropCache:
    """Vectors of crops, by what the crops hold. Nothing is written before `keep`."""

    store: VectorStore
    embedder: Embedder
    _fresh: dict[str, tuple[Row, Any]] = field(default_factory=dict)

    def embed(
        self, images: Sequence[Pixels], masks: Sequence[Mask | None], shown: Sequence[CropSource]
    ) -> Any:
        """Unit vectors of the crops in their order, images × dim."""
        import numpy as np

        if is_cheap(self.embedder):
            return self.embedder.embed(images, masks)
        rows = [self._row(*what) for what in zip(images, masks, shown, strict=True)]
        known = {row.key: self._fresh[row.key][1] for row in rows if row.key in self._fresh}
        asked = [row.key for row in rows if row.key not in known]
        known |= self.store.fetch(_FRAMES, self.embedder.embedder_id, asked)
        missing = list({row.key: i for i, row in enumerate(rows) if row.key not in known}.values())
        if missing:
            made = self.embedder.embed([images[i] for i in missing], [masks[i] for i in missing])
            known |= {rows[i].key: vector for i, vector in zip(missing, made, strict=True)}
        self._fresh |= {row.key: (row, known[row.key]) for row in rows}
        return np.stack([known[row.key] for row in rows])

    def keep(self) -> None:
        """Store what was looked at since the last time, in one write."""
        import numpy as np

        if self._fresh:
            rows = [row for row, _ in self._fresh.values()]
            vectors = np.stack([vector for _, vector in self._fresh.values()])
            self.store.write_newest(_FRAMES, self.embedder.embedder_id, rows, vectors)
            self._fresh.clear()

    def _row(self, image: Pixels, mask: Mask | None, shown: CropSource) -> Row:
        held = hashlib.sha256(str(image.shape).encode())
        held.update(image.tobytes())
        held.update(mask.tobytes() if mask is not None else b"whole")
        picture = f"sha256:{held.hexdigest()}"
        facts = {
            "frame_id": shown.frame_id,
            "scene_id": shown.scene_id,
            "asset_id": shown.asset_id,
            "region": shown.region,
            "path": shown.path,
        }
        key = row_key(self.store.project_id, self.embedder.embedder_id, picture, shown.frame_id, shown.region)
        return Row(key, picture, facts, shown.version)

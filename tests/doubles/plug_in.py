"""A package of the outside world, installed for one test: real modules, a real entry point, no patching."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

_numbers = itertools.count(1)

DETECTOR = '''
"""Somebody's detector: a file beside its weights says whom it sees in which picture."""
import hashlib, json
from storyboard_cli.drift.detectors import Detection

class Detector:
    detector_id = "sharp-eyes:1@abcd"

    def __init__(self, models_dir):
        self.seen = json.loads((models_dir / "sharp-eyes.json").read_text("utf-8"))

    def detect(self, images):
        return [self.people(image) for image in images]

    def people(self, image):
        said = self.seen.get(hashlib.sha256(image.tobytes()).hexdigest(), [])
        return [Detection(tuple(box[:4]), box[4]) for box in said]
'''

EMBEDDER = '''
"""Somebody's embedder: how much of each colour there is in the six parts of a picture."""
import numpy as np

class Embedder:
    embedder_id = "colours:1@abcd"
    crop_side = 48

    def __init__(self, models_dir):
        pass

    def dim(self, space="identity"):
        return 19

    def embed(self, images, masks=None, space="identity"):
        # broken here
        return np.stack([self.one(i, m) for i, m in zip(images, masks or [None] * len(images))])

    def one(self, image, mask):
        weight = np.ones(image.shape[:2]) if mask is None else mask
        lit = image * weight[..., None] / 255  # a mask of another size than its picture fails here
        bands = np.array_split(lit, 3)
        parts = [half.mean(axis=(0, 1)) for band in bands for half in np.array_split(band, 2, 1)]
        found = np.append(np.concatenate(parts), 0.2)
        return found / np.linalg.norm(found)
'''


def install(
    base: Path, monkeypatch: pytest.MonkeyPatch, *, group: str, name: str, code: str, what: str
) -> None:
    """Put a package with one entry point on the path, as pip would."""
    module = f"outside_{next(_numbers)}"
    folder = base / f"site-{module}"
    about = folder / f"{module}-1.0.dist-info"
    about.mkdir(parents=True)
    (folder / f"{module}.py").write_text(code, "utf-8")
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text(f"[{group}]\n{name} = {module}:{what}\n", "utf-8")
    monkeypatch.syspath_prepend(folder)

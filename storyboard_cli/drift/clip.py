"""The door to torch, open_clip and timm: embedders with weights from a folder, never from anywhere else.

Weights are never random by construction: open_clip's `create_model_from_pretrained` refuses to go on without
them, timm's model is loaded strictly from a file that was seen to be there, and nothing here may reach the
network.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.settings import device_named, keep_from_hub
from storyboard_cli.drift.weights import ModelFolder, dino_side, find_model, preparation_of

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder, Mask, Pixels, Space, Vectors

BATCH = 16


class ClipEmbedder:
    """An image tower that embeds letterboxed pictures; what a mask leaves out becomes the mean colour."""

    one_space = True  # a style is looked at in the same way

    def __init__(
        self,
        embedder_id: str,
        visual: Any,
        size: int,
        mean: Sequence[float],
        std: Sequence[float],
        folder: ModelFolder | None = None,
    ) -> None:
        torch = import_torch()
        self.embedder_id = embedder_id
        self._device = _device(torch)
        self._visual = visual.eval().to(self._device)
        self.size = size
        self.mean = torch.tensor(mean).view(3, 1, 1)
        self.std = torch.tensor(std).view(3, 1, 1)
        self._folder = folder
        self._text: Any = None
        self.crop_side = size
        self._dim = int(self._forward(torch.zeros(1, 3, size, size)).shape[1])

    def dim(self, space: Space = "identity") -> int:
        return self._dim

    def use_threads(self, count: int) -> None:
        """How many cores a forward pass may use."""
        import_torch().set_num_threads(max(1, count))

    def embed(
        self,
        images: Sequence[Pixels],
        masks: Sequence[Mask | None] | None = None,
        space: Space = "identity",
    ) -> Vectors:
        import numpy as np

        if not images:
            empty: Vectors = np.zeros((0, self._dim), np.float32)
            return empty
        rows = [self._forward(batch).cpu().numpy() for batch in self._batches(images, masks)]
        return _unit(np.concatenate(rows).astype(np.float32), self.embedder_id)

    def embed_text(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts, for a model that knows words."""
        if self._folder is None or self._folder.family != "openclip":
            raise SbError(
                Kind.usage,
                "embedder-without-words",
                f"{self.embedder_id} knows pictures only",
                hint="search with an openclip: model",
            )
        torch = import_torch()
        if self._text is None:
            self._text = _text_tower(self._folder, self._device)
        model, tokenize = self._text
        with torch.inference_mode():
            found = model.encode_text(tokenize(list(texts)).to(self._device)).float().cpu().numpy()
        return _unit(found, self.embedder_id)

    def _batches(self, images: Sequence[Pixels], masks: Sequence[Mask | None] | None) -> Iterator[Any]:
        """Tensors of up to 16 pictures; the next one is prepared while the last one is computed."""
        from concurrent.futures import ThreadPoolExecutor

        def prepare(start: int) -> Any:
            return import_torch().stack(
                [
                    self.prepared(images[i], masks[i] if masks is not None else None)
                    for i in range(start, min(start + BATCH, len(images)))
                ]
            )

        starts = range(0, len(images), BATCH)
        with ThreadPoolExecutor(1) as ahead:
            waiting = ahead.submit(prepare, 0)
            for start in starts:
                batch = waiting.result()
                if start + BATCH < len(images):
                    waiting = ahead.submit(prepare, start + BATCH)
                yield batch

    def prepared(self, image: Pixels, mask: Mask | None) -> Any:
        """The model's input, 3 × size × size: here letterboxed; a family that was made otherwise says how."""
        import numpy as np
        from PIL import Image

        torch = import_torch()
        height, width = image.shape[:2]
        scale = self.size / max(height, width)
        fitted = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = Image.fromarray(image).resize(fitted, Image.Resampling.BICUBIC, reducing_gap=3.0)
        plane = torch.from_numpy(np.array(small, np.float32)).permute(2, 0, 1) / 255
        plane = (plane - self.mean) / self.std
        if mask is not None:
            soft = Image.fromarray(mask).resize(fitted, Image.Resampling.BILINEAR)
            plane = plane * torch.from_numpy(np.array(soft, np.float32))
        canvas = torch.zeros(3, self.size, self.size)
        top, left = (self.size - fitted[1]) // 2, (self.size - fitted[0]) // 2
        canvas[:, top : top + fitted[1], left : left + fitted[0]] = plane
        return canvas

    def _forward(self, batch: Any) -> Any:
        with import_torch().inference_mode():
            found = self._visual(batch.to(self._device))
        return (found[0] if isinstance(found, tuple) else found).float()


def open_clip_model(name: str, models_dir: Path) -> Embedder:
    """`openclip:<name>`: a folder with open_clip_config.json and weights."""
    folder = find_model(name, "openclip", models_dir)
    open_clip = import_open_clip()
    try:
        model, _ = open_clip.create_model_from_pretrained(f"local-dir:{folder.path}")
    except Exception as error:  # each layer below raises its own kinds
        raise unloadable(folder, error) from error
    config = folder.config
    preparation = config.get("preprocess_cfg", {})
    size = model.visual.image_size
    made = ClipEmbedder(
        f"openclip:{name}@{folder.digest}+{preparation_of(folder)}",
        model.visual,
        size[0] if isinstance(size, tuple) else size,
        preparation.get("mean") or open_clip.OPENAI_DATASET_MEAN,
        preparation.get("std") or open_clip.OPENAI_DATASET_STD,
        folder,
    )
    return made


def open_timm_model(name: str, models_dir: Path) -> Embedder:
    """`dino:<name>`: a folder with timm's config.json and model.safetensors."""
    folder = find_model(name, "dino", models_dir)
    timm = import_timm()
    config = folder.config
    preparation = config.get("pretrained_cfg", {})
    side = dino_side(folder)
    options = dict(config.get("model_args") or {})
    try:
        model = timm.create_model(
            config["architecture"],
            pretrained=False,
            num_classes=0,
            checkpoint_path=str(folder.path / folder.weights),
            **({"img_size": side} if "vit" in config["architecture"] else {}),
            **options,
        )
    except Exception as error:
        raise unloadable(folder, error) from error
    return ClipEmbedder(
        f"dino:{name}@{folder.digest}+{preparation_of(folder)}",
        model,
        side,
        preparation.get("mean") or (0.485, 0.456, 0.406),
        preparation.get("std") or (0.229, 0.224, 0.225),
        folder,
    )


def install_line() -> str:
    """The exact line that installs what this door opens, for this platform."""
    if platform.system() == "Linux":
        return (
            "pip install uv && uv pip install --torch-backend=auto 'storyboard_cli[clip]'   "
            "(plain pip brings 5 GB of CUDA libraries, with a GPU or without)"
        )
    return "pip install 'storyboard_cli[clip]'"


def _unit(rows: Any, embedder_id: str) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.all(np.isfinite(lengths)) or np.any(lengths < 1e-9):
        raise SbError(
            Kind.internal,
            "vector-unsound",
            f"{embedder_id} gave a vector that is zero or not a number",
            hint=Mend("models.verify", {}, "run: {}"),
        )
    unit: Vectors = rows / lengths
    return unit


def _device(torch: Any) -> str:
    wanted = device_named()
    if wanted:
        return wanted
    if torch.cuda.is_available():
        torch.backends.cuda.matmul.allow_tf32 = False  # the same numbers as on a CPU, so one id for both
        torch.backends.cudnn.allow_tf32 = False
        return "cuda"
    return "cpu"


def _text_tower(folder: ModelFolder, device: str) -> tuple[Any, Any]:
    open_clip = import_open_clip()
    try:
        model, _ = open_clip.create_model_from_pretrained(f"local-dir:{folder.path}")
        tokenizer = open_clip.get_tokenizer(f"local-dir:{folder.path}")
    except Exception as error:
        raise unloadable(folder, error) from error
    return model.eval().to(device), tokenizer


@cache
def import_torch() -> Any:
    """torch, kept from ever reaching for a hub."""
    keep_from_hub()  # before anything that could reach for a hub is imported
    try:
        import torch
    except ImportError as error:
        raise _not_installed(error) from error
    return torch


@cache
def import_open_clip() -> Any:
    """open_clip, once torchvision is there."""
    import_torchvision()
    try:
        import open_clip
    except ImportError as error:
        raise _not_installed(error) from error
    return open_clip


@cache
def import_timm() -> Any:
    """timm, once torchvision is there."""
    import_torchvision()
    try:
        import timm
    except ImportError as error:
        raise _not_installed(error) from error
    return timm


@cache
def import_torchvision() -> Any:
    """torchvision; where its CUDA build meets a CPU build of torch, two missing names are declared first.

    Such a pair is what plain pip gives on Linux with a CPU torch. Only the names of `nms` are needed to
    import it; nothing here ever calls them.
    """
    torch = import_torch()
    try:
        import torchvision
    except ImportError as error:
        raise _not_installed(error) from error
    except RuntimeError as error:
        if "operator torchvision::" not in str(error):
            raise
        for name in [n for n in sys.modules if n == "torchvision" or n.startswith("torchvision.")]:
            del sys.modules[name]
        library = torch.library.Library("torchvision", "DEF")
        library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _kept.append(library)
        import torchvision
    return torchvision


_kept: list[Any] = []  # the declarations live as long as this does


def _not_installed(error: ImportError) -> SbError:
    return SbError(
        Kind.missing,
        "clip-not-installed",
        f"this embedder needs open_clip and torch, which are not installed ({error.name or error})",
        hint=f"{install_line()}; or set consistency.embedder to basic-v1",
    )


def unloadable(folder: ModelFolder, error: Exception) -> SbError:
    """What is said where a library or a loader could not make the model of a folder."""
    said = " ".join(str(error).split())
    return SbError(
        Kind.usage,
        "weights-unusable",
        f"the weights of {folder.embedder} can't be loaded: {said[:300]}",
        hint=Mend(
            "models.verify", {}, f"{{}}; the file {folder.weights} may be damaged or belong to another model"
        ),
    )

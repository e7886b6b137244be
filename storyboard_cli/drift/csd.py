"""CSD, Contrastive Style Descriptors (Somepalli et al. 2024, arXiv 2404.01292): likeness of style.

The model is OpenAI CLIP's image tower without its projection, then `last_layer_style`, a matrix of its own.
Its checkpoints come without configuration, so the tower's shape is read off the tensors; every parameter is
then loaded strictly, none is left as it was made. Pictures are prepared as ViStoryBench's evaluator does it,
because scores are compared with its tables: the whole picture, stretched to a square, bicubic with
antialiasing, CLIP's mean and deviation. (CSD's own scripts crop the middle square, which loses the sides of a
wide frame.)
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.clip import ClipEmbedder, import_open_clip, import_torch, unloadable
from storyboard_cli.drift.weights import STYLE_HEAD, TOWER, ModelFolder, find_model, preparation_of

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder, Mask, Pixels

MEAN = (0.48145466, 0.4578275, 0.40821073)
STD = (0.26862954, 0.26130258, 0.27577711)
_HEAD_WIDTH = 64  # of every OpenAI tower
_UNUSED = "last_layer_content"  # the second head, trained to be blind to style


class CsdEmbedder(ClipEmbedder):
    """The style of whole pictures; unit vectors of 768 numbers for the published ViT-L."""

    def prepared(self, image: Pixels, mask: Mask | None) -> Any:
        """The whole picture as 3 × size × size, whatever its shape was."""
        import numpy as np

        torch = import_torch()
        plane = torch.from_numpy(np.array(image, np.float32) / 255)[None].permute(0, 3, 1, 2)
        square = {"size": (self.size, self.size), "align_corners": False, "antialias": True}
        plane = torch.nn.functional.interpolate(plane, mode="bicubic", **square)[0]
        plane = (plane - self.mean) / self.std
        if mask is None:
            return plane
        soft = torch.from_numpy(np.array(mask, np.float32))[None, None]
        return plane * torch.nn.functional.interpolate(soft, mode="bilinear", **square)[0]


@dataclass(frozen=True, slots=True)
class Tower:
    """What open_clip's VisionTransformer is made with. Lengths in pixels or numbers."""

    image: int
    patch: int
    width: int
    layers: int
    heads: int
    mlp_ratio: float
    dim: int


def open_csd_model(name: str, models_dir: Path) -> Embedder:
    """`csd:<name>`: a folder with a CSD checkpoint, which has no configuration beside it."""
    folder = find_model(name, "csd", models_dir)
    open_clip = import_open_clip()
    try:
        tensors = _tensors(folder)
        tower = tower_of({key: tuple(value.shape) for key, value in tensors.items()})
        visual = _visual(open_clip, tower, tensors)
    except Exception as error:  # of torch, safetensors, and of the checks here
        raise unloadable(folder, error) from error
    embedder_id = f"csd:{name}@{folder.digest}+{preparation_of(folder)}"
    return CsdEmbedder(embedder_id, visual, tower.image, MEAN, STD, folder)


def tower_of(shapes: Mapping[str, tuple[int, ...]]) -> Tower:
    """The architecture that these tensors are for. Raises `ValueError` where they do not fit each other."""
    for needed in (STYLE_HEAD, f"{TOWER}conv1.weight", f"{TOWER}positional_embedding"):
        if needed not in shapes:
            raise ValueError(f"it has no {needed}")
    strange = [key for key in shapes if not key.startswith((TOWER, STYLE_HEAD, _UNUSED))]
    if strange:
        raise ValueError(f"it has tensors that no CSD model has: {', '.join(sorted(strange)[:3])}")
    conv, head = shapes[f"{TOWER}conv1.weight"], shapes[STYLE_HEAD]
    places = shapes[f"{TOWER}positional_embedding"]
    if len(conv) != 4 or conv[1] != 3 or conv[2] != conv[3]:
        raise ValueError(f"{TOWER}conv1.weight is {_said(conv)}, not width × 3 × patch × patch")
    width, patch = conv[0], conv[2]
    if len(head) != 2 or head[0] != width:
        raise ValueError(f"{STYLE_HEAD} is {_said(head)}, not {width} × dim")
    side = round((places[0] - 1) ** 0.5)
    if len(places) != 2 or side < 1 or side * side + 1 != places[0]:
        raise ValueError(f"{TOWER}positional_embedding is {_said(places)}, which is no square of patches")
    layers = sum(key.startswith(f"{TOWER}transformer.") and key.endswith(".ln_1.weight") for key in shapes)
    inner = shapes.get(f"{TOWER}transformer.resblocks.0.mlp.c_fc.weight", (4 * width,))[0]
    return Tower(side * patch, patch, width, layers, max(1, width // _HEAD_WIDTH), inner / width, head[1])


def _said(shape: tuple[int, ...]) -> str:
    return " × ".join(str(n) for n in shape)


def _visual(open_clip: Any, tower: Tower, tensors: Mapping[str, Any]) -> Any:
    made = open_clip.transformer.VisionTransformer(
        image_size=tower.image,
        patch_size=tower.patch,
        width=tower.width,
        layers=tower.layers,
        heads=tower.heads,
        mlp_ratio=tower.mlp_ratio,
        output_dim=tower.dim,
        act_layer=open_clip.transformer.QuickGELU,
    )
    state = {k.removeprefix(TOWER): v.float() for k, v in tensors.items() if k.startswith(TOWER)}
    state["proj"] = tensors[STYLE_HEAD].float()  # the style head stands where CLIP's own projection was
    made.load_state_dict(state, strict=True)
    return made


def _tensors(folder: ModelFolder) -> dict[str, Any]:
    """The checkpoint's tensors by name, unwrapped and without the `module.` of parallel training."""
    file = folder.path / folder.weights
    torch = import_torch()
    if file.suffix == ".safetensors":
        from safetensors.torch import load_file

        state: Any = load_file(str(file))
    else:
        with torch.serialization.safe_globals(_harmless()):
            state = torch.load(file, map_location="cpu", weights_only=True, mmap=True)
    inner = state.get("model_state_dict", state)
    return {str(k).removeprefix("module."): v for k, v in inner.items() if isinstance(v, torch.Tensor)}


def _harmless() -> list[Any]:
    """What a checkpoint of CSD's training holds besides tensors: the options it was started with, numbers.

    Nothing else is unpickled, and none of these runs anything.
    """
    import numpy as np

    scalar = np.float64(0).__reduce__()[0]
    kinds = [type(np.dtype(name)) for name in ("float64", "float32", "int64", "int32", "bool")]
    named = [(scalar, f"numpy.{core}.multiarray.scalar") for core in ("core", "_core")]  # numpy 1 and 2
    return [argparse.Namespace, np.dtype, *kinds, *named]

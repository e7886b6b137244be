"""A very small CLIP with real (randomly made, then fixed) weights: a folder as people download it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

CONFIG = {
    "model_cfg": {
        "embed_dim": 32,
        "vision_cfg": {"image_size": 64, "layers": 2, "width": 64, "head_width": 32, "patch_size": 16},
        "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1},
    },
    "preprocess_cfg": {"mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28]},
}


def make_weights(base: Path) -> Path:
    """The folder `tiny` under `base`, with configuration and weights."""
    from safetensors.torch import save_file

    from storyboard_cli.drift import clip

    folder = base / "tiny"
    folder.mkdir()
    (folder / "open_clip_config.json").write_text(json.dumps(CONFIG), "utf-8")
    described = base / "tiny_for_tests.json"
    described.write_text(json.dumps(CONFIG["model_cfg"]), "utf-8")
    open_clip, torch = clip.import_open_clip(), clip.import_torch()
    open_clip.add_model_config(described)
    logging.disable(logging.WARNING)
    torch.manual_seed(0)
    model = open_clip.create_model("tiny_for_tests")
    logging.disable(logging.NOTSET)
    state = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(state, str(folder / "open_clip_model.safetensors"))
    return folder

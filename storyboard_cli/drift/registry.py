"""From an embedder's name to the embedder: ours, local weights, or a plug-in."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from storyboard_cli.drift.base import Embedder
from storyboard_cli.drift.plug_ins import guarded, plug_in

PLUG_IN_GROUP = "storyboard_cli.embedders"
"""Entry points of this group are called with the models folder and return an `Embedder`."""


def open_embedder(name: str, models_dir: Path) -> Embedder:
    """`basic-v1`, a model under `models_dir` (`openclip:`, `dino:` or `csd:<model>`), or a plug-in's name."""
    family, _, model = name.partition(":")
    if name == "basic-v1":
        from storyboard_cli.drift.basic import BasicEmbedder

        return BasicEmbedder()
    if family == "openclip" and model:
        from storyboard_cli.drift.clip import open_clip_model

        return open_clip_model(model, models_dir)
    if family == "dino" and model:
        from storyboard_cli.drift.clip import open_timm_model

        return open_timm_model(model, models_dir)
    if family == "csd" and model:
        from storyboard_cli.drift.csd import open_csd_model

        return open_csd_model(model, models_dir)
    known = ("basic-v1", "openclip:<model>", "dino:<model>", "csd:<model>")
    return guarded(name, plug_in(PLUG_IN_GROUP, name, models_dir, what="embedder", known=known))


def embedder_id_of(name: str, models_dir: Path) -> str:
    """The id that `open_embedder` would give, found without loading weights where that can be."""
    family, _, model = name.partition(":")
    if name == "basic-v1":
        return name
    if family in ("openclip", "dino", "csd") and model:
        from storyboard_cli.drift.weights import Family, find_model, preparation_of

        folder = find_model(model, cast("Family", family), models_dir)
        return f"{name}@{folder.digest}+{preparation_of(folder)}"
    return open_embedder(name, models_dir).embedder_id

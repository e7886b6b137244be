"""Staging: where camera, horizon, figures and things are in each frame of a scene.

What stages is imported on first use: commands that only read recipes never load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storyboard_cli.plan.staging.looks import Look, look_of, unknown_look
    from storyboard_cli.plan.staging.model import Staging
    from storyboard_cli.plan.staging.stage import stage_scene

__all__ = ["Look", "Staging", "look_of", "stage_scene", "unknown_look"]

_HOMES = {
    "Look": "looks",
    "look_of": "looks",
    "unknown_look": "looks",
    "Staging": "model",
    "stage_scene": "stage",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

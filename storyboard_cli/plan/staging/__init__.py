"""Staging: where camera, horizon, figures and things are in each frame of a scene."""

from storyboard_cli.plan.staging.looks import Look, look_of, unknown_look
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.stage import stage_scene

__all__ = ["Look", "Staging", "look_of", "stage_scene", "unknown_look"]

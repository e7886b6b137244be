"""Who made a picture, without loading anything.

The renderer id of recipes and the integer of our graph code.
"""

RENDERER_ID = "comfyui"
"""Enters every recipe. The pipeline and its hash, which decide the pixels, stand beside it."""

CODE_VERSION = 1
"""Bumped only when the same recipe and pipeline give another graph (a golden changes).

Outside the recipe hash.
"""

"""The embedding that a pipeline extracts in its graph.

The VAE latent of the result, pooled to a short vector.
"""

from __future__ import annotations

import math
import struct
from typing import Any

from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.render.comfy.client import Client, Served
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.nodes import ApiGraph
from storyboard_cli.render.comfy.server_text import one_line

GRID = 4
"""The latent is pooled to GRID × GRID cells of each channel."""
_LARGEST = 8 << 20


def extracted(client: Client, graph: ApiGraph, prompt_id: str) -> dict[str, Any] | None:
    """Reads what the graph's SaveLatent node saved, as `{"kind", "values"}`; None where nothing can be read.

    It belongs to the record of a render, never to its verdict: a missing one stops nothing.
    """
    node = next((name for name, entry in graph.items() if entry["class_type"] == "SaveLatent"), None)
    if node is None:
        return None
    try:
        for served in saved_latents(client.outputs(prompt_id), node):
            return {"kind": f"vae-latent-{GRID}x{GRID}", "values": pooled(client.fetch(served, _LARGEST))}
    except (Fault, ValueError, KeyError, struct.error):
        return None
    return None


def saved_latents(outputs: Any, node: str) -> list[Served]:
    """The latent files of a node."""
    entry = outputs.get(node) if isinstance(outputs, dict) else None
    found = entry.get("latents") if isinstance(entry, dict) else None
    return [
        Served(
            one_line(f["filename"], 255), one_line(f.get("subfolder", ""), 255), one_line(f.get("type"), 20)
        )
        for f in (found if isinstance(found, list) else [])
        if isinstance(f, dict) and isinstance(f.get("filename"), str)
    ]


def pooled(data: bytes) -> list[float]:
    """Means over a grid of a `.latent` file: safetensors with one batch × channel × height × width tensor."""
    length = struct.unpack("<Q", data[:8])[0]
    if length > len(data) - 8:
        raise ValueError("the header is longer than the file")
    entry = parse_json(data[8 : 8 + length])["latent_tensor"]
    if entry["dtype"] != "F32" or len(entry["shape"]) != 4:
        raise ValueError("not a latent of 32-bit numbers")
    _, channels, height, width = (int(n) for n in entry["shape"])
    start = 8 + length + int(entry["data_offsets"][0])
    values = struct.unpack_from(f"<{channels * height * width}f", data, start)
    means = []
    for channel in range(channels):
        for row in range(GRID):
            for column in range(GRID):
                cell = [
                    values[(channel * height + y) * width + x]
                    for y in range(row * height // GRID, (row + 1) * height // GRID)
                    for x in range(column * width // GRID, (column + 1) * width // GRID)
                ]
                means.append(round(math.fsum(cell) / max(1, len(cell)), 5))
    if not all(math.isfinite(m) for m in means):
        raise ValueError("the latent holds no numbers")
    return means

"""A film that is drawn on ComfyUI servers: stand-ins that answer as real ones did."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.render.comfy.worlds import write_flat_pipeline

FRAMES = tuple(f"FR_S01_{number:03d}" for number in range(1, 6))
_SEEDS = "schema: 1\nscene_id: S01\nframes:\n" + "".join(
    f"  {frame}: {{seed: {{seed: {number}, reason: the pipeline of tests takes small ones}}}}\n"
    for number, frame in enumerate(FRAMES, 1)
)


def make_farmed(film: Path) -> None:
    """Let the first scene of the example be drawn by a pipeline that needs no model."""
    write_flat_pipeline(film)
    spec = film / "project.yaml"
    told = spec.read_text("utf-8").replace("renderer: preview", "renderer: comfyui")
    spec.write_text(told + "pipelines: {scene: flat@1}\n", "utf-8")
    (film / "direction" / "S01.yaml").write_text(_SEEDS, "utf-8")
    with Workspace.open(film, Settings(), calling()) as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), calling())


def under_way() -> bytes:
    """A picture that is being made, as a server sends it."""
    out = io.BytesIO()
    Image.new("RGB", (96, 56), (60, 90, 140)).save(out, "JPEG")
    return out.getvalue()

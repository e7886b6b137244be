"""One preview frame of 1344×768 with two figures in a room, beside a bare skia drawing of as many shapes.

Geometry, drawing and PNG encoding are printed apart, on one core; then how processes add up.

Run: python tests/benchmarks/bench_preview.py
"""

from __future__ import annotations

import io
import math
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import skia
from PIL import Image

from storyboard_cli.render.preview.panel import draw_panel
from storyboard_cli.render.preview.renderer import PreviewRenderer, draw_recipe, encode
from tests.callers import calling
from tests.render.preview.world import frame_recipe, job, staged

WIDTH, HEIGHT = 1344, 768
TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "angry")]


def main() -> None:
    staging = staged("room", [{"cast": TWO, "action": "They talk."}], size=(WIDTH, HEIGHT))[0]
    recipe = frame_recipe(staging)
    drawn = draw_panel(recipe, staging, "tone")
    floor = timed(bare_drawing)
    geometry = timed(lambda: draw_panel(recipe, staging, "tone"))
    painted = timed(lambda: encode(drawn))
    whole = timed(lambda: draw_recipe(recipe, Path(), "tone"))
    print(f"bare skia drawing and PNG   {floor:6.0f} ms")
    print(f"geometry                    {geometry:6.0f} ms   {len(drawn.ops)} operations")
    print(f"drawing and PNG             {painted:6.0f} ms")
    print(f"whole frame                 {whole:6.0f} ms   bar 130 ms; {whole / floor:.2f} × floor")
    jobs = [job(recipe, f"FR_S01_{n:03d}") for n in range(24)]
    for processes in sorted({1, 2, os.cpu_count() or 1}):
        start = time.perf_counter()
        done = sum(1 for _ in PreviewRenderer(Path(), "tone", processes).render(jobs, calling()))
        speed = done / (time.perf_counter() - start)
        print(f"{done} frames, {processes} process(es)   {speed:6.1f} frames/s")


def bare_drawing() -> bytes:
    """1,700 polygons of 22 points, two gradients, and Pillow's PNG at level 1."""
    hand = random.Random(1)
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(WIDTH, HEIGHT))
    canvas = surface.getCanvas()
    for _ in range(2):
        shader = skia.GradientShader.MakeLinear([(0, 0), (0, HEIGHT)], [0xFFE8E4DC, 0xFFB0A89C])
        canvas.drawPaint(skia.Paint(Shader=shader))
    for _ in range(1700):
        x, y, r = hand.uniform(0, WIDTH), hand.uniform(0, HEIGHT), hand.uniform(4, 40)
        points = [(x + r * dx, y + r * dy) for dx, dy in CIRCLE]
        builder = skia.PathBuilder()
        builder.addPolygon([skia.Point(*p) for p in points], True)
        colour = hand.randrange(0xFF000000, 0xFFFFFFFF)
        canvas.drawPath(builder.detach(), skia.Paint(Color=colour, AntiAlias=True))
    rows = surface.makeImageSnapshot().tobytes()
    out = io.BytesIO()
    image = Image.frombuffer("RGBA", (WIDTH, HEIGHT), rows, "raw", "BGRA", 0, 1).convert("RGB")
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


CIRCLE = [(math.cos(k * math.tau / 22), math.sin(k * math.tau / 22)) for k in range(22)]


def timed(work: Callable[[], object], rounds: int = 9) -> float:
    """Median CPU milliseconds of a round."""
    work()
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


if __name__ == "__main__":
    main()

"""How long thumbnails take: 300 pictures of 1280×720 made small, and sent again from what is kept.

Run `python tests/benchmarks/bench_thumbnails.py`.
"""

from __future__ import annotations

import asyncio
import io
import tempfile
import time
from pathlib import Path

from PIL import Image

from storyboard_cli.core.settings import Settings
from storyboard_cli.project.shared_pictures import SharedFiles
from storyboard_cli.server.files.sending import Terms
from storyboard_cli.server.files.thumbnails import USUAL_WIDTH, Thumbnails
from tests.server.files.answering import request

PICTURES = 300


def write_frames(root: Path) -> list[str]:
    """Frames as large as real ones: shapes, and a little noise."""
    scene = root / "scenes" / "S01"
    scene.mkdir(parents=True)
    noise = Image.effect_noise((1280, 720), 12).convert("RGB")
    places = []
    for index in range(1, PICTURES + 1):
        image = Image.new("RGB", (1280, 720), (index % 255, 90, 140))
        image.paste(noise.crop((0, 0, 640, 360)), (index, index // 2))
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=1)
        places.append(f"scenes/S01/frame_{index:03d}_v1.png")
        (root / places[-1]).write_bytes(out.getvalue())
    return places


async def all_of(thumbnails: Thumbnails, files: SharedFiles, places: list[str]) -> int:
    async def one(place: str) -> int:
        terms = Terms(is_fixed=True)
        answer = await thumbnails.response(request(), files.cache, files.find(place), USUAL_WIDTH, terms)
        return len(answer.body)

    return sum(await asyncio.gather(*map(one, places)))


async def measure(root: Path) -> None:
    places, files, thumbnails = write_frames(root), SharedFiles.of(root, Settings()), Thumbnails()
    for what in ("made", "from what is kept", "from what is kept"):
        wall, cpu = time.perf_counter(), time.process_time()
        size = await all_of(thumbnails, files, places)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        each = cpu / PICTURES * 1000
        said = f"{wall:.2f} s, {each:.2f} ms CPU each, {size // PICTURES:,} bytes each"
        print(f"{PICTURES} thumbnails {what}: {said}")
    thumbnails.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder)))

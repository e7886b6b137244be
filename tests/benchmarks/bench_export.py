"""Measures exports beside their peers in one run: PDF and pikepdf, film and a bare encoder, stills and cp.

python tests/benchmarks/bench_export.py [--large]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy
from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.export.animatic import write_animatic
from storyboard_cli.export.board import Board, Panel, Picture, SceneCard, Speech
from storyboard_cli.export.image_sequence import SequenceOptions, write_sequence
from storyboard_cli.export.pdf import write_pdf
from storyboard_cli.plan.staging.model import Box, Camera, CameraMove, Staging

SIZE = (1280, 720)
DIFFERENT = 60  # pictures that are made; the others are hard links to them under other names


def pictures(folder: Path, kind: str, count: int) -> list[Picture]:
    """Grainy pictures as large as real ones: 1.3 MB as PNG, 0.1 MB as JPEG."""
    folder.mkdir(parents=True)
    made: list[Picture] = []
    noise = numpy.random.default_rng(1)
    for i in range(count):
        path = folder / f"{i:05d}.{kind}"
        if i < DIFFERENT:
            base = Image.effect_noise(SIZE, 30 if kind == "png" else 12).convert("RGB")
            shift = noise.integers(-6, 7, (SIZE[1], SIZE[0], 3), dtype=numpy.int16)
            grain = shift if kind == "png" else shift // 4
            pixels = numpy.clip(numpy.asarray(base, dtype=numpy.int16) + grain, 0, 255).astype(numpy.uint8)
            Image.fromarray(pixels).save(
                path, **({"compress_level": 1} if kind == "png" else {"quality": 60})
            )
        else:
            shutil.copyfile(folder / f"{i % DIFFERENT:05d}.{kind}", path)
        made.append(Picture(path, path.name))
    return made


def drawings(folder: Path, count: int) -> list[Picture]:
    """Pictures like storyboard panels: shapes, lines and flat tones."""
    folder.mkdir(parents=True)
    made: list[Picture] = []
    chance = numpy.random.default_rng(2)
    for i in range(count):
        image = Image.new("RGB", SIZE, tuple(int(v) for v in chance.integers(120, 230, 3)))
        draw = ImageDraw.Draw(image)
        for _ in range(60):
            x, y = int(chance.integers(0, 1200)), int(chance.integers(0, 680))
            w, h = (int(v) for v in chance.integers(20, 300, 2))
            tone = tuple(int(v) for v in chance.integers(30, 230, 3))
            draw.ellipse((x, y, x + w, y + h), fill=tone, outline=(20, 20, 25), width=3)
        path = folder / f"{i:03d}.png"
        image.save(path)
        made.append(Picture(path, path.name))
    return made


def a_board(shown: list[Picture], duration: int = 24, *, moving: int = 0) -> Board:
    """One panel a picture, forty to a scene; every `moving`th has a pan."""
    pan = CameraMove(
        kind="pan_right",
        start=Box(left=0, top=60, right=960, bottom=600),
        end=Box(left=320, top=60, right=1280, bottom=600),
    )
    camera = Camera(eye=(0, 1.6, -4), focal_px=1280, center_x=640, center_y=360, lens_mm=36, horizon_y=360)
    staging = Staging(
        width=1280, height=720, size="MS", angle="eye", camera=camera, setting="room", interior=True, move=pan
    )
    panels = [
        Panel(
            frame_id=f"FR_S{i // 40 + 1:03d}_{i % 40 + 1:03d}", uid=f"u{i}", scene_id=f"S{i // 40 + 1:03d}",
            label=f"{i // 40 + 1}A/{i % 40 + 1}", shot=f"{i // 40 + 1}A", first_of_shot=i % 4 == 0,
            duration=duration, start=i * duration, picture=picture, version=1, recipe_hash=f"sha256:{i:064x}",
            size="MS", action=f"Frame {i}: she crosses the yard and does not look back at number {i * 7}.",
            dialogue=(Speech("Meera", f"You forgot this, for the {i}th time."),), notes=("Rain on the cut.",),
            staging=staging if moving and i % moving == 0 else None,
        )
        for i, picture in enumerate(shown)
    ]  # fmt: skip
    scenes = [
        SceneCard(s, s.strip("S0"), f"EXT. YARD {s} - DAY") for s in dict.fromkeys(p.scene_id for p in panels)
    ]
    return Board("Benchmark", "PRJ_bench", tuple(panels), tuple(scenes), width=1280, height=720)


def with_pikepdf(shown: list[Picture], target: Path) -> None:
    """The peer: the same pictures, six a page, placed by pikepdf with their streams as they are; no text."""
    import pikepdf

    from storyboard_cli.export.pdf.pictures import place

    pdf = pikepdf.new()
    for start in range(0, len(shown), 6):
        page = pdf.add_blank_page(page_size=(842, 595))
        content = []
        objects = pikepdf.Dictionary()
        for number, picture in enumerate(shown[start : start + 6]):
            stream = place(picture.path).to_write()
            data = picture.path.read_bytes()
            raw = b"".join(data[o : o + n] for o, n in stream.spans)
            made = pikepdf.Stream(pdf, raw)
            for key, value in pikepdf.Object.parse(f"<<{stream.entries}>>".encode()).items():
                made[key] = value
            objects[f"/P{number}"] = made
            x, y = 30 + number % 3 * 265, 330 - number // 3 * 280
            content.append(f"q 250 0 0 141 {x} {y} cm /P{number} Do Q")
        page.Resources = pikepdf.Dictionary(XObject=objects)
        page.Contents = pikepdf.Stream(pdf, "\n".join(content).encode())
    pdf.save(target)


def bare_film(shown: list[Picture], target: Path, duration: int) -> None:
    """The peer: the same held pictures through the same encoder, each converted once, nothing else."""
    import av

    with av.open(str(target), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(24))
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        stream.options = {"preset": "veryfast", "tune": "stillimage", "crf": "20"}
        for picture in shown:
            with Image.open(picture.path) as image:
                frame = av.VideoFrame.from_image(image).reformat(format="yuv420p")
            for _ in range(duration):
                frame.pts = None
                out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def took(work: Callable[[], object], times: int = 3) -> float:
    """Median seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def alone(code: str) -> tuple[float, float]:
    """(seconds, peak MB) of a Python program of its own; it says its peak itself, ours does not count."""
    tell = "\nprint([w for w in open('/proc/self/status') if w.startswith('VmHWM')][0].split()[1])"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code + tell],
        cwd=Path(__file__).resolve().parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    return time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024


def size_of(shown: list[Picture]) -> int:
    return sum(p.path.stat().st_size for p in shown)


def row(what: str, value: str, bar: str) -> None:
    print(f"{what:<46} {value:<46} bar: {bar}", flush=True)


def pdf_rows(root: Path) -> None:
    for kind in ("jpg", "png"):
        shown = pictures(root / kind, kind, 300)
        board = a_board(shown)
        write_pdf(a_board(shown[:6]), root / "warm.pdf")
        ours, theirs = [], []
        for _ in range(5):  # side by side, so that a busy machine slows both
            theirs.append(took(partial(with_pikepdf, shown, root / "peer.pdf"), 1))
            ours.append(took(partial(write_pdf, board, root / "ours.pdf"), 1))
        a, b = statistics.median(ours), statistics.median(theirs)
        row(f"PDF, 300 {kind.upper()}", f"{a:.2f} s, pikepdf {b:.2f} s: {a / b:.2f} ×", "≤ 1.5 ×")
        extra = (root / "ours.pdf").stat().st_size - size_of(shown)
        row(
            "  size over the pictures",
            f"{extra / 1e6:+.2f} MB ({extra / size_of(shown):+.2%})",
            "≤ 2 % + 3 MB",
        )


def large_rows(root: Path) -> None:
    for kind, bar in (("jpg", "≤ 6 s, ≤ 600 MB"), ("png", "≤ 1 GB")):
        folder = root / f"many_{kind}"
        pictures(folder, kind, 3000)
        code = (
            "import sys; sys.path.insert(0, 'tests/benchmarks'); from bench_export import *\n"
            f"shown = [Picture(p, p.name) for p in sorted(Path({str(folder)!r}).iterdir())]\n"
            f"write_pdf(a_board(shown), Path({str(root / 'large.pdf')!r}))"
        )
        seconds, memory = alone(code)
        row(f"PDF, 3,000 {kind.upper()}", f"{seconds:.1f} s, {memory:.0f} MB at most", bar)
        shutil.rmtree(folder)


def film_rows(root: Path) -> None:
    shown = drawings(root / "film", 30)
    for moving, name in ((0, "holds"), (3, "a third of it moving")):
        board = a_board(shown, 48, moving=moving)
        seconds = took(partial(write_animatic, board, root / "film.mp4"), 1)
        peer = took(partial(bare_film, shown, root / "peer.mp4", 48), 1)
        row(f"animatic, 60 s of 720p, {name}", f"{seconds:.1f} s, bare encoder {peer:.1f} s", "≤ 12 s")


def still_rows(root: Path) -> None:
    shown = pictures(root / "stills", "png", 300)
    board = replace(a_board(shown), naming="{frame_id}")
    ours = took(lambda: write_sequence(board, root / "out"), 3)

    def copy() -> None:
        shutil.rmtree(root / "peer", ignore_errors=True)
        shutil.copytree(root / "stills", root / "peer")

    peer = took(copy, 3)
    row("image sequence, 300 PNG", f"{ours:.2f} s, copying {peer:.2f} s: {ours / peer:.2f} ×", "a file copy")
    links = took(lambda: write_sequence(board, root / "out", SequenceOptions(link=True)), 3)
    row("  as links", f"{links:.2f} s", "")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--large", action="store_true", help="also 3,000 pictures (needs 10 GB of disk)")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        pdf_rows(root)
        film_rows(root)
        still_rows(root)
        if asked.large:
            large_rows(root)
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()

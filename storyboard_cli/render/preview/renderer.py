"""The preview renderer: recipes to PNG pictures, in this process or over several."""

from __future__ import annotations

import io
import os
import time
import zlib
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from PIL import Image

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint
from storyboard_cli.core.pictures import image_sha256
from storyboard_cli.core.processes import process_pool
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.render.base import Job, Outcome, Picture
from storyboard_cli.render.preview.display import DisplayList
from storyboard_cli.render.preview.identity import CODE_VERSION, renderer_id, skia_loads
from storyboard_cli.render.preview.panel import draw_panel
from storyboard_cli.render.preview.sheets import draw_sheet

_FEW = 3  # so few jobs are drawn here: starting processes would take longer
_LOOK_S = 0.25  # while others draw, we look so often whether the pictures are still wanted


class PreviewRenderer:
    """Draws panels and model sheets without a server, as PNG, or as JPEG where a `jpeg` quality is given."""

    def __init__(self, root: Path, drawing_style: str, processes: int = 0, jpeg: int = 0) -> None:
        self.root = root
        self.jpeg = jpeg
        self.drawing_style = drawing_style
        self.processes = processes or os.cpu_count() or 1
        self._warned = False

    @property
    def renderer_id(self) -> str:
        """Names the drawing back end, whose version decides the bytes."""
        return renderer_id()

    @property
    def code_version(self) -> int:
        return CODE_VERSION

    def render(self, jobs: Iterable[Job], report: Reporter) -> Generator[Outcome, None, None]:
        """Draw the pictures; each comes as soon as it is finished.

        Jobs are asked for one by one: what makes them goes on while others are being drawn.
        """
        if not self._warned and not skia_loads():
            self._warned = True
            report.warn(
                "skia cannot be loaded here, so Pillow draws the pictures: slower, and with coarser lines.",
                "apt install libgl1 libegl1",
            )
        queue = iter(jobs)
        first = [] if self.processes == 1 else list(islice(queue, _FEW + 1))
        if len(first) <= _FEW:
            for job in chain(first, queue):
                yield self._draw(job)
            return
        yield from self._over_processes(chain(first, queue), report)

    def _draw(self, job: Job) -> Outcome:
        return _drawn(job.recipe, self.root, self.drawing_style, self.jpeg).outcome(job)

    def _over_processes(self, queue: Iterator[Job], report: Reporter) -> Iterator[Outcome]:
        """Draw here and in processes beside this one, which draws while they start; only a few jobs wait at
        them, so that memory stays flat."""
        others = self.processes - 1
        running: dict[Future[_Drawn], Job] = {}
        with process_pool(others) as pool:

            def submit(job: Job) -> None:
                running[pool.submit(_drawn, job.recipe, self.root, self.drawing_style, self.jpeg)] = job

            for job in islice(queue, others * 2):
                submit(job)
            while running:
                report.check()
                own = next(queue, None)
                if own is not None:
                    yield self._draw(own)
                waits = 0 if own is not None else _LOOK_S
                for future in wait(running, waits, FIRST_COMPLETED).done:
                    job, error = running.pop(future), future.exception()
                    yield (_lost(error) if error else future.result()).outcome(job)
                    following = next(queue, None)
                    if following is not None:
                        try:
                            submit(following)
                        except BrokenExecutor:  # a process was killed and took the pool along
                            yield self._draw(following)
            for job in queue:
                yield self._draw(job)


@dataclass(frozen=True)
class _Drawn:
    """What a process hands back: a picture, or why there is none (an error in pieces, which travel
    safely)."""

    data: bytes | None
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    pixel_sha256: str = ""
    kind: str = Kind.internal.value
    code: str = "preview-failed"
    message: str = ""
    hint: Hint | None = None

    def outcome(self, job: Job) -> Outcome:
        if self.data is not None:
            picture = Picture(self.data, self.width, self.height, pixel_sha256=self.pixel_sha256)
            return Outcome(job, picture, facts={"seconds": self.seconds})
        message = f"{job.subject} could not be drawn: {self.message}"
        return Outcome(job, error=SbError(Kind(self.kind), self.code, message, hint=self.hint))


def _lost(error: BaseException | None) -> _Drawn:
    return _Drawn(None, message=f"its process ended ({type(error).__name__})", hint="render it again")


def _drawn(recipe: Recipe, root: Path, drawing_style: str, jpeg: int = 0) -> _Drawn:
    started = time.perf_counter()
    try:
        image = draw_image(recipe, root, drawing_style)
        data, pixels = packed(image, jpeg), "" if jpeg else image_sha256(image)
    except SbError as error:
        return _Drawn(None, kind=error.kind.value, code=error.code, message=error.message, hint=error.hint)
    except Exception as error:  # one bad recipe must not stop the others
        return _Drawn(None, message=f"{type(error).__name__}: {error}")
    return _Drawn(data, recipe.width, recipe.height, round(time.perf_counter() - started, 3), pixels)


def draw_recipe(recipe: Recipe, root: Path, drawing_style: str, jpeg: int = 0) -> bytes:
    """The finished picture of a recipe: a PNG, or a JPEG of that quality."""
    return packed(draw_image(recipe, root, drawing_style), jpeg)


def draw_image(recipe: Recipe, root: Path, drawing_style: str) -> Image.Image:
    """The finished picture of a recipe, not yet packed."""
    if recipe.kind == "asset":
        return _image(draw_sheet(recipe, drawing_style or recipe.drawing_style))
    if recipe.staging is None:
        raise SbError(Kind.usage, "no-staging", "its recipe has no staging")
    return _image(draw_panel(recipe, recipe.staging, drawing_style or recipe.drawing_style, root))


def encode(picture: DisplayList, jpeg: int = 0) -> bytes:
    """Draw a display list and pack it as PNG, or as JPEG of that quality (1 to 95)."""
    return packed(_image(picture), jpeg)


def _image(picture: DisplayList) -> Image.Image:
    rows = _draw_rows(picture)
    drawn = Image.frombuffer("RGBA", (picture.width, picture.height), rows, "raw", "RGBA", 0, 1)
    return drawn.convert("RGB")


def packed(image: Image.Image, jpeg: int = 0) -> bytes:
    """A picture as PNG, or as JPEG of that quality (1 to 95)."""
    out = io.BytesIO()
    if jpeg:
        image.save(out, "JPEG", quality=jpeg, optimize=True)
    else:  # flat tones are runs: smaller so, and packed in four fifths of the time
        image.save(out, "PNG", compress_level=1, compress_type=zlib.Z_RLE)
    return out.getvalue()


def _draw_rows(picture: DisplayList) -> bytes:
    """The picture's RGBA rows, by skia, or by Pillow where skia cannot be loaded."""
    if skia_loads():
        from storyboard_cli.render.preview import skia_backend

        return skia_backend.draw(picture)
    from storyboard_cli.render.preview import pillow_backend

    return pillow_backend.draw(picture)

"""The preview renderer: recipes to PNG pictures, in this process or over several."""

from __future__ import annotations

import io
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from PIL import Image

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.render.base import Job, Outcome, Picture
from storyboard_cli.render.preview.display import DisplayList
from storyboard_cli.render.preview.identity import CODE_VERSION, renderer_id, skia_loads
from storyboard_cli.render.preview.panel import draw_panel
from storyboard_cli.render.preview.sheets import draw_sheet

_FEW = 3  # so few jobs are drawn here: starting processes would take longer


class PreviewRenderer:
    """Draws panels and model sheets without a server."""

    def __init__(self, root: Path, drawing_style: str, processes: int = 0) -> None:
        self.root = root
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

    def render(self, jobs: Sequence[Job], report: Reporter) -> Iterator[Outcome]:
        """Draw the pictures; each comes as soon as it is finished."""
        if not self._warned and not skia_loads():
            self._warned = True
            report.warn(
                "skia cannot be loaded here, so Pillow draws the pictures: slower, and with coarser lines.",
                "apt install libgl1 libegl1",
            )
        if self.processes == 1 or len(jobs) <= _FEW:
            for job in jobs:
                yield _draw_job(job, self.root, self.drawing_style)
            return
        yield from self._over_processes(jobs)

    def _over_processes(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        context = multiprocessing.get_context("spawn")
        count = min(self.processes, len(jobs))
        pool = ProcessPoolExecutor(count, mp_context=context)
        queue = iter(jobs)
        running: dict[Future[Outcome], Job] = {}
        try:
            for job in queue:
                running[pool.submit(_draw_job, job, self.root, self.drawing_style)] = job
                if len(running) >= count * 2:
                    break
            while running:
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield _outcome(future, running.pop(future))
                    following = next(queue, None)
                    if following is not None:
                        running[pool.submit(_draw_job, following, self.root, self.drawing_style)] = following
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _outcome(future: Future[Outcome], job: Job) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        return Outcome(job, error=_failed(job, "the drawing process died"))


def _failed(job: Job, why: str) -> SbError:
    return SbError(Kind.internal, "preview-failed", f"{job.subject} could not be drawn: {why}")


def _draw_job(job: Job, root: Path, drawing_style: str) -> Outcome:
    started = time.perf_counter()
    try:
        data = draw_recipe(job.recipe, root, drawing_style)
    except SbError as error:
        return Outcome(job, error=error)
    except Exception as error:  # one bad recipe must not stop the others
        return Outcome(job, error=_failed(job, f"{type(error).__name__}: {error}"))
    picture = Picture(data, job.recipe.width, job.recipe.height)
    return Outcome(job, picture, facts={"seconds": round(time.perf_counter() - started, 3)})


def draw_recipe(recipe: Recipe, root: Path, drawing_style: str) -> bytes:
    """The finished PNG of a recipe."""
    if recipe.kind == "asset":
        return encode(draw_sheet(recipe, drawing_style or recipe.drawing_style))
    if recipe.staging is None:
        raise SbError(Kind.usage, "no-staging", "a frame cannot be drawn without its staging")
    return encode(draw_panel(recipe, recipe.staging, drawing_style or recipe.drawing_style, root))


def encode(picture: DisplayList) -> bytes:
    """Draw a display list and pack it as PNG."""
    rows = _draw_rows(picture)
    image = Image.frombuffer("RGBA", (picture.width, picture.height), rows, "raw", "RGBA", 0, 1).convert(
        "RGB"
    )
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _draw_rows(picture: DisplayList) -> bytes:
    """The picture's RGBA rows, by skia, or by Pillow where skia cannot be loaded."""
    if skia_loads():
        from storyboard_cli.render.preview import skia_backend

        return skia_backend.draw(picture)
    from storyboard_cli.render.preview import pillow_backend

    return pillow_backend.draw(picture)

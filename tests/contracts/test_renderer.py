"""What every renderer holds: recipes in, pictures of the asked size out, whatever else becomes of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.pictures import pixel_sha256
from storyboard_cli.core.settings import Settings
from storyboard_cli.render.base import Job, Renderer
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.journal import MemoryJournal
from storyboard_cli.render.comfy.renderer import ComfyRenderer
from storyboard_cli.render.preview.renderer import PreviewRenderer
from tests.callers import calling
from tests.doubles.comfy_server import ComfyServer
from tests.render.comfy import worlds as comfy
from tests.render.preview import world as preview

World = tuple[Renderer, Callable[[int], list[Job]]]


def _preview(root: Path, stack: ExitStack, processes: int) -> World:
    staging = preview.staged("room", [{"cast": [("CHAR_AARAV", None, "neutral")]}])[0]
    recipe = preview.frame_recipe(staging)

    def jobs(count: int) -> list[Job]:
        return [Job(f"job{i:04d}", f"FR_S01_{i:03d}", recipe) for i in range(count)]

    return PreviewRenderer(root, "tone", processes), jobs


def preview_here(root: Path, stack: ExitStack) -> World:
    return _preview(root, stack, 1)


def preview_in_processes(root: Path, stack: ExitStack) -> World:
    return _preview(root, stack, 2)


def comfyui(root: Path, stack: ExitStack) -> World:
    comfy.write_flat_pipeline(root)
    servers = [stack.enter_context(ComfyServer()).url for _ in range(2)]
    spec = comfy.project(comfyui={"servers": servers})
    made = ComfyRenderer(
        root, spec, Settings(), MemoryJournal(), timing=comfy.QUICK, credentials=Credentials(), here=True
    )
    return made, comfy.jobs


@pytest.fixture(params=[preview_here, preview_in_processes, comfyui])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with ExitStack() as stack:
        yield request.param(tmp_path, stack)


def broken(job: Job) -> Job:
    """A job that cannot be done: a renderer that draws lacks the staging, a server the pipeline's node."""
    return Job(job.job_id, job.subject, job.recipe.model_copy(update={"staging": None, "width": 0}))


def test_every_job_has_one_outcome_of_its_size(world: World) -> None:
    renderer, jobs = world
    outcomes = list(renderer.render(jobs(6), calling()))
    assert sorted(o.job.job_id for o in outcomes) == [j.job_id for j in jobs(6)]
    for outcome in outcomes:
        assert outcome.error is None and outcome.picture is not None
        size = outcome.job.recipe.width, outcome.job.recipe.height
        with Image.open(BytesIO(outcome.picture.data)) as opened:
            assert opened.size == size == (outcome.picture.width, outcome.picture.height)
            assert opened.get_format_mimetype() == outcome.picture.media_type


def test_the_hash_of_pixels_that_a_picture_brings_is_that_of_its_file(world: World) -> None:
    renderer, jobs = world
    for outcome in renderer.render(jobs(2), calling()):
        assert outcome.picture is not None
        assert outcome.picture.pixel_sha256 == pixel_sha256(outcome.picture.data)


def test_the_same_recipe_gives_the_same_pixels(world: World) -> None:
    renderer, jobs = world

    def pixels(given: Sequence[Job]) -> list[str]:
        found = {o.job.job_id: o.picture for o in renderer.render(given, calling())}
        return [picture.pixel_sha256 for _, picture in sorted(found.items()) if picture is not None]

    first = jobs(2)
    again = [Job(f"again{job.job_id}", job.subject, job.recipe) for job in first]
    assert pixels(first) == pixels(again) and len(pixels(first)) == 2


def test_nothing_to_do_is_no_outcome(world: World) -> None:
    renderer, _ = world
    assert list(renderer.render([], calling())) == []


def test_closing_ends_the_run(world: World) -> None:
    renderer, jobs = world
    outcomes = renderer.render(jobs(20), calling())
    assert next(outcomes).picture is not None
    outcomes.close()
    assert next(outcomes, None) is None


def test_a_renderer_that_was_stopped_can_be_used_again(world: World) -> None:
    renderer, jobs = world
    outcomes = renderer.render(jobs(5), calling())
    next(outcomes)
    outcomes.close()
    assert len(list(renderer.render(jobs(5), calling()))) == 5


def test_an_identity_that_enters_recipes_is_stable(world: World) -> None:
    renderer, _ = world
    assert renderer.renderer_id and renderer.renderer_id == renderer.renderer_id
    assert isinstance(renderer.code_version, int) and renderer.code_version > 0


@pytest.mark.parametrize("made", [preview_here, preview_in_processes])
def test_a_job_that_fails_stops_no_other(made: Callable[..., World], tmp_path: Path) -> None:
    with ExitStack() as stack:
        renderer, jobs = made(tmp_path, stack)
        given = jobs(6)
        given[2] = broken(given[2])
        outcomes = {o.job.job_id: o for o in renderer.render(given, calling())}
    failed = outcomes.pop(given[2].job_id)
    assert failed.picture is None and failed.error is not None and given[2].subject in failed.error.message
    assert len(outcomes) == 5 and all(o.picture for o in outcomes.values())


def test_a_caller_who_wants_to_stop_need_not_wait_for_a_server(tmp_path: Path) -> None:
    with ExitStack() as stack:
        renderer, jobs = comfyui(tmp_path, stack)
        caller = calling()
        server = stack.enter_context(ComfyServer())
        server.engine.seconds = 5.0
        spec = comfy.project(comfyui={"servers": [server.url]})
        renderer = ComfyRenderer(
            tmp_path,
            spec,
            Settings(),
            MemoryJournal(),
            timing=comfy.QUICK,
            credentials=Credentials(),
            here=True,
        )
        caller.cancel.ask()
        with pytest.raises(Cancelled):
            next(renderer.render(jobs(2), caller))

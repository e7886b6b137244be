"""What the preview renderer promises: the asked size, the same bytes every time, and an outcome for
every job."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.reporter import Recording, Silent
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.render.preview import identity, pillow_backend
from storyboard_cli.render.preview.panel import draw_panel
from storyboard_cli.render.preview.renderer import PreviewRenderer, draw_recipe
from tests.render.preview.world import frame_recipe, job, sheet_recipe, staged, use

TWO = [("CHAR_AARAV", None, "neutral"), ("CHAR_MEERA", None, "soft_smile")]


def picture(recipe: Recipe, root: Path = Path()) -> Image.Image:
    return Image.open(BytesIO(draw_recipe(recipe, root, ""))).convert("RGB")


def difference(a: Image.Image, b: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(a, b)).rms)


def room(**frame: object) -> Staging:
    return staged("room", [{"cast": TWO, **frame}])[0]


def test_every_job_gets_a_png_of_its_size(tmp_path: Path) -> None:
    jobs = [
        job(frame_recipe(room()), "FR_S01_001"),
        job(sheet_recipe(use("CHAR_RAO"), "back", 120, 200), "CHAR_RAO back"),
    ]
    outcomes = list(PreviewRenderer(tmp_path, "tone", 1).render(jobs, Silent()))
    assert [o.job.subject for o in outcomes] == ["FR_S01_001", "CHAR_RAO back"]
    for outcome, size in zip(outcomes, ((336, 192), (120, 200)), strict=True):
        assert outcome.error is None and outcome.picture is not None
        with Image.open(BytesIO(outcome.picture.data)) as opened:
            assert (opened.format, opened.size) == ("PNG", size)


def test_equal_recipes_give_equal_bytes_in_any_process(tmp_path: Path) -> None:
    recipe = frame_recipe(staged("forest", [{"cast": TWO}], int_ext="ext")[0])
    (tmp_path / "recipe.json").write_text(recipe.model_dump_json(by_alias=True), "utf-8")
    code = (
        "import sys, pathlib, hashlib; from storyboard_cli.plan.recipe import Recipe;"
        "from storyboard_cli.render.preview.renderer import draw_recipe;"
        "r = Recipe.model_validate_json(pathlib.Path(sys.argv[1]).read_text('utf-8'));"
        "print(hashlib.sha256(draw_recipe(r, pathlib.Path('.'), '')).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "recipe.json")], check=True, capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[3],
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    import hashlib

    assert found == {hashlib.sha256(draw_recipe(recipe, tmp_path, "")).hexdigest()}


def test_several_processes_draw_what_one_draws_and_a_bad_job_fails_alone(tmp_path: Path) -> None:
    good = [job(frame_recipe(room(size=size)), size) for size in ("WS", "MS", "CU")]
    bad = job(frame_recipe(room()).model_copy(update={"staging": None}), "bad")
    renderer = PreviewRenderer(tmp_path, "tone", 2)
    spread = {o.job.subject: o for o in renderer.render([*good, bad], Silent())}
    alone = {o.job.subject: o for j in good for o in renderer.render([j], Silent())}
    assert set(spread) == {"WS", "MS", "CU", "bad"}
    for name in ("WS", "MS", "CU"):
        one, other = spread[name].picture, alone[name].picture
        assert one is not None and other is not None and one.data == other.data
    assert spread["bad"].error is not None and spread["bad"].error.code == "no-staging"


class Unwilling(Silent):
    """Somebody who does not want the pictures any more."""

    def check(self) -> None:
        raise Cancelled


def test_who_waits_for_other_processes_looks_whether_the_pictures_are_wanted(tmp_path: Path) -> None:
    jobs = [job(frame_recipe(room(size="WS")), str(number)) for number in range(5)]
    with pytest.raises(Cancelled):
        list(PreviewRenderer(tmp_path, "tone", 2).render(jobs, Unwilling()))


def test_when_a_drawing_process_is_killed_every_job_still_has_an_outcome(tmp_path: Path) -> None:
    jobs = [job(frame_recipe(room()), f"FR_S01_{n:03d}") for n in range(14)]
    outcomes = []
    for outcome in PreviewRenderer(tmp_path, "tone", 2).render(jobs, Silent()):
        outcomes.append(outcome)
        if len(outcomes) == 1:
            for child in multiprocessing.active_children():
                child.kill()
    assert {o.job.subject for o in outcomes} == {j.subject for j in jobs} and len(outcomes) == len(jobs)
    for outcome in outcomes:
        assert (outcome.picture is None) != (outcome.error is None)
        assert outcome.error is None or outcome.error.code == "preview-failed"


@pytest.mark.parametrize("size", [(216, 384), (384, 160), (256, 256), (64, 64)], ids=str)
@pytest.mark.parametrize("shot", ["EWS", "MS", "CU", "ECU"])
def test_every_aspect_is_drawn(size: tuple[int, int], shot: str) -> None:
    staging = staged("street", [{"cast": TWO, "size": shot}], size=size, int_ext="ext")[0]
    assert picture(frame_recipe(staging)).size == size


@pytest.mark.parametrize("kind", sorted(SET_PLANS))
def test_every_kind_of_set_is_drawn_from_both_sides(kind: str) -> None:
    base = staged("room", [{"cast": TWO}])[0]
    plan = SET_PLANS[kind]
    here = base.model_copy(update={"setting": kind, "interior": plan.interior, "room": plan.room})
    eye = (0.3, 1.5, min(plan.room.back - 0.3, 4.0))
    there = here.model_copy(update={"camera": here.camera.model_copy(update={"eye": eye, "yaw_deg": 180.0})})
    assert difference(picture(frame_recipe(here)), picture(frame_recipe(there))) > 2


def test_an_empty_frame_shows_the_place() -> None:
    colours = picture(frame_recipe(staged("kitchen", [{"action": "Nobody."}])[0])).getcolors(1 << 20)
    assert colours is not None and len(colours) > 50


def test_forty_people_and_very_long_names_are_drawn() -> None:
    staging = staged("hall", [{"cast": TWO, "action": "A crowd of 40 people listens."}])[0]
    assert len(staging.extras) > 10
    staging = staging.model_copy(update={"figures": staging.figures * 20})
    named = use("CHAR_AARAV", seed=3).model_copy(update={"name": "N" * 200})
    assert picture(frame_recipe(staging, [named])).size == (336, 192)


@pytest.mark.parametrize("word", ["unheard_of", "very ANGRY indeed", "", None])
def test_any_word_for_an_expression_is_drawn(word: str | None) -> None:
    staging = staged("room", [{"cast": [("CHAR_AARAV", None, word)], "size": "CU"}])[0]
    assert picture(frame_recipe(staging)).size == (336, 192)


def test_expressions_speech_and_gaze_change_a_close_face() -> None:
    def close(expression: str, says: list[str]) -> Image.Image:
        frame = {"cast": [("CHAR_MEERA", None, expression)], "size": "CU", "says": says}
        return picture(frame_recipe(staged("room", [frame])[0]))

    calm, angry, talking = close("neutral", []), close("angry", []), close("neutral", ["CHAR_MEERA"])
    assert difference(calm, angry) > 2
    assert difference(calm, talking) > 1


def test_a_draft_is_marked_and_speed_lines_are_drawn_only_when_asked() -> None:
    still = room()
    plain = picture(frame_recipe(still))
    assert difference(plain, picture(frame_recipe(still, draft=True))) > 3
    rushing = still.model_copy(update={"speed_lines": True})
    assert difference(plain, picture(frame_recipe(rushing))) > 3


def test_camera_moves_leave_no_mark_in_the_picture() -> None:
    still, moving = room(), room(movement="push_in")
    assert moving.move is not None
    assert draw_recipe(frame_recipe(still), Path(), "") == draw_recipe(
        frame_recipe(moving.model_copy(update={"camera": still.camera, "figures": still.figures})), Path(), ""
    )


def test_the_drawing_styles_differ() -> None:
    staging = room()
    tone, ink, blue = (picture(frame_recipe(staging, drawing_style=s)) for s in ("tone", "ink", "blueprint"))
    assert difference(tone, ink) > 10 and difference(ink, blue) > 40
    unknown = picture(frame_recipe(staging, drawing_style="watercolour"))
    assert difference(tone, unknown) == 0


def test_pillow_draws_nearly_the_same_picture() -> None:
    recipe = frame_recipe(room(size="MS"))
    assert recipe.staging is not None
    rows = pillow_backend.draw(draw_panel(recipe, recipe.staging, "tone"))
    by_pillow = Image.frombytes("RGBA", (336, 192), rows).convert("RGB")
    assert difference(by_pillow, picture(recipe)) < 16


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux wheels of skia need these libraries"
)
def test_where_skia_cannot_load_pillow_draws_and_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "_SKIA_NEEDS", ("libNoSuchThing.so.9",))
    identity.skia_loads.cache_clear()
    identity.renderer_id.cache_clear()
    try:
        report, renderer = Recording(), PreviewRenderer(tmp_path, "tone", 1)
        assert renderer.renderer_id.startswith("preview-1+pillow-")
        for _ in range(2):
            (outcome,) = renderer.render([job(frame_recipe(room()))], report)
            assert outcome.picture is not None
        assert len(report.warned) == 1 and "apt install libgl1 libegl1" in report.warned[0]
    finally:
        monkeypatch.undo()
        identity.skia_loads.cache_clear()
        identity.renderer_id.cache_clear()


def test_a_figure_wears_the_colours_of_its_model_sheet() -> None:
    sheet = picture(sheet_recipe(use("CHAR_AARAV"), "front", 160, 240))
    staging = staged("room", [{"cast": [("CHAR_AARAV", None, None)], "size": "FS"}], size=(480, 480))[0]
    panel = picture(frame_recipe(staging))
    blue = (55, 85, 128)

    def share(image: Image.Image) -> float:
        counted = image.getcolors(1 << 20) or []
        near = sum(n for n, p in counted if sum(abs(a - b) for a, b in zip(p, blue, strict=True)) < 60)  # type: ignore[arg-type]
        return near / (image.width * image.height)

    assert share(sheet) > 0.02 and share(panel) > 0.004

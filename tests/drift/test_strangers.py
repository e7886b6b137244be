"""People of the project where the staging has nobody, found by their colours; in pictures of any shape."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from storyboard_cli.consistency.count import SURE
from storyboard_cli.drift.basic import BasicEmbedder
from storyboard_cli.drift.bundle import Bundle
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.drift.prepared import prepare
from storyboard_cli.drift.strangers import strangers, working_size
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Figure, Staging
from storyboard_cli.script.graph import Frame, FrameCharacter, Scene
from tests.consistency_cases.judge import bundles_of
from tests.consistency_cases.world import draw, frame_recipes, make_world, sheet_recipes

CAST = 4
Bundles = dict[tuple[str, str | None], Bundle]


@cache
def bundles() -> Bundles:
    sheets = {
        spec.asset_id: [(role, draw(recipe)) for role, recipe in sheet_recipes(spec)]
        for spec in make_world(3).cast[:CAST]
    }
    return bundles_of(sheets, BasicEmbedder())


def frame_of(*assets: str, size: str = "FS", place: str = "ENV_Room") -> Recipe:
    specs = {s.asset_id: s for s in make_world(3).cast}
    frame = Frame(
        frame_id="FR_S01_001", uid="strangers-1", frame_index=1, shot="1A", size=size, angle="eye",
        characters=[FrameCharacter(asset=a) for a in assets], subject=assets[0], action="They talk.",
    )  # fmt: skip
    scene = Scene(
        scene_id="S01", uid="strangers", project_id="PRJ_CASES", script_id="cases", scene_index=1,
        heading=f"{place} - DAY", int_ext="int", location=place, time_of_day="day", environment=place,
        characters=list(assets), frames=[frame],
    )  # fmt: skip
    return frame_recipes(scene, specs)[0]


def without(recipe: Recipe, *assets: str) -> tuple[Staging, list[Figure]]:
    """The staging as it should have been, and whom it lacks."""
    staging = recipe.staging
    assert staging is not None
    left = tuple(f for f in staging.figures if f.asset not in assets)
    return staging.model_copy(update={"figures": left}), [f for f in staging.figures if f.asset in assets]


def meets(box: tuple[float, float, float, float], figure: Figure) -> float:
    """How much of the box lies in the figure."""
    crop = figure.crop
    across = min(box[2], crop.right) - max(box[0], crop.left)
    down = min(box[3], crop.bottom) - max(box[1], crop.top)
    return max(0.0, across) * max(0.0, down) / ((box[2] - box[0]) * (box[3] - box[1]))


@pytest.mark.parametrize("place", ["ENV_Room", "ENV_Street", "ENV_Park"])
def test_a_character_whom_nobody_staged_is_found_where_it_stands(place):
    recipe = frame_of("CHAR_000", "CHAR_002", size="MS", place=place)
    staging, (figure,) = without(recipe, "CHAR_002")
    found = prepare(open_picture(draw(recipe), "frame"), staging, bundles()).strangers
    (one,) = [s for s in found if s.asset == "CHAR_002"]
    assert meets(one.box, figure) > 0.7 and one.odds >= SURE and one.sure is None
    assert one.reference == "CHAR_002/front.png"  # to be shown beside it
    assert not [s for s in found if s is not one]


@pytest.mark.parametrize("size", ["WS", "FS", "MS"])
def test_a_right_frame_has_no_stranger_and_its_own_neighbours_are_none(size):
    recipe = frame_of("CHAR_000", "CHAR_002", "CHAR_003", size=size)
    assert prepare(open_picture(draw(recipe), "frame"), recipe.staging, bundles()).strangers == ()


def test_somebody_cut_by_the_lower_edge_is_found_inside_the_picture():
    recipe = frame_of("CHAR_000", "CHAR_002", size="MCU")
    staging, (figure,) = without(recipe, "CHAR_002")
    assert figure.box.bottom > staging.height  # the picture ends before they do
    found = prepare(open_picture(draw(recipe), "frame"), staging, bundles()).strangers
    (one,) = [s for s in found if s.asset == "CHAR_002"]
    assert meets(one.box, figure) > 0.7 and one.box[3] <= staging.height + 1e-6


def test_who_is_nobody_s_character_goes_unseen():
    """What colours cannot tell is left to a detector."""
    recipe = frame_of("CHAR_000", "CHAR_002", size="MS")
    staging, _ = without(recipe, "CHAR_002")
    known = {key: b for key, b in bundles().items() if key[0] != "CHAR_002"}
    found = prepare(open_picture(draw(recipe), "frame"), staging, known).strangers
    assert not [s for s in found if s.odds >= SURE]


def test_without_known_characters_nobody_is_looked_for():
    recipe = frame_of("CHAR_000")
    picture = open_picture(draw(recipe), "frame")
    few: Bundles = {k: replace(b, regions={"head": b.regions["head"]}) for k, b in bundles().items()}
    crowds = {k: replace(b, group=True) for k, b in bundles().items()}
    for known in ({}, few, crowds):
        assert prepare(picture, recipe.staging, known).strangers == ()


@pytest.mark.parametrize("size", [(432, 768), (600, 600), (432, 577), (2000, 400), (64, 900), (9, 5), (1, 1)])
def test_pictures_of_every_shape_are_looked_through(size):
    """Windows reach over the lower edge; in an upright picture they reach far."""
    recipe = frame_of("CHAR_000")
    assert recipe.staging is not None
    staging = recipe.staging.model_copy(update={"width": size[0], "height": size[1], "figures": ()})
    width, height = working_size(*size)
    coat = bundles()["CHAR_002", None].regions["body"].references[0]
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 255, (height, width, 3)).astype(np.uint8)
    pixels[height // 2 :] = np.clip(coat.light[1] ** (1 / 2.2) * 255, 0, 255).astype(np.uint8)
    for found in strangers(pixels, staging, bundles()):
        assert 0 <= found.box[0] < found.box[2] <= size[0] + 1e-6
        assert -1e-6 <= found.box[1] < found.box[3] <= size[1] + 1e-6


def test_an_upright_frame_finds_its_stranger_too():
    """The same picture with a strip of plain wall above it is as tall as a telephone's."""
    recipe = frame_of("CHAR_000", "CHAR_002", size="MS")
    staging, (figure,) = without(recipe, "CHAR_002")
    picture = np.asarray(open_picture(draw(recipe), "frame").pixels())
    high = max(0, 768 - 432)
    left = int(min(max(0, (figure.crop.left + figure.crop.right) / 2 - 216), 768 - 432))
    cut = np.concatenate([np.repeat(picture[:1, left : left + 432], high, 0), picture[:, left : left + 432]])
    upright = staging.model_copy(update={"width": 432, "height": 768, "figures": ()})
    from PIL import Image

    small = np.asarray(Image.fromarray(cut).resize(working_size(432, 768), Image.Resampling.BILINEAR))
    found = [s for s in strangers(small, upright, bundles()) if s.asset == "CHAR_002"]
    assert len(found) == 1
    box = found[0].box
    moved = (box[0] + left, box[1] - high, box[2] + left, box[3] - high)
    assert meets(moved, figure) > 0.6


def test_twice_as_many_characters_take_about_twice_as_long():
    recipe = frame_of("CHAR_000", "CHAR_002", size="MS")
    staging, _ = without(recipe, "CHAR_002")
    picture = open_picture(draw(recipe), "frame")
    small = picture.pixels(working_size(picture.width, picture.height))

    def seconds(copies: int) -> float:
        many = {(f"{a}_{i}", v): replace(b, asset_id=f"{a}_{i}") for (a, v), b in bundles().items()
                for i in range(copies)}  # fmt: skip
        taken = []
        for _ in range(3):
            started = time.process_time()
            strangers(small, staging, many)
            taken.append(time.process_time() - started)
        return min(taken)

    few, many = seconds(4), seconds(16)
    assert many < 4 * few * 2 + 0.05


def test_the_same_picture_says_the_same_whatever_order_the_cast_is_in():
    recipe = frame_of("CHAR_000", "CHAR_002", "CHAR_003", size="MS")
    staging, _ = without(recipe, "CHAR_002", "CHAR_003")
    picture = open_picture(draw(recipe), "frame")
    keys = list(bundles())
    random.Random(0).shuffle(keys)
    shuffled = {key: bundles()[key] for key in keys}
    one, other = (prepare(picture, staging, b).strangers for b in (bundles(), shuffled))
    assert {s.asset for s in one} == {"CHAR_002", "CHAR_003"}
    assert sorted((s.asset, s.box) for s in one) == sorted((s.asset, s.box) for s in other)


def test_colours_that_the_whole_place_has_prove_nobody():
    """A figure before walls of just the colours of its coat may be no more than folds in them."""
    recipe = frame_of("CHAR_000", "CHAR_002", size="MS")
    staging, (figure,) = without(recipe, "CHAR_002")
    picture = open_picture(draw(recipe), "frame")
    small = np.asarray(picture.pixels(working_size(picture.width, picture.height))).copy()
    scale = small.shape[1] / staging.width
    left, right = int(figure.crop.left * scale) - 12, int(figure.crop.right * scale) + 12
    coat = bundles()["CHAR_002", None].regions["body"].references[0].light[1]
    cloth = np.clip(coat ** (1 / 2.2) * 255, 0, 255).astype(np.uint8)

    def odds() -> float:
        return max(
            (s.odds for s in strangers(small, staging, bundles()) if s.asset == "CHAR_002"), default=-9.0
        )

    alone = odds()
    rest = [x for x in range(small.shape[1]) if not max(left, 0) <= x < right]
    small[:, rest] = cloth
    assert alone >= SURE and odds() < alone - 2


def test_a_patch_of_one_tone_over_cloth_is_nobodys_head():
    recipe = frame_of("CHAR_000", "CHAR_002", size="MS")
    staging, (figure,) = without(recipe, "CHAR_002")
    picture = open_picture(draw(recipe), "frame")
    small = np.asarray(picture.pixels(working_size(picture.width, picture.height))).copy()
    scale = small.shape[1] / staging.width
    head = figure.crop.top * scale, (figure.crop.top + 0.3 * figure.crop.height) * scale

    def odds() -> float:
        return max(
            (s.odds for s in strangers(small, staging, bundles()) if s.asset == "CHAR_002"), default=-9.0
        )

    whole = odds()
    rows = slice(int(head[0]), int(head[1]))
    columns = slice(int(figure.crop.left * scale), int(figure.crop.right * scale))
    hair = bundles()["CHAR_002", None].regions["head"].light(0.0)[0]
    small[rows, columns] = np.clip(hair ** (1 / 2.2) * 255, 0, 255).astype(np.uint8)
    assert whole >= SURE and odds() < whole - 2

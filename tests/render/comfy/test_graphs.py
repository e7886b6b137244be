"""Graphs are pure functions of recipe and pipeline; goldens hold what each released pipeline builds."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.render.comfy.capabilities import Capabilities, filled
from storyboard_cli.render.comfy.graph import Built, build
from storyboard_cli.render.comfy.nodes import Graph, Output, links_of
from storyboard_cli.render.comfy.pipelines import labels, open_pipeline, pipeline_hash, recorded_hash
from storyboard_cli.render.comfy.preflight import check_graph, check_pipeline
from storyboard_cli.render.comfy.slots import PictureKey
from storyboard_cli.spec.generation import Lora
from storyboard_cli.spec.project import StyleAnchors
from tests.doubles.comfy_server import recorded_nodes
from tests.render.comfy.worlds import character, recipe, two_person_recipe

GOLDEN = Path(__file__).parents[2] / "golden" / "comfy"

RELEASED = {
    "character-sdxl@1": "sha256:5538bf623f11d1ab89799c7346f6b132294c499fa8894ec827b640de25ac9b4f",
    "place-sdxl@1": "sha256:d9c8bcd93411049afd74cb992bca690b83b44c4517588af11358f96565e43293",
    "prop-sdxl@1": "sha256:469bf4e25056e9da2bcd216d53a7e59fd1a3e38f58a0d44b0499eb1499539220",
    "scene-flux2-edit@1": "sha256:5b5d3643b4b921feff1f4144f9348c29ed52a4eaf9c413c30555ca3d05131b80",
    "scene-qwen-edit@1": "sha256:f33d842438aa1d0083d2af5b21cca659747c9dcebe6f4aeb89d55a919a5c280f",
    "scene-sd15@1": "sha256:b60594963e8c84851d08d21490d2aaca0001d3de667972bc6958548e24004150",
    "scene-sdxl@1": "sha256:094574877b87d71c3362dacf5b194fadf10880e71b8a95d42ca2edc0463ef2a3",
}
"""Never edited: a change is a new version."""

RECORDED_MODELS = {  # the files that the recorded server has
    "checkpoint": "sdxl_narrow.safetensors",
    "pose": "sdxl_openpose.safetensors",
    "depth": "sdxl_depth.safetensors",
    "line": "sdxl_canny.safetensors",
    "ipadapter": "ip-adapter_sdxl_random.safetensors",
    "style_adapter": "ip-adapter_sdxl_random.safetensors",
    "clip_vision": "vit_l_random.safetensors",
    "upscale": "4x_random_rrdb.safetensors",
}


def named(key: PictureKey) -> str:
    return f"sb/{key.kind}_{key.name.replace('/', '_').removesuffix('.png')}.png"


def bundle_recipe(pipeline: str, role: str, asset_type: str, **changes: Any) -> Recipe:
    prefix = {"character": "CHAR", "environment": "ENV", "prop": "PROP"}[asset_type]
    asset = character(1, asset_id=f"{prefix}_001", asset_type=asset_type, **changes.pop("asset", {}))
    return recipe(
        pipeline,
        kind="asset",
        assets=(asset,),
        subject={"asset_id": asset.asset_id, "role": role, "variant": changes.pop("variant", None)},
        **changes,
    )


WORLDS: dict[str, tuple[str, Recipe]] = {
    "scene-sdxl-two-characters": (
        "scene-sdxl@1",
        two_person_recipe(
            models=RECORDED_MODELS,
            style_anchors=StyleAnchors(
                lora=Lora(name="sdxl_lora.safetensors", strength=0.7),
                image="look/anchor.png",
                palette=["#2e3440", "#C0563F"],
            ),
        ),
    ),
    "scene-sdxl-nobody": ("scene-sdxl@1", recipe("scene-sdxl@1")),
    "scene-sd15-two-characters": ("scene-sd15@1", two_person_recipe("scene-sd15@1")),
    "scene-flux2-edit-two-characters": ("scene-flux2-edit@1", two_person_recipe("scene-flux2-edit@1")),
    "scene-qwen-edit-two-characters": ("scene-qwen-edit@1", two_person_recipe("scene-qwen-edit@1")),
    "character-sdxl-front": ("character-sdxl@1", bundle_recipe("character-sdxl@1", "front", "character")),
    "place-sdxl-night": (
        "place-sdxl@1",
        bundle_recipe(
            "place-sdxl@1",
            "front",
            "environment",
            variant="night",
            models={"depth_estimator": "depth_anything_3_base.safetensors"},
        ),
    ),
    "prop-sdxl-side": ("prop-sdxl@1", bundle_recipe("prop-sdxl@1", "side", "prop", asset={"pictures": ()})),
}


def built(world: str) -> Built:
    label, found = WORLDS[world]
    return build(found, open_pipeline(None, label), named)


def capabilities() -> Capabilities:
    return Capabilities(recorded_nodes(), "0.33.0", {})


def test_released_pipelines_are_never_edited() -> None:
    assert {label: pipeline_hash(None, label) for label in labels(None)} == RELEASED
    assert {label: recorded_hash(open_pipeline(None, label)) for label in labels(None)} == RELEASED


@pytest.mark.parametrize("world", WORLDS)
def test_a_recipe_builds_its_golden_graph(world: str) -> None:
    golden = GOLDEN / f"{world}.json"
    found = json.dumps(built(world).graph, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):  # then look at what changed before it is committed
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("world", WORLDS)
def test_the_same_recipe_gives_the_same_graph(world: str) -> None:
    assert built(world).graph == built(world).graph
    assert built(world).hash == built(world).hash


@pytest.mark.parametrize("world", WORLDS)
def test_every_link_points_to_an_output_of_its_type(world: str) -> None:
    graph = built(world).graph
    problems = check_graph(graph, capabilities())
    assert [
        p for p in problems if p.code in ("broken-link", "wrong-type", "input-missing", "missing-node")
    ] == []


def test_the_recorded_server_accepts_the_scene() -> None:
    found = built("scene-sdxl-two-characters")
    assert check_graph(found.graph, capabilities(), open_pipeline(None, "scene-sdxl@1"), found.models) == []


def test_loaders_are_shared_and_masks_too() -> None:
    graph = built("scene-sdxl-two-characters").graph
    kinds = [n["class_type"] for n in graph.values()]
    assert kinds.count("CheckpointLoaderSimple") == 1
    assert kinds.count("IPAdapterModelLoader") == 1
    assert kinds.count("CLIPVisionLoader") == 1
    assert kinds.count("LoadImageMask") == 3  # two characters and the background
    assert kinds.count("IPAdapterAdvanced") == 3  # two identities and the style


def test_each_character_has_its_own_words_mask_and_reference() -> None:
    graph = built("scene-sdxl-two-characters").graph
    assert graph["region0_text"]["inputs"]["text"] == "person number 1"
    assert graph["region1_text"]["inputs"]["text"] == "person number 2, angry"
    assert graph["identity0_apply"]["inputs"]["attn_mask"] == graph["region0_region"]["inputs"]["mask"]
    reference = graph[graph["identity1_apply"]["inputs"]["image"][0]]["inputs"]["image"]
    assert reference == "sb/locked_assets_CHAR_002_v2_front.png"


def test_the_prompt_is_word_for_word_the_recipes() -> None:
    graph = built("scene-sdxl-two-characters").graph
    found = WORLDS["scene-sdxl-two-characters"][1]
    assert graph["prompt_positive"]["inputs"]["text"] == found.prompt.text
    assert graph["prompt_negative"]["inputs"]["text"] == found.prompt.negative_text


def test_parts_without_a_model_or_a_character_stay_out() -> None:
    graph = built("scene-sdxl-nobody").graph
    kinds = {n["class_type"] for n in graph.values()}
    assert not kinds & {
        "IPAdapterAdvanced",
        "ControlNetApplyAdvanced",
        "ConditioningSetMask",
        "UpscaleModelLoader",
    }


def test_another_model_family_takes_the_same_recipe() -> None:
    flux = built("scene-flux2-edit-two-characters").graph
    qwen = built("scene-qwen-edit-two-characters").graph
    assert [n["class_type"] for n in flux.values()].count(
        "ReferenceLatent"
    ) == 4  # two people, the place, the staging
    encoder = next(n for n in qwen.values() if n["class_type"] == "TextEncodeQwenImageEditPlus")
    assert {"image1", "image2", "image3"} <= set(encoder["inputs"])


def test_dotted_inputs_reach_the_graph() -> None:
    graph = built("place-sdxl-night").graph
    render = next(n for n in graph.values() if n["class_type"] == "DA3Render")
    assert render["inputs"]["output"] == "depth"
    assert render["inputs"]["output.normalization"] == "v2_style"


def test_the_hash_leaves_out_prefix_and_titles_but_nothing_else() -> None:
    found = built("scene-sdxl-two-characters")
    from storyboard_cli.render.comfy.nodes import graph_hash

    assert graph_hash(found.submitted("sb/other")) == found.hash
    changed = json.loads(json.dumps(found.graph))
    changed["sample_sampler"]["inputs"]["seed"] += 1
    assert graph_hash(changed) != found.hash


def test_defaults_that_the_server_wants_are_filled_in() -> None:
    graph = {
        "a": {"class_type": "EmptyImage", "inputs": {"width": 8, "height": 8}},
        "b": {"class_type": "SaveImageAdvanced", "inputs": {"images": ["a", 0], "format": "png"}},
    }
    done, added = filled(graph, capabilities())
    assert added["a"] == {"batch_size": 1, "color": 0}
    assert done["b"]["inputs"]["format.bit_depth"] == "8-bit"
    assert check_graph(done, capabilities()) == []


def test_everything_missing_is_named_at_once_with_its_pack_and_near_names() -> None:
    nodes = recorded_nodes()
    for gone in ("IPAdapterAdvanced", "IPAdapterModelLoader", "ColorTransfer"):
        del nodes[gone]
    found = build(two_person_recipe(), open_pipeline(None, "scene-sdxl@1"), named)
    problems = check_graph(
        found.graph, Capabilities(nodes, "0.33.0"), open_pipeline(None, "scene-sdxl@1"), found.models
    )
    text = "\n".join(f"{p.message} {p.hint}" for p in problems)
    assert (
        "no node IPAdapterAdvanced" in text
        and "ComfyUI_IPAdapter_plus" in text
        and "no node ColorTransfer" in text
    )
    assert "sd_xl_base_1.0.safetensors (checkpoint" in text and "models/controlnet" in text
    assert "sdxl_narrow.safetensors" in text


def test_a_value_out_of_range_is_named_with_its_node() -> None:
    found = build(recipe("scene-sdxl@1", width=64, height=32_768), open_pipeline(None, "scene-sdxl@1"), named)
    problems = check_graph(found.graph, capabilities())
    assert any("Picture size: height: 32768 is bigger than 16384" in p.message for p in problems)


def test_doctor_tells_an_old_server_and_little_memory() -> None:
    small = Capabilities(recorded_nodes(), "0.3.10", {"vram_gb": 6.0, "device": "cuda"})
    codes = {p.code for p in check_pipeline(open_pipeline(None, "scene-sdxl@1"), small, RECORDED_MODELS)}
    assert {"old-server", "little-vram"} <= codes


def test_wiring_to_nowhere_is_a_mistake_at_once() -> None:
    graph = Graph()
    with pytest.raises(ValueError, match="does not exist"):
        graph.add("save", "SaveImage", {"images": Output("nowhere", 0)})


def test_a_pipeline_that_is_not_there_suggests_one() -> None:
    with pytest.raises(SbError) as found:
        open_pipeline(None, "scene-sdlx@1")
    assert "scene-sdxl@1" in worded(found.value.hint or "")


def test_links_are_found_among_values() -> None:
    graph = built("scene-sdxl-nobody").graph
    assert dict(links_of(graph["save_save"]))["images"].node in graph

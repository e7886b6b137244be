"""People's own workflows become pipelines: by node titles, by --map, and never silently wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.render.comfy.capabilities import Capabilities
from storyboard_cli.render.comfy.graph import build
from storyboard_cli.render.comfy.importing import Imported, import_workflow, mapping
from storyboard_cli.render.comfy.pipelines import open_pipeline, recorded_hash
from tests.doubles.comfy_server import recorded_nodes
from tests.render.comfy.test_graphs import named
from tests.render.comfy.worlds import two_person_recipe


def node(class_type: str, title: str = "", **inputs: Any) -> dict[str, Any]:
    return {"class_type": class_type, "inputs": inputs, "_meta": {"title": title or class_type}}


def workflow(**titles: str) -> dict[str, Any]:
    return {
        "4": node("CheckpointLoaderSimple", ckpt_name="sdxl_narrow.safetensors"),
        "5": node("EmptyLatentImage", titles.get("latent", "sb:size"), width=512, height=512, batch_size=1),
        "6": node(
            "CLIPTextEncode", titles.get("positive", "My prompt sb:positive"), text="a cat", clip=["4", 1]
        ),
        "7": node("CLIPTextEncode", "sb:negative", text="", clip=["4", 1]),
        "10": node("LoadImage", "sb:character[0].image", image="example.png"),
        "11": node("LoadImage", "sb:character[1].image", image="example.png"),
        "12": node("LoadImage", "sb:character[2].image", image="example.png"),
        "13": node(
            "BatchImagesNode",
            **{"images.image0": ["10", 0], "images.image1": ["11", 0], "images.image2": ["12", 0]},
        ),
        "3": node(
            "KSampler",
            titles.get("sampler", "sb:seed sb:steps"),
            seed=1,
            steps=20,
            cfg=7.0,
            sampler_name="euler",
            scheduler="normal",
            denoise=1.0,
            model=["4", 0],
            positive=["6", 0],
            negative=["7", 0],
            latent_image=["5", 0],
        ),
        "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
        "14": node("ImageBatch", image1=["8", 0], image2=["13", 0]),
        "9": node("SaveImage", images=["8", 0], filename_prefix="mine"),
    }


CAPABLE = Capabilities(recorded_nodes(), "0.33.0", {})


def imported(
    root: Path, text: str, name: str, mapped: dict[str, str], capabilities: Capabilities | None
) -> Imported:
    """Import a workflow, and put its files where they belong."""
    made = import_workflow(root, text, name, mapped, capabilities)
    for file, data in made.files.items():
        made.folder.mkdir(parents=True, exist_ok=True)
        (made.folder / file).write_bytes(data)
    return made


def test_titles_say_what_the_recipe_fills_in(tmp_path: Path) -> None:
    made = imported(tmp_path, json.dumps(workflow()), "mine", {}, CAPABLE)
    assert made.label == "mine@1"
    assert made.slots["positive"] == "6.text" and made.slots["seed"] == "3.seed"
    assert made.slots["width"] == "5.width" and made.slots["character[1].picture"] == "11.image"
    graph = build(two_person_recipe(pipeline="scene-sdxl@1"), open_pipeline(tmp_path, "mine@1"), named).graph
    assert graph["3"]["inputs"]["seed"] == 77 and graph["5"]["inputs"]["width"] == 64
    assert graph["11"]["inputs"]["image"] == "sb/locked_assets_CHAR_002_v2_front.png"
    assert (
        graph["12"]["inputs"]["image"] == "sb/blank_grey.png"
    )  # a third character that this frame does not have


def test_map_names_what_titles_do_not(tmp_path: Path) -> None:
    plain = workflow(positive="Prompt", sampler="Sampler")
    pairs = mapping(["positive=6.text", "seed=3.seed"])
    assert imported(tmp_path, json.dumps(plain), "mine", pairs, CAPABLE).slots["seed"] == "3.seed"


def test_what_is_not_marked_is_said_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(SbError) as found:
        imported(tmp_path, json.dumps(workflow(positive="Prompt", sampler="Sampler")), "mine", {}, CAPABLE)
    assert {p.message.split(":")[0] for p in found.value.problems} >= {
        "nothing is marked as positive",
        "nothing is marked as seed",
    }


def test_a_canvas_workflow_is_recognised(tmp_path: Path) -> None:
    with pytest.raises(SbError, match="canvas") as found:
        imported(tmp_path, json.dumps({"nodes": [], "links": []}), "mine", {}, None)
    assert "Export (API)" in worded(found.value.hint or "")


def test_a_misspelt_title_is_pointed_out(tmp_path: Path) -> None:
    with pytest.raises(SbError) as found:
        imported(tmp_path, json.dumps(workflow(sampler="sb:sede")), "mine", {}, CAPABLE)
    assert any("did you mean sb:seed?" in worded(p.hint or "") for p in found.value.problems)


def test_a_node_that_the_server_lacks_is_named(tmp_path: Path) -> None:
    broken = workflow() | {"20": node("SuperUpscaler", images=["8", 0])}
    with pytest.raises(SbError, match="no node SuperUpscaler"):
        imported(tmp_path, json.dumps(broken), "mine", {}, CAPABLE)
    assert not (tmp_path / "workflows").exists()


def test_importing_again_makes_a_version_only_where_something_changed(tmp_path: Path) -> None:
    text = json.dumps(workflow())
    assert imported(tmp_path, text, "mine", {}, CAPABLE).is_new
    again = imported(tmp_path, text, "mine", {}, CAPABLE)
    assert (again.label, again.is_new) == ("mine@1", False)
    changed = workflow()
    changed["3"]["inputs"]["cfg"] = 5.0
    assert imported(tmp_path, json.dumps(changed), "mine", {}, CAPABLE).label == "mine@2"
    first = open_pipeline(tmp_path, "mine@1")
    assert recorded_hash(first) == first.hash

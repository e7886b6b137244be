"""Embedders with weights: a tiny real model made here; without its weights nothing ever comes up."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.registry import embedder_id_of, open_embedder
from storyboard_cli.drift.weights import changed_files, import_folder, list_models
from tests.drift.clip_weights import CONFIG, make_weights


@pytest.fixture(scope="session")
def weights_folder(tmp_path_factory) -> Path:
    """Configuration and weights of a very small CLIP."""
    return make_weights(tmp_path_factory.mktemp("weights"))


@pytest.fixture
def models(weights_folder, tmp_path) -> Path:
    import_folder(weights_folder, tmp_path / "models")
    return tmp_path / "models"


def pictures(count: int = 5) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    return [rng.integers(0, 255, (40, 90, 3), dtype=np.uint8) for _ in range(count)]


def test_an_imported_folder_embeds_and_its_id_names_weights_and_preparation(models):
    embedder = open_embedder("openclip:tiny", models)
    found = embedder.embed(pictures())
    assert found.shape == (5, 32) and np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert embedder.embedder_id == embedder_id_of("openclip:tiny", models)
    assert embedder.embedder_id.startswith("openclip:tiny@") and embedder.embedder_id.endswith("+letterbox-1")


def test_a_batch_gives_what_single_pictures_give_and_a_second_loading_the_same(models):
    many = pictures(20)
    first, again = open_embedder("openclip:tiny", models), open_embedder("openclip:tiny", models)
    batched = first.embed(many)
    assert np.allclose(batched[17], first.embed(many[17:18])[0], atol=1e-4)
    assert np.allclose(batched, again.embed(many), atol=1e-4)


def test_wide_pictures_are_letterboxed_not_cropped(models):
    embedder = open_embedder("openclip:tiny", models)
    plain = np.full((64, 160, 3), 120, np.uint8)
    edge = plain.copy()
    edge[:, :20] = (255, 0, 0)
    one, other = embedder.embed([plain, edge])
    assert float(one @ other) < 0.9999


def test_what_a_mask_leaves_out_does_not_count(models):
    embedder = open_embedder("openclip:tiny", models)
    one, other = np.full((64, 64, 3), 90, np.uint8), np.full((64, 64, 3), 90, np.uint8)
    other[:, 32:] = (250, 250, 10)
    mask = np.zeros((64, 64), np.float32)
    mask[:, :28] = 1
    a, b = embedder.embed([one, other], [mask, mask])
    assert float(a @ b) == pytest.approx(1, abs=1e-4)


def test_words_and_pictures_share_a_space(models):
    found = open_embedder("openclip:tiny", models).embed_text(["red coat", "a tree"])
    assert found.shape == (2, 32)


def test_a_folder_without_weights_is_refused_before_any_library_sees_it(weights_folder, tmp_path):
    (tmp_path / "models" / "empty").mkdir(parents=True)
    text = (weights_folder / "open_clip_config.json").read_text("utf-8")
    (tmp_path / "models" / "empty" / "open_clip_config.json").write_text(text, "utf-8")
    for refused in (
        lambda: open_embedder("openclip:empty", tmp_path / "models"),
        lambda: import_folder(tmp_path / "models" / "empty", tmp_path / "other"),
    ):
        with pytest.raises(SbError) as failed:
            refused()
        assert "holds no weights" in failed.value.message


def test_changed_weights_are_noticed(models):
    file = models / "tiny" / "open_clip_model.safetensors"
    data = bytearray(file.read_bytes())
    data[-5] ^= 0xFF
    file.write_bytes(data)
    assert changed_files(models / "tiny") == ["open_clip_model.safetensors was changed"]
    with pytest.raises(SbError) as failed:
        open_embedder("openclip:tiny", models)
    assert failed.value.code == "model-changed" and "sb models import" in worded(failed.value.hint or "")


@pytest.mark.parametrize("kind", ["corrupt", "mismatched", "pointer"])
def test_damaged_and_foreign_weights_are_said_plainly(weights_folder, tmp_path, kind):
    from safetensors.torch import load_file, save_file

    source = tmp_path / kind
    source.mkdir()
    (source / "open_clip_config.json").write_text(json.dumps(CONFIG), "utf-8")
    target = source / "open_clip_model.safetensors"
    if kind == "corrupt":
        target.write_bytes((weights_folder / target.name).read_bytes()[:4000])
    elif kind == "pointer":
        target.write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    else:
        state = load_file(str(weights_folder / target.name))
        state.pop(next(iter(state)))
        save_file(state, str(target))
    with pytest.raises(SbError) as failed:
        import_folder(source, tmp_path / "models")
        open_embedder(f"openclip:{kind}", tmp_path / "models")
    assert failed.value.code in ("weights-unusable", "model-folder-unusable") and failed.value.hint


def test_names_that_are_not_there_fail_at_once_and_offline(models):
    started = time.perf_counter()
    for name in ("openclip:nowhere", "dino:tiny", "openclip:../tiny", "nonsense"):
        with pytest.raises(SbError) as failed:
            open_embedder(name, models)
        assert failed.value.hint
    assert time.perf_counter() - started < 1


def test_a_list_names_what_is_there_and_what_is_broken(models):
    (models / "junk").mkdir()
    found = list_models(models)
    assert [type(m).__name__ for m in found] == ["SbError", "ModelFolder"]


def test_timm_weights_come_only_from_their_file(tmp_path):
    from safetensors.torch import save_file

    from storyboard_cli.drift import clip

    timm, torch = clip.import_timm(), clip.import_torch()
    torch.manual_seed(0)
    options = {"embed_dim": 32, "depth": 2, "num_heads": 2}
    model = timm.create_model(
        "vit_small_patch14_dinov2", pretrained=False, num_classes=0, img_size=224, **options
    )
    source = tmp_path / "tiny-dino"
    source.mkdir()
    config = {"architecture": "vit_small_patch14_dinov2", "model_args": options,
              "pretrained_cfg": {"input_size": [3, 518, 518]}}  # fmt: skip
    (source / "config.json").write_text(json.dumps(config), "utf-8")
    save_file({n: v.contiguous() for n, v in model.state_dict().items()}, str(source / "model.safetensors"))
    import_folder(source, tmp_path / "models")
    embedder = open_embedder("dino:tiny-dino", tmp_path / "models")
    assert embedder.embed(pictures(2)).shape == (2, 32)
    assert embedder.embedder_id.endswith("+letterbox-1-224")
    assert np.allclose(
        embedder.embed(pictures(1)), open_embedder("dino:tiny-dino", tmp_path / "models").embed(pictures(1))
    )

"""CSD weights: found without torch, loaded whole or not at all, fed as the published evaluator feeds them."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.clip import import_torch, import_torchvision
from storyboard_cli.drift.csd import MEAN, STD, tower_of
from storyboard_cli.drift.hub import files_of_model
from storyboard_cli.drift.registry import embedder_id_of, open_embedder
from storyboard_cli.drift.weights import changed_files, import_folder, list_models
from tests.drift.csd_weights import DIM, LAYERS, PATCH, SIDE, WIDTH, csd_state, style_of


def folder_of(base: Path, state: dict, file: str = "model.safetensors", name: str = "csd") -> Path:
    """A folder with nothing but a checkpoint."""
    folder = base / "given" / name
    folder.mkdir(parents=True)
    if file.endswith(".safetensors"):
        from safetensors.torch import save_file

        save_file(state, str(folder / file))
    else:
        import_torch().save(state, folder / file)
    return folder


def opened(base: Path, state: dict, file: str = "model.safetensors", name: str = "csd"):
    import_folder(folder_of(base, state, file, name), base / "models")
    return open_embedder(f"csd:{name}", base / "models")


def pictures(count: int = 3) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    return [rng.integers(0, 255, (40, 90, 3), dtype=np.uint8) for _ in range(count)]


def trained(state: dict) -> dict:
    """What the training script saves: parallel training's names, wrapped, options and counters beside it."""
    return {
        "model_state_dict": {f"module.{name}": value for name, value in state.items()},
        "opt_bb": {"state": {}, "param_groups": [{"lr": np.float64(0.001), "params": [0, 1]}]},
        "iter": 80_000,
        "args": argparse.Namespace(arch="vit_large", lr=np.float64(0.001)),
    }


def test_vectors_are_those_of_the_papers_forward_pass(tmp_path):
    embedder = opened(tmp_path, csd_state())
    found = embedder.embed(pictures())
    assert found.shape == (3, DIM) and embedder.dim("style") == DIM
    for vector, picture in zip(found, pictures(), strict=True):
        wanted = style_of(csd_state(), embedder.prepared(picture, None)).numpy()
        assert np.allclose(vector, wanted, atol=1e-5)
    assert not np.allclose(
        found[0], opened(tmp_path, csd_state(1), name="other").embed(pictures())[0], atol=0.1
    )


def test_the_id_names_weights_and_preparation(tmp_path):
    embedder = opened(tmp_path, csd_state())
    assert embedder.embedder_id == embedder_id_of("csd:csd", tmp_path / "models")
    assert embedder.embedder_id.startswith("csd:csd@") and embedder.embedder_id.endswith("+stretch-1")
    assert embedder.embedder_id != opened(tmp_path, csd_state(1), name="other").embedder_id.replace(
        "other", "csd"
    )


@pytest.mark.parametrize("file", ["pytorch_model.bin", "csd_vit-large.pth"])
def test_every_wrapping_of_the_same_weights_loads_bit_for_bit(tmp_path, file):
    plain = opened(tmp_path, csd_state()).embed(pictures())
    bare = opened(tmp_path, csd_state(), file, "bare").embed(pictures())
    wrapped = opened(tmp_path, trained(csd_state()), file, "wrapped").embed(pictures())
    assert np.array_equal(plain, bare) and np.array_equal(plain, wrapped)


def test_a_checkpoint_that_an_older_numpy_wrote_loads_too(tmp_path):
    folder = folder_of(tmp_path, trained(csd_state()), "checkpoint.pth")
    told = io.BytesIO()
    with zipfile.ZipFile(folder / "checkpoint.pth") as old, zipfile.ZipFile(told, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith("data.pkl"):
                assert b"numpy._core.multiarray" in data
                data = data.replace(b"numpy._core.multiarray", b"numpy.core.multiarray")
            new.writestr(entry, data)
    (folder / "checkpoint.pth").write_bytes(told.getvalue())
    import_folder(folder, tmp_path / "models")
    again = open_embedder("csd:csd", tmp_path / "models").embed(pictures())
    assert np.array_equal(again, opened(tmp_path, csd_state(), name="plain").embed(pictures()))


def test_half_precision_weights_measure_the_same(tmp_path):
    half = {name: value.half() for name, value in csd_state().items()}
    found = opened(tmp_path, half, name="half").embed(pictures())
    assert np.allclose(found, opened(tmp_path, csd_state()).embed(pictures()), atol=5e-3)


def test_the_shape_of_the_tower_is_read_off_the_tensors():
    tower = tower_of({name: tuple(value.shape) for name, value in csd_state().items()})
    assert (tower.image, tower.patch, tower.width, tower.layers, tower.heads, tower.dim) == (
        SIDE, PATCH, WIDTH, LAYERS, WIDTH // 64, DIM,
    )  # fmt: skip
    large = {"backbone.conv1.weight": (1024, 3, 14, 14), "backbone.positional_embedding": (257, 1024),
             "last_layer_style": (1024, 768)}  # fmt: skip
    large |= {f"backbone.transformer.resblocks.{i}.ln_1.weight": (1024,) for i in range(24)}
    found = tower_of(large)  # the published ViT-L/14
    assert (found.image, found.layers, found.heads, found.mlp_ratio, found.dim) == (224, 24, 16, 4.0, 768)


@pytest.mark.parametrize("size", [(40, 90), (300, 200), (64, 64)])
def test_pictures_are_prepared_as_the_published_evaluator_does_it(tmp_path, size):
    import_torchvision()
    from torchvision.transforms import v2

    torch = import_torch()
    picture = np.random.default_rng(2).integers(0, 255, (*size, 3), dtype=np.uint8)
    published = v2.Compose(
        [v2.Resize((SIDE, SIDE), interpolation=v2.InterpolationMode.BICUBIC), v2.Normalize(MEAN, STD)]
    )
    tensor = torch.from_numpy(picture.astype(np.float32) / 255.0)[None, ...].permute(0, 3, 1, 2)
    found = opened(tmp_path, csd_state()).prepared(picture, None)
    assert found.shape == (3, SIDE, SIDE)
    assert torch.allclose(found, published(tensor)[0], atol=1e-6)


def test_preparation_in_numbers(tmp_path):
    embedder = opened(tmp_path, csd_state())
    plain = np.full((36, 128, 3), (255, 51, 0), np.uint8)
    found = embedder.prepared(plain, None).numpy()
    assert np.allclose(
        found[:, 30, 30], [1.930336, -0.986701, -1.480219], atol=1e-5
    )  # (c/255 - mean) / deviation
    plain[:, :32] = (
        0  # the left quarter of a wide picture is the left quarter of the square: nothing is cut off
    )
    black = embedder.prepared(plain, None).numpy()[0] < 0
    assert black[:, :15].all() and not black[:, 17:].any()


def test_what_a_mask_leaves_out_does_not_count(tmp_path):
    embedder = opened(tmp_path, csd_state())
    one, other = np.full((64, 64, 3), 90, np.uint8), np.full((64, 64, 3), 90, np.uint8)
    other[:, 40:] = (250, 250, 10)
    mask = np.zeros((64, 64), np.float32)
    mask[:, :24] = 1
    a, b = embedder.embed([one, other], [mask, mask])
    assert float(a @ b) == pytest.approx(1, abs=1e-4)


def without(name: str) -> dict:
    return {key: value for key, value in csd_state().items() if key != name}


def changed(name: str, *shape: int) -> dict:
    return csd_state() | {name: import_torch().zeros(*shape)}


BLOCK = "backbone.transformer.resblocks"
UNFIT = {
    "no head": (lambda: without("last_layer_style"), "no last_layer_style"),
    "no tower": (lambda: {"last_layer_style": csd_state()["last_layer_style"]}, "nor weights of CSD"),
    "no patches": (lambda: without("backbone.conv1.weight"), "no backbone.conv1.weight"),
    "a parameter is missing": (lambda: without(f"{BLOCK}.1.mlp.c_fc.bias"), "c_fc.bias"),
    "a layer is missing": (
        lambda: {k: v for k, v in csd_state().items() if f"{BLOCK}.0." not in k},
        "resblocks.0",
    ),
    "head of another width": (lambda: changed("last_layer_style", 96, DIM), "96 × 24, not 128 × dim"),
    "no square of patches": (lambda: changed("backbone.positional_embedding", 19, WIDTH), "no square"),
    "a part of another shape": (lambda: changed(f"{BLOCK}.0.attn.in_proj_bias", 9), "in_proj_bias"),
    "tensors of another model": (lambda: changed("text_projection", 4, 4), "text_projection"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_weights_that_do_not_fit_are_one_clear_error(tmp_path, case):
    state, said = UNFIT[case]
    with pytest.raises(SbError) as failed:
        opened(tmp_path, state())
    assert failed.value.code in ("weights-unusable", "model-folder-unusable")
    assert said in failed.value.message and failed.value.hint


@pytest.mark.parametrize("file", ["model.safetensors", "checkpoint.pth"])
@pytest.mark.parametrize("kept", [0, 6, 4000])
def test_damaged_files_are_refused_on_import(tmp_path, file, kept):
    folder = folder_of(tmp_path, csd_state(), file)
    (folder / file).write_bytes((folder / file).read_bytes()[:kept])
    with pytest.raises(SbError) as failed:
        import_folder(folder, tmp_path / "models")
    assert failed.value.code == "model-folder-unusable" and file in failed.value.message


def test_a_changed_file_is_noticed(tmp_path):
    opened(tmp_path, csd_state())
    file = tmp_path / "models" / "csd" / "model.safetensors"
    data = bytearray(file.read_bytes())
    data[-5] ^= 0xFF
    file.write_bytes(data)
    assert changed_files(tmp_path / "models" / "csd", thorough=True) == ["model.safetensors was changed"]
    with pytest.raises(SbError, match="not what was imported"):
        open_embedder("csd:csd", tmp_path / "models")


class Planted:
    """Would leave a mark where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple:
        return os.mkdir, (str(self.mark),)


def test_nothing_in_a_checkpoint_is_ever_run(tmp_path):
    mark = tmp_path / "mark"
    folder = folder_of(tmp_path, csd_state() | {"also": Planted(mark)}, "checkpoint.pth")
    assert import_folder(folder, tmp_path / "models").family == "csd"
    with pytest.raises(SbError) as failed:
        open_embedder("csd:csd", tmp_path / "models")
    assert failed.value.code == "weights-unusable" and not mark.exists()


def test_a_list_names_csd_models_without_torch(tmp_path):
    for file, state in (("model.safetensors", csd_state()), ("checkpoint.pth", trained(csd_state()))):
        import_folder(folder_of(tmp_path, state, file, file[:5]), tmp_path / "models")
    code = (
        "import sys; from pathlib import Path\n"
        "for name in ('torch', 'open_clip', 'safetensors', 'numpy'): sys.modules[name] = None\n"
        "from storyboard_cli.drift.weights import list_models\n"
        f"print([m.embedder for m in list_models(Path({str(tmp_path / 'models')!r}))])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['csd:check', 'csd:model']"


def test_a_configuration_of_another_maker_beside_the_weights_does_no_harm(tmp_path):
    folder = folder_of(tmp_path, csd_state())
    (folder / "config.json").write_text('{"content_proj_head": "default", "name": "vit_large"}', "utf-8")
    (folder / "optimizer.bin").write_bytes(b"something else")
    found = import_folder(folder, tmp_path / "models")
    assert found.embedder == "csd:csd" and sorted(found.files) == ["model.safetensors"]
    assert [m.embedder for m in list_models(tmp_path / "models")] == ["csd:csd"]


def test_pull_takes_what_a_csd_repository_holds():
    readme = {"README.md", ".gitattributes"}
    assert files_of_model("a/b", readme | {"model.safetensors", "config.json", "csd.onnx"}) == [
        "config.json", "model.safetensors",
    ]  # fmt: skip
    assert files_of_model("a/b", readme | {"pytorch_model.bin"}) == ["pytorch_model.bin"]
    assert files_of_model("a/b", readme | {"csd_vit-large.pth", "old/model.pth"}) == ["csd_vit-large.pth"]
    for there in (readme, readme | {"old/model.pth"}, {"open_clip_config.json", "other.bin"}):
        with pytest.raises(SbError, match="holds no weights"):
            files_of_model("a/b", there)


def test_csd_knows_no_words(tmp_path):
    with pytest.raises(SbError, match="pictures only"):
        opened(tmp_path, csd_state()).embed_text(["a red coat"])

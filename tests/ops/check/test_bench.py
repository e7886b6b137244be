"""`sb bench consistency`: CSD only ever from CSD's weights, by its definition; published rows on request."""

from __future__ import annotations

import io
from itertools import combinations

import numpy as np
import pytest
from PIL import Image
from rich.console import Console

from storyboard_cli.cli.bench import show
from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.drift.registry import open_embedder
from storyboard_cli.drift.weights import import_folder
from storyboard_cli.ops import bench, models
from storyboard_cli.project.frame_states import frame_states
from tests.callers import calling
from tests.drift.csd_weights import csd_state

pytestmark = pytest.mark.measuring


def measured(film, **options) -> bench.BenchAnswer:
    return bench.bench(film, bench.BenchAsk(**options), calling())


def imported(film, tmp_path, name: str = "csd", seed: int = 0) -> None:
    from safetensors.torch import save_file

    folder = tmp_path / "given" / name
    folder.mkdir(parents=True)
    save_file(csd_state(seed), str(folder / "model.safetensors"))
    import_folder(folder, film.models_dir)


def said(done: bench.BenchAnswer) -> str:
    console = Console(file=io.StringIO(), width=160)
    show(done, console)
    return console.file.getvalue()


def by_hand(film, name: str) -> tuple[float, float]:
    """CSD cross and CSD self from files and vectors alone."""
    embedder = open_embedder(name, film.models_dir)

    def look(data: bytes) -> np.ndarray:
        return embedder.embed([np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))])[0]

    first = {}
    for asset_id in ("CHAR_001", "CHAR_002"):
        lock = film.registry.current(asset_id)
        path = f"assets/{asset_id}/v{lock.version}/{lock.pictures[0].path}"
        first[asset_id] = look(film.files.read(path))
    looks, cross = [], []
    for state in frame_states(film):
        data = film.files.read(state.newest.path)
        looks.append(look(data))
        figures = recipe_of(data)["recipe"]["staging"]["figures"]
        on_stage = [f["asset"] for f in figures if f["asset"] in first and f["visible"] >= 0.25]
        if on_stage:
            cross.append(np.mean([first[asset] @ looks[-1] for asset in on_stage]))
    return float(np.mean(cross)), float(np.mean([a @ b for a, b in combinations(looks, 2)]))


def test_without_its_weights_there_is_no_csd_and_nothing_takes_its_name(film):
    done = measured(film)
    assert (done.csd, done.csd_cross, done.csd_self) == ("", None, None)
    assert done.style_cross is not None and done.style_self is not None
    told = [line.strip() for line in said(done).splitlines() if "CSD needs weights" in line]
    assert told == [
        f"CSD needs weights: sb models pull {bench.CSD_WEIGHTS} --name csd, or sb models import DIR"
    ]
    assert done.published == [] and "OmniGen2" not in said(done)


def test_with_one_csd_model_both_scores_are_what_the_definition_says(film, tmp_path):
    before = measured(film)
    imported(film, tmp_path)
    done = measured(film)
    cross, own = by_hand(film, "csd:csd")
    assert done.csd.startswith("csd:csd@") and done.csd_missing == ""
    assert done.csd_cross == pytest.approx(cross, abs=2e-4) and done.csd_self == pytest.approx(own, abs=2e-4)
    assert (done.style_cross, done.cids_cross) == (before.style_cross, before.cids_cross)
    assert done.embedder == "basic-v1" and done.csd_self != done.style_self
    shown = said(done)
    assert f"{done.csd_cross:.3f}" in shown and done.csd in shown and "needs weights" not in shown


def test_of_several_csd_models_one_has_to_be_chosen(film, tmp_path):
    imported(film, tmp_path, "a")
    imported(film, tmp_path, "b", 1)
    undecided = measured(film)
    assert undecided.csd_cross is None and "--style csd:a" in worded(undecided.csd_missing)
    assert measured(film, style="csd:b").csd_self == pytest.approx(by_hand(film, "csd:b")[1], abs=2e-4)


def test_a_damaged_csd_model_stops_only_those_who_asked_for_it(film, tmp_path):
    imported(film, tmp_path)
    file = film.models_dir / "csd" / "model.safetensors"
    data = bytearray(file.read_bytes())
    data[-5] ^= 0xFF
    file.write_bytes(data)
    done = measured(film)
    assert done.csd_cross is None and done.cids_cross is not None
    assert "not what was imported" in worded(done.csd_missing)
    with pytest.raises(SbError, match="not what was imported"):
        measured(film, style="csd:csd")


@pytest.mark.parametrize(
    "name, code", [("basic-v1", "not-a-style-model"), ("csd:nowhere", "model-not-there")]
)
def test_style_takes_csd_models_that_are_there(film, name, code):
    with pytest.raises(SbError) as failed:
        measured(film, style=name)
    assert failed.value.code == code and failed.value.hint


def test_published_rows_stand_beside_the_projects_own_with_their_source(film, project):
    done = measured(film, published=True)
    rows = {row.pipeline: row for row in done.published}
    best = rows["Sora2 (all refs)"]
    assert (best.csd_cross, best.csd_self, best.cids_cross, best.cids_self) == (0.515, 0.713, 0.766, 0.839)
    assert len(rows) == 13 and all(-1 <= r.csd_cross <= 1 and 0 <= r.occm <= 100 for r in rows.values())
    plain = done.plain()
    assert plain["published"][0]["occm"] == 81.4 and "feaa326" in plain["published_source"]
    shown = said(done)
    assert "this project, CIDS by basic-v1" in shown and "feaa326" in shown and "CLIP ViT-L/14" in shown
    assert shown.index("this project") < shown.index("OmniGen2")


def test_models_lists_and_verifies_csd(film, tmp_path):
    imported(film, tmp_path)
    done = models.verify(film, models.ModelsVerifyAsk(), calling())
    assert [(m.embedder, m.state) for m in done.models] == [("basic-v1", "ready"), ("csd:csd", "ready")]
    assert all(m.digest and m.size for m in done.models[1:])
    (film.models_dir / "csd" / "model.safetensors").unlink()
    found = models.verify(film, models.ModelsVerifyAsk(), calling())
    assert found.failure is not None and "nor weights of CSD" in found.models[1].state

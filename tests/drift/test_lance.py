"""The vector store keeps exactly what it was given, stays small, and starts afresh rather than lie."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.lance import Row, VectorStore, row_key, table_name

ASSETS = "asset_identity_embeddings"
FRAMES = "render_frame_embeddings"


def unit(count: int, dim: int = 8, seed: int = 0) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def row(name: str, **facts: str) -> Row:
    return Row(row_key("PRJ_1", "basic-v1", name), name, facts, 1)


def store(path: Path) -> VectorStore:
    return VectorStore(path / "vectors", "PRJ_1", now="2026-02-19T09:00:00Z")


def test_what_is_written_is_read_back_and_written_twice_is_there_once(tmp_path):
    vectors, rows = unit(5), [row(f"p{i}", asset_id="CHAR_001", region="head/1") for i in range(5)]
    for _ in range(2):
        store(tmp_path).write(ASSETS, "basic-v1", rows, vectors)
    found, matrix = store(tmp_path).read(ASSETS, "basic-v1", asset_id="CHAR_001")
    assert {r.picture: r.facts["region"] for r in found} == {f"p{i}": "head/1" for i in range(5)}
    by_name = {r.picture: v for r, v in zip(found, matrix, strict=True)}
    assert np.allclose(by_name["p3"], vectors[3])
    assert store(tmp_path).counts() == {"asset_identity_embeddings__basic-v1": 5}


def test_the_nearest_row_is_the_one_that_was_asked_for(tmp_path):
    vectors = unit(20)
    opened = store(tmp_path)
    opened.write(FRAMES, "basic-v1", [row(f"p{i}", frame_id=f"FR_{i}") for i in range(20)], vectors)
    hits = opened.nearest(FRAMES, "basic-v1", vectors[7], 3)
    assert hits[0].row.facts["frame_id"] == "FR_7" and hits[0].likeness == pytest.approx(1, abs=1e-5)
    assert hits[0].likeness >= hits[1].likeness >= hits[2].likeness


def test_an_embedder_never_sees_another_one_s_vectors_and_odd_names_stay_apart(tmp_path):
    opened = store(tmp_path)
    opened.write(ASSETS, "basic-v1", [row("a")], unit(1))
    assert opened.read(ASSETS, "openclip:ViT-B-32@1a2b")[0] == []
    assert opened.nearest(ASSETS, "openclip:ViT-B-32@1a2b", unit(1)[0], 3) == []
    names = {table_name(ASSETS, n) for n in ("basic-v1", "openclip:a/b", "openclip:a_b")}
    assert len(names) == 3 and all(set(n) & set(":/@") == set() for n in names)


def test_quotes_in_names_are_names(tmp_path):
    opened = store(tmp_path)
    opened.write(ASSETS, "basic-v1", [row("a", asset_id="CHAR_O'Neil")], unit(1))
    assert len(opened.read(ASSETS, "basic-v1", asset_id="CHAR_O'Neil")[0]) == 1


@pytest.mark.parametrize(
    "bad", [np.zeros((1, 8)), np.full((1, 8), np.nan), np.ones((1, 8)), np.zeros((0, 8))]
)
def test_zero_nan_and_empty_vectors_are_failures(tmp_path, bad):
    with pytest.raises(SbError) as failed:
        store(tmp_path).write(ASSETS, "basic-v1", [row("a")], bad.astype(np.float32))
    assert failed.value.code == "vector-unsound"
    with pytest.raises(SbError):
        store(tmp_path).nearest(ASSETS, "basic-v1", np.zeros(8, np.float32), 3)


def test_another_project_s_rows_are_out_of_reach(tmp_path):
    store(tmp_path).write(ASSETS, "basic-v1", [row("a", asset_id="CHAR_001")], unit(1))
    other = VectorStore(tmp_path / "vectors", "PRJ_2")
    assert other.read(ASSETS, "basic-v1")[0] == [] and other.nearest(ASSETS, "basic-v1", unit(1)[0], 1) == []


def test_a_folder_of_another_version_or_half_written_is_started_afresh(tmp_path):
    folder = tmp_path / "vectors"
    store(tmp_path).write(ASSETS, "basic-v1", [row("a")], unit(1))
    (folder / "format.json").write_text(json.dumps({"format": 99}))
    opened = store(tmp_path)
    opened.write(ASSETS, "basic-v1", [row("b")], unit(1))
    assert opened.emptied and [r.picture for r in opened.read(ASSETS, "basic-v1")[0]] == ["b"]
    for broken in folder.glob("*.lance/_versions/*"):
        broken.write_bytes(b"half")
    opened = store(tmp_path)
    opened.write(ASSETS, "basic-v1", [row("c")], unit(1))
    assert [r.picture for r in opened.read(ASSETS, "basic-v1")[0]] == ["c"]


def test_many_small_writes_leave_few_files(tmp_path):
    opened = store(tmp_path)
    vectors = unit(120, 64)
    for index in range(120):
        opened.write(FRAMES, "basic-v1", [row(f"p{index}", frame_id=str(index))], vectors[index : index + 1])
    files = [f for f in (tmp_path / "vectors").rglob("*") if f.is_file()]
    assert len(files) < 100
    assert sum(f.stat().st_size for f in files) < 3 * vectors.nbytes + 300_000
    assert opened.counts()["render_frame_embeddings__basic-v1"] == 120


def _write_many(path: str, start: int) -> None:
    opened = VectorStore(Path(path), "PRJ_1")
    for index in range(start, start + 6):
        opened.write(ASSETS, "basic-v1", [row(f"p{index}")], unit(1, seed=index))


def test_two_checks_at_once_lose_nothing(tmp_path):
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_write_many, args=(str(tmp_path / "vectors"), n)) for n in (0, 3)]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [p.exitcode for p in both] == [0, 0]
    assert len(store(tmp_path).read(ASSETS, "basic-v1")[0]) == 9


def test_the_store_is_loaded_without_validators_that_nobody_needs(tmp_path):
    """They take half the time of loading it, in every command that checks."""
    program = """if True:
        import sys, pydantic
        from concurrent.futures import ThreadPoolExecutor
        from pathlib import Path
        from storyboard_cli.drift.lance import VectorStore
        before = pydantic.validate_call
        for name in "abcd":
            (Path(sys.argv[1]) / name / "v").mkdir(parents=True)
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda name: VectorStore(Path(sys.argv[1]) / name / "v", "P").counts(), "abcd"))
        from lance_namespace_urllib3_client.api.table_api import TableApi
        assert pydantic.validate_call is before
        assert not hasattr(TableApi.create_table, "raw_function"), "it was validated"
    """
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

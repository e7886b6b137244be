"""Consistency checks: how right they are on held-out cases, and how fast.

Run: python tests/benchmarks/bench_drift.py [roc] [speed] [clip] [lance] [unchanged]
     python tests/benchmarks/bench_drift.py roc --embedder openclip:NAME --models DIR
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from storyboard_cli.core.settings import Settings
from storyboard_cli.drift.registry import open_embedder
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame
from storyboard_cli.store.local_files import LocalFiles
from tests.benchmarks.roc_picture import draw_curves
from tests.callers import calling
from tests.consistency_cases.cases import MIRRORED, SAME, STYLED, UNSEEN, WRONG
from tests.consistency_cases.held_out import HELD_OUT
from tests.consistency_cases.judge import ALPHA
from tests.consistency_cases.photographs import tally_photographs
from tests.consistency_cases.roc import FRAMES, OF_FRAME, area_under_roc, caught_at, tally


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="*", default=["roc", "speed", "lance", "unchanged", "clip"])
    parser.add_argument("--embedder", default="basic-v1")
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--svg", type=Path, help="where to draw the ROC curves")
    asked = parser.parse_args()
    for name in asked.what:
        {
            "roc": lambda: roc(asked.embedder, asked.models, asked.svg),
            "speed": speed,
            "lance": lance,
            "unchanged": unchanged,
            "clip": clip,
        }[name]()


def roc(name: str, models: Path, picture: Path | None) -> None:
    """False alarms, catches and ROC curves on the held-out worlds, and on photographs."""
    embedder = open_embedder(name, models)
    found = tally(embedder, HELD_OUT, labels=(SAME, *WRONG, *STYLED, *UNSEEN))
    same = found[SAME]
    print(f"{name} on held-out worlds {HELD_OUT.start}–{HELD_OUT.stop - 1}, alpha {ALPHA}, K = 5")
    print(f"figures with nothing wrong: {same.rate:6.1%} of {same.figures} fail, {same.warn_rate:6.1%} warn")
    frames = found[FRAMES]
    rules = ", ".join(f"{rule} {count}" for rule, count in sorted(frames.by_rule.items())) or "none"
    print(f"frames with nothing wrong, all rules: {frames.rate:6.1%} of {frames.figures} fail ({rules})")
    print(
        "wrong                          n   failed  warned     AUC   caught at 1 % / 2 % / 5 % / 10 % alarms"
    )
    for label, one in found.items():
        if label in (SAME, FRAMES):
            continue
        row = f"{label:27} {one.figures:4d}  {one.rate:6.1%}  {one.warn_rate:6.1%}"
        if label not in OF_FRAME and label != MIRRORED:
            points = " ".join(f"{caught_at(same, one, at):6.1%}" for at in (0.01, 0.02, 0.05, 0.10))
            row += f"  {area_under_roc(same, one):6.3f}   {points}"
        print(row)
    for label, (seen, failed) in tally_photographs(embedder).items():
        print(f"photographs: {label:16} {seen:3d}  {failed / seen:6.1%} fail")
    if picture is not None:
        drawn = [label for label in WRONG if label not in OF_FRAME and label != MIRRORED]
        wrong = {label: found[label] for label in drawn}
        draw_curves(picture, name, same, wrong)


def speed() -> None:
    """Frames a second on one core: decode, cut, relight, embed, compare, style."""
    from storyboard_cli.drift.basic import BasicEmbedder
    from storyboard_cli.drift.measure import compare
    from storyboard_cli.drift.pictures import open_picture
    from storyboard_cli.drift.prepared import prepare
    from tests.consistency_cases.cases import cases
    from tests.consistency_cases.judge import ground_of
    from tests.consistency_cases.world import make_world

    embedder, world = BasicEmbedder(), make_world(1)
    bundles = ground_of(world, embedder).cast
    made = list(cases(world, 6, ("same",)))

    def whole_check() -> None:
        for case in made:
            prepared = prepare(open_picture(case.png, "frame"), case.staging, bundles)
            vectors = embedder.embed(prepared.images, prepared.masks)
            embedder.embed([prepared.whole], None, "style")
            compare(prepared, vectors, bundles, "basic-v1")

    def embed_only() -> None:
        for case in made:
            embedder.embed([open_picture(case.png, "frame").pixels((256, 144))])

    figures = sum(len(c.staging.figures) for c in made) / len(made)
    for title, work, bar in (("embed a frame", embed_only, "bar 50"), ("check a frame", whole_check, "")):
        rate = len(made) / best(work)
        print(f"basic-v1: {title:14} {rate:6.1f} frames/s on one core, decoding included  {bar}")
    print(f"          ({made[0].staging.width}×{made[0].staging.height}, {figures:.1f} figures a frame)")


def clip() -> None:
    """ViT-B-32 with random weights made here: end to end against a bare batched forward loop."""
    from safetensors.torch import save_file

    from storyboard_cli.drift import clip as door
    from storyboard_cli.drift.weights import import_folder

    open_clip, torch = door.import_open_clip(), door.import_torch()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "vit"
        source.mkdir()
        model = open_clip.create_model("ViT-B-32")
        config = {"model_cfg": open_clip.get_model_config("ViT-B-32"), "preprocess_cfg": {}}
        (source / "open_clip_config.json").write_text(json.dumps(config), "utf-8")
        save_file(
            {k: v.contiguous() for k, v in model.state_dict().items()},
            str(source / "open_clip_model.safetensors"),
        )
        import_folder(source, Path(folder) / "models")
        embedder = open_embedder("openclip:vit", Path(folder) / "models")
        rng = np.random.default_rng(0)
        images = [rng.integers(0, 255, (144, 256, 3), dtype=np.uint8) for _ in range(96)]
        batch = torch.randn(16, 3, 224, 224)
        visual = model.visual.eval()

        def bare() -> None:
            with torch.inference_mode():
                for _ in range(len(images) // 16):
                    visual(batch)

        floor, ours = best(bare, 2), best(lambda: embedder.embed(images), 2)
    print(f"OpenCLIP ViT-B-32: bare loop {len(images) / floor:5.1f} /s, ours {len(images) / ours:5.1f} /s, "
          f"ratio {floor / ours:4.2f}  bar 0.90")  # fmt: skip


def lance() -> None:
    """5,000 checks of one frame each: files and bytes left behind."""
    from storyboard_cli.drift.lance import WHOLE, Row, VectorStore, row_key

    with tempfile.TemporaryDirectory() as folder:
        store = VectorStore(Path(folder) / "vectors", "PRJ_big")
        vectors = np.random.default_rng(0).normal(size=(5000, 512)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        started = time.perf_counter()
        for index in range(5000):
            key = row_key("PRJ_big", "basic-v1", str(index))
            row = Row(key, str(index), {"frame_id": f"FR_{index}", "region": WHOLE}, 1)
            store.write_newest("render_frame_embeddings", "basic-v1", [row], vectors[index : index + 1])
        took = time.perf_counter() - started
        files = [f for f in (Path(folder) / "vectors").rglob("*") if f.is_file()]
        size = sum(f.stat().st_size for f in files)
    print(f"LanceDB, 5,000 single writes: {took:5.1f} s, {len(files)} files (bar 200), "
          f"{size / vectors.nbytes:4.2f} × the raw bytes (bar 3)")  # fmt: skip


def unchanged() -> None:
    """Checking 10,000 frames of which none changed."""
    from PIL import Image

    from storyboard_cli.core.hashing import sha256_file
    from storyboard_cli.core.pictures import pixel_sha256
    from storyboard_cli.ops import check
    from storyboard_cli.store.frames import frame_path
    from storyboard_cli.store.scenes import write_scene
    from tests.benchmarks.bench_plan import FRAMES, SCENES, scene

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "project.yaml").write_text("schema: 1\nproject_id: PRJ_big\nname: Big\n", "utf-8")
        picture = root / "one.png"
        Image.new("RGB", (16, 9), (90, 120, 150)).save(picture)
        facts = {"sha256": sha256_file(picture), "pixel_sha256": pixel_sha256(picture.read_bytes())}
        events = []
        for index in range(1, SCENES + 1):
            made = scene(index)
            write_scene(LocalFiles(root), made)
            for frame in made.frames:
                path = frame_path(frame.frame_id, 1)
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(picture.read_bytes())
                events.append(_stored(made.scene_id, frame, path, facts))
        with Workspace.open(root, Settings(), calling("bench")) as workspace:
            workspace.record(*events)
            first = timed(lambda: check.check(workspace, check.CheckAsk(), calling()))
        with Workspace.open(root, Settings(), calling("bench")) as workspace:
            again = timed(lambda: check.check(workspace, check.CheckAsk(), calling()))
    print(f"check of {SCENES * FRAMES} frames: first {first:5.1f} s, nothing changed {again:5.2f} s  bar 2 s")


def _stored(scene_id: str, frame: Frame, path: str, hashes: dict[str, str]) -> RenderStored:
    return RenderStored(
        frame_id=frame.frame_id, uid=frame.uid, scene_id=scene_id, frame_index=frame.frame_index,
        render_version=1, path=path, width=16, height=9, recipe_hash="sha256:none", renderer="preview-1",
        code_version=1, job_id="", **hashes,
    )  # fmt: skip


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """The shortest of a few runs."""
    return min(timed(work) for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    """CPU seconds: what else runs on the machine does not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()

"""10,000 specs: reading them against CSafeLoader + pydantic over the same files, and again when nothing
changed.

python tests/benchmarks/bench_validate.py [number of specs]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.validate import ValidateAsk, validate
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.specs import read_specs
from tests.callers import calling

SPEC = """\
# yaml-language-server: $schema=../../.sb/schemas/asset.json
schema: 1
asset_id: CHAR_{n:05d}
asset_type: character
name: Person number {n}
canonical_prompt: young person, 2{d} years old, lean build, sharp jawline, short black hair, watchful eyes
negative_prompt: extra limbs, identity drift, low detail
seed: {n}
aliases: [PERSON {n}]
tags: [lead, student]
taxonomy: {{kind: human, role: protagonist}}
appearance:
  height_cm: 17{d}
  build: slim
  skin: "#c68e65"
  hair: {{style: short, color: "#1d1a1c"}}
  outfit: {{top: uniform, top_color: "#34558b", bottom: trousers, bottom_color: "#3a3f4a"}}
variants:
  - name: campus_uniform
    label: Campus uniform
    prompt: blue campus uniform with a pale collar
  - name: raincoat_{n}
    prompt: wet yellow raincoat, hood down
default_variant: campus_uniform
expressions: [neutral, soft_smile, sad, afraid, determined]
"""


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = write_project(root, number)
        ratios = []
        bare: list[float] = []
        ours: list[float] = []
        for _ in range(3):
            bare.append(timed(lambda: bare_read(paths)))
            ours.append(timed(lambda: read_specs(LocalFiles(root))))
            ratios.append(ours[-1] / bare[-1])
        print(f"{number:,} specs")
        print(f"  CSafeLoader + pydantic      {statistics.median(bare):6.2f} s")
        print(f"  sb reads and checks         {statistics.median(ours):6.2f} s")
        print(f"  ratio                       {statistics.median(ratios):6.2f}    bar 1.30")
        first = timed(lambda: run(root))
        again = statistics.median(timed(lambda: run(root)) for _ in range(3))
        print(f"  sb validate, first          {first:6.2f} s")
        print(f"  sb validate, unchanged      {again:6.2f} s  bar 1.00 s")


def write_project(root: Path, number: int) -> list[Path]:
    """The project, its files old enough to be cached."""
    (root / "project.yaml").write_text("schema: 1\nproject_id: PRJ_B\nname: Bench\n", "utf-8")
    paths = []
    for n in range(number):
        path = root / "assets" / f"CHAR_{n:05d}" / "asset.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(SPEC.format(n=n, d=n % 10), "utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
        paths.append(path)
    time.sleep(2.5)  # files written only just now are not cached
    return paths


def bare_read(paths: list[Path]) -> None:
    for path in paths:
        AssetSpec.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


def run(root: Path) -> None:
    with Workspace.open(root, Settings(), calling()) as workspace:
        done = validate(workspace, ValidateAsk(), calling())
    assert not done.problems, done.problems[:3]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

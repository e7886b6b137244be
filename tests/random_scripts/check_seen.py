"""Says what pictures claim to show and do not: subjects hidden or outside, heads cut, things too small.

Run: python tests/random_scripts/check_seen.py 0 40 [--list] | --scripts FILE… [--list]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.core.processes import process_pool
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.spec.project import ProjectSpec
from tests.random_scripts import script
from tests.random_scripts.seen import CROPS, planned, subjects_seen

_SIZE = {"width": 448, "height": 256}
_PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_draft", "name": "Random", "seed": 1, "size": _SIZE})
LEAST_SHARE, LEAST_HEIGHT, WHOLE_HEAD, CLEAR_HEAD = 0.25, 0.015, 0.85, 0.4


@dataclass
class Rates:
    """Counts of one script or of many, and each fault as (kind, where and what)."""

    frames: int = 0
    claimed: int = 0
    visible: int = 0
    heads: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Rates) -> None:
        self.frames += other.frames
        self.claimed += other.claimed
        self.visible += other.visible
        self.heads += other.heads
        self.faults += other.faults


def rated(name: str, data: bytes, file: str = "random.fountain", first: int = 0, most: int = 10_000) -> Rates:
    """One screenplay's frames, planned, drawn and measured."""
    scenes, _ = compile_draft(data, file, _PROJECT)
    frames, staged = planned(scenes, _PROJECT)
    total = Rates()
    for one in frames[first : first + most]:
        if one.recipe is None or one.recipe.staging is None:
            continue
        where = f"{name} {one.frame.frame_id} {one.frame.size}"
        said = " ".join(one.frame.action.split())[:120]
        total.frames += 1
        subjects, heads = subjects_seen(one, staged)
        for subject in subjects:
            what = subject.shown.name or subject.shown.what
            if subject.drawn == "off":
                total.faults.append((f"off: {subject.why}", f"{where} {what} | {said}"))
                continue
            if subject.share is None:
                continue
            total.claimed += 1
            seen = f"{what} {subject.share:.0%}, {subject.height:.1%} high"
            if subject.share < LEAST_SHARE:
                total.faults.append((f"unseen {subject.shown.kind}", f"{where} {seen} | {said}"))
                continue
            total.visible += 1
            if subject.height < LEAST_HEIGHT:
                total.faults.append((f"tiny {subject.shown.kind}", f"{where} {seen} | {said}"))
        if one.frame.size in CROPS:
            continue
        for head in heads:
            total.heads += 1
            if head.inside < WHOLE_HEAD:
                total.faults.append(("head cut", f"{where} {head.name} {head.inside:.0%} | {said}"))
            elif head.seen < CLEAR_HEAD:
                total.faults.append(("head hidden", f"{where} {head.name} {head.seen:.0%} | {said}"))
    return total


def _seed(seed: int) -> Rates:
    return rated(f"seed {seed}", script(seed).encode())


def _file(path: str, most: int) -> Rates:
    return rated(Path(path).stem, Path(path).read_bytes(), Path(path).name, 0, most)


def report(total: Rates, every: bool) -> str:
    """The rates, and what was found by kind: three of each, or all."""
    counts = Counter(kind for kind, _ in total.faults)
    cut, hidden = counts["head cut"], counts["head hidden"]
    lines = [
        f"{total.frames} frames; {total.visible} of {total.claimed} subjects that are said to be drawn are "
        f"seen ({total.visible / max(total.claimed, 1):.1%}); of {total.heads} heads {cut} cut "
        f"({cut / max(total.heads, 1):.1%}), {hidden} hidden ({hidden / max(total.heads, 1):.1%})"
    ]
    for kind, count in sorted(counts.items()):
        lines.append(f"{kind}: {count}")
        examples = [what for found, what in total.faults if found == kind]
        lines += [f"    {what}" for what in (examples if every else examples[:3])]
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """0, whatever was found: what is to be held is held by a test."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("count", type=int, nargs="?", default=20)
    parser.add_argument("--scripts", nargs="+", default=[])
    parser.add_argument("--most", type=int, default=60, help="frames of each script")
    parser.add_argument("--list", action="store_true", help="every fault, not three of each kind")
    ask = parser.parse_args(words)
    total = Rates()
    if ask.scripts:
        for path in ask.scripts:
            total.add(_file(path, ask.most))
    else:
        with process_pool(2) as pool:
            for one in pool.map(_seed, range(ask.first, ask.first + ask.count), chunksize=2):
                total.add(one)
    print(report(total, ask.list))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

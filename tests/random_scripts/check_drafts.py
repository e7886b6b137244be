"""Drafts random screenplays, draws every frame, and says what is wrong with them.

Counts what failed to be planned or drawn, time a frame, solid things that stand inside each other, and
subjects of `shown` that are in view and that the staging has nowhere.

Run: python tests/random_scripts/check_drafts.py 0 200 [--list] [--no-drawing]
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.core.processes import process_pool
from storyboard_cli.plan.planning import PlannedFrame, plan_scene
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.target import Target
from storyboard_cli.reading.shown import Shown
from storyboard_cli.render.preview.renderer import draw_recipe
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.spec.project import ProjectSpec
from tests.random_scripts import script
from tests.random_scripts.overlaps import overlaps

_SIZE = {"width": 448, "height": 256}
_PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_draft", "name": "Random", "seed": 1, "size": _SIZE})
_SEEN = frozenset({"person", "group", "animal", "vehicle", "thing"})


@dataclass
class Measured:
    """Of one script or of many: how much there was, and each fault as (kind, where and what)."""

    frames: int = 0
    subjects: int = 0
    seconds: list[float] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Measured) -> None:
        self.frames += other.frames
        self.subjects += other.subjects
        self.seconds += other.seconds
        self.faults += other.faults

    def fault(self, kind: str, what: str) -> None:
        self.faults.append((kind, what))


def drafted(text: str) -> list[PlannedFrame]:
    """Every frame of a screenplay as `sb draft` plans it."""
    from storyboard_cli.ops import draft

    scenes, _ = compile_draft(text.encode(), "random.fountain", _PROJECT)
    library = draft.DraftLibrary(scenes, _PROJECT.seed)
    target = Target(renderer="preview")
    return [p for scene in scenes for p in plan_scene(_PROJECT, scene, library, None, target, draft=True)]


def measured(seed: int, drawing: bool = True) -> Measured:
    """One script: planned, looked at, and drawn."""
    found = Measured()
    try:
        planned = drafted(script(seed))
    except Exception:  # any failure is what this tool looks for
        found.fault("not planned", f"{seed}: {traceback.format_exc(limit=-2)}")
        return found
    for one in planned:
        if one.recipe is None or one.recipe.staging is None:
            continue
        found.frames += 1
        name = f"seed {seed} {one.frame.frame_id}"
        said = " ".join(one.frame.action.split())[:110]
        _look_at(one, name, said, found)
        if drawing:
            _draw(one, name, found)
    return found


def _look_at(one: PlannedFrame, name: str, said: str, found: Measured) -> None:
    assert one.recipe is not None and one.recipe.staging is not None
    staging = one.recipe.staging
    for overlap in overlaps(staging):
        pair = f"{overlap.first.name} in {overlap.second.name} by {overlap.depth_m} m"
        found.fault(f"overlap {overlap.kinds}", f"{name} {pair} | {said}")
    shown = [s for s in one.frame.shown if s.in_view is True and s.kind in _SEEN]
    found.subjects += len(shown)
    for subject in shown:
        if not _staged(subject, staging):
            why = next((s.why for s in staging.subjects if s.what in (subject.what, subject.name)), "")
            kind = f"not staged {subject.kind}{f' ({why})' if why else ''}"
            found.fault(kind, f"{name} {subject.name or subject.what} | {said}")


def _staged(subject: Shown, staging: Staging) -> bool:
    """Whether the staging has a subject: by its own report where it makes one, else by its id."""
    if staging.subjects:
        alike = [s for s in staging.subjects if s.what in (subject.what, subject.name)]
        return any(s.drawn != "off" for s in alike)
    there = {f.asset for f in (*staging.figures, *staging.extras)} | {p.asset for p in staging.props}
    if subject.kind == "group" and staging.extras:
        return True
    return subject.asset in there or any(p.shape == subject.what for p in staging.props)


def _draw(one: PlannedFrame, name: str, found: Measured) -> None:
    assert one.recipe is not None
    started = time.perf_counter()
    try:
        draw_recipe(one.recipe, Path("."), "tone")
    except Exception:  # any failure is what this tool looks for
        found.fault("not drawn", f"{name}: {traceback.format_exc(limit=-2)}")
        return
    found.seconds.append(time.perf_counter() - started)


def report(total: Measured, scripts: int, every: bool) -> str:
    """What was found, by kind; the first three of each, or all."""
    lines = [f"{scripts} scripts, {total.frames} frames, {total.subjects} subjects"]
    if total.seconds:
        ordered = sorted(total.seconds)
        middle, slow = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
        lines.append(
            f"{_SIZE['width']} px frame: median {middle * 1000:.0f} ms, 99 % {slow * 1000:.0f} ms, "
            f"longest {ordered[-1] * 1000:.0f} ms"
        )
    counts = Counter(kind for kind, _ in total.faults)
    for kind, count in sorted(counts.items()):
        lines.append(f"{kind}: {count}")
        examples = [what for found, what in total.faults if found == kind]
        lines += [f"    {what}" for what in (examples if every else examples[:3])]
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """0 where nothing failed and nothing overlaps."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--list", action="store_true", help="every fault, not three of each kind")
    parser.add_argument("--no-drawing", action="store_true", help="plan only")
    ask = parser.parse_args(words)
    total, seeds = Measured(), range(ask.first, ask.first + ask.count)
    with process_pool(2) as pool:
        for one in pool.map(measured, seeds, [not ask.no_drawing] * ask.count, chunksize=4):
            total.add(one)
    print(report(total, ask.count, ask.list))
    hard = [kind for kind, _ in total.faults if not kind.startswith("not staged")]
    return 1 if hard else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

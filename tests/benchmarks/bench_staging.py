"""How long staging, continuity and control pictures take. Run: python tests/benchmarks/bench_staging.py"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.consistency.continuity import breaks_of
from storyboard_cli.plan.staging import stage_scene
from storyboard_cli.render.control import CONTROL_KINDS, control_pictures, control_pngs
from tests.plan.staging_world import AARAV, BOOK, LOOKS, MEERA, frame, one, project, scene

BARS_MS = {"stage a frame of two": 1.5, "control pictures": 80.0}
ACTIONS = (
    "Aarav sits on the chair and reads the book.", "Meera walks to the window.", "Aarav looks back.",
    "Meera points at Aarav.", "They embrace.", "",
)  # fmt: skip


def measure(work: object, times: int = 9) -> float:
    """Median CPU milliseconds of calling `work`: other programs on the machine do not count."""
    assert callable(work)
    work()
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append((process_time() - start) * 1000)
    return median(found)


def main() -> None:
    """Prints a table; bars are those of the design."""
    sizes = ("WS", "FS", "MS", "OTS", "MCU", "CU")
    frames = [
        frame(i + 1, ACTIONS[i % len(ACTIONS)], [AARAV, MEERA], [BOOK], size=sizes[i % len(sizes)])
        for i in range(100)
    ]
    whole = scene(*frames)
    stagings = stage_scene(whole, project(), LOOKS)
    room = one("Aarav points at Meera.", [AARAV, MEERA], size="FS")
    crowd = scene(*[frame(i, "", [f"CHAR_{n:03d}" for n in range(1, 41)], size="EWS") for i in range(1, 4)])
    rows = {
        "stage a frame of two": measure(lambda: stage_scene(whole, project(), LOOKS)) / 100,
        "stage a frame of forty": measure(lambda: stage_scene(crowd, project(), LOOKS)) / 3,
        "continuity of a frame": measure(lambda: breaks_of(whole, stagings)) / 100,
        "control pictures": measure(lambda: control_pictures(room)),
        "control pictures, encoded": measure(lambda: control_pngs(room)),
        **{f"  {kind}": measure(lambda kind=kind: control_pictures(room, [kind])) for kind in CONTROL_KINDS},
    }
    for name, ms in rows.items():
        bar = BARS_MS.get(name)
        note = "" if bar is None else f"   bar {bar} ms: {'holds' if ms <= bar else 'BROKEN'}"
        print(f"{name:28} {ms:8.2f} ms{note}")


if __name__ == "__main__":
    main()

"""Planning 10,000 frames: from nothing, with nothing to do, after one scene changed; memory used.

The floor beside it is reading the same scene files' bytes and hashing them.

Run: python tests/benchmarks/bench_plan.py
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from pathlib import Path

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.planning import plan_all
from storyboard_cli.script.graph import Frame, FrameCharacter, Scene
from storyboard_cli.store.scenes import write_scene
from storyboard_cli.workspace import Workspace

SCENES, FRAMES = 200, 50


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "project.yaml").write_text("schema: 1\nproject_id: PRJ_big\nname: Big\n", "utf-8")
        for index in range(1, SCENES + 1):
            write_scene(root, scene(index))
        floor = timed(lambda: [hashlib.sha256(p.read_bytes()) for p in root.glob("scenes/*/scene.yaml")])
        first = timed(lambda: plan(root))
        again = timed(lambda: plan(root))
        write_scene(root, scene(7, action="Ana runs to the window."))
        one = timed(lambda: plan(root))
    print(f"{SCENES * FRAMES} frames in {SCENES} scenes")
    print(f"read and hash the files    {floor:6.2f} s")
    print(f"plan from nothing          {first:6.2f} s")
    print(f"plan, nothing to do        {again:6.2f} s  {again / floor:5.1f} × floor  bar 2 s")
    print(f"plan, one scene changed    {one:6.2f} s")
    print(f"peak memory                {peak_mb():6.0f} MB  bar 300 MB")


def scene(index: int, action: str = "Ana walks to the door; Ben sits at the table and reads.") -> Scene:
    """One scene with two people in it."""
    name = f"S{index:03d}"
    frames = [
        Frame(
            frame_id=f"FR_{name}_{at:03d}",
            uid=f"u{index}-{at}",
            frame_index=at,
            shot=f"{index}A",
            size=("WS", "MS", "CU")[at % 3],
            characters=[FrameCharacter(asset="CHAR_Ana"), FrameCharacter(asset="CHAR_Ben")],
            action=f"{action} ({at})",
        )
        for at in range(1, FRAMES + 1)
    ]
    made = Scene(
        scene_id=name,
        uid=f"s{index}",
        project_id="PRJ_big",
        script_id="big",
        scene_index=index,
        heading="INT. ROOM - DAY",
        environment="ENV_Room",
        frames=frames,
    )
    return made.with_hash()


def plan(root: Path) -> None:
    """Plan everything in a fresh workspace, as a command does."""
    with Workspace.open(root, Settings()) as workspace:
        assert len(plan_all(workspace)) == SCENES * FRAMES


def timed(work: object) -> float:
    """Seconds that `work` took."""
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


def peak_mb() -> float:
    """Peak resident memory of this process in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()

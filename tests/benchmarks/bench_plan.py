"""Planning 10,000 new frames whose assets are locked: all of them, then with nothing to do, then after one
scene changed; and memory used. No frame is blocked: each gets its staging, its prompt and its recipe.

Beside it in the same run: reading the same scene files' bytes and hashing them (the floor), and PyYAML's
fastest reader over them (what any planner in Python would begin with).

Run: python tests/benchmarks/bench_plan.py
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from storyboard_cli.core.settings import Settings
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, FrameCharacter, Scene
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.scenes import remember_scenes, scene_text, write_scene
from tests.callers import calling

SCENES, FRAMES = 200, 50
PEOPLE = {"CHAR_Ana": "woman in her thirties, red coat", "CHAR_Ben": "old man with a white beard, grey suit"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_assets(root)
        with Workspace.open(root, Settings(), calling()) as workspace:  # as `sb compile` writes them
            scenes = {made.scene_id: made for made in map(scene, range(1, SCENES + 1))}
            for made in scenes.values():
                write_scene(workspace.files, made)
            texts = {name: scene_text(made).encode("utf-8") for name, made in scenes.items()}
            remember_scenes(workspace.files, scenes, texts, workspace.cache)
        files = sorted(root.glob("scenes/*/scene.yaml"))
        floor = timed(lambda: [hashlib.sha256(p.read_bytes()) for p in files])
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        peer = timed(lambda: [yaml.load(p.read_text("utf-8"), Loader=loader) for p in files])
        time.sleep(2.1)  # younger files are not remembered
        first = timed(lambda: plan(root))
        again = timed(lambda: plan(root))
        write_scene(LocalFiles(root), scene(7, action="Ana runs to the window."))
        one = timed(lambda: plan(root))
    print(f"{SCENES * FRAMES:,} new frames in {SCENES} scenes, none blocked")
    say("read and hash the files", floor, floor, peer)
    say("PyYAML reads the files", peer, floor, peer)
    say("plan from nothing", first, floor, peer, 8.0)
    say("plan, nothing to do", again, floor, peer, 2.0)
    say("plan, one scene changed", one, floor, peer)
    print(f"peak memory              {peak_mb():6.0f} MB   bar 300 MB   {verdict(peak_mb() <= 300)}")


def say(what: str, took: float, floor: float, peer: float, bar: float | None = None) -> None:
    """One line: seconds, and how often the floor and PyYAML fit into them."""
    told = "" if bar is None else f"   bar {bar:.0f} s   {verdict(took <= bar)}"
    print(f"{what:24} {took:6.2f} s   {took / floor:7.1f} × floor   {took / peer:5.2f} × PyYAML{told}")


def verdict(holds: bool) -> str:
    return "ok" if holds else "MISSED"


def write_assets(root: Path) -> None:
    """The project with two people and a room, each generated and locked as a user does it."""
    (root / "project.yaml").write_text("schema: 1\nproject_id: PRJ_big\nname: Big\n", "utf-8")
    specs = {name: ("character", said) for name, said in PEOPLE.items()}
    specs["ENV_Room"] = ("environment", "bare room with one table and a window")
    for name, (kind, said) in specs.items():
        path = root / "assets" / name / "asset.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(
            f"schema: 1\nasset_id: {name}\nasset_type: {kind}\nname: {name.partition('_')[2]}\n"
            f"canonical_prompt: {said}\n",
            "utf-8",
        )
    for verb in ("generate", "lock"):
        command = [sys.executable, "-m", "storyboard_cli", "-C", str(root), "--quiet", verb, "--all"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})


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
    with Workspace.open(root, Settings(), calling()) as workspace:
        plans = workspace.kept(Plans).every()
    assert len(plans) == SCENES * FRAMES
    assert all(p.recipe_hash and not p.blockers for p in plans.values())


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

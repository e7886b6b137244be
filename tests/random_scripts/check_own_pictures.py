"""Makes whole projects of random screenplays and counts the frames that fail sb's own check.

Each script goes the way of README: init, compile, new --from-script, generate, lock, render, check. A picture
that sb drew of what it read is right by definition, so whatever fails is a false alarm.

Run: python tests/random_scripts/check_own_pictures.py 0 20 [--width 1344] [--keep DIR]
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.consistency.findings import Outcome
from storyboard_cli.core.processes import process_pool
from storyboard_cli.core.reporter import Silent
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import check, compile, generate, init, lock, new, render
from storyboard_cli.workspace import Workspace
from tests.random_scripts import script

_TARGET = 0.003  # of the frames


@dataclass
class Checked:
    """Of one project or of many: frames, those that failed, and each finding as (rule, where and why)."""

    frames: int = 0
    failed: int = 0
    seconds: float = 0.0
    failures: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)  # projects that did not come so far

    def add(self, other: Checked) -> None:
        self.frames += other.frames
        self.failed += other.failed
        self.seconds += other.seconds
        self.failures += other.failures
        self.warnings += other.warnings
        self.broken += other.broken


def checked(seed: int, folder: Path, width: int = 1344) -> Checked:
    """The project of one script, made in `folder` and judged."""
    return checked_text(script(seed), f"seed {seed}", folder, width)


def checked_text(text: str, name: str, folder: Path, width: int = 1344) -> Checked:
    """The project of any screenplay, made in `folder` and judged."""
    found, started = Checked(), time.monotonic()
    try:
        done = _made(text, folder, width)
    except Exception:  # whatever stops a project is what this tool looks for
        found.broken.append(f"{name}: {traceback.format_exc(limit=-3)}")
        return found
    for frame in done.frames:
        found.frames += 1
        found.failed += any(f.outcome is Outcome.failed and not f.excused for f in frame.findings)
        for finding in frame.findings:
            said = f"{name} {frame.frame_id}: {finding.message} ({finding.asset or '-'})"
            if finding.outcome is Outcome.failed:
                found.failures.append((finding.rule, said))
            elif finding.outcome is Outcome.warned:
                found.warnings.append((finding.rule, said))
    found.seconds = time.monotonic() - started
    return found


def _made(text: str, folder: Path, width: int) -> check.Done:
    """From an empty folder to verdicts, by the operations that the verbs of the terminal call."""
    report = Silent()
    init.init(init.Ask(folder=str(folder), name="Random"), report)
    settings = folder / "project.yaml"
    said = re.sub(r"(?m)^(size|seed):.*\n", "", settings.read_text(encoding="utf-8"))
    height = width * 9 // 16 // 8 * 8
    said += f"size: {{width: {width}, height: {height}}}\nseed: 1\n"
    settings.write_text(said, encoding="utf-8")
    (folder / "scripts" / "random.fountain").write_text(text, encoding="utf-8")
    with Workspace.open(folder, Settings(actor="Random <random@example.org>", jobs=1)) as workspace:
        compile.compile(workspace, compile.Ask(), report)
        workspace.forget()
        new.new(workspace, new.Ask(from_script=True), report)
        workspace.forget()
        compile.compile(workspace, compile.Ask(), report)
        workspace.forget()
        generate.generate(workspace, generate.Ask(all=True), report)
        workspace.forget()
        lock.lock(workspace, lock.Ask(all=True), report)
        workspace.forget()
        made = render.render(workspace, render.Ask(), report)
        if made.failure is not None:
            raise RuntimeError(f"not everything was drawn: {made.model_dump_json()[:600]}")
        workspace.forget()
        return check.check(workspace, check.Ask(), report)


def _one(seed: int, width: int, keep: str | None) -> Checked:
    if keep is not None:
        return checked(seed, Path(keep) / f"seed_{seed}", width)
    with tempfile.TemporaryDirectory(prefix="sb-random-") as folder:
        return checked(seed, Path(folder) / "film", width)


def report(total: Checked, projects: int) -> str:
    """How many failed, and by which rule."""
    share = total.failed / total.frames if total.frames else 0.0
    lines = [
        f"{projects} projects, {total.frames} frames: {total.failed} fail ({share:.2%}, "
        f"to hold: {_TARGET:.1%}); {total.seconds / max(1, projects):.1f} s a project",
        *(f"broken: {what}" for what in total.broken),
    ]
    for title, findings in (("failed", total.failures), ("warned", total.warnings)):
        for rule, count in sorted(Counter(rule for rule, _ in findings).items()):
            lines.append(f"{title} {rule}: {count}")
            shown = [what for found, what in findings if found == rule]
            lines += [f"    {what}" for what in (shown if title == "failed" else shown[:2])]
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """0 where no more frames failed than may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--width", type=int, default=1344, help="of a picture, in pixels; a multiple of 8")
    parser.add_argument("--keep", help="a folder where the projects stay")
    ask = parser.parse_args(words)
    total, seeds = Checked(), range(ask.first, ask.first + ask.count)
    pool = process_pool(2)
    for one in pool.map(_one, seeds, [ask.width] * ask.count, [ask.keep] * ask.count):
        total.add(one)
    pool.shutdown()
    print(report(total, ask.count))
    return 1 if total.broken or total.failed > _TARGET * total.frames else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

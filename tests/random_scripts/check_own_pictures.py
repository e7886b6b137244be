"""Makes whole projects of random screenplays and counts the frames that fail sb's own check.

Each project goes the way of README: init, compile, new --from-script, generate, lock, render, check. What sb
drew of what it read is right by definition, so whatever fails is a false alarm. Scripts of one project share
a cast, whose model sheets are drawn once; with --log a run that was stopped goes on where it was.

Run: python tests/random_scripts/check_own_pictures.py 0 1000 [--together 12] [--log FILE] [--keep DIR]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.consistency.findings import Outcome
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import check, compile, generate, init, lock, new, render
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, local_folder
from tests.random_scripts import film

_TARGET = 0.003  # of the frames


@dataclass
class Checked:
    """Of one project or of many: frames, those that failed, and each finding as (rule, where and why)."""

    scripts: int = 0
    frames: int = 0
    failed: int = 0
    seconds: float = 0.0  # of one core
    failures: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    set_aside: list[tuple[str, str]] = field(default_factory=list)  # unlike, but sb's own to the pixel
    broken: list[str] = field(default_factory=list)  # projects that did not come so far

    def add(self, other: Checked) -> None:
        self.scripts += other.scripts
        self.frames += other.frames
        self.failed += other.failed
        self.seconds += other.seconds
        self.failures += other.failures
        self.warnings += other.warnings
        self.set_aside += other.set_aside
        self.broken += other.broken


def checked(seeds: Sequence[int], folder: Path, width: int = 1344) -> Checked:
    """The project of some scripts, made in `folder` and judged."""
    return checked_text(film(seeds, seeds[0]), f"seed {seeds[0]}", folder, width, len(seeds))


def checked_text(text: str, name: str, folder: Path, width: int = 1344, scripts: int = 1) -> Checked:
    """The project of any screenplay, made in `folder` and judged."""
    found, started = Checked(scripts), time.process_time()
    try:
        done = _made(text, folder, width)
    except Exception:  # whatever stops a project is what this tool looks for
        found.broken.append(f"{name}: {traceback.format_exc(limit=-3)}")
        return found
    for frame in done.frames:
        found.frames += 1
        found.failed += any(f.outcome is Outcome.failed and not f.excused for f in frame.findings)
        for finding in frame.findings:
            numbers = f"{finding.score or 0.0:.3f} of {finding.threshold or 0.0:.3f}"
            said = f"{name} {frame.frame_id}: {finding.message} ({finding.asset or '-'}, {numbers})"
            if finding.outcome is Outcome.failed:
                found.failures.append((finding.rule, said))
            elif finding.outcome is Outcome.not_judged and finding.score is not None:
                found.set_aside.append((finding.rule, said))
            elif finding.outcome is Outcome.warned:
                found.warnings.append((finding.rule, said))
    found.seconds = time.process_time() - started
    return found


def _made(text: str, folder: Path, width: int) -> check.CheckAnswer:
    """From an empty folder to verdicts, by the operations that the verbs of the terminal call."""
    report = calling()
    init.init(Settings(), init.InitAsk(folder=local_folder(folder), name="Random"), report)
    settings = folder / "project.yaml"
    said = re.sub(r"(?m)^(size|seed):.*\n", "", settings.read_text(encoding="utf-8"))
    height = width * 9 // 16 // 8 * 8
    said += f"size: {{width: {width}, height: {height}}}\nseed: 1\n"
    settings.write_text(said, encoding="utf-8")
    (folder / "scripts" / "random.fountain").write_text(text, encoding="utf-8")
    with Workspace.open(folder, Settings(jobs=1), calling("Random <random@example.org>")) as workspace:
        compile.compile(workspace, compile.CompileAsk(), report)
        workspace.forget()
        new.new(workspace, new.NewAsk(from_script=True), report)
        workspace.forget()
        compile.compile(workspace, compile.CompileAsk(), report)
        workspace.forget()
        generate.generate(workspace, generate.GenerateAsk(all=True), report)
        workspace.forget()
        lock.lock(workspace, lock.LockAsk(all=True), report)
        workspace.forget()
        made = render.render(workspace, render.RenderAsk(), report)
        if made.failure is not None:
            raise RuntimeError(f"not everything was drawn: {made.model_dump_json()[:600]}")
        workspace.forget()
        return check.check(workspace, check.CheckAsk(), report)


def _one(seeds: Sequence[int], width: int, keep: str | None) -> Checked:
    """One project; kept only if a frame of it fails."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="sb-random-") as folder:
            return checked(seeds, Path(folder) / "film", width)
    place = Path(keep) / f"seed_{seeds[0]}"
    shutil.rmtree(place, ignore_errors=True)
    found = checked(seeds, place, width)
    if not found.failed and not found.broken:
        shutil.rmtree(place)
    return found


def _logged(log: Path | None) -> dict[int, Checked]:
    """What a run before this one found, by a project's first seed."""
    lines = log.read_text(encoding="utf-8").splitlines() if log and log.exists() else []
    return {(found := json.loads(line))["first"]: Checked(**found["checked"]) for line in lines}


def _commit() -> str:
    """What is measured, for the log."""
    ask = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    said = subprocess.run(ask, capture_output=True, text=True, cwd=Path(__file__).parent, check=False)
    return said.stdout.strip()


def report(total: Checked) -> str:
    """How many failed, and by which rule."""
    share = total.failed / total.frames if total.frames else 0.0
    lines = [
        f"{total.scripts} scripts, {total.frames} frames: {total.failed} fail ({share:.2%}, "
        f"to hold: {_TARGET:.1%}); {total.seconds / max(1, total.scripts):.1f} s a script on one core",
        *(f"broken: {what}" for what in total.broken),
    ]
    for title, findings in (
        ("failed", total.failures),
        ("set aside", total.set_aside),
        ("warned", total.warnings),
    ):
        for rule, count in sorted(Counter(rule for rule, _ in findings).items()):
            lines.append(f"{title} {rule}: {count}")
            shown = [what for found, what in findings if found == rule]
            lines += [f"    {what}" for what in (shown if title == "failed" else shown[:2])]
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """0 where no more frames failed than may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int, help="of scripts")
    parser.add_argument(
        "--together", type=int, default=12, help="how many scripts share a cast and a project"
    )
    parser.add_argument("--width", type=int, default=1344, help="of a picture, in pixels; a multiple of 8")
    parser.add_argument(
        "--log", type=Path, help="a line for each project; what stands in it is not done again"
    )
    parser.add_argument("--keep", help="a folder where projects with failures stay")
    ask = parser.parse_args(words)
    total, known = Checked(), _logged(ask.log)
    for first in range(ask.first, ask.first + ask.count, ask.together):
        seeds = range(first, min(first + ask.together, ask.first + ask.count))
        if (found := known.get(first)) is None:
            found = _one(seeds, ask.width, ask.keep)
            line = json.dumps({"first": first, "commit": _commit(), "checked": asdict(found)})
            if ask.log:
                with ask.log.open("a", encoding="utf-8") as log:
                    log.write(line + "\n")
        total.add(found)
    print(report(total))
    return 1 if total.broken or total.failed > _TARGET * total.frames else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Start-up: CPU time of the first answers, beside a bare interpreter and the same words through plain typer.

Run: python tests/benchmarks/bench_start_up.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9


def cpu_ms(*command: str) -> float:
    """Median CPU milliseconds (user + system) of a command."""
    found = []
    for _ in range(ROUNDS):
        before = os.times()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = os.times()
        used = after.children_user - before.children_user + after.children_system - before.children_system
        found.append(used * 1000)
    return statistics.median(found)


def main() -> None:
    python = sys.executable
    bare = cpu_ms(python, "-c", "pass")
    typer = cpu_ms(python, "-c", "import typer")
    rows = [("python -c pass", bare, None), ("import typer", typer, None)]
    rows.append(("sb --version", cpu_ms(python, "-m", "storyboard_cli", "--version"), 60))
    rows.append(("sb --help", cpu_ms(python, "-m", "storyboard_cli", "--help"), 250))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "example"
        subprocess.run(
            [python, "-m", "storyboard_cli", "init", str(project), "--example", "--quiet"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for verb in (["status"], ["plan"], ["validate"], ["versions", "CHAR_001"], ["log"]):
            command = [python, "-m", "storyboard_cli", "-C", str(project), *verb]
            cpu_ms(*command)  # caches are warm from the second time on
            rows.append((f"sb {' '.join(verb)}", cpu_ms(*command), 400))
    for name, took, bar in rows:
        verdict = "" if bar is None else f"bar {bar} ms  {'ok' if took <= bar else 'OVER'}"
        print(f"{name:28} {took:7.0f} ms CPU  {took / bare:5.1f} × bare  {verdict}")


if __name__ == "__main__":
    main()

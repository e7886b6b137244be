"""A process of sb that dies by SIGKILL at a moment that a test chooses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
_CHILD = """
import os, signal, sys
left = [int(sys.argv.pop(1))]
def dying(real, counts=lambda *given: True):
    def call(*given, **more):
        left[0] -= counts(*given)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **more)
    return call
from storyboard_cli.project.workspace import Workspace
{moments}
from storyboard_cli.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
AT_EVENTS = "Workspace.record = dying(Workspace.record)"


def killed(moments: str, nth: int, root: Path, *words: str) -> None:
    """Run `sb words` in the project until just before its nth moment, and prove that it died there.

    `moments` is code for the child that wraps functions in `dying(real, counts)`: each call for which
    `counts` is true is one moment.
    """
    done = subprocess.run(
        [sys.executable, "-c", _CHILD.format(moments=moments), str(nth), "-C", str(root), "--quiet", *words],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "SB_ACTOR": "A <a@example.org>", "SB_JOBS": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, (done.stdout + done.stderr).decode()

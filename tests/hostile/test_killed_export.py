"""kill -9 during an export: no half file under its name, the ledger is whole, the next export works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main

REPOSITORY = Path(__file__).resolve().parents[2]

# A child that dies by SIGKILL when it is about to put its nth file or folder in place.
DIES = """
import os, signal, sys
real, left = os.replace, [int(sys.argv.pop(1))]
def replace(source, target, **more):
    if "exports" in str(target) or "out" in str(target):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return real(source, target, **more)
os.replace = replace
from storyboard_cli.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize(("kind", "name"), [("pdf", "board.pdf"), ("images", "pictures"), ("otio", "cut")])
@pytest.mark.parametrize("files", [0, 1, 2])
def test_after_a_kill_the_same_export_works(
    root: Path, kind: str, name: str, files: int, capsys: pytest.CaptureFixture[str]
) -> None:
    target = root / "out" / name
    words = ["-C", str(root), "--quiet", "export", kind, "--out", str(target)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SB_JOBS": "1"}
    command = [sys.executable, "-c", DIES, str(files), *words]
    subprocess.run(command, env=environment, capture_output=True, check=False)

    if target.is_file():
        assert target.read_bytes().rstrip().endswith(b"%%EOF")
    assert main(["-C", str(root), "--quiet", "verify"]) == 0
    assert main(words) == 0, capsys.readouterr().err
    assert target.exists()
    assert main(["-C", str(root), "--quiet", "verify", str(target)]) == 0, capsys.readouterr().err

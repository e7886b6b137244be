"""Closed pipes, closed streams and a folder that is gone end a command as they should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main
from storyboard_cli.core.parsed_json import parse_json

SB = [sys.executable, "-c", "import sys; from storyboard_cli.cli.main import main; sys.exit(main())"]


@pytest.mark.skipif(os.name != "posix", reason="a shell's ways to close a stream")
@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ('"$@" audit --format csv | :; exit ${PIPESTATUS[0]}', {0, 141}),
        ('"$@" audit | :; exit ${PIPESTATUS[0]}', {0, 141}),
        ('"$@" status >&-', {0}),
        ('"$@" status --json >&- 2>&-', {0}),
        ('"$@" review <&-', {0}),
        ('"$@" nonsense >&- 2>&-', {2}),
    ],
)
def test_a_closed_stream_is_no_fault_of_sb(root: Path, line: str, codes: set[int]) -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(["bash", "-c", line, "sb", *SB], cwd=root, env=env, capture_output=True, text=True)
    assert done.returncode in codes, done.stderr
    assert "fault of sb" not in done.stderr and "Traceback" not in done.stderr


def test_a_folder_that_is_gone_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os, "getcwd", gone)
    assert main(["status"]) == 1
    assert "the folder that you stand in is not there any more" in capsys.readouterr().err


def test_json_without_end_is_a_mistake_of_its_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        parse_json("[" * 100_000)
    for name in ("cut.otio", "cut.otioz"):
        (root / name).write_text('{"OTIO_SCHEMA": "Timeline.1", "tracks": ' * 50_000, "utf-8")
        assert main(["-C", str(root), "conform", str(root / name)]) == 2
        assert "fault of sb" not in capsys.readouterr().err

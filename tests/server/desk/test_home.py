"""One home has one server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.home import hold

REPOSITORY = Path(__file__).resolve().parents[3]
_HOLDS = """
import sys
from pathlib import Path
from storyboard_cli.server.desk.home import hold
held = hold(Path(sys.argv[1]), "http://127.0.0.1:8400")
print("held", flush=True)
sys.stdin.read()
held.release()
"""


def holding(home: Path) -> subprocess.Popen[str]:
    """A process that holds the home until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_server_is_told_who_serves(tmp_path: Path) -> None:
    process = holding(tmp_path / "home")
    with pytest.raises(SbError) as caught:
        hold(tmp_path / "home", "http://127.0.0.1:8401")
    process.communicate("")

    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "server-running")
    said = f"{tmp_path / 'home'} is served by process {process.pid} at http://127.0.0.1:8400"
    assert caught.value.message == said
    hold(tmp_path / "home", "http://127.0.0.1:8401").release()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_killed_server_holds_nothing(tmp_path: Path) -> None:
    process = holding(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    hold(tmp_path, "http://127.0.0.1:8401").release()


def test_two_in_one_process_meet_too(tmp_path: Path) -> None:
    with hold(tmp_path, "http://127.0.0.1:0") as held:
        held.says("http://127.0.0.1:8400")
        with pytest.raises(SbError, match=f"process {os.getpid()} at http://127.0.0.1:8400"):
            hold(tmp_path, "http://127.0.0.1:8401")
    hold(tmp_path, "http://127.0.0.1:8401").release()


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(SbError) as caught:
        hold(tmp_path / "home", "http://127.0.0.1:8400")
    assert caught.value.kind is Kind.storage

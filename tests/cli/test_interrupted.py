"""Ctrl-C in the middle of a command is answered in words, for people and for programs."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from storyboard_cli.cli.main import main

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="timers are POSIX")


@contextmanager
def _ctrl_c_while_it_waits(root: Path) -> Iterator[None]:
    """Another sb holds the project; in half a second the user has enough of waiting."""

    def press(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, press)
    with FileLock(str(root / ".sb/write.lock")):
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def test_a_stopped_command_says_that_it_can_go_on(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SB_LOCK_WAIT", "20")
    with _ctrl_c_while_it_waits(root):
        assert main(["-C", str(root), "rebuild"]) == 130
    said = capsys.readouterr()
    assert said.err == "error: stopped; what was finished is kept, run it again to go on\n"


def test_a_stopped_command_ends_its_envelope(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SB_LOCK_WAIT", "20")
    with _ctrl_c_while_it_waits(root):
        assert main(["-C", str(root), "rebuild", "--json"]) == 130
    envelope = json.loads(capsys.readouterr().out)
    assert envelope["ok"] is False and envelope["error"]["code"] == "interrupted"

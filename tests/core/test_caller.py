"""A caller's wish to stop reaches the work between two of its steps; who signs is asked when it matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.caller import Caller, Cancel, Cancelled
from storyboard_cli.core.errors import EXIT_CODES, Kind, SbError
from storyboard_cli.core.identity import actor_of
from storyboard_cli.core.settings import Settings, from_environment


def kept() -> SbError:
    return SbError(Kind.interrupted, "interrupted", "stopped; two are kept")


def test_a_task_stops_at_the_step_after_the_wish() -> None:
    caller, done = Caller("Asha"), []
    with pytest.raises(Cancelled) as stopped, caller.task("Drawing", 5) as task:
        for number in range(5):
            done.append(number)
            if number == 1:
                caller.cancel.ask()
            task.advance()
    assert done == [0, 1] and EXIT_CODES[stopped.value.kind] == 130


def test_no_task_starts_after_the_wish() -> None:
    caller = Caller("Asha")
    caller.cancel.ask()
    with pytest.raises(Cancelled), caller.task("Drawing"):
        raise AssertionError("it started")


@pytest.mark.parametrize("stop", [Cancelled, KeyboardInterrupt])
def test_a_stop_is_told_in_the_words_of_the_work(stop: type[BaseException]) -> None:
    caller = Caller("Asha")
    with pytest.raises(SbError, match="two are kept"), caller.stopping(kept):
        raise stop
    assert caller.cancel.asked


def test_other_errors_stay_as_they_are() -> None:
    with pytest.raises(ValueError, match="no"), Caller("Asha").stopping(kept):
        raise ValueError("no")


def test_two_callers_may_share_a_wish() -> None:
    cancel = Cancel()
    Caller("Asha", cancel=cancel).cancel.ask()
    with pytest.raises(Cancelled):
        Caller("Ben", cancel=cancel).check()


def test_who_signs_is_asked_once_and_only_when_it_matters() -> None:
    asked: list[str] = []

    def who() -> str:
        asked.append("who?")
        return "Asha"

    caller = Caller(who)
    assert not asked
    assert (caller.actor, caller.actor, asked) == ("Asha", "Asha", ["who?"])


def test_the_environment_names_who_signs_before_git_and_git_before_the_login(tmp_path: Path) -> None:
    login = from_environment({"USER": "asha"})
    assert actor_of(login, tmp_path) == "asha"
    (Path.home() / ".gitconfig").write_text("[user]\nname = Asha Rao\nemail = asha@example.org\n", "utf-8")
    assert actor_of(login, tmp_path) == "Asha Rao <asha@example.org>"
    assert actor_of(Settings(actor="Ben"), tmp_path) == "Ben"

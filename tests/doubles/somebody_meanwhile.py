"""A caller who is asked now and then whether to go on, and somebody who does something at that moment."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.core.caller import Caller, Cancel
from storyboard_cli.core.clock import Clock, system_clock
from tests.callers import ACTOR


class Meanwhile(Cancel):
    """`theirs` is done at the question of that number (1: the first), or at it and at all that follow."""

    def __init__(self, theirs: Callable[[], object], at: int = 2, *, ever: bool = False) -> None:
        super().__init__()
        self.theirs = theirs
        self.at = at
        self.ever = ever
        self.asked_times = 0

    def check(self) -> None:
        super().check()
        self.asked_times += 1
        if self.asked_times == self.at or (self.ever and self.asked_times > self.at):
            self.theirs()


def beside(
    theirs: Callable[[], object], at: int = 2, *, ever: bool = False, clock: Clock = system_clock
) -> Caller:
    """A caller beside whom somebody does this."""
    return Caller(ACTOR, clock, cancel=Meanwhile(theirs, at, ever=ever))

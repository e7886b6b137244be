"""Files in which somebody else changes something just before one of our writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storyboard_cli.store.files import Files

WRITES = ("put", "put_folder", "move_folder", "remove", "adopt")


class SomebodyBeside:
    """`files`; `theirs` is done once, just before the write of that number (1: the first).

    With `compared`, it is done before that folder is looked at by its name: when it is compared for a write.
    """

    def __init__(
        self, files: Files, theirs: Callable[[Files], object], before_write: int = 1, compared: str = ""
    ) -> None:
        self.files = files
        self.theirs = theirs
        self.left = 1 if compared else before_write
        self.compared = compared

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.files, name)
        if name not in (("entries",) if self.compared else WRITES):
            return found

        def asked(*arguments: Any, **more: Any) -> Any:
            if not self.compared or arguments[:1] == (self.compared,):
                self.left -= 1
                if self.left == 0:
                    self.theirs(self.files)
            return found(*(plain(a) for a in arguments), **more)

        return asked


def plain(argument: Any) -> Any:
    """The files behind: a folder is moved from one to another by their own kind."""
    return argument.files if isinstance(argument, SomebodyBeside) else argument

"""Files in which somebody else changes something just before one of our writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storyboard_cli.store.files import Files

WRITES = ("put", "put_folder", "move_folder", "remove", "adopt")


class SomebodyBeside:
    """`files`; `theirs` is done once, just before the write of that number (1: the first)."""

    def __init__(self, files: Files, theirs: Callable[[Files], object], before_write: int = 1) -> None:
        self.files = files
        self.theirs = theirs
        self.left = before_write

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.files, name)
        if name not in WRITES:
            return found

        def write(*arguments: Any, **more: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                self.theirs(self.files)
            return found(*(plain(a) for a in arguments), **more)

        return write


def plain(argument: Any) -> Any:
    """The files behind: a folder is moved from one to another by their own kind."""
    return argument.files if isinstance(argument, SomebodyBeside) else argument

"""Callers for tests: somebody with a name, a clock and a place to talk to."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.handover import LocalFolder, Produced, ProjectPath, ServerAddress, Upload
from storyboard_cli.core.reporter import Recording, Talk

ACTOR = "Test Person <test@example.org>"


def calling(
    actor: str = ACTOR, clock: Clock = system_clock, report: Talk | None = None, here: Path | None = None
) -> Caller:
    """A caller who hears nothing, never stops and is far away, unless told otherwise."""
    return Caller(actor, clock, report, here=here)


class Heard(Caller, Recording):
    """A caller who remembers what was said."""

    def __init__(self, actor: str = ACTOR, clock: Clock = system_clock) -> None:
        Recording.__init__(self)
        heard = Recording()
        heard.said, heard.warned = self.said, self.warned
        Caller.__init__(self, actor, clock, heard)


def brought(path: object) -> Upload:
    """A file of this machine that comes along."""
    return Upload.local(str(path))


def made_at(path: object) -> Produced:
    """A place on this machine for what is made."""
    return Produced.local(str(path))


def lying_at(path: object) -> ProjectPath:
    """A file or folder that somebody on this machine names."""
    return ProjectPath.local(str(path))


def local_folder(path: object) -> LocalFolder:
    """A folder of this machine."""
    return LocalFolder.local(str(path))


def servers_at(*urls: str) -> list[ServerAddress]:
    """Servers that somebody on this machine names."""
    return ServerAddress.all_local(urls)

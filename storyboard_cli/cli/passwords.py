"""How a command line gets a password: typed twice where nobody sees it, or from another program."""

from __future__ import annotations

import sys
from typing import Annotated

from storyboard_cli.core.asking import asked
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen


class PasswordFrom(Frozen):
    """Where the password comes from, if not from the keyboard."""

    password_stdin: Annotated[bool, asked("Read the password from standard input.", "--password-stdin")] = (
        False
    )


class PasswordOrNone(PasswordFrom):
    """As `PasswordFrom`, where there may be none."""

    no_password: Annotated[
        bool, asked("Without a password: they sign in at your provider.", "--no-password")
    ] = False


def asked_password(login: str, *, from_stdin: bool) -> str:
    """The password for `login`. It is never an argument: those are seen by everybody on the machine."""
    if from_stdin:
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise _refused("standard input has no password", "echo it into the command, on one line")
        return given
    if not sys.stdin.isatty():
        raise _refused("there is no terminal to type a password on", "pipe it in, with --password-stdin")
    from getpass import getpass

    for _ in range(3):
        try:
            given = getpass(f"password for {login}: ")
            if given == getpass("once more: "):
                return given
        except EOFError:
            break
        sys.stderr.write("those were two different ones; type it twice\n")
    raise _refused("no password was typed twice alike", "try again")


def _refused(said: str, hint: str) -> SbError:
    return SbError(Kind.usage, "no-password", said, hint=hint)

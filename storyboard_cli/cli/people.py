"""What the commands about people share: how a secret is told once, and how who and when are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Show
from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console


def told_once(face: Face, show: Show, said: Callable[[Any], str]) -> Show:
    """Shows the secret alone on standard output, for `TOKEN=$(…)`, and what to know of it beside that."""

    def shown(answer: Any, console: Console) -> None:
        show(answer, console)
        face.talk().say(said(answer))

    return shown


def day(moment: str | None) -> str:
    """The day of a time, as a table shows it."""
    return moment[:10] if moment else ""


def minute(moment: str) -> str:
    """A time to the minute, as a table shows it."""
    return moment[:16].replace("T", " ")


def signer(signature: str) -> str:
    """The name of who signed, as a table shows it."""
    return signature.partition(" <")[0]

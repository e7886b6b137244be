"""`sb studio`: serves as `sb serve --open` does, and opens Studio in the browser."""

from __future__ import annotations

from typing import Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.serve import run as serve
from storyboard_cli.cli.verbs import BY_NAME


def run(face: Face, typed: dict[str, Any]) -> None:
    """Serve, and open the browser."""
    serve(face, {**typed, "open": True})


COMMAND = Command(
    "serve",
    run=run,
    summary=BY_NAME["studio"].summary,
    more="It serves the project here, or a folder of projects, until Ctrl-C, as `sb serve --open` does.",
    without=("open",),
)

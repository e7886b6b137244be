"""The one JSON envelope, as `--json` prints it: wherever it names an operation, the shell's line is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.json_text import json_text
from storyboard_cli.cli.lines import as_json
from storyboard_cli.core.envelope import answered, enveloped, refused
from storyboard_cli.core.errors import SbError

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Answer


def answer_envelope(command: str, answer: Answer) -> str:
    """What an operation answered."""
    return _printed(answered(command, answer), "data")


def success_envelope(command: str, data: dict[str, Any]) -> str:
    """What a command without an operation says."""
    return _printed(enveloped(command, data), "data")


def failure_envelope(command: str, error: SbError) -> str:
    """Why a command has no answer."""
    return _printed(refused(command, error), "error")


def _printed(envelope: dict[str, Any], part: str) -> str:
    return json_text(envelope | {part: as_json(envelope[part])})

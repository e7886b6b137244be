"""The one JSON envelope that `--json` prints: `{schema, ok, command, version, data | error}`."""

from __future__ import annotations

from typing import Any

from storyboard_cli import __version__
from storyboard_cli.cli.json_text import json_text
from storyboard_cli.cli.lines import as_json
from storyboard_cli.core.errors import SbError

ENVELOPE_SCHEMA = 2


def success_envelope(command: str, data: dict[str, Any], *, failure: str | None = None) -> str:
    """What a command answered. With `failure` the work was done and its result is bad: `ok` is false."""
    found: dict[str, Any] = {
        "schema": ENVELOPE_SCHEMA,
        "ok": failure is None,
        "command": command,
        "version": __version__,
        "data": as_json(data),
    }
    if failure is not None:
        found["failure"] = failure
    return json_text(found)


def failure_envelope(command: str, error: SbError) -> str:
    """Why a command has no answer."""
    found = {
        "schema": ENVELOPE_SCHEMA,
        "ok": False,
        "command": command,
        "version": __version__,
        "error": as_json(error.plain()),
    }
    return json_text(found)

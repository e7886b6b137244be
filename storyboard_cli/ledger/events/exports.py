"""Events of what left the project."""

from __future__ import annotations

from storyboard_cli.ledger.events.base import Fact


class ExportMade(Fact):
    """`export.made`: files were handed out; the hash proves them later."""

    kind = "export.made"
    subject_field = "format"

    format: str  # pdf, edl, bundle, …
    path: str | None = None
    sha256: str | None = None
    frames: int | None = None

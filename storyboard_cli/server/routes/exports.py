"""Exports of every kind, and what was exported."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Route, Special

_P = "/v1/projects/{project_id}/exports"

KINDS = {
    "pdf": "export.pdf",
    "image-sequence": "export.images",
    "contact-sheet": "export.contact_sheet",
    "shot-list": "export.shot_list",
    "breakdown": "export.breakdown",
    "bundle": "export.bundle",
    "otio": "export.otio",
    "otioz": "export.otioz",
    "edl": "export.edl",
    "fcpxml": "export.fcpxml",
    "fcp7xml": "export.fcp7xml",
    "storyboarder": "export.storyboarder",
    "animatic": "export.animatic",
    "aftereffects": "export.aftereffects",
    "blender": "export.blender",
}
"""By the word in the path."""

ROUTES: tuple[AnyRoute, ...] = (
    Route("GET", _P, "exports.list", Right.read, "read"),
    *(Route("POST", f"{_P}/{word}", operation, Right.make, "job") for word, operation in KINDS.items()),
    Route("GET", f"{_P}/{{export_id}}", "exports.show", Right.read, "read", {"export_id": "export"}),
    Special(
        "GET",
        f"{_P}/{{export_id}}/archive",
        "files.archive:export_archive",
        "An export with all of its files as one ZIP file.",
        Right.read,
        media="application/octet-stream",
    ),
)

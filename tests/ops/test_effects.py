"""What the catalogue says that operations do to a project is what they do."""

from __future__ import annotations

from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.catalogue import OPERATIONS
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard
from tests.ops.projects import Project

ASKED: dict[str, dict[str, Any]] = {
    "explain": {"selectors": ["S01/1"]},
    "script.show": {"name": "rain.fountain"},
    "script.frames": {"name": "rain.fountain"},
    "script.preview": {"name": "rain.fountain", "text": "INT. ROOM - DAY\n\nAsha sits.\n"},
    "asset.show": {"asset": "CHAR_001"},
    "asset.appearances": {"asset": "CHAR_001"},
    "impact": {"assets": ["CHAR_001"]},
    "render.history": {"frame": "S01/1"},
    "render.candidates": {"frame": "S01/1"},
    "check.show": {"frame": "S01/1"},
    "recipe.show": {"frame": "S01/1"},
    "scene.show": {"scene": "S01"},
    "scene.validate": {"scene": "S01"},
    "exports.show": {"export": "1"},
    "diff": {"old": "CHAR_001@v1"},
    "search": {"words": ["asha"]},
    "open": {"what": "S01/1", "show": False},
    "jobs.show": {"job": "FR_S01_001"},
    "pipeline.show": {"pipeline": "scene-sdxl@1"},
    "pipeline.diff": {"before": "scene-sdxl@1", "after": "scene-sdxl@1"},
}
REFUSED = {  # what this film has none of
    "comfy.doctor": "no-servers",
    "comfy.servers": "no-servers",
    "jobs.show": "no-job",
    "exports.show": "no-export",
}


def test_who_only_reads_leaves_every_file_as_it_is(film: Workspace, project: Project, report: Heard) -> None:
    before = project.contents()
    refused = {}
    for operation in OPERATIONS:
        if "reads" in operation.effects and operation.on == "project":
            ask = operation.ask.model_validate(ASKED.get(operation.name, {}))
            try:
                operation.function(film, ask, report)
            except SbError as error:
                refused[operation.name] = error.code
            assert project.contents() == before, operation.name
    assert refused == REFUSED


def test_who_writes_refuses_an_archived_project(film: Workspace, project: Project, report: Heard) -> None:
    project.append("project.yaml", "status: archived\n")
    film.forget()
    for name in ("compile", "approve", "timeline.reset", "render", "gc"):
        operation = next(o for o in OPERATIONS if o.name == name)
        assert "writes" in operation.effects
        try:
            ask = operation.ask.model_validate({"all_passed": True} if name == "approve" else {})
            operation.function(film, ask, report)
        except SbError as error:
            assert error.code == "project-archived", name
        else:
            raise AssertionError(f"{name} wrote")

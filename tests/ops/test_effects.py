"""What the catalogue says that operations do to a project is what they do."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.catalogue import OPERATIONS
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard

ASKED: dict[str, dict[str, Any]] = {
    "explain": {"what": ["S01/1"]},
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
}


def files(root: Path) -> dict[str, str]:
    """What is under version control, or would be."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] != ".sb"
    }


def test_who_only_reads_leaves_every_file_as_it_is(film: Workspace, root: Path, report: Heard) -> None:
    before = files(root)
    refused = {}
    for operation in OPERATIONS:
        if "reads" in operation.effects and operation.on == "project":
            ask = operation.ask.model_validate(ASKED.get(operation.name, {}))
            try:
                operation.function(film, ask, report)
            except SbError as error:
                refused[operation.name] = error.code
            assert files(root) == before, operation.name
    assert refused == REFUSED


def test_who_writes_refuses_an_archived_project(film: Workspace, root: Path, report: Heard) -> None:
    text = (root / "project.yaml").read_text("utf-8")
    (root / "project.yaml").write_text(text + "status: archived\n", "utf-8")
    film.forget()
    for name in ("compile", "approve", "timeline.reset", "render", "gc"):
        operation = next(o for o in OPERATIONS if o.name == name)
        assert "writes" in operation.effects
        try:
            operation.function(film, operation.ask(), report)
        except SbError as error:
            assert error.code == "project-archived", name
        else:
            raise AssertionError(f"{name} wrote")

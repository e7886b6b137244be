"""Whatever a verb is asked, it answers or refuses in words; and what it writes can be read afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops.catalogue import OPERATIONS, Operation
from storyboard_cli.ops.status import StatusAsk, status
from storyboard_cli.ops.timeline import TimelineShowAsk, show
from tests.callers import calling
from tests.ops.conftest import opened

VALUES: list[Any] = [
    "1e309",
    "9" * 400,
    "\x00\x1b[2J",
    "0o7",
    "~",
    ":",
    "[",
    10**30,
    ["1e5"],
    ["S01"],
    {"a": 1},
]
USUAL = {
    "selectors": ["S01/1"], "selector": "S01/1", "frame": "S01/1", "asset": "CHAR_001",
    "version": "CHAR_001@v1", "length": "12", "kind": "dissolve", "scene": "S01", "changes": {},
    "to": "CHAR_Zed", "rule": "identity",
    "path": "scripts/rain.fountain",
}  # fmt: skip
SLOW = (
    "render",
    "build",
    "check",
    "generate",
    "layout",
    "bench.",
    "export.animatic",
    "jobs.",
    "comfy.",
    "models.",
)
VERBS = [o for o in OPERATIONS if o.on == "project" and not o.name.startswith(SLOW) and o.name != "open"]


@pytest.mark.parametrize("operation", VERBS, ids=lambda o: o.name)
def test_a_hostile_value_breaks_neither_the_verb_nor_the_project(operation: Operation, root: Path) -> None:
    fields = operation.ask.model_fields
    needed = {name: USUAL.get(name, "x") for name, field in fields.items() if field.is_required()}
    for name in fields:
        for value in VALUES:
            try:
                ask = operation.ask.model_validate({**needed, name: value})
            except ValidationError:
                continue
            with opened(root) as film:
                try:
                    operation.function(film, ask, film.caller).plain()
                except SbError as error:
                    assert error.kind not in (Kind.internal, Kind.storage), (name, value, error.message)
    with opened(root) as film:
        status(film, StatusAsk(), calling())
        show(film, TimelineShowAsk(), calling())

"""Whoever calls an operation signs what it writes, whoever opened the project."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.reporter import Recording, Task
from storyboard_cli.ops.catalogue import CATALOGUE, OPERATIONS, Operation
from storyboard_cli.project.workspace import Workspace
from tests.ops.conftest import Ticking
from tests.ops.projects import Project
from tests.ops.test_same_answers import STEPS, picture, sent, sound

KEEP = "Keep <keep@example.org>"
OTHER = "Other <other@example.org>"

CUP = "schema: 1\nasset_id: PROP_Cup\nasset_type: prop\nname: Cup\ncanonical_prompt: cup\n"

# What the film that is told wherever its files lie does not do, before it puts another script.
MORE: list[tuple[str, dict[str, Any]]] = [
    ("compile", {}),
    ("project.patch", {"changes": {"name": "Rain again"}}),
    (
        "spec.put",
        {"asset": "PROP_Cup", "text": CUP},
    ),
    ("direction.put", {"scene": "S01", "text": "schema: 1\nscene_id: S01\n"}),
    ("direction.patch", {"scene": "S01", "changes": {"lighting": "dusk"}}),
    ("compile", {}),
    ("check", {}),
    ("render", {"selectors": ["S01/2"], "variants": 2}),
    ("pick", {"frame": "S01/2", "candidate": 2}),
    ("allow", {"selector": "S02/1", "rule": "identity", "reason": "a test"}),
    ("reject", {"selectors": ["S02/1"], "note": "no"}),
    ("timeline.move", {"selectors": ["S01/2"], "after": "S01/3"}),
    ("timeline.split", {"selectors": ["S02/1"], "at": "6"}),
    ("timeline.remove", {"selectors": ["S02/1#2"]}),
    ("timeline.insert", {"selectors": ["S01/1"], "after": "S01/3"}),
    ("timeline.remove", {"selectors": ["S01/3"]}),
    ("timeline.duration", {"selectors": ["S01/1"], "length": "30f"}),
    ("timeline.trim", {"selectors": ["S01/1"], "length": "2f"}),
    ("timeline.transition", {"selectors": ["S01/2"], "kind": "dissolve"}),
    ("timeline.note", {"selectors": ["S01/1"], "note": "slow"}),
    ("timeline.print", {"selectors": ["S01/1"], "printed": False}),
    ("timeline.marker", {"at": "S01/1", "name": "here"}),
    ("timeline.unmarker", {"name": "here"}),
    ("timeline.audio", {"path": "audio/rain.wav"}),
    ("timeline.unaudio", {"path": "audio/rain.wav"}),
    ("timeline.reset", {}),
    ("timeline.reorder", {"order": ["FR_S02_001", "FR_S01_003", "FR_S01_002", "FR_S01_001"]}),
    ("sound.put", {"file": sent("wind.wav", sound())}),
    ("sound.delete", {"name": "wind.wav"}),
    ("reference.put", {"file": sent("face.png", picture("teal"))}),
    ("adopt", {}),
    ("export.pdf", {}),
    ("export.contact_sheet", {}),
    ("export.shot_list", {}),
    ("export.breakdown", {}),
    ("export.otioz", {}),
    ("export.edl", {}),
    ("export.fcpxml", {}),
    ("export.fcp7xml", {}),
    ("export.storyboarder", {}),
    ("export.aftereffects", {}),
    ("export.blender", {}),
    ("asset.version", {"asset": "CHAR_001", "parent": 1, "changes": {"name": "Asha R."}, "force": True}),
    ("direction.delete", {"scene": "S01"}),
    ("rollback", {"to": "1"}),
    ("script.delete", {"name": "rain.fountain"}),
]
NOT_HERE = {  # each needs what this film has none of
    "renumber": "a merge of two branches",
    "conform": "an editor's cut",
    "jobs.retry": "a server",
    "jobs.cancel": "a server",
    "jobs.collect": "a server",
    "models.import": "weights",
    "models.pull": "the network",
}


class Listening(Recording):
    """Hears of every task, too."""

    def task(self, title: str, total: float | None = None) -> AbstractContextManager[Task]:
        self.said.append(title)
        return super().task(title, total)


class Long(Ticking):
    """A clock of a time that nobody else lives in."""

    def __init__(self) -> None:
        self.now = datetime(1999, 2, 19, 9, 0, tzinfo=UTC)


class Since(Ticking):
    """The clock of somebody who comes later."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 9, 0, tzinfo=UTC) - timedelta(days=1)


def test_the_film_has_every_verb_that_writes() -> None:
    told = {name for name, _ in STEPS + MORE} | NOT_HERE.keys()
    assert [
        o.name for o in OPERATIONS if o.on == "project" and "writes" in o.effects and o.name not in told
    ] == []


@pytest.mark.parametrize("steps", [STEPS, MORE], ids=["film", "more"])
def test_all_that_is_written_is_signed_by_who_asks(
    project: Project, steps: list[tuple[str, dict[str, Any]]]
) -> None:
    project.write("audio/rain.wav", sound())
    heard_by_keep, heard_by_other = Listening(), Listening()
    keep = Caller(KEEP, Long(), heard_by_keep, here=Path("/keep"))
    keep.cancel.ask()  # Keep wants no work, which is nothing to Other
    other = Caller(OTHER, Since(), heard_by_other)
    refused = {}
    with project.open(keep) as kept:
        before = kept.log.head[0]
        for name, ask in steps:
            operation = CATALOGUE[name]
            kept.forget()
            try:
                operation.function(kept, operation.ask.model_validate(ask), other)
            except SbError as error:
                refused[name] = f"{error.code}: {error.message}"
        events = list(kept.log.read(before)) if steps is MORE else list(kept.log.read())
    assert refused.keys() <= {"delete"}, refused
    assert len(events) > 20
    assert "Keep" not in {event.actor.split()[0] for event in events}
    assert {event.at[:4] for event in events} == {"2026"}
    if steps is MORE:
        assert {event.actor for event in events} == {OTHER}
    for path, data in project.contents().items():
        assert KEEP.encode() not in data, path
        assert b"1999-02-19" not in data, path
        assert "19990219" not in path
    assert heard_by_other.said
    assert heard_by_keep.said == heard_by_keep.warned == []


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.on == "project"], ids=lambda o: o.name)
def test_every_operation_works_on_the_workspace_of_its_caller(operation: Operation) -> None:
    class Bound(Exception):
        """The operation asked for its caller's workspace."""

    class Asked(Workspace):
        def __init__(self) -> None:
            """Nothing is opened: all that may be asked is whose it is."""

        def for_caller(self, caller: Caller) -> Workspace:
            raise Bound(caller.actor)

    with pytest.raises(Bound, match="Other"):
        operation.function(Asked(), operation.ask.model_construct(), Caller(OTHER))


def test_two_people_have_one_opened_project(film: Workspace) -> None:
    other = film.for_caller(Caller(OTHER))
    scenes = other.scenes
    assert film.scenes is scenes
    film.forget()
    assert other.scenes is not scenes
    assert other.actor == OTHER
    assert film.actor != OTHER
    assert film.for_caller(film.caller) is film


def test_who_calls_stops_the_work(film: Workspace) -> None:
    stopped = Caller(OTHER)
    stopped.cancel.ask()
    operation = CATALOGUE["compile"]
    with pytest.raises(Cancelled):
        operation.function(film, operation.ask(), stopped)

"""A film made line by line and one made by requests are the same, to the byte and the event."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.main import main
from storyboard_cli.core import clock
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.workspace import Workspace
from tests.ops.conftest import FILES
from tests.server.served import Client, served

ACTOR = "Ann Rao <ann@example.org>"
ADOPTED = ("project.created",)
_SECONDS = re.compile(r'"seconds": [\d.e-]+')


class Standing(datetime):
    """A clock that stands still until it is told the next hour; both faces look at the same one."""

    hour = 0

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime(2026, 2, 19, 9, tzinfo=UTC) + timedelta(hours=cls.hour)


class _Clock:
    """The same time for a job, which is done by another process: it gets the hour along."""

    def __init__(self, hour: int | None = None) -> None:
        self._hour = hour

    def __call__(self) -> datetime:
        hour = Standing.hour if self._hour is None else self._hour
        return datetime(2026, 2, 19, 9, tzinfo=UTC) + timedelta(hours=hour)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Clock, (Standing.hour,)


@dataclass(frozen=True)
class Step:
    """One thing that somebody does: as a line, and as a request."""

    line: str
    path: str
    body: Mapping[str, Any] = field(default_factory=dict)
    guard: str = ""
    """Where the ETag of `If-Match` is read."""


STEPS = (
    Step("alias add 'THE GIRL' CHAR_001", "/aliases", {"name": "THE GIRL", "target": "CHAR_001"}),
    Step("compile", "/scripts:compile"),
    Step("generate --all", "/assets:generate", {"all": True}),
    Step("lock CHAR_001", "/assets/CHAR_001:lock", guard="/assets/CHAR_001"),
    Step("lock --all", "/assets:lock", {"all": True}, "/assets"),
    Step("render S01", "/scenes/S01/renders"),
    Step("render", "/renders"),
    Step("check", ":check"),
    Step("retake S01/1 -m 'closer, please'", "/frames/FR_S01_001:retake", {"note": "closer, please"}),
    Step("render S01/1 --force", "/frames/FR_S01_001/renders", {"force": True}),
    Step("check S01/1", "/frames/FR_S01_001:check"),
    Step("approve S01/1 -m 'lovely'", "/frames/FR_S01_001:approve", {"note": "lovely"}),
    Step("approve", "/frames:approve", {"all_passed": True}),
    Step("reject S01/2 -m 'two hands'", "/frames/FR_S01_002:reject", {"note": "two hands"}),
    Step(
        "timeline move S02/1 --before S01/2",
        "/timeline:move",
        {"selectors": ["S02/1"], "before": "S01/2"},
        "/timeline",
    ),
    Step(
        "timeline duration S01/1 --to 2s",
        "/timeline:duration",
        {"selectors": ["S01/1"], "length": "2s"},
        "/timeline",
    ),
    Step(
        "timeline note S01/1 -m 'after the thunder'",
        "/timeline:note",
        {"selectors": ["S01/1"], "note": "after the thunder"},
        "/timeline",
    ),
    Step("export shot-list", "/exports/shot-list"),
    Step("export otio", "/exports/otio"),
    Step("export edl", "/exports/edl"),
    Step("export pdf", "/exports/pdf"),
)


def typed(folder: Path, step: Step) -> None:
    assert main(["-C", str(folder), "--quiet", *shlex.split(step.line)]) == 0, step.line


def sent(client: Client, step: Step) -> None:
    headers = {"prefer": "wait=60"}
    if step.guard:
        headers["if-match"] = client.get(step.guard).headers["etag"]
    answer = client.post(step.path, step.body, headers=headers)
    assert answer.status_code in (200, 201), f"{step.path}: {answer.text}"
    assert answer.json().get("failure") is None, f"{step.path}: {answer.text}"


def film(folder: Path, do: Callable[[Step], None]) -> None:
    """Make it, an hour for each step."""
    for hour, step in enumerate(STEPS):
        Standing.hour = hour
        do(step)


def written(folder: Path) -> dict[str, bytes]:
    """Every file of the project, without what is this machine's alone."""
    found = {}
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".sb"]
        for name in names:
            path = Path(where) / name
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def replayed(folder: Path) -> list[tuple[Any, ...]]:
    """What the log says, event by event.

    What was in the folder before anybody did anything is adopted by whoever looks first: a server as soon as
    it serves, in its own name; the command line with its first verb that writes.
    """
    with Workspace.open(folder, Settings(), Caller("Reader")) as workspace:
        return [
            (e.kind, e.subject, _timeless(e.body)) + (() if e.kind in ADOPTED else (e.at, e.actor))
            for e in workspace.log.read()
        ]


def _timeless(body: Mapping[str, Any]) -> str:
    """The body without how long the machine drew, which no two runs share."""
    return _SECONDS.sub("", json.dumps(body, sort_keys=True))


def test_lines_and_requests_make_the_same_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", Standing)
    for name, value in {"SB_ACTOR": ACTOR, "SB_JOBS": "1", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    here, there = tmp_path / "lines" / "film", tmp_path / "requests" / "film"
    for folder in (here, there):
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8", newline="\n")

    Standing.hour = 0
    with served(there, settings=Settings(jobs=1, actor=ACTOR, lock_wait_s=20.0), clock=_Clock()) as client:
        film(there, lambda step: sent(client, step))
    film(here, lambda step: typed(here, step))

    one, other = written(here), written(there)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    kinds = {"scenes/S01/scene.yaml", "assets/CHAR_001/v1/lock.yaml", "timeline.yaml", "aliases.yaml"}
    assert kinds < one.keys()
    assert [name for name in one if name.startswith("review/")]
    assert [name for name in one if name.startswith("approved/") and name.endswith(".png")]
    assert {Path(name).suffix for name in one if name.startswith("exports/")} >= {
        ".csv",
        ".otio",
        ".edl",
        ".pdf",
    }
    assert replayed(here) == replayed(there)

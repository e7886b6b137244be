"""The examples of the interface: `python -m tests.server.examples` asks every operation of a small film and
writes what was asked and answered to `storyboard_cli/server/examples.json`.

Times are those of a clock that ticks. Hashes of pictures differ from machine to machine with the libraries
that draw, so each is written as one of an example (`steady`).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import storyboard_cli.server
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE, Operation
from storyboard_cli.people.sqlite_people import open_people
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.accepted import JobAccepted
from storyboard_cli.server.binding import bound
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.made import location
from storyboard_cli.server.problems import MEDIA, problem, status_of
from storyboard_cli.server.reads.kept import body_of
from storyboard_cli.server.routes.route import Route, parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.callers import calling
from tests.doubles.comfy_server import ComfyServer
from tests.ops.conftest import FILES, Ticking
from tests.server.example_asks import ASKS, Asked, silence
from tests.server.example_visits import JOB, visited

FILE = Path(storyboard_cli.server.__file__).parent / "examples.json"
ASHA = "Asha Rao <asha@example.org>"
SETTINGS = Settings(jobs=1, lock_wait_s=1.0)


class Films:
    """A small film, and copies of it: whatever an operation does to one, the next sees none of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = folder / "made"
        self._clock = Ticking()
        self._copies = 0
        for path, text in FILES.items():
            (self._made / path).parent.mkdir(parents=True, exist_ok=True)
            (self._made / path).write_text(text, "utf-8", newline="\n")
        (self._made / "audio").mkdir()
        (self._made / "audio" / "rain.wav").write_bytes(silence(1))
        for name, body in (
            ("compile", {}),
            ("generate", {"all": True}),
            ("lock", {"all": True}),
            ("render", {}),
        ):
            self.ask(self._made, name, body)
        self.ask(self._made, "approve", {"selectors": ["FR_S01_001"], "note": "lovely light"})

    def copy(self) -> Path:
        """The film's folder, for one example."""
        self._copies += 1
        root = self._folder / str(self._copies) / "film"
        shutil.copytree(self._made, root)
        return root

    def ask(self, root: Path, name: str, body: Mapping[str, Any]) -> Any:
        """What an operation answers."""
        operation = CATALOGUE[name]
        return self._call(root, operation, operation.ask.model_validate(dict(body)))

    def route(self, root: Path, route: Route, asked: Asked) -> Any:
        """What the operation of a route answers to what its path and body say."""
        ask = bound(route, path_of(route, asked), {**asked.query, **asked.body})
        if not asked.with_comfy:
            return self._call(root, route.called, ask)
        with ComfyServer() as server:
            settings = replace(SETTINGS, servers=(server.url,))
            told = self._call(root, route.called, ask, settings).model_dump_json()
        return route.called.answer.model_validate_json(told.replace(server.url, "http://gpu:8188"))

    def _call(self, root: Path, operation: Operation, ask: Any, settings: Settings = SETTINGS) -> Any:
        caller: Caller = calling(ASHA, clock=self._clock)
        if operation.on == "people":
            with closing(open_people(root / ".sb" / "people.db", self._clock)) as people:
                return operation.function(people.acting(caller.actor, "203.0.113.9"), ask, caller)
        with Workspace.open(root, settings, caller) as workspace:
            return operation.function(workspace, ask, caller)


def path_of(route: Route, asked: Asked) -> dict[str, str]:
    """The parameters of the route's path."""
    said = {"project_id": "PRJ_001", **asked.path}
    return {name: said[name] for name in parameters(route.path)}


def recorded(films: Films, route: Route, asked: Asked) -> dict[str, Any]:
    """One example: what was asked, and what came."""
    root = films.copy()
    if route.how != "job":
        for name, body in asked.before:
            films.ask(root, name, body)
        if asked.then is not None:
            asked = asked.then(root, partial(films.ask, root))
    found: dict[str, Any] = {"path": path_of(route, asked)}
    if asked.query:
        found["query"] = asked.query
    if route.guard:
        found["headers"] = {"If-Match": asked.if_match or "*"}
    if route.has_body:
        found["body"] = asked.body
    if route.how == "job":
        bound(route, path_of(route, asked), asked.body)  # refuses what would be no ask
        return found | {"status": 202, "answer": accepted(route)}
    try:
        answer = films.route(root, route, asked)
    except SbError as error:
        told = steady(problem(error, "PRJ_001"))
        return found | {"status": status_of(error), "media": MEDIA, "answer": told}
    place = location(route.operation, answer, path_of(route, asked))
    return found | {"status": 201 if place else 200, "answer": steady(body_of(answer, "PRJ_001"))}


def accepted(route: Route) -> dict[str, Any]:
    """What is answered at once to who asks for long work."""
    place = f"/v1/projects/PRJ_001/jobs/{JOB}"
    return JobAccepted(job_id=JOB, project_id="PRJ_001", operation=route.operation, href=place).plain()


@dataclass
class _Steady:
    hashes: dict[str, str] = field(default_factory=dict)

    def of(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self.text(key): self._inside(key, inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.of(inner) for inner in value]
        if isinstance(value, str):
            return self.text(value)
        return value

    def _inside(self, key: str, value: Any) -> Any:
        if key == "sha256" and isinstance(value, str) and 0 < len(value) < 64:
            return self._hash(value)[: len(value)]  # how the hash of a file begins
        if key in ("seconds_each", "expected_seconds") and isinstance(value, float):
            return 1.5  # by a clock that does not tick
        return self.of(value)

    def text(self, value: str) -> str:
        value = re.sub(
            r"\b(sb(guest)?)_[a-z2-7]{12}_[\w-]{43}\b", r"\1_abcdefghijk2_" + "s3cret-" * 6 + "A", value
        )
        value = re.sub(r"\b[a-z2-7]{11}[2-7]\b", "abcdefghijk2", value)
        value = re.sub(r"\b(preview-\d+)\+[\w.-]+", r"\1+skia-144", value)
        value = re.sub(r"(_c\d+_)[0-9a-f]{8}(?=\.png)", r"\g<1>0a1b2c3d", value)
        return re.sub(r"\b[0-9a-f]{64}\b", lambda found: self._hash(found[0]), value)

    def _hash(self, real: str) -> str:
        made = hashlib.sha256(f"example {len(self.hashes)}".encode()).hexdigest()
        return self.hashes.setdefault(real, made)


def steady(value: Any) -> Any:
    """The same without what differs from machine to machine: each hash becomes one of an example."""
    return _Steady().of(value)


def all_routes() -> Iterator[Route]:
    """The routes that have an operation."""
    yield from (route for route in ROUTES if isinstance(route, Route))


def record(films: Films) -> dict[str, Any]:
    """All examples."""
    found = {operation_id(r): recorded(films, r, ASKS[operation_id(r)]) for r in all_routes()}
    return found | steady(visited(films.copy()))


def main() -> None:
    """Write the examples of today."""
    with tempfile.TemporaryDirectory() as folder:
        found = record(Films(Path(folder)))
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()

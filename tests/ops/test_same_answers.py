"""Verbs answer the same, and leave the same files, wherever a project's files lie."""

from __future__ import annotations

import io
import json
import re
import wave
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import storyboard_cli
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.workspace import Workspace
from tests.ops.conftest import asha
from tests.ops.projects import Project, placed
from tests.render.comfy.test_importing import workflow


def sent(name: str, data: bytes) -> dict[str, str]:
    """A file that comes with an ask, as from far away."""
    return {"name": name, "data": b64encode(data).decode("ascii")}


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 384), colour).save(out, "PNG")
    return out.getvalue()


def sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(8000)
        written.writeframes(bytes(16000))
    return out.getvalue()


PLATE = {"role": "wide", "picture": sent("plate.png", picture("teal"))}
STEPS: list[tuple[str, dict[str, Any]]] = [
    ("status", {}),
    ("validate", {}),
    ("explain", {"selectors": ["S01/1"]}),
    ("search", {"words": ["asha"]}),
    ("pipeline.list", {}),
    ("render", {"selectors": ["S01/1"], "force": True}),
    ("compare", {"frame": "S01/1"}),
    ("layout", {"selectors": ["S01/1"]}),
    ("check", {"explain": True}),
    ("review", {}),
    ("comment", {"selectors": ["S01/2"], "note": "lovely"}),
    ("approve", {"selectors": ["S01"]}),
    ("retake", {"selectors": ["S02"], "note": "closer"}),
    ("timeline.hold", {"selectors": ["S01/1"], "length": "48f"}),
    ("timeline.show", {}),
    ("spec.patch", {"asset": "CHAR_001", "changes": {"canonical_prompt": "tall woman, red coat"}}),
    ("diff", {"old": "CHAR_001@v1"}),
    ("generate", {"assets": ["CHAR_001"]}),
    ("lock", {"assets": ["CHAR_001"]}),
    ("plan", {}),
    ("build", {"pdf": True}),
    ("export.otio", {}),
    ("export.bundle", {}),
    ("export.images", {"pattern": "{frame_id}"}),
    ("verify", {}),
    ("verify", {"exports": [{"name": "exports"}]}),
    ("open", {"what": "S01/1", "show": False}),
    ("versions", {}),
    ("audit", {}),
    ("import", {"asset": "ENV_Room", "pictures": [PLATE]}),
    ("lock", {"assets": ["ENV_Room"]}),
    ("render", {"selectors": ["S02"]}),
    ("search", {"like": sent("plate.png", picture("teal"))}),
    ("pipeline.import", {"file": sent("my_look_api.json", json.dumps(workflow()).encode())}),
    ("pipeline.show", {"pipeline": "my-look@1"}),
    ("pipeline.verify", {"pipelines": ["my-look@1"]}),
    ("timeline.audio", {"path": "audio/rain.wav"}),
    ("export.animatic", {"height": 64}),
    ("bench.consistency", {}),
    ("rollback", {"to": "1", "dry_run": True}),
    ("new", {"asset_type": "prop", "name": "Lamp"}),
    ("rename", {"asset": "PROP_Lamp", "to": "PROP_Light"}),
    ("alias.add", {"name": "THE LIGHT", "target": "PROP_Light"}),
    ("delete", {"asset": "PROP_Light"}),
    ("alias.remove", {"name": "THE LIGHT"}),
    ("delete", {"asset": "PROP_Light"}),
    ("unlock", {"asset": "CHAR_001@v2", "reason": "the collar"}),
    ("restore", {"version": "CHAR_001@v1", "force": True}),
    ("script.put", {"name": "rain.fountain", "text": "INT. ROOM - DAY\n\nASHA waits.\n"}),
    ("compile", {}),
    ("lint", {}),
    ("deps", {}),
    ("gc", {"keep": 1}),
    ("rebuild", {}),
    ("status", {}),
]
MORE: list[tuple[str, dict[str, Any]]] = [
    ("check", {"explain": True, "report": {"name": "mine.html"}}),
    ("layout", {"selectors": ["S01/1"], "out": {"name": "mine"}}),
    ("pipeline.show", {"pipeline": "scene-sdxl@1"}),
    ("export.pdf", {"out": {"name": "mine.pdf"}}),
    ("export.edl", {}),
    ("compare", {"frame": "S01/1", "out": {"name": "mine.png"}}),
    ("generate", {"assets": ["CHAR_001"], "force": True, "seed": 3}),
    ("spec.patch", {"asset": "CHAR_001", "changes": {"canonical_prompt": "a man"}}),
    ("restore", {"version": "CHAR_001@v1", "force": True}),
    ("script.stats", {}),
    ("jobs.list", {}),
    ("log", {}),
]
ABSOLUTE = re.compile(r"/(?!$)[\w.-]+/|[A-Za-z]:\\\\")
NOT_COMPARED = {"seconds", "took", "elapsed_s", "head"}  # how long it took, and hashes of events that say so


@pytest.fixture
def both(_made: Path, tmp_path: Path) -> Iterator[list[tuple[Project, Workspace]]]:
    """The film in a folder and in memory, both opened."""
    with ExitStack() as stack:
        found = []
        for where in ("folder", "memory"):
            place = placed(tmp_path / where / "film", in_memory=where == "memory", made=_made)
            project = stack.enter_context(place)
            project.write("audio/rain.wav", sound())
            found.append((project, stack.enter_context(project.open(asha()))))
        yield found


def said(project: Project, film: Workspace, name: str, ask: dict[str, Any]) -> Any:
    """The answer, or the refusal, without the places of this machine."""
    operation = CATALOGUE[name]
    film.forget()
    try:
        answer = operation.function(film, operation.ask.model_validate(ask), film.caller).plain()
    except SbError as error:
        answer = error.plain()
    text = json.dumps(answer)
    for place, word in ((project.state, ".sb"), (project.root / ".sb", ".sb"), (project.root, "PROJECT")):
        text = text.replace(json.dumps(str(place))[1:-1], word)
    return compared(json.loads(text))


def strings(value: Any) -> Iterator[str]:
    """Every text of an answer, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings([*value, *value.values()])
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def compared(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: compared(v) for k, v in value.items() if k not in NOT_COMPARED}
    return [compared(v) for v in value] if isinstance(value, list) else value


def test_no_answer_tells_where_the_project_lies(
    both: list[tuple[Project, Workspace]], tmp_path: Path
) -> None:
    """But for operations that speak of this machine, no path of it goes to whoever asks from afar."""
    told = []
    for project, film in both:
        home = str(Path(storyboard_cli.__file__).parent)
        roots = {str(tmp_path), str(project.root), str(project.state), home}
        for name, ask in [*STEPS, *MORE]:
            operation = CATALOGUE[name]
            if operation.effects & {"machine", "here"}:
                continue
            film.forget()
            try:
                answer = operation.function(film, operation.ask.model_validate(ask), film.caller).plain()
            except SbError as error:
                answer = error.plain()
            texts = strings(answer)
            told += [(name, t) for t in texts if ABSOLUTE.match(t) or any(root in t for root in roots)]
    assert told == []


def test_every_step_of_a_film_is_the_same(both: list[tuple[Project, Workspace]]) -> None:
    refused = {}
    for name, ask in STEPS:
        folder, memory = (said(project, film, name, ask) for project, film in both)
        assert memory == folder, name
        if "code" in folder:
            refused[name] = folder["code"]
    assert refused == {"delete": "in-use"}
    here, there = (project.contents() for project, _ in both)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []

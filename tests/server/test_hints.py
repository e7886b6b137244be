"""Hints of answers are requests, as those of problems are: one shape, wherever an answer has one."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema
import pytest
from pydantic import BaseModel

from storyboard_cli.core.mend import Mend
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.server.described.document import document
from storyboard_cli.server.hints import HINT_SCHEMA, hint_of, told
from storyboard_cli.server.routes.route import Route
from storyboard_cli.server.routes.table import ROUTES
from tests.server.served import Client, served

MEND = Mend("render", {"selectors": ["FR_S01_001"]}, "`{}` {{}} again")
SCENES = "INT. KITCHEN - DAY\n\nANN stands at the window.\n\nINT. HALL - NIGHT\n\nANN runs.\n"


def hints_in(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Everything that looks like a hint or is called one, with where it stands."""
    if isinstance(value, dict):
        for name, one in value.items():
            at = f"{place}.{name}"
            if name in ("hint", "command") or (isinstance(one, dict) and {"words", "steps"} <= one.keys()):
                yield at, one
            else:
                yield from hints_in(one, at)
    elif isinstance(value, list):
        for one in value:
            yield from hints_in(one, place)


def right(data: Any) -> list[tuple[str, dict[str, Any]]]:
    """The hints of an answer, each of which has the shape that is described."""
    found = [(place, hint) for place, hint in hints_in(data) if hint is not None]
    for place, hint in found:
        jsonschema.validate(hint, HINT_SCHEMA)
        assert hint["text"], place
        for step in hint["steps"]:
            routes = [r for r in ROUTES if isinstance(r, Route) and r.operation == step["operation"]]
            assert "method" in step or not routes or step["blanks"], (place, step)
            if "method" in step:
                assert step["href"] in hint["text"] or hint["words"].count("{}") < len(hint["steps"])
    return found


def empty_film(root: Path) -> Path:
    root.mkdir()
    (root / "project.yaml").write_text("project_id: PRJ_001\nname: New\n", "utf-8")
    return root


def test_a_film_that_was_only_written_is_told_what_to_ask_next(tmp_path: Path) -> None:
    with served(empty_film(tmp_path / "film")) as ann:
        put = ann.post("/scripts", {"name": "film.fountain", "text": SCENES})
        assert put.status_code == 201, put.text
        [(_, step)] = right(ann.get("/status").json())
        assert step["steps"][0]["href"] == "/v1/projects/PRJ_001/scripts:compile"

        done = ann.job("/scripts:compile")
        assert [hint for _, hint in right(done["answer"])]
        asked = {
            "status": ann.get("/status"),
            "plan": ann.post(":plan"),
            "frame": ann.get("/frames/FR_S01_001"),
            "frames": ann.get("/frames"),
            "page": ann.get("/frames", params={"limit": 1}),
            "scene": ann.get("/scenes/S01"),
            "validate": ann.post(":validate"),
            "review": ann.post("/frames:approve", {"selectors": ["S01"]}),
        }
        for name, answer in asked.items():
            assert answer.status_code == (409 if name == "review" else 200), (name, answer.text)
            assert right(answer.json()) or name == "validate", name
        blocked = right(asked["plan"].json())
        assert {hint["steps"][0]["method"] for _, hint in blocked if hint["steps"]} == {"POST"}


def test_rows_that_are_made_anew_alone_have_the_hints_of_all(ann: Client) -> None:
    assert ann.get("/frames").status_code == 200
    ann.post("/assets/CHAR_001:unlock", {"version": "CHAR_001@v1", "reason": "wrong coat"})
    for _ in range(2):
        rows = ann.get("/frames").json()["frames"]
        alone = [ann.get(f"/frames/{row['frame_id']}").json()["frames"][0] for row in rows]
        assert rows == alone
        right(rows)
        assert ann.post("/frames/FR_S01_001:comment", {"note": "slower"}).status_code == 200


def test_jobs_tell_hints_as_requests(ann: Client, film_folder: Path) -> None:
    spec = film_folder / "assets" / "CHAR_001" / "asset.yaml"
    spec.write_text(spec.read_text("utf-8").replace("green coat", "red coat"), "utf-8")
    done = ann.job("/renders")

    [(place, hint)] = right(done["answer"])
    assert place == ".problems.hint"
    assert [(step["method"], step["href"]) for step in hint["steps"]] == [
        ("POST", "/v1/projects/PRJ_001/assets/CHAR_001:generate"),
        ("POST", "/v1/projects/PRJ_001/assets/CHAR_001:lock"),
        ("POST", "/v1/projects/PRJ_001/assets:restore"),
    ]
    listed = ann.get("/jobs").json()["jobs"]
    assert next(job for job in listed if job["job_id"] == done["job_id"])["answer"] == done["answer"]
    waited = ann.post("/renders", headers={"prefer": "wait=60"}).json()
    assert right(waited["answer"]) == right(done["answer"])

    (film_folder / "assets" / "CHAR_001" / "v1" / "front.png").unlink()
    failed = ann.job("/renders", {"force": True})
    assert failed["problem"]["code"] == "lock-broken"
    [(place, hint)] = right(failed["problem"])
    assert (place, hint["steps"]) == (".problems.hint", []) and "git checkout" in hint["text"]


def hinted(annotation: Any) -> Any:
    """A value of the type with one hint wherever there can be one; nothing where there cannot."""
    if annotation is Mend:
        return MEND.plain()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {name: field.annotation for name, field in annotation.model_fields.items()}
    elif dataclasses.is_dataclass(annotation):
        fields = get_type_hints(annotation)
    else:
        found = [one for one in map(hinted, get_args(annotation)) if one is not None]
        if not found:
            return None
        origin = getattr(annotation, "__origin__", None)
        return (
            [found[-1], found[-1]]
            if origin in (list, tuple)
            else {"x": found[-1]}
            if origin is dict
            else found[-1]
        )
    inside = {name: made for name, one in fields.items() if (made := hinted(one)) is not None}
    return {**inside, "other": 7} if inside else None


@pytest.mark.parametrize("operation", sorted(CATALOGUE))
def test_every_hint_of_every_answer_is_found(operation: str) -> None:
    answer = CATALOGUE[operation].answer
    data = hinted(answer) or {"other": 7}
    before = json.dumps(data)

    found = told(answer, data, "PRJ_001")
    assert json.dumps(data) == before, "what was kept elsewhere stays as it was"
    assert before.count('"steps"') == json.dumps(found).count('"text": "`POST /v1/projects/PRJ_001/frames')
    assert before.count('"other": 7') == json.dumps(found).count('"other": 7')


def test_no_description_has_a_hint_of_another_shape() -> None:
    described = document(ROUTES, {})
    text = json.dumps({n: s for n, s in described["components"]["schemas"].items() if n != "Hint"})

    assert '"blanks"' not in text and text.count("#/components/schemas/Hint") > 10
    assert described["components"]["schemas"]["NextStep"]["properties"]["command"] == {
        "$ref": "#/components/schemas/Hint",
        "description": "The operation.",
    }


JOBS = [r for r in ROUTES if isinstance(r, Route) and r.how == "job" and "{" not in r.path.partition("}")[2]]
NOT_OF_FRAMES = {
    "verify",
    "rebuild",
    "models.verify",
    "models.pull",
    "comfy.doctor",
    "jobs.retry",
    "jobs.collect",
}


@pytest.mark.parametrize("route", [r for r in JOBS if r.operation not in NOT_OF_FRAMES], ids=lambda r: r.path)
def test_long_work_on_an_empty_film_says_what_is_missing(film_without_anything: Client, route: Route) -> None:
    body = {"all": True} if route.operation in ("generate", "lock") else {}
    headers = {"prefer": "wait=60"} | ({"if-match": "*"} if route.guard else {})
    below = route.path.removeprefix("/v1/projects/{project_id}")
    answer = film_without_anything.post(below, body, headers=headers)

    assert answer.status_code == 404, answer.text
    problem = answer.json()
    assert problem["code"] in ("no-scenes", "nothing-to-export", "no-scripts", "no-assets")
    [(_, hint)] = right(problem)
    assert hint["steps"] and all(step["href"].startswith("/v1/projects/PRJ_001/") for step in hint["steps"])
    for word in ("sb ", "cp ", "scripts/ and"):
        assert word not in hint["text"]


@pytest.fixture(scope="module")
def film_without_anything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with served(empty_film(tmp_path_factory.mktemp("empty") / "film")) as ann:
        yield ann


def test_a_new_film_is_told_where_its_script_goes(film_without_anything: Client) -> None:
    [(place, hint)] = right(film_without_anything.get("/status").json())

    assert (place, hint["text"]) == (".next.command", "POST /v1/projects/PRJ_001/scripts")
    [step] = hint["steps"]
    assert (step["method"], step["body"], step["blanks"]) == ("POST", {}, ["name", "text"])
    assert step["examples"] == {"name": "my_script.fountain"}


def test_a_step_that_is_sent_as_it_stands_says_what_it_needs() -> None:
    """Its body is in its text, and headers without which it is refused are named."""
    locking = hint_of(Mend("lock", {"all": True}, "{} makes versions"), "PRJ_001")
    assert locking["steps"][0]["headers"] == ["If-Match"]
    assert (
        locking["text"] == 'POST /v1/projects/PRJ_001/assets:lock {"all": true} with If-Match makes versions'
    )
    draft = hint_of(Mend("render", {"draft": True}, "as it is: {}"), "PRJ_001")
    assert "headers" not in draft["steps"][0]
    assert draft["text"] == 'as it is: POST /v1/projects/PRJ_001/renders {"draft": true}'


def test_what_no_route_calls_is_told_as_where_it_is_read() -> None:
    step = hint_of(Mend("review", {}, "{} shows it"), "PRJ_001")["steps"][0]
    assert (step["method"], step["href"]) == ("GET", "/v1/projects/PRJ_001/review")

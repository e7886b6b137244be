"""A hint that is a request is one that can be sent: its path is its route's, and who is told may ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.datastructures import QueryParams

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.mend import Mend
from storyboard_cli.people.roles import Role
from storyboard_cli.server.binding import bound, queried
from storyboard_cli.server.hints import hint_of
from storyboard_cli.server.routes.finding import Finder
from storyboard_cli.server.routes.route import AnyRoute, Route, parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.server.attacks.roles import OWN, House, house
from tests.server.served import Client
from tests.server.test_hints import hints_in
from tests.server.test_routes import EXAMPLES

FINDER: Finder[AnyRoute] = Finder((route, route) for route in ROUTES)
SAID = (
    "S01",
    "S01/2",
    "1A",
    "S1*",
    "FR_S01_001",
    "CHAR_001",
    "rain.fountain",
    "a b/ü.png",
    "x:y",
    "",
    "../x",
)
NEEDED: dict[str, dict[str, Any]] = {
    "import": {"pictures": []},
    "script.put": {"text": "INT. ROOM"},
    "token.add": {"name": "ci", "role": "viewer"},
    "spec.patch": {"changes": {}},
    "direction.patch": {"changes": {}},
    "member.add": {"login": "bo", "role": "owner"},
    "member.change": {"role": "owner"},
    "guest.add": {"name": "client", "selection": ["S01"]},
}
"""What an operation has to be asked besides what its path says."""
BOUND = [route for route in ROUTES if isinstance(route, Route) and route.binds]


def required(route: Route) -> list[str]:
    return [name for name, field in route.called.ask.model_fields.items() if field.is_required()]


def bound_by(step: dict[str, Any]) -> tuple[Route, Ask]:
    """The route that a step's request finds, and what it asks there, with each blank filled in."""
    path, _, query = step["href"].partition("?")
    found = FINDER.find(step["method"], unquote(path))
    assert found is not None, step
    route, ids = found
    assert isinstance(route, Route)
    given = {**step["body"], **queried(route.called.ask, QueryParams(query))}
    return route, bound(route, ids, given)


@pytest.mark.parametrize("value", SAID)
@pytest.mark.parametrize("route", BOUND, ids=lambda route: f"{route.method} {route.path}")
def test_a_hint_is_a_request_of_its_operation_that_asks_what_it_says(route: Route, value: str) -> None:
    for said in (value, EXAMPLES.get(list(route.binds)[-1], "x")):
        ask: dict[str, Any] = {
            field.removesuffix("[]"): [said] if field.endswith("[]") else said
            for name, field in route.binds.items()
            if name != "project_id"
        }
        needed = {name: "x" for name in required(route)} | NEEDED.get(route.operation, {})
        hint = hint_of(Mend(route.operation, {**route.fixed, **needed, **ask}, "`{}`"), "PRJ_001")
        for step in hint["steps"]:
            found, meant = bound_by(step)
            assert found.operation == route.operation
            assert {name: getattr(meant, name) for name in ask} == ask
        if not hint["steps"]:
            assert any(f"{{{name}}}" in hint["text"] for name in parameters(route.path)), hint


@pytest.mark.parametrize("selector", ["S01", "S01/2", "1A", "S0*", "FR_S01_002"])
@pytest.mark.parametrize("verb", ["retake", "reject", "comment", "approve"])
def test_what_a_decision_says_next_can_be_sent(ann: Client, verb: str, selector: str) -> None:
    for note in ("", "closer"):
        answer = ann.post(f"/frames:{verb}", {"selectors": [selector], "note": note})
        for _, hint in hints_in(answer.json()):
            for step in (hint or {"steps": []})["steps"]:
                body = {**dict.fromkeys(step["blanks"], "closer"), **step["body"]}
                again = ann.ask(step["method"], step["href"], body, headers={"if-match": "*"})
                assert again.status_code in (200, 202), (step, again.text)
        if not note and verb != "approve":
            assert answer.json()["code"] == "note-missing" and answer.json()["hint"]["steps"]


def test_a_step_that_is_no_request_is_told_in_the_words() -> None:
    weights = Mend.joined(
        "CSD needs weights: {}, or {}",
        Mend("models.pull", {"name": "csd"}),
        Mend("models.import", {}, blanks=("folder",)),
    )
    hint = hint_of(weights, "PRJ_001")
    assert [step["href"] for step in hint["steps"]] == ["/v1/projects/PRJ_001/models:pull"]
    assert hint["words"] == (
        "CSD needs weights: `{}`, or `models.import folder=…` "
        "(whoever runs the server does it on its machine)"
    )
    owner = hint_of(Mend("member.change", {"role": "owner"}, "`{}` makes one", blanks=("login",)), "PRJ_001")
    assert owner["steps"] == []
    assert owner["text"] == ('`POST /v1/projects/PRJ_001/members/{login}:change {"role": "owner"}` makes one')


@pytest.fixture(scope="module")
def there(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(rendered_film, tmp_path_factory.mktemp("house")) as found:
        spec = found.folder / OWN / "assets" / "CHAR_001" / "asset.yaml"
        spec.write_text(spec.read_text("utf-8").replace("green coat", "red coat"), "utf-8")
        yield found


def test_the_next_step_of_who_may_not_do_it_says_whom_to_ask(there: House) -> None:
    supervisor = there.of_role[Role.supervisor].get("/status")
    for role in (Role.artist, Role.machine):
        answer = there.of_role[role].get("/status")
        (made,) = [one["command"] for one in answer.json()["next"] if "lock" in one["command"]["text"]]
        assert [step["href"] for step in made["steps"]] == [f"/v1/projects/{OWN}/assets/CHAR_001:generate"]
        assert made["text"].endswith(
            "then lock assets=CHAR_001 (ask somebody who is supervisor or owner of the project)"
        )
        assert answer.headers["etag"] != supervisor.headers["etag"]
        seen = {"if-none-match": answer.headers["etag"]}
        assert there.of_role[role].get("/status", headers=seen).status_code == 304
    viewer = there.of_role[Role.viewer].get("/status").text
    assert "supervisor or owner" in viewer and '"method":"POST"' not in viewer
    assert "ask somebody" not in supervisor.text and supervisor.json() == there.ann.get("/status").json()


@pytest.mark.parametrize("role", [Role.artist, Role.machine, Role.viewer])
def test_no_hint_of_an_answer_leads_to_a_refusal(there: House, role: Role) -> None:
    who = there.of_role[role]
    answers = [
        who.get("/status"),
        who.get("/frames"),
        who.get("/frames/FR_S01_001"),
        who.post(":plan"),
        who.post(":validate"),
        who.post("/renders", headers={"prefer": "wait=60"}),
        who.post("/assets/CHAR_001:import", {}),
    ]
    if role is not Role.viewer:
        answers.append(who.post("/renders", {"dry_run": True}, headers={"prefer": "wait=60"}))
        answers.append(who.get(answers[-1].headers["location"]))
        answers.append(who.get("/jobs"))
        answers.append(who.post(":measure", headers={"prefer": "wait=60"}))
        assert "models.pull" in answers[-1].text
    told = 0
    for answer in answers:
        for _, hint in hints_in(answer.json()):
            for step in (hint or {"steps": []})["steps"]:
                told += 1
                if step["method"] != "GET":
                    again = who.ask(
                        step["method"], step["href"], {"no_such_field": 1}, headers={"if-match": "*"}
                    )
                    assert again.status_code == 422, (step, again.text)
    assert told or role is Role.viewer

"""A refusal tells of a request what this request takes, and nothing that its path or header says already."""

from __future__ import annotations

import pytest

from storyboard_cli.server.described.guide import parts
from storyboard_cli.server.routes.route import Route, parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.server.served import Client
from tests.server.test_routes import EXAMPLES


def test_no_refusal_names_a_field_that_the_request_does_not_take(ann: Client) -> None:
    wrong = []
    for route in ROUTES:
        if not isinstance(route, Route) or not route.has_body or not route.said:
            continue
        path = route.path.format(**{name: EXAMPLES[name] for name in parameters(route.path)})
        headers = {"if-match": "*"} if route.guard else {}
        told = ann.http.request(route.method, path, json={"no_such_thing": 1}, headers=headers)
        if told.status_code == 403:
            continue
        problems = told.json().get("problems") or [told.json()]
        told_of = [p.get("hint") or {} for p in problems if "no_such_thing" in p.get("fields", ())]
        hint = told_of[0].get("text", "") if told_of else ""
        known = hint.partition("known here: ")[2].split(", ")
        if named := (route.said | {"if_tag"} if route.guard == "tag" else route.said) & set(known):
            wrong.append((route.method, route.path, named))
        for name in route.fixed.keys() & route.called.ask.model_fields.keys():
            told = ann.http.request(route.method, path, json={name: "x"}, headers=headers)
            if told.json()["code"] != "not-taken" or name not in told.json()["detail"]:
                wrong.append((route.method, route.path, told.text))
    assert wrong == []


def test_a_token_without_a_role_is_told_what_this_request_takes(ann: Client) -> None:
    told = ann.post("/tokens", {"name": "ci", "days": 30})
    assert told.status_code == 422 and told.json()["fields"] == ["role"], told.text
    assert "machine or viewer" in told.json()["detail"] and "login" not in told.text

    with_login = ann.post("/tokens", {"name": "ci", "login": "ann"}).json()
    assert with_login["detail"] == "this request takes no login"
    assert "role" in with_login["hint"]["text"] and "project_id" not in with_login["hint"]["text"]


def test_a_number_in_quotes_is_told_without(ann: Client) -> None:
    told = ann.post("/tokens", {"name": "ci", "role": "machine", "days": "30"})
    assert told.status_code == 422 and told.json()["hint"]["text"] == "write 30 without quotes"


@pytest.mark.parametrize(
    ("field", "meant"), [("seconds", None), ("lenght", "length"), ("selector", "selectors")]
)
def test_only_what_is_near_is_suggested(ann: Client, field: str, meant: str | None) -> None:
    told = ann.post("/timeline:duration", {field: 2, "selectors": ["S01/1"]}, headers={"if-match": "*"})
    hints = [p["hint"]["text"] for p in told.json().get("problems", [told.json()]) if field in p["fields"]]
    assert hints and all(hint == f"did you mean {meant}?" for hint in hints) == (meant is not None), told.text
    if meant is None:
        assert "length" in hints[0] and "did you mean" not in hints[0]


@pytest.mark.parametrize("said", ["x", "-1", "12a", "9" * 20])
def test_a_wrong_place_to_go_on_from_is_told_by_its_own_name(ann: Client, said: str) -> None:
    stream = {"accept": "text/event-stream"}
    back = ann.get("/events", headers={**stream, "last-event-id": said})
    assert back.status_code == 422 and back.json()["fields"] == ["Last-Event-ID"]
    asked = ann.get("/events", headers=stream, params={"after": said})
    assert asked.status_code == 422 and asked.json()["fields"] == ["after"]


def test_the_guide_says_of_each_kind_of_message_what_a_client_does(ann: Client) -> None:
    part = next(part for part in parts() if part.title == "Hear what happens")
    [table] = [said for said in part.said if not isinstance(said, str)]
    kinds = {row[0].strip("`"): row[1:] for row in table[1:]}
    assert kinds.keys() == {
        "without a name",
        "job",
        "progress",
        "preview",
        "presence",
        "files",
        "reset",
        "dropped",
        "gone",
    }
    assert [kind for kind, row in kinds.items() if row[0] == "yes"] == ["without a name"]
    assert all(row[3] for row in kinds.values())
    assert "<code>dropped</code></th>" in ann.http.get("/v1/docs").text

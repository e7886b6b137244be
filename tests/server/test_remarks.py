"""Drawings, replies and mentions over HTTP: who may, what is refused, and who is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.server.people.test_what_guests_see import BELOW, ONE, TWO, come
from tests.server.served import Client

ARROW = {"kind": "arrow", "color": "green", "width": 0.01, "points": [[0.1, 0.2], [0.5, 0.6]]}
PASSWORD = "four words nobody joins"


def remark(client: Client, frame: str = ONE, note: str = "look", **more: Any) -> dict[str, Any]:
    told = client.post(f"/frames/{frame}:comment", {"note": note, **more})
    assert told.status_code == 200, told.text
    found: dict[str, Any] = told.json()["commented"][0]
    return found


def said(window: Any, frame: str = ONE) -> list[dict[str, Any]]:
    told = window.get(f"{BELOW}/frames/{frame}")
    assert told.status_code == 200, told.text
    found: list[dict[str, Any]] = told.json()["frames"][0]["said"]
    return found


def signed_in(ann: Client, login: str, name: str, role: str) -> Client:
    assert ann.post("/v1/users", {"login": login, "password": PASSWORD, "name": name}).status_code == 201
    if role:
        assert ann.post("/members", {"login": login, "role": role}).status_code == 201
    client = ann.with_token("")
    assert client.post("/v1/sessions", {"login": login, "password": PASSWORD}).status_code == 201
    return client


@pytest.fixture
def bo(ann: Client) -> Client:
    return signed_in(ann, "bo", "Bo Lee", "artist")


def test_a_drawing_is_in_the_rows_that_tell_what_was_said(ann: Client) -> None:
    first = remark(ann, drawing=[ARROW])
    remark(ann, note="yes", reply_to=first["id"])

    shown, answer = said(ann.http)
    assert (shown["id"], shown["drawing"], shown["reply_to"]) == (first["id"], [ARROW], None)
    assert (answer["drawing"], answer["reply_to"]) == ([], first["id"])
    (row,) = [r for r in ann.get(f"/frames/{ONE}/renders").json()["rows"] if r["counts"]]
    assert [d["drawing"] for d in row["decisions"]] == [[ARROW], []]
    events = ann.get("/events", params={"limit": 5000}).json()["events"]
    bodies = [event["body"] for event in events if event["kind"] == "review.decided"]
    assert [body.get("drawing") for body in bodies] == [[ARROW], None]


def test_many_frames_are_decided_about_with_one_drawing(ann: Client) -> None:
    told = ann.post("/frames:retake", {"selectors": [ONE, TWO], "note": "", "drawing": [ARROW]})

    assert told.status_code == 200, told.text
    assert [row["has_drawing"] for row in told.json()["decided"]] == [True, True]


@pytest.mark.parametrize(
    ("drawing", "code"),
    [
        ('[{"kind": "pen", "points": [[NaN, 0.5]]}]', ""),
        ('[{"kind": "pen", "points": [[1e999, 0.5]]}]', ""),
        ('[{"kind": "pen", "points": [[1' + "0" * 4000 + ", 0.5]]}]", ""),
        ('[{"kind": "pen", "points": [["0.5", 0.5]]}]', "wrong-points"),
        ('[{"kind": "pen", "points": [[true, 0.5]]}]', "wrong-points"),
        ('{"kind": "pen", "points": [[0.5, 0.5]]}', "wrong-arguments"),
        ('"pen"', "wrong-arguments"),
        ("[" * 5000 + "]" * 5000, ""),
        (json.dumps([{"kind": "pen", "points": [[0.5, 0.5]]}] * 201), "too-many-marks"),
        (json.dumps([{"kind": "pen", "points": [[0.5, 0.5]] * 2001}]), "too-many-points"),
        (json.dumps([{"kind": "pen", "points": [[0.1234, 0.5678]] * 2000}] * 20), "too-large"),
        (json.dumps([{"kind": "text", "points": [[0.5, 0.5]], "text": "<script>"}]), "wrong-arguments"),
    ],
)
def test_what_is_no_drawing_is_refused_and_nothing_is_written(ann: Client, drawing: str, code: str) -> None:
    body = '{"note": "look", "drawing": ' + drawing + "}"
    headers = {"content-type": "application/json"}

    told = ann.http.post(ann.path(f"/frames/{ONE}:comment"), content=body, headers=headers)

    assert told.status_code in (400, 413, 422), told.text
    problem = told.json()
    assert problem["code"] == code or not code
    assert len(told.content) < 40_000
    assert said(ann.http) == []


def test_an_answer_to_nothing_is_refused(ann: Client) -> None:
    elsewhere = remark(ann, TWO)
    for reply_to in (elsewhere["id"], "gone", "../x"):
        told = ann.post(f"/frames/{ONE}:comment", {"note": "yes", "reply_to": reply_to})
        assert (told.status_code, told.json()["code"]) == (422, "no-remark")
        assert told.json()["fields"] == ["reply_to"]
    assert said(ann.http) == []


def test_a_viewer_draws_nothing(ann: Client) -> None:
    vera = signed_in(ann, "vera", "Vera Holt", "viewer")

    assert vera.post(f"/frames/{ONE}:comment", {"note": "x", "drawing": [ARROW]}).status_code == 403
    assert vera.get("/mentions").json() == {"rows": [], "next": None}


def test_who_is_named_is_told_by_login_and_only_who_has_a_role(ann: Client, bo: Client) -> None:
    signed_in(ann, "out", "Olga Out", "")
    made = remark(ann, note="@Bo and @out and @nobody: @BO.LEE, is this it?", drawing=[ARROW])

    assert made["mentions"] == ["bo"]
    (row,) = bo.get("/mentions").json()["rows"]
    assert (row["id"], row["because"], row["frame_id"], row["answered"]) == (
        made["id"],
        "mention",
        ONE,
        False,
    )
    assert row["drawing"] == [ARROW]
    answer = remark(bo, note="it is", reply_to=made["id"])
    assert bo.get("/mentions").json()["rows"][0]["answered"]
    (mine,) = ann.get("/mentions").json()["rows"]
    assert (mine["because"], mine["id"]) == ("reply", answer["id"])


def test_mentions_come_in_pages_and_no_query_asks_for_another(ann: Client, bo: Client) -> None:
    made = [remark(ann, note=f"@bo {n}")["id"] for n in range(3)]

    first = bo.get("/mentions", params={"limit": 2}).json()
    assert [row["id"] for row in first["rows"]] == [made[2], made[1]]
    rest = bo.get("/mentions", params={"limit": 2, "after": first["next"]}).json()
    assert ([row["id"] for row in rest["rows"]], rest["next"]) == ([made[0]], None)
    for query in ({"login": "ann"}, {"limit": "0"}, {"limit": "x"}, {"after": "gone"}, {"limit": ["1", "2"]}):
        told = bo.get("/mentions", params=query)
        assert told.status_code == 422, query


@pytest.fixture
def zoe(ann: Client) -> Iterator[httpx.Client]:
    yield come(ann, "client", "Zoë")


def test_a_guest_draws_and_answers_what_they_see(ann: Client, zoe: httpx.Client, bo: Client) -> None:
    inside = remark(ann, note="@bo what the studio says", drawing=[ARROW])
    kim = come(ann, "producer", "Kim", with_notes=True)
    at = f"{BELOW}/frames/{ONE}:comment"

    made = zoe.post(at, json={"note": "@bo her coat", "drawing": [ARROW]})
    assert made.status_code == 200, made.text
    own = made.json()["commented"][0]
    assert own["id"] and own["has_drawing"]
    assert own["mentions"] == []
    again = zoe.post(at, json={"note": "here too", "reply_to": own["id"]})
    assert again.status_code == 200, again.text

    hidden, never = (zoe.post(at, json={"note": "x", "reply_to": i}) for i in (inside["id"], "never"))
    assert hidden.status_code == never.status_code == 422
    assert hidden.text.replace(inside["id"], "never") == never.text
    assert kim.post(at, json={"note": "so it is", "reply_to": inside["id"]}).status_code == 200
    assert kim.post(at, json={"note": "x", "reply_to": own["id"]}).status_code == 422  # another guest's

    assert [(s["note"], s["drawing"], s["mentions"]) for s in said(zoe)] == [
        ("@bo her coat", [ARROW], ["bo"]),
        ("here too", [], []),
    ]
    (studio, mine) = said(kim)
    assert (studio["note"], mine["reply_to"]) == ("@bo what the studio says", inside["id"])
    assert zoe.get(f"{BELOW}/mentions").status_code == 403
    assert {row["by"].partition(" (")[0] for row in bo.get("/mentions").json()["rows"]} == {
        "Zoë",
        "Ann Rao <ann@example.org>",
    }


def test_a_guest_does_not_learn_of_answers_that_they_do_not_see(ann: Client, zoe: httpx.Client) -> None:
    inside = remark(ann, note="only for us")
    remark(ann, note="also only for us", reply_to=inside["id"])
    at = f"{BELOW}/frames/{ONE}:comment"
    own = zoe.post(at, json={"note": "mine"}).json()["commented"][0]
    remark(ann, note="thank you", reply_to=own["id"])

    heard = [("mine", None), ("thank you", own["id"])]
    assert [(s["note"], s["reply_to"]) for s in said(zoe)] == heard
    assert inside["id"] not in zoe.get(f"{BELOW}/frames").text

"""A guest sees pictures, words, times and their own remarks, and nothing of how the studio works."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from storyboard_cli.server.guest_rows import once_of
from storyboard_cli.server.openapi import described
from storyboard_cli.server.reads.kept import Kept
from storyboard_cli.server.routes.route import parameters
from storyboard_cli.server.routes.shared import is_for_guests, of_project
from storyboard_cli.server.routes.table import ROUTES
from tests.server.served import Client
from tests.server.test_routes import EXAMPLES

BELOW = "/v1/projects/PRJ_001"
ONE, TWO, BEYOND = "FR_S01_001", "FR_S01_002", "FR_S01_003"
INSIDE = "the client must not read this"
OTHERS = "the agency thinks otherwise"
OWN = "I love the coat"


@dataclass
class Guests:
    """Two links to the same frames, and one that shows notes."""

    ann: Client
    zoe: httpx.Client
    other: httpx.Client
    trusted: httpx.Client


def come(ann: Client, link: str, name: str, **more: Any) -> httpx.Client:
    body = {"name": link, "selection": [ONE, TWO], **more}
    made = ann.post("/guests", body)
    assert made.status_code == 201, made.text
    window = ann.with_token("").http
    came = window.post("/v1/sessions:guest", json={"secret": made.json()["secret"], "name": name})
    assert came.status_code == 201, came.text
    return window


@pytest.fixture
def guests(ann: Client) -> Iterator[Guests]:
    """A frame that was sent back and made again, with notes of the studio and of two clients."""
    zoe, other = come(ann, "client", "Zoë"), come(ann, "agency", "Zoë")
    trusted = come(ann, "producer", "Kim", with_notes=True)
    for who, note in ((zoe, OWN), (other, OTHERS)):
        assert who.post(f"{BELOW}/frames/{ONE}:comment", json={"note": note}).status_code == 200
    assert ann.post(f"/frames/{ONE}:comment", {"note": INSIDE}).status_code == 200
    assert ann.post(f"/frames/{ONE}:retake", {"note": INSIDE}).status_code == 200
    assert ann.job(f"/frames/{ONE}/renders", {"force": True})["state"] == "done"
    assert ann.post(f"/frames/{TWO}:reject", {"note": INSIDE}).status_code == 200
    yield Guests(ann, zoe, other, trusted)


def secrets(guests: Guests, folder: Path) -> list[str]:
    rows = guests.ann.get("/frames").json()["frames"]
    hashes = [row["recipe_hash"] for row in rows] + [row["uid"] for row in rows]
    hashes += [row["dependencies"]["scene_graph_hash"] for row in rows]
    found = [
        INSIDE,
        OTHERS,
        "ann@example.org",
        "Ann Rao",
        "retake",
        "rejected",
        "quarantined",
        "CHAR_001@v1",
        BEYOND,
    ]
    return [*found, str(folder), *filter(None, hashes)]


def answers(window: httpx.Client) -> Iterator[tuple[str, httpx.Response]]:
    """Every route of the service, asked by this guest about a frame of theirs."""
    picture = window.get(f"{BELOW}/frames/{ONE}").json()["frames"][0]["picture"]
    known = {**EXAMPLES, "project_id": "PRJ_001", "frame_id": ONE, "place": picture, "scene_id": "S01"}
    for route in ROUTES:
        if "{project_id}" not in route.path and getattr(route, "is_open", False):
            continue
        path = route.path.format(**{name: known[name] for name in parameters(route.path)})
        body: dict[str, Any] = {"json": {}} if route.method in ("POST", "PUT", "PATCH") else {}
        if is_for_guests(route) and route.method == "POST":
            body["json"] = {"note": OWN} if "{frame_id}" in path or ONE in path else {}
            if of_project(route) == "/frames:comment":
                body["json"] = {"selectors": [ONE, TWO], "note": OWN}
        yield f"{route.method} {route.path}", window.request(route.method, path, **body)


def test_no_answer_to_a_guest_has_anything_of_the_inside(guests: Guests, film_folder: Path) -> None:
    hidden = secrets(guests, film_folder)
    let = 0
    for name, told in answers(guests.zoe):
        text = told.content.decode("utf-8", "replace")
        if name == "GET /v1/me":  # who shares the frames is told, by name alone
            assert told.json()["invited_by"] == "Ann Rao"
            text = text.replace("Ann Rao", "")
        assert [word for word in hidden if word in text] == [], (name, text[:600])
        let += told.status_code < 300
    assert let >= 9


def test_what_a_guest_is_sent_is_of_a_kind_that_is_described(guests: Guests) -> None:
    paths = json.loads(described())["paths"]
    seen = set()
    for name, told in answers(guests.zoe):
        if told.status_code < 300 and told.content:
            method, path = name.split()
            content = paths[path][method.lower()]["responses"][str(told.status_code)]["content"]
            media = told.headers["content-type"].partition(";")[0]
            assert media in content or "*/*" in content, name
            seen.add(media)
    assert seen >= {"application/json", "image/webp"}


def test_a_guest_sees_what_was_meant_for_them(guests: Guests) -> None:
    for told in (guests.zoe.get(f"{BELOW}/frames"), guests.zoe.get(f"{BELOW}/frames/{ONE}")):
        row = told.json()["frames"][0]
        assert row["frame_id"] == ONE and row["action"] and row["heading"] and row["seconds"] > 0
        assert [(one["by"], one["note"]) for one in row["said"]] == [("Zoë", OWN)]
        for name in ("review_status", "verdict", "render_state", "recipe_hash", "uid"):
            assert row[name] == "", name


def test_a_guest_sees_which_frames_are_approved_and_no_other_decision(guests: Guests) -> None:
    assert guests.ann.post(f"/frames/{ONE}:approve", {}).status_code == 200
    for path in ("frames", "board"):
        body = guests.zoe.get(f"{BELOW}/{path}").json()
        rows = {row["frame_id"]: row["review_status"] for row in body.get("rows", body.get("frames"))}
        assert rows == {ONE: "approved", TWO: ""}, path


def said_to(guest: httpx.Client) -> dict[str, dict[str, Any]]:
    rows = guest.get(f"{BELOW}/frames/{ONE}").json()["frames"]
    return {one["note"]: one for one in rows[0]["said"]}


def test_a_guest_sees_what_the_studio_answers_to_their_own_remarks_and_nothing_else_more(
    guests: Guests,
) -> None:
    own, others = said_to(guests.zoe)[OWN]["id"], said_to(guests.other)[OTHERS]["id"]
    inside = next(
        one["id"]
        for one in guests.ann.get(f"/frames/{ONE}").json()["frames"][0]["said"]
        if one["note"] == INSIDE
    )
    mark = {"kind": "arrow", "points": [[0.1, 0.1], [0.5, 0.5]]}
    for note, answered in (("we kept it", own), ("not yours", others), ("nor this", inside)):
        body = {"note": note, "reply_to": answered, "drawing": [mark]}
        assert guests.ann.post(f"/frames/{ONE}:comment", body).status_code == 200, note

    seen = said_to(guests.zoe)

    assert seen.keys() == {OWN, "we kept it"}
    answer = seen["we kept it"]
    assert (answer["by"], answer["reply_to"], len(answer["drawing"])) == ("Ann Rao", own, 1)
    assert said_to(guests.other).keys() == {OTHERS, "not yours"}
    thanks = guests.zoe.post(f"{BELOW}/frames/{ONE}:comment", json={"note": "good", "reply_to": answer["id"]})
    assert thanks.status_code == 200 and said_to(guests.zoe)["good"]["reply_to"] == answer["id"]


def test_a_decision_is_no_answer_to_a_guest(guests: Guests) -> None:
    body = {"note": "again", "reply_to": said_to(guests.zoe)[OWN]["id"]}
    assert guests.ann.post(f"/frames/{ONE}:reject", body).status_code == 200

    assert said_to(guests.zoe).keys() == {OWN}


def test_who_speaks_is_told_by_name(guests: Guests) -> None:
    rows = guests.zoe.get(f"{BELOW}/frames").json()["frames"]
    lines = [line for row in rows for line in row["dialogue"]]
    assert lines and all(not line["name"].startswith(("CHAR_", "UNRESOLVED_")) for line in lines)


def test_a_row_of_a_guest_has_the_fields_of_every_row(guests: Guests) -> None:
    [mine, theirs] = [
        who.get(f"{BELOW}/frames/{ONE}").json()["frames"][0] for who in (guests.zoe, guests.ann.http)
    ]
    assert mine.keys() == theirs.keys()


def test_a_link_with_notes_shows_the_studios_without_addresses(guests: Guests) -> None:
    said = guests.trusted.get(f"{BELOW}/frames/{ONE}").json()["frames"][0]["said"]

    assert {(one["by"], one["note"]) for one in said} == {("Ann Rao", INSIDE)}
    assert "ann@example.org" not in guests.trusted.get(f"{BELOW}/frames").text
    assert guests.ann.get("/guests").json()["guests"][2]["with_notes"] is True


def test_the_picture_that_a_row_names_can_be_fetched_and_no_other(guests: Guests) -> None:
    rows = guests.zoe.get(f"{BELOW}/frames").json()["frames"]
    for row in rows:
        for below in ("files", "thumbnails"):
            assert guests.zoe.get(f"{BELOW}/{below}/{row['picture']}").status_code == 200
        version = {"version": str(row["render_version"])}
        assert guests.zoe.get(f"{BELOW}/frames/{row['frame_id']}/picture", params=version).status_code == 200
    before = next(row for row in guests.ann.get("/frames").json()["frames"] if row["frame_id"] == ONE)
    beyond = next(r for r in guests.ann.get("/frames").json()["frames"] if r["frame_id"] == BEYOND)
    for place in (before["previous"], beyond["picture"], "project.yaml", "scenes/S01/none.png"):
        assert place is not None
        for below in ("files", "thumbnails"):
            told = guests.zoe.get(f"{BELOW}/{below}/{place}")
            assert (told.status_code, told.json()["code"]) == (403, "not-shared"), place
    for query in ({"version": "1"}, {"draft": "true"}, {"version": "99"}):
        told = guests.zoe.get(f"{BELOW}/frames/{ONE}/picture", params=query)
        assert (told.status_code, told.json()["code"]) == (403, "not-shared"), query


def test_a_guests_picture_is_as_large_and_has_no_recipe_in_it(guests: Guests) -> None:
    for below in (
        f"/frames/{ONE}/picture",
        f"/files/{guests.zoe.get(f'{BELOW}/frames').json()['frames'][0]['picture']}",
    ):
        own, shown = guests.ann.get(below), guests.zoe.get(f"{BELOW}{below}")
        assert b"sb:recipe" in own.content
        with Image.open(BytesIO(own.content)) as one, Image.open(BytesIO(shown.content)) as other:
            assert one.size == other.size
            assert not other.info.get("sb:recipe") and not other.getexif()
        for word in (b"recipe", b"prompt", b"seed"):
            assert word not in shown.content


@pytest.mark.parametrize("query", ["review_status=retake", "verdict=passed", "render_state=stale"])
def test_a_guest_learns_nothing_by_filters(guests: Guests, query: str) -> None:
    told = guests.zoe.get(f"{BELOW}/frames?{query}")
    assert told.status_code == 422 and query.partition("=")[0] not in told.json()["hint"]["text"]


def test_a_guest_is_told_that_the_rest_was_not_shared(guests: Guests) -> None:
    for below in ("", "/status", "/events", "/timeline", "/scripts", "/members", f"/frames/{ONE}/renders"):
        told = guests.zoe.get(BELOW + below)
        assert (told.status_code, told.json()["code"]) == (403, "not-shared"), below
        assert told.json()["detail"] == "this is not part of what was shared with you"
        assert f"GET {BELOW}/frames" in told.json()["hint"]["text"]
    foreign, missing = (guests.zoe.get(f"/v1/projects/PRJ_00{n}/frames") for n in (2, 9))
    assert (foreign.status_code, foreign.json()["code"]) == (404, "no-project")
    assert foreign.text.replace("PRJ_002", "PRJ_009") == missing.text


def test_the_page_says_which_routes_are_for_guests(ann: Client) -> None:
    paths = ann.http.get("/v1/openapi.json").json()["paths"]
    for route in ROUTES:
        if route.right is not None:
            said = paths[route.path][route.method.lower()]["description"]
            assert ("guest" in said.partition("\n")[0]) == is_for_guests(route), route.path


def test_what_is_made_for_guests_is_kept_for_so_many_of_them_and_made_once_for_each() -> None:
    kept = Kept(b"{}", 1)
    made: list[int] = []

    def of(name: int) -> int:
        def make() -> int:
            made.append(name)
            return name

        return once_of(kept, ("guest", name), make)

    assert [of(1), of(2), of(1)] == [1, 2, 1]
    assert made == [1, 2]
    for name in range(1_000):
        assert of(name) == name
    assert len(kept.made_of_it) <= 100

"""What a request made is 201 with the place where it is; whatever made nothing new is 200."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.server.made import MADE, OWN_TOKEN
from storyboard_cli.server.routes.route import Route, Special, gives_job
from storyboard_cli.server.routes.table import ROUTES
from tests.server.example_asks import DIRECTION, PNG, SPEC, silence
from tests.server.served import Client, served

PASSWORD = "four words nobody joins"
P = "/v1/projects/PRJ_001"
SCENE = "INT. ROOM - MORNING\n\nASHA opens the window.\n"
UMBRELLA = SPEC.replace("CHAR_001", "PROP_Umbrella").replace("character", "prop").replace("Asha", "Umbrella")


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {"file": {"name": name, "data": b64encode(data).decode("ascii")}}


MADE_BY: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "new": ("POST", "/assets", {"asset_type": "prop", "name": "Umbrella"}, f"{P}/assets/PROP_Umbrella"),
    "spec.put": (
        "PUT",
        "/assets/PROP_Umbrella/spec",
        {"text": UMBRELLA.replace("ASHA", "UMBRELLA")},
        f"{P}/assets/PROP_Umbrella",
    ),
    "script.put": (
        "POST",
        "/scripts",
        {"name": "at dawn.fountain", "text": SCENE},
        f"{P}/scripts/at%20dawn.fountain",
    ),
    "direction.put": ("PUT", "/scenes/S01/direction", {"text": DIRECTION}, f"{P}/scenes/S01/direction"),
    "direction.patch": (
        "PATCH",
        "/scenes/S01/direction",
        {"changes": {"mood": "tense"}},
        f"{P}/scenes/S01/direction",
    ),
    "alias.add": ("POST", "/aliases", {"name": "THE GIRL", "target": "CHAR_001"}, f"{P}/aliases/THE%20GIRL"),
    "sound.put": ("POST", "/sounds", _file("rain.wav", silence(0.02)), f"{P}/files/audio/rain.wav"),
    "reference.put": ("POST", "/references", _file("coat.png", PNG), f"{P}/files/references/coat.png"),
    "member.add": ("POST", "/members", {"login": "bo", "role": "artist"}, f"{P}/members/bo"),
    "user.add": ("POST", "/v1/users", {"login": "cy", "name": "Cy Om", "password": PASSWORD}, "/v1/users/cy"),
}
"""By operation: the request, and where it makes something the first time that it is sent."""
READ = ("new", "spec.put", "script.put", "sound.put", "reference.put", "user.add")
"""Of these what was made can be read where it is; others are listed beside it, and changed or ended there."""


def sent(ann: Client, method: str, path: str, body: Mapping[str, Any]) -> Any:
    return ann.ask(method, path, body, headers={"if-match": "*"} if method in ("PUT", "PATCH") else {})


@pytest.mark.parametrize("name", MADE_BY)
def test_what_is_new_is_201_at_its_place_and_200_the_next_time(ann: Client, name: str) -> None:
    ann.post("/v1/users", {"login": "bo", "name": "Bo Lee", "password": PASSWORD})
    method, path, body, place = MADE_BY[name]
    made = sent(ann, method, path, body)
    assert (made.status_code, made.headers.get("location")) == (201, place), made.text
    if name in READ:
        assert ann.http.get(place).status_code == 200
    again = sent(ann, method, path, body)
    assert "location" not in again.headers
    assert again.status_code == (409 if name in ("new", "user.add") else 200), again.text


@pytest.mark.parametrize("name", [n for n in MADE_BY if n not in ("member.add", "user.add")])
def test_what_would_be_made_is_200(ann: Client, name: str) -> None:
    method, path, body, _ = MADE_BY[name]
    told = sent(ann, method, path, {**body, "dry_run": True})
    assert (told.status_code, told.headers.get("location")) == (200, None), told.text
    assert sent(ann, method, path, body).status_code == 201, "nothing was made before"


@pytest.mark.parametrize(
    ("path", "body", "thing"),
    [
        ("/tokens", {"name": "ci", "role": "machine"}, "token"),
        ("/guests", {"name": "client", "selection": ["S01"]}, "guest"),
    ],
)
def test_a_secret_is_made_where_it_is_ended(ann: Client, path: str, body: dict[str, Any], thing: str) -> None:
    made = ann.post(path, body)
    place = f"{P}{path}/{made.json()[thing]['id']}"
    assert (made.status_code, made.headers["location"]) == (201, place)
    assert ann.ask("DELETE", place).status_code == 200


def test_a_session_and_its_tokens_are_made_where_they_are_ended(ann: Client) -> None:
    ann.post("/v1/users", {"login": "bo", "name": "Bo Lee", "password": PASSWORD})
    bo = ann.with_token("")
    session = bo.post("/v1/sessions", {"login": "bo", "password": PASSWORD})
    assert (session.status_code, session.headers["location"]) == (201, "/v1/sessions")
    token = bo.post("/v1/tokens", {"name": "laptop"})
    assert (token.status_code, token.headers["location"]) == (
        201,
        f"/v1/tokens/{token.json()['token']['id']}",
    )
    assert bo.ask("DELETE", token.headers["location"]).status_code == 200
    assert bo.ask("DELETE", session.headers["location"]).status_code == 204


def test_a_project_is_made_at_its_path(film_folder: Path) -> None:
    with served(film_folder.parent, many=True) as ann:
        body = {"project_id": "PRJ_002", "name": "Snow"}
        told = ann.post("/v1/projects", {**body, "dry_run": True})
        assert (told.status_code, told.headers.get("location")) == (200, None)
        made = ann.post("/v1/projects", body)
        assert (made.status_code, made.headers["location"]) == (201, "/v1/projects/PRJ_002")
        assert ann.http.get(made.headers["location"]).status_code == 200


def test_a_project_begins_with_a_screenplay_whose_drafts_can_be_drawn(film_folder: Path) -> None:
    scene = "INT. CELLAR - DAY\n\nBORIS looks for BERTA.\n"
    with served(film_folder.parent, many=True) as ann:
        made = ann.post("/v1/projects", {"text": scene, "name": "Cellar", "script_name": "cellar.fountain"})
        assert (made.status_code, made.headers["location"]) == (201, "/v1/projects/PRJ_Cellar"), made.text
        assert made.json()["film"]["frames"] == 1
        form = {"file": ("attic.fountain", scene.replace("CELLAR", "ATTIC").encode())}
        sent = ann.http.post("/v1/projects", data={"project_id": "PRJ_Attic"}, files=form)
        assert (sent.status_code, sent.json()["name"]) == (201, "Attic"), sent.text
        broken = ann.post("/v1/projects", {"text": "INT. A - DAY\n\nA\0b\n", "name": "Broken"})
        assert (broken.status_code, broken.json()["code"]) == (422, "invalid-files"), broken.text
        assert "PRJ_Broken" not in {row["project_id"] for row in ann.get("/v1/projects").json()["projects"]}

        ann.project = "PRJ_Attic"
        assert ann.job("/renders", {"draft": True, "selectors": ["S01"]})["state"] == "done"
        drawn = ann.get("/frames/FR_S01_001/thumbnail", params={"draft": "true"})
        assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/webp")


def test_several_things_at_once_are_where_their_list_is(ann: Client) -> None:
    scene = "INT. CELLAR - DAY\n\nBORIS looks for BERTA.\n\nBORIS\nBerta?\n\nBERTA\nHere.\n"
    assert ann.post("/scripts", {"name": "cellar.fountain", "text": scene}).status_code == 201
    made = ann.post("/assets", {"from_script": True})
    assert len(made.json()["specs"]) > 1, made.text
    assert (made.status_code, made.headers["location"]) == (201, f"{P}/assets")
    again = ann.post("/assets", {"from_script": True})
    assert (again.status_code, again.headers.get("location")) == (200, None), again.text


def test_an_answer_that_is_given_again_says_the_place_too(ann: Client) -> None:
    body, key = {"asset_type": "prop", "name": "Umbrella"}, {"idempotency-key": "one"}
    first, again = (ann.post("/assets", body, headers=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.headers["location"] == again.headers["location"]


def test_every_request_that_makes_what_has_an_address_says_so() -> None:
    """Of a list and of a thing in it: whatever is sent to the list makes such a thing."""
    places = {route.path for route in ROUTES}
    assert {made.path for made in MADE.values()} <= places
    for route in ROUTES:
        has_address = any(place.rpartition("/{")[0] == route.path for place in places)
        if route.method != "POST" or ":" in route.path or not has_address or gives_job(route):
            continue
        is_made = route.operation in MADE if isinstance(route, Route) else route.status == 201
        assert is_made, f"{route.method} {route.path} makes something, and where it is is not told"
    puts = {route.operation for route in ROUTES if isinstance(route, Route) and route.method == "PUT"}
    assert puts <= MADE.keys()


def test_every_made_thing_is_made_here() -> None:
    asked = {route.operation for route in ROUTES if isinstance(route, Route)}
    assert MADE.keys() - asked == {OWN_TOKEN}
    assert set(MADE_BY) == MADE.keys() - {OWN_TOKEN, "token.add", "guest.add"}
    assert all(r.status in (200, 201, 202, 204, 303) for r in ROUTES if isinstance(r, Special))


def test_an_example_without_pictures_is_there_at_once_and_jobs_draw_it(film_folder: Path) -> None:
    with served(film_folder.parent, many=True) as ann:
        made = ann.post("/v1/projects", {"example": "chase"})
        assert (made.status_code, made.json()["undrawn"]) == (201, True), made.text
        ann.project = made.json()["project_id"]
        jobs = [ann.get(f"/jobs/{job}").json() for job in made.json()["jobs"]]
        assert [job["operation"] for job in jobs] == ["render", "render", "generate", "lock"]
        assert all(job["state"] in ("queued", "running") for job in jobs[1:]), "one after the other"
        for job in reversed(jobs):
            ann.post(f"/jobs/{job['job_id']}:cancel", {})

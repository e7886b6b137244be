"""A guest's link names frames as people do, by scene, place or pattern, and shows those there are now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.clock import system_clock
from storyboard_cli.people.sqlite_people import open_people
from storyboard_cli.server.people import sessions
from tests.server.served import Client

BELOW = "/v1/projects/PRJ_001"
FRAMES = ("FR_S01_001", "FR_S01_002", "FR_S01_003", "FR_S02_001")
OF_ONE_FRAME = ("GET ", "GET /picture", "GET /thumbnail", "POST :comment")
"""All that a guest does with a frame."""


def guest(ann: Client, selection: Iterable[str], name: str = "client") -> httpx.Client:
    """A browser that came in by a link to the selection."""
    made = ann.post("/guests", {"name": name, "selection": list(selection)})
    assert made.status_code == 201, made.text
    window = ann.with_token("").http
    came = window.post("/v1/sessions:guest", json={"secret": made.json()["secret"], "name": "Zoë"})
    assert came.status_code == 201, came.text
    return window


def old_guest(ann: Client, film: Path, selection: Iterable[str]) -> httpx.Client:
    """As `guest`, by a link whose words named something when it was made, whatever the film is now."""
    with closing(open_people(film / ".sb" / "people.db")) as people:
        ends = system_clock() + timedelta(days=1)
        _, secret = people.add_guest_link("old", "ann", "PRJ_001", list(selection), ends)
    window = ann.with_token("").http
    assert window.post("/v1/sessions:guest", json={"secret": secret, "name": "Zoë"}).status_code == 201
    return window


def rows(window: httpx.Client, below: str = "/frames", **query: str | list[str]) -> list[str]:
    told = window.get(BELOW + below, params=query)
    assert told.status_code == 200, told.text
    return [row["frame_id"] for row in told.json()["frames"]]


def asked(window: httpx.Client, what: str, frame: str) -> httpx.Response:
    method, _, end = what.partition(" ")
    body = {"json": {"note": "lovely"}} if method == "POST" else {}
    return window.request(method, f"{BELOW}/frames/{frame}{end}", **body)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selection", "shown"),
    [
        (["S01"], FRAMES[:3]),
        (["S02"], FRAMES[3:]),
        (["S01/2"], FRAMES[1:2]),
        (["S0*"], FRAMES),
        (["FR_S0?_001"], (FRAMES[0], FRAMES[3])),
        (["S01/1", "FR_S02_001", "S01/1"], (FRAMES[0], FRAMES[3])),
        (["S01/1", "S99", "FR_S07_001", "no such thing", "[", "*" * 201], (FRAMES[0],)),
        (["S99"], ()),
    ],
)
def test_a_link_shows_the_frames_that_its_words_name(
    ann: Client, film_folder: Path, selection: list[str], shown: tuple[str, ...]
) -> None:
    window = old_guest(ann, film_folder, selection)

    assert rows(window) == rows(window, "/review") == list(shown)
    for what in OF_ONE_FRAME:
        let = {frame for frame in FRAMES if asked(window, what, frame).status_code == 200}
        assert let == set(shown), what
    for frame in FRAMES:
        if frame not in shown:
            told = asked(window, "GET ", frame)
            never = asked(window, "GET ", "FR_S09_009")
            assert (told.status_code, told.text) == (
                never.status_code,
                never.text,
            ) and told.status_code == 404


@pytest.mark.parametrize(
    ("selection", "named", "hint"),
    [
        (["s01"], "'s01'", "did you mean S01?"),
        (["S01", "S02/0"], "'S02/0'", "did you mean S02?"),
        (["FR_S01_01", "S01"], "'FR_S01_01'", "did you mean FR_S0"),
        (["Z*", "S09", "kitchen"], "'Z*', 'kitchen'", "scenes go from S01 to S02; a frame is S01/1"),
    ],
)
def test_a_link_to_what_can_never_be_there_is_refused(
    ann: Client, selection: list[str], named: str, hint: str
) -> None:
    told = ann.post("/guests", {"name": "client", "selection": selection})

    assert told.status_code == 404, told.text
    problem = told.json()
    assert (problem["code"], problem["fields"]) == ("nothing-selected", ["selection"])
    assert problem["detail"].endswith(named) and problem["hint"]["text"].startswith(hint)
    assert ann.get("/guests").json()["guests"] == []


def test_a_link_to_what_is_to_come_says_so_and_shows_it_then(ann: Client, film_folder: Path) -> None:
    said = ["S01/1", "S09", "S7*", "FR_S03_001", "S02/7"]
    made = ann.post("/guests", {"name": "client", "selection": said})
    assert made.status_code == 201, made.text
    assert made.json()["nothing_yet"] == said[1:]
    window, _ = come_by(ann, made.json())
    assert rows(window) == [FRAMES[0]]

    with (film_folder / "scripts" / "rain.fountain").open("a", encoding="utf-8") as script:
        script.write("\n\nEXT. STREET - NIGHT\n\nA dog barks.\n")
    assert ann.job("/scripts:compile")["state"] == "done"

    assert rows(window) == [FRAMES[0], "FR_S03_001"]


def lifetime(came: httpx.Response) -> int:
    """For how many seconds a browser keeps the cookie that it got."""
    [cookie] = [said for said in came.headers.get_list("set-cookie") if said.startswith("sb_guest=")]
    return int(cookie.partition("Max-Age=")[2].partition(";")[0])


def come_by(ann: Client, link: dict[str, Any]) -> tuple[httpx.Client, httpx.Response]:
    window = ann.with_token("").http
    return window, window.post("/v1/sessions:guest", json={"secret": link["secret"], "name": "Zoë"})


@pytest.mark.parametrize("days", [1, 14, 366])
def test_a_guests_cookie_ends_with_the_link(ann: Client, days: int) -> None:
    link = ann.post("/guests", {"name": "client", "selection": ["S01"], "days": days}).json()
    _, came = come_by(ann, link)
    assert came.status_code == 201
    assert days * 86_400 - 60 <= lifetime(came) <= days * 86_400


def test_a_link_that_ends_in_a_moment_gives_no_cookie_that_outlives_it(
    ann: Client, film_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_people(film_folder / ".sb" / "people.db")) as people:
        ends = system_clock() + timedelta(hours=1)
        _, secret = people.add_guest_link("old", "ann", "PRJ_001", ["S01"], ends)
    for left, kept in ((timedelta(seconds=90.9), 90), (timedelta(seconds=0.4), 1)):
        monkeypatch.setattr(sessions, "system_clock", lambda left=left: ends.replace(microsecond=0) - left)
        _, came = come_by(ann, {"secret": secret})
        assert lifetime(came) == kept


def test_an_expired_link_lets_nobody_in_and_nobody_stays_in(ann: Client, film_folder: Path) -> None:
    window = old_guest(ann, film_folder, ["S01"])
    assert rows(window)
    with closing(sqlite3.connect(film_folder / ".sb" / "people.db")) as direct, direct:
        direct.execute("UPDATE guest_links SET expires_at = '2026-01-01T00:00:00Z'")
    told = window.get(f"{BELOW}/frames")
    assert (told.status_code, told.json()["code"]) == (401, "not-signed-in")
    again = window.post("/v1/sessions:guest", json={"secret": "sbguest_unknown", "name": "Zoë"})
    assert again.status_code == 401 and "set-cookie" not in again.headers


def test_who_comes_by_a_newer_link_stays_as_long_as_that(ann: Client) -> None:
    first = ann.post("/guests", {"name": "short", "selection": ["S01"], "days": 1}).json()
    window, came = come_by(ann, first)
    assert lifetime(came) <= 86_400
    renewed = ann.post("/guests", {"name": "long", "selection": ["S01"], "days": 30}).json()
    came = window.post("/v1/sessions:guest", json={"secret": renewed["secret"], "name": "Zoë"})
    assert lifetime(came) > 29 * 86_400
    assert ann.ask("DELETE", "/guests/short").status_code == 200
    assert rows(window) == list(FRAMES[:3])


def test_a_revoked_link_lets_nobody_in_and_nobody_stays_in(ann: Client) -> None:
    link = ann.post("/guests", {"name": "client", "selection": ["S01"]}).json()
    window, came = come_by(ann, link)
    assert came.status_code == 201 and rows(window)
    assert ann.ask("DELETE", "/guests/client").status_code == 200
    assert window.get(f"{BELOW}/frames").status_code == 401
    _, came = come_by(ann, link)
    assert came.status_code == 401 and "set-cookie" not in came.headers


def test_rows_of_a_link_are_chosen_among_the_shared(ann: Client) -> None:
    window = guest(ann, ["S01"])

    assert rows(window, frame_id="FR_S01_002") == ["FR_S01_002"]
    assert rows(window, frame_id=["FR_S02_001", "FR_S01_003"]) == ["FR_S01_003"]
    assert rows(window, frame_id="FR_S02_001") == rows(window, scene_id="S02") == []
    page = window.get(f"{BELOW}/frames", params={"limit": "2"}).json()
    assert [row["frame_id"] for row in page["frames"]] == list(FRAMES[:2])
    assert rows(window, after=page["next"], limit="2") == ["FR_S01_003"]


def test_remarks_are_for_shared_frames_however_they_are_named(ann: Client) -> None:
    window = guest(ann, ["S01"])

    for words in (["S01"], ["S01/1", "FR_S01_00*"], ["FR_S01_003"]):
        told = window.post(f"{BELOW}/frames:comment", json={"selectors": words, "note": "slower"})
        assert told.status_code == 200, told.text
    before = ann.get("/events", params={"limit": 5000}).json()["events"]
    for words in (["S02"], ["S0*"], ["S01", "S02/1"], ["S01", "S99"], [], ["*"], ["S01"] * 1001):
        told = window.post(f"{BELOW}/frames:comment", json={"selectors": words, "note": "slower"})
        assert (told.status_code, told.json()["code"]) == (404, "no-frame"), (words, told.text)
    assert ann.get("/events", params={"limit": 5000}).json()["events"] == before
    remarks = [e for e in before if e["actor"] == "Zoë (guest, client)"]
    assert len(remarks) == 3 + 3 + 1


def test_a_frame_that_is_compiled_later_is_shared_with_its_scene(ann: Client, film_folder: Path) -> None:
    scene, place = guest(ann, ["S02"]), old_guest(ann, film_folder, ["S02/2"])
    assert rows(scene) == ["FR_S02_001"] and rows(place) == []
    etag = scene.get(f"{BELOW}/frames").headers["etag"]

    script = film_folder / "scripts" / "rain.fountain"
    text = script.read_text("utf-8").replace("ASHA sleeps.", "ASHA sleeps.\n\nShe wakes.")
    script.write_text(text, "utf-8", newline="\n")
    assert ann.job("/scripts:compile")["state"] == "done"

    assert rows(scene) == ["FR_S02_001", "FR_S02_002"] and rows(place) == ["FR_S02_002"]
    later = scene.get(f"{BELOW}/frames", headers={"if-none-match": etag})
    assert later.status_code == 200 and later.headers["etag"] != etag
    assert asked(scene, "POST :comment", "FR_S02_002").status_code == 200
    assert asked(place, "GET ", "FR_S02_001").status_code == 404
    assert asked(scene, "GET /picture", "FR_S02_002").json()["code"] == "not-rendered"


def test_nobody_with_a_link_hears_what_happens_to_the_rest(ann: Client) -> None:
    window = guest(ann, ["S01"])
    for accept in ("application/json", "text/event-stream"):
        assert window.get(f"{BELOW}/events", headers={"accept": accept}).status_code == 403
    for below in ("", "/status", "/timeline", "/scenes/S01", "/scripts", "/jobs", "/members"):
        assert window.get(BELOW + below).status_code == 403, below

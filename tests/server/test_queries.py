"""A query that nothing can answer is refused with what can be asked: an empty list would seem the truth."""

from __future__ import annotations

import pytest

from storyboard_cli.server.routes.route import Route, parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.server.served import Client
from tests.server.test_routes import EXAMPLES

PAGES = ("text/html", "text/javascript", "text/plain")


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("review_status=Retake", "did you mean retake?"),
        ("review_status=done", "one of: waiting, retake, approved, outdated, rejected"),
        ("review_status=omitted", "scenes?omitted=true lists the scenes"),
        ("review_status=waiting,approved", "did you mean"),
        ("verdict=passd", "did you mean passed?"),
        ("verdict=not_checked", "did you mean not checked?"),
        ("render_state=frsh", "did you mean fresh?"),
        ("asks=yes", "one of: true, false"),
        ("needs=decisions", "did you mean decision?"),
        ("scene_id=s01", "did you mean S01?"),
        ("scene_id=one", "write it as S01"),
        ("frame_id=S01/1", "write it as FR_S01_002"),
        ("frame_id=fr_s01_001", "did you mean FR_S01_001?"),
        ("scene_id=S01&scene_id=s02", "did you mean S02?"),
        ("reviw_status=waiting", "did you mean review_status?"),
        ("since=2026-11-30", "known here: scene_id,"),
        ("limit=0", "1 to 5000"),
        pytest.param("limit=" + "9" * 5_000, "1 to 5000", id="limit-of-5000-figures"),
        ("after=x", "`next`"),
    ],
)
@pytest.mark.parametrize("rows", ["/frames", "/review", "/timeline"])
def test_rows_are_not_chosen_by_what_no_row_has(ann: Client, rows: str, query: str, hint: str) -> None:
    told = ann.get(f"{rows}?{query}")
    assert told.status_code == 422, told.text
    if rows == "/review" and query == "asks=yes":
        hint = "known here: scene_id"  # the path says it already
    assert hint in told.json()["hint"]["text"], told.text
    name = query.rpartition("&")[2].partition("=")[0]
    assert told.json()["fields"] == [name]


def test_what_is_well_written_and_not_there_chooses_nothing(ann: Client) -> None:
    for query in ("scene_id=S99", "frame_id=FR_S99_001", "review_status=rejected", "verdict=quarantined"):
        told = ann.get(f"/frames?{query}")
        assert (told.status_code, told.json()["frames"]) == (200, []), told.text


def test_every_read_refuses_a_name_that_it_does_not_read(ann: Client) -> None:
    silent = []
    for route in ROUTES:
        if route.method != "GET" or getattr(route, "media", "") in PAGES:
            continue
        path = route.path.format(**{name: EXAMPLES[name] for name in parameters(route.path)})
        told = ann.http.get(path, params={"no_such_thing": "1"})
        is_told = told.status_code == 422 and "no_such_thing" in told.json()["detail"]
        if not (is_told and told.json()["fields"] == ["no_such_thing"]):
            silent.append((route.path, told.status_code, told.text[:150]))
    assert silent == []


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("/events?since=2026-11-30", "known here: after, limit"),
        ("/events?limt=3", "did you mean limit?"),
        ("/jobs?state=runing", "did you mean running?"),
        ("/frames/FR_S01_001/picture?draft=yes", "one of: true, false"),
        ("/frames/FR_S01_001/thumbnail?w=100", "known here: version, draft, sha256, width"),
        ("/frames/FR_S01_001/picture?versoin=1", "did you mean version?"),
    ],
)
def test_other_reads_say_what_can_be_asked(ann: Client, asked: str, hint: str) -> None:
    told = ann.get(asked)
    assert told.status_code == 422, told.text
    assert hint in told.json()["hint"]["text"], told.text


def test_the_description_names_the_values_of_each_filter(ann: Client) -> None:
    paths = ann.http.get("/v1/openapi.json").json()["paths"]
    for route in ROUTES:
        if isinstance(route, Route) and route.how == "rows":
            query = {p["name"]: p["schema"] for p in paths[route.path]["get"]["parameters"] if "name" in p}
            assert query["review_status"]["items"]["enum"][0] == "waiting"
            assert query["scene_id"]["items"]["pattern"] == r"^S\d{2,5}$"
            of_the_cut = "timeline" in route.path  # whose rows say nothing of what frames wait for
            assert ("needs" in query) != of_the_cut
            assert ("asks" in query) == (not of_the_cut and "asks" not in route.fixed)


def test_one_list_names_the_frames_that_wait_for_something_and_for_what(ann: Client) -> None:
    """Of a film that nobody checked: what was sent back is in the same list as what is to be checked."""
    assert ann.post("/frames/FR_S01_002:retake", {"note": "closer"}).status_code == 200
    assert ann.post("/frames/FR_S01_003:reject", {"note": "no"}).status_code == 200
    rows = {row["frame_id"]: row for row in ann.get("/frames").json()["frames"]}
    needs = {name: row["needs"] for name, row in rows.items()}
    assert needs == {
        "FR_S01_001": "check",
        "FR_S01_002": "retake",
        "FR_S01_003": "none",
        "FR_S02_001": "check",
    }
    assert rows["FR_S01_002"]["reasons"] == ["closer"]
    waiting = ann.get("/frames", params={"needs": ["retake", "check", "decision"]}).json()["frames"]
    assert [row["frame_id"] for row in waiting] == ["FR_S01_001", "FR_S01_002", "FR_S02_001"]
    assert ann.get("/status").json()["needs"] == {"retake": 1, "check": 2, "none": 1}

    closer = {"frames": {"FR_S01_002": {"size": "CU"}}}
    assert ann.ask(
        "PATCH", "/scenes/S01/direction", {"changes": closer}, headers={"if-match": "*"}
    ).is_success
    assert ann.job("/scripts:compile")["state"] == "done"
    assert ann.job("/renders", {"selectors": ["FR_S01_002"]})["state"] == "done"
    assert ann.job(":check")["state"] == "done"
    after = ann.get("/frames", params={"needs": "decision"}).json()["frames"]
    assert "FR_S01_002" in [row["frame_id"] for row in after]

"""`Prefer: wait=N`: long work is answered when it is done, with what was made or what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.workspace import Workspace
from tests.server.served import Client, served


def asked(
    client: Client, below: str, body: Any = None, prefer: str = "wait=60", **more: str
) -> httpx.Response:
    return client.post(below, body, headers={"prefer": prefer, **more})


def test_who_waits_is_told_how_it_ended(ann: Client) -> None:
    answer = asked(ann, "/scenes/S01/renders", {"force": True})
    assert (answer.status_code, answer.headers["preference-applied"]) == (200, "wait=60")
    job = answer.json()
    assert (job["state"], job["operation"]) == ("done", "render")
    assert {row["frame_id"][:6] for row in job["answer"]["rendered"]} == {"FR_S01"}
    assert answer.headers["location"] == f"/v1/projects/PRJ_001/jobs/{job['job_id']}"


def test_an_export_leads_to_its_file(ann: Client, film_folder: Path) -> None:
    answer = asked(ann, "/exports/pdf")
    assert answer.status_code == 201, answer.text
    made = answer.json()["answer"]["path"]
    assert answer.headers["location"] == f"/v1/projects/PRJ_001/files/{made}"
    assert (film_folder / made).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["image-sequence", "otio"])
def test_an_export_of_many_files_leads_to_the_list_of_them(ann: Client, film_folder: Path, kind: str) -> None:
    answer = asked(ann, f"/exports/{kind}")
    assert answer.status_code == 201, answer.text
    number = answer.json()["answer"]["export"]
    assert answer.headers["location"] == f"/v1/projects/PRJ_001/exports/{number}"
    files = ann.http.get(answer.headers["location"]).json()["files"]
    assert len(files) > 1
    assert all((film_folder / one["place"]).is_file() for one in files)


def test_work_that_is_refused_is_an_error_of_the_request(ann: Client) -> None:
    answer = asked(ann, "/assets:generate", {"assets": ["CHAR_Nobody"]})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    found = ann.get(answer.headers["location"]).json()
    assert found["state"] == "failed"
    assert found["problem"] == answer.json()


def test_work_whose_result_is_bad_is_answered_with_it(ann: Client, film_folder: Path) -> None:
    script = film_folder / "scripts" / "rain.fountain"
    script.write_text(script.read_text("utf-8").replace("She turns around.", "She sits down."), "utf-8")
    answer = asked(ann, "/scripts:compile", {"check": True})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    job = answer.json()
    assert (job["state"], job["failure"], job["problem"]) == ("failed", "conflict", None)
    assert job["answer"] is not None
    place = answer.headers["location"]
    assert ann.http.get(place).json() == job
    assert ann.get("/jobs").json()["jobs"][0]["failure"] == "conflict"


def test_a_job_that_went_well_has_no_failure(ann: Client) -> None:
    job = asked(ann, "/scripts:compile", {"check": True}).json()
    assert job["state"] == "done" and "failure" not in job
    assert "failure" not in ann.get("/jobs").json()["jobs"][0]


def test_work_that_takes_longer_is_accepted_as_without(film_folder: Path) -> None:
    settings = Settings(jobs=1, lock_wait_s=120.0, actor="Ann Rao <ann@example.org>")
    with served(film_folder, settings=settings) as client:
        with Workspace.open(film_folder, settings, Caller("Bo")) as other, other.deciding():
            answer = asked(client, "/scripts:compile", prefer="wait=1")
            assert answer.status_code == 202, answer.text
            assert "preference-applied" not in answer.headers
        ended = client.http.get(answer.headers["location"], params={"wait": 60}).json()
    assert ended["state"] == "done"


def test_a_key_is_waited_for_too(ann: Client) -> None:
    first = ann.post("/scenes/S01/renders", headers={"idempotency-key": "k"})
    again = asked(ann, "/scenes/S01/renders", **{"idempotency-key": "k"})
    assert (first.status_code, again.status_code) == (202, 200)
    assert again.json()["job_id"] == first.json()["job_id"]
    assert again.headers["idempotent-replayed"] == "true"
    assert len(ann.get("/jobs").json()["jobs"]) == 1


def test_a_preference_among_others_is_found_and_what_is_none_is_passed_over(ann: Client) -> None:
    assert asked(ann, "/scripts:compile", prefer='respond-async, wait="30"').status_code == 200
    for none in ("wait=soon", "wait", "await=60", "wait=-1", "handling=strict", "wait=0"):
        assert asked(ann, "/scripts:compile", prefer=none).status_code == 202, none

"""A job that would change an archived project is refused at once; what only goes out is still made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server.served import Client


@pytest.fixture
def archived(ann: Client) -> Client:
    told = ann.ask("PATCH", "", {"changes": {"status": "archived"}}, headers={"if-match": "*"})
    assert told.status_code == 200, told.text
    return ann


@pytest.mark.parametrize(
    ("below", "body"),
    [
        ("/renders", {}),
        ("/frames/FR_S01_001/renders", {"force": True}),
        ("/scripts:compile", {}),
        (":build", {}),
        ("/assets:generate", {"all": True}),
        ("/frames/FR_S01_001:layout", {}),
        (":rebuild", {}),
        (":check", {}),
    ],
)
def test_a_job_that_would_write_is_refused_at_once(
    archived: Client, below: str, body: dict[str, bool]
) -> None:
    told = archived.post(below, body)
    assert (told.status_code, told.json()["code"]) == (409, "project-archived"), told.text
    assert told.json()["hint"]["steps"][0]["method"] == "PATCH"
    assert archived.get("/jobs").json()["jobs"] == []


def test_it_can_be_looked_at_and_exported(archived: Client, film_folder: Path) -> None:
    for below, body in (("/exports/edl", {}), (":check", {"dry_run": True}), ("/renders", {"dry_run": True})):
        job = archived.job(below, body)
        assert job["state"] == "done", (below, job["problem"])


def test_a_job_from_before_is_not_done_again(ann: Client) -> None:
    done = ann.job("/renders", {"selectors": ["S02"]})
    again = f"/scenes/S02/renders/{done['job_id']}:rerender"
    ann.ask("PATCH", "", {"changes": {"status": "archived"}}, headers={"if-match": "*"})
    told = ann.post(again)
    assert (told.status_code, told.json()["code"]) == (409, "project-archived"), told.text

"""What is wrong with a project's files, each hears as far as it is theirs: guests nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.files import write_lock
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import open_people
from tests.server.people.test_guests import guest
from tests.server.served import Client

BELOW = "/v1/projects/PRJ_001"
FRAME = "FR_S01_001"
SECRET = "comfy.studio.example"
ASKED = ("/review", "/frames", f"/frames/{FRAME}", f"/frames/{FRAME}/picture", f"/frames/{FRAME}/thumbnail")
BROKEN = {
    "project.yaml": f"nmae: [ {SECRET}\n",
    "scenes/S01/scene.yaml": f"scene_id: [ {SECRET}\n",
    "timeline.yaml": f"entries: [ {SECRET}\n",
    "assets/CHAR_001/asset.yaml": f"name: [ {SECRET}\n",
    "assets/CHAR_001/v1/lock.yaml": f"name: [ {SECRET}\n",
    "aliases.yaml": f"aliases: [ {SECRET}\n",
    "direction/S01.yaml": f"frames: [ {SECRET}\n",
    f"review/S01/{FRAME}/20260101T000000000000Z-approve-00000000.yaml": f"decision: [ {SECRET}\n",
}


@pytest.fixture
def zoe(ann: Client) -> httpx.Client:
    return guest(ann, ["S01"])


@pytest.fixture
def vera(ann: Client, film_folder: Path) -> Iterator[Client]:
    """Somebody who may read, and manages nothing."""
    with closing(open_people(film_folder / ".sb" / "people.db")) as people:
        _, text = people.add_token("page", "ann", project_id="PRJ_001", role=Role.viewer)
    yield ann.with_token(text)


def asked(zoe: httpx.Client, **headers: str) -> list[httpx.Response]:
    told = [zoe.get(BELOW + path) for path in ASKED]
    for path in (f"/frames/{FRAME}:comment", "/frames:comment"):
        body: dict[str, Any] = {"note": "lovely"}
        if path == "/frames:comment":
            body["selectors"] = [FRAME]
        told.append(zoe.post(BELOW + path, json=body))
        told.append(zoe.post(BELOW + path, json=body, headers={"idempotency-key": f"k{path}"}))
    return told


@pytest.mark.parametrize("path", BROKEN)
def test_a_guest_hears_nothing_of_what_is_wrong_with_a_file(
    zoe: httpx.Client, ann: Client, film_folder: Path, path: str
) -> None:
    (film_folder / path).parent.mkdir(parents=True, exist_ok=True)
    (film_folder / path).write_text(BROKEN[path], "utf-8")

    refused = []
    for answer in asked(zoe):
        text = answer.text if "json" in answer.headers.get("content-type", "") else ""
        assert answer.status_code < 500, text
        assert not any(word in text for word in (SECRET, ".yaml", ":validate", "excerpt")), text
        if answer.status_code >= 400:
            assert (answer.status_code, answer.json()["code"]) == (404, "no-project"), text
            refused.append(answer.json()["detail"])
    assert set(refused) <= {"PRJ_001 is not available now"}
    if path in ("project.yaml", "scenes/S01/scene.yaml"):
        assert len(refused) > 2
    assert not any(word in zoe.get("/v1/projects").text for word in (SECRET, ".yaml", "mistake"))
    assert ann.post(":validate").json()["errors"]


def test_only_who_manages_is_shown_a_line_of_the_project_file(
    vera: Client, ann: Client, film_folder: Path
) -> None:
    (film_folder / "project.yaml").write_text(BROKEN["project.yaml"], "utf-8")

    seen, all_of_it = vera.get("/frames").json(), ann.get("/frames").json()

    assert SECRET not in str(seen) and SECRET in str(all_of_it)
    for problem in (*seen["problems"], *all_of_it["problems"]):
        problem.pop("excerpt")
    assert seen == all_of_it and seen["where"]["path"] == "project.yaml"


def test_whoever_reads_is_shown_a_line_of_what_they_may_read(
    vera: Client, ann: Client, film_folder: Path
) -> None:
    path = "assets/CHAR_001/asset.yaml"
    (film_folder / path).write_text(BROKEN[path], "utf-8")

    assert SECRET in vera.get("/assets").text


def test_a_guest_does_not_hear_who_writes(zoe: httpx.Client, film_folder: Path) -> None:
    lock = film_folder / ".sb" / "write.lock"
    assert lock.exists()
    with write_lock(lock, holder="Ann Rao, sb render (4711)", wait_s=5):
        told = zoe.post(f"{BELOW}/frames/{FRAME}:comment", json={"note": "lovely"})

    assert (told.status_code, told.json()["code"]) == (409, "project-busy")
    assert "Ann Rao" not in told.text and "SB_LOCK_WAIT" not in told.text


def test_a_guest_hears_what_is_wrong_with_their_own_request(zoe: httpx.Client) -> None:
    told = zoe.post(f"{BELOW}/frames/{FRAME}:comment", json={"note": " "})

    assert told.status_code == 422
    assert "comment" in told.json()["detail"], told.text

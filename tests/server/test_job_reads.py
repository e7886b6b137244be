"""A job is read as everything else is: with an ETag, and not sent again to who has it."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.workspace import Workspace
from tests.server.served import Client, served

WAITING = Settings(jobs=1, lock_wait_s=120.0, actor="Ann Rao <ann@example.org>")


def _ended(ann: Client) -> str:
    answer = ann.post("/scenes/S01/renders", {"force": True}, headers={"prefer": "wait=60"})
    assert answer.json()["state"] == "done", answer.text
    return "/jobs/" + str(answer.json()["job_id"])


def test_an_ended_job_is_the_same_each_time_and_not_sent_to_who_has_it(ann: Client) -> None:
    job = _ended(ann)
    first, again = ann.get(job), ann.get(job)
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]
    seen = ann.get(job, headers={"if-none-match": first.headers["etag"]})
    assert (seen.status_code, seen.content) == (304, b"")
    assert seen.headers["etag"] == first.headers["etag"]


def test_each_coding_of_an_ended_job_says_the_same(ann: Client) -> None:
    job = _ended(ann)
    plain = ann.get(job, headers={"accept-encoding": "identity"})
    assert len(plain.content) > 1024
    for coding in ("br", "gzip"):
        smaller = ann.get(job, headers={"accept-encoding": coding})
        assert smaller.headers["content-encoding"] == coding
        assert smaller.json() == plain.json()


def test_the_tag_changes_with_the_job(film_folder: Path) -> None:
    with served(film_folder, settings=WAITING) as client:
        with Workspace.open(film_folder, WAITING, Caller("Bo")) as other, other.deciding():
            job = "/jobs/" + client.post("/scripts:compile").json()["job_id"]
            before = client.get(job)
            assert before.json()["state"] in ("queued", "running")
        after = client.get(job, params={"wait": 60}, headers={"if-none-match": before.headers["etag"]})
    assert (after.status_code, after.json()["state"]) == (200, "done")


def test_a_job_that_only_gets_older_is_not_sent_again(film_folder: Path) -> None:
    with served(film_folder, settings=WAITING) as client:
        with Workspace.open(film_folder, WAITING, Caller("Bo")) as other, other.deciding():
            job = "/jobs/" + client.post("/scripts:compile").json()["job_id"]
            while (before := client.get(job)).json()["progress"]["seconds"] < 0.3:
                pass  # the seconds go on while it waits for the other
            later = client.get(job, headers={"if-none-match": before.headers["etag"]})
            now = client.get(job)
        after = client.get(job, params={"wait": 60}, headers={"if-none-match": before.headers["etag"]})
    assert before.headers["etag"].startswith("W/")
    assert (later.status_code, now.headers["etag"]) == (304, before.headers["etag"])
    assert now.json()["progress"]["seconds"] >= before.json()["progress"]["seconds"]
    assert (after.status_code, after.headers["etag"].startswith("W/")) == (200, False)


def test_the_tag_of_a_job_is_no_state_of_the_cut(ann: Client) -> None:
    tag = ann.get(_ended(ann)).headers["etag"]
    answer = ann.post("/timeline:duration", {"frame_id": "FR_S01_001", "ms": 900}, headers={"if-match": tag})
    assert (answer.status_code, answer.json()["code"]) == (422, "precondition-unread"), answer.text


def test_a_job_that_is_cancelled_again_with_its_key_is_told_the_same(film_folder: Path) -> None:
    held = Workspace.open(film_folder, WAITING, Caller("Bo"))
    with served(film_folder, settings=WAITING) as client, held as other, other.deciding():
        client.post("/scripts:compile")  # it waits, and so does what comes after it
        job = "/jobs/" + client.post("/renders", {"selectors": ["S01"]}).json()["job_id"]
        sent = {"idempotency-key": "stop", "accept-encoding": "br, gzip"}
        first, again = (client.post(f"{job}:cancel", headers=sent) for _ in range(2))
    assert (first.status_code, again.headers["idempotent-replayed"]) == (200, "true")
    assert first.json() == again.json()

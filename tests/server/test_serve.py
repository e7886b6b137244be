"""A server answers, signs with the name of who asks, and does each thing once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.server.served import Client, own_process, served


def test_who_sits_at_the_machine_is_its_owner(ann: Client) -> None:
    found = ann.get("/v1/me").json()
    assert (found["signature"], found["roles"]) == ("Ann Rao <ann@example.org>", {"*": "owner"})


def test_without_a_token_nothing_is_told(ann: Client) -> None:
    answer = ann.with_token("").get("/timeline")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "not-signed-in"


def test_a_decision_is_signed_by_who_asked_and_is_read_at_once(ann: Client) -> None:
    before = ann.get("/timeline")
    done = ann.post("/frames/FR_S01_001:approve", {"note": "lovely"})
    assert done.status_code == 200, done.text
    assert [row["frame_id"] for row in done.json()["approved"]] == ["FR_S01_001"]
    after = ann.get("/timeline", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    [row] = [r for r in after.json()["entries"] if r["frame_id"] == "FR_S01_001"]
    assert row["review_status"] == "approved"
    event = ann.get("/events").json()["events"][-1]
    assert (event["kind"], event["actor"]) == ("review.decided", "Ann Rao <ann@example.org>")


def test_what_did_not_change_is_not_sent_again(ann: Client) -> None:
    first = ann.get("/timeline")
    again = ann.get("/timeline", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_twelve_requests_with_one_key_make_one_job(ann: Client) -> None:
    def ask(_: int) -> tuple[int, str]:
        answer = ann.post("/renders", {"force": True}, headers={"idempotency-key": "one"})
        return answer.status_code, answer.text

    with ThreadPoolExecutor(12) as threads:
        answers = set(threads.map(ask, range(12)))
    assert len(answers) == 1
    assert answers.pop()[0] == 202
    assert len(ann.get("/jobs").json()["jobs"]) == 1


def test_a_key_is_for_one_thing(ann: Client) -> None:
    key = {"idempotency-key": "k"}
    assert ann.post("/frames/FR_S01_001:comment", {"note": "one"}, headers=key).status_code == 200
    other = ann.post("/frames/FR_S01_001:comment", {"note": "two"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")


def test_the_same_remark_with_one_key_is_left_once(ann: Client) -> None:
    key = {"idempotency-key": "k"}
    first = ann.post("/frames/FR_S01_001:comment", {"note": "one"}, headers=key)
    again = ann.post("/frames/FR_S01_001:comment", {"note": "one"}, headers=key)
    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"
    kinds = [e["kind"] for e in ann.get("/events").json()["events"]]
    assert kinds.count("review.decided") == 1


def test_of_eight_that_order_the_same_cut_one_wins(ann: Client) -> None:
    seen = ann.get("/timeline")
    frames = [row["frame_id"] for row in seen.json()["entries"]]

    def ask(number: int) -> int:
        body = {"selectors": [frames[-1]], "after": frames[number % 2]}
        headers = {"if-match": seen.headers["etag"]}
        return ann.post("/timeline:move", body, headers=headers).status_code

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(ask, range(8))) == [200] + [412] * 7


def test_an_order_needs_to_say_what_it_changes(ann: Client) -> None:
    answer = ann.post("/timeline:reset")
    assert (answer.status_code, answer.json()["code"]) == (428, "precondition-missing")


def test_a_job_tells_how_it_ended(ann: Client) -> None:
    done = ann.job("/scenes/S01/renders", {"force": True})
    assert done["state"] == "done"
    assert {row["frame_id"][:6] for row in done["answer"]["rendered"]} == {"FR_S01"}
    shown = ann.get(f"/renders/{done['job_id']}")
    assert shown.json()["job_id"] == done["job_id"]
    again = ann.job(f"/scenes/S01/renders/{done['job_id']}:rerender")
    assert len(again["answer"]["rendered"]) == len(done["answer"]["rendered"])


def test_every_mistake_of_a_body_is_told(ann: Client) -> None:
    answer = ann.post("/renders", {"force": "yes", "selektors": []})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert {tuple(p["fields"]) for p in answer.json()["problems"]} == {("force",), ("selektors",)}


def test_a_second_server_of_the_project_says_who_holds_it(film_folder: Path) -> None:
    with served(film_folder) as first, pytest.raises(AssertionError) as refused, own_process(film_folder):
        pass
    assert f"is served by process {os.getpid()} at {first.address}" in str(refused.value)


def test_an_asset_is_generated_from_the_spec_that_comes_along(ann: Client) -> None:
    spec = {
        "schema": 1,
        "asset_id": "PROP_Lamp",
        "asset_type": "prop",
        "name": "Lamp",
        "canonical_prompt": "a brass lamp",
    }
    done = ann.job("/assets:generate", {"spec": spec})
    assert (done["state"], [a["asset_id"] for a in done["answer"]["assets"]]) == ("done", ["PROP_Lamp"])
    assert ann.get("/assets/PROP_Lamp").json()["canonical_prompt"] == "a brass lamp"


def test_a_spec_with_mistakes_makes_no_job(ann: Client) -> None:
    answer = ann.post("/assets:generate", {"spec": {"schema": 1, "asset_id": "PROP_Lamp", "seed": "many"}})
    assert answer.status_code == 422
    assert ["spec.seed"] in [p["fields"] for p in answer.json()["problems"]]
    assert ann.get("/jobs").json()["jobs"] == []


@pytest.mark.parametrize(
    ("changes", "field", "mend"),
    [
        ({"seed": "7"}, "seed", "write 7 without quotes"),
        ({"symmetric": "no"}, "symmetric", "write false"),
        ({"symmetric": 1}, "symmetric", "write true"),
        ({"appearance": {"height_cm": "170"}}, "appearance.height_cm", "write 170 without quotes"),
    ],
)
def test_words_for_numbers_do_not_get_into_a_spec(
    ann: Client, changes: dict[str, Any], field: str, mend: str
) -> None:
    before = ann.get("/assets/CHAR_001").json()["spec"]
    answer = ann.ask("PATCH", "/assets/CHAR_001/spec", {"changes": changes}, headers={"if-match": "*"})

    assert answer.status_code == 422, answer.text
    problem = answer.json()
    [wrong] = problem.get("problems") or [problem | {"message": problem["detail"]}]
    assert wrong["message"].startswith(f"{field} must be") and wrong["hint"]["text"] == mend
    assert wrong["where"]["path"] == "assets/CHAR_001/asset.yaml" and wrong["where"]["line"] > 1
    assert ann.get("/assets/CHAR_001").json()["spec"] == before


@pytest.mark.parametrize(
    ("below", "body", "field", "mend"),
    [
        ("/renders", {"force": "yes"}, "force", "write true"),
        ("/renders", {"dry_run": 1}, "dry_run", "write true"),
        (":check", {"explain": "false"}, "explain", "write false without quotes"),
        ("/guests", {"name": "x", "days": "2"}, "days", "write 2 without quotes"),
    ],
)
def test_a_body_takes_what_its_schema_says(
    ann: Client, below: str, body: dict[str, Any], field: str, mend: str
) -> None:
    answer = ann.post(below, body)

    assert (answer.status_code, answer.json()["fields"]) == (422, [field]), answer.text
    assert answer.json()["hint"]["text"] == mend


def test_a_lock_of_all_is_refused_where_one_asset_changed_since(ann: Client) -> None:
    seen = ann.get("/assets").headers["etag"]
    spec = {"changes": {"canonical_prompt": "young woman, red coat"}, "force": True}
    assert ann.post("/assets/CHAR_001:version", spec, headers={"if-match": "*"}).status_code == 200
    assert ann.job("/assets/CHAR_001:lock", {"force": True}, headers={"if-match": "*"})["state"] == "done"
    stale = ann.post("/assets:lock", {"all": True}, headers={"if-match": seen})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert [job["operation"] for job in ann.get("/jobs").json()["jobs"]] == ["lock"]


def test_a_lock_that_is_asked_for_again_with_its_key_is_answered_as_before(ann: Client) -> None:
    spec = {"changes": {"canonical_prompt": "young woman, red coat"}, "force": True}
    assert ann.post("/assets/CHAR_001:version", spec, headers={"if-match": "*"}).status_code == 200
    headers = {"if-match": ann.get("/assets").headers["etag"], "idempotency-key": "lock-them"}
    asked = {"assets": ["CHAR_001"], "force": True}
    done = ann.post("/assets:lock", asked, headers={**headers, "prefer": "wait=60"})
    assert (done.status_code, done.json()["answer"]["assets"][0]["version"]) == (200, 2), done.text
    again = ann.post("/assets:lock", asked, headers=headers)
    assert (again.status_code, again.headers["idempotent-replayed"]) == (202, "true")
    assert again.json()["job_id"] == done.json()["job_id"]
    assert len(ann.get("/jobs").json()["jobs"]) == 1


def test_the_tag_of_a_file_guards_it(ann: Client) -> None:
    shown = ann.get("/assets/CHAR_001").json()["spec"]
    new = {"text": shown["text"].replace("green coat", "red coat")}
    seen = {"if-match": f'"{shown["tag"]}"'}
    assert ann.ask("PUT", "/assets/CHAR_001/spec", new, headers=seen).status_code == 200
    stale = ann.ask("PUT", "/assets/CHAR_001/spec", {"text": shown["text"]}, headers=seen)
    assert (stale.status_code, stale.json()["code"]) == (412, "file-moved")
    assert "red coat" in ann.get("/assets/CHAR_001").json()["spec"]["text"]


def test_a_job_about_frames_that_are_not_there_is_refused_at_once(ann: Client) -> None:
    answer = ann.post("/renders", {"selectors": ["S77"]})
    assert answer.status_code == 404
    assert ann.get("/jobs").json()["jobs"] == []


def test_a_hint_says_the_request_that_mends_it(ann: Client) -> None:
    hint = ann.with_token("sb_nobody").get("/timeline").json()["hint"]
    assert "{}" not in hint["text"]
    assert "Bearer" in hint["text"]


def test_a_project_that_is_served_alone_is_not_served_among_others(film_folder: Path) -> None:
    with served(film_folder) as alone, served(film_folder.parent, many=True) as many:
        answer = many.get("/timeline")
        assert (answer.status_code, answer.json()["code"]) == (409, "server-running")
        assert alone.address in answer.json()["detail"]

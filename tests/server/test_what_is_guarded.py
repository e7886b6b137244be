"""`If-Match`: which of tag and ETag a request wants is said, and an answer has what the next one takes."""

from __future__ import annotations

import pytest

from tests.server.served import Client


def test_changes_of_the_cut_go_on_from_each_others_answers(ann: Client) -> None:
    seen = ann.get("/timeline").headers["etag"]
    for length in (4, 5, 6):
        body = {"selectors": ["FR_S01_001"], "length": f"{length}s"}
        done = ann.post(
            "/timeline:duration", body, headers={"if-match": seen, "idempotency-key": f"k{length}"}
        )
        assert done.status_code == 200, done.text
        again = ann.post(
            "/timeline:duration", body, headers={"if-match": seen, "idempotency-key": f"k{length}"}
        )
        assert again.headers["etag"] == done.headers["etag"] != seen
        late = ann.post("/timeline:duration", body | {"length": "7s"}, headers={"if-match": seen})
        assert late.status_code == 412
        seen = done.headers["etag"]
    back = ann.post("/timeline:rollback", {"to": done.json()["undo_to"]}, headers={"if-match": seen})
    assert back.status_code == 200, back.text
    forth = {"to": back.json()["undo_to"]}
    assert ann.post("/timeline:rollback", forth, headers={"if-match": seen}).status_code == 412
    assert (
        ann.post("/timeline:rollback", forth, headers={"if-match": back.headers["etag"]}).status_code == 200
    )


def test_who_changes_whatever_is_there_hears_the_state_too(ann: Client) -> None:
    first = ann.post(
        "/timeline:duration", {"selectors": ["FR_S01_001"], "length": "9s"}, headers={"if-match": "*"}
    )
    head = ann.get("/events", params={"after": 0}).json()["head"]
    assert first.headers["etag"] == f'"{head}"'
    ended = ann.post(
        "/assets/CHAR_001:unlock",
        {"reason": "wrong coat"},
        headers={"if-match": first.headers["etag"]},
    )
    assert ended.status_code == 200, ended.text
    assert ended.headers["etag"] > first.headers["etag"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/scripts/rain.fountain", {"text": "INT. ROOM"}),
        ("PATCH", "/assets/CHAR_001/spec", {"changes": {"name": "Asha Rao"}}),
    ],
)
def test_a_file_wants_its_tag_and_says_so(
    ann: Client, method: str, path: str, body: dict[str, object]
) -> None:
    none = ann.ask(method, path, body)
    assert none.status_code == 428
    etag = ann.get("/scripts/rain.fountain").headers["etag"]
    other = ann.ask(method, path, body, headers={"if-match": etag})
    assert (other.status_code, other.json()["code"]) == (422, "precondition-unread")
    for answer in (none, other):
        problem = answer.json()
        assert (
            "the file's `tag`" in problem["detail"] and "ETag" not in problem["detail"].partition("should")[2]
        )
        assert "in the answer that shows the file" in problem["hint"]["text"]


def test_the_cut_wants_an_etag_and_says_so(ann: Client) -> None:
    tag = f'"{ann.get("/scripts/rain.fountain").json()["script"]["tag"]}"'
    for headers, status in (({}, 428), ({"if-match": tag}, 422)):
        answer = ann.post("/timeline:reset", headers=headers)
        assert answer.status_code == status
        assert "the ETag" in answer.json()["detail"] and "`tag` of a file" in answer.json()["hint"]["text"]


def test_a_method_that_is_not_there_names_the_verbs_of_the_path(ann: Client) -> None:
    for method in ("PATCH", "PUT"):
        answer = ann.ask(method, "/members/bo", {"role": "viewer"})
        assert (answer.status_code, answer.headers["allow"]) == (405, "DELETE")
        hint = answer.json()["hint"]["text"]
        assert hint == "there is DELETE, and POST /v1/projects/PRJ_001/members/bo:change"

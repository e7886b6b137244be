"""What somebody who tries the server with curl for the first time gets wrong, and what they are told."""

from __future__ import annotations

import httpx

from tests.server.served import Client

SCRIPT = b"INT. ROOM - DAY\n\nASHA waits.\n"


def hint_of(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    words: str = answer.json()["hint"]["words"]
    return words


def test_a_file_typed_as_a_form_is_told_how_to_come(ann: Client) -> None:
    """`curl --data-binary @pilot.fountain` says that it is a form."""
    headers = {"content-type": "application/x-www-form-urlencoded", "if-none-match": "*"}
    answer = ann.ask("PUT", "/scripts/pilot.fountain", content=SCRIPT, headers=headers)
    assert "curl -T" in hint_of(answer, 415)


def test_json_typed_as_a_form_is_told_its_media_type(ann: Client) -> None:
    """`curl -d '{}'` does so."""
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = ann.ask("POST", "/renders", content=b"{}", headers=headers)
    assert "`Content-Type: application/json`" in hint_of(answer, 415)


def test_a_script_that_comes_in_a_form_has_its_files_name(ann: Client) -> None:
    files = {"file": ("second.fountain", SCRIPT, "text/plain")}
    answer = ann.http.post(ann.path("/scripts"), files=files)
    assert answer.status_code == 201, answer.text
    assert answer.json()["path"] == "scripts/second.fountain"
    named = ann.http.post(ann.path("/scripts"), files=files, data={"name": "third.fountain"})
    assert named.json()["path"] == "scripts/third.fountain"


def test_a_file_that_is_put_without_a_state_is_told_how_a_new_one_is(ann: Client) -> None:
    answer = ann.ask("PUT", "/scripts/new.fountain", content=SCRIPT, headers={"content-type": "text/plain"})
    assert "`If-None-Match: *`" in hint_of(answer, 428)
    assert "If-None-Match" not in hint_of(ann.post("/timeline:reset"), 428)


def test_a_path_with_a_slash_too_many_leads_to_the_page_of_all(ann: Client) -> None:
    assert "/v1/docs" in hint_of(ann.get("/v1/projects/"), 404)

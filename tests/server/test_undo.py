"""What changed the cut says what undoes it; undoing is undone in the same way, and decisions stay."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.served import Client

ANY = {"if-match": "*"}
CHANGES: dict[str, dict[str, Any]] = {
    "move": {"selectors": ["FR_S02_001"], "before": "FR_S01_001"},
    "remove": {"selectors": ["FR_S01_002"]},
    "insert": {"selectors": ["FR_S01_001"], "after": "FR_S02_001"},
    "split": {"selectors": ["FR_S01_002"], "at": "6"},
    "duration": {"selectors": ["FR_S01_002"], "length": "2.5s"},
    "marker": {"name": "Act two", "at": "FR_S02_001"},
    "reorder": {"order": ["FR_S01_002", "FR_S01_001", "FR_S01_003", "FR_S02_001"]},
}


def done(ann: Client, verb: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = ann.post(f"/timeline:{verb}", body, headers=ANY)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cut(ann: Client) -> dict[str, Any]:
    found: dict[str, Any] = ann.get("/timeline").json()
    return {name: found[name] for name in ("entries", "markers", "audio", "frames", "story_order")}


@pytest.mark.parametrize("verb", CHANGES)
def test_a_change_is_undone_and_done_again(ann: Client, verb: str) -> None:
    before = cut(ann)
    made = done(ann, verb, CHANGES[verb])
    after = cut(ann)
    assert after != before

    undone = done(ann, "rollback", {"to": made["undo_to"]})
    assert (undone["order_changed"], undone["changed"]) == (True, [])
    assert cut(ann) == before

    done(ann, "rollback", {"to": undone["undo_to"]})
    assert cut(ann) == after


def test_two_changes_are_undone_one_by_one(ann: Client) -> None:
    began = cut(ann)
    first = done(ann, "remove", CHANGES["remove"])
    between = cut(ann)
    second = done(ann, "insert", CHANGES["insert"])
    done(ann, "rollback", {"to": second["undo_to"]})
    assert cut(ann) == between
    done(ann, "rollback", {"to": str(first["undo_to"])})  # as a line has it
    assert cut(ann) == began


def test_what_was_decided_since_stays_when_the_cut_is_undone(ann: Client) -> None:
    moved = done(ann, "move", CHANGES["move"])
    sent_back = ann.post("/frames/FR_S01_003:retake", {"note": "closer"})
    assert sent_back.status_code == 200, sent_back.text
    done(ann, "rollback", {"to": moved["undo_to"]})
    assert ann.get("/frames/FR_S01_003").json()["frames"][0]["review_status"] == "retake"

    whole = ann.post(":rollback", {"to": moved["undo_to"]}, headers=ANY).json()
    assert [row["frame_id"] for row in whole["changed"]] == ["FR_S01_003"], (
        "of a project, decisions go back too"
    )


def test_what_changed_nothing_has_nothing_to_undo(ann: Client) -> None:
    assert done(ann, "move", {**CHANGES["move"], "dry_run": True})["undo_to"] is None
    made = done(ann, "remove", CHANGES["remove"])
    assert done(ann, "remove", CHANGES["remove"])["undo_to"] is None
    assert done(ann, "rollback", {"to": made["undo_to"], "dry_run": True})["undo_to"] is None


def test_a_rollback_of_the_cut_takes_no_frames_and_no_approvals(ann: Client) -> None:
    for more in ({"approvals": True}, {"selectors": ["S01"]}, {"order": False}):
        refused = ann.post("/timeline:rollback", {"to": 1, **more}, headers=ANY)
        assert (refused.status_code, refused.json()["fields"]) == (422, list(more))
    for wrong in (True, 1.5, None, [1]):
        refused = ann.post("/timeline:rollback", {"to": wrong}, headers=ANY)
        assert (refused.status_code, refused.json()["fields"]) == (422, ["to"]), refused.text


def test_only_who_saw_the_cut_undoes(ann: Client) -> None:
    seen = ann.get("/timeline").headers["etag"]
    made = done(ann, "move", CHANGES["move"])
    refused = ann.post("/timeline:rollback", {"to": made["undo_to"]}, headers={"if-match": seen})
    assert (refused.status_code, refused.json()["code"]) == (412, "stale")

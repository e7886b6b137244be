"""The board over HTTP: kept, by single cards, and as a guest sees it."""

from __future__ import annotations

from typing import Any

import httpx

from tests.server.people.test_what_guests_see import BELOW, BEYOND, INSIDE, ONE, TWO, come
from tests.server.served import Client


def cards(told: httpx.Response) -> dict[str, dict[str, Any]]:
    assert told.status_code == 200, told.text
    return {row["frame_id"]: row for row in told.json()["rows"]}


def test_a_board_that_is_known_is_not_sent_again(ann: Client) -> None:
    first = ann.get("/board")
    known = {"if-none-match": first.headers["etag"]}
    assert ann.get("/board", headers=known).status_code == 304
    assert ann.post(f"/frames/{TWO}:approve", {}).status_code == 200
    again = ann.get("/board", headers=known)
    assert cards(again)[TWO]["review_status"] == "approved"
    assert again.json()["head"] > first.json()["head"]
    assert again.json()["totals"]["review"]["approved"] == 1


def test_single_cards_are_those_of_the_board_without_what_is_known_already(ann: Client) -> None:
    whole = ann.get("/board").json()
    single = ann.get(f"/board?frame_id={ONE}&frame_id={TWO}").json()
    assert single["rows"] == [row for row in whole["rows"] if row["frame_id"] in (ONE, TWO)]
    assert (single["scenes"], single["assets"]) == ([], {})
    assert single["totals"] == whole["totals"]
    assert whole["scenes"]
    assert whole["assets"]


def test_the_hash_of_a_card_makes_an_address_that_is_kept_for_ever(ann: Client) -> None:
    card = cards(ann.get("/board"))[ONE]
    told = ann.get(f"/frames/{ONE}/thumbnail?sha256={card['sha256']}")
    assert told.status_code == 200
    assert "immutable" in told.headers["cache-control"]
    other = "0" * len(card["sha256"])
    assert ann.get(f"/frames/{ONE}/thumbnail?sha256={other}").status_code == 404
    assert ann.get(f"/frames/{ONE}/thumbnail?sha256={card['sha256'][:7]}").status_code == 422


def test_a_guest_gets_the_cards_of_what_was_shared_and_nothing_of_the_inside(ann: Client) -> None:
    assert ann.post(f"/frames/{ONE}:retake", {"note": INSIDE}).status_code == 200
    zoe = come(ann, "client", "Zoë")
    told = zoe.get(f"{BELOW}/board")
    found = cards(told)
    assert found.keys() == {ONE, TWO}
    own = cards(ann.get("/board"))
    for name in (ONE, TWO):
        for field in ("words", "sha256", "picture", "render_version", "duration_frames", "size", "use"):
            assert found[name][field] == own[name][field]
        for field in ("review_status", "verdict", "needs", "render_state", "finding"):
            assert found[name][field] == ""
        assert (found[name]["assets"], found[name]["reasons"], found[name]["approved_by"]) == ([], [], None)
    body = told.json()
    assert [scene["heading"] for scene in body["scenes"]] == ["INT. ROOM - DAY"]
    assert (body["assets"], body["head"], body["totals"]["needs"]) == ({}, 0, {})
    assert body["totals"]["frames"] == 2
    for word in (INSIDE, BEYOND, "CHAR_001", "retake", "Ann Rao"):
        assert word not in told.text
    assert zoe.get(f"{BELOW}/board?needs=retake").status_code == 422
    assert cards(zoe.get(f"{BELOW}/board?frame_id={ONE}&frame_id={BEYOND}")).keys() == {ONE}

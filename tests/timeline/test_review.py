"""A frame's status follows from its decisions and from what is wanted today."""

from __future__ import annotations

import pytest

from storyboard_cli.timeline.review import (
    Decision,
    Drawn,
    Status,
    by_frame,
    exceptions_of,
    in_order,
    kitsu_status,
    refusal,
    standing,
)


def decide(kind: str, at: str = "2026-02-19T09:00:00Z", **more: object) -> Decision:
    said = {
        "decision": kind,
        "frame_id": "FR_S03_002",
        "uid": "u",
        "at": at,
        "by": "Asha <asha@example.org>",
        "render_version": 2,
        "recipe_hash": "sha256:r2",
        "pixel_sha256": "sha256:p2",
    }
    return Decision.model_validate(said | more)


def test_a_frame_without_decisions_waits() -> None:
    assert standing([]).status is Status.waiting


def test_an_approval_holds_while_its_recipe_is_the_wanted_one() -> None:
    found = standing([decide("approve")], recipe_hash="sha256:r2")

    assert found.status is Status.approved
    assert found.approval == decide("approve")


def test_a_changed_input_makes_an_approval_outdated_and_says_which() -> None:
    found = standing([decide("approve")], recipe_hash="sha256:r3", changes=['lighting: "dusk" → "night"'])

    assert found.status is Status.outdated
    assert found.reasons == ('lighting: "dusk" → "night"',)
    assert found.approval is not None


def test_a_newer_picture_of_the_same_recipe_keeps_the_approval() -> None:
    assert standing([decide("approve")], recipe_hash="sha256:r2", newest=Drawn(9)).status is Status.approved


def test_what_is_not_known_is_not_held_against_an_approval() -> None:
    assert standing([decide("approve")]).status is Status.approved
    assert standing([decide("approve", recipe_hash=None)], recipe_hash="sha256:r9").status is Status.approved


def test_a_retake_waits_again_when_another_picture_is_there() -> None:
    retake = [decide("retake", note="closer")]

    assert standing(retake, newest=Drawn(2)).status is Status.retake
    assert standing(retake, newest=Drawn(2)).reasons == ("closer",)
    assert standing(retake, newest=Drawn(3)).status is Status.waiting


def test_the_last_decisive_word_counts() -> None:
    said = [
        decide("approve", "2026-02-19T09:00:00Z"),
        decide("reject", "2026-02-19T10:00:00Z", note="cut from the film"),
        decide("comment", "2026-02-19T11:00:00Z"),
    ]

    found = standing(said, recipe_hash="sha256:r2")
    assert (found.status, found.reasons, found.approval) == (
        Status.rejected,
        ("cut from the film",),
        None,
    )


def test_reopening_brings_a_frame_back_to_waiting() -> None:
    assert standing([decide("reject"), decide("reopen", "2026-02-20T09:00:00Z")]).status is Status.waiting


def test_an_omitted_frame_is_omitted_whatever_was_decided() -> None:
    assert standing([decide("approve")], omitted=True).status is Status.omitted


@pytest.mark.parametrize(
    ("kind", "now", "word"),
    [
        ("approve", Status.rejected, "rejected"),
        ("approve", Status.omitted, "omitted"),
        ("retake", Status.omitted, "omitted"),
        ("reopen", Status.waiting, "waiting"),
        ("exception", Status.omitted, "omitted"),
    ],
)
def test_an_illegal_step_says_why(kind: str, now: Status, word: str) -> None:
    said = refusal(kind, now)  # type: ignore[arg-type]
    assert said is not None
    assert word in said


@pytest.mark.parametrize("now", [s for s in Status if s is not Status.omitted])
def test_comments_and_retakes_are_always_possible(now: Status) -> None:
    assert refusal("comment", now) is None
    assert refusal("retake", now) is None


def test_order_is_by_time_and_the_same_on_every_machine() -> None:
    one, two = decide("approve", note="x"), decide("approve", note="y")
    later = decide("retake", "2026-02-19T09:00:01Z")

    assert in_order([later, two, one]) == in_order([one, later, two])
    assert in_order([later, one])[-1] == later
    assert by_frame([later, one, decide("approve", uid="v")]).keys() == {"u", "v"}


def test_two_people_never_write_the_same_file() -> None:
    one, two = decide("approve"), decide("approve", by="Ben <ben@example.org>")

    assert one.file_name != two.file_name
    assert one.file_name.startswith("20260219T090000Z-approve-")
    assert one.file_name == decide("approve").file_name


def test_exceptions_reach_as_far_as_their_scope() -> None:
    rule = {"rule": "drift.identity", "note": "wet coat", "until": "2026-03-31"}
    found = exceptions_of(
        [
            decide("exception", scope="frame", **rule),
            decide("exception", scope="scene", **rule),
            decide("exception", scope="version", **rule),
            decide("approve"),
        ]
    )

    assert [(e.subject, e.pixels) for e in found] == [
        ("FR_S03_002", None),
        ("S03", None),
        ("FR_S03_002", "sha256:p2"),
    ]
    assert {(e.rule, e.reason, e.until) for e in found} == {("drift.identity", "wet coat", "2026-03-31")}


@pytest.mark.parametrize(
    ("review", "rendered", "kitsu"),
    [
        (Status.waiting, False, "todo"),
        (Status.waiting, True, "wfa"),
        (Status.retake, True, "retake"),
        (Status.approved, True, "done"),
        (Status.outdated, True, "wip"),
        (Status.rejected, True, "retake"),
        (Status.omitted, True, None),
    ],
)
def test_statuses_map_to_kitsu(review: Status, rendered: bool, kitsu: str | None) -> None:
    assert kitsu_status(review, rendered=rendered) == kitsu

"""Rows of the cut depend on its last event and the decisions alone, whatever the cuts before were."""

from __future__ import annotations

import random
from typing import Any

from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.opening import memory_ledger
from tests.doubles.events import record

UIDS = [f"u{n}" for n in range(90)]


def name_of(uid: str) -> str:
    return f"FR_S{int(uid[1:]) % 7 + 1:02d}_001"


def cut(order: list[str], **more: Any) -> NewEvent:
    entries = [{"uid": uid, "frame_id": name_of(uid), **more} for uid in order]
    return NewEvent("timeline.changed", "PRJ_001", {"entries": entries})


def decided(uid: str, decision: str) -> NewEvent:
    return NewEvent(
        "review.decided", f"FR_S{int(uid[1:]) % 7 + 1:02d}_001", {"uid": uid, "decision": decision}
    )


def rows_after(events: list[NewEvent]) -> list[tuple[Any, ...]]:
    ledger = memory_ledger("PRJ_001")
    try:
        for event in events:
            record(ledger.log, event)
        assert ledger.views.differences(ledger.log) == {}
        return ledger.views.dump()["timeline_entries"]  # type: ignore[attr-defined,no-any-return]
    finally:
        ledger.close()


def test_cuts_one_after_the_other_leave_the_rows_of_the_last_one() -> None:
    dice = random.Random(14)
    for _ in range(20):
        decisions = [decided(dice.choice(UIDS), dice.choice(["approve", "retake"])) for _ in range(12)]
        cuts = []
        for _ in range(4):
            order = dice.sample(UIDS, dice.choice([0, 3, 40, 90]))
            order += dice.sample(order, min(2, len(order)))  # used twice
            cuts.append(cut(order, **({"hold": dice.randint(1, 9)} if dice.random() < 0.5 else {})))
        mixed = [event for pair in zip(cuts, decisions[:4], strict=True) for event in pair]
        assert rows_after([*mixed, *decisions[4:]]) == rows_after([*decisions, cuts[-1]])


def test_one_move_in_a_long_cut_leaves_the_rows_of_the_others_alone() -> None:
    ledger = memory_ledger("PRJ_001")
    moved = [*UIDS[:40], UIDS[41], UIDS[40], *UIDS[42:]]
    try:
        record(ledger.log, cut(UIDS))
        connection = ledger.log._file.connection  # type: ignore[attr-defined]
        before = connection.total_changes
        record(ledger.log, cut(moved))
        assert [row.uid for row in ledger.views.cut()] == moved
        assert connection.total_changes - before < 10
    finally:
        ledger.close()

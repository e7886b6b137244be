"""Twenty windows that move, and every event of the ledger heard once and in its order by each."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack

from tests.server.live.test_presence import BELOW, hearing, put
from tests.server.served import Client

WINDOWS = 20
SECONDS = 10.0


def test_many_who_move_lose_no_event(ann: Client) -> None:
    head = ann.get("/events").json()["head"]
    over = threading.Event()
    faults: list[BaseException] = []
    moves = [0] * WINDOWS

    def move(number: int, who: Client) -> None:
        try:
            while not over.wait(0.2):
                moves[number] += 1
                put(
                    who, f"frame/FR_S01_00{1 + moves[number] % 3}", f"window-{number}", presenting=number == 0
                )
        except BaseException as fault:
            faults.append(fault)

    with ExitStack() as stack:
        heard = [
            stack.enter_context(
                hearing(ann.with_token(ann.token).http, f"{BELOW}/events?after={head}&client=window-{number}")
            )
            for number in range(WINDOWS)
        ]
        movers = [ann.with_token(ann.token) for _ in range(WINDOWS)]
        threads = [threading.Thread(target=move, args=one) for one in enumerate(movers)]
        for thread in threads:
            thread.start()
        began, decided = time.monotonic(), 0
        while time.monotonic() - began < SECONDS:
            decided += 1
            told = ann.post("/frames/FR_S01_001:comment", {"note": f"number {decided}"})
            assert told.status_code == 200, told.text
            over.wait(0.05)
        over.set()
        for thread in threads:
            thread.join(30)
        last = ann.get("/events").json()["head"]
        for one in heard:
            one.until(lambda h: bool(h.ids) and h.ids[-1] == last, 20)
    assert faults == []
    assert decided > 20 and min(moves) > 10
    for one in heard:
        assert one.ids == list(range(head + 1, last + 1))
        told_at = [at for at, kind, _ in one.messages if kind == "presence"]
        assert len(one.people) == WINDOWS and one.presenter is not None
        assert len(told_at) <= (told_at[-1] - told_at[0]) * 10 + 5

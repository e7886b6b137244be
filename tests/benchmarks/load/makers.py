"""Records comments in a project's ledger at a steady pace, each with the time at which it was made.

`python makers.py FOLDER COUNT PER_SECOND`
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.project.workspace import Workspace


def main() -> None:
    folder, count, per_s = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with Workspace.open(folder, Settings(), Caller("Bo <bo@example.org>")) as workspace:
        began = time.perf_counter()
        for number in range(count):
            time.sleep(max(0.0, began + number / per_s - time.perf_counter()))
            frame = f"FR_S{number % 200 + 1:02}_001"
            body = {"decision": "comment", "note": f"at {time.time_ns()}"}
            workspace.log.append(
                [NewEvent("review.decided", frame, body)],
                at=workspace.now_precise(),
                actor="Bo <bo@example.org>",
            )


if __name__ == "__main__":
    main()

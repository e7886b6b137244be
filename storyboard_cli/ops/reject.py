"""`sb reject`: these frames are not wanted; a later retake opens them again."""

from __future__ import annotations

from typing import Annotated

from storyboard_cli.core.asking import asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.ops.retake import RetakeAnswer, RetakeAsk, turned_down
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class RejectAsk(RetakeAsk):
    note: Annotated[str, asked("Why; kept with the decision.", "--reason", "--note", "-m", usual="")]


class RejectAnswer(RetakeAnswer):
    pass


@signed
def reject(workspace: Workspace, ask: RejectAsk, caller: Caller) -> RejectAnswer:
    """Reject the frames, with a reason."""
    return RejectAnswer.model_construct(**dict(turned_down(workspace, ask, caller, "reject")))

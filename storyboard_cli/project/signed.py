"""Who calls an operation signs what it writes, whoever opened the project."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from storyboard_cli.core.caller import Caller
from storyboard_cli.project.workspace import Workspace

AskT = TypeVar("AskT")
AnswerT = TypeVar("AnswerT")


def signed(
    operation: Callable[[Workspace, AskT, Caller], AnswerT],
) -> Callable[[Workspace, AskT, Caller], AnswerT]:
    """The operation on the workspace of its caller: name, clock, reports and the wish to stop are one
    person's. Every operation on a project is decorated so.
    """

    @wraps(operation)
    def by_its_caller(workspace: Workspace, ask: AskT, caller: Caller) -> AnswerT:
        return operation(workspace.for_caller(caller), ask, caller)

    return by_its_caller

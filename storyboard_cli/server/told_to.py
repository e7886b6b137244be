"""An error as whoever asks may hear it: a guest hears of their own request, and not of the studio's files."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.problems import Problem
from storyboard_cli.people.principal import Known, Principal
from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import Route
from storyboard_cli.server.routes.shared import is_for_guests
from storyboard_cli.server.served import unavailable

OF_MANAGERS = "project.yaml"
"""Whoever manages writes it. Addresses of servers may stand in it, so others are shown no line of it."""
_BUSY = "this cannot be done now"


def told_to(who: Principal | None, project_id: str | None, error: SbError) -> SbError:
    """The error for somebody who asked for something in a project, or of the service."""
    if who is None or project_id is None:
        return error
    if who.kind is Known.guest:
        return _of_guest(project_id, error)
    if who.may(Right.manage, project_id):
        return error
    return without_lines(error)


def without_lines(error: SbError) -> SbError:
    """The error without what stands in the files of those who manage."""
    if not any(one.excerpt and _is_of_managers(one) for one in error.problems):
        return error
    return _with(error, problems=[_unquoted(one) for one in error.problems])


def _of_guest(project_id: str, error: SbError) -> SbError:
    """Where a file of the studio is wrong, or its disk, guests hear only that there is nothing to see now."""
    if error.where is not None or any(one.where is not None for one in error.problems):
        return unavailable(project_id)
    if error.kind in (Kind.storage, Kind.conflict):
        return _with(error, message=_BUSY, hint="ask again in a moment", problems=())
    problems = [replace(one, hint=_for_guests(one.hint)) for one in error.problems]
    return _with(error, hint=_for_guests(error.hint), problems=problems)


def _for_guests(hint: Hint | None) -> Hint | None:
    """A hint whose steps a guest may do; none else."""
    if isinstance(hint, Mend) and not _operations().issuperset(step.operation for step in hint.steps):
        return None
    return hint


@cache
def _operations() -> frozenset[str]:
    from storyboard_cli.server.routes.table import ROUTES

    return frozenset(r.operation for r in ROUTES if isinstance(r, Route) and is_for_guests(r))


def _is_of_managers(problem: Problem) -> bool:
    return problem.where is not None and problem.where.path == OF_MANAGERS


def _unquoted(problem: Problem) -> Problem:
    return replace(problem, excerpt=None) if _is_of_managers(problem) else problem


def unquoted_plain(plain: dict[str, Any]) -> dict[str, Any]:
    """A problem as data, without a line of what those write who manage."""
    where = plain.get("where")
    return {**plain, "excerpt": None} if where and where["path"] == OF_MANAGERS else plain


def _with(error: SbError, **changes: object) -> SbError:
    """The same error with other parts."""
    said: dict[str, Any] = {
        "message": error.message,
        "where": error.where,
        "hint": error.hint,
        "problems": error.problems,
        "fields": error.fields,
        **changes,
    }
    return SbError(error.kind, error.code, said.pop("message"), **said)

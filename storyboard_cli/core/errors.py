"""Errors that a person is meant to read, and the tables from kind to exit code and to HTTP status."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from storyboard_cli.core.mend import Hint, plain_hint
from storyboard_cli.core.problems import Problem, Where


class Kind(StrEnum):
    """Why something did not happen; each face translates it (exit code, HTTP status)."""

    internal = "internal"  # our fault
    storage = "storage"  # the disk said no: full, read-only, vanished
    usage = "usage"  # wrong arguments or invalid input
    missing = "missing"  # it is not there
    conflict = "conflict"  # it is there already, or out of date, or somebody else is writing
    blocked = "blocked"  # a rule or a failed check forbids it
    unreachable = "unreachable"  # a server does not answer
    partial = "partial"  # some work failed and was kept for retry
    interrupted = "interrupted"  # Ctrl-C


EXIT_CODES: dict[Kind, int] = {
    Kind.internal: 1,
    Kind.storage: 1,
    Kind.usage: 2,
    Kind.missing: 3,
    Kind.conflict: 4,
    Kind.blocked: 5,
    Kind.unreachable: 6,
    Kind.partial: 7,
    Kind.interrupted: 130,
}


HTTP_STATUS: dict[Kind, int] = {
    Kind.internal: 500,
    Kind.storage: 507,
    Kind.usage: 422,
    Kind.missing: 404,
    Kind.conflict: 409,
    Kind.blocked: 409,
    Kind.unreachable: 503,
    Kind.partial: 200,  # there is an answer, which says what of it failed
    Kind.interrupted: 409,
}


class SbError(Exception):
    """What went wrong, where, and what mends it. `problems` holds all mistakes of one run, not the first.

    `fields` are those of the Ask that it is about, as `Problem.fields`. Where a message or a hint has one of
    them as `` `name` ``, a face may say it in its own way: a command line says its flag.
    """

    def __init__(
        self,
        kind: Kind,
        code: str,
        message: str,
        *,
        where: Where | None = None,
        hint: Hint | None = None,
        problems: Sequence[Problem] = (),
        fields: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.message = message
        self.where = where
        self.hint = hint
        self.problems = tuple(problems)
        self.fields = tuple(fields)

    def __reduce__(self) -> tuple[object, ...]:
        # Drawing processes send their errors home; plain exceptions would forget all but the message.
        return _again, (self.kind, self.code, self.message, self.where, self.hint, self.problems, self.fields)

    def plain(self) -> dict[str, object]:
        """This error as JSON-compatible data, for the envelope."""
        found: dict[str, object] = {"kind": self.kind.value, "code": self.code, "message": self.message}
        if self.where is not None:
            found["where"] = self.where.plain()
        if self.hint:
            found["hint"] = plain_hint(self.hint)
        if self.fields:
            found["fields"] = list(self.fields)
        if self.problems:
            found["problems"] = [p.plain() for p in self.problems]
        return found


def _again(
    kind: Kind,
    code: str,
    message: str,
    where: Where | None,
    hint: Hint | None,
    problems: Sequence[Problem],
    fields: Sequence[str],
) -> SbError:
    return SbError(kind, code, message, where=where, hint=hint, problems=problems, fields=fields)

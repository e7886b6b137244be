"""Faults of a server or a job, and what is done about each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from storyboard_cli.core.mend import Hint, plain_hint
from storyboard_cli.render.comfy.server_text import clean_lines, one_line


class RetryDecision(StrEnum):
    """What is done with the job that met a fault."""

    retry = "retry"  # the same job may work in a moment, here or elsewhere
    elsewhere = "elsewhere"  # another server may manage; this one will not
    lost = "lost"  # the server forgot the job: submit it again
    memory = "memory"  # out of memory: free models, then retry
    invalid = "invalid"  # the graph itself is refused: never retried
    down = "down"  # no answer at all: the server is unwell, the job is not
    refused = "refused"  # 401 or 403: this server is closed to us


class Fault(Exception):
    """One thing that went wrong, with what the server said about it."""

    def __init__(
        self, decision: RetryDecision, code: str, message: str, detail: Detail | None = None
    ) -> None:
        super().__init__(message)
        self.decision = decision
        self.code = code
        self.message = message
        self.detail = detail or Detail()


@dataclass(frozen=True, slots=True)
class Detail:
    """The server's own account of an error, made harmless."""

    node: str = ""
    node_type: str = ""
    exception: str = ""
    said: str = ""
    traceback: tuple[str, ...] = ()
    problems: tuple[str, ...] = field(default=())
    hint: Hint | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON-compatible data, without what is empty."""
        found: dict[str, Any] = {
            "node": self.node,
            "node_type": self.node_type,
            "exception": self.exception,
            "said": self.said,
            "traceback": list(self.traceback),
            "problems": list(self.problems),
            "hint": plain_hint(self.hint),
        }
        return {name: value for name, value in found.items() if value}


_MEMORY_WORDS = ("outofmemory", "out of memory", "memoryerror", "cannot allocate memory")
_DISK_WORDS = ("no space left on device", "disk quota exceeded")
_PASSING_WORDS = ("connection", "timed out", "timeout", "cuda error", "temporarily unavailable")


def execution_fault(data: dict[str, Any]) -> Fault:
    """The fault that an `execution_error` message tells of."""
    detail = Detail(
        node=one_line(data.get("node_id"), 120),
        node_type=one_line(data.get("node_type"), 120),
        exception=one_line(data.get("exception_type"), 120),
        said=one_line(data.get("exception_message"), 600),
        traceback=tuple(clean_lines(data.get("traceback"))),
    )
    words = f"{detail.exception} {detail.said}".casefold()
    where = f"node {detail.node} ({detail.node_type})" if detail.node else "the server"
    what = f"{where} failed: {detail.exception}: {detail.said}".rstrip(": ")
    if any(word in words for word in _MEMORY_WORDS):
        return Fault(RetryDecision.memory, "out-of-memory", what, detail)
    if any(word in words for word in _DISK_WORDS):
        return Fault(
            RetryDecision.elsewhere, "server-disk-full", f"the server's disk is full: {what}", detail
        )
    if any(word in words for word in _PASSING_WORDS):
        return Fault(RetryDecision.retry, "execution-failed", what, detail)
    return Fault(RetryDecision.invalid, "execution-failed", what, detail)


def refusal_fault(body: Any) -> Fault:
    """The fault of a graph that the server's validation refused, every complaint in it."""
    body = body if isinstance(body, dict) else {}
    found = body.get("error")
    error = found if isinstance(found, dict) else {"message": found}
    problems: list[str] = []
    node_errors = body.get("node_errors")
    for node, entry in (node_errors if isinstance(node_errors, dict) else {}).items():
        entry = entry if isinstance(entry, dict) else {}
        kind = one_line(entry.get("class_type"), 80)
        for one in entry.get("errors") or [{}]:
            one = one if isinstance(one, dict) else {}
            said = one_line(one.get("details") or one.get("message"), 300)
            problems.append(f"{one_line(node, 80)} ({kind}): {one_line(one.get('message'), 120)}: {said}")
    message = one_line(error.get("message") or "the server left out a part of the graph", 300)
    if not problems and error.get("details"):
        message = f"{message} {one_line(error.get('details'), 200)}"
    shown = f"{message}: {problems[0]}" if problems else message
    if len(problems) > 1:
        shown += f" (and {len(problems) - 1} more)"
    return Fault(
        RetryDecision.invalid, "graph-refused", shown, Detail(said=message, problems=tuple(problems[:50]))
    )

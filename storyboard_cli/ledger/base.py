"""An event, before and after it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A change that is about to be recorded. `kind` is `noun.past_tense`; `body` is JSON-compatible.

    `request` names the request of a server that it is recorded for. It is no part of what happened, so that
    the files of a project, from which a log is made anew, need not say it.
    """

    kind: str
    subject: str
    body: Mapping[str, Any]
    request: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded change. `hash` covers every other field, the project id and the previous hash included."""

    seq: int
    project_id: str
    at: str
    actor: str
    kind: str
    subject: str
    body: Mapping[str, Any]
    prev_hash: str
    hash: str
    request: str = ""
    """The request of a server that it was recorded for; empty where there was none, or none is known."""

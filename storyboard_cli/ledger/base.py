"""An event, before and after it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A change that is about to be recorded. `kind` is `noun.past_tense`; `body` is JSON-compatible."""

    kind: str
    subject: str
    body: Mapping[str, Any]


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

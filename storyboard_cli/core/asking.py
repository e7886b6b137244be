"""The two ends of every operation: a frozen `Ask` in, a frozen `Answer` out."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.errors import Kind
from storyboard_cli.core.model import Frozen


class Ask(Frozen):
    """What a face wants done. The JSON body of a later HTTP request is this model."""


class Answer(Frozen):
    """What was done. `failure` says that the work ended badly although there is an answer worth showing."""

    failure: Kind | None = Field(None, exclude=True)

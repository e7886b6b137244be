"""What every face sends of an answer, and the schema that says it."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from pydantic import Field

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.envelope import answered, answered_schema, refused
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops.catalogue import OPERATIONS


class CountedAnswer(Answer):
    frames: int = Field(0, description="How many frames there are.")


@pytest.mark.parametrize(("failure", "ok"), [(None, True), (Kind.partial, False)])
def test_how_the_work_ended_is_told_beside_the_answer(failure: Kind | None, ok: bool) -> None:
    sent = answered("count", CountedAnswer(frames=3, failure=failure))
    assert (sent["ok"], sent["data"], sent.get("failure")) == (ok, {"frames": 3}, failure)
    jsonschema.validate(sent, answered_schema(CountedAnswer))


def test_a_bad_end_that_says_no_reason_is_not_of_the_schema() -> None:
    sent: dict[str, Any] = answered("count", CountedAnswer())
    for wrong in (sent | {"ok": False}, sent | {"failure": "partial"}, sent | {"data": {"frames": "3"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, answered_schema(CountedAnswer))


def test_a_refusal_has_no_data() -> None:
    sent = refused("count", SbError(Kind.missing, "no-frames", "there are none"))
    assert (sent["ok"], sent["error"]["code"], "data" in sent) == (False, "no-frames", False)


def test_every_answer_has_a_schema() -> None:
    for operation in OPERATIONS:
        jsonschema.Draft202012Validator.check_schema(answered_schema(operation.answer))

"""Whatever an Ask is made from, it is made, or refused as one kind of error that tells every mistake."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.core.errors import Kind
from storyboard_cli.ops.catalogue import OPERATIONS
from storyboard_cli.ops.export_paper import ContactSheetAsk, PdfAsk
from storyboard_cli.ops.timeline import TimelineMoveAsk

VALUES: list[Any] = [
    None, True, 0, -1, 1.5, float("nan"), 10**400, "", "x", "\x00", "\x1b[2J", "\ud800", "9" * 5000, "../x",
    [], [None], ["x"], [[]], {}, {"a": 1}, [{"name": "x"}], b"x", object(), ("a",), {"x"}, " ", "a" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_a_wrong_value_is_refused_by_the_model(operation: Any) -> None:
    ask: type[Ask] = operation.ask
    for name in ask.model_fields:
        for value in VALUES:
            told(ask, {name: value})
            try:
                text = json.dumps({name: value})
            except TypeError:
                continue
            told(ask, text)


def told(ask: type[Ask], given: Any) -> None:
    """Makes the Ask; a refusal is a ValidationError that can be worded, and nothing else."""
    try:
        ask.model_validate_json(given) if isinstance(given, str) else ask.model_validate(given)
    except ValidationError as error:
        refused = refusal(error)
        assert refused.kind is Kind.usage
        assert refused.message and "Value error" not in refused.message
    except ValueError as error:
        assert "surrogates" in str(error) or isinstance(error, UnicodeEncodeError)


def test_all_mistakes_are_told_at_once_each_with_its_mend() -> None:
    with pytest.raises(ValidationError) as caught:
        PdfAsk.model_validate({"layout": "nope", "paper": "a9", "captions": ["shot", "mod"], "proxy": "x"})
    refused = refusal(caught.value)
    assert refused.code == "wrong-arguments"
    assert {p.code for p in refused.problems} == {
        "unknown-layout", "unknown-paper", "unknown-caption-field", "wrong-arguments"
    }  # fmt: skip
    assert (
        next(p.hint for p in refused.problems if p.code == "unknown-paper") == "choose one of a4, letter, a3"
    )
    assert next(p.message for p in refused.problems if p.code == "wrong-arguments").startswith("proxy: ")


def test_one_mistake_is_the_error_itself() -> None:
    with pytest.raises(ValidationError) as caught:
        PdfAsk.model_validate({"layout": "nope"})
    assert refusal(caught.value).code == "unknown-layout"
    with pytest.raises(ValidationError) as caught:
        TimelineMoveAsk(selectors=["S01/1"], after="S01/2", before="S01/3")
    assert refusal(caught.value).message == "give --after or --before, not both"


@pytest.mark.parametrize("given", [{"columns": 0}, {"columns": 21}, {"width": 199}, {"width": 16001}])
def test_a_range_belongs_to_its_field(given: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        ContactSheetAsk.model_validate(given)


def test_bytes_that_are_no_text_are_refused_for_every_ask() -> None:
    for ask, given in (
        (PdfAsk, {"watermark": "caf\udce9"}),
        (TimelineMoveAsk, {"selectors": ["\udcff"]}),
    ):
        with pytest.raises(ValidationError) as caught:
            ask.model_validate(given)
        assert refusal(caught.value).code == "not-text"
    assert PdfAsk(watermark="café 日本 𝄞").watermark == "café 日本 𝄞"

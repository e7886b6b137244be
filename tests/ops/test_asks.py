"""Whatever an Ask is made from, it is made, or refused as one kind of error that tells every mistake."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops.catalogue import OPERATIONS
from storyboard_cli.ops.create import CreateProjectAsk
from storyboard_cli.ops.edit import PatchProjectAsk, PutScriptAsk
from storyboard_cli.ops.explain import ExplainAsk
from storyboard_cli.ops.export_paper import ContactSheetAsk, PdfAsk
from storyboard_cli.ops.import_ import ImportAsk
from storyboard_cli.ops.jobs import JobsListAsk
from storyboard_cli.ops.lock import LockAsk
from storyboard_cli.ops.search import SearchAsk
from storyboard_cli.ops.timeline import TimelineHoldAsk, TimelineMoveAsk, hold
from storyboard_cli.project.workspace import Workspace
from tests.ops.conftest import asha

VALUES: list[Any] = [
    None, True, 0, -1, 1.5, float("nan"), 10**400, "", "x", "\x00", "\x1b[2J", "\ud800", "9" * 5000, "../x",
    [], [None], ["x"], [[]], {}, {"a": 1}, [{"name": "x"}], b"x", object(), ("a",), {"x"}, " ", "a" * 100_000,
]  # fmt: skip

LIBRARY_WORDS = re.compile(
    r"Value error|instance of|[Ii]nput should|should match|not permitted|Field required|dictionary|[a-z]Ask\b"
)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_a_wrong_value_is_refused_by_the_model(operation: Any) -> None:
    ask: type[Ask] = operation.ask
    for name in [*ask.model_fields, "zork"]:
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
        refused = refusal(error, ask)
        assert refused.kind is Kind.usage
        for one in refused.problems or [refused]:
            assert one.message and not LIBRARY_WORDS.search(f"{one.message} {one.hint}")
            if "is not JSON" in one.message:
                continue
            assert one.fields, one.message
            assert one.fields[0].partition(".")[0] in {*ask.model_fields, "zork"}
    except ValueError as error:
        assert "surrogates" in str(error) or isinstance(error, UnicodeEncodeError)


def test_all_mistakes_are_told_at_once_each_with_its_mend() -> None:
    with pytest.raises(ValidationError) as caught:
        PdfAsk.model_validate({"layout": "nope", "paper": "a9", "captions": ["shot", "mod"], "proxy": "x"})
    refused = refusal(caught.value, PdfAsk)
    assert refused.code == "wrong-arguments"
    assert {p.code for p in refused.problems} == {
        "unknown-layout", "unknown-paper", "unknown-caption-field", "wrong-arguments"
    }  # fmt: skip
    assert (
        next(p.hint for p in refused.problems if p.code == "unknown-paper") == "choose one of a4, letter, a3"
    )
    assert next(p.message for p in refused.problems if p.code == "wrong-arguments").startswith(
        "proxy must be "
    )


def test_one_mistake_is_the_error_itself() -> None:
    with pytest.raises(ValidationError) as caught:
        PdfAsk.model_validate({"layout": "nope"})
    assert refusal(caught.value, PdfAsk).code == "unknown-layout"
    with pytest.raises(ValidationError) as caught:
        TimelineMoveAsk(selectors=["S01/1"], after="S01/2", before="S01/3")
    assert refusal(caught.value, TimelineMoveAsk).message == "give `after` or `before`, not both"


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
        assert refusal(caught.value, ask).code == "not-text"
    assert PdfAsk(watermark="café 日本 𝄞").watermark == "café 日本 𝄞"


@pytest.mark.parametrize(
    ("ask", "given", "fields", "said"),
    [
        (CreateProjectAsk, {"project_id": "film", "name": "x"}, ["project_id"], '"film" is not a project id'),
        (TimelineMoveAsk, {"selectors": ["S01/1", 2]}, ["selectors.1"], "selectors[2] must be text, not 2"),
        (TimelineMoveAsk, {"selectors": ["1"], "after": "a", "before": "b"}, ["after", "before"], "not both"),
        (TimelineMoveAsk, {"selectors": ["S01/1"], "befor": "b"}, ["befor"], "did you mean before?"),
        (TimelineMoveAsk, {}, ["selectors"], "selectors is missing"),
        (ImportAsk, {"asset": "CHAR_001", "pictures": [3]}, ["pictures.0"], "pictures[1] must be an object"),
        (PdfAsk, {"out": "board.pdf"}, ["out"], "out must be an object"),
        (PdfAsk, {"out": {"name": "../x"}}, ["out.name"], "a plain name is wanted"),
        (PdfAsk, {"layout": "nope"}, ["layout"], "there is no layout 'nope'"),
    ],
)  # fmt: skip
def test_a_form_is_told_which_field_is_wrong_and_what_is_wanted(
    ask: type[Ask], given: dict[str, Any], fields: list[str], said: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        ask.model_validate(given)
    plain = refusal(caught.value, ask).plain()
    assert plain["fields"] == fields
    assert said in f"{plain['message']} ({plain.get('hint')})"


def test_what_a_cut_cannot_hold_names_the_field_that_was_asked(film: Workspace) -> None:
    with pytest.raises(SbError) as caught:
        hold(film, TimelineHoldAsk(selectors=["S01"], length="99999999999"), asha())
    assert caught.value.fields == ("length",)
    assert caught.value.message == "length must be at most 10000000, not 99999999999"


@pytest.mark.parametrize(
    ("ask", "given", "field", "said"),
    [
        (LockAsk, {"all": "yes"}, "all", "all must be true or false"),
        (LockAsk, {"all": 1}, "all", "all must be true or false"),
        (ContactSheetAsk, {"columns": "3"}, "columns", "columns must be a whole number"),
        (ContactSheetAsk, {"columns": True}, "columns", "columns must be a whole number"),
        (LockAsk, {"note": "a" * 10_001}, "note", "note has 10,001 characters; 10,000 is the most"),
        (LockAsk, {"assets": ["a" * 3_000_000]}, "assets", "assets has 3,000,000 characters"),
        (PatchProjectAsk, {"changes": {"a": ["b", {"c": "x\udce9"}]}}, "changes.a.1.c", "no text"),
        (PatchProjectAsk, {"changes": {"a": {"\ud800": 1}}}, "changes.a", "no text"),
        (SearchAsk, {"like": {"name": "a.png", "data": "####"}}, "like.data", "like.data: base64 is wanted"),
        (SearchAsk, {"like": {"name": "a.png", "data": "aGk=,"}}, "like.data", "like.data: base64 is wanted"),
    ],
)  # fmt: skip
def test_an_ask_takes_a_value_for_what_it_is(
    ask: type[Ask], given: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        ask.model_validate(given)
    refused = refusal(caught.value, ask)
    assert (refused.fields, said in refused.message) == ((field,), True), refused.message


def test_what_is_as_it_should_be_is_taken() -> None:
    assert LockAsk.model_validate_json('{"all": true, "note": "' + "a" * 10_000 + '"}').all
    assert ContactSheetAsk.model_validate_json('{"columns": 3}').columns == 3
    whole = PutScriptAsk(name="a.fountain", text="a" * 1_000_000)
    assert len(whole.text) == 1_000_000
    like = SearchAsk.model_validate({"like": {"name": "a.png", "data": "aGk="}}).like
    assert like is not None and like.data == b"hi"


def test_a_field_is_understood_by_the_name_that_it_once_had() -> None:
    asked = ExplainAsk.model_validate_json('{"what": ["S01"]}')
    assert asked == ExplainAsk(selectors=["S01"]) and asked.plain() == {"selectors": ["S01"]}
    assert JobsListAsk.model_validate({"everything": True}).all
    with pytest.raises(ValidationError) as caught:
        ExplainAsk.model_validate({"what": ["S01"], "selectors": ["S02"]})
    assert refusal(caught.value, ExplainAsk).fields == ("what",)
    with pytest.raises(ValidationError) as caught:
        ExplainAsk.model_validate({"what": ["a" * 10_001]})
    assert refusal(caught.value, ExplainAsk).code == "too-long"


def test_an_old_name_is_of_a_field_that_is_there_and_none_itself() -> None:
    for operation in OPERATIONS:
        fields = operation.ask.model_fields
        assert set(operation.ask.once_called.values()) <= fields.keys(), operation.name
        assert not operation.ask.once_called.keys() & fields.keys(), operation.name

"""A hint that names operations is data; words come to it in a face."""

from __future__ import annotations

import pickle

import pytest
from pydantic import BaseModel

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend, from_plain, hint_from, plain_hint
from storyboard_cli.core.problems import Problem, Severity

DRAW = Mend("render", {"selectors": ["S03/2"]}, "`{}` makes it")


def test_without_a_face_it_says_operation_and_fields() -> None:
    assert str(Mend("timeline.show")) == "`timeline.show`"
    assert str(DRAW) == "`render selectors=S03/2` makes it"
    assert str(Mend("lock", {"force": True}, blanks=("assets",))) == "`lock assets=… force=yes`"


def test_a_face_words_each_operation() -> None:
    both = Mend.joined("{}, then {}", Mend("generate"), Mend("lock"))
    assert both.worded(lambda step: step.operation.upper()) == "`GENERATE`, then `LOCK`"
    assert both.words == "`{}`, then `{}`" and [s.operation for s in both.steps] == ["generate", "lock"]


def test_words_of_others_hold_no_place_for_an_operation() -> None:
    said = Mend.joined("{} or {}", "write `versions: {}`", Mend("lock"))
    assert str(said) == "write `versions: { }` or `lock`"
    assert str(Mend("lock", {}, "{} and {} too many")) == "lock and {} too many"


def test_what_was_left_blank_is_filled_in() -> None:
    allow = Mend("allow", {"rule": "picture.flat"}, blanks=("selector", "reason"))
    step = allow.filled(selector="FR_S01_001").steps[0]
    assert (step.ask, step.blanks) == ({"selector": "FR_S01_001", "rule": "picture.flat"}, ("reason",))
    assert DRAW.filled(selectors=["S01"]) == DRAW  # it was not blank


LIKE = Mend("retake", {}, "such as `{}`", examples={"selectors": ["S03/2"], "note": "closer"})


def test_an_example_is_shown_and_never_asked() -> None:
    [step] = LIKE.plain()["steps"]
    assert step == {
        "operation": "retake", "ask": {}, "blanks": ["selectors", "note"],
        "examples": {"selectors": ["S03/2"], "note": "closer"},
    }  # fmt: skip
    assert str(LIKE) == "such as `retake selectors=S03/2 note=closer`"
    [known] = LIKE.filled(selectors=["S01/1"]).plain()["steps"]
    assert (known["ask"], known["blanks"]) == ({"selectors": ["S01/1"]}, ["note"])
    assert known["examples"] == {"note": "closer"}


def test_it_is_the_same_after_every_way_through() -> None:
    assert from_plain(DRAW.plain()) == pickle.loads(pickle.dumps(DRAW)) == DRAW
    assert from_plain(LIKE.plain()) == pickle.loads(pickle.dumps(LIKE)) == LIKE
    assert DRAW.respelt("makes", "draws").words == "`{}` draws it"
    assert {DRAW: 1}[from_plain(DRAW.plain())] == 1 and Mend("render") != DRAW
    for hint in ("mend it", DRAW, None):
        assert hint_from(plain_hint(hint)) == hint


def test_what_the_words_do_not_show_takes_no_place_of_another() -> None:
    unshown = Mend("project.patch", {"changes": {}}, "set the status")
    said = Mend.joined("{}; or {}", unshown, DRAW)
    assert str(said) == f"set the status; or {DRAW}"
    assert {step.operation for step in said.steps} == {"project.patch", DRAW.steps[0].operation}


class Told(BaseModel):
    hint: str | Mend | None
    problem: Problem | None = None


@pytest.mark.parametrize("hint", ["mend it", DRAW, None])
def test_models_keep_it(hint: str | Mend | None) -> None:
    told = Told(hint=hint, problem=Problem(Severity.error, "no-picture", "it has none", hint=hint))
    assert told.hint is hint
    plain = told.model_dump(mode="json")
    assert plain["hint"] == plain["problem"]["hint"] == plain_hint(hint)
    assert Told.model_validate(plain) == Told.model_validate_json(told.model_dump_json()) == told
    assert "steps" in str(Told.model_json_schema())


def test_an_error_takes_it_home() -> None:
    error = SbError(Kind.missing, "no-picture", "it has none", hint=DRAW)
    for one in (error, pickle.loads(pickle.dumps(error))):
        assert one.plain()["hint"] == DRAW.plain()
    assert Problem(Severity.error, "no-picture", "it has none", hint=DRAW).plain()["hint"] == DRAW.plain()

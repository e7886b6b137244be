"""People, guests and programs are called as they want, and nobody by a name that could sign for another."""

from __future__ import annotations

import httpx
import pytest
from pydantic import BaseModel, ValidationError

from storyboard_cli.core.ids import LONGEST_NAME
from storyboard_cli.core.person_names import tamed
from storyboard_cli.ops.token import TokenAddAsk
from storyboard_cli.ops.user import UserAddAsk
from storyboard_cli.server.people.own import OwnTokenAsk
from tests.server.served import Client

GOOD = [
    "Siobhán O'Brien",
    "Jürgens & Söhne (Köln)",
    "[agency] №1, Ltd.",
    "שָׁלוֹם כהן",
    "محمد‌رضا",
    "山田 太郎",
    "J. R. “Bob” Dobbs / 100 %",
]
BAD = [
    "A <b@example.org>",
    'the "client"',
    "back\\slash",
    "two\nlines",
    "turned\u202eround",
    "bell\a",
    "\u200b",
    " ",
    "Zoë (guest, agency)",
    "Zoë (Guest,\u00a0agency",
    "x" * (LONGEST_NAME + 1),
]


def named(ann: Client, secret: str, name: str) -> list[httpx.Response]:
    """The answers to making a guest link of this name, and to coming by one under it."""
    window = ann.with_token("").http
    return [
        ann.post("/guests", {"name": name, "selection": ["S01"]}),
        window.post("/v1/sessions:guest", json={"secret": secret, "name": name}),
    ]


def test_a_name_is_any_text_on_one_line_that_could_not_sign_for_another(ann: Client) -> None:
    secret = ann.post("/guests", {"name": "client", "selection": ["S01"]}).json()["secret"]
    for name in GOOD:
        for told in named(ann, secret, name):
            assert told.status_code == 201 and name in told.text, told.text
    for name in BAD:
        for told in named(ann, secret, name):
            assert told.status_code == 422 and "pattern" not in told.text, (name, told.text)
            assert told.json()["fields"] == ["name"], told.text


@pytest.mark.parametrize("model", [UserAddAsk, OwnTokenAsk, TokenAddAsk])
def test_accounts_and_tokens_are_named_by_the_same_rule(model: type[BaseModel]) -> None:
    more = {"login": "ann"} if model is not OwnTokenAsk else {}
    for name in GOOD:
        assert dict(model.model_validate({"name": name, **more}))["name"] == name
    for name in BAD:
        with pytest.raises(ValidationError):
            model.model_validate({"name": name, **more})


@pytest.mark.parametrize("name", [*GOOD, *BAD])
def test_what_a_cookie_says_is_a_name_too(name: str) -> None:
    made = tamed(name)
    assert not set(made) & set('<>"\\\n\a\u202e') and "(guest," not in made.casefold()
    assert len(made) <= LONGEST_NAME and (made == name or name not in GOOD)


def test_a_guest_cannot_pose_as_one_of_another_link() -> None:
    assert tamed("Zoë (guest, ((guest, agency)") == "Zoë guest, guest, agency)"

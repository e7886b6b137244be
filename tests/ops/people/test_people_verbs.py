"""What the verbs about people add to the place that keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import guest, member, token, user
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.people.passwords import is_right
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.callers import ACTOR, calling
from tests.people.clocks import Standing

GOOD = "four words nobody joins"


@pytest.fixture
def clock() -> Standing:
    return Standing()


@pytest.fixture
def people(tmp_path: Path, clock: Standing) -> Iterator[SqlitePeople]:
    found = open_people(tmp_path / "people.db", clock)
    yield found
    found.close()


@pytest.fixture
def caller(clock: Standing) -> Caller:
    return calling(clock=clock)


@pytest.fixture
def here(clock: Standing, tmp_path: Path) -> Caller:
    return calling(clock=clock, here=tmp_path)


def ask(people: SqlitePeople, caller: Caller, verb: str, /, **given: Any) -> Any:
    operation = CATALOGUE[verb]
    return operation.function(people, operation.ask.model_validate(given), caller)


def refused(call: Any) -> SbError:
    with pytest.raises(SbError) as caught:
        call()
    return caught.value


def test_an_account_keeps_a_hash_and_shows_none(people: SqlitePeople, caller: Caller) -> None:
    answer = ask(people, caller, "user.add", login="ann", name="Ann  Rao", password=GOOD)

    kept = people.user("ann")
    assert kept is not None and is_right(GOOD, kept.password_hash)
    assert answer.user.name == "Ann Rao" and answer.user.has_password and answer.user.is_admin
    for text in (repr(answer), str(answer.plain())):
        assert GOOD not in text and "argon2" not in text


def test_no_form_of_an_ask_shows_its_password() -> None:
    made = user.UserAddAsk(login="ann", password=GOOD)  # type: ignore[arg-type]

    assert made.password is not None and made.password.get_secret_value() == GOOD
    for text in (repr(made), str(made), str(made.plain()), str(made.model_dump()), made.model_dump_json()):
        assert GOOD not in text


@pytest.mark.parametrize(
    "password", ["hunter2\udcff", 1234567890, ["hunter2"], {"a": "hunter2"}, "hunter2" * 2000, b"\xff"]
)
def test_no_refusal_of_an_ask_shows_its_password(password: Any) -> None:
    for model in (user.UserAddAsk, user.UserPasswordAsk):
        with pytest.raises(ValidationError) as caught:
            model.model_validate({"login": "ann", "password": password})
        said = str(refusal(caught.value, model).plain())
        assert "hunter2" not in said and "1234567890" not in said
        assert "'fields': ['password']" in said


def test_a_weak_password_makes_no_account(people: SqlitePeople, caller: Caller) -> None:
    error = refused(lambda: ask(people, caller, "user.add", login="ann", password="ann1234567"))

    assert error.code == "weak-password" and "ann1234567" not in str(error.plain())
    assert people.users() == []


@pytest.mark.parametrize(
    ("model", "given", "field"),
    [
        (user.UserAddAsk, {"login": "Ann"}, "login"),
        (user.UserAddAsk, {"login": "../x"}, "login"),
        (user.UserAddAsk, {"login": "ann", "name": "Ann <bo@example.org>"}, "name"),
        (user.UserAddAsk, {"login": "ann", "name": "Ann\nRao"}, "name"),
        (user.UserAddAsk, {"login": "ann", "name": "  "}, "name"),
        (user.UserAddAsk, {"login": "ann", "email": "ann"}, "email"),
        (user.UserAddAsk, {"login": "ann", "email": "a@b> <c@d"}, "email"),
        (member.MemberAddAsk, {"project_id": "PRJ_1", "login": "ann", "role": "machine"}, "role"),
        (member.MemberAddAsk, {"project_id": "*", "login": "ann", "role": "owner"}, "project_id"),
        (token.TokenAddAsk, {"name": "ci", "role": "owner", "project_id": "PRJ_1"}, "role"),
        (token.TokenAddAsk, {"name": "ci", "role": "machine"}, "project_id"),
        (token.TokenAddAsk, {"name": "ci", "role": "machine", "project_id": "*"}, "project_id"),
        (token.TokenAddAsk, {"name": "ci", "project_id": "PRJ_1"}, "role"),
        (token.TokenAddAsk, {"name": "ci", "role": "machine", "login": "ann", "project_id": "PRJ_1"}, "role"),
        (token.TokenAddAsk, {"name": "Ann <owner>", "login": "ann"}, "name"),
        (token.TokenAddAsk, {"name": "ci", "login": "ann", "days": 0}, "days"),
        (guest.GuestAddAsk, {"project_id": "PRJ_1", "name": "x", "selection": ["S01\nS02"]}, "selection"),
        (guest.GuestAddAsk, {"project_id": "PRJ_1", "name": "x", "days": 10_000}, "days"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_by_the_field(
    model: type[Ask], given: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)

    assert field in refusal(caught.value, model).fields


def test_a_password_is_changed_and_sessions_end(people: SqlitePeople, caller: Caller) -> None:
    ask(people, caller, "user.add", login="ann", password=GOOD)
    session = people.open_session(people.users()[0].id)
    ask(people, caller, "user.password", login="ann", password="another four words")

    assert people.principal_of_session(session) is None
    assert is_right("another four words", people.users()[0].password_hash)
    assert refused(lambda: ask(people, caller, "user.password", login="bo", password=GOOD)).code == "no-user"


def test_accounts_are_changed_disabled_and_let_in_again(people: SqlitePeople, caller: Caller) -> None:
    for login in ("ann", "bo"):
        ask(people, caller, "user.add", login=login)
    assert ask(people, caller, "user.change", login="bo", is_admin=True, email="bo@example.org").user.is_admin
    assert ask(people, caller, "user.disable", login="bo").user.disabled
    assert not ask(people, caller, "user.disable", login="bo", undo=True).user.disabled
    ask(people, caller, "member.add", project_id="PRJ_1", login="bo", role="artist")

    listed = ask(people, caller, "user.list").users
    assert [(u.login, u.signature, u.roles) for u in listed] == [
        ("ann", "ann <ann>", {}),
        ("bo", "bo <bo@example.org>", {"PRJ_1": "artist"}),
    ]


def test_members_come_change_and_go(people: SqlitePeople, caller: Caller) -> None:
    ask(people, caller, "user.add", login="ann")
    ask(people, caller, "user.add", login="bo")
    ask(people, caller, "member.add", project_id="PRJ_1", login="ann", role="owner")
    ask(people, caller, "member.add", project_id="PRJ_1", login="bo", role="viewer")
    assert (
        ask(people, caller, "member.change", project_id="PRJ_1", login="bo", role="artist").member.role
        == "artist"
    )
    assert [m.login for m in ask(people, caller, "member.list", project_id="PRJ_1").members] == ["ann", "bo"]
    assert ask(people, caller, "member.list", project_id="PRJ_2").members == []
    ask(people, caller, "member.remove", project_id="PRJ_1", login="bo")
    error = refused(lambda: ask(people, caller, "member.remove", project_id="PRJ_1", login="ann"))
    assert error.code == "last-owner"


def test_a_token_is_told_once(people: SqlitePeople, caller: Caller, clock: Standing) -> None:
    made = ask(people, caller, "token.add", name="ci", project_id="PRJ_1", role="machine", days=30)

    assert made.token.expires_at == "2026-03-31T09:00:00Z" and made.token.created_by == ACTOR
    found = people.principal_of_token(made.secret)
    assert found is not None and found.roles == {"PRJ_1": Role.machine}
    assert made.secret not in str(ask(people, caller, "token.list").plain())
    clock.pass_by(days=30)
    assert [t.state for t in ask(people, caller, "token.list").tokens] == ["expired"]


def test_a_token_that_opens_everything_is_made_here_only(
    people: SqlitePeople, caller: Caller, here: Caller
) -> None:
    assert refused(lambda: ask(people, caller, "token.add", name="mine")).code == "token-of-nobody"
    assert people.tokens() == []

    found = people.principal_of_token(ask(people, here, "token.add", name="mine").secret)
    assert found is not None and found.is_admin


def test_tokens_are_listed_and_revoked_among_those_that_are_named(
    people: SqlitePeople, caller: Caller, here: Caller
) -> None:
    ask(people, caller, "user.add", login="ann")
    ask(people, here, "token.add", name="mine")
    for project_id in ("PRJ_1", "PRJ_2"):
        ask(people, caller, "token.add", name="ci", project_id=project_id, role="machine")
    ask(people, caller, "token.add", name="laptop", login="ann")

    def names(**given: Any) -> list[str]:
        return [t.name for t in ask(people, caller, "token.list", **given).tokens]

    assert names() == ["mine", "ci", "ci", "laptop"]
    assert names(project_id="PRJ_1") == ["ci"] and names(login="ann") == ["laptop"]
    assert refused(lambda: ask(people, caller, "token.revoke", tokens=["ci"])).code == "which-token"
    assert (
        refused(lambda: ask(people, caller, "token.revoke", tokens=["mine"], login="ann")).code == "no-token"
    )
    assert ask(people, caller, "token.revoke", tokens=["ci"], project_id="PRJ_2").tokens[0].state == "revoked"
    assert ask(people, caller, "token.revoke", tokens=["ci"]).tokens[0].project_id == "PRJ_1"
    assert refused(lambda: ask(people, caller, "token.add", name="x", login="nobody")).code == "no-user"


def test_a_guest_link_shows_a_selection_until_it_ends(
    people: SqlitePeople, caller: Caller, clock: Standing
) -> None:
    made = ask(people, caller, "guest.add", project_id="PRJ_1", name="client", selection=["S01"], days=7)

    found = people.principal_of_guest(made.secret, "Bo")
    assert found is not None and found.selection == ("S01",)
    assert found.expires_at == clock() + timedelta(days=7)
    [listed] = ask(people, caller, "guest.list", project_id="PRJ_1").guests
    assert listed.state == "in use" and made.secret not in str(listed.plain())
    assert ask(people, caller, "guest.revoke", project_id="PRJ_1", link=listed.id).guest.state == "revoked"
    assert people.principal_of_guest(made.secret, "Bo") is None


def test_a_guest_link_is_revoked_by_its_name_where_only_one_has_it(
    people: SqlitePeople, caller: Caller
) -> None:
    for _ in range(2):
        ask(people, caller, "guest.add", project_id="PRJ_1", name="client")
    error = refused(lambda: ask(people, caller, "guest.revoke", project_id="PRJ_1", link="client"))
    assert error.code == "which-guest-link"
    first = people.guest_links("PRJ_1")[0].id
    ask(people, caller, "guest.revoke", project_id="PRJ_1", link=first)
    assert ask(people, caller, "guest.revoke", project_id="PRJ_1", link="client").guest.id != first

"""The table of rights, as the pages promise it, and what a principal may do where."""

from __future__ import annotations

import pytest

from storyboard_cli.people.principal import EVERY_PROJECT, Known, Principal, local_principal
from storyboard_cli.people.roles import OF_MEMBERS, OF_TOKENS, RIGHTS, Right, Role

PROMISED = {
    "owner": "read comment make decide manage",
    "supervisor": "read comment make decide",
    "artist": "read comment make",
    "viewer": "read",
    "machine": "read make",
    "guest": "read comment",
}


def test_the_table_is_the_promised_one() -> None:
    assert {role.value: set(rights) for role, rights in RIGHTS.items()} == {
        role: set(rights.split()) for role, rights in PROMISED.items()
    }


def test_a_program_never_decides_and_a_person_is_no_program() -> None:
    for role in OF_TOKENS:
        assert not RIGHTS[role] & {Right.comment, Right.decide, Right.manage}
    assert set(OF_MEMBERS) | set(OF_TOKENS) | {Role.guest} == set(Role)
    assert Role.machine not in OF_MEMBERS and Role.guest not in OF_MEMBERS


def test_a_project_without_a_role_does_not_exist_for_them() -> None:
    ann = Principal(Known.user, "u", "Ann", "Ann <ann>", roles={"PRJ_001": Role.artist})

    assert ann.role_in("PRJ_001") is Role.artist
    assert ann.may(Right.make, "PRJ_001") and not ann.may(Right.decide, "PRJ_001")
    assert ann.role_in("PRJ_002") is None
    assert not any(ann.may(right, "PRJ_002") for right in Right)


def test_the_role_in_a_named_project_goes_before_the_one_in_all() -> None:
    ann = Principal(
        Known.user, "u", "Ann", "Ann <ann>", roles={EVERY_PROJECT: Role.supervisor, "PRJ_001": Role.viewer}
    )

    assert ann.role_in("PRJ_001") is Role.viewer
    assert ann.role_in("PRJ_002") is Role.supervisor


@pytest.mark.parametrize("right", Right)
def test_whoever_sits_here_alone_may_do_everything(right: Right) -> None:
    here = local_principal("Asha Rao <asha@example.org>")

    assert here.may(right, "PRJ_001") and here.is_admin
    assert (here.name, here.signature) == ("Asha Rao", "Asha Rao <asha@example.org>")

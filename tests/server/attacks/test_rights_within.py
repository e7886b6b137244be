"""A right that a part of what a route does needs: whoever lacks it does the rest, and is told which part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.people.roles import RIGHTS, Right, Role
from tests.server.attacks.roles import House, house

ANY = {"if-match": "*"}
MAKERS = [role for role in Role if Right.make in RIGHTS[role]]


@pytest.fixture(scope="module")
def there(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(rendered_film, tmp_path_factory.mktemp("house")) as found:
        yield found


@pytest.mark.parametrize("role", MAKERS)
def test_who_makes_specs_deletes_one_that_was_never_locked(there: House, role: Role) -> None:
    who = there.of_role[role]
    made = who.post("/assets", {"asset_type": "prop", "name": f"Mistake of {role.value}"})
    assert made.status_code == 201, made.text
    asset_id = made.json()["specs"][0]["asset_id"]

    gone = who.ask("DELETE", f"/assets/{asset_id}", headers=ANY)

    assert gone.status_code == 200, gone.text
    assert there.ann.get(f"/assets/{asset_id}").status_code == 404


@pytest.mark.parametrize("role", MAKERS)
@pytest.mark.parametrize("said", ["", "?never_locked=false"])
def test_one_that_was_locked_is_deleted_by_who_decides(there: House, role: Role, said: str) -> None:
    decides = Right.decide in RIGHTS[role]

    told = there.of_role[role].ask("DELETE", f"/assets/CHAR_001{said}", headers=ANY)

    problem = told.json()
    if decides:
        assert (told.status_code, problem["code"]) == (409, "in-use")
    else:
        assert (told.status_code, problem["code"]) == (403, "not-allowed")
        what, _, why = problem["detail"].partition("; ")
        assert what == "CHAR_001 was locked (v1), and stays"
        assert why == f"your role here is {role.value}, which does not approve, lock or order"
        assert problem["hint"]["text"] == "ask somebody who is supervisor or owner of the project"
    assert there.ann.get("/assets/CHAR_001").status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role not in MAKERS])
def test_who_makes_nothing_deletes_nothing(there: House, role: Role) -> None:
    told = there.of_role[role].ask("DELETE", "/assets/CHAR_001", headers=ANY)

    assert told.status_code == 403

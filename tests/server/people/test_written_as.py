"""`Written-As`: what was written as one person is not done as another who signed in since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.people.test_own import BELOW, OLD, browser
from tests.server.served import Client

COMMENT = f"{BELOW}/frames/FR_S01_001:comment"
NAMES = {"bo": "Bo Lee", "zoe": "Zoë 李"}


@pytest.fixture
def people(film_folder: Path, ann: Client) -> Iterator[SqlitePeople]:
    found = open_people(film_folder / ".sb" / "people.db")
    for login, name in NAMES.items():
        found.add_user(login, name, "", password_hash=hashed(OLD), is_admin=False)
        found.add_member("PRJ_001", login, Role.artist)
    yield found
    found.close()


def test_a_change_that_another_person_wrote_is_not_done(ann: Client, people: SqlitePeople) -> None:
    window = browser(ann, "zoe")
    mine = window.get("/v1/me").json()["signature"]
    assert mine == "Zoë 李 <zoe>"
    before = ann.get("/frames/FR_S01_001").json()["frames"][0]["said"]

    foreign = {"written-as": quote("Bo Lee <bo>")}
    refused = window.post(COMMENT, json={"note": "of Bo"}, headers=foreign)
    assert (refused.status_code, refused.json()["code"]) == (409, "another-person")
    assert mine in refused.json()["detail"]
    assert ann.get("/frames/FR_S01_001").json()["frames"][0]["said"] == before
    assert window.get("/v1/me", headers=foreign).status_code == 200, "reading is nobody's"

    done = window.post(COMMENT, json={"note": "of Zoë"}, headers={"written-as": quote(mine)})
    assert done.status_code == 200, done.text
    assert window.post(COMMENT, json={"note": "of whoever asks"}).status_code == 200

"""What is true of the file: who may read it, other processes, what is in it, and how fast it answers."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from storyboard_cli.core.database import Database
from storyboard_cli.core.errors import SbError
from storyboard_cli.people.roles import Role
from storyboard_cli.people.shape import STEPS
from storyboard_cli.people.sqlite_people import open_people

BY = "Asha Rao <asha@example.org>"
ADDS = """
import sys
from pathlib import Path
from storyboard_cli.people.sqlite_people import open_people
people = open_people(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    people.add_user(f"{sys.argv[2]}{number}", "N", "", password_hash=None, is_admin=False)
    print(number, flush=True)
people.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_nobody_else_on_the_machine_reads_it(tmp_path: Path) -> None:
    people = open_people(tmp_path / "home" / "people.db")
    people.add_token("ci", BY)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home").iterdir()}
    assert set(modes.values()) == {0o600} and "people.db" in modes
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    people.close()


def test_no_secret_is_in_the_file(tmp_path: Path) -> None:
    people = open_people(tmp_path / "people.db")
    user = people.add_user("ann", "Ann", "", password_hash=None, is_admin=True)
    _, token = people.add_token("ci", BY)
    session = people.open_session(user.id)
    people.close()

    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for text in (token, session):
        assert text[-20:].encode() not in kept
        assert text.split("_")[1].encode() in kept


def test_what_another_process_adds_is_seen_at_once_by_all_threads(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    with subprocess.Popen(
        [sys.executable, "-c", ADDS, str(path), "a", "3"], stdout=subprocess.PIPE, text=True
    ) as other:
        people = open_people(path)
        assert other.stdout is not None
        for line in other.stdout:
            assert people.user(f"a{int(line)}") is not None
    assert other.returncode == 0
    people.close()


def test_processes_that_make_the_file_together_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    others = [
        subprocess.Popen([sys.executable, "-c", ADDS, str(path), name, "5"], stdout=subprocess.DEVNULL)
        for name in "abc"
    ]
    assert [other.wait(60) for other in others] == [0, 0, 0]

    people = open_people(path)
    assert len(people.users()) == 15
    assert sum(user.is_admin for user in people.users()) == 1, "one of them was the first"
    people.close()


def test_a_token_is_known_on_a_disk_that_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = open_people(tmp_path / "people.db")
    _, text = people.add_token("ci", BY, project_id="PRJ_001", role=Role.machine)

    with people._file._database.writing() as connection:
        connection.execute("PRAGMA query_only = ON")
    try:
        assert people.principal_of_token(text) is not None
        assert people.tokens()[0].last_used_at is None
        with pytest.raises(SbError) as caught:
            people.add_token("more", BY)
        assert caught.value.kind.value == "storage"
    finally:
        people.close()


def test_a_known_token_is_answered_in_microseconds(tmp_path: Path) -> None:
    people = open_people(tmp_path / "people.db")
    texts = [people.add_token("ci", BY, project_id="PRJ_001", role=Role.machine)[1] for _ in range(3)]
    for _ in range(2):
        assert all(people.principal_of_token(text) for text in texts)
    took = []
    for _ in range(20):
        began = time.process_time()
        for _ in range(100):
            people.principal_of_token(texts[0])
        took.append((time.process_time() - began) / 100)
    people.close()

    assert min(took) < 50e-6


def test_a_file_of_the_first_shape_is_brought_along_and_closed_accounts_have_no_tokens(
    tmp_path: Path,
) -> None:
    path = tmp_path / "people.db"
    Database(path, STEPS[:1]).close()
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "INSERT INTO users VALUES ('u1', 'ann', 'Ann', '', NULL, 1, 0, NULL, NULL, '2026-01-01');"
            "INSERT INTO users VALUES ('u2', 'bo', 'Bo', '', NULL, 0, 1, NULL, NULL, '2026-01-01');"
            "INSERT INTO tokens (id, digest, name, user_id, created_by, created_at) VALUES "
            "('t1', x'00', 'laptop', 'u1', 'x', '2026-01-01'), "
            "('t2', x'01', 'laptop', 'u2', 'x', '2026-01-01');"
        )
    people = open_people(path)
    assert [(token.id, token.revoked_at is None) for token in people.tokens()] == [
        ("t1", True),
        ("t2", False),
    ]
    assert people.changes(limit=9) == []
    people.close()

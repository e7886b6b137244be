"""A small database that all threads and processes of sb share."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storyboard_cli.core.database import Database
from storyboard_cli.core.errors import Kind, SbError

FIRST = "CREATE TABLE words (word TEXT PRIMARY KEY);\nCREATE TABLE counts (n INTEGER NOT NULL)"
SECOND = "ALTER TABLE words ADD COLUMN said TEXT NOT NULL DEFAULT ''"


def counted(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM counts").fetchone()[0])


def test_a_file_of_an_older_shape_takes_the_steps_that_it_lacks(tmp_path: Path) -> None:
    old = Database(tmp_path / "a.db", [FIRST])
    with old.writing() as connection:
        connection.execute("INSERT INTO words VALUES ('rain')")
    old.close()

    new = Database(tmp_path / "a.db", [FIRST, SECOND])
    with new.reading() as connection:
        assert connection.execute("SELECT word, said FROM words").fetchall() == [("rain", "")]
    new.close()

    with pytest.raises(SbError) as caught:
        Database(tmp_path / "a.db", [FIRST])
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "database-newer")


def test_a_step_that_fails_leaves_the_older_shape(tmp_path: Path) -> None:
    Database(tmp_path / "a.db", [FIRST]).close()
    with pytest.raises(SbError):
        Database(tmp_path / "a.db", [FIRST, "CREATE TABLE more (x);\nCREATE TABLE words (x)"])
    again = Database(tmp_path / "a.db", [FIRST, "CREATE TABLE more (x)"])
    again.close()


def test_a_block_that_ends_badly_writes_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", [FIRST])
    with pytest.raises(ValueError, match="no"), database.writing() as connection:
        connection.execute("INSERT INTO counts VALUES (1)")
        raise ValueError("no")
    assert counted(database) == 0
    database.close()


def test_threads_write_in_turns_and_nothing_is_lost(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", [FIRST])
    start = threading.Barrier(8)

    def add(number: int) -> None:
        start.wait(10)
        for _ in range(10):
            with database.writing() as connection:
                connection.execute("INSERT INTO counts VALUES (?)", (number,))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))
    assert counted(database) == 80
    database.close()


def test_two_processes_that_make_one_new_file_meet(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from storyboard_cli.core.database import Database\n"
        f"d = Database(Path({str(tmp_path / 'a.db')!r}), [{FIRST!r}])\n"
        "with d.writing() as c: c.execute('INSERT INTO counts VALUES (1)')\n"
        "d.close()\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said.decode()
    database = Database(tmp_path / "a.db", [FIRST])
    assert counted(database) == 4
    database.close()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_nobody_else_of_the_machine_reads_it(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", [FIRST])
    with database.writing() as connection:
        connection.execute("INSERT INTO counts VALUES (1)")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("a.db*")}
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}
    database.close()


def test_what_is_no_database_is_said_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"This is a letter to my grandmother. " * 100)
    with pytest.raises(SbError) as caught:
        Database(tmp_path / "a.db", [FIRST])
    assert (caught.value.kind, caught.value.code) == (Kind.storage, "database-corrupt")
    assert (tmp_path / "a.db").read_bytes().startswith(b"This is a letter")

    (tmp_path / "folder").mkdir()
    with pytest.raises(SbError, match="folder"):
        Database(tmp_path / "folder", [FIRST])


def test_who_writes_for_ever_is_told_of(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", [FIRST], wait_s=0.05)
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SbError) as caught, database.writing():
        pass
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "database-busy")
    other.close()
    database.close()


_FILLS = """
import resource, sys
from pathlib import Path
from storyboard_cli.core.database import Database
from storyboard_cli.core.errors import SbError
d = Database(Path(sys.argv[1]), [sys.argv[2]])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    for number in range(10_000):
        with d.writing() as c:
            c.execute("INSERT INTO counts VALUES (?)", (number,))
            c.execute("INSERT INTO words VALUES (?)", (str(number) + "x" * 3000,))
except SbError as error:
    print(number, error.kind.value)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_on_a_full_disk_all_that_was_committed_stays(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FILLS, str(tmp_path / "a.db"), FIRST],
        capture_output=True,
        text=True,
        check=True,
    )
    number, kind = done.stdout.split()
    assert kind == "storage"
    database = Database(tmp_path / "a.db", [FIRST])
    with database.reading() as connection:
        words = connection.execute("SELECT count(*) FROM words").fetchone()[0]
    assert counted(database) == words == int(number) > 3
    database.close()

"""Databases that are read-only or damaged as a server starts: one clear error, and nothing half-written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.server.served import Client

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights are taken from root by setpriv")
BASES = ("server.db", "people.db", "ledger.db")


def garbage(base: Path) -> None:
    for path in base.parent.glob(f"{base.name}*"):
        path.unlink()
    base.write_bytes(b"this is no database " * 2000)


def cut_off(base: Path) -> None:
    data = base.read_bytes()
    base.write_bytes(data[: len(data) // 2])


def read_only(base: Path) -> None:
    for path in base.parent.glob(f"{base.name}*"):
        path.chmod(0o444)


def in_a_read_only_folder(base: Path) -> None:
    read_only(base)
    base.parent.chmod(0o555)


def files_of(film: Path) -> dict[str, bytes]:
    """What a person has in the folder."""
    found = (path for path in film.rglob("*") if path.is_file() and ".sb" not in path.parts)
    return {path.relative_to(film).as_posix(): path.read_bytes() for path in found}


@contextmanager
def powerless(folder: Path) -> Iterator[tuple[Client | None, str]]:
    """`sb serve` by somebody who has no right but those of the files: a client of it, or what it said."""
    line = [sys.executable, "-m", "storyboard_cli", "serve", "--json", "--port", "0"]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root has all rights here, and nothing takes them")
        line = [setpriv, "--bounding-set=-all", "--inh-caps=-all", *line]
    environment = {**os.environ, "SB_ACTOR": "Ann Rao <ann@example.org>", "SB_JOBS": "1"}
    with subprocess.Popen(
        line, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        said = process.stdout.readline()
        found = json.loads(said)
        client = Client(found["data"]["address"], found["data"]["token"]) if found["ok"] else None
        try:
            yield client, said
        finally:
            if client is not None:
                client.close()
                process.terminate()
            process.wait(60)
            assert "Traceback" not in process.stderr.read()


@pytest.fixture
def film(film_folder: Path) -> Iterator[Path]:
    """A film that was served once, so that all databases are there."""
    with powerless(film_folder) as (client, said):
        assert client is not None, said
        remark = client.post("/frames/FR_S01_001:comment", {"note": "x"}, headers={"idempotency-key": "k"})
        assert remark.status_code == 200, remark.text
    yield film_folder
    (film_folder / ".sb").chmod(0o755)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize(
    "spoil", [garbage, cut_off, read_only, in_a_read_only_folder], ids=lambda work: str(work.__name__)
)
def test_a_spoilt_database_is_told_with_its_mend(
    film: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    base = film / ".sb" / name
    spoil(base)
    before = files_of(film)
    with powerless(film) as (client, said):
        if client is None:
            error = json.loads(said)["error"]
            assert error["kind"] in ("storage", "conflict"), said
            assert error["hint"], said
            return
        answers = [
            client.get("/timeline"),
            client.get("/events"),
            client.post("/frames/FR_S01_001:comment", {"note": "y"}, headers={"idempotency-key": "k2"}),
            client.post("/renders"),
            client.get("/jobs"),
            client.get("/v1/me"),
            client.get("/v1/ready"),
        ]
        told = [(answer.status_code, answer.text[:300]) for answer in answers]
        for status, _ in told:
            assert status < 400 or status in (503, 507), told
        assert '"internal"' not in str(told)
        if answers[2].status_code != 200:
            assert files_of(film) == before, "nothing is written of what was refused"

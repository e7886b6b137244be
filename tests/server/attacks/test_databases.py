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

from tests.server.served import Client, own_process

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
def powerless(
    folder: Path, *words: str, logged: list[str] | None = None
) -> Iterator[tuple[Client | None, str]]:
    """`sb serve` by somebody who has no right but those of the files: a client of it, or what it said."""
    line = [sys.executable, "-m", "storyboard_cli", "serve", "--json", "--port", "0", *words]
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
            log = process.stderr.read()
            assert "Traceback" not in log
            if logged is not None:
                logged += log.splitlines()


@pytest.fixture(scope="module")
def served_once(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that was served once, so that all databases are there. Nobody writes to it."""
    film = tmp_path_factory.mktemp("served") / "film"
    shutil.copytree(rendered_film, film)
    with powerless(film) as (client, said):
        assert client is not None, said
        remark = client.post("/frames/FR_S01_001:comment", {"note": "x"}, headers={"idempotency-key": "k"})
        assert remark.status_code == 200, remark.text
    return film


@pytest.fixture
def film(served_once: Path, tmp_path: Path) -> Iterator[Path]:
    film = Path(shutil.copytree(served_once, tmp_path / "served" / "film"))
    yield film
    (film / ".sb").chmod(0o755)


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


READS = (
    "",
    "/timeline",
    "/frames",
    "/frames/FR_S01_001",
    "/review",
    "/status",
    "/assets",
    "/events",
    "/scripts",
)


def closed(folder: Path) -> None:
    """Take from everybody the right to write in a folder."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def opened(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_project_that_nobody_can_write_is_read(film: Path, tmp_path: Path) -> None:
    films = tmp_path / "films"
    shutil.copytree(film, films / "film")
    closed(films / "film")
    before = files_of(films)
    logged: list[str] = []
    try:
        with powerless(films, "--projects", ".", logged=logged) as (client, said):
            assert client is not None, said
            for read in READS:
                answer = client.get(read)
                assert answer.status_code == 200, (read, answer.text)
            assert client.post(":lint").status_code == 200
            for _ in range(2):
                refused = client.post("/frames/FR_S01_001:comment", {"note": "y"})
                assert (refused.status_code, refused.json()["code"]) == (507, "no-permission"), refused.text
                assert str(films) not in refused.text
            assert files_of(films) == before
            opened(films / "film")
            assert client.post("/frames/FR_S01_001:comment", {"note": "y"}).status_code == 200
            assert len(files_of(films)) == len(before) + 1
    finally:
        opened(films / "film")
    assert len([line for line in logged if "can be read, and not be changed" in line]) == 1, logged


def test_a_project_on_a_full_disk_is_read(film: Path, tmp_path: Path) -> None:
    import resource

    films = tmp_path / "films"
    shutil.copytree(film, films / "film")
    with own_process(films, "--projects", ".", at_once=True) as running:
        client, process = running.client, running.process.pid
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        before = files_of(films)
        for read in READS:
            answer = client.get(read)
            assert answer.status_code == 200, (read, answer.text)
        refused = client.post("/frames/FR_S01_001:comment", {"note": "y"})
        assert refused.status_code == 507, refused.text
        assert files_of(films) == before
        resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert client.post("/frames/FR_S01_001:comment", {"note": "y"}).status_code == 200

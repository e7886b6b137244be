"""What happens underneath a service: folders that go, move and change places, and files that break."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import open_people
from storyboard_cli.server.desk.home import hold
from tests.server.attacks.roles import BY, FOREIGN, OWN, House, house
from tests.server.served import Client, own_process, served

APPROVE = "/frames/FR_S01_001:approve"
COMMENT = "/frames/FR_S01_001:comment"


@pytest.fixture
def there(rendered_film: Path, tmp_path: Path) -> Iterator[House]:
    with house(rendered_film, tmp_path) as found:
        yield found


def names(there: House) -> list[object]:
    """What each of the two projects says it is called, or with which code it is refused."""
    told = [there.ann.http.get(f"/v1/projects/{project}") for project in (OWN, FOREIGN)]
    return [answer.json().get("name", answer.json().get("code")) for answer in told]


def damage(database: Path) -> None:
    """Write over the file and its log; not its shared memory, without which the system ends the process."""
    for path in (database, database.with_name(f"{database.name}-wal")):
        path.write_bytes(b"this is no database " * 2000)


def verified(folder: Path) -> str:
    """What `sb verify` says of a project."""
    line = [sys.executable, "-m", "storyboard_cli", "verify", "-C", str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_a_project_that_is_deleted_is_not_there_and_others_go_on(there: House) -> None:
    assert names(there) == ["Rain", "Other"]
    shutil.move(there.folder / OWN, there.folder.parent / "away")
    for answer in (there.ann.get("/timeline"), there.ann.post(APPROVE), there.ann.get("/jobs")):
        assert (answer.status_code, answer.json()["code"]) == (404, "no-project")
    assert names(there) == ["no-project", "Other"]
    assert not (there.folder / OWN).exists(), "nothing is written where a project was"
    shutil.move(there.folder.parent / "away", there.folder / OWN)
    assert names(there) == ["Rain", "Other"]
    assert there.ann.post(APPROVE).status_code == 200


def test_a_project_that_cannot_be_opened_is_left_to_others(there: House) -> None:
    damage(there.folder / FOREIGN / ".sb" / "ledger.db")
    assert "ledger" in str(names(there)[1])
    assert names(there)[0] == "Rain"
    hold(there.folder / FOREIGN / ".sb", "http://127.0.0.1:9").release()
    with pytest.raises(SbError, match="is served by"):
        hold(there.folder / OWN / ".sb", "http://127.0.0.1:9")


def test_a_project_that_is_moved_while_it_renders_is_not_made_again_where_it_was(there: House) -> None:
    job = there.ann.post("/renders", {"force": True}).headers["location"]
    until = monotonic() + 60
    while not there.ann.http.get(job).json()["progress"].get("done") and monotonic() < until:
        sleep(0.02)
    away = there.folder.parent / "away"
    (there.folder / OWN).rename(away)
    sleep(3)  # what still works would have written by now
    assert not (there.folder / OWN).exists()
    away.rename(there.folder / OWN)
    ended = there.ann.http.get(job, params={"wait": 60}).json()
    assert ended["state"] in ("done", "failed")
    if ended["state"] == "failed":
        assert ended["problem"]["code"] == "no-project", ended
    assert verified(there.folder / OWN) == ""


def test_who_listens_to_a_deleted_project_hears_of_it(there: House) -> None:
    with there.ann.http.stream(
        "GET", there.ann.path("/events"), headers={"accept": "text/event-stream"}
    ) as stream:
        lines = stream.iter_lines()
        next(lines)
        while (there.folder / OWN).exists():  # what the service is just writing there comes between
            shutil.rmtree(there.folder / OWN, ignore_errors=True)
        heard = list(lines)
    assert "event: gone" in heard


def test_a_project_whose_folder_has_another_name_is_found(there: House) -> None:
    assert names(there) == ["Rain", "Other"]
    (there.folder / OWN).rename(there.folder / "rain")
    assert names(there) == ["Rain", "Other"]
    assert there.ann.post(APPROVE).status_code == 200


def test_projects_whose_folders_change_places_stay_who_they_are(there: House) -> None:
    assert names(there) == ["Rain", "Other"]
    spare = there.folder / "spare"
    for source, target in ((OWN, "spare"), (FOREIGN, OWN), ("spare", FOREIGN)):
        (there.folder / source).rename(there.folder / target)
    assert not spare.exists()
    assert names(there) == ["Rain", "Other"]
    viewer = there.of_role[Role.viewer]
    assert viewer.get("/timeline").json()["entries"][0]["frame_id"] == "FR_S01_001"
    assert viewer.http.get(f"/v1/projects/{FOREIGN}/timeline").status_code == 404


def test_a_project_that_gets_another_id_is_no_longer_the_old_one(there: House) -> None:
    assert names(there) == ["Rain", "Other"]
    file = there.folder / OWN / "project.yaml"
    file.write_text(file.read_text("utf-8").replace(OWN, "PRJ_003"), "utf-8")
    viewer = there.of_role[Role.viewer]
    until = monotonic() + 10
    while viewer.get("/timeline").status_code != 404 and monotonic() < until:
        sleep(0.05)
    assert viewer.get("/timeline").json()["code"] == "no-project"


def test_a_project_that_is_replaced_is_read_anew(there: House, rendered_film: Path) -> None:
    assert there.ann.post(APPROVE).status_code == 200
    shutil.rmtree(there.folder / OWN)
    shutil.copytree(rendered_film, there.folder / OWN)
    entry = there.ann.get("/timeline").json()["entries"][0]
    assert entry["review_status"] != "approved"
    assert there.ann.post(APPROVE).status_code == 200
    assert verified(there.folder / OWN) == ""


def test_a_ledger_that_is_removed_is_made_anew(there: House) -> None:
    assert there.ann.post(APPROVE).status_code == 200
    for path in (there.folder / OWN / ".sb").glob("ledger.db*"):
        path.unlink()
    for answer in (there.ann.get("/timeline"), there.ann.post(COMMENT, {"note": "still here"})):
        assert answer.status_code == 200, answer.text
    assert there.ann.get("/events").status_code == 200
    assert verified(there.folder / OWN) == ""


def test_a_damaged_ledger_is_told_and_others_go_on(there: House) -> None:
    assert there.ann.get("/timeline").status_code == 200
    damage(there.folder / OWN / ".sb" / "ledger.db")
    for answer in (
        there.ann.get("/events"),
        there.ann.post(APPROVE),
        there.ann.get("/timeline"),
        there.ann.get(""),
    ):
        assert answer.status_code < 500 or answer.json()["code"] != "internal", answer.text
    assert names(there)[1] == "Other"
    assert there.ann.get("/v1/health").status_code == 200


def test_a_desk_that_another_program_writes_is_waited_for(ann: Client, film_folder: Path) -> None:
    with closing(sqlite3.connect(film_folder / ".sb" / "server.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told: list[int] = []

        def ask() -> None:
            told.append(ann.post(COMMENT, {"note": "x"}, headers={"idempotency-key": "k"}).status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        assert [ann.get("/timeline").status_code for _ in range(5)] == [200] * 5
        asking.join(0.3)
        assert not told, "nothing is done that cannot be remembered"
        other.execute("ROLLBACK")
        asking.join(20)
    assert told == [200]


def test_damaged_accounts_let_nobody_in_and_keep_who_sits_here(film_folder: Path) -> None:
    people = open_people(film_folder / ".sb" / "people.db")
    _, text = people.add_token("ci", BY, project_id=OWN, role=Role.viewer)
    people.close()
    with served(film_folder) as ann:
        ci = ann.with_token(text)
        assert ci.get("/timeline").status_code == 200
        damage(film_folder / ".sb" / "people.db")
        stranger = ann.with_token("sb_" + "a" * 12 + "_" + "A" * 43).get("/timeline")
        assert stranger.status_code in (401, 503, 507), stranger.text
        assert ci.get("/timeline").status_code in (200, 401, 503, 507)
        assert ann.get("/timeline").status_code == 200


def test_of_two_services_one_has_the_project_and_the_command_line_works_beside_it(
    rendered_film: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "films" / OWN
    shutil.copytree(rendered_film, folder)
    told: dict[str, list[int]] = {}

    def decide(client: Client, count: int) -> None:
        for number in range(count):
            answer = client.post(COMMENT, {"note": f"{client.address} {number}"})
            told.setdefault(client.address, []).append(answer.status_code)

    with served(folder) as alone, served(folder.parent, many=True) as among:
        threads = [threading.Thread(target=decide, args=(client, 15)) for client in (alone, among)]
        for thread in threads:
            thread.start()
        line = [
            sys.executable,
            "-m",
            "storyboard_cli",
            "approve",
            "FR_S01_002",
            "--note",
            "by hand",
            "-C",
            str(folder),
        ]
        typed = [
            subprocess.run(line, capture_output=True, text=True, timeout=60, check=False) for _ in range(3)
        ]
        for thread in threads:
            thread.join()
        assert [t.returncode for t in typed] == [0] * 3, typed[0].stderr
        assert told == {alone.address: [200] * 15, among.address: [409] * 15}
        assert among.get("/events").json()["code"] == "server-running"
        seen = alone.get("/events").json()["events"]
    assert sum(alone.address in str(event["body"]) for event in seen) == 15
    assert sum("by hand" in str(event["body"]) for event in seen) == 3, "two of them as comments"
    assert verified(folder) == ""


def test_git_changes_the_folder_while_it_is_read_and_decided_on(ann: Client, film_folder: Path) -> None:
    def git(*words: str) -> None:
        line = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-C", str(film_folder)]
        subprocess.run([*line, *words], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    spec = film_folder / "project.yaml"
    spec.write_text(spec.read_text("utf-8").replace("soft contrast", "hard contrast"), "utf-8")
    git("commit", "-qam", "two")
    wrong: list[tuple[int, str]] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            for below in ("/timeline", "/frames", "", "/status"):
                answer = ann.get(below)
                if answer.status_code != 200:
                    wrong.append((answer.status_code, answer.text[:300]))

    reading = threading.Thread(target=read)
    reading.start()
    try:
        for number in range(10):
            git("checkout", "-q", ("main", "other")[number % 2])
            answer = ann.post(COMMENT, {"note": f"at {number}"})
            assert answer.status_code == 200, answer.text
            git("stash", "-q", "--include-untracked") if number == 5 else None
    finally:
        over.set()
        reading.join()
    assert [one for one in wrong if one[0] >= 500] == []
    git("checkout", "-q", "-f", "other")
    until = monotonic() + 10
    while "hard contrast" not in ann.get("").text and monotonic() < until:
        sleep(0.05)
    assert "hard contrast" in ann.get("").text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process that runs")
def test_a_full_disk_is_told_and_leaves_nothing_half_written(film_folder: Path) -> None:
    import resource

    with own_process(film_folder) as running:
        ann = running.client
        before = {path for path in film_folder.rglob("*") if path.is_file()}
        head = ann.get("/events").json()["head"]
        key = {"idempotency-key": "full"}
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        large = {"name": "long.fountain", "text": "INT. ROOM - DAY\n\n" + "He waits. " * 150_000}
        upload = ann.post("/scripts", large)
        decision = ann.post(APPROVE, headers=key)
        for answer in (upload, decision):
            assert answer.status_code in (503, 507), answer.text
            assert answer.json()["code"] != "internal"
        assert ann.get("/timeline").status_code == 200
        resource.prlimit(
            running.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )
        left = {path for path in film_folder.rglob("*") if path.is_file()} - before
        assert [str(path) for path in left if ".sb" not in path.parts] == []
        assert ann.get("/events").json()["head"] == head
        assert ann.post(APPROVE, headers=key).status_code == 200
        assert ann.post("/scripts", large).status_code in (200, 201)
    assert verified(film_folder) == ""

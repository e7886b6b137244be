"""The log says who came from where and what became of it, and no secret."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.people.passwords import hashed
from storyboard_cli.people.sqlite_people import open_people
from tests.server.served import Client, own_process

AT_ITS_END = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process at once")
PASSWORD = "four words nobody joins"
PROXY = {"x-forwarded-for": "198.51.100.7, 203.0.113.9"}


def with_people(folder: Path) -> str:
    people = open_people(folder / ".sb" / "people.db")
    people.add_user("ann", "Ann Rao", "", password_hash=hashed(PASSWORD), is_admin=True)
    user = people.user("ann")
    assert user is not None
    _, text = people.add_token("laptop", "Ann", user_id=user.id)
    people.close()
    return text


def log_of(folder: Path, form: str) -> tuple[str, str]:
    """What a service says of a day on which somebody came in and somebody did not; and its secrets."""
    text = with_people(folder)
    with own_process(folder, "--log", form) as running:
        client = running.client
        window = client.with_token("").http
        for login, password in (("ann", "my password"), (PASSWORD, "x" * 12), ("ann", PASSWORD)):
            window.post("/v1/sessions", json={"login": login, "password": password}, headers=PROXY)
        window.post("/v1/sessions:guest", json={"secret": "sbguest_hunter2", "name": "Zoe"}, headers=PROXY)
        ann = client.with_token(text)
        ann.job("/scripts:compile")
        ann.get("/nothing", headers=PROXY)
        ann.get("/frames/FR_S01_999")
        running.process.terminate()
        running.process.wait(30)
        log = running.log()
    assert not [one for one in (PASSWORD, "my password", "hunter2", text[-43:]) if one in log]
    return log, text


@AT_ITS_END
def test_lines_for_programs_tell_who_from_where_and_what_went_wrong(film_folder: Path) -> None:
    log, _ = log_of(film_folder, "json")
    lines: list[dict[str, Any]] = [json.loads(line) for line in log.splitlines()]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["at"]) for line in lines)
    events = [line["event"] for line in lines]
    assert (events[0], events[-2:]) == ("started", ["stopping", "stopped"])
    assert lines[0]["address"].startswith("http://127.0.0.1:")
    assert events.index("job began") < events.index("job ended")
    [began] = [line for line in lines if line["event"] == "job began"]
    assert (began["operation"], began["project"], began["who"]) == ("compile", "PRJ_001", "Ann Rao <ann>")

    refused = [line for line in lines if line["event"] == "not signed in"]
    assert [(one["way"], one.get("login"), one["code"]) for one in refused] == [
        ("password", "ann", "wrong-password"),
        ("password", None, "wrong-password"),
        ("guest", None, "not-signed-in"),
    ]
    assert {one["address"] for one in refused} == {"203.0.113.9"}
    [came] = [line for line in lines if line["event"] == "signed in"]
    assert (came["login"], came["way"], came["address"]) == ("ann", "password", "203.0.113.9")

    requests = [line for line in lines if line["event"] == "request"]
    codes = {line["path"]: (line["status"], line.get("code")) for line in requests}
    assert codes["/v1/projects/PRJ_001/nothing"] == (404, "no-path")
    assert codes["/v1/projects/PRJ_001/frames/FR_S01_999"][1] is not None
    by_ann = [line for line in requests if line.get("login") == "ann"]
    assert {line["address"] for line in by_ann} == {"127.0.0.1"}
    assert {line["who"] for line in by_ann} == {"token Ann Rao"}


@AT_ITS_END
def test_a_terminal_tells_who_came_in_and_who_did_not(film_folder: Path) -> None:
    log, _ = log_of(film_folder, "text")
    told = [line[9:] for line in log.splitlines() if "signed in" in line]
    assert len(told) == 4
    assert "203.0.113.9" in told[0] and "ann" in told[0] and told[0].startswith("not signed in")
    assert [line.startswith("signed in") for line in told] == [False, False, True, False]
    assert "started http" not in log, "the bare address lets nobody in, and people open what they see"
    assert "started" in log and "stopped" in log and "/nothing" not in log


def test_numbers_tell_of_refused_sign_ins_the_disk_and_what_waits(ann: Client) -> None:
    stranger = ann.with_token("nonsense")
    assert stranger.get("/v1/me").status_code == 401
    stranger.http.post("/v1/sessions", json={"login": "bo", "password": "x" * 12})
    text = ann.get("/v1/metrics").text
    found = dict(re.findall(r"^(sb_\w+(?:\{[^}]*\})?) (\S+)$", text, re.M))
    assert found['sb_sign_ins_refused_total{way="token"}'] == "1.0"
    assert found['sb_sign_ins_refused_total{way="password"}'] == "1.0"
    assert found['sb_sign_ins_refused_total{way="guest"}'] == "0.0"
    assert float(found["sb_disk_free_bytes"]) > 1e6
    assert float(found["sb_oldest_queued_job_seconds"]) == 0.0


@pytest.mark.parametrize("count", [0, 2])
def test_the_desk_knows_since_when_a_job_waits(tmp_path: Path, count: int) -> None:
    from storyboard_cli.server.desk.job import NewJob
    from storyboard_cli.server.desk.store import Desk

    desk = Desk(tmp_path / "server.db")
    for number in range(count):
        desk.enqueue(NewJob(f"job_{number}", "PRJ_001", "render", {}, "Ann", "local", "owner"))
    since = desk.waiting_since()
    assert since == (desk.job("job_0").created_at if count else None)
    desk.close()

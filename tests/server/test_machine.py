"""The workflow of the page about the server renders what was pushed, with a token that can do no more."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from storyboard_cli.people.roles import RIGHTS, Right, Role
from storyboard_cli.server.routes.route import Route, pattern
from storyboard_cli.server.routes.table import ROUTES
from tests.ops.conftest import FILES, lock_film
from tests.server.served import OwnProcess, own_process
from tests.server.test_readme_curl import sh

PAGE = Path(__file__).resolve().parents[2] / "specs" / "server.md"
SCRIPT = "INT. ROOM - DAY\n\nASHA stands at the window.\n"


def workflow() -> Mapping[str, Any]:
    """The job of the page's workflow."""
    found = re.search(r"<!-- machine -->\n```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert found
    job: Mapping[str, Any] = yaml.safe_load(found[1])["jobs"]["render"]
    return job


def pushed(server: OwnProcess, token: str, checkout: Path) -> str:
    """Run every step of the workflow in a fresh checkout; what they said."""
    job = workflow()
    (checkout / "scripts").mkdir(parents=True, exist_ok=True)
    (checkout / "scripts" / "pilot.fountain").write_text(SCRIPT, "utf-8")
    assert job["env"]["FILM"].endswith("/v1/projects/PRJ_FirstLight")
    film = f"{server.client.address}/v1/projects/PRJ_001"
    said = ""
    for step in job["steps"]:
        if "run" in step:
            done = sh(step["run"], checkout, FILM=film, TOKEN=token)
            assert done.returncode == 0, f"{step['name']}: {done.stdout}{done.stderr}"
            said += done.stdout
    return said


def typed(line: str, folder: Path) -> str:
    done = sh(line, folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def locked_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lock_film(tmp_path_factory.mktemp("locked") / "film", FILES)


def test_a_machine_renders_what_was_pushed_and_brings_the_board(locked_film: Path, tmp_path: Path) -> None:
    film = Path(shutil.copytree(locked_film, tmp_path / "films" / "film"))
    token = typed(
        "sb -C films token add ci --project-id PRJ_001 --role machine --days 90", tmp_path
    ).splitlines()[-1]
    with own_process(tmp_path, "--projects", "films") as server:
        for push in ("first", "second"):
            pushed(server, token, tmp_path / push)
        machine = server.client.with_token(token)
        refused = {
            machine.post("/frames:approve", {"all_passed": True}).status_code,
            machine.post("/assets/CHAR_001:lock", headers={"if-match": "*"}).status_code,
            machine.post("/timeline:reset", headers={"if-match": "*"}).status_code,
            machine.post("/frames/FR_S01_001:comment", {"note": "hello"}).status_code,
            machine.post("/members", {"login": "eve", "role": "owner"}).status_code,
            machine.get("/tokens").status_code,
        }
        other = machine.get("/v1/projects/PRJ_Other/frames")
        revoked = typed("sb -C films token revoke ci && echo gone", tmp_path)
        after = machine.get("/frames")
    board = (tmp_path / "second" / "board.pdf").read_bytes()
    assert board.startswith(b"%PDF") and len(list(film.glob("exports/*/*.pdf"))) == 2
    assert (refused, other.status_code) == ({403}, 404)
    assert revoked.endswith("gone") and after.status_code == 401


def test_a_check_that_failed_fails_the_workflow(locked_film: Path, tmp_path: Path) -> None:
    film = Path(shutil.copytree(locked_film, tmp_path / "films" / "film"))
    token = typed("sb -C films token add ci --project-id PRJ_001 --role machine", tmp_path).splitlines()[-1]
    lines = {step["name"]: step["run"] for step in workflow()["steps"] if "run" in step}
    with own_process(tmp_path, "--projects", "films") as server:

        def step(name: str) -> int:
            address = f"{server.client.address}/v1/projects/PRJ_001"
            return sh(lines[name], tmp_path, FILM=address, TOKEN=token).returncode

        codes = [step(name) for name in ("Lines that ask", "Pictures", "Check")]
        drawn = film / "scenes" / "S01" / "frame_001_v1.png"
        shutil.copyfile(film / "scenes" / "S02" / "frame_001_v1.png", drawn)  # another frame's picture
        failed = step("Check")
    assert (codes, failed) == ([0, 0, 0], 1)
    said = json.loads((tmp_path / "check.json").read_text("utf-8"))
    assert (said["state"], said["failure"], said["problem"]) == ("failed", "blocked", None)
    assert said["answer"]["frames"]


def test_the_requests_of_the_workflow_need_what_a_machine_may_and_no_more() -> None:
    text = "\n".join(step.get("run", "") for step in workflow()["steps"])
    asked = [("PUT", path) for path in re.findall(r'-T .*"\$FILM(.+)"', text)]
    asked += [("POST", path) for path in re.findall(r'-X POST "\$FILM(.+?)"', text)]
    rights = [
        route.right
        for method, path in asked
        for route in ROUTES
        if isinstance(route, Route)
        and route.method == method
        and pattern(route.path).match(f"/v1/projects/PRJ_001{path}")
    ]
    assert rights == [Right.make] * 5
    assert Right.make in RIGHTS[Role.machine] and Right.decide not in RIGHTS[Role.machine]

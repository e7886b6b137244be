"""Where a project lies on the machine is in nothing that leaves: no answer, no job, no problem, no event."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.events.exports import ExportMade
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.forgetting import forgetting
from storyboard_cli.server.routes.route import Special
from storyboard_cli.server.routes.table import ROUTES
from tests.ops.conftest import FILES
from tests.server.attacks.roles import OWN, fumbled, path_of
from tests.server.served import Client, served
from tests.server.test_same_film import film, sent

HIDDEN = "somebody's ünique folder"
SETTINGS = Settings(jobs=1, lock_wait_s=2.0, actor="Ann Rao <ann@example.org>")


class Ears:
    """All that leaves a service, as far as a client hears of it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.heard: list[tuple[str, str]] = []
        client.http.event_hooks["response"] = [self._hear]
        self._more = threading.Condition()
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()
        self.wait_for("retry:")

    def _hear(self, response: httpx.Response) -> None:
        if response.headers.get("content-type", "").startswith("text/event-stream"):
            return
        response.read()
        what = f"{response.request.method} {response.request.url} {response.status_code}"
        self.heard.append((what, f"{response.headers} {response.text}"))

    def _listen(self) -> None:
        headers = {"accept": "text/event-stream", "last-event-id": "0", "authorization": ""}
        headers["authorization"] = f"Bearer {self.client.token}"
        with suppress(httpx.HTTPError), httpx.Client(timeout=60, trust_env=False) as http:
            path = f"{self.client.address}{self.client.path('/events')}"
            with http.stream("GET", path, headers=headers) as stream:
                for line in stream.iter_lines():
                    with self._more:
                        self.heard.append(("event", line))
                        self._more.notify_all()

    def wait_for(self, text: str) -> None:
        """Wait until the stream said this."""
        with self._more:
            assert self._more.wait_for(
                lambda: any(what == "event" and text in line for what, line in self.heard), 30
            ), text

    def ended(self) -> list[tuple[str, str]]:
        """Everything, once the service has ended."""
        self._listening.join(30)
        return self.heard


def leaks(heard: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What told the folder, in any spelling, with some text around it."""
    found = []
    spelled = (
        HIDDEN,
        json.dumps(HIDDEN)[1:-1],
        HIDDEN.replace(" ", "%20"),
        "ünique folder",
        "nique%20folder",
    )
    for what, text in heard:
        for form in spelled:
            if form in text:
                at = text.index(form)
                found.append((what, text[max(0, at - 120) : at + 80]))
                break
    return found


@contextmanager
def heard_of(folder: Path, **more: object) -> Iterator[tuple[Client, Ears]]:
    with served(folder, settings=SETTINGS, **more) as client:  # type: ignore[arg-type]
        yield client, Ears(client)


def written(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")


def asked_everything(client: Client) -> None:
    """Every route, as somebody asks it who does not know how; and each GET as it is meant."""
    for route in ROUTES:
        if route.path.startswith("/v1/projects/{project_id}/events"):
            continue
        fumbled(client, route)
        if route.method == "GET" and not (isinstance(route, Special) and route.is_open):
            client.http.get(path_of(route))


def test_a_whole_film_tells_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / HIDDEN / "film"
    written(folder)
    with heard_of(folder) as (client, ears):
        film(folder, lambda step: sent(client, step))
        for verb in (":verify", ":rebuild", ":build", ":check"):
            client.job(verb)
        for verb in (":validate", ":lint", ":audit", ":plan", ":gc"):
            client.post(verb)
        asked_everything(client)
    assert leaks(ears.ended()) == []
    assert len(ears.heard) > 500


def broken(root: Path) -> None:
    """Whatever can be wrong with the files of a project that is served."""
    (root / "project.yaml").write_text("project_id: [", "utf-8")
    for picture in root.glob("scenes/S01/*.png"):
        picture.write_bytes(b"no picture")
    for lock in root.glob("assets/CHAR_001/v1/lock.yaml"):
        lock.write_text("schema: 99\n", "utf-8")
    (root / "scripts" / "bad.fountain").write_bytes(b"\xff\xfe\x00 INT. ROOM - DAY")


def damaged(root: Path) -> None:
    for path in (root / ".sb").glob("ledger.db*"):
        if not path.name.endswith("-shm"):
            path.write_bytes(b"this is no database " * 2000)


def unwritable(root: Path) -> None:
    """A folder stands where each file should go."""
    for name in ("timeline.yaml", "aliases.yaml", "review/S01", "exports"):
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        if "." in name:
            path.mkdir()
        else:
            path.write_text("in the way", "utf-8")


def gone(root: Path) -> None:
    shutil.rmtree(root / "scenes")
    shutil.rmtree(root / "assets")


@pytest.mark.parametrize("wrong", [broken, damaged, unwritable, gone], ids=lambda work: work.__name__)
@pytest.mark.parametrize("many", [False, True], ids=["alone", "among many"])
def test_what_is_wrong_with_files_tells_no_folder(
    rendered_film: Path, tmp_path: Path, wrong: object, many: bool
) -> None:
    home = tmp_path / HIDDEN
    root = home / OWN
    shutil.copytree(rendered_film, root)
    with heard_of(home if many else root, many=many) as (client, ears):
        client.get("/timeline")
        wrong(root)  # type: ignore[operator]
        for verb in ("/renders", "/scripts:compile", ":check", ":verify", "/exports/pdf", ":build"):
            told = client.post(verb, {"force": True} if verb == "/renders" else {})
            if told.status_code == 202:
                client.http.get(told.headers["location"], params={"wait": 30})
        client.post("/frames/FR_S01_001:approve", headers={"idempotency-key": "k"})
        client.post(
            "/timeline:move", {"selectors": ["FR_S01_001"], "after": "FR_S02_001"}, headers={"if-match": "*"}
        )
        client.post(":validate")
        asked_everything(client)
        client.http.get("/v1/ready")
    assert leaks(ears.ended()) == []
    problems = [text for what, text in ears.heard if "problem+json" in text]
    assert len(problems) > 50
    assert [text for text in problems if '"code": "internal"' in text] == []


def test_an_export_that_went_out_of_the_project_is_its_name(rendered_film: Path, tmp_path: Path) -> None:
    root = tmp_path / HIDDEN / OWN
    shutil.copytree(rendered_film, root)
    place = str(tmp_path / HIDDEN / "desk" / "board.pdf")
    with Workspace.open(root, SETTINGS, Caller("Ann")) as workspace:
        made = {"kind": "pdf", "path": place, "sha256": "sha256:aa", "frames": 4}
        known = {name: made[name] for name in made if name in ExportMade.model_fields}
        workspace.record(ExportMade.model_validate({**known, ExportMade.subject_field: "pdf"}))
    with heard_of(root) as (client, ears):
        [event] = [e for e in client.get("/events").json()["events"] if e["kind"] == "export.made"]
        assert event["body"]["path"] == "board.pdf"
        client.get("/exports")
        ears.wait_for("board.pdf")
    assert leaks(ears.ended()) == []


def test_a_state_folder_elsewhere_is_told_as_little(rendered_film: Path, tmp_path: Path) -> None:
    root, state = tmp_path / "film", tmp_path / HIDDEN / "state"
    shutil.copytree(rendered_film, root, ignore=shutil.ignore_patterns(".sb"))
    settings = replace(SETTINGS, state_dir=state)
    with served(root, settings=settings) as client:
        ears = Ears(client)
        client.get("/timeline")
        [ledger] = state.rglob("ledger.db")
        with closing(sqlite3.connect(ledger)) as direct, direct:
            direct.execute("DROP TABLE render_outputs")
        client.job("/renders")
        client.job(":verify")
        asked_everything(client)
    assert leaks(ears.ended()) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/srv/films/one/scripts/a.fountain is wrong", "scripts/a.fountain is wrong"),
        ("/srv/films/two/x", "two/x"),
        ("cannot write /srv/films/one: full", "cannot write .: full"),
        ("'/srv/films/one/'", "'./'"),
        ("/srv/films/one.old/x and /srv/films-2/x", "one.old/x and /srv/films-2/x"),
        ("http://host/srv/films/one/x", "http://host/srv/films/one/x"),
        ("/backup/srv/films/one/x", "/backup/srv/films/one/x"),
        ("(/srv/films/one/a, /srv/films/one/b)", "(a, b)"),
    ],
)
def test_only_the_folder_itself_is_forgotten(text: str, told: str) -> None:
    forget = forgetting(Path("/srv/films"), Path("/srv/films/one"))
    assert json.loads(forget(json.dumps({"said": text}).encode())) == {"said": told}

"""What this machine logs in with goes to servers that it names itself, whoever asks and whatever they say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from storyboard_cli.cli.main import main
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.ops.comfy import ComfyServersAsk, servers
from storyboard_cli.ops.edit import PatchProjectAsk, patch_project
from storyboard_cli.ops.jobs import JobsCancelAsk, cancel
from storyboard_cli.ops.pipeline import PipelineImportAsk, import_pipeline
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import RunMode
from storyboard_cli.rendering.ledger_journal import LedgerJournal
from storyboard_cli.rendering.renderers import open_comfy
from tests.callers import brought, calling, servers_at
from tests.doubles.comfy_server import ComfyServer
from tests.ops.projects import Project, read_folder
from tests.render.comfy.test_importing import workflow
from tests.render.comfy.worlds import jobs as some_jobs
from tests.render.comfy.worlds import write_flat_pipeline

SECRET = "s3cret-token-value"
LOGIN = f"Bearer {SECRET}"
HERE, AFAR = calling(here=Path()), calling()


@pytest.fixture
def other() -> Iterator[ComfyServer]:
    """A server that this machine does not name."""
    with ComfyServer() as found:
        yield found


@pytest.fixture
def own() -> Iterator[ComfyServer]:
    """The server that this machine names, and logs in to."""
    with ComfyServer(token=SECRET) as found:
        yield found


@pytest.fixture
def project(new_project: Callable[..., Project], tmp_path: Path, other: ComfyServer) -> Project:
    made: Project = new_project("film")
    made.write(
        "project.yaml",
        f"schema: 1\nproject_id: PRJ_001\nname: Test\ncomfyui:\n  servers: [{other.url}]\n",
    )
    write_flat_pipeline(tmp_path / "flat")
    made.write_all(read_folder(tmp_path / "flat"))
    return made


@pytest.fixture
def machine(project: Project, own: ComfyServer) -> Iterator[Workspace]:
    """The project where the machine names a server and a token."""
    with project.open(servers=(own.url,), comfy_token=SECRET) as found:
        yield found


@pytest.fixture
def nameless(project: Project) -> Iterator[Workspace]:
    """The project where the machine has a token and names no server."""
    with project.open(comfy_token=SECRET) as found:
        yield found


@pytest.mark.parametrize(
    "operation",
    ["comfy.servers", "comfy.doctor", "render", "generate", "jobs.retry", "jobs.collect", "pipeline.import"],
)
def test_an_address_that_was_sent_is_refused(operation: str, other: ComfyServer) -> None:
    for one in (other.url, {"url": other.url}, {"_url": other.url}):
        with pytest.raises(ValidationError) as refused:
            CATALOGUE[operation].ask.model_validate_json(json.dumps({"servers": [one]}))
        assert "servers" in {error["loc"][0] for error in refused.value.errors()}


def test_the_machines_own_server_gets_the_login(machine: Workspace, own: ComfyServer) -> None:
    assert servers(machine, ComfyServersAsk(), AFAR).servers[0].reachable
    assert set(own.logins) == {LOGIN}


def test_whoever_is_far_away_cannot_have_the_projects_list_called(
    nameless: Workspace, other: ComfyServer, tmp_path: Path
) -> None:
    patch_project(nameless, PatchProjectAsk(changes={"comfyui": {"servers": [other.url]}}), AFAR)
    with pytest.raises(SbError, match="names no ComfyUI server") as refused:
        servers(nameless, ComfyServersAsk(), AFAR)
    assert refused.value.code == "no-servers"
    with open_comfy(nameless) as renderer, pytest.raises(SbError, match="names no ComfyUI server"):
        next(renderer.render(some_jobs(1), AFAR))
    file = tmp_path / "my_look_api.json"
    file.write_text(json.dumps(workflow()), "utf-8")
    made = import_pipeline(nameless, PipelineImportAsk(file=brought(file), dry_run=True), AFAR)
    assert made.checked_on == "" and "not checked against a server" in made.warnings
    assert other.requests == []


def test_the_projects_list_is_the_persons_own_at_this_machine(
    nameless: Workspace, other: ComfyServer
) -> None:
    assert servers(nameless, ComfyServersAsk(), HERE).source == "project.yaml"
    assert set(other.logins) == {LOGIN}


def test_a_server_that_is_named_here_gets_the_login_and_no_other(
    machine: Workspace, own: ComfyServer, other: ComfyServer
) -> None:
    found = servers(machine, ComfyServersAsk(servers=servers_at(own.url)), HERE)
    assert found.servers[0].reachable and other.requests == []
    assert set(own.logins) == {LOGIN}


def test_a_redirect_to_another_host_takes_no_login_along(
    machine: Workspace, own: ComfyServer, other: ComfyServer
) -> None:
    own.faults.redirect = other.url
    assert "does not follow" in (servers(machine, ComfyServersAsk(), HERE).servers[0].error or "")
    assert LOGIN in own.logins and other.requests == []


def test_a_render_logs_in_over_the_websocket_too(machine: Workspace, own: ComfyServer) -> None:
    with open_comfy(machine) as renderer:
        assert all(o.picture for o in renderer.render(some_jobs(1), AFAR))
    assert "GET /ws" in own.requests and set(own.logins) == {LOGIN}


@pytest.mark.parametrize(("caller", "said"), [(AFAR, {None}), (HERE, {LOGIN})])
def test_a_job_on_a_server_of_old_is_cancelled_without_the_login_from_afar(
    nameless: Workspace, other: ComfyServer, caller: Caller, said: set[str | None]
) -> None:
    with open_comfy(nameless, RunMode(servers=(other.url,), detach=True), here=True) as renderer:
        assert all(o.picture for o in renderer.render(some_jobs(1), HERE))
    job = nameless.views.job("job0000")
    assert job is not None
    journal = LedgerJournal(nameless)
    known = journal.find("job0000")
    assert known is not None
    journal.record(known.now("running"))
    journal.close()
    other.logins.clear()
    cancel(nameless, JobsCancelAsk(), caller)
    assert set(other.logins) == said


@pytest.mark.folder("a line of a shell opens the project that lies in a folder")
@pytest.mark.parametrize(("words", "source"), [(["--server"], "servers"), ([], "project.yaml")])
def test_a_line_here_names_a_server(
    words: list[str],
    source: str,
    project: Project,
    other: ComfyServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SB_COMFY_TOKEN", SECRET)
    typed = [*words, other.url] if words else []
    assert main(["-C", str(project.root), "comfy", "servers", *typed, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data"]["source"] == source
    assert set(other.logins) == {LOGIN}

"""comfy, jobs and pipeline on a whole project, against a stand-in server."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.ops import comfy, jobs, pipeline
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, RunMode
from storyboard_cli.render.comfy.journal import JobRecord
from storyboard_cli.rendering.ledger_journal import LedgerJournal
from storyboard_cli.rendering.renderers import dump_graphs, open_comfy, open_renderer
from tests.callers import brought, calling, servers_at
from tests.doubles.comfy_server import ComfyServer
from tests.ops.projects import Project, read_folder
from tests.render.comfy.test_importing import workflow
from tests.render.comfy.worlds import jobs as some_jobs
from tests.render.comfy.worlds import write_flat_pipeline

SB = calling(here=Path())


@pytest.fixture
def server() -> Iterator[ComfyServer]:
    with ComfyServer() as found:
        yield found


@pytest.fixture
def project(new_project: Callable[..., Project], tmp_path: Path, server: ComfyServer) -> Project:
    made: Project = new_project("film")
    text = f"schema: 1\nproject_id: PRJ_001\nname: Test\ncomfyui:\n  servers: [{server.url}]\n"
    made.write("project.yaml", text)
    write_flat_pipeline(tmp_path / "flat")
    made.write_all(read_folder(tmp_path / "flat"))
    return made


@pytest.fixture
def workspace(project: Project) -> Iterator[Workspace]:
    with project.open() as found:
        yield found


def state_of(workspace: Workspace, job_id: str) -> str:
    job = workspace.views.job(job_id)
    assert job is not None
    return job.state


def test_every_job_state_is_in_the_ledger(workspace: Workspace) -> None:
    with open_comfy(workspace, here=True) as renderer:
        for outcome in renderer.render(some_jobs(3), SB):
            assert outcome.picture
    kinds = [e.body["state"] for e in workspace.log.read(kinds=["job.changed"], subject="job0001")]
    assert kinds == ["queued", "submitted", "done"]
    job = workspace.views.job("job0001")
    assert job is not None
    assert job.pipeline == "flat@1" and job.prompt_id and job.server


def test_a_dead_job_shows_the_servers_words(workspace: Workspace, server: ComfyServer) -> None:
    server.faults.crash = 1
    with open_comfy(workspace, here=True) as renderer:
        assert next(renderer.render(some_jobs(1), SB)).error
    listed = jobs.list_jobs(workspace, jobs.JobsListAsk(), SB)
    assert listed.counts == {"dead": 1} and "mat1 and mat2" in (listed.jobs[0].error or "")
    shown = jobs.show(workspace, jobs.JobsShowAsk(job="FR_S01_000"), SB)
    assert shown.error["node_type"] == "ImageScale" and shown.error["traceback"]
    assert [s.state for s in shown.steps] == ["queued", "submitted", "dead"]


def test_cancel_reaches_the_server_and_the_ledger(workspace: Workspace, server: ComfyServer) -> None:
    server.foreign(1, 0.3)
    with open_comfy(workspace, RunMode(detach=True), here=True) as renderer:
        server.engine.seconds = 5.0
        outcomes = renderer.render(some_jobs(2), SB)
        thread = threading.Thread(target=lambda: next(outcomes, None), daemon=True)
        thread.start()
        _wait_for(server, 3)
        done = jobs.cancel(workspace, jobs.JobsCancelAsk(), SB)
        assert sorted(done.done) == ["FR_S01_000", "FR_S01_001"] and not done.failed
        assert {state_of(workspace, "job0000"), state_of(workspace, "job0001")} == {"cancelled"}
        assert server.engine.queue()["queue_pending"] == []
        thread.join(60)


def _wait_for(server: ComfyServer, queued: int) -> None:
    """Wait until so many jobs are with the server."""
    deadline = time.monotonic() + 5
    while server.engine.remaining() < queued and time.monotonic() < deadline:
        time.sleep(0.005)
    assert server.engine.remaining() == queued


def test_the_journal_is_closed_after_a_run(workspace: Workspace) -> None:
    with open_renderer(workspace, "comfyui", here=True) as renderer:
        assert all(o.picture for o in renderer.render(some_jobs(1), SB))
        assert _journal_threads()
    assert not _journal_threads()


def _journal_threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("sb-journal")]


def test_a_journal_that_nobody_closed_ends_with_its_workspace(workspace: Workspace) -> None:
    journal = LedgerJournal(workspace)
    journal.record(JobRecord("j1", "FR_S01_001", "queued"))
    assert _journal_threads()

    workspace.close()

    assert not _journal_threads()
    with pytest.raises(RuntimeError):
        journal.find("j1")


def test_collect_marks_what_was_stored_already(workspace: Workspace) -> None:
    journal = LedgerJournal(workspace)
    journal.record(JobRecord("j1", "FR_S01_001", "submitted", server="http://127.0.0.1:1", prompt_id="p"))
    workspace.record(
        RenderStored(frame_id="FR_S01_001", uid="u", render_version=1, path="x.png", job_id="j1")
    )
    assert journal.delivered("j1")
    assert jobs.collect(workspace, jobs.JobsCollectAsk(), SB).done == ["FR_S01_001"]
    assert state_of(workspace, "j1") == "done"
    journal.close()


def test_nothing_to_do_is_said(workspace: Workspace) -> None:
    assert jobs.retry(workspace, jobs.JobsRetryAsk(), SB).note == "nothing to retry"
    assert jobs.collect(workspace, jobs.JobsCollectAsk(), SB).note == "nothing to collect"
    with pytest.raises(SbError, match="no job nope"):
        jobs.show(workspace, jobs.JobsShowAsk(job="nope"), SB)


def test_doctor_names_what_is_missing_for_the_projects_pipelines(workspace: Workspace) -> None:
    answer = comfy.doctor(workspace, comfy.ComfyDoctorAsk(), SB)
    found = answer.servers[0]
    assert found.reachable and not found.ready and answer.failure is Kind.blocked
    said = [c.message for p in found.pipelines for c in p.complaints]
    assert any("sd_xl_base_1.0.safetensors (checkpoint" in m for m in said)
    assert comfy.doctor(workspace, comfy.ComfyDoctorAsk(pipelines=["flat@1"]), SB).servers[0].ready


def test_doctor_tells_absent_servers_from_present_ones(workspace: Workspace, server: ComfyServer) -> None:
    ask = comfy.ComfyServersAsk(servers=servers_at("http://127.0.0.1:9", server.url))
    one, two = comfy.servers(workspace, ask, SB).servers
    assert (one.reachable, two.reachable) == (False, True)
    assert "refused" in (one.error or "")


def test_secrets_in_addresses_are_refused(workspace: Workspace) -> None:
    with pytest.raises(SbError) as found:
        comfy.doctor(workspace, comfy.ComfyDoctorAsk(servers=servers_at("http://me:geheim@host:8188")), SB)
    assert "geheim" not in str(found.value.plain()) and "SB_COMFY_PASSWORD" in worded(found.value.hint or "")


def test_pipelines_are_listed_shown_compared_and_verified(workspace: Workspace) -> None:
    listed = {
        p.pipeline: p for p in pipeline.list_pipelines(workspace, pipeline.PipelineListAsk(), SB).pipelines
    }
    assert listed["scene-sdxl@1"].used_for == ["scene"] and not listed["flat@1"].released
    shown = pipeline.show(workspace, pipeline.PipelineShowAsk(pipeline="scene-sdxl@1"), SB)
    assert {m.role for m in shown.models} >= {"checkpoint", "pose", "ipadapter"}
    changes = pipeline.diff(
        workspace, pipeline.PipelineDiffAsk(before="scene-sdxl@1", after="scene-sd15@1"), SB
    ).changes
    assert any(c.what == "model checkpoint" for c in changes)
    states = {
        p.pipeline: p.state for p in pipeline.verify(workspace, pipeline.PipelineVerifyAsk(), SB).pipelines
    }
    assert states["scene-sdxl@1"] == "intact" and states["flat@1"] == "unsealed"


def test_an_imported_workflow_that_was_edited_is_found_out(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "my_look_api.json"
    file.write_text(json.dumps(workflow()), "utf-8")
    made = pipeline.import_pipeline(workspace, pipeline.PipelineImportAsk(file=brought(file)), SB)
    assert made.pipeline == "my-look@1" and made.checked_on
    project.edit(f"{made.folder}/workflow.json", "euler", "heun")
    found = pipeline.verify(workspace, pipeline.PipelineVerifyAsk(pipelines=["my-look@1"]), SB)
    assert found.pipelines[0].state == "changed" and found.failure is Kind.blocked


def test_graphs_come_to_the_projects_exports(workspace: Workspace, project: Project) -> None:
    dump_graphs(workspace, some_jobs(1), workspace.root / "exports/graphs", "comfyui")
    assert "exports/graphs/FR_S01_000.json" in project.listing("exports")


def test_a_dump_writes_graphs_and_their_pictures(workspace: Workspace, tmp_path: Path) -> None:
    job: Job = some_jobs(1)[0]
    dump_graphs(workspace, [job], tmp_path / "graphs", "comfyui")
    graph = json.loads((tmp_path / "graphs" / "FR_S01_000.json").read_text("utf-8"))
    assert graph["empty"]["class_type"] == "EmptyImage"
    with pytest.raises(SbError, match="preview makes no ComfyUI graphs"):
        dump_graphs(workspace, [job], tmp_path, "preview")

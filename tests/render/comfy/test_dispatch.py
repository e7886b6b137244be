"""The dispatch against a stand-in that behaves as a recorded ComfyUI did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.reporter import Recording, Silent
from storyboard_cli.core.settings import Settings, from_environment
from storyboard_cli.render.base import Job, Outcome, RunMode
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.journal import JobRecord, MemoryJournal
from storyboard_cli.render.comfy.renderer import ComfyRenderer
from storyboard_cli.render.comfy.task import Timing
from tests.doubles.comfy_server import ComfyServer
from tests.render.comfy.worlds import QUICK, jobs, project, write_flat_pipeline


class Watched(MemoryJournal):
    """A journal that also keeps the order of what was written."""

    def __init__(self) -> None:
        super().__init__()
        self.states: list[tuple[str, str]] = []

    def record(self, *records: JobRecord) -> None:
        super().record(*records)
        self.states += [(r.job_id, r.state) for r in records]

    def of(self, job_id: str) -> list[str]:
        return [state for j, state in self.states if j == job_id]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_flat_pipeline(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[ComfyServer]:
    with ComfyServer() as found:
        yield found


def renderer(
    root: Path, *urls: str, journal: MemoryJournal | None = None, timing: Timing = QUICK, **more: Any
) -> ComfyRenderer:
    return ComfyRenderer(
        root,
        project(comfyui={"servers": list(urls)}),
        Settings(),
        journal if journal is not None else MemoryJournal(),
        timing=timing,
        credentials=more.pop("credentials", Credentials()),
        here=True,
        **more,
    )


def rendered(root: Path, server: ComfyServer, count: int = 1, **more: Any) -> list[Outcome]:
    return list(renderer(root, server.url, **more).render(jobs(count), Silent()))


def test_every_job_gives_one_picture_of_the_asked_size(root: Path, server: ComfyServer) -> None:
    outcomes = rendered(root, server, 20)
    assert sorted(o.job.job_id for o in outcomes) == [j.job_id for j in jobs(20)]
    assert all(o.picture and (o.picture.width, o.picture.height) == (64, 40) for o in outcomes)
    assert len(server.engine.executed) == 20


def test_the_id_is_in_the_journal_before_the_graph_is_sent(root: Path, server: ComfyServer) -> None:
    journal = Watched()
    seen: list[str] = []
    put = server.engine.put

    def watched(body: dict[str, Any], *more: Any) -> Any:
        record = journal.find("job0000")
        assert record is not None
        seen.append(record.prompt_id)
        assert record.prompt_id == body["prompt_id"]
        return put(body, *more)

    server.engine.put = watched  # type: ignore[method-assign]
    assert rendered(root, server, 1, journal=journal)[0].picture
    assert len(seen) == 1
    assert journal.of("job0000") == ["queued", "submitted", "done"]


def test_facts_tell_server_pipeline_graph_and_time(root: Path, server: ComfyServer) -> None:
    facts = rendered(root, server)[0].facts
    assert facts["server"] == server.url
    assert facts["server_version"] == "0.33.0"
    assert facts["pipeline_version"] == "flat@1"
    assert str(facts["graph_hash"]).startswith("sha256:")
    assert facts["seconds"] >= 0


def test_the_picture_carries_the_graph_that_made_it(root: Path, server: ComfyServer) -> None:
    picture = rendered(root, server)[0].picture
    assert picture is not None and b"EmptyImage" in picture.data


def test_each_take_has_a_prefix_of_its_own(root: Path, server: ComfyServer) -> None:
    first, second = rendered(root, server)[0], rendered(root, server)[0]
    assert first.facts["graph_hash"] == second.facts["graph_hash"]
    names = [name for place, _, name in server.engine.files if place == "output"]
    assert len(set(names)) == 2


# --- servers that misbehave ---------------------------------------------------------------------------------


def test_a_500_that_queued_the_job_is_not_posted_again(root: Path, server: ComfyServer) -> None:
    server.faults.post_500_but_queued = 1
    assert rendered(root, server)[0].picture
    assert len(server.engine.executed) == 1


def test_an_answer_that_breaks_off_is_asked_for(root: Path, server: ComfyServer) -> None:
    server.faults.post_cut = 1
    assert rendered(root, server)[0].picture
    assert len(server.engine.executed) == 1


def test_a_500_that_did_not_queue_is_tried_again(root: Path, server: ComfyServer) -> None:
    server.faults.post_500 = 2
    journal = Watched()
    assert rendered(root, server, journal=journal)[0].picture
    assert journal.of("job0000").count("failed") == 2


def test_a_job_that_fails_too_often_is_dead_with_its_reason(root: Path, server: ComfyServer) -> None:
    server.faults.post_500 = 99
    journal = Watched()
    outcome = rendered(root, server, journal=journal)[0]
    assert outcome.picture is None and outcome.error is not None
    assert "HTTP 500" in outcome.error.message
    assert "sb jobs retry" in worded(outcome.error.hint or "")
    assert journal.of("job0000")[-1] == "dead"
    assert journal.of("job0000").count("submitted") == QUICK.attempts


def test_out_of_memory_frees_models_and_tries_again(root: Path, server: ComfyServer) -> None:
    server.faults.memory = 1
    assert rendered(root, server)[0].picture
    assert server.engine.frees == 1


def test_a_node_that_fails_is_not_retried_and_its_traceback_is_kept(root: Path, server: ComfyServer) -> None:
    server.faults.crash = 1
    journal = Watched()
    outcome = rendered(root, server, journal=journal)[0]
    assert outcome.error is not None and "mat1 and mat2" in outcome.error.message
    record = journal.find("job0000")
    assert record is not None and record.error is not None
    assert record.error["node"] == "scale" and record.error["traceback"]
    assert len(server.engine.executed) == 1


def test_a_websocket_that_drops_loses_nothing(root: Path, server: ComfyServer) -> None:
    server.engine.seconds = 0.05
    found = []
    for outcome in renderer(root, server.url).render(jobs(6), Silent()):
        server.drop_sockets()
        found.append(outcome)
    assert all(o.picture for o in found) and len(server.engine.executed) == 6


def test_a_silent_websocket_is_not_trusted(root: Path, server: ComfyServer) -> None:
    server.faults.silent = True
    assert all(o.picture for o in rendered(root, server, 3))
    assert len(server.engine.executed) == 3


def test_without_any_websocket_polling_is_enough(root: Path, server: ComfyServer) -> None:
    server.faults.no_websocket = True
    assert all(o.picture for o in rendered(root, server, 4))


def test_messages_that_come_twice_give_one_outcome(root: Path, server: ComfyServer) -> None:
    server.faults.twice = True
    assert len(rendered(root, server, 8)) == 8


def test_an_old_server_is_followed_by_history_and_queue(root: Path, server: ComfyServer) -> None:
    server.faults.no_jobs_route = True
    server.faults.silent = True
    server.version = "0.3.64"
    assert all(o.picture for o in rendered(root, server, 3))


def test_an_old_server_behind_a_gateway_that_answers_in_json_loses_nothing(
    root: Path, server: ComfyServer
) -> None:
    server.faults.no_jobs_route = server.faults.json_404 = True
    server.faults.silent = True
    assert all(o.picture for o in rendered(root, server, 3))
    assert len(server.engine.executed) == 3


def test_a_restart_that_forgets_everything_is_noticed(root: Path, server: ComfyServer) -> None:
    server.engine.seconds = 0.1
    found = []
    for outcome in renderer(root, server.url, timing=replace(QUICK, gone_s=5.0)).render(jobs(5), Silent()):
        if not found:
            server.restart()
        found.append(outcome)
    assert sorted(o.job.job_id for o in found) == [j.job_id for j in jobs(5)]
    assert all(o.picture for o in found)


@pytest.mark.parametrize("trick", ["truncate", "broken", "html"])
def test_a_download_that_breaks_is_fetched_again(root: Path, server: ComfyServer, trick: str) -> None:
    server.faults.view = [trick]
    assert rendered(root, server)[0].picture
    assert len(server.engine.executed) == 1


def test_a_result_that_is_gone_is_computed_under_another_prefix(root: Path, server: ComfyServer) -> None:
    server.faults.view = ["missing"]
    assert rendered(root, server)[0].picture
    assert len(server.engine.executed) == 2


def test_a_picture_of_another_size_is_refused(root: Path, server: ComfyServer) -> None:
    server.faults.view = ["wrong_size"] * 9
    error = rendered(root, server)[0].error
    assert error is not None and "32×16 instead of 64×40" in error.message


def test_four_gigabytes_are_not_read(root: Path, server: ComfyServer) -> None:
    server.faults.view = ["huge"] * 99
    error = rendered(root, server)[0].error
    assert error is not None and "4096 MB" in error.message


def test_a_path_as_file_name_is_refused(root: Path, server: ComfyServer) -> None:
    server.faults.path_names = 99
    error = rendered(root, server)[0].error
    assert error is not None and "a path" in error.message


def test_a_full_disk_there_is_named(root: Path, server: ComfyServer) -> None:
    server.faults.disk_full = True
    error = rendered(root, server)[0].error
    assert error is not None and "disk is full" in error.message


def test_a_wrong_clock_changes_nothing(root: Path, server: ComfyServer) -> None:
    server.faults.skew_s = -86_400.0
    assert all(o.picture for o in rendered(root, server, 3))


def test_somebody_interrupting_costs_one_try(root: Path, server: ComfyServer) -> None:
    server.faults.interrupts = 1
    assert rendered(root, server)[0].picture


def test_other_peoples_jobs_are_waited_for_and_never_cancelled(root: Path, server: ComfyServer) -> None:
    theirs = server.foreign(3, 0.1)
    outcomes = renderer(root, server.url).render(jobs(6), Silent())
    assert next(outcomes).picture
    outcomes.close()
    assert {e.prompt_id for e in theirs} <= set(server.engine.executed)
    assert all(server.engine.history[e.prompt_id]["status"]["completed"] for e in theirs)


def test_floods_of_progress_are_dropped_unread(root: Path, server: ComfyServer) -> None:
    server.faults.flood = 400
    assert all(o.picture for o in rendered(root, server, 3))


# --- no server, no way in -----------------------------------------------------------------------------------


def test_an_absent_server_is_named_with_what_mends_it(root: Path) -> None:
    with ComfyServer() as server:
        url = server.url
    with pytest.raises(SbError, match="connection refused") as found:
        list(renderer(root, url).render(jobs(1), Silent()))
    assert found.value.kind.value == "unreachable"
    assert "sb comfy doctor" in worded(found.value.hint or "")


def test_a_server_that_starts_late_is_waited_for(root: Path) -> None:
    import threading

    with ComfyServer() as server:
        server.kill()
        threading.Timer(0.15, server.start).start()
        assert rendered(root, server, timing=replace(QUICK, absent_s=5.0))[0].picture


@pytest.mark.parametrize("status", [401, 403])
def test_a_closed_server_asks_for_credentials_from_the_environment(
    root: Path, server: ComfyServer, status: int
) -> None:
    server.faults.refuse = status
    with pytest.raises(SbError, match="SB_COMFY_TOKEN"):
        rendered(root, server)


def test_html_instead_of_json_is_recognised(root: Path, server: ComfyServer) -> None:
    server.faults.html = 99
    with pytest.raises(SbError, match="instead of JSON"):
        rendered(root, server)


def test_a_redirect_to_another_host_is_not_followed(root: Path, server: ComfyServer) -> None:
    server.faults.redirect = "http://evil.example"
    with pytest.raises(SbError, match=r"evil\.example"):
        rendered(root, server)


def test_a_token_opens_the_door_and_is_never_shown(root: Path) -> None:
    secret = "s3cret-token-value"
    with ComfyServer(token=secret) as server:
        credentials = Credentials.of(from_environment({"SB_COMFY_TOKEN": secret}), [server.url])
        report, journal = Recording(), Watched()
        found = renderer(root, server.url, credentials=credentials, journal=journal)
        outcomes = list(found.render(jobs(2), report))
        assert all(o.picture for o in outcomes)
        server.token = "another"
        with pytest.raises(SbError) as error:
            list(found.render(jobs(1), report))
    shown = [str(error.value), repr(error.value.plain()), repr(credentials), *report.said, *report.warned]
    shown += [json.dumps(dict(o.facts)) for o in outcomes] + [repr(journal.find("job0000"))]
    assert not [text for text in shown if secret in text]


# --- stopping and going on ----------------------------------------------------------------------------------


def test_stopping_cancels_what_was_queued_and_nothing_else(root: Path, server: ComfyServer) -> None:
    server.engine.seconds = 0.05
    journal = Watched()
    outcomes = renderer(root, server.url, journal=journal).render(jobs(10), Silent())
    next(outcomes)
    outcomes.close()
    assert server.engine.queue()["queue_pending"] == []
    states = {j.job_id: (journal.of(j.job_id) or [""])[-1] for j in jobs(10)}
    assert list(states.values()).count("cancelled") >= 7


def test_a_detached_run_is_collected_without_computing_again(root: Path, server: ComfyServer) -> None:
    server.engine.seconds = 0.05
    journal = Watched()
    outcomes = renderer(root, server.url, journal=journal, mode=RunMode(detach=True)).render(
        jobs(3), Silent()
    )
    first = next(outcomes)
    outcomes.close()
    ran = len({r.prompt_id for j in jobs(3) if (r := journal.find(j.job_id)) and r.prompt_id})
    again = renderer(root, server.url, journal=journal, mode=RunMode(collect_only=True))
    found = list(again.render([j for j in jobs(3) if j.job_id != first.job.job_id], Silent()))
    assert all(o.picture for o in found) and found
    assert len(server.engine.executed) == ran


def test_a_job_that_the_server_lost_meanwhile_is_computed_again(root: Path, server: ComfyServer) -> None:
    journal = Watched()
    rendered(root, server, journal=journal)
    record = journal.find("job0000")
    assert record is not None
    journal.record(replace(record, state="submitted"))
    server.engine.restart()
    assert rendered(root, server, journal=journal)[0].picture
    assert len(server.engine.executed) == 2


# --- several servers ----------------------------------------------------------------------------------------


def test_work_moves_when_a_server_dies(root: Path) -> None:
    with ComfyServer(seconds=0.05) as good, ComfyServer(seconds=0.05) as bad:
        found = []
        for outcome in renderer(root, bad.url, good.url).render(jobs(12), Silent()):
            if len(found) == 2:
                bad.kill()
            found.append(outcome)
    assert sorted(o.job.job_id for o in found) == [j.job_id for j in jobs(12)]
    assert all(o.picture for o in found)


def test_one_bad_server_never_stalls_the_rest(root: Path) -> None:
    with ComfyServer(seconds=0.01) as good, ComfyServer(seconds=0.01) as bad:
        bad.faults.disk_full = True
        outcomes = list(renderer(root, bad.url, good.url).render(jobs(20), Silent()))
    assert all(o.picture for o in outcomes)
    assert {o.facts["server"] for o in outcomes} == {good.url}


def test_jobs_go_where_their_models_are_loaded(root: Path) -> None:
    from storyboard_cli.spec.generation import Lora
    from storyboard_cli.spec.project import StyleAnchors

    def look(name: str, start: int) -> list[Job]:
        anchors = StyleAnchors(lora=Lora(name=name))
        return [replace(j, job_id=f"{name}{i}") for i, j in enumerate(jobs(10, style_anchors=anchors), start)]

    mixed = [j for pair in zip(look("ink", 0), look("oil", 0), strict=True) for j in pair]
    with ComfyServer(seconds=0.02) as one, ComfyServer(seconds=0.02) as two:
        outcomes = list(renderer(root, one.url, two.url).render(mixed, Silent()))
    switches = 0
    for url in (one.url, two.url):
        names = [o.job.job_id[:3] for o in outcomes if o.facts["server"] == url]
        switches += sum(a != b for a, b in pairwise(names))
    assert switches <= 6


def test_a_missing_node_or_file_stops_the_run_before_the_first_job(root: Path, server: ComfyServer) -> None:
    info = dict(server.engine.info)
    info.pop("ImageScale")
    server.engine.info = info
    with pytest.raises(SbError, match="no node ImageScale") as found:
        rendered(root, server)
    assert found.value.problems and server.engine.executed == []

"""A project that is served answers from what it kept, and never with what is not so any more."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.reads.kept import Entry
from storyboard_cli.server.reads.project import ServedProject, key_of
from tests.server.reads.conftest import anew, beside, doing, serving

WITHIN_S = 20.0  # a busy machine; how soon it is on a quiet one is measured in tests/benchmarks


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(WITHIN_S):
        while not await is_so():
            await asyncio.sleep(0.02)


async def status_of(project: ServedProject, frame: str) -> str:
    rows = json.loads((await project.read("timeline.show")).body)["entries"]
    return str(next(row["review_status"] for row in rows if row["frame_id"] == frame))


def test_work_that_has_just_ended_with_an_older_state_is_not_waited_for(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            operation = CATALOGUE["project.show"]
            key = key_of("project.show", operation.ask())
            await project.read("project.show")
            older = project._answers.get(key)
            assert older is not None
            await project.write(doing("comment", selectors=["FR_S01_001"], note="lovely"))

            async def ended() -> Entry:
                return older

            task = asyncio.create_task(ended())
            await task
            project._making[key] = task
            assert (await project.read("project.show")).body == anew(root, "project.show")

    asyncio.run(run())


def test_an_answer_is_made_once_for_each_state(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    answer = ServedProject._answer

    def counted(project: ServedProject, workspace: Workspace, operation: str, ask: Ask) -> bytes:
        asked.extend([1] * (operation == "project.show"))
        return answer(project, workspace, operation, ask)

    monkeypatch.setattr(ServedProject, "_answer", counted)

    async def run() -> None:
        async with serving(root) as project:
            first = await asyncio.gather(*(project.read("project.show") for _ in range(20)))
            assert len(asked) == 1
            assert len({id(kept) for kept in first}) == 1
            await project.read("project.show")
            assert len(asked) == 1
            await project.write(doing("comment", selectors=["S01/1"], note="lovely"))
            await project.read("project.show")
            assert len(asked) == 2

    asyncio.run(run())


def test_what_tells_of_the_whole_film_is_made_before_somebody_asks(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    answer = ServedProject._answer

    def noted(project: ServedProject, workspace: Workspace, operation: str, ask: Ask) -> bytes:
        made.append((operation, project.version.seq))
        return answer(project, workspace, operation, ask)

    monkeypatch.setattr(ServedProject, "_answer", noted)

    async def run() -> None:
        async with serving(root) as project:

            async def is_made() -> bool:
                return ("status", project.version.seq) in made

            await until(is_made)
            await project.write(doing("comment", selectors=["S01/1"], note="lovely"))
            await until(is_made)

    asyncio.run(run())


def test_who_reads_after_a_write_sees_it(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            for turn in range(30):
                await project.write(doing("retake" if turn % 2 else "approve", **ask(turn)))
                said = await status_of(project, "FR_S01_001")
                assert said == ("retake" if turn % 2 else "approved"), turn

    def ask(turn: int) -> dict[str, object]:
        return {"selectors": ["S01/1"]} | ({"note": "again"} if turn % 2 else {})

    asyncio.run(run())


def test_what_was_written_without_an_event_is_read(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            before = await project.read("alias.list")
            await project.write(doing("alias.add", name="ASH", target="CHAR_001"))
            after = await project.read("alias.list")
            assert b"ASH" in after.body
            assert after.etag != before.etag

    asyncio.run(run())


def test_bytes_that_stay_keep_their_etag_until_somebody_decides(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            first = await project.read("timeline.show")
            await project.write(doing("render", selectors=["S02"], force=True))
            await project.write(doing("export.shot_list"))
            drafted = await project.read("alias.list")
            await project.write(doing("timeline.move", selectors=["S01/1"], after="S01/2"))
            await project.write(doing("timeline.reset"))
            back = await project.read("timeline.show")
            seq = int(back.etag.strip('"').partition(".")[0])
            assert seq == project.version.seq
            assert back.etag != first.etag
            await project.write(doing("export.shot_list"))
            assert (await project.read("timeline.show")).etag == back.etag
            assert (await project.read("alias.list")).body == drafted.body

    asyncio.run(run())


def test_two_writes_are_done_in_turn(root: Path) -> None:
    inside: list[int] = []

    def slow(workspace: Workspace) -> int:
        inside.append(1)
        assert len(inside) == 1
        time.sleep(0.02)
        inside.pop()
        return 1

    async def run() -> None:
        async with serving(root) as project:
            assert await asyncio.gather(*(project.write(slow) for _ in range(5))) == [1] * 5

    asyncio.run(run())


def test_a_write_is_done_although_nobody_waits_any_more(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            began = asyncio.Event()
            loop = asyncio.get_running_loop()

            def work(workspace: Workspace) -> None:
                loop.call_soon_threadsafe(began.set)
                time.sleep(0.05)
                doing("approve", selectors=["S01/1"])(workspace)

            task = asyncio.create_task(project.write(work))
            await began.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await project.write(lambda workspace: None)  # in turn
            assert await status_of(project, "FR_S01_001") == "approved"

    asyncio.run(run())


def test_what_takes_long_to_look_at_keeps_no_answer_of_the_whole_film_waiting(root: Path) -> None:
    async def run() -> None:
        began, ends = threading.Event(), threading.Event()

        def long(workspace: Workspace) -> bool:
            began.set()
            return ends.wait(WITHIN_S)

        async with serving(root) as project:
            looking = asyncio.create_task(project.look(long))
            await asyncio.to_thread(began.wait, WITHIN_S)
            assert await status_of(project, "FR_S01_001") == "waiting"
            await project.read("status")
            assert not looking.done()
            ends.set()
            assert await looking

    asyncio.run(run())


def test_what_another_process_decides_is_seen_by_the_next_reader(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            assert await status_of(project, "FR_S01_002") == "waiting"
            await asyncio.to_thread(beside, root, "approve", selectors=["S01/2"])
            assert await status_of(project, "FR_S01_002") == "approved"

    asyncio.run(run())


def test_a_variant_that_another_process_picks_is_the_one_that_counts_for_the_next_reader(root: Path) -> None:
    """A pick writes the direction beside its event: what was read of it before is of no use any more."""

    async def run() -> None:
        asked = CATALOGUE["render.history"].ask(frame="FR_S01_001")
        async with serving(root) as project:
            await asyncio.to_thread(beside, root, "render", selectors=["S01/1"], variants=2)
            await project.read("render.history", asked)
            await asyncio.to_thread(beside, root, "pick", frame="FR_S01_001", candidate=2)
            rows = json.loads((await project.read("render.history", asked)).body)["rows"]
            assert [(row["render_version"], row["counts"]) for row in rows] == [(2, True), (1, False)]

    asyncio.run(run())


def test_a_file_that_a_request_changes_is_told_to_who_listens(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project, asyncio.timeout(WITHIN_S):
            stream = project.hub.subscribe()
            await anext(stream)
            waiting = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0)
            await project.write(doing("spec.patch", asset="CHAR_001", changes={"name": "Mira"}))
            _, data = await waiting
            assert data == b'event: files\ndata: {"paths":["assets/CHAR_001/asset.yaml"],"more":0}\n\n'

    asyncio.run(run())


def test_what_an_editor_changes_is_seen(root: Path) -> None:
    async def run() -> None:
        async with serving(root, watch=True) as project:
            before = await project.read("timeline.show")
            assert b'"render_state":"stale"' not in before.body
            (root / "direction").mkdir(exist_ok=True)
            text = "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001:\n    lighting: dusk\n"
            (root / "direction" / "S01.yaml").write_text(text, "utf-8")
            heard = [data async for data in first_of(project, b"event: files")]
            assert b"direction/S01.yaml" in heard[-1]
            compiled = await asyncio.to_thread(beside, root, "compile")
            assert compiled.written == ["S01"]

            async def stale() -> bool:
                return (await project.read("timeline.show")).body == anew(root, "timeline.show")

            await until(stale)
            assert (await project.read("timeline.show")).body != before.body

    async def first_of(project: ServedProject, what: bytes):  # type: ignore[no-untyped-def]
        async with asyncio.timeout(WITHIN_S):
            async for _, data in project.hub.subscribe(0):
                yield data
                if what in data:
                    return

    asyncio.run(run())


def test_what_git_brings_and_takes_is_seen_and_recorded(root: Path) -> None:
    def git(*words: str) -> None:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *words], cwd=root, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "before")
    git("checkout", "-qb", "other")
    beside(root, "approve", selectors=["S01/1"])
    git("add", "-A")
    git("commit", "-qm", "approved")
    git("checkout", "-q", "main")
    shutil.rmtree(root / ".sb")  # as on a machine that never saw the other branch
    beside(root, "adopt")

    async def run() -> None:
        async with serving(root, watch=True) as project:
            assert await status_of(project, "FR_S01_001") == "waiting"
            await asyncio.to_thread(git, "checkout", "-q", "other")

            async def approved() -> bool:
                return await status_of(project, "FR_S01_001") == "approved"

            async def recorded() -> bool:
                return await project.look(lambda w: w.log.last("review.decided") is not None)

            await until(approved)
            await until(recorded)
            await asyncio.to_thread(git, "checkout", "-q", "main")

            async def waiting() -> bool:
                return await status_of(project, "FR_S01_001") == "waiting"

            await until(waiting)

    asyncio.run(run())


def test_our_own_files_are_no_news_to_the_watch(root: Path) -> None:
    async def run() -> None:
        async with serving(root, watch=True) as project:
            await project.write(doing("approve", selectors=["S01/1"]))
            files = project.version.files
            (root / "notes.txt").write_text("hello", "utf-8")  # comes after them
            async with asyncio.timeout(WITHIN_S):
                async for _, data in project.hub.subscribe(0):
                    if b"event: files" in data:
                        break
            assert b"notes.txt" in data
            assert b"review/" not in data
            assert project.version.files == files + 1

    asyncio.run(run())


def test_a_ledger_that_was_made_anew_is_read(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            await project.write(doing("approve", selectors=["S01/1"]))
            before = await project.read("timeline.show")
            await asyncio.to_thread(beside, root, "rebuild")
            after = await project.read("timeline.show")
            assert project.version.ledger == 1
            assert after.body == before.body == anew(root, "timeline.show")
            assert after.etag != before.etag
            await project.write(doing("approve", selectors=["S01/2"]))
            assert await status_of(project, "FR_S01_002") == "approved"

    asyncio.run(run())


def test_a_project_that_is_gone_says_so(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            await project.read("status")
            shutil.rmtree(root)
            with pytest.raises(SbError) as caught:
                await project.read("status")
            assert caught.value.code == "no-project"
            with pytest.raises(SbError) as caught:
                await project.write(doing("approve", selectors=["S01/1"]))
            assert caught.value.code == "no-project"

    asyncio.run(run())


def test_what_cannot_be_answered_is_told_to_all_who_wait_and_not_kept(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            ask = CATALOGUE["timeline.show"].ask.model_validate({"selectors": ["S77"]})
            found = await asyncio.gather(
                *(project.read("timeline.show", ask) for _ in range(3)), return_exceptions=True
            )
            assert [type(one) for one in found] == [SbError] * 3
            assert await status_of(project, "FR_S01_001") == "waiting"

    asyncio.run(run())


def test_what_reads_too_long_ends_with_the_project(root: Path) -> None:
    async def run() -> None:
        began = threading.Event()
        async with serving(root) as project:

            def reading(workspace: Workspace) -> None:
                began.set()
                while True:  # as the first look at 5,000 frames does, between two of them
                    workspace.caller.check()
                    time.sleep(0.01)

            task = asyncio.create_task(project.look(reading))
            await asyncio.to_thread(began.wait)
        with pytest.raises(SbError) as refused:
            await task
        assert refused.value.code == "project-closed"

    asyncio.run(run())

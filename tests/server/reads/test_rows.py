"""The rows of frames that are brought up to date one by one are those that the operation answers anew."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.server.reads.project import ServedProject
from storyboard_cli.server.reads.rows import ROWS
from tests.server.reads.conftest import anew, beside, doing, serving

FRAMES = ("S01/1", "S01/2", "S01/3", "S02/1")
OPERATIONS = [name for name in ROWS if name in CATALOGUE]
Step = Callable[[ServedProject, random.Random], Any]


def asked(operation: str, **ask: Any) -> Step:
    """A step that is asked for through the server, about a frame by chance."""

    async def step(project: ServedProject, chance: random.Random) -> None:
        await project.write(doing(operation, selectors=[chance.choice(FRAMES)], **ask))

    return step


def asked_of_all(operation: str, **ask: Any) -> Step:
    async def step(project: ServedProject, chance: random.Random) -> None:
        await project.write(doing(operation, **ask))

    return step


async def moved(project: ServedProject, chance: random.Random) -> None:
    one, other = chance.sample(FRAMES, 2)
    await project.write(doing("timeline.move", selectors=[one], after=other))


async def inserted(project: ServedProject, chance: random.Random) -> None:
    one, other = chance.sample(FRAMES, 2)
    await project.write(doing("timeline.insert", selectors=[one], after=other))


async def allowed(project: ServedProject, chance: random.Random) -> None:
    ask = {"selector": chance.choice(FRAMES), "rule": "drift.identity", "reason": "meant so"}
    await project.write(doing("allow", **ask, scope=chance.choice(["version", "frame", "scene"])))


async def rolled_back(project: ServedProject, chance: random.Random) -> None:
    await project.write(doing("rollback", to=str(chance.randrange(1, project.version.seq))))


async def by_another(project: ServedProject, chance: random.Random) -> None:
    await asyncio.to_thread(beside, project.root, "retake", selectors=[chance.choice(FRAMES)], note="other")


async def rewritten(project: ServedProject, chance: random.Random) -> None:
    script = project.root / "scripts" / "rain.fountain"
    text = script.read_text("utf-8")
    changed = text + f"\nShe waits {chance.randrange(1000)} hours.\n"
    script.write_text(changed, "utf-8")
    await project.write(doing("compile"))


async def locked(project: ServedProject, chance: random.Random) -> None:
    spec = project.root / "assets" / "CHAR_001" / "asset.yaml"
    text = spec.read_text("utf-8").replace("green coat", f"coat {chance.randrange(1000)}")
    spec.write_text(text, "utf-8")
    await project.write(doing("generate", assets=["CHAR_001"]))
    await project.write(doing("lock", assets=["CHAR_001"]))


async def checked_out(project: ServedProject, chance: random.Random) -> None:
    """git takes every decision away that was made since the beginning, and brings back what was then."""
    await asyncio.to_thread(git, project.root, "stash", "-qu", "--", "review")


def git(root: Path, *words: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=root, check=False, capture_output=True)


STEPS: tuple[Step, ...] = (
    asked("approve"),
    asked("approve"),
    asked("retake", note="again"),
    asked("reject", note="never"),
    asked("comment", note="lovely"),
    asked("render", force=True),
    asked("check"),
    asked("timeline.hold", length="12"),
    asked("timeline.remove"),
    allowed,
    asked_of_all("render"),
    asked_of_all("timeline.reset"),
    rolled_back,
    asked_of_all("gc"),
    moved,
    inserted,
    by_another,
    rewritten,
    locked,
    checked_out,
)


@pytest.mark.parametrize("seed", range(6))
def test_spliced_rows_are_those_of_the_operation(root: Path, seed: int) -> None:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    chance = random.Random(seed)

    async def run() -> int:
        done = 0
        async with serving(root, watch=True) as project:
            for number in range(14):
                step = chance.choice(STEPS)
                try:
                    await step(project, chance)
                    done += 1
                except SbError:
                    pass  # what cannot be done now changes nothing
                for operation in OPERATIONS:
                    if step in (checked_out, rewritten, locked):  # files by hand are told a moment later
                        async with asyncio.timeout(60):
                            while (await project.read(operation)).body != anew(root, operation):
                                await asyncio.sleep(0.05)
                    body = (await project.read(operation)).body
                    assert body == anew(root, operation), (seed, number, step, operation)
        return done

    assert asyncio.run(run()) >= 7


@pytest.mark.parametrize("operation", OPERATIONS)
def test_pages_hold_every_row_once(root: Path, operation: str) -> None:
    field = ROWS[operation].field

    async def run() -> None:
        async with serving(root) as project:
            whole = json.loads((await project.read(operation)).body)
            found: list[Any] = []
            after = None
            while True:
                page = json.loads((await project.rows(operation, after=after, limit=2)).body)
                assert len(page[field]) <= 2
                found += page[field]
                after = page["next"]
                if after is None:
                    break
            assert found == whole[field]
            assert len(found) == len(FRAMES)

    asyncio.run(run())


def test_filters_name_what_rows_say(root: Path) -> None:
    async def names(project: ServedProject, **filters: list[str]) -> list[str]:
        rows = json.loads((await project.rows("timeline.show", filters=filters)).body)["entries"]
        return [row["frame_id"] for row in rows]

    async def run() -> None:
        async with serving(root) as project:
            await project.write(doing("approve", selectors=["S01/2", "S02/1"]))
            assert await names(project, scene_id=["S02"]) == ["FR_S02_001"]
            assert await names(project, review_status=["approved"]) == ["FR_S01_002", "FR_S02_001"]
            assert await names(project, review_status=["approved"], scene_id=["S01"]) == ["FR_S01_002"]
            assert await names(project, frame_id=["FR_S01_003", "FR_S01_001"]) == ["FR_S01_001", "FR_S01_003"]
            assert await names(project, verdict=["passed"]) == []
            with pytest.raises(SbError) as caught:
                await names(project, colour=["red"])
            assert caught.value.code == "no-filter"

    asyncio.run(run())


def test_a_cursor_goes_on_where_its_row_stands_now(root: Path) -> None:
    async def run() -> None:
        async with serving(root) as project:
            first = json.loads((await project.rows("timeline.show", limit=2)).body)
            await project.write(doing("timeline.move", selectors=["S01/2"]))  # the last row that was seen
            rest = json.loads((await project.rows("timeline.show", after=first["next"], limit=9)).body)
            seen = {row["frame_id"] for row in first["entries"]} | {
                row["frame_id"] for row in rest["entries"]
            }
            assert len(seen) == len(FRAMES)
            with pytest.raises(SbError) as caught:
                await project.rows("timeline.show", after="no cursor", limit=2)
            assert caught.value.code == "wrong-cursor"

    asyncio.run(run())


@pytest.mark.parametrize("operation", OPERATIONS)
def test_only_touched_rows_are_asked_for(root: Path, operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from storyboard_cli.server.reads.rows import RowModel

    asks = []
    ask_for = RowModel._asked

    def counted(model: RowModel, workspace: Any, caller: Any, ask: Any) -> Any:
        if model.operation == operation:
            asks.append(ask.selectors)
        return ask_for(model, workspace, caller, ask)

    monkeypatch.setattr(RowModel, "_asked", counted)

    async def run() -> None:
        async with serving(root) as project:
            await project.read(operation)
            asks.clear()
            await project.write(doing("approve", selectors=["S01/2"]))
            await project.read(operation)
            assert ["FR_S01_002"] in asks
            assert [] not in asks

    asyncio.run(run())

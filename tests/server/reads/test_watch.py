"""What the watch tells of a folder in which editors and programs write: the files, and no passing ones."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import pytest

from storyboard_cli.core.files import write_atomic
from storyboard_cli.server.reads.touched import is_of_the_project
from storyboard_cli.server.reads.watch import changed_files, files_told

SCRIPT = "scripts/rain.fountain"
TEXT = "INT. ROOM - DAY\n\nASHA sleeps.\n"


def through(name: str) -> Callable[[Path], None]:
    """Write a file of this name beside the script, and give it the script's."""

    def save(script: Path) -> None:
        passing = script.with_name(name)
        passing.write_text(TEXT, "utf-8")
        os.replace(passing, script)

    return save


def vim(script: Path) -> None:
    script.with_name("4913").write_text("", "utf-8")
    script.with_name("4913").unlink()
    os.replace(script, script.with_name(f"{script.name}~"))
    script.write_text(TEXT, "utf-8")
    script.with_name(f"{script.name}~").unlink()


def python(script: Path) -> None:
    with tempfile.NamedTemporaryFile("w", dir=script.parent, delete=False) as handle:
        handle.write(TEXT)
    os.replace(handle.name, script)


SAVED: dict[str, Callable[[Path], None]] = {
    "sb": lambda script: write_atomic(script, TEXT.encode()),
    "vim": vim,
    "python": python,
    "node": through("rain.fountain.tmp.4711"),
    "rust": through(".tmpX3fa9K"),
    "jetbrains": through("rain.fountain___jb_tmp___"),
    "emacs": through("#rain.fountain#"),
    "any": through("rain.fountain.tmp"),
}


@pytest.mark.parametrize("program", SAVED)
def test_a_save_is_told_as_the_file_alone(tmp_path: Path, program: str) -> None:
    script = tmp_path / SCRIPT
    script.parent.mkdir()
    script.write_text("INT. ROOM - NIGHT\n", "utf-8")

    async def told() -> set[str]:
        stop, began = asyncio.Event(), asyncio.Event()
        found: set[str] = set()

        async def hear() -> None:
            async with aclosing(changed_files(tmp_path, stop, began.set)) as watching:  # type: ignore[type-var]
                async for paths in watching:
                    found.update(paths)
                    if "scripts/last.fountain" in found:
                        return

        hearing = asyncio.create_task(hear())
        await began.wait()
        await asyncio.to_thread(SAVED[program], script)
        (tmp_path / "scripts" / "last.fountain").write_text(TEXT, "utf-8")
        await asyncio.wait_for(hearing, 20)
        return found

    assert asyncio.run(told()) - {"scripts/last.fountain"} == {SCRIPT}


def test_what_came_and_went_is_told_for_it_may_have_been_there_before(tmp_path: Path) -> None:
    def at(name: str) -> str:
        return str(tmp_path / name)

    (tmp_path / "kept.fountain").write_text(TEXT, "utf-8")
    added, modified, deleted = 1, 2, 3
    changes = {
        (added, at("q9x")),
        (modified, at("q9x")),
        (deleted, at("q9x")),
        (added, at("kept.fountain")),
        (deleted, at("kept.fountain")),
        (deleted, at("removed.fountain")),
    }
    assert files_told(tmp_path, changes) == {"q9x", "kept.fountain", "removed.fountain"}


@pytest.mark.parametrize(
    "path",
    [
        "scripts/rain.fountain~",
        "scripts/#rain.fountain#",
        "assets/~$notes.docx",
        "review/S01/tmpab12_xyz",
        "timeline.yaml.tmp",
        "timeline.yaml.tmp.12.34",
        "review/S01/.tmpQ1w2E3",
        "scripts/.rain.fountain.x7.part",
        "project.yaml.tmp4711",
        "scripts/sedAb12Cd",
    ],
)
def test_a_passing_file_is_of_no_project(path: str) -> None:
    assert not is_of_the_project(path)


@pytest.mark.parametrize(
    "path",
    [
        "scripts/rain.fountain",
        "scripts/temp.fountain",
        "scripts/tmp.fountain",
        "assets/PROP_Tmp/spec.yaml",
        "assets/NAT_Template/spec.yaml",
        "scripts/the_temple.fountain",
        "audio/partial eclipse.wav",
        "review/S01/FR_S01_001-20260219T090000-approve-ann.yaml",
    ],
)
def test_files_of_people_are_told_whatever_their_name_reminds_of(path: str) -> None:
    assert is_of_the_project(path)

"""Two branches that each locked v1: git stops the merge, validate says so, and renumbering keeps both."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from storyboard_cli.assets.lock import Lock
from storyboard_cli.cli.lines import worded
from storyboard_cli.core import yaml_text
from storyboard_cli.core.hashing import short
from storyboard_cli.ops.renumber import RenumberAsk, renumber
from storyboard_cli.ops.validate import ValidateAnswer, ValidateAsk, validate
from storyboard_cli.store import local_files
from storyboard_cli.store.locks import check_version

World = Any
Merged = Callable[..., dict[str, str]]
pytestmark = pytest.mark.folder("two branches of git")

LOCK = "assets/CHAR_001/v1/lock.yaml"
NO_MARKS = "lock.yaml -merge\n*.png binary\n"


def run(world: World, **ask: Any) -> ValidateAnswer:
    return validate(world.open(), ValidateAsk(**ask), world.report)


def read_lock(world: World, version: int) -> Lock:
    return Lock.model_validate(yaml_text.load(world.text(f"assets/CHAR_001/v{version}/lock.yaml")))


def git(world: World, *words: str, ok: bool = True) -> str:
    done = subprocess.run(["git", *words], cwd=world.root, capture_output=True, text=True, check=False)
    assert not ok or done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def merged(world: World) -> Merged:
    """Makes branches `left` and `right` that each locked v1, and a merge of both that git stopped."""

    def make(
        attributes: str = NO_MARKS, colors: tuple[str, str] = ("red", "blue"), specs: tuple[str, ...] = ()
    ) -> dict[str, str]:
        world.write_all({".gitignore": ".sb/\n", ".gitattributes": attributes})
        world.asset("CHAR_001", "Aarav")
        spec = world.text("assets/CHAR_001/asset.yaml")
        git(world, "init", "-q", "-b", "main")
        git(world, "config", "user.email", "t@example.org")
        git(world, "config", "user.name", "T")
        git(world, "add", ".")
        git(world, "commit", "-qm", "start")
        hashes = {}
        for branch, color in zip(("left", "right"), colors, strict=True):
            git(world, "checkout", "-q", "-b", branch, "main")
            for words in specs[branch == "right" :][:1]:
                world.write("assets/CHAR_001/asset.yaml", f"{spec}tags: [{words}]\n")
            world.import_pictures("CHAR_001", front=color)
            world.lock("CHAR_001", note=f"the {branch} one")
            hashes[branch] = read_lock(world, 1).lock_hash
            git(world, "add", ".")
            git(world, "commit", "-qm", branch)
        git(world, "checkout", "-q", "left")
        assert run(world).problems == []
        git(world, "merge", "-q", "right", ok=False)
        assert LOCK in git(world, "ls-files", "-u")
        return hashes

    return make


def test_renumbering_keeps_both(world: World, merged: Merged) -> None:
    hashes = merged()

    done = renumber(world.open(), RenumberAsk(), world.report)

    assert [(v.kept, v.moved_to) for v in done.versions] == [(1, 2)]
    git(world, "add", *done.to_add)
    git(world, "commit", "-qm", "merged")
    first, second = read_lock(world, 1), read_lock(world, 2)
    assert (first.lock_hash, second.lock_hash) == (hashes["left"], hashes["right"])
    assert (first.change_note, second.change_note) == ("the left one", "the right one")
    assert check_version(world.files, first) == check_version(world.files, second) == []


def test_renumbering_twice_makes_no_third_version(world: World, merged: Merged) -> None:
    merged()
    renumber(world.open(), RenumberAsk(), world.report)

    again = renumber(world.open(), RenumberAsk(), world.report)

    assert (again.versions, again.same) == ([], [])
    assert again.to_add == ["assets/CHAR_001/v1", "assets/CHAR_001/v2"]
    assert not world.exists("assets/CHAR_001/v3")


def test_only_version_folders_are_called_resolved(world: World, merged: Merged) -> None:
    merged(specs=("first", "second"))
    spec = "assets/CHAR_001/asset.yaml"
    assert "<<<<<<<" in world.text(spec)

    done = renumber(world.open(), RenumberAsk(), world.report)

    assert done.to_add == ["assets/CHAR_001/v1", "assets/CHAR_001/v2"]
    assert done.still_open == [spec]
    git(world, "add", *done.to_add)
    assert git(world, "diff", "--name-only", "--diff-filter=U").split() == [spec]


@pytest.mark.parametrize("ask", [{}, {"fast": True}, {"since": "main"}, {"paths": ["assets"]}], ids=str)
def test_validate_names_a_conflict_that_no_file_shows(
    world: World, merged: Merged, ask: dict[str, Any]
) -> None:
    hashes = merged()
    assert "<<<<<<<" not in world.text(LOCK)

    (problem,) = run(world, **ask).problems

    assert (str(problem.where), problem.code, problem.is_error) == (LOCK, "merge-conflict", True)
    assert f"this branch's is {short(hashes['left'])} (the left one)" in problem.message
    assert f"the merged branch's {short(hashes['right'])} (the right one)" in problem.message
    assert "`sb lock --renumber`" in worded(problem.hint or "")

    renumber(world.open(), RenumberAsk(), world.report)
    assert run(world, **ask).problems == []  # before `git add`, which is git's own matter


def test_a_tree_that_was_known_to_be_good_is_not_when_git_says_more(
    world: World, merged: Merged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_files, "_SETTLED_NS", 0)
    merged()
    with monkeypatch.context() as without_git:
        without_git.setenv("PATH", str(world.root))
        assert run(world).problems == []
    assert world.exists(".sb/cache/validated.json")

    assert [p.code for p in run(world).problems] == ["merge-conflict"]


def test_both_sides_that_locked_the_same_thing_are_no_mistake(world: World, merged: Merged) -> None:
    hashes = merged(colors=("red", "red"))
    assert hashes["left"] == hashes["right"]
    assert run(world).problems == []


def test_a_conflict_with_marks_is_told_once(world: World, merged: Merged) -> None:
    merged(attributes="*.png binary\n")
    assert "<<<<<<<" in world.text(LOCK)

    told = [p for p in run(world).problems if p.code == "merge-conflict" and p.where and p.where.path == LOCK]

    assert told
    assert all(p.where and p.where.line for p in told)


def test_a_version_that_one_side_deleted_is_named(world: World, merged: Merged) -> None:
    merged()
    git(world, "merge", "--abort")
    git(world, "checkout", "-q", "-b", "without", "left")
    git(world, "rm", "-q", "-r", "assets/CHAR_001/v1")
    git(world, "commit", "-qm", "without")
    git(world, "checkout", "-q", "left")
    world.write_all({LOCK: world.text(LOCK).replace("the left one", "another note")})
    git(world, "commit", "-qam", "note")
    git(world, "merge", "-q", "without", ok=False)

    (problem,) = [p for p in run(world).problems if p.code == "merge-conflict"]

    assert "the merged branch has no readable lock.yaml" in problem.message
    assert "`git rm -r`" in worded(problem.hint or "")


def test_without_git_installed_the_files_alone_are_judged(
    world: World, merged: Merged, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged()
    monkeypatch.setenv("PATH", str(world.root))
    assert run(world).problems == []

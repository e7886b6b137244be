"""A project's folder that somebody moved away is never made again by what is still written below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import storyboard_cli
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import write_atomic
from storyboard_cli.core.kept_roots import keep_root, make_folders, make_parents

ITS_OWN = {"store/new_project.py", "core/files.py"}
"""What makes folders that are no project's yet: of a new project, and of many."""


def test_folders_below_a_kept_root_are_made_as_elsewhere(tmp_path: Path) -> None:
    root = tmp_path / "film"
    make_folders(root)
    keep_root(root)
    make_folders(root)
    make_parents(root / "a" / "b" / "c.txt")
    make_folders(root / "a" / "d")
    assert sorted(path.name for path in (root / "a").iterdir()) == ["b", "d"]


def test_a_kept_root_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    root = tmp_path / "film"
    make_folders(root / "a")
    keep_root(root)
    root.rename(tmp_path / "away")
    for folder in (root, root / "a", root / "b" / "c"):
        with pytest.raises(FileNotFoundError):
            make_folders(folder)
    with pytest.raises(SbError) as refused:
        write_atomic(root / "a" / "x.txt", b"x")
    assert "x.txt" in str(refused.value)
    assert not root.exists()
    make_parents(tmp_path / "other" / "x.txt")
    assert (tmp_path / "other").is_dir()


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path: Path) -> None:
    keep_root(tmp_path)
    (tmp_path / "a").write_text("a file", "utf-8")
    with pytest.raises(OSError):
        make_folders(tmp_path / "a")
    with pytest.raises(OSError):
        make_folders(tmp_path / "a" / "b")


def test_no_other_code_makes_the_folders_above_a_file() -> None:
    package = Path(storyboard_cli.__file__).parent
    made = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr == "makedirs"
            or (node.func.attr == "mkdir" and any(word.arg == "parents" for word in node.keywords))
        )
    }
    assert made == ITS_OWN

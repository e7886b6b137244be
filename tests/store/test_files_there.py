"""A folder is read once, and the answer is the one that the disk would give for each file."""

from __future__ import annotations

import pytest

from storyboard_cli.store.files_there import FilesThere
from storyboard_cli.store.listed_files import ListedFiles
from storyboard_cli.store.local_files import LocalFiles


@pytest.mark.parametrize("few", [False, True])
def test_only_files_are_there(tmp_path, few):
    (tmp_path / "a/folder.png").mkdir(parents=True)
    (tmp_path / "a/one.png").write_bytes(b"1")
    (tmp_path / "root.png").write_bytes(b"1")
    there = FilesThere(ListedFiles(LocalFiles(tmp_path)), few=few)
    asked = ("a/one.png", "root.png", "a/folder.png", "a/two.png", "b/one.png", "")
    assert [path in there for path in asked] == [True, True, False, False, False, False]

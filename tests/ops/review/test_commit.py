"""Decisions come to the project at one place: all of it or nothing, and never over somebody's change."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ledger.events.cut import TimelineRolledBack
from storyboard_cli.ops import approve, timeline
from storyboard_cli.project.commit import Change, NewFolder, commit
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import ANY, NEW, Files, IfTag, tag_of
from tests.callers import calling

FACT = TimelineRolledBack(project_id="PRJ_001", to="event 1", frames=[], order=False)


class EditorBeside:
    """Files of which somebody saves one in an editor, just before it is written."""

    def __init__(self, files: Files, path: str, theirs: bytes) -> None:
        self.files, self.path, self.theirs = files, path, theirs

    def __getattr__(self, name: str) -> Any:
        return getattr(self.files, name)

    def put(self, path: str, data: bytes, if_tag: IfTag = ANY) -> str:
        if path == self.path:
            self.files.put(path, self.theirs)
        return self.files.put(path, data, if_tag)


def head(film: Workspace) -> int:
    return film.log.head[0]


def refused(film: Workspace, *changes: Change | NewFolder, expected_head: int | None = None) -> SbError:
    before = head(film)
    with pytest.raises(SbError) as caught:
        commit(film, changes, [FACT], expected_head=expected_head)
    assert head(film) == before
    return caught.value


def test_files_come_first_and_the_event_after_them(film: Workspace) -> None:
    before = head(film)
    events = commit(film, [Change("direction/S01.yaml", b"one", NEW)], [FACT])

    assert film.files.read("direction/S01.yaml") == b"one"
    assert [e.kind for e in events] == ["timeline.rolled_back"]
    assert head(film) == before + 1


def test_a_file_that_moved_writes_nothing_whatever_its_place(film: Workspace) -> None:
    old = tag_of(film.files, "project.yaml")
    film.files.put("project.yaml", film.files.read("project.yaml") + b"# more\n")
    fresh, moved = Change("direction/S01.yaml", b"one", NEW), Change("project.yaml", b"two", old)

    for changes in ((fresh, moved), (moved, fresh)):
        error = refused(film, *changes)
        assert (error.kind, error.code) == (Kind.conflict, "file-changed")
        assert film.files.stat("direction/S01.yaml") is None
        assert film.files.read("project.yaml").endswith(b"# more\n")


def test_a_folder_that_is_there_writes_nothing(film: Workspace) -> None:
    version = NewFolder("assets/CHAR_001/v1", {"lock.yaml": b"mine"}, "lock.yaml")

    error = refused(film, Change("direction/S01.yaml", b"one", NEW), version)
    assert (error.kind, error.code) == (Kind.conflict, "folder-exists")
    assert film.files.stat("direction/S01.yaml") is None
    assert film.files.read("assets/CHAR_001/v1/lock.yaml") != b"mine"


def test_a_ledger_that_went_on_writes_nothing(film: Workspace) -> None:
    error = refused(film, Change("direction/S01.yaml", b"one"), expected_head=head(film) - 1)

    assert (error.kind, error.code) == (Kind.conflict, "ledger-moved")
    assert film.files.stat("direction/S01.yaml") is None


def test_a_file_is_removed_only_as_it_was_read(film: Workspace) -> None:
    tag = film.files.put("direction/S01.yaml", b"one")
    later = film.files.put("direction/S01.yaml", b"three")

    assert refused(film, Change("direction/S01.yaml", None, tag)).code == "file-changed"
    commit(film, [Change("direction/S01.yaml", None, later)])
    assert film.files.stat("direction/S01.yaml") is None


def test_a_cut_that_an_editor_saved_meanwhile_is_not_written_over(
    film: Workspace,
) -> None:
    """The tag is that of the file that was read, so a save between reading and writing is a conflict."""
    theirs = b"schema: 1\n# by hand\nentries: []\n"
    film.files.files = EditorBeside(film.files.files, "timeline.yaml", theirs)  # type: ignore[assignment]
    before = head(film)
    with pytest.raises(SbError) as caught:
        timeline.move(film, timeline.TimelineMoveAsk(selectors=["S01/1"], after="S01/3"), calling())

    assert caught.value.kind is Kind.conflict
    assert film.files.read("timeline.yaml") == theirs
    assert head(film) == before


def test_an_approval_keeps_its_picture_and_its_decision_together(film: Workspace, report: Recording) -> None:
    before = head(film)
    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())

    (decided,) = answer.approved
    assert film.files.read("approved/S01/FR_S01_001.png") == film.files.read("scenes/S01/frame_001_v1.png")
    assert film.files.stat(f"review/S01/FR_S01_001/{decided.path.rpartition('/')[2]}") is not None
    assert head(film) == before + 1

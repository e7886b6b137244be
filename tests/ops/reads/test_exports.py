"""Exports that were made, told to a face that has no folder to look into."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ops.export_lists import ShotListAsk, shot_list
from storyboard_cli.ops.export_paper import ImagesAsk, images
from storyboard_cli.ops.exports import ListExportsAsk, ShowExportAsk, list_exports, show_export
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, made_at
from tests.ops.projects import Project


def test_each_export_is_told_with_its_files(film: Workspace, project: Project) -> None:
    table = shot_list(film, ShotListAsk(selectors=["S01"]), calling("Bo <bo@example.org>"))
    folder = images(film, ImagesAsk(), calling())
    newest, oldest = list_exports(film, ListExportsAsk(), calling()).exports
    assert (newest.kind, newest.place, newest.is_folder, newest.state) == (
        "images", folder.path, True, "there"
    )  # fmt: skip
    assert (oldest.kind, oldest.place, oldest.is_folder, oldest.by) == (
        table.kind, table.path, False, "Bo <bo@example.org>"
    )  # fmt: skip
    for row in (newest, oldest):
        told = show_export(film, ShowExportAsk(export=row.export), calling())
        assert told.export == row and told.title == "Rain" and told.files
        for file in told.files:
            data = project.read(file.place)
            assert (len(data), sha256_bytes(data)) == (file.size, file.sha256)
    assert show_export(film, ShowExportAsk(export=oldest.export), calling()).selection


def test_exports_come_page_by_page(film: Workspace) -> None:
    for _ in range(3):
        shot_list(film, ShotListAsk(), calling())
    first = list_exports(film, ListExportsAsk(limit=2), calling())
    assert first.next == first.exports[-1].export
    last = list_exports(film, ListExportsAsk(limit=2, after=first.next), calling())
    assert len(last.exports) == 1 and last.next is None
    assert list_exports(film, ListExportsAsk(kind="pdf"), calling()).exports == []


def test_an_export_that_another_replaced_or_that_is_gone_says_so(film: Workspace, project: Project) -> None:
    ask = ShotListAsk(out=made_at(film.root / "exports/list.csv"))
    first, again = shot_list(film, ask, calling()), shot_list(film, ask, calling())
    assert first.path == again.path == "exports/list.csv"
    newest, replaced = list_exports(film, ListExportsAsk(), calling()).exports
    assert (newest.state, replaced.state) == ("there", "replaced")
    assert show_export(film, ShowExportAsk(export=replaced.export), calling()).files == []
    project.remove(first.path)
    film.forget()
    gone = list_exports(film, ListExportsAsk(), calling()).exports
    assert [e.state for e in gone] == ["gone", "gone"]
    assert show_export(film, ShowExportAsk(export=gone[0].export), calling()).files == []


def test_an_export_under_a_name_that_was_asked_for_has_a_folder_of_its_own(film: Workspace) -> None:
    ask = ShotListAsk(out=Produced.model_validate({"name": "list.csv"}))
    first, again = shot_list(film, ask, calling()), shot_list(film, ask, calling())
    assert first.path != again.path
    assert [e.state for e in list_exports(film, ListExportsAsk(), calling()).exports] == ["there", "there"]


def test_an_export_out_of_the_project_names_no_folder_of_this_machine(
    film: Workspace, tmp_path: Path
) -> None:
    shot_list(film, ShotListAsk(out=made_at(tmp_path / "elsewhere.csv")), calling())
    [row] = list_exports(film, ListExportsAsk(), calling()).exports
    assert (row.place, row.state) == ("elsewhere.csv", "elsewhere")
    told = show_export(film, ShowExportAsk(export=row.export), calling())
    assert not told.files and str(tmp_path) not in told.model_dump_json()


def test_an_export_that_is_not_there_is_missing(film: Workspace) -> None:
    with pytest.raises(SbError) as caught:
        show_export(film, ShowExportAsk(export="1"), calling())
    assert caught.value.kind is Kind.missing

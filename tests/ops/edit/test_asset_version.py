"""The next version of an asset begins from an older one or from its working spec, with changes."""

from __future__ import annotations

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops.asset_version import AssetVersionAsk, begin_version
from storyboard_cli.ops.lock import LockAsk, lock
from storyboard_cli.project.workspace import Workspace
from tests.ops.projects import Project

SPEC = "assets/CHAR_001/asset.yaml"


def begin(film: Workspace, **asked: object):  # type: ignore[no-untyped-def]
    return begin_version(film, AssetVersionAsk.model_validate({"asset": "CHAR_001", **asked}), film.caller)


def test_it_begins_from_the_working_spec_with_changes(film: Workspace, project: Project) -> None:
    found = begin(film, changes={"canonical_prompt": "young woman, red coat"})
    assert (found.next_version, found.changed) == (2, ["canonical_prompt"])
    assert "red coat" in project.text(SPEC)
    assert [e.kind for e in film.log.read()][-1] != "asset.restored"


def test_it_begins_from_an_older_version_with_changes(film: Workspace, project: Project) -> None:
    begin(film, changes={"canonical_prompt": "young woman, red coat"})
    lock(film, LockAsk(assets=["CHAR_001"], force=True), film.caller)
    found = begin(film, parent=1, changes={"name": "Asha Rao"})
    assert (found.next_version, found.parent) == (3, 1)
    assert "green coat" in project.text(SPEC)
    assert "Asha Rao" in project.text(SPEC)
    assert found.backup is not None
    assert [e.kind for e in film.log.read()][-1] == "asset.restored"


def test_edits_that_nothing_holds_are_not_lost(film: Workspace, project: Project) -> None:
    project.edit(SPEC, "green coat", "blue coat")
    film.forget()
    with pytest.raises(SbError) as refused:
        begin(film, parent=1)
    assert refused.value.code == "unsaved-edits"
    assert "blue coat" in project.text(SPEC)


def test_changes_with_a_mistake_write_nothing(film: Workspace, project: Project) -> None:
    before = project.read(SPEC)
    with pytest.raises(SbError):
        begin(film, parent=1, changes={"seed": "many"})
    assert project.read(SPEC) == before

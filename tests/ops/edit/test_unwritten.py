"""What validate would say of a file after a write is said before it, and the file stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import edit, validate
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

DIRECTION = "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001: {size: CU}\n"


def patched_direction(film: Workspace, changes: dict[str, Any]) -> None:
    edit.patch_direction(film, edit.PatchDirectionAsk(scene="S01", changes=changes), calling())


def put_direction(film: Workspace, changes: dict[str, Any]) -> None:
    frames = "".join(f"  {name}: {{size: CU}}\n" for name in changes.get("frames", {})) or "  {}\n"
    versions = "".join(f"  {name}: {number}\n" for name, number in changes.get("versions", {}).items())
    text = f"schema: 1\nscene_id: S01\nframes:\n{frames}" + (f"versions:\n{versions}" if versions else "")
    edit.put_direction(film, edit.PutDirectionAsk(scene="S01", text=text), calling())


@pytest.mark.parametrize("write", [patched_direction, put_direction])
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"frames": {"FR_S01_009": {"size": "CU"}}}, "no-such-frame"),
        ({"frames": {"99": {"size": "CU"}}}, "no-such-frame"),
        ({"versions": {"CHAR_001": 7}}, "no-such-version"),
    ],
)
def test_a_direction_of_what_is_not_there_is_not_written(
    film: Workspace,
    project: Project,
    write: Callable[[Workspace, dict[str, Any]], None],
    changes: dict[str, Any],
    code: str,
) -> None:
    project.write("direction/S01.yaml", DIRECTION)
    film.forget()
    with pytest.raises(SbError) as caught:
        write(film, changes)
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "invalid-files")
    [problem] = caught.value.problems
    assert problem.code == code and problem.where is not None and problem.where.line > 0
    assert str(caught.value.hint).startswith("nothing was written")
    assert project.text("direction/S01.yaml") == DIRECTION
    assert validate.validate(film, validate.ValidateAsk(), calling()).errors == 0


SPEC = "assets/CHAR_001/asset.yaml"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"aliases": ["BO"]}, "alias-claimed-twice"),
        ({"references": [{"path": "references/none.png"}]}, "reference-missing"),
        ({"references": [{"path": "../../x.png"}]}, "path-outside-project"),
        ({"references": [{"path": "/etc/x.png"}]}, "path-outside-project"),
        ({"default_variant": "raincoat"}, "no-such-variant"),
        ({"consistency": {"threshold": 0.5}}, "no-reason"),
        ({"project_id": "PRJ_Other"}, "other-project"),
    ],
)
def test_a_spec_that_would_break_the_project_is_not_written(
    film: Workspace, project: Project, changes: dict[str, Any], code: str
) -> None:
    bo = project.text(SPEC).replace("CHAR_001", "CHAR_002").replace("Asha", "Bo").replace("ASHA", "BO")
    project.write("assets/CHAR_002/asset.yaml", bo)
    film.forget()
    before = project.text(SPEC)
    with pytest.raises(SbError) as caught:
        edit.patch_spec(film, edit.PatchSpecAsk(asset="CHAR_001", changes=changes), calling())
    assert code in [problem.code for problem in caught.value.problems], caught.value.problems
    assert project.text(SPEC) == before
    assert validate.validate(film, validate.ValidateAsk(), calling()).errors == 0


def test_mistakes_of_other_files_keep_nobody_from_writing(film: Workspace, project: Project) -> None:
    project.write("assets/PROP_Broken/asset.yaml", "schema: 1\nasset_id: [\n")
    project.write("direction/S01.yaml", DIRECTION)
    film.forget()
    patched_direction(film, {"frames": {"FR_S01_002": {"size": "WS"}}})
    edit.patch_spec(film, edit.PatchSpecAsk(asset="CHAR_001", changes={"seed": 9}), calling())
    assert "FR_S01_002" in project.text("direction/S01.yaml") and "seed: 9" in project.text(SPEC)


def test_a_file_that_cannot_be_read_is_to_be_put_whole(film: Workspace, project: Project) -> None:
    project.write("direction/S01.yaml", "schema: 1\nscene_id: S01\nschema: 1\n")
    film.forget()
    with pytest.raises(SbError) as caught:
        patched_direction(film, {"frames": {}})
    assert caught.value.hint is not None

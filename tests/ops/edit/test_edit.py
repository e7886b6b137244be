"""Faces without an editor write files whole or by field, and never over somebody else's change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import create, edit
from storyboard_cli.project.edited_files import held, patched_file, put_if_tag
from storyboard_cli.project.projects import Projects
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec
from tests.callers import Heard, calling
from tests.ops.projects import Project


def project(film: Workspace, **changes: Any) -> edit.PatchProjectAnswer:
    return edit.patch_project(film, edit.PatchProjectAsk(changes=changes), calling())


def test_a_patch_changes_one_line_of_a_spec_and_keeps_its_comments(film: Workspace) -> None:
    path = "assets/CHAR_001/asset.yaml"
    film.files.put(path, b"# Asha, as cast in March.\n" + film.files.read(path))
    before = film.files.read(path)
    film.forget()

    answer = edit.patch_spec(
        film,
        edit.PatchSpecAsk(asset="CHAR_001", changes={"canonical_prompt": "young woman, red coat"}),
        calling(),
    )

    assert (answer.path, answer.changed, answer.created) == ("assets/CHAR_001/asset.yaml", True, False)
    assert film.files.read(path) == before.replace(b"green", b"red")
    assert film.registry.specs["CHAR_001"].canonical_prompt == "young woman, red coat"


def test_mistakes_of_a_patch_are_told_by_line_and_nothing_is_written(film: Workspace) -> None:
    before = film.files.read("assets/CHAR_001/asset.yaml")
    with pytest.raises(SbError) as caught:
        edit.patch_spec(
            film, edit.PatchSpecAsk(asset="CHAR_001", changes={"wiews": ["front"], "seed": -1}), calling()
        )
    assert len(caught.value.problems) == 2 and all(p.where and p.where.line for p in caught.value.problems)
    assert film.files.read("assets/CHAR_001/asset.yaml") == before


def test_a_change_of_somebody_else_is_not_overwritten(film: Workspace) -> None:
    first = project(film, name="Snow")
    with pytest.raises(SbError, match="changed by somebody else"):
        edit.patch_project(film, edit.PatchProjectAsk(changes={"name": "Hail"}, if_tag="sha256:0"), calling())
    assert film.project.name == "Snow"
    again = edit.patch_project(
        film, edit.PatchProjectAsk(changes={"name": "Hail"}, if_tag=first.tag), calling()
    )
    assert again.changed and film.project.name == "Hail"
    new = edit.PutDirectionAsk(scene="S01", text="schema: 1\nscene_id: S01\n", if_tag="new")
    assert edit.put_direction(film, new, calling()).created
    with pytest.raises(SbError, match="is there already"):
        edit.put_direction(film, new, calling())


def test_what_an_editor_saves_between_reading_and_writing_is_not_lost(
    film: Workspace, project: Project
) -> None:
    path = "assets/CHAR_001/asset.yaml"
    was = held(film, path)
    data, _ = patched_file(was, {"name": "Asha Rao"}, AssetSpec)
    project.append(path, "# saved meanwhile\n")
    with film.writing(), pytest.raises(SbError, match="changed by somebody else"):
        put_if_tag(film, was, data, None, dry_run=False)
    assert project.text(path).endswith("# saved meanwhile\n")


def test_a_change_of_the_project_is_an_event(film: Workspace) -> None:
    project(film, name="Snow")
    last = list(film.log.read(kinds=["project.changed"]))[-1]
    assert last.body["name"] == "Snow"
    seq = film.log.head[0]
    assert not project(film, name="Snow").changed
    assert film.log.head[0] == seq


def test_an_archived_project_is_opened_again_by_a_patch_and_by_nothing_else(film: Workspace) -> None:
    project(film, status="archived")
    with pytest.raises(SbError, match="archived"):
        edit.put_script(film, edit.PutScriptAsk(name="a.fountain", text="INT. HALL - DAY\n"), calling())
    assert project(film, status="active").changed
    assert film.project.status == "active"


def test_a_project_keeps_its_id(film: Workspace) -> None:
    with pytest.raises(SbError, match="keeps its id"):
        project(film, project_id="PRJ_002")


def test_a_script_that_is_put_is_compiled(film: Workspace) -> None:
    text = film.files.read("scripts/rain.fountain").decode("utf-8") + "\nEXT. FIELD - DAY\n\nASHA runs.\n"
    answer = edit.put_script(film, edit.PutScriptAsk(name="rain.fountain", text=text), calling())
    assert answer.changed and answer.scenes == 3
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    assert len(film.scenes) == 3


@pytest.mark.parametrize(
    "name",
    [
        "../out.fountain",
        "/etc/a.fountain",
        "a.exe",
        ".hidden.fountain",
        "C:\\a.fountain",
        "sub/../../a.fountain",
        ".git/hooks/x.yaml",
    ],
)
def test_a_script_stays_in_its_folder(film: Workspace, project: Project, name: str, tmp_path: Path) -> None:
    def there() -> list[str | Path]:
        around = [p for p in tmp_path.rglob("*") if p.suffix in (".fountain", ".exe", ".yaml")]
        return sorted([*project.listing(), *around], key=str)

    before = there()
    with pytest.raises(SbError) as caught:
        edit.put_script(film, edit.PutScriptAsk(name=name, text="INT. HALL - DAY\n"), calling())
    assert caught.value.kind is Kind.usage
    assert there() == before


@pytest.mark.parametrize(
    "name",
    [
        "con.fountain", "AUX.draft.fountain", "sub/nul.fountain", "a /b.fountain",
        "a./b.fountain", "ab|.fountain",
        "a?.fountain", "x" * 260 + ".fountain", "lpt1/a.fountain",
    ],
)  # fmt: skip
def test_a_script_has_a_name_that_every_system_can_hold(film: Workspace, name: str) -> None:
    with pytest.raises(SbError) as caught:
        edit.put_script(film, edit.PutScriptAsk(name=name, text="INT. HALL - DAY\n"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "file-name")
    assert film.files.stat(f"scripts/{name}") is None if len(name) < 200 else True


@pytest.mark.parametrize("name", ["RAIN.fountain", "rain.Fountain"])
def test_two_scripts_are_two_on_every_system(film: Workspace, name: str) -> None:
    with pytest.raises(SbError) as caught:
        edit.put_script(film, edit.PutScriptAsk(name=name, text="INT. HALL - DAY\n"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "file-name-taken")
    edit.put_script(
        film, edit.PutScriptAsk(name="\u00e9t\u00e9.fountain", text="INT. HALL - DAY\n"), calling()
    )
    with pytest.raises(SbError, match="one file on Windows and macOS"):
        edit.put_script(film, edit.PutScriptAsk(name="e\u0301te\u0301.fountain", text="x\n"), calling())


def test_what_cannot_be_read_is_not_put(film: Workspace) -> None:
    for name, text in (("a.fdx", "<FinalDraft"), ("a.fountain", "\0\1\2"), ("a.yaml", "- [")):
        with pytest.raises(SbError):
            edit.put_script(film, edit.PutScriptAsk(name=name, text=text), calling())
        assert film.files.stat(f"scripts/{name}") is None
    with pytest.raises(SbError, match="CHAR_002"):
        edit.put_spec(
            film,
            edit.PutSpecAsk(
                asset="CHAR_002",
                text="schema: 1\nasset_id: CHAR_001\nasset_type: character\nname: A\ncanonical_prompt: a\n",
            ),
            calling(),
        )


@pytest.mark.parametrize("asset", ["../../x", "CHAR_002/../../y", ""])
def test_an_asset_stays_in_its_folder(film: Workspace, asset: str, tmp_path: Path) -> None:
    text = f"schema: 1\nasset_id: {asset!r}\nasset_type: character\nname: A\ncanonical_prompt: a\n"
    with pytest.raises(SbError):
        edit.put_spec(film, edit.PutSpecAsk(asset=asset, text=text), calling())


def test_a_dry_run_writes_nothing(film: Workspace) -> None:
    before = film.files.read("project.yaml")
    ask = edit.PatchProjectAsk(changes={"name": "Snow"}, dry_run=True)
    answer = edit.patch_project(film, ask, calling())
    assert answer.changed and answer.dry_run and film.files.read("project.yaml") == before


def test_a_direction_is_patched_by_field(film: Workspace) -> None:
    text = "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001:\n    lighting: dusk  # late\n"
    edit.put_direction(film, edit.PutDirectionAsk(scene="S01", text=text), calling())
    changes = {"frames": {"FR_S01_001": {"mood": "tense"}}}
    edit.patch_direction(film, edit.PatchDirectionAsk(scene="S01", changes=changes), calling())
    kept = film.files.read("direction/S01.yaml").decode("utf-8")
    assert kept == text + "    mood: tense\n"


def test_a_patch_begins_a_direction_where_there_is_none(film: Workspace) -> None:
    changes = {"mood": "tense"}
    with pytest.raises(SbError) as moved:
        asked = edit.PatchDirectionAsk(scene="S02", changes=changes, if_tag=f"sha256:{'0' * 64}")
        edit.patch_direction(film, asked, calling())
    assert moved.value.kind is Kind.conflict
    with pytest.raises(SbError, match="there is no scene S09"):
        edit.patch_direction(film, edit.PatchDirectionAsk(scene="S09", changes=changes), calling())
    asked = edit.PatchDirectionAsk(scene="S02", changes=changes, if_tag="new")
    made = edit.patch_direction(film, asked, calling())
    assert (made.created, made.path) == (True, "direction/S02.yaml")
    assert film.files.read(made.path) == b"schema: 1\nscene_id: S02\nmood: tense\n"
    assert not edit.patch_direction(
        film, edit.PatchDirectionAsk(scene="S02", changes=changes), calling()
    ).created


def test_a_patch_of_a_spec_that_is_not_there_says_what_begins_one(film: Workspace) -> None:
    for asset, fresh, open_ in (
        ("PROP_Lamp", {"asset_id": "PROP_Lamp", "asset_type": "prop"}, ("name",)),
        ("x", {"asset_id": "x"}, ("asset_type", "name")),
    ):
        with pytest.raises(SbError) as caught:
            edit.patch_spec(film, edit.PatchSpecAsk(asset=asset, changes={"seed": 9}), calling())
        assert isinstance(caught.value.hint, Mend)
        steps = [(step.operation, dict(step.ask), step.blanks) for step in caught.value.hint.steps]
        assert steps == [("new", fresh, open_), ("spec.put", {"asset": asset}, ("text",))]


def test_a_project_is_created_by_its_id(tmp_path: Path) -> None:
    projects = Projects(tmp_path, Settings())
    made = create.create_project(
        projects, create.CreateProjectAsk(project_id="PRJ_Rain", name="Rain"), Heard()
    )
    assert made.folder == made.project_id == "PRJ_Rain"
    with Workspace.open(tmp_path / "PRJ_Rain", Settings(), calling()) as workspace:
        assert (workspace.project.project_id, workspace.project.name) == ("PRJ_Rain", "Rain")
    with pytest.raises(SbError, match="there is a project"):
        create.create_project(projects, create.CreateProjectAsk(project_id="PRJ_rain"), Heard())
    with pytest.raises(ValueError, match="pattern"):
        create.CreateProjectAsk(project_id="../PRJ_x")

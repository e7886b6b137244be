"""What a project and its scripts are, told to a face that has no folder to look into."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import create, edit
from storyboard_cli.ops.project import ListProjectsAsk, ShowProjectAsk, list_projects, show
from storyboard_cli.ops.scripts import ListScriptsAsk, ShowScriptAsk, list_scripts, show_script
from storyboard_cli.project.projects import Projects
from storyboard_cli.project.server_home import projects_home
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import new_project
from storyboard_cli.store.served_folders import remember
from tests.callers import calling
from tests.ops.projects import Project


def test_a_project_is_told_as_it_counts_and_as_it_is_written(film: Workspace, project: Project) -> None:
    told = show(film, ShowProjectAsk(), calling())
    assert (told.project_id, told.name, told.status, told.base_model) == ("PRJ_001", "Rain", "active", "SDXL")
    assert told.settings["size"] == {"width": 160, "height": 96} and told.settings["fps"] == "24"
    assert told.settings["schema"] == 1
    assert told.file.text == project.text("project.yaml") and told.file.path == "project.yaml"
    live = [f for s in film.scenes for f in s.live_frames]
    assert (told.scripts, told.scenes, told.frames) == (1, 2, len(live))
    assert (told.assets, told.locked) == (2, 2)
    [first] = film.log.read(kinds=["project.created"])
    assert told.created_at == first.at


def test_the_tag_that_was_told_is_the_one_to_write_with(film: Workspace) -> None:
    tag = show(film, ShowProjectAsk(), calling()).file.tag
    ask = edit.PatchProjectAsk(changes={"created_at": "2026-02-19T09:00:00Z"}, if_tag=tag)
    after = edit.patch_project(film, ask, calling())
    again = show(film, ShowProjectAsk(), calling())
    assert (again.created_at, again.file.tag) == ("2026-02-19T09:00:00Z", after.tag)
    assert after.tag != tag


def test_projects_of_a_folder_are_told_and_those_that_cannot_be_read(tmp_path: Path) -> None:
    projects = Projects(tmp_path, Settings())
    for name in ("PRJ_B", "PRJ_A"):
        create.create_project(projects, create.CreateProjectAsk(project_id=name), calling())
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/project.yaml").write_text((tmp_path / "PRJ_A/project.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/project.yaml").write_text("project_id: 3\n", "utf-8")
    (tmp_path / "no_project").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden/project.yaml").write_text("schema: 1\nproject_id: PRJ_H\n", "utf-8")
    (tmp_path / "note.txt").write_text("x", "utf-8")

    told = list_projects(projects, ListProjectsAsk(), calling())

    assert [(p.project_id, p.folder, p.status) for p in told.projects] == [
        ("PRJ_A", "PRJ_A", "active"),
        ("PRJ_B", "PRJ_B", "active"),
    ]
    assert {u.folder: u.code for u in told.unreadable} == {
        "broken": "invalid-files",
        "copy": "project-id-twice",
    }
    assert list_projects(Projects(tmp_path / "none", Settings()), ListProjectsAsk(), calling()).projects == []


def test_of_two_folders_with_an_id_all_who_ask_mean_the_one_that_is_served(tmp_path: Path) -> None:
    for name in ("film", "a_copy"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "project.yaml").write_text("schema: 1\nproject_id: PRJ_A\n", "utf-8")
    projects, home = Projects(tmp_path, Settings()), projects_home(tmp_path)
    assert home.project_named("PRJ_A") == "PRJ_A"
    with pytest.raises(SbError, match="which is meant nobody knows: a_copy, film"):
        home.root_of("PRJ_A")
    told = list_projects(projects, ListProjectsAsk(), calling())
    assert (told.projects, [u.code for u in told.unreadable]) == ([], ["project-id-twice"])
    assert not (tmp_path / ".sb").exists(), "only a server writes down what it serves"

    remember(tmp_path / ".sb", {"PRJ_A": "film"})
    assert home.root_of("PRJ_A") == tmp_path / "film"
    told = list_projects(projects, ListProjectsAsk(), calling())
    assert [(p.project_id, p.folder) for p in told.projects] == [("PRJ_A", "film")]
    assert [(u.folder, u.code) for u in told.unreadable] == [("a_copy", "project-id-twice")]

    (tmp_path / "film/project.yaml").write_text("project_id: [", "utf-8")
    assert home.project_named("PRJ_A") == "PRJ_A", "its members are managed while it is mended"
    with pytest.raises(SbError, match="one mistake in project"):
        home.root_of("PRJ_A")


def test_an_id_that_a_project_in_another_folder_has_is_taken(tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    (tmp_path / "film/project.yaml").write_text("schema: 1\nproject_id: PRJ_Rain\n", "utf-8")
    with pytest.raises(SbError, match="there is a project PRJ_rain"):
        create.create_project(
            Projects(tmp_path, Settings()), create.CreateProjectAsk(project_id="PRJ_rain"), calling()
        )
    assert [p.name for p in tmp_path.iterdir()] == ["film"]


def test_a_folder_of_a_new_project_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    projects = Projects(tmp_path, Settings())
    with pytest.raises(ZeroDivisionError), new_project.whole_folder(tmp_path / "PRJ_A") as folder:
        (folder / "project.yaml").write_text("half", "utf-8")
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())

    with pytest.raises(FileExistsError), new_project.whole_folder(tmp_path / "PRJ_A") as folder:
        create.create_project(projects, create.CreateProjectAsk(project_id="PRJ_A", name="First"), calling())
        (folder / "project.yaml").write_text("second", "utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["PRJ_A"]
    with Workspace.open(tmp_path / "PRJ_A", Settings(), calling()) as made:
        assert made.project.name == "First"

    dry = create.create_project(
        projects, create.CreateProjectAsk(project_id="PRJ_C", dry_run=True), calling()
    )
    assert (dry.folder, dry.name, dry.dry_run) == ("PRJ_C", "PRJ_C", True)
    assert [p.name for p in tmp_path.iterdir()] == ["PRJ_A"]


def test_scripts_are_told_with_what_they_made(film: Workspace, project: Project) -> None:
    project.write("scripts/sub/notes.fountain", "INT. HALL - DAY\n\nNobody is here.\n")
    project.append("project.yaml", "scripts: [rain.fountain]\n")
    film.forget()
    rain, notes = list_scripts(film, ListScriptsAsk(), calling()).scripts
    assert (rain.name, rain.script_id, rain.format, rain.counts) == (
        "rain.fountain",
        "rain",
        "fountain",
        True,
    )
    assert rain.scenes == ["S01", "S02"] and rain.size == len(project.read("scripts/rain.fountain"))
    assert (notes.name, notes.counts, notes.scenes) == ("sub/notes.fountain", False, [])

    told = show_script(film, ShowScriptAsk(name="rain.fountain"), calling())
    assert told.script == rain and told.headings == 2 and not told.problems
    assert told.file.text == project.text("scripts/rain.fountain") and told.file.tag == rain.tag
    with pytest.raises(SbError) as caught:
        show_script(film, ShowScriptAsk(name="rain.fountian"), calling())
    assert (caught.value.code, caught.value.hint) == ("no-script", "did you mean rain.fountain?")
    for outside in ("../project.yaml", "/etc/passwd"):
        with pytest.raises(SbError, match="there is no script"):
            show_script(film, ShowScriptAsk(name=outside), calling())


FDX = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script"><Content>
<Paragraph Type="Scene Heading" Number="12"><Text>INT. CHAPEL - NIGHT</Text></Paragraph>
<Paragraph Type="Action"><Text>Candles *gutter*.</Text></Paragraph>
<Paragraph Type="Character"><Text>PRIEST</Text></Paragraph><Paragraph Type="Dialogue">
<Text>Who goes there?</Text></Paragraph></Content>
<TitlePage><Content><Paragraph><Text>Two Letters</Text></Paragraph></Content></TitlePage>
</FinalDraft>
"""


@pytest.mark.parametrize(
    ("encoding", "is_utf8"), [("utf-8", True), ("utf-8-sig", True), ("latin-1", False), ("utf-16", False)]
)
def test_a_script_of_any_encoding_is_shown_as_text(
    film: Workspace, project: Project, encoding: str, is_utf8: bool
) -> None:
    text = "INT. CAFÉ - DAY\n\nASHA sits.\n"
    project.write("scripts/cafe.fountain", text.encode(encoding))
    told = show_script(film, ShowScriptAsk(name="cafe.fountain"), calling())
    assert (told.file.text, told.file.is_utf8) == (text, is_utf8)


def test_a_script_that_is_not_fountain_is_told_piece_by_piece(film: Workspace, project: Project) -> None:
    project.write("scripts/two.fdx", FDX)
    told = show_script(film, ShowScriptAsk(name="two.fdx"), calling())
    assert [(one.kind, one.text, one.line, one.number) for one in told.parts] == [
        ("title", "Two Letters", 0, None),
        ("heading", "INT. CHAPEL - NIGHT", 3, "12"),
        ("action", "Candles *gutter*.", 4, None),
        ("character", "PRIEST", 5, None),
        ("dialogue", "Who goes there?", 5, None),
    ]
    assert told.parts[3].column < told.parts[4].column
    assert show_script(film, ShowScriptAsk(name="rain.fountain"), calling()).parts == []

"""A project is started whole, and nothing that exists is overwritten."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.init import InitAsk, init
from storyboard_cli.ops.validate import ValidateAsk, validate
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, local_folder


def test_a_new_project_is_valid_and_clean_in_git(tmp_path: Path) -> None:
    done = init(
        Settings(),
        InitAsk(folder=local_folder(tmp_path / "my_film"), name='My "Film": part 1'),
        calling(),
    )

    assert done.project_id == "PRJ_My_Film_Part_1"
    with Workspace.open(tmp_path / "my_film", Settings(), calling()) as workspace:
        assert workspace.project.name == 'My "Film": part 1'
        assert validate(workspace, ValidateAsk(), calling()).problems == []
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "my_film", check=True)
    seen = subprocess.run(
        ["git", "status", "--porcelain"], cwd=tmp_path / "my_film", check=True, capture_output=True, text=True
    ).stdout.split()
    assert [s for s in seen if s != "??"] == [".gitattributes", ".gitignore", "project.yaml"]


def test_two_projects_have_two_seeds(tmp_path: Path) -> None:
    for name in ("a", "b"):
        init(Settings(), InitAsk(folder=local_folder(tmp_path / name)), calling())

    assert (
        Workspace.open(tmp_path / "a", Settings(), calling()).project.seed
        != Workspace.open(tmp_path / "b", Settings(), calling()).project.seed
    )


def test_a_project_is_not_started_twice(tmp_path: Path) -> None:
    init(Settings(), InitAsk(folder=local_folder(tmp_path)), calling())

    with pytest.raises(SbError, match="is there already"):
        init(Settings(), InitAsk(folder=local_folder(tmp_path)), calling())


def test_an_own_gitignore_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")

    done = init(Settings(), InitAsk(folder=local_folder(tmp_path)), calling())

    assert done.kept == [".gitignore"]
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"


def test_the_example_is_copied_without_what_was_made_from_it(tmp_path: Path) -> None:
    done = init(Settings(), InitAsk(folder=local_folder(tmp_path / "ex"), example=""), calling())

    assert done.name == "College Silence"
    assert "project.yaml" in done.written and not any(p.startswith(".sb/") for p in done.written)
    with pytest.raises(SbError, match="already"):
        init(Settings(), InitAsk(folder=local_folder(tmp_path / "ex"), example=""), calling())


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    done = init(Settings(), InitAsk(folder=local_folder(tmp_path / "x"), dry_run=True), calling())

    assert "project.yaml" in done.written
    assert not (tmp_path / "x").exists()


def test_an_example_is_asked_for_by_name(tmp_path: Path) -> None:
    done = init(
        Settings(),
        InitAsk(folder=local_folder(tmp_path / "ex"), example="chase", dry_run=True),
        calling(),
    )

    assert (done.name, done.example) == ("Wild Goose", "chase")


def test_an_unknown_example_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(SbError, match="there is no example chaise; there are college_silence and chase"):
        init(Settings(), InitAsk(folder=local_folder(tmp_path / "ex"), example="chaise"), calling())
    assert not (tmp_path / "ex").exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["ex", "--example"], "College Silence"),
        (["--example", "--dry-run", "ex"], "College Silence"),
        (["ex", "--example", "chase"], "Wild Goose"),
        (["ex", "--example=chase"], "Wild Goose"),
    ],
)
def test_the_example_option_may_stand_without_a_name(
    words: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(tmp_path), "--json", "init", "--dry-run", *words]) == 0
    assert f'"name": "{name}"' in capsys.readouterr().out

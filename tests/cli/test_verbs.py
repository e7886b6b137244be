"""Every verb of the table exists, is described once, and says its help."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from storyboard_cli.cli.dispatch import app_of
from storyboard_cli.cli.main import help_text, main
from storyboard_cli.cli.verbs import BY_NAME, VERBS, Verb


@pytest.mark.parametrize("verb", VERBS, ids=[v.name for v in VERBS])
def test_verb_says_the_summary_of_the_table(verb: Verb) -> None:
    done = CliRunner().invoke(app_of(verb), ["--help"], prog_name=f"sb {verb.name}")

    assert done.exit_code == 0, done.output
    said = " ".join(done.output.split())
    assert " ".join(verb.summary.split()) in said


def test_the_first_help_names_every_verb_once() -> None:
    lines = help_text().splitlines()
    for verb in VERBS:
        assert sum(line.startswith(f"    {verb.name} ") for line in lines) == 1
        assert max(map(len, lines)) <= 100


def test_unknown_verb_is_usage_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rendre"]) == 2
    assert "did you mean `sb render`?" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["render", "--nope"], ["unlock"], ["lock", "--json", "--nope"]])
def test_wrong_arguments_are_usage_and_name_the_help(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert f"sb {words[0]} --help" in said.err + said.out


def test_outside_a_project_the_way_in_is_named(
    tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert main(["status"]) == 3
    assert "sb init" in capsys.readouterr().err


@pytest.mark.parametrize("line", [["--version", "--json"], ["--json", "-V"]])
def test_the_version_is_an_envelope_too(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] and said["command"] == "version" and said["data"] == {"version": said["version"]}


@pytest.mark.parametrize("line", [["--help", "--json"], ["--json", "help"], ["--json"]])
def test_the_list_of_commands_is_an_envelope_too(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line) == 0
    said = json.loads(capsys.readouterr().out)
    assert {"name": "render", "panel": "Board", "summary": BY_NAME["render"].summary} in said["data"][
        "commands"
    ]


def test_an_option_without_its_folder_is_an_envelope_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "status", "-C"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["message"] == "-C needs a folder"

"""Verbs with sub-commands: alone they list, their help is plain and whole; a pipe gets whole lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from storyboard_cli.cli.dispatch import app_of
from storyboard_cli.cli.main import main
from storyboard_cli.cli.verbs import VERBS, Verb

GROUPS = [v for v in VERBS if isinstance(app_of(v), typer.Typer) and len(app_of(v).registered_commands) > 1]

PROJECT = "schema: 1\nproject_id: PRJ_G\nname: Groups\nstyle_anchor_prompt: ink on paper\n"
LONG = "a very long name that no eighty columns hold in one line, and that grep must still find whole"
ALIASES = f"schema: 1\naliases:\n  {LONG}: CHAR_001\n"
SPEC = "schema: 1\nasset_id: CHAR_001\nasset_type: character\nname: Asha\ncanonical_prompt: young woman\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "assets/CHAR_001").mkdir(parents=True)
    (tmp_path / "project.yaml").write_text(PROJECT, "utf-8")
    (tmp_path / "aliases.yaml").write_text(ALIASES, "utf-8")
    (tmp_path / "assets/CHAR_001/asset.yaml").write_text(SPEC, "utf-8")
    return tmp_path


@pytest.mark.parametrize("verb", GROUPS, ids=[v.name for v in GROUPS])
def test_help_of_a_group_is_plain_and_no_line_is_cut_off(verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = CliRunner().invoke(app_of(verb), ["--help"], prog_name=f"sb {verb.name}").output
    assert "completion" not in said
    assert "─" not in said
    assert [line for line in said.splitlines()[1:] if line.endswith("...")] == []


def test_a_group_alone_lists(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project), "alias"]) == 0
    assert "CHAR_001" in capsys.readouterr().out


def test_a_group_that_lists_nothing_says_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export"]) == 0
    assert "contact-sheet" in capsys.readouterr().out
    assert main(["export", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "wrong-arguments"


def test_a_pipe_gets_whole_lines(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project), "alias", "list"]) == 0
    assert any(LONG in line for line in capsys.readouterr().out.splitlines())


def test_a_topic_of_the_audit_may_stand_like_a_frame(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(project), "--json", "audit", "exceptions", "seeds"]) == 0
    assert set(json.loads(capsys.readouterr().out)["data"]["counts"]) == {"exceptions", "seeds"}
    assert main(["-C", str(project), "audit", "exeptions"]) != 0

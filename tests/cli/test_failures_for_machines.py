"""Every failure of a verb for CI has a finding in the forms that machines read."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from storyboard_cli.cli.main import main
from tests.ops.projects import Project

Out = pytest.CaptureFixture[str]


@pytest.fixture
def stale(film: object, project: Project) -> list[str]:
    """The words that check a project whose script changed after it was compiled."""
    (script,) = [path for path in project.listing("scripts") if path.endswith(".fountain")]
    project.write(script, project.text(script) + "\n\nEXT. HARBOUR - NIGHT\n\nRain falls on the ropes.\n")
    return ["-C", str(project.root), "--quiet", "compile", "--check"]


def test_github_annotates_that_scenes_are_out_of_date(stale: list[str], capsys: Out) -> None:
    assert main([*stale, "--format", "github"]) == 4
    errors = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert "title=sb%3A scenes-out-of-date::scenes/ is out of date" in errors[0]
    assert "`sb compile`" in errors[0]


def test_the_other_forms_say_it_too(stale: list[str], capsys: Out) -> None:
    said = {}
    for form in ("json", "sarif", "junit"):
        assert main([*stale, "--format", form]) == 4
        said[form] = capsys.readouterr().out
    assert "scenes-out-of-date" in [p["code"] for p in json.loads(said["json"])]
    results = json.loads(said["sarif"])["runs"][0]["results"]
    assert [r["ruleId"] for r in results if r["level"] == "error"] == ["scenes-out-of-date"]
    assert Xml.fromstring(said["junit"]).get("failures") == "1"


def test_text_says_it_once(stale: list[str], capsys: Out) -> None:
    assert main(stale) == 4
    assert capsys.readouterr().out.count("scenes/ is out of date") == 1


@pytest.mark.parametrize("verb", ["validate", "compile", "lint", "check", "build", "verify"])
def test_an_error_that_ends_the_verb_is_an_annotation(verb: str, tmp_path: Path, capsys: Out) -> None:
    assert main(["-C", str(tmp_path), verb, "--format", "github"]) == 3
    told = capsys.readouterr()
    assert told.out.startswith("::error title=sb%3A no-project::")
    assert "error:" in told.err
    assert main(["-C", str(tmp_path), verb, "--format", "text"]) == 3
    assert capsys.readouterr().out == ""

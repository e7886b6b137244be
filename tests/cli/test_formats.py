"""Findings in every form that people and machines read."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

from pydantic import Field

from storyboard_cli.cli.envelope import answer_envelope, failure_envelope
from storyboard_cli.cli.formats import Format, rendered
from storyboard_cli.core.asking import Answer
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem, Severity, Where

PROBLEMS = [
    Problem(
        Severity.warning, "unresolved-name", "BOB, 50% sure: who?", Where("scripts/a b.fountain", 7, 3), None,
        "BOB",
    ),
    Problem(
        Severity.error, "unknown-key", "unknown key 'seeed'", Where("assets/C/asset.yaml", 6, 1),
        "did you mean seed?", "seeed: 4",
    ),
    Problem(Severity.error, "no-project", "nothing here"),
]  # fmt: skip


def test_text_shows_the_line_and_the_hint() -> None:
    assert rendered(PROBLEMS, Format.text, tool="sb validate") == (
        "error: nothing here [no-project]\n"
        "\n"
        "assets/C/asset.yaml:6:1: error: unknown key 'seeed' [unknown-key]\n"
        "  6 | seeed: 4\n"
        "    | ^\n"
        "  hint: did you mean seed?\n"
        "\n"
        "scripts/a b.fountain:7:3: warning: BOB, 50% sure: who? [unresolved-name]\n"
        "  7 | BOB\n"
        "    |   ^\n"
    )


def test_github_annotates_lines_and_escapes() -> None:
    assert rendered(PROBLEMS, Format.github, tool="sb validate") == (
        "::error title=sb%3A no-project::nothing here\n"
        "::error file=assets/C/asset.yaml,line=6,col=1,title=sb%3A unknown-key::"
        "unknown key 'seeed'%0Ahint: did you mean seed?\n"
        "::warning file=scripts/a b.fountain,line=7,col=3,title=sb%3A "
        "unresolved-name::BOB, 50%25 sure: who?\n"
    )


def test_sarif_has_rules_places_and_steady_fingerprints() -> None:
    run = json.loads(rendered(PROBLEMS, Format.sarif, tool="sb validate"))["runs"][0]

    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert rules == ["no-project", "unknown-key", "unresolved-name"]
    result = run["results"][1]
    assert (result["level"], rules[result["ruleIndex"]]) == ("error", "unknown-key")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "assets/C/asset.yaml"
    assert place["region"] == {"startLine": 6, "startColumn": 1, "snippet": {"text": "seeed: 4"}}
    assert (
        run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "scripts/a%20b.fountain"
    )
    moved = [
        Problem(p.severity, p.code, p.message, Where(p.where.path, 99, 1) if p.where else None)
        for p in PROBLEMS
    ]
    again = json.loads(rendered(moved, Format.sarif, tool="sb validate"))["runs"][0]
    assert again["results"][1]["partialFingerprints"] == result["partialFingerprints"]


def test_a_place_has_one_shape_in_errors_in_lists_and_in_answers() -> None:
    class Told(Answer):
        problems: list[Problem] = Field(description="What is wrong.")

    listed = json.loads(rendered(PROBLEMS, Format.json, tool="sb validate"))
    error = SbError(Kind.usage, "bad", "bad", where=PROBLEMS[0].where, problems=PROBLEMS)
    of_error = json.loads(failure_envelope("validate", error))["error"]
    of_answer = json.loads(answer_envelope("validate", Told(problems=PROBLEMS)))["data"]
    assert listed == of_error["problems"] == of_answer["problems"]
    place = {"path": "scripts/a b.fountain", "line": 7, "column": 3, "end_line": 0, "end_column": 0}
    assert of_error["where"] == listed[0]["where"] == place


def test_junit_counts_errors_as_failures() -> None:
    root = Xml.fromstring(rendered(PROBLEMS, Format.junit, tool="sb validate"))

    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [s.get("name") for s in root] == ["project", "assets/C/asset.yaml", "scripts/a b.fountain"]
    assert root.find(".//failure[@type='unknown-key']") is not None


def test_no_findings_are_a_pass_in_every_form() -> None:
    assert rendered([], Format.text, tool="sb") == rendered([], Format.github, tool="sb") == ""
    assert json.loads(rendered([], Format.json, tool="sb")) == []
    assert json.loads(rendered([], Format.sarif, tool="sb"))["runs"][0]["results"] == []
    assert Xml.fromstring(rendered([], Format.junit, tool="sb")).get("failures") == "0"


def test_control_characters_cannot_break_a_form() -> None:
    evil = [Problem(Severity.error, "x", "a\x1b[31m\x00b\nc", Where("p\x1b", 1, 1))]

    assert "\x1b" not in rendered(evil, Format.text, tool="sb")
    Xml.fromstring(rendered(evil, Format.junit, tool="sb"))
    assert rendered(evil, Format.github, tool="sb").count("\n") == 1

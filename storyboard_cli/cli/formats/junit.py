"""Findings as JUnit XML: a suite a file, a case a finding, so that any CI shows them as tests."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.characters import xml_legal
from storyboard_cli.core.problems import Problem, in_reading_order


def junit(problems: Sequence[Problem], tool: str) -> str:
    """Errors are failures; warnings pass and say what they are. Without findings there is one passed case."""
    by_file: dict[str, list[Problem]] = {}
    for problem in in_reading_order(problems):
        by_file.setdefault(problem.where.path if problem.where else "project", []).append(problem)
    failures = sum(p.is_error for p in problems)
    total = str(max(1, len(problems)))
    root = Xml.Element("testsuites", name=tool, tests=total, failures=str(failures))
    if not by_file:
        suite = Xml.SubElement(root, "testsuite", name=tool, tests="1", failures="0")
        Xml.SubElement(suite, "testcase", name="no findings", classname=tool)
    for path, found in by_file.items():
        errors = sum(p.is_error for p in found)
        suite = Xml.SubElement(
            root, "testsuite", name=xml_legal(path), tests=str(len(found)), failures=str(errors)
        )
        for problem in found:
            _case(suite, problem, path)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _case(suite: Xml.Element, problem: Problem, path: str) -> None:
    place = str(problem.where) if problem.where else path
    case = Xml.SubElement(
        suite, "testcase", name=xml_legal(f"{problem.code} at {place}"), classname=xml_legal(path)
    )
    if problem.where is not None and problem.where.line:
        case.set("file", xml_legal(problem.where.path))
        case.set("line", str(problem.where.line))
    lines = [problem.message, *([problem.excerpt] if problem.excerpt else [])]
    lines += [f"hint: {worded(problem.hint)}"] if problem.hint else []
    if problem.is_error:
        Xml.SubElement(
            case, "failure", message=xml_legal(problem.message), type=problem.code
        ).text = xml_legal("\n".join([place, *lines]))
    else:
        Xml.SubElement(case, "system-out").text = xml_legal(
            "\n".join([f"{problem.severity}: {place}", *lines])
        )

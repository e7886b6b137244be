"""Findings as SARIF 2.1.0, the form that code-scanning services take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from storyboard_cli import __version__
from storyboard_cli.cli.json_text import json_text
from storyboard_cli.cli.lines import worded
from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.problems import Problem, Severity, Where, in_reading_order

_LEVEL = {Severity.error: "error", Severity.warning: "warning", Severity.info: "note"}


def sarif(problems: Sequence[Problem], tool: str) -> str:
    """One run of `tool` with every finding; rules are the findings' codes."""
    ordered = in_reading_order(problems)
    codes = sorted({p.code for p in ordered})
    rules = [{"id": c, "shortDescription": {"text": c.replace("-", " ")}} for c in codes]
    run = {
        "tool": {"driver": {"name": tool, "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The project's root folder."}}},
        "results": [_result(p, codes.index(p.code)) for p in ordered],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json_text(document, indent=2)


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    message = problem.message if not problem.hint else f"{problem.message}. Hint: {worded(problem.hint)}"
    found: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVEL[problem.severity],
        "message": {"text": message},
    }
    if problem.where is not None:
        found["locations"] = [{"physicalLocation": _location(problem.where, problem.excerpt)}]
        # without the line number, so that a finding stays the same one when lines above it change
        identity = [problem.code, problem.where.path, problem.message]
        found["partialFingerprints"] = {"sb/v1": sha256_json(identity).removeprefix("sha256:")[:32]}
    return found


def _location(where: Where, excerpt: str | None) -> dict[str, Any]:
    location: dict[str, Any] = {
        "artifactLocation": {"uri": quote(where.path, safe="/"), "uriBaseId": "PROJECT"}
    }
    if where.line:
        region: dict[str, Any] = {"startLine": where.line, "startColumn": where.column or 1}
        if where.end_line:
            region |= {"endLine": where.end_line, "endColumn": max(1, where.end_column)}
        if excerpt is not None:
            region["snippet"] = {"text": excerpt}
        location["region"] = region
    return location

"""The table of rules holds every rule, and what is made from it is current."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from storyboard_cli.checking.rule_page import with_rules
from storyboard_cli.consistency import rules

PACKAGE = Path(rules.__file__).parent
SPECS = PACKAGE.parents[1] / "specs"


def _written_in_the_package() -> set[str]:
    """Names of rules that the modules of the package give their findings: `RULE`, `MISSING`, …"""
    found: set[str] = set()
    for path in PACKAGE.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name) and isinstance(node.value.value, str)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Name):
                found |= {constants[node.value.id]} if node.value.id in constants else set()
    return found


def test_every_rule_that_a_finding_names_is_in_the_table() -> None:
    written = _written_in_the_package()
    assert len(written) >= 19
    assert not written - set(rules.names())


def test_names_are_in_the_table_once() -> None:
    named = [rule.name for rule in rules.RULES]
    assert len(named) == len(set(named))


def test_the_page_about_the_check_holds_the_table() -> None:
    page = (SPECS / "consistency.md").read_text("utf-8")
    assert page == with_rules(page), "run: python -m storyboard_cli.checking.rule_page specs/consistency.md"
    assert page.count("| `drift.identity` |") == 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("drift.identity", ["drift.identity"]),
        ("identity", ["drift.identity"]),
        ("Margin", ["margin"]),
        ("copy-paste", ["copy_paste"]),
        ("count", ["count"]),
        ("continuity", ["continuity"]),
        ("extra", ["count.extra"]),
        ("changed", ["picture.changed", "lock.changed"]),
        ("ward", ["wardrobe"]),
        ("coumt", []),
        ("", []),
    ],
)
def test_a_name_is_completed_where_it_leaves_no_doubt(text: str, meant: list[str]) -> None:
    assert rules.completed(text) == meant

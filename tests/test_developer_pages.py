"""ARCHITECTURE.md and CONTRIBUTING.md say what is there: paths, names, commands, and who imports whom."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.asking import refusal
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.envelope import answered, refused
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.workspace import Workspace
from tests.architecture_picture import PAGE, ROOT, ROWS, graph, with_picture

PACKAGE = ROOT / "storyboard_cli"
PAGES = (ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md")
_PATH = re.compile(r"`((?:\.?\w[\w.-]*/)+(?:[\w.-]+)?|\w+\.(?:md|toml|py))(?::(\w+))?`")
_WRITTEN_BY_PEOPLE = re.compile(r"^(direction|scenes|approved|review|\.sb)/|^(timeline|scene)\.yaml$")


def named(page: Path) -> list[tuple[str, str]]:
    """Every path in backticks, and the name behind its colon."""
    found = [(path, name) for path, name in _PATH.findall(page.read_text("utf-8")) if "<" not in path]
    return [(path, name) for path, name in found if not _WRITTEN_BY_PEOPLE.search(path)]


def where(path: str) -> Path | None:
    """The file or folder, from the root or from the package."""
    for base in (ROOT, PACKAGE):
        if (base / path).exists():
            return base / path
    return None


@cache
def names_in(path: Path) -> frozenset[str]:
    """What a module defines or imports at its top."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return frozenset(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_is_there_and_holds_its_name(page: Path) -> None:
    pairs = named(page)
    assert len(pairs) > 20
    gone = [path for path, _ in pairs if where(path) is None]
    assert not gone
    lacking = [
        f"{path}:{name}" for path, name in pairs if name and name not in names_in(where(path) or Path())
    ]
    assert not lacking


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_module_that_it_runs_is_there(page: Path) -> None:
    modules = set(re.findall(r"python -m ([\w.]+)", page.read_text("utf-8"))) - {"venv"}
    assert modules
    assert not [module for module in modules if find_spec(module) is None]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_constant_that_it_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    pairs = re.findall(r"`([A-Z][A-Z_]+)` in `([\w/]+\.py)`", text)
    assert not [(name, path) for name, path in pairs if name not in names_in(PACKAGE / path)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_is_no_longer_than_a_person_reads(page: Path) -> None:
    assert len(page.read_text("utf-8").splitlines()) <= 200


def test_the_picture_is_the_import_graph() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_picture(page), "run: python -m tests.architecture_picture"


def test_every_package_is_in_the_picture() -> None:
    drawn = {package for _, packages in ROWS for package in packages}
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert drawn == packages


def test_the_rows_run_downward() -> None:
    order = [package for _, packages in ROWS for package in packages]
    up = [
        f"{importer} → {imported}"
        for importer, used in graph().items()
        if importer in order
        for imported in used
        if order.index(imported) < order.index(importer)
    ]
    assert not up


def test_the_face_of_the_page_calls_a_verb(tmp_path: Path) -> None:
    """The code of "A face" runs as it stands, given the names that it uses."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    code = page.partition("**A face.**")[2].partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {
        "Any": Any, "Path": Path, "Caller": Caller, "CATALOGUE": CATALOGUE, "Workspace": Workspace,
        "SbError": SbError,
        "Settings": Settings, "ValidationError": ValidationError, "answered": answered, "refused": refused,
        "refusal": refusal,
    }  # fmt: skip
    exec(code, names)
    (tmp_path / "project.yaml").write_text("schema: 1\nproject_id: PRJ_Face\nname: A face\n", "utf-8")
    caller = Caller("Asha Rao <asha@example.org>")
    assert names["asked"](tmp_path, "status", {}, caller)["data"]["name"] == "A face"
    assert names["asked"](tmp_path, "status", {"x": 1}, caller)["error"]["fields"] == ["x"]
    assert names["asked"](tmp_path, "approve", {"selectors": ["S09"]}, caller)["error"]["kind"] == "missing"

"""A hint that names an operation is data; as text it is the line that a shell understands."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.cli.error_text import error_text
from storyboard_cli.core.asking import on_the_line
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import ARGUMENTS, Mend
from storyboard_cli.ops.catalogue import CATALOGUE

PACKAGE = Path(__file__).resolve().parents[2] / "storyboard_cli"


def test_as_text_it_is_what_a_shell_says() -> None:
    assert Mend("timeline.show") == "`sb timeline show`"
    assert Mend("render", {}, "run `{}` again to go on") == "run `sb render` again to go on"
    assert Mend("generate", {"force": True, "assets": ["CHAR_001"]}) == "`sb generate CHAR_001 --force`"
    assert Mend("compile", {"dry_run": True}) == "`sb compile --dry-run`"
    assert Mend("restore", {"version": "CHAR 1@v1"}, "{} first") == "sb restore 'CHAR 1@v1' first"


def test_another_face_has_the_operation_and_what_to_ask_it() -> None:
    mend = Mend("render", {"selectors": ["S03/2"]}, "`{}` makes it")
    told = {"operation": "render", "ask": {"selectors": ["S03/2"]}, "words": "`{}` makes it"}
    assert mend.plain() == told
    error = SbError(Kind.missing, "no-picture", "it has none", hint=mend)
    for one in (error, pickle.loads(pickle.dumps(error))):
        assert one.plain()["hint"] == "`sb render S03/2` makes it"
        assert one.plain()["mend"] == told
    assert "`sb render S03/2` makes it" in error_text(error)
    assert "mend" not in SbError(Kind.missing, "no-picture", "it has none", hint="draw it").plain()


def mends() -> Iterator[tuple[str, str, ast.Dict | None]]:
    """Where, operation and ask of every mend that the package makes."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Mend" and node.args:
                operation = node.args[0]
                if isinstance(operation, ast.Constant):
                    ask = node.args[1] if len(node.args) > 1 else None
                    yield f"{path.name}:{node.lineno}", operation.value, ask  # type: ignore[misc]


@pytest.mark.parametrize(("where", "operation", "ask"), [pytest.param(*m, id=m[0]) for m in mends()])
def test_every_mend_is_an_operation_and_a_line_that_sb_understands(
    where: str, operation: str, ask: ast.Dict | None
) -> None:
    fields = CATALOGUE[operation].ask.model_fields
    for key in ask.keys if ask is not None else ():
        assert isinstance(key, ast.Constant) and key.value in fields, where
        how = on_the_line(fields[key.value])
        if key.value in ARGUMENTS:
            assert how.argument, f"{where}: {key.value} is no argument"
        else:
            assert f"--{key.value.replace('_', '-')}" in how.flags, f"{where}: {key.value} has another flag"

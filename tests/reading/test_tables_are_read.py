"""No table of words lies idle: code reads each in all its languages, and the page on words names it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from storyboard_cli.reading.tables import ENGLISH, EVERY, languages, table

PACKAGE = Path(__file__).resolve().parents[2] / "storyboard_cli"
WORDS = PACKAGE / "reading" / "words"
READERS = {"table": 1, "text_of": 1, "group": 0, "lookup": 0, "pattern": 0, "meanings": 0, "words_of": 0}
"""Functions of reading/tables.py, and at which place each takes the name of a table."""
OF_ALL = ("meanings", "words_of")
"""Those that read every language."""
BY_MEANING = ("group", "pattern", "words_of")
RAW = {"noun_roots", "nouns_by_hand"}
"""What nouns.tsv is made of: reading/make_tables.py reads them."""


class Read(NamedTuple):
    """One call that reads a table."""

    name: str
    meaning: str | None  # None: all of them
    language: str | None  # None: every one
    at: str


def _text(node: ast.expr | None, constants: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def _constants(tree: ast.Module) -> dict[str, str]:
    found = {"ENGLISH": ENGLISH, "EVERY": EVERY}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            name = node.targets[0]
            if isinstance(name, ast.Name) and isinstance(node.value.value, str):
                found[name.id] = node.value.value
    return found


def _imported(tree: ast.Module) -> set[str]:
    found = (n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom))
    return {a.name for n in found if n.module == "storyboard_cli.reading.tables" for a in n.names}


def _read_by(call: ast.Call, reader: str, constants: dict[str, str], at: str) -> Read | None:
    place = READERS[reader]
    name = _text(call.args[place], constants)
    if name is None:
        return None
    meaning = _text(call.args[1], constants) if reader in BY_MEANING else None
    if reader in OF_ALL:
        return Read(name, meaning, None, at)
    if place == 1:
        return Read(name, meaning, _text(call.args[0], constants), at)
    said = call.args[2:] if reader in BY_MEANING else call.args[1:]
    return Read(name, meaning, _text(said[0], constants) if said else ENGLISH, at)


def _calls() -> Iterator[tuple[ast.Call, str, dict[str, str], str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        mine, constants = _imported(tree) & READERS.keys(), _constants(tree)
        for node in ast.walk(tree) if mine else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in mine:
                yield node, node.func.id, constants, f"{path.relative_to(PACKAGE)}:{node.lineno}"


@cache
def reads() -> tuple[Read, ...]:
    return tuple(read for call in _calls() if (read := _read_by(*call)) is not None)


TABLES = sorted((p.parent.name, p.stem) for p in WORDS.glob("*/*.yaml"))
ROWS = sorted(p.name for p in WORDS.glob("*/*.tsv"))


def test_names_of_tables_stand_in_the_calls_that_read_them() -> None:
    """So that this test sees them: a name as it is, or a constant of the module."""
    unclear = [at for call, reader, known, at in _calls() if _read_by(call, reader, known, at) is None]
    by_part_of_speech, all_of_them = "reading/lexicon.py", "reading/check_tables.py"
    assert {at.split(":")[0] for at in unclear} <= {by_part_of_speech, all_of_them}


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_a_table_is_read(code: str, name: str) -> None:
    found = [r for r in reads() if r.name == name]
    assert found or name in RAW, f"nothing reads {code}/{name}.yaml: delete it, or let code ask it"
    read_in = {r.language for r in found}
    assert None in read_in or code in read_in or name in RAW, f"{name} is never read in {code}"


@pytest.mark.parametrize("name", sorted({name for _, name in TABLES}))
def test_a_line_is_read(name: str) -> None:
    """Where code asks a table for single meanings, it asks for each; and for none that no table has."""
    found = [r for r in reads() if r.name == name]
    there = {meaning for code in (*languages(), EVERY) for meaning in table(code, name)}
    asked = {r.meaning for r in found if r.meaning is not None}
    unknown = [r for r in found if r.meaning is not None and r.meaning not in there]
    assert not unknown, "no line of that meaning"
    if found and all(r.meaning is not None for r in found):
        assert there <= asked, "lines that nothing reads"


@pytest.mark.parametrize("name", ROWS)
def test_rows_are_read(name: str) -> None:
    text = (PACKAGE / "reading" / "lexicon.py").read_text("utf-8")
    assert f'"{name}"' in text


def test_the_page_on_words_names_every_table(repository: Path) -> None:
    page = (repository / "specs/words.md").read_text("utf-8").split("## The tables")[1]
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert sorted(named) == sorted({name for _, name in TABLES})

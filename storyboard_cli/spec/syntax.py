"""YAML that does not parse: says what is wrong in a writer's words, skips that line, and looks on for
more.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from storyboard_cli.spec.source import line_of
from storyboard_cli.spec.yaml_nodes import Document, compose

_MOST = 20  # syntax mistakes told in one run

_WORDS: tuple[tuple[str, str, str, str], ...] = (
    # part of PyYAML's sentence, code, our sentence, what mends it
    (
        "exceeded maximum nesting depth",  # libyaml's own limit, since PyYAML 6.0.4
        "too-deep",
        "values are nested too deep",
        "write it flatter; real specs nest 4 or 5 deep",
    ),
    (
        "mapping values are not allowed",
        "stray-colon",
        "a second ': ' on this line, or wrong indentation",
        "put text that holds ': ' in quotes, and indent as the line above",
    ),
    (
        "while scanning a quoted scalar",
        "open-quote",
        "this quote is never closed",
        "close it with the same kind of quote",
    ),
    (
        "while parsing a flow sequence",
        "open-bracket",
        "this [ list is never closed, or a comma is missing",
        "close it with ], and put commas between the values",
    ),
    (
        "while parsing a flow mapping",
        "open-brace",
        "this { block is never closed, or a comma is missing",
        "close it with }, and put commas between the values",
    ),
    (
        "expected a single document",
        "two-documents",
        "a second document begins here (---)",
        "one file, one document",
    ),
    (
        "found undefined alias",
        "unknown-alias",
        "this *alias names no &anchor",
        "define it above, or put the text in quotes",
    ),
    ("found duplicate anchor", "duplicate-anchor", "this &anchor was defined before", "give it another name"),
    (
        "could not find expected ':'",
        "no-colon",
        "this line is not `key: value`",
        "add ': ' after the key; long text needs quotes or |",
    ),
    (
        "expected <block end>",
        "indentation",
        "this line is not indented as its neighbours",
        "line it up with the block it belongs to",
    ),
    (
        "did not find expected key",
        "indentation",
        "this line does not fit the block above",
        "line it up with the block it belongs to, and begin it with `key:`",
    ),
    (
        "did not find expected '-'",
        "indentation",
        "this line does not fit the list above",
        "begin it with '- ', or indent it as a key",
    ),
    (
        "cannot start any token",
        "odd-character",
        "text cannot begin with this character",
        "put the text in quotes",
    ),
    (
        "found unknown escape",
        "escape",
        "an unknown \\ escape in double quotes",
        "use single quotes, or write \\\\",
    ),
    (
        "expected a comment or a line break",
        "block-text",
        "text stands after | or >",
        "begin it on the next line",
    ),
    (
        "expected alphabetic or numeric",
        "odd-character",
        "* and & begin an alias or anchor",
        "put the text in quotes",
    ),
    ("undefined tag handle", "yaml-tag", "! begins a tag", "put the text in quotes"),
    ("found incompatible YAML document", "directive", "this %YAML version is not known", "delete the line"),
)
_TAB = ("tab", "a tab is used for indentation", "indent with spaces")
_AT_CONTEXT = ("open-quote", "open-bracket", "open-brace", "no-colon")


def go_on_after_errors(document: Document) -> None:
    """Tell each syntax mistake, blank its line and parse again; leaves what could be read in
    `document.root`.
    """
    document.guessed = True
    lines = document.text.split("\n")
    seen: set[int] = set()
    for _ in range(_MOST):
        try:
            document.root = compose("\n".join(lines))
            return
        except yaml.MarkedYAMLError as error:
            line = _tell(document, error, seen)
            if line in seen or not 0 < line <= len(lines):
                return
            seen.add(line)
            if document.problems[-1].code == "two-documents":
                del lines[line - 1 :]
            else:
                lines[line - 1] = ""
        except (yaml.YAMLError, RecursionError) as error:
            document.blame("yaml-syntax", " ".join(str(error).split()), 0, 0)
            return


def _tell(document: Document, error: yaml.MarkedYAMLError, seen: set[int]) -> int:
    """Add the problem that `error` is; returns the line to skip."""
    sentence = f"{error.context or ''} {error.problem or ''}"
    code, message, hint = _explain(sentence)
    mark = error.problem_mark or error.context_mark
    if code in _AT_CONTEXT and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line, column = _last_written(document.text, line, column)
    if code == "odd-character" and line_of(document.text, line)[column - 1 : column] == "\t":
        code, message, hint = _TAB
    if code in ("open-bracket", "open-brace") and "#" in line_of(document.text, line):
        hint = "a # begins a comment in YAML: put colours in quotes"
    if line not in seen:
        document.blame(code, message, line, column, hint)
    return line


def _explain(sentence: str) -> tuple[str, str, str | None]:
    for part, code, message, hint in _WORDS:
        if part in sentence:
            return code, message, hint
    return "yaml-syntax", re.sub(r"\s+", " ", sentence).strip() or "this is not YAML", None


def _last_written(text: str, line: int, column: int) -> tuple[int, int]:
    """A mark past the end of the file moves to the last line that holds something."""
    lines: list[Any] = text.split("\n")
    while line > 1 and (line > len(lines) or not lines[line - 1].strip()):
        line, column = line - 1, 1
    return line, column

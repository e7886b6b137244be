"""Where a field stands in a file, looked up only when something about it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.mend import Hint
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.files import Files

if TYPE_CHECKING:
    from storyboard_cli.spec.yaml_nodes import Document


class FieldPlaces:
    """Parses a file again, once, to find the line of a field."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._parsed: dict[str, Document | None] = {}

    def problem(
        self,
        path: str,
        loc: tuple[int | str, ...],
        code: str,
        message: str,
        hint: Hint | None,
        severity: Severity = Severity.error,
    ) -> Problem:
        """A problem at the field `loc` of the file at `path`, with its line shown."""
        from storyboard_cli.spec.reader import place
        from storyboard_cli.spec.source import line_of

        document = self._document(path)
        if document is None:
            return Problem(severity, code, message, Where(path), hint)
        line, column = place(document, loc)
        excerpt = line_of(document.text, line) if line else None
        return Problem(severity, code, message, Where(path, line, column), hint, excerpt)

    def _document(self, path: str) -> Document | None:
        if path not in self._parsed:
            self._parsed[path] = self._parse(path)
        return self._parsed[path]

    def _parse(self, path: str) -> Document | None:
        from storyboard_cli.spec.reader import parse_text
        from storyboard_cli.spec.source import decode

        try:
            text, problems = decode(self.files.read(path), path)
        except SbError:
            return None
        return None if problems else parse_text(text, path)

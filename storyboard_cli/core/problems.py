"""A mistake in something a person wrote: what, where (`file:line:col`), and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from storyboard_cli.core.mend import Hint, plain_hint


class Severity(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file. Lines and columns count from 1, 0 is unknown; `path` is relative to the project."""

    path: str = field(metadata={"description": "The file, relative to the project."})
    line: int = field(default=0, metadata={"description": "The line, from 1; 0 is unknown."})
    column: int = field(default=0, metadata={"description": "The column, from 1; 0 is unknown."})
    end_line: int = field(default=0, metadata={"description": "The line where it ends."})
    end_column: int = field(default=0, metadata={"description": "The column where it ends."})

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"

    def plain(self) -> dict[str, object]:
        """This place as JSON-compatible data, as an answer has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `code` is a stable kebab-case word for tools; `hint` says what mends it."""

    severity: Severity = field(metadata={"description": "error, warning or info."})
    code: str = field(metadata={"description": "A stable word for tools, as unknown-name."})
    message: str = field(metadata={"description": "What is wrong, in a sentence."})
    where: Where | None = field(default=None, metadata={"description": "Where it stands."})
    hint: Hint | None = field(default=None, metadata={"description": "What mends it."})
    excerpt: str | None = field(default=None, metadata={"description": "The line that is wrong."})
    fields: tuple[str, ...] = field(
        default=(),
        metadata={"description": "Where what was asked is wrong: the fields, as selectors.0 or color."},
    )

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.error

    def plain(self) -> dict[str, object]:
        """This problem as JSON-compatible data, as an answer has it."""
        return {
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "where": self.where.plain() if self.where else None,
            "hint": plain_hint(self.hint),
            "excerpt": self.excerpt,
            "fields": list(self.fields),
        }


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, line, column; problems without a place come first."""
    return sorted(problems, key=lambda p: (p.where or Where(""), p.code, p.message))


def closest(word: str, known: Iterable[str], limit: int = 1, cutoff: float = 0.6) -> list[str]:
    """Known words near to `word`, best first, for "did you mean"."""
    from difflib import get_close_matches

    choices = {k.casefold(): k for k in known}
    return [choices[m] for m in get_close_matches(word.casefold(), choices, n=limit, cutoff=cutoff)]

"""Lines of title pages after which a name stands: Written by, Screenplay by Ida Vale."""

from __future__ import annotations

import re

BY = re.compile(
    r"(?:(?:an?|film|screenplay|story|teleplay|written|script|and|&)\s+)*by:?\s*(.*)", re.IGNORECASE
)
"""The whole line; the group is the name, where it stands in the same line."""


def is_by_line(line: str) -> bool:
    """Does a name follow on the next line, or as the value of this key?"""
    found = BY.fullmatch(line.strip())
    return found is not None and not found[1]

"""Which words without quotes are numbers in YAML 1.2, which people's files are read as."""

from __future__ import annotations

import re

INTEGER = re.compile(r"[-+]?(?:[0-9]{1,300}|0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100})\Z")
NUMBER = re.compile(
    r"[-+]?(?:(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.inf|\.Inf|\.INF)\Z|\.(?:nan|NaN|NAN)\Z"
)
NUMBER_STARTS = frozenset("-+.0123456789")


def is_number(word: str) -> bool:
    """Would a reader take the word for a number? PyYAML asks YAML 1.1, where `1e5` is none."""
    return word[:1] in NUMBER_STARTS and bool(INTEGER.match(word) or NUMBER.match(word))

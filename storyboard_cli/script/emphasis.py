"""Takes Fountain's emphasis (`*i*` `**b**` `***bi***` `_u_`, and `\\` escapes) out of a text."""

from __future__ import annotations

import re

_MARKED = re.compile(r"[*_\\]")
# A marker opens before a non-space and closes after one; it never crosses a line.
_PAIRS = tuple(
    re.compile(rf"(?<!\\){mark}(?=\S)([^{char}\n]*?[^\s\\{char}]){mark}")
    for mark, char in ((r"\*\*\*", "*"), (r"\*\*", "*"), (r"\*", "*"))
)
_UNDERLINE = re.compile(r"(?<![\\\w])_(?=\S)([^_\n]*?[^\s\\_])_(?!\w)")
_ESCAPE = re.compile(r"\\([*_\\\[\]/#@!>~.^=])")


def plain(text: str) -> str:
    """`text` as it reads on paper without bold, italics and underlines."""
    if not _MARKED.search(text):
        return text
    for pattern in _PAIRS:
        text = pattern.sub(r"\1", text)
    text = _UNDERLINE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)

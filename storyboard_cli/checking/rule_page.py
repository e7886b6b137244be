"""Puts the table of rules into a page: `python -m storyboard_cli.checking.rule_page specs/consistency.md`."""

from __future__ import annotations

import sys
from pathlib import Path

from storyboard_cli.consistency.rules import table

_BEGIN, _END = "<!-- rules: ", "<!-- end of rules -->"


def with_rules(page: str) -> str:
    """The page with today's table between its marks."""
    before, _, rest = page.partition(_BEGIN)
    mark, _, after = rest.partition("\n")
    return f"{before}{_BEGIN}{mark}\n{table()}{_END}{after.partition(_END)[2]}"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_rules(page.read_text("utf-8")), "utf-8", newline="\n")

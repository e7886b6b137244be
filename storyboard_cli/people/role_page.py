"""Puts the table of roles into a page: `python -m storyboard_cli.people.role_page specs/server.md`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from storyboard_cli.people.roles import RIGHTS, Right, Role

_BEGIN, _END = "<!-- roles: ", "<!-- end of roles -->"

_RIGHTS: Mapping[Right, str] = {
    Right.read: "look at everything, search, plan, verify",
    Right.comment: "leave comments on frames",
    Right.make: "scripts, specs, directions, takes, renders, checks, exports, jobs; "
    "delete an asset that was never locked",
    Right.decide: "approve, retake, reject, allow, lock, order the cut, roll back; delete what was locked",
    Right.manage: "members, tokens, guest links; making the log again, cleaning up, fetching models",
}
_ROLES: Mapping[Role, str] = {
    Role.owner: "runs the project; whoever makes one is its owner, and administrators are owners of all",
    Role.supervisor: "decides",
    Role.artist: "makes",
    Role.viewer: "looks",
    Role.machine: "a token for a program",
    Role.guest: "a link without an account: pictures, words and times of its frames, own remarks",
}


def table() -> str:
    """Who may do what, as `people/roles.py` has it."""
    head = f"| role | {' | '.join(Right)} | who that is |"
    rows = [
        f"| {role} | {' | '.join(_said(role, right) for right in Right)} | {said} |"
        for role, said in _ROLES.items()
    ]
    rights = [f"| {right} | {said} |" for right, said in _RIGHTS.items()]
    line = f"|---|{'---|' * len(Right)}---|"
    return "\n".join([head, line, *rows, "", "| right | what it lets you do |", "|---|---|", *rights, ""])


def _said(role: Role, right: Right) -> str:
    """A guest's rights end with what was shared with them."""
    if right not in RIGHTS[role]:
        return "·"
    return "what is shared" if role is Role.guest else "yes"


def with_roles(page: str) -> str:
    """The page with today's table between its marks."""
    before, _, rest = page.partition(_BEGIN)
    mark, _, after = rest.partition("\n")
    return f"{before}{_BEGIN}{mark}\n{table()}{_END}{after.partition(_END)[2]}"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(with_roles(page.read_text("utf-8")), "utf-8", newline="\n")

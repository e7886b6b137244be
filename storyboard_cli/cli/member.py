"""`sb member`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.member import (
        MemberAddAnswer,
        MemberChangeAnswer,
        MemberListAnswer,
        MemberRemoveAnswer,
        MemberView,
    )


def show_added(answer: MemberAddAnswer, console: Console) -> None:
    """What they are now."""
    _show(answer.member, console, f"is {answer.member.role} of")


def show_changed(answer: MemberChangeAnswer, console: Console) -> None:
    """What they are now."""
    _show(answer.member, console, f"is {answer.member.role} of")


def show_removed(answer: MemberRemoveAnswer, console: Console) -> None:
    """What they were."""
    _show(answer.member, console, f"is no longer {answer.member.role} of")


def show_members(answer: MemberListAnswer, console: Console) -> None:
    """The table of members."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if not answer.members:
        console.print(f"{answer.project_id} has no members yet; administrators are owner of every project")
        hint(console, "`sb member add LOGIN --role …` adds one")
        return
    rows = table("login", "name", "role")
    for member in answer.members:
        role = Text(f"{member.role}, disabled", style="red") if member.disabled else Text(member.role)
        rows.add_row(member.login, member.name, role)
    console.print(rows)


def _show(member: MemberView, console: Console, said: str) -> None:
    from rich.text import Text

    console.print(Text.assemble((member.login, "bold"), f" {said} ", (member.project_id, "bold")))


COMMANDS = {
    "add": Command("member.add", show_added, in_project=True),
    "list": Command("member.list", show_members, in_project=True),
    "change": Command("member.change", show_changed, in_project=True),
    "remove": Command("member.remove", show_removed, in_project=True),
}

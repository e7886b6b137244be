"""`sb guest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.cli.people import day, signer, told_once

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.guest import GuestAddAnswer, GuestListAnswer, GuestRevokeAnswer, GuestView


def show_link(answer: GuestAddAnswer, console: Console) -> None:
    """The link, alone."""
    console.print(answer.link, soft_wrap=True)


def show_guests(answer: GuestListAnswer, console: Console) -> None:
    """The table of links."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if not answer.guests:
        console.print(f"{answer.project_id} has no guest links yet")
        hint(console, "`sb guest add NAME S03` makes one that shows scene S03")
        return
    rows = table("id", "for", "sees", "made by", "until", "last used", "state")
    for link in answer.guests:
        state = Text(link.state, style="green" if link.state == "in use" else "dim")
        sees = _sees(link)
        rows.add_row(
            link.id,
            link.name,
            sees,
            signer(link.created_by),
            day(link.expires_at),
            day(link.last_used_at),
            state,
        )
    console.print(rows)


def show_revoked(answer: GuestRevokeAnswer, console: Console) -> None:
    """Which one leads nowhere any more."""
    from rich.text import Text

    console.print(Text.assemble((answer.guest.name, "bold"), f" ({answer.guest.id}) leads nowhere any more"))


def _sees(link: GuestView) -> str:
    frames = " ".join(link.selection) or "the whole board"
    return f"{frames}, with notes" if link.with_notes else frames


def _told(answer: GuestAddAnswer) -> str:
    sees = _sees(answer.guest)
    return (
        f"who has it sees {sees} of {answer.guest.project_id} until {day(answer.guest.expires_at)}, "
        "and comments by name; it is not shown again"
    )


def _way_in(address: str) -> str:
    """How somebody comes in by it."""
    if address:
        return "they open it in a browser and say their name"
    return "no server runs here now: write the address of yours before it, as https://boards.example.org/studio/g#…"


def _add(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.core.served_by import running_at
    from storyboard_cli.ops.guest import GuestAddAsk, adding, nothing_yet

    home = face.home()
    project_id = home.project_named(typed["project_id"])
    ask = filled(GuestAddAsk, typed, project_id=project_id)
    with face.workspace_at(home.root_of(project_id)) as workspace:
        words = nothing_yet(workspace, ask)
    address = running_at(home.state)
    if words:
        face.talk().warn(f"nothing is selected by {', '.join(words)} yet; what is compiled later is shown")
    face.run_people(
        adding(words, address),
        ask,
        told_once(face, show_link, lambda answer: f"{_told(answer)}\n{_way_in(address)}"),
    )


COMMANDS = {
    "add": Command("guest.add", run=_add),
    "list": Command("guest.list", show_guests, in_project=True),
    "revoke": Command("guest.revoke", show_revoked, in_project=True),
}

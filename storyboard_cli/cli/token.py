"""`sb token`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.cli.people import day, signer, told_once

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.token import TokenAddAnswer, TokenListAnswer, TokenRevokeAnswer, TokenView


def show_secret(answer: TokenAddAnswer, console: Console) -> None:
    """The token, alone."""
    console.print(answer.secret)


def show_tokens(answer: TokenListAnswer, console: Console) -> None:
    """The table of tokens."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if not answer.tokens:
        console.print("no tokens yet")
        hint(console, "`sb token add NAME --role machine` makes one for a program")
        return
    rows = table("id", "name", "opens", "made by", "until", "last used", "state")
    for token in answer.tokens:
        state = Text(token.state, style="green" if token.state == "in use" else "dim")
        until = token.revoked_at or token.expires_at
        rows.add_row(
            token.id,
            token.name,
            _opens(token),
            signer(token.created_by),
            day(until),
            day(token.last_used_at),
            state,
        )
    console.print(rows)


def show_revoked(answer: TokenRevokeAnswer, console: Console) -> None:
    """Which ones open nothing any more."""
    from rich.text import Text

    for token in answer.tokens:
        console.print(Text.assemble((token.name, "bold"), f" ({token.id}) opens nothing any more"))
    if not answer.tokens:
        console.print("there was none that still opened anything")


def _opens(token: TokenView) -> str:
    if token.role == "metrics":
        return "the server's numbers"
    if token.role:
        return f"{token.project_id} as {token.role}"
    if token.login:
        return f"{token.project_id or 'all'} as {token.login}"
    return "everything"


def _told(answer: TokenAddAnswer) -> str:
    return (
        f"this token opens {_opens(answer.token)} until {day(answer.token.expires_at)}; it is not shown again"
    )


def _add(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.token import TokenAddAsk

    project_id = typed["project_id"]
    if project_id or typed["role"]:
        project_id = face.home().project_named(project_id)
    ask = filled(TokenAddAsk, typed, project_id=project_id)
    face.do("token.add", ask, told_once(face, show_secret, _told))


COMMANDS = {
    "add": Command(
        "token.add",
        run=_add,
        more="Without --role, --login and --metrics it opens everything, for whoever sits at this machine.",
    ),
    "list": Command("token.list", show_tokens),
    "revoke": Command("token.revoke", show_revoked),
}

"""`sb user`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.cli.passwords import PasswordFrom, PasswordOrNone, asked_password
from storyboard_cli.cli.people import minute, signer

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.changes import ChangeListAnswer
    from storyboard_cli.ops.signing_out import SessionListAnswer, SignOutAnswer
    from storyboard_cli.ops.user import (
        UserAddAnswer,
        UserChangeAnswer,
        UserDisableAnswer,
        UserListAnswer,
        UserPasswordAnswer,
        UserView,
    )


def show_added(answer: UserAddAnswer, console: Console, *, many: bool = False) -> None:
    """Who was added, and what they still need."""
    from storyboard_cli.cli.tables import hint

    _show(answer.user, console, "has an account")
    if answer.user.is_admin:
        hint(console, "an administrator: they manage accounts, and are owner of every project")
    else:
        of = " --project-id …" if many else ""
        hint(console, f"next: `sb member add {answer.user.login} --role …{of}` gives them a project")


def show_users(answer: UserListAnswer, console: Console) -> None:
    """The table of accounts."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hint, table

    if not answer.users:
        console.print("no accounts yet")
        hint(console, "`sb user add LOGIN` makes the first one, an administrator's")
        return
    rows = table("login", "name", "address", "signs in with", "is")
    for user in answer.users:
        roles = [f"{role} of {project}" for project, role in user.roles.items()]
        said = ", ".join([*(["administrator"] if user.is_admin else []), *roles])
        ways = [*(["a password"] if user.has_password else []), *([user.provider] if user.provider else [])]
        shown = Text("disabled", style="red") if user.disabled else Text(said or "nothing yet")
        rows.add_row(user.login, user.name, user.email, " and ".join(ways) or "nothing yet", shown)
    console.print(rows)


def show_changed(answer: UserChangeAnswer, console: Console) -> None:
    """How the account is now."""
    _show(answer.user, console, "is an administrator" if answer.user.is_admin else "is no administrator")


def show_disabled(answer: UserDisableAnswer, console: Console) -> None:
    """Whether they are let in."""
    from storyboard_cli.cli.tables import hint

    _show(answer.user, console, "is not let in any more" if answer.user.disabled else "is let in again")
    if answer.user.disabled:
        hint(console, "a server that runs stops what they asked it for within a second")
        hint(
            console,
            f"`sb user disable {answer.user.login} --undo` lets them in again, with no token from before",
        )


def show_password(answer: UserPasswordAnswer, console: Console) -> None:
    """That it was changed."""
    _show(answer.user, console, "has another password; whoever was signed in with the old one is signed out")
    _tell_open(answer.open_tokens, answer.user.login, console)


def show_signed_out(answer: SignOutAnswer, console: Console) -> None:
    """What ended, and what still opens."""
    from rich.text import Text

    who = answer.login or "everybody"
    console.print(
        Text.assemble((who, "bold"), f" is signed out: {_number(answer.sessions, 'session')} ended")
    )
    for token in answer.revoked:
        console.print(Text.assemble((token.name, "bold"), f" ({token.id}) opens nothing any more"))
    _tell_open(answer.open_tokens, answer.login, console)


def show_sessions(answer: SessionListAnswer, console: Console) -> None:
    """Where somebody is signed in."""
    from storyboard_cli.cli.tables import hint, table

    if not answer.sessions:
        console.print(f"{answer.login} is signed in nowhere")
    else:
        rows = table("id", "signed in", "seen last")
        for session in answer.sessions:
            rows.add_row(session.id, minute(session.created_at), minute(session.seen_at))
        console.print(rows)
        hint(console, f"`sb user sign-out {answer.login}` ends them")
    _tell_open(answer.open_tokens, answer.login, console)


def show_changes(answer: ChangeListAnswer, console: Console) -> None:
    """What was changed, newest last."""
    from rich.text import Text

    from storyboard_cli.cli.tables import hanging, hint

    if not answer.changes:
        console.print("nothing was changed yet")
        return
    for one in reversed(answer.changes):
        whom = " in ".join(part for part in (one.whom, one.project_id) if part)
        what = one.action.replace(".", " ").replace("_", "-")
        parts = (
            (minute(one.at), "dim"),
            (f"  {signer(one.by)}", "bold"),
            (f" ({one.origin})" if one.origin else "", "dim"),
            "  " + " ".join(part for part in (what, whom, one.said and f"· {one.said}") if part),
        )
        line = Text.assemble(*parts)
        hanging(console, line, indent=0, deeper=4)
    if answer.next is not None:
        hint(console, f"`sb user log --before {answer.next}` shows earlier ones")


def _tell_open(tokens: int, login: str | None, console: Console) -> None:
    """Tokens outlive passwords and sessions, which somebody may not think of."""
    from storyboard_cli.cli.tables import hint

    if tokens:
        whose = "their" if login is None else f"{login}'s"
        end = f"`sb user sign-out {login or '--all'} --tokens`"
        hint(console, f"{_number(tokens, 'token')} of {whose} still open: {end} revokes them")


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'s'[: count != 1]}"


def _show(user: UserView, console: Console, said: str) -> None:
    from rich.text import Text

    console.print(Text.assemble((user.login, "bold"), f" {said}", (f"  {user.signature}", "dim")))


def _add(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.user import UserAddAsk

    ask = filled(UserAddAsk, typed)  # what is wrong with the line is told before a password is typed
    if not typed["no_password"]:
        given = asked_password(ask.login, from_stdin=typed["password_stdin"])
        ask = filled(UserAddAsk, typed, password=given)
    face.do("user.add", ask, partial(show_added, many=face.home().has_many))


def _password(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.user import UserPasswordAsk

    given = asked_password(typed["login"], from_stdin=typed["password_stdin"])
    face.do("user.password", filled(UserPasswordAsk, typed, password=given), show_password)


COMMANDS = {
    "add": Command("user.add", run=_add, extras=PasswordOrNone),
    "list": Command("user.list", show_users),
    "change": Command("user.change", show_changed),
    "password": Command("user.password", run=_password, extras=PasswordFrom),
    "disable": Command("user.disable", show_disabled),
    "sign-out": Command("user.sign_out", show_signed_out),
    "sessions": Command("user.sessions", show_sessions),
    "log": Command("user.log", show_changes),
}

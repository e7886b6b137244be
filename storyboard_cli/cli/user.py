"""`sb user`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled
from storyboard_cli.cli.passwords import PasswordFrom, PasswordOrNone, asked_password

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.user import (
        UserAddAnswer,
        UserChangeAnswer,
        UserDisableAnswer,
        UserListAnswer,
        UserPasswordAnswer,
        UserView,
    )


def show_added(answer: UserAddAnswer, console: Console) -> None:
    """Who was added, and what they still need."""
    from storyboard_cli.cli.tables import hint

    _show(answer.user, console, "has an account")
    if answer.user.is_admin:
        hint(console, "an administrator: they manage accounts, and are owner of every project")
    else:
        hint(console, f"next: `sb member add {answer.user.login} --role …` gives them a project")


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
        hint(console, f"`sb user disable {answer.user.login} --undo` lets them in again")


def show_password(answer: UserPasswordAnswer, console: Console) -> None:
    """That it was changed."""
    _show(answer.user, console, "has another password, and is signed out")


def _show(user: UserView, console: Console, said: str) -> None:
    from rich.text import Text

    console.print(Text.assemble((user.login, "bold"), f" {said}", (f"  {user.signature}", "dim")))


def _add(face: Face, typed: dict[str, Any]) -> None:
    from storyboard_cli.ops.user import UserAddAsk

    ask = filled(UserAddAsk, typed)  # what is wrong with the line is told before a password is typed
    if not typed["no_password"]:
        given = asked_password(ask.login, from_stdin=typed["password_stdin"])
        ask = filled(UserAddAsk, typed, password=given)
    face.do("user.add", ask, show_added)


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
}

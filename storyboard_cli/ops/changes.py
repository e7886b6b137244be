"""`sb user log`: what was changed of who may what, by whom and from where."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.ids import LOGIN
from storyboard_cli.core.model import Frozen
from storyboard_cli.people.port import People


class ChangeListAsk(Ask):
    login: Annotated[
        str | None,
        asked("Only what is about this account.", argument="login", metavar="[LOGIN]"),
        Field(pattern=rf"^{LOGIN}$"),
    ] = None
    limit: Annotated[int, asked("How many at most.", "--limit", "-n"), Field(ge=1, le=1000)] = 100
    before: Annotated[
        int | None, asked("Only those with a number below this.", "--before"), Field(ge=1, le=1 << 60)
    ] = None


class ChangeView(Frozen):
    """One change of who may what. It holds no secret."""

    number: int = Field(description="Its number: later ones have greater numbers.")
    at: str = Field(description="When.")
    by: str = Field(description="Who did it.")
    origin: str = Field(description="From where: an address, or the command line.")
    action: str = Field(description="What was done, as the operation is called: user.disable.")
    whom: str = Field(description="The login that it is about, if it is about somebody's.")
    project_id: str = Field(description="The project that it is about, if it is about one.")
    said: str = Field(description="What changed, in words.")


class ChangeListAnswer(Answer):
    changes: list[ChangeView] = Field(description="Newest first.")
    next: int | None = Field(None, description="Ask for `before` this to go on; none: there are no more.")


def list_changes(people: People, ask: ChangeListAsk, caller: Caller) -> ChangeListAnswer:
    """List what was changed of accounts, roles, passwords, tokens and links: who, whom, when, from where."""
    found = people.changes(ask.login, before=ask.before, limit=ask.limit + 1)
    shown = [ChangeView(**asdict(one)) for one in found[: ask.limit]]
    return ChangeListAnswer(changes=shown, next=shown[-1].number if len(found) > ask.limit else None)

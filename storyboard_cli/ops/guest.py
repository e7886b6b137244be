"""`sb guest`: links for people without an account, who see a selection of a project and comment on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, field_validator

from storyboard_cli.core.asking import Answer, Ask, asked, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import iso
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.person_names import PersonName
from storyboard_cli.core.served_by import guest_link
from storyboard_cli.people.port import People
from storyboard_cli.people.records import GuestLink
from storyboard_cli.project.selection import may_come, select_frames

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

_SHOWN = 60

ProjectId = Annotated[
    str,
    asked("The project; left out: the one that you stand in.", "--project-id", usual="", metavar="ID"),
    Field(pattern=rf"^{PROJECT_ID}$"),
]


class GuestAddAsk(Ask):
    project_id: ProjectId
    name: Annotated[PersonName, asked("Whom it is for, such as client.", argument="name")]
    selection: Annotated[
        list[str],
        asked("Frames that they see; none: the whole board.", argument="frames"),
        Field(max_length=1000),
    ] = []
    days: Annotated[int, asked("How long it lasts.", "--days"), Field(ge=1, le=366)] = 14

    with_notes: Annotated[
        bool, asked("They also see what the studio noted on these frames.", "--with-notes")
    ] = False

    @field_validator("selection")
    @classmethod
    def _is_of_lines(cls, selection: list[str]) -> list[str]:
        for one in selection:
            if not one.strip() or not one.isprintable():
                raise wrong(
                    "guest-selection", "a selection is S01, S03/2 or FR_S03_002", fields=("selection",)
                )
        return selection


class GuestListAsk(Ask):
    project_id: ProjectId


class GuestRevokeAsk(Ask):
    project_id: ProjectId
    link: Annotated[
        str, asked("Its id or, where only one has it, its name.", argument="link"), Field(max_length=100)
    ]


class GuestView(Frozen):
    """A guest link without its secret."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Whom it is for.")
    project_id: str = Field(description="The project.")
    selection: list[str] = Field([], description="What they see; none: the whole board.")
    with_notes: bool = Field(False, description="They also see what the studio noted.")
    state: Literal["in use", "expired", "revoked"] = Field(description="Does it still lead anywhere?")
    created_by: str = Field(description="Who made it.")
    created_at: str = Field(description="When it was made.")
    expires_at: str = Field(description="Until when it lasts.")
    last_used_at: str | None = Field(None, description="When somebody came by it last.")


class GuestAddAnswer(Answer):
    guest: GuestView = Field(description="The link.")
    secret: str = Field(description="What the link holds. It is told now, and never again.")
    link: str = Field(
        description="Where a browser lets them in: hand this over. Where no server runs, what stands behind "
        "its address."
    )
    nothing_yet: list[str] = Field(
        [], description="Words of the selection that name nothing yet: what is compiled later is shown."
    )


class GuestListAnswer(Answer):
    project_id: str = Field(description="The project.")
    guests: list[GuestView] = Field(description="Its links, oldest first.")


class GuestRevokeAnswer(Answer):
    guest: GuestView = Field(description="The link, which leads nowhere now.")


def nothing_yet(workspace: Workspace, ask: GuestAddAsk) -> list[str]:
    """Words that name nothing in the project yet. Words that never can are refused.

    `add` knows people and no project, so each face asks this first, of the project that the link is to.
    """
    found = []
    for word in dict.fromkeys(ask.selection):
        try:
            select_frames(workspace.scenes, [word])
        except SbError:
            found.append(word)
    never = [word for word in found if not may_come(word)]
    if never:
        raise _never(workspace, never)
    return found


def _never(workspace: Workspace, words: list[str]) -> SbError:
    try:
        select_frames(workspace.scenes, words)
    except SbError as error:
        if error.code != "no-scenes":
            error.fields = ("selection",)
            return error
    said = ", ".join(repr(word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…") for word in words)
    message = f"no frame can ever be selected by {said}"
    hint = "a selection is S01, S03/2, FR_S03_002 or a pattern such as S1*"
    return SbError(Kind.missing, "nothing-selected", message, hint=hint, fields=("selection",))


def adding(
    selects_nothing: list[str], address: str
) -> Callable[[People, GuestAddAsk, Caller], GuestAddAnswer]:
    """`add`, whose answer says which words of the selection name nothing yet, with the link to hand over."""

    def add_knowing(people: People, ask: GuestAddAsk, caller: Caller) -> GuestAddAnswer:
        made = add(people, ask, caller)
        known = {"nothing_yet": selects_nothing, "link": guest_link(made.secret, address)}
        return made.model_copy(update=known)

    return add_knowing


def add(people: People, ask: GuestAddAsk, caller: Caller) -> GuestAddAnswer:
    """Make a link with which people without an account see frames and comment on them."""
    link, secret = people.add_guest_link(
        ask.name,
        caller.actor,
        ask.project_id,
        ask.selection,
        caller.clock() + timedelta(days=ask.days),
        with_notes=ask.with_notes,
    )
    return GuestAddAnswer(guest=_view_of(link, caller.clock()), secret=secret, link=guest_link(secret))


def list_guests(people: People, ask: GuestListAsk, caller: Caller) -> GuestListAnswer:
    """List a project's guest links."""
    found = [_view_of(link, caller.clock()) for link in people.guest_links(ask.project_id)]
    return GuestListAnswer(project_id=ask.project_id, guests=found)


def revoke(people: People, ask: GuestRevokeAsk, caller: Caller) -> GuestRevokeAnswer:
    """Let a guest link lead nowhere from now on."""
    called = [link for link in people.guest_links(ask.project_id) if link.name == ask.link]
    called = [link for link in called if _view_of(link, caller.clock()).state == "in use"]
    if len(called) > 1:
        raise SbError(
            Kind.usage,
            "which-guest-link",
            f"{len(called)} links are called {ask.link}",
            hint=f"name one by its id: {', '.join(link.id for link in called)}",
            fields=("link",),
        )
    link = people.revoke_guest_link(ask.project_id, called[0].id if called else ask.link)
    return GuestRevokeAnswer(guest=_view_of(link, caller.clock()))


def _view_of(link: GuestLink, now: datetime) -> GuestView:
    return GuestView(
        id=link.id,
        name=link.name,
        project_id=link.project_id,
        selection=list(link.selection),
        with_notes=link.with_notes,
        state="revoked" if link.revoked_at else "expired" if link.expires_at <= iso(now) else "in use",
        created_by=link.created_by,
        created_at=link.created_at,
        expires_at=link.expires_at,
        last_used_at=link.last_used_at,
    )

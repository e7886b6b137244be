"""`sb member`: who is what in a project."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from storyboard_cli.core.asking import Answer, Ask, asked, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.ids import LOGIN, PROJECT_ID
from storyboard_cli.core.model import Frozen
from storyboard_cli.people.port import People
from storyboard_cli.people.records import Member
from storyboard_cli.people.roles import Role
from storyboard_cli.project.stopped_jobs import SAID, StoppedJob

ProjectId = Annotated[
    str,
    asked("The project; left out: the one that you stand in.", "--project-id", usual="", metavar="ID"),
    Field(pattern=rf"^{PROJECT_ID}$"),
]
Login = Annotated[
    str, asked("The name that they sign in with.", argument="login"), Field(pattern=rf"^{LOGIN}$")
]
_NO_PERSON = {
    "machine": ("a machine is a program: it has a token of its own, and no account", "make a token for it"),
    "guest": ("a guest has a link, and no account", "make a guest link"),
}


def _refuse_no_person(role: object) -> object:
    if isinstance(role, str) and role in _NO_PERSON:
        said, hint = _NO_PERSON[role]
        raise wrong("member-role", said, f"{hint}; people are owner, supervisor, artist or viewer")
    return role


MemberRole = Annotated[
    Literal["owner", "supervisor", "artist", "viewer"],
    asked(
        "What they are: a viewer reads, an artist makes, a supervisor decides, an owner manages.",
        "--role",
        typed=str,  # what is no role of a person is told by the Ask, with what it is
        metavar="[owner|supervisor|artist|viewer]",
    ),
    BeforeValidator(_refuse_no_person),
]


class MemberAddAsk(Ask):
    project_id: ProjectId
    login: Login
    role: MemberRole


class MemberChangeAsk(Ask):
    project_id: ProjectId
    login: Login
    role: MemberRole


class MemberRemoveAsk(Ask):
    project_id: ProjectId
    login: Login


class MemberListAsk(Ask):
    project_id: ProjectId


class MemberView(Frozen):
    """Somebody with a role in a project."""

    project_id: str = Field(description="The project.")
    login: str = Field(description="The name that they sign in with.")
    name: str = Field(description="Their name.")
    role: str = Field(description="What they are in it.")
    disabled: bool = Field(False, description="Nobody is let in with the account.")


class MemberAddAnswer(Answer):
    member: MemberView = Field(description="The member.")
    created: bool = Field(True, description="Whether they had no role there before.")


class MemberChangeAnswer(Answer):
    member: MemberView = Field(description="The member as it is now.")
    stopped: list[StoppedJob] = Field([], description=SAID)


class MemberRemoveAnswer(Answer):
    member: MemberView = Field(description="Who was a member.")
    stopped: list[StoppedJob] = Field([], description=SAID)


class MemberListAnswer(Answer):
    project_id: str = Field(description="The project.")
    members: list[MemberView] = Field(description="Who has a role in it, by login; administrators have all.")


def add(people: People, ask: MemberAddAsk, caller: Caller) -> MemberAddAnswer:
    """Give somebody a role in a project."""
    user = people.user(ask.login)
    had_one = user is not None and ask.project_id in user.roles
    member = people.add_member(ask.project_id, ask.login, Role(ask.role))
    return MemberAddAnswer(member=_view_of(member), created=not had_one)


def change(people: People, ask: MemberChangeAsk, caller: Caller) -> MemberChangeAnswer:
    """Give a member another role."""
    return MemberChangeAnswer(
        member=_view_of(people.change_member(ask.project_id, ask.login, Role(ask.role)))
    )


def remove(people: People, ask: MemberRemoveAsk, caller: Caller) -> MemberRemoveAnswer:
    """Take somebody's role in a project away."""
    return MemberRemoveAnswer(member=_view_of(people.remove_member(ask.project_id, ask.login)))


def list_members(people: People, ask: MemberListAsk, caller: Caller) -> MemberListAnswer:
    """List who has a role in a project."""
    found = [_view_of(member) for member in people.members(ask.project_id)]
    return MemberListAnswer(project_id=ask.project_id, members=found)


def _view_of(member: Member) -> MemberView:
    return MemberView(
        project_id=member.project_id,
        login=member.login,
        name=member.name,
        role=member.role.value,
        disabled=member.disabled,
    )

"""`sb serve`: what a server is to serve, and where; a server that could let strangers in is refused."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import make_folder
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.hosts import has_public_name, is_loopback
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.server_home import ServerHome, projects_home, server_home


class ServeAsk(Ask):
    start: LocalFolder = Field(description="Where whoever asks stands: in a project, or in a folder of some.")
    projects: Annotated[
        LocalFolder | None,
        asked(
            "Serve every project in this folder; left out: the project here.",
            "--projects",
            metavar="FOLDER",
            read=LocalFolder.local,
            typed=str,
        ),
    ] = None
    host: Annotated[
        str,
        asked("The address to listen at. Any other than this machine's own needs accounts.", "--host"),
        Field(min_length=1, max_length=255),
    ] = "127.0.0.1"
    port: Annotated[int, asked("The port; 0: any that is free.", "--port", "-p"), Field(ge=0, le=65535)] = (
        8400
    )
    workers: Annotated[int, asked("How many jobs are done at once.", "--workers"), Field(ge=1, le=64)] = 2
    names: Annotated[
        list[str],
        asked("A name under which browsers know the server; may be repeated.", "--name", metavar="HOST"),
    ] = []
    open: Annotated[
        bool, asked("Open it in the browser, and let in whoever sits at this machine.", "--open")
    ] = False
    log: Annotated[
        Literal["text", "json", "off"],
        asked("The log on standard error: what went wrong, or every request as a line of JSON.", "--log"),
    ] = "text"


class ServeAnswer(Answer):
    """What is served."""

    folder: str = Field(description="The project's folder, or the folder of projects.")
    state: str = Field(description="Where the server keeps accounts and jobs.")
    has_many: bool = Field(description="It is a folder of projects.")
    host: str = Field(description="The address to listen at.")
    port: int = Field(description="The port; 0: any that is free.")
    is_new: bool = Field(False, description="The folder was made just now, and is empty.")
    accounts: int = Field(description="How many accounts there are.")
    public_name: str = Field("", description="Under which browsers elsewhere know it, if they do.")
    has_door: bool = Field(False, description="Whoever sits at this machine is let in by a token.")
    address: str = Field("", description="Where a browser finds it.")
    token: str = Field("", description="What lets the person at this machine in; made anew at each start.")


def serve(settings: Settings, ask: ServeAsk, caller: Caller) -> ServeAnswer:
    """Look whether it can be served. Whoever asked then serves it."""
    is_new = ask.projects is not None and make_folder(ask.projects.place)
    home = _home(settings, ask)
    with closing(home.open_people()) as people:
        accounts = len(people.users())
    is_public = has_public_name(ask.names) or not is_loopback(ask.host)
    if not accounts and is_public:
        at, field, instead = ask.host, "host", "at 127.0.0.1"
        if is_loopback(ask.host):
            at, field, instead = _public_name(ask), "names", "without `names`"
        raise SbError(
            Kind.blocked,
            "no-accounts",
            f"at {at} anybody in the network could come in, and there is no account yet",
            hint=Mend(
                "user.add",
                words=f"`{{}}` makes the first one; or serve {instead}",
                examples={"login": "ann", "name": "Ann Rao", "email": "ann@example.org"},
            ),
            fields=(field,),
        )
    return ServeAnswer(
        folder=str(home.folder),
        state=str(home.state),
        has_many=home.has_many,
        host=ask.host,
        port=ask.port,
        is_new=is_new,
        accounts=accounts,
        public_name=_public_name(ask),
        has_door=not is_public and (ask.open or not accounts),
    )


def _public_name(ask: ServeAsk) -> str:
    """The first name that other machines may know."""
    return next((name for name in ask.names if not is_loopback(name)), "")


def _home(settings: Settings, ask: ServeAsk) -> ServerHome:
    if ask.projects is None:
        return server_home(ask.start.place, settings)
    return projects_home(ask.projects.place)

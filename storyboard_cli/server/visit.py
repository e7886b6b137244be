"""One request with everything that was found out about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.reporter import Talk
from storyboard_cli.people.principal import Principal
from storyboard_cli.project.shared_pictures import SharedFiles
from storyboard_cli.server.address import address_of
from storyboard_cli.server.asker import Asker
from storyboard_cli.server.forgetting import Forgets
from storyboard_cli.server.people.meant import MeantLogins
from storyboard_cli.server.routes.route import AnyRoute, Route

if TYPE_CHECKING:
    from storyboard_cli.people.port import People
    from storyboard_cli.server.reads.project import ServedProject
    from storyboard_cli.server.service import Service


@dataclass(slots=True)
class Visit:
    """A request, its route, who asks, and the project that it is about."""

    service: Service
    request: Request
    route: AnyRoute
    who: Principal | None
    project: ServedProject | None = None
    body_sha256: str = ""
    """Of the body, where the request had one."""
    request_id: str = ""
    """What the ledger's events name the request, where it has a key."""

    @property
    def principal(self) -> Principal:
        """Who asks; only on routes that are not open to all."""
        assert self.who is not None
        return self.who

    @property
    def open_project(self) -> ServedProject:
        """The project; only on routes below one."""
        assert self.project is not None
        return self.project

    @property
    def forgets(self) -> Forgets:
        """What takes the folders of this machine out of what leaves."""
        return self.service.forgets if self.project is None else self.project.forgets

    @property
    def asker(self) -> Asker | None:
        """Who asks, where they may not do everything in the project."""
        return (
            Asker.of(self.who, self.project_id) if self.who is not None and self.project is not None else None
        )

    @property
    def leaves(self) -> Forgets:
        """What makes JSON ready to leave: without the folders of this machine, with hints to follow.

        It holds nothing of the request, in whose scope it lies: a request is gone when it is answered.
        """
        forgets, asker = self.forgets, self.asker
        return forgets if asker is None else lambda body: asker.fitted(forgets(body))

    @property
    def shared_files(self) -> SharedFiles:
        """What of the project's folder is handed out."""
        return SharedFiles.of(self.open_project.root, self.service.settings)

    @property
    def operation_route(self) -> Route:
        """The route; only where it is one of an operation."""
        assert isinstance(self.route, Route)
        return self.route

    @property
    def project_id(self) -> str:
        """The project's id, or nothing on routes of the service."""
        found: str = self.request.path_params.get("project_id", "")
        return found

    @property
    def address(self) -> str:
        """Where the request comes from. Only a proxy on this machine is believed for whom it asks."""
        return address_of(self.request.scope)

    @property
    def is_over_tls(self) -> bool:
        """Does the browser speak TLS, with the service or with the proxy before it?

        Whoever makes the header up only has a cookie that their own browser sends less often.
        """
        said = self.request.headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
        return said == "https" or self.service.serving.public_address.startswith("https:")

    @property
    def people(self) -> People:
        """The people of the service, for whoever asks: what is changed is written down with their name."""
        return self.service.people.acting(self.principal.signature, self.address)

    def caller(self, report: Talk | None = None) -> Caller:
        """The caller of operations: they are signed with this name, and stand nowhere on this machine."""
        means = MeantLogins(self.service.people, self.project_id) if self.project is not None else None
        return Caller(self.principal.signature, report=report, request=self.request_id, means=means)

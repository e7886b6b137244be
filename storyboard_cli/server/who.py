"""Who sends a request: a token, a session's cookie, a guest's link; and whether they may do what it asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from storyboard_cli.core.characters import visible
from storyboard_cli.core.clock import iso
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint
from storyboard_cli.core.model import Frozen
from storyboard_cli.people.port import WhyNot
from storyboard_cli.people.principal import Known, Principal
from storyboard_cli.people.roles import RIGHTS
from storyboard_cli.server.local_door import is_from_here
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.routes.route import AnyRoute
from storyboard_cli.server.service import Service
from storyboard_cli.server.visit import Visit

SESSION = "sb_session"
GUEST = "sb_guest"
LOCAL = "sb_local"
"""Cookies: of somebody who signed in, of a guest, of whoever sits at this machine."""
ASKED_EVERY_S = 0.5
"""So often it is asked whether who waits may still be answered."""
WRITTEN_AS = "written-as"
"""The header in which a page says as whom a change was written: a signature as `GET /v1/me` tells it, with
percent signs for what a header cannot hold.
"""
_SAFE = ("GET", "HEAD", "OPTIONS")


class Me(Frozen):
    name: str
    kind: str
    login: str = ""
    signature: str
    is_admin: bool
    roles: dict[str, str]
    rights: dict[str, list[str]]
    expires_at: str | None = None
    invited_by: str | None = None
    """Of a guest: the name of whoever shares the frames with them."""


async def known(service: Service, request: Request, route: AnyRoute) -> Principal | None:
    """Who asks; nobody on a route that is open to all. Refuses who is unknown, and cross-site writes."""
    bearer = _bearer(request)
    if bearer is None and request.method not in _SAFE:
        refuse_foreign(request, service)
    if getattr(route, "is_open", False):
        return None
    found = await _found(service, request, bearer)
    if found is None:
        raise _not_signed_in(service, request, bearer)
    if found.only_metrics:
        if getattr(route, "for_metrics", False):
            return found
        raise refuse(Kind.blocked, "not-allowed", "this token reads the numbers alone", "`GET /v1/metrics`")
    if request.method not in _SAFE:
        _refuse_another(request, found)
    if getattr(route, "for_admins", False) and not found.is_admin:
        raise refuse(Kind.blocked, "not-allowed", "only who runs the service may do this")
    return found


async def let_in_again(visit: Visit) -> None:
    """Refuse who asked some time ago and would not be let in now."""
    who = await known(visit.service, visit.request, visit.route)
    if visit.project_id:
        await visit.service.projects.of(visit.project_id, who, visit.route)


async def until_ended(visit: Visit, job_id: str, seconds: float) -> None:
    """Wait until the job has ended, for so many seconds at most, as long as whoever waits may hear of it."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        has_ended = await visit.service.ended(job_id, min(left, ASKED_EVERY_S))
        await let_in_again(visit)
        if has_ended:
            return


def known_again(visit: Visit) -> Callable[[], Principal | None]:
    """Asks later who it is by what they showed now. It holds nothing else of the request."""
    people, request, who = visit.service.people, visit.request, visit.principal
    if who.kind is Known.local:
        return lambda: who
    bearer = _bearer(request)
    if bearer is not None:
        return lambda: people.principal_of_token(bearer)
    cookies = request.cookies
    if who.kind is not Known.guest:
        session = cookies.get(SESSION, "")
        return lambda: people.principal_of_session(session)
    secret, _, name = cookies.get(GUEST, "").partition("|")
    return lambda: people.principal_of_guest(secret, unquote(name))


def _refuse_another(request: Request, who: Principal) -> None:
    """A page may say as whom something was written: it is not done as somebody else who signed in since."""
    said = request.headers.get(WRITTEN_AS)
    if said is not None and unquote(said) != who.signature:
        raise refuse(
            Kind.conflict,
            "another-person",
            f"this was written as {visible(unquote(said)[:200])}, and {who.signature} is signed in now",
            "`GET /v1/me` says who is; ask again as them, if they want it",
        )


def _not_signed_in(service: Service, request: Request, bearer: str | None) -> SbError:
    """What is wrong with what somebody showed, and what would let them in."""
    if bearer is not None:
        service.metrics.refused("token")
        return _refused(_why_not(service, bearer), _another(service, request))
    if wrong := _wrong_word(request):
        return _refused(wrong, "`Authorization: Bearer TOKEN`, with the token as it was told")
    cookies = request.cookies
    if cookies.get(SESSION):
        return _refused("your session has ended", "sign in at `POST /v1/sessions`")
    if cookies.get(GUEST):
        return _refused("this link has ended", "ask who gave it to you for another one")
    return _refused("this needs a token or a session", _another(service, request))


def _refused(said: str, hint: Hint) -> SbError:
    return refuse(Kind.blocked, "not-signed-in", said, hint)


def _another(service: Service, request: Request) -> Hint:
    """How somebody gets a token: only who sits at the machine makes one by a command."""
    if service.local is not None and is_from_here(request):
        return (
            "send `Authorization: Bearer TOKEN`: the address that the server printed as it began has one, "
            "and `token add` at its command line makes others"
        )
    return (
        "sign in at `POST /v1/sessions`, or send `Authorization: Bearer TOKEN` with a token "
        "that you have from whoever runs the service"
    )


_WORDS = ("token", "basic", "apikey", "api-key", "digest", "negotiate", "oauth", "jwt", "bot", "key")


def _wrong_word(request: Request) -> str:
    """What is wrong with a header that is no `Bearer`. It may be a secret, so it is not told again."""
    said = _authorization(request)
    if not said:
        return ""
    word, _, rest = said.partition(" ")
    if word.lower() == "bearer":
        return "`Authorization` says `Bearer` and no token"
    if word.lower() == "basic":
        return "a name with a password in `Authorization` opens nothing here: a token does"
    if word.lower() in _WORDS:
        return f"`Authorization` begins with `{word.capitalize()}`: write `Bearer`"
    return (
        "`Authorization` does not begin with `Bearer`"
        if rest
        else "`Authorization` is a bare token: write `Bearer` before it"
    )


def _why_not(service: Service, bearer: str) -> str:
    """Why a token opens nothing. Only who has its secret hears that it was one once."""
    said = {
        WhyNot.expired: "this token has expired",
        WhyNot.revoked: "this token was revoked",
        WhyNot.disabled: "the account of this token is disabled",
    }
    why = service.people.why_not(bearer)
    return said.get(why, "there is no such token") if why is not None else "this is no token for this request"


async def _found(service: Service, request: Request, bearer: str | None) -> Principal | None:
    if bearer is not None:
        if service.local is not None and service.local.lets_in(request, token=bearer):
            return service.local.principal
        return service.people.principal_of_token(bearer)
    cookies = request.cookies
    mine = cookies.get(local_cookie(service))
    if mine and service.local is not None and service.local.lets_in(request, cookie=mine):
        return service.local.principal
    if session := cookies.get(SESSION):
        found = service.people.principal_of_session(session)
        if found is not None:
            return found
    if guest := cookies.get(GUEST):
        secret, _, name = guest.partition("|")
        return service.people.principal_of_guest(secret, unquote(name))
    return None


def local_cookie(service: Service) -> str:
    """The cookie's name: browsers send cookies of one port to all ports, and each service has its own."""
    return f"{LOCAL}_{service.serving.port}"


def _authorization(request: Request) -> str:
    said = next((value for name, value in request.scope["headers"] if name == b"authorization"), b"")
    return str(said.decode("latin-1")).strip()


def _bearer(request: Request) -> str | None:
    kind, _, token = _authorization(request).partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def refuse_foreign(request: Request, service: Service) -> None:
    """A page of another site makes a browser send its cookies along: what it writes is refused.

    Every browser says where a write comes from, in `Origin` or at least in `Sec-Fetch-Site`.
    """
    own = request.headers.get("host", "").lower()
    foreign = [origin for origin in request.headers.getlist("origin") if _site_of(origin) != own]
    site = request.headers.get("sec-fetch-site", "")
    if foreign or site in ("cross-site", "same-site"):
        raise wrong_origin(foreign[0] if foreign else f"another site ({site})", own)


def wrong_origin(said: str, arrived: str) -> SbError:
    """A write that a page of another site sent, or that a proxy renamed on its way: both are told apart."""
    return refuse(
        Kind.blocked,
        "wrong-origin",
        f"a page of another site may not write here: the browser says that this comes from "
        f"{visible(said[:200]) or 'nowhere'}, and it arrived for {visible(arrived[:200])}",
        "open the page at the address of this service; where the two differ in the port alone, a proxy drops "
        "it: in nginx write `proxy_set_header Host $http_host;`",
    )


def _site_of(origin: str) -> str | None:
    """Name and port of an origin; None where it is none that a browser can have, such as `null`."""
    try:
        found = urlsplit(origin)
    except ValueError:
        return None
    return found.netloc.lower() if found.scheme in ("http", "https") and found.netloc else None


async def me(visit: Visit) -> Response:
    """Who asks, and their roles."""
    who = visit.principal
    roles = {project: role.value for project, role in who.roles.items()}
    rights = {project: sorted(right.value for right in RIGHTS[role]) for project, role in who.roles.items()}
    found = Me(
        name=who.name,
        kind=who.kind.value,
        login=who.login,
        signature=who.signature,
        is_admin=who.is_admin,
        roles=roles,
        rights=rights,
        expires_at=iso(who.expires_at) if who.expires_at else None,
        invited_by=who.invited_by.partition(" <")[0] or None,
    )
    return json_response(visit.request, found.plain())

"""The way in for the one person who sits at this machine: a token in the address, as notebooks have it."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from starlette.requests import Request

from storyboard_cli.core.hosts import is_loopback
from storyboard_cli.people.principal import Principal, local_principal

_OF_PROXIES = (
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "forwarded",
    "via",
)


@dataclass(frozen=True, slots=True)
class LocalDoor:
    """A token that is made anew at each start and told to nobody but the terminal."""

    signature: str
    principal: Principal = field(init=False)
    """Whoever has the token: everything is theirs."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    cookie: str = field(init=False, repr=False)
    """What a browser keeps of it: it sends cookies to other ports too, and who reads this has no token."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "principal", local_principal(self.signature))
        object.__setattr__(self, "cookie", sha256(f"cookie {self.token}".encode()).hexdigest())

    def lets_in(self, request: Request, *, token: str = "", cookie: str = "") -> bool:
        """Does the request come from this machine, with the token of this start or the cookie of it?"""
        if not is_from_here(request):
            return False
        is_known = hmac.compare_digest(token.encode(), self.token.encode())
        return is_known or hmac.compare_digest(cookie.encode(), self.cookie.encode())


def is_from_here(request: Request) -> bool:
    """Did somebody at this machine ask, and no proxy on it for somebody elsewhere?

    A proxy says so in one of these headers, or asks under the name that the others know.
    """
    client = request.client.host if request.client else ""
    host = request.headers.get("host", "")
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return (
        (not client or is_loopback(client))
        and is_loopback(name)
        and not any(header in request.headers for header in _OF_PROXIES)
    )

"""Where a request comes from."""

from __future__ import annotations

from starlette.types import Scope

from storyboard_cli.core.hosts import is_loopback

_LONGEST = 100


def address_of(scope: Scope) -> str:
    """The address of whoever asks. Only a proxy on this machine is believed for whom it asks."""
    client = (scope.get("client") or ("",))[0]
    if client and not is_loopback(client):
        return str(client)
    said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    nearest = said[-1].decode("latin-1").rpartition(",")[2].strip() if said else ""
    return nearest[:_LONGEST] or str(client)

"""One account, for who runs the service."""

from __future__ import annotations

import asyncio

from pydantic import Field
from starlette.responses import Response

from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.user import UserView, view_of
from storyboard_cli.people.sqlite_part import no_user
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.visit import Visit


class Account(Frozen):
    user: UserView = Field(description="The account.")


async def show(visit: Visit) -> Response:
    """The account of that login."""
    login: str = visit.request.path_params["login"]
    user = await asyncio.to_thread(visit.service.people.user, login)
    if user is None:
        raise no_user(login)
    shown = Account(user=view_of(user)).plain()
    return json_response(visit.request, shown, headers={"cache-control": "no-store"})

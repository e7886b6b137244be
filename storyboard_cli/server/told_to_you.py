"""What was said to whoever asks, on the frames of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError
from starlette.responses import Response

from storyboard_cli.core.asking import refusal
from storyboard_cli.ops.mentions import MentionsAsk, mentions
from storyboard_cli.server.binding import queried
from storyboard_cli.server.replies import json_response

if TYPE_CHECKING:
    from storyboard_cli.server.visit import Visit


async def mentions_of(visit: Visit) -> Response:
    """A page of it. It is theirs alone, so nothing of it is kept for others."""
    given = queried(MentionsAsk, visit.request.query_params) | {"login": visit.principal.login}
    try:
        ask = MentionsAsk.model_validate(given)
    except ValidationError as error:
        raise refusal(error, MentionsAsk, not_taken=("login",)) from error
    caller = visit.caller()
    answer = await visit.open_project.look(lambda workspace: mentions(workspace, ask, caller))
    return json_response(visit.request, answer.plain())

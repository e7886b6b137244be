"""Operations on people: they are asked of the service, and what they answer is kept by nobody.

An answer may hold a secret, and a body a password. So no key makes the service remember either.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.responses import Response

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.ops.guest import GuestAddAsk, adding, nothing_yet
from storyboard_cli.server.binding import bound, queried
from storyboard_cli.server.bodies import parsed, raw_body
from storyboard_cli.server.made import location
from storyboard_cli.server.reads.kept import body_of
from storyboard_cli.server.replies import made_response
from storyboard_cli.server.visit import Visit


async def asked(visit: Visit) -> Response:
    """Do the operation of the route; hashing a password takes a while, so it is done in a thread."""
    request, route = visit.request, visit.operation_route
    if route.has_body:
        data = await raw_body(request, route.limit)
        given = parsed(data, request.headers.get("content-type", ""))
    else:
        given = queried(route.called.ask, request.query_params)
    ask = bound(route, request.path_params, given)
    if isinstance(ask, GuestAddAsk):
        words = await visit.open_project.look(lambda workspace: nothing_yet(workspace, ask))
        return await answer_of(visit, adding(words, _address(visit)), ask, route.operation)
    return await answer_of(visit, route.called.function, ask, route.operation)


def _address(visit: Visit) -> str:
    """Where browsers find the service: by its public name, else as whoever asks found it."""
    serving = visit.service.serving
    if serving.is_public:
        return serving.public_address
    return f"{'https' if visit.is_over_tls else 'http'}://{visit.request.headers['host']}"


async def answer_of(visit: Visit, operation: Callable[..., Answer], ask: Ask, makes: str = "") -> Response:
    """What an operation on people answers, which nobody keeps; `makes` is what `MADE` calls it."""
    people, caller = visit.people, visit.caller()
    answer: Answer = await asyncio.to_thread(
        visit.service.standing.after, lambda: operation(people, ask, caller)
    )
    body = body_of(answer, visit.project_id or None)
    place = location(makes, answer, visit.request.path_params)
    return made_response(visit.request, body, place, {"cache-control": "no-store"})

"""Where a browser comes in: whoever opens the address that `sb serve` says is known from then on."""

from __future__ import annotations

import hmac

from starlette.responses import RedirectResponse, Response

from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import local_cookie

INSIDE = "/v1/docs"


async def page(visit: Visit) -> Response:
    """Takes the token of the address into a cookie, and leads on without it."""
    local = visit.service.local
    token = visit.request.query_params.get("token", "")
    if token and (local is None or not hmac.compare_digest(token.encode(), local.token.encode())):
        said = "This address is of an earlier start, or of another server: the terminal says today's."
        return Response(said, 403, {"cache-control": "no-store"}, media_type="text/plain")
    answer = RedirectResponse(INSIDE, 303, {"cache-control": "no-store"})
    if local is not None and token:
        answer.set_cookie(
            local_cookie(visit.service), local.cookie, httponly=True, samesite="strict", path="/"
        )
    return answer

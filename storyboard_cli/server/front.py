"""Where a browser comes in: whoever opens the address that `sb serve` says is known from then on."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from storyboard_cli.core.served_by import STUDIO
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import local_cookie

INSIDE = f"{STUDIO}/"


async def page(visit: Visit) -> Response:
    """Takes the token of the address into a cookie, and leads on without it."""
    local = visit.service.local
    token = visit.request.query_params.get("token", "")
    if token and (local is None or not local.lets_in(visit.request, token=token)):
        said = (
            "This address is of an earlier start, or of another server: the terminal says today's. "
            "It opens on the machine of the server alone."
        )
        return Response(said, 403, {"cache-control": "no-store"}, media_type="text/plain")
    answer = RedirectResponse(INSIDE, 303, {"cache-control": "no-store"})
    if local is not None and token:
        answer.set_cookie(
            local_cookie(visit.service),
            local.cookie,
            httponly=True,
            secure=visit.is_over_tls,
            samesite="strict",
            path="/",
        )
    return answer

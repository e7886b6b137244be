"""Is the service there, and can it serve?"""

from __future__ import annotations

from starlette.responses import Response

from storyboard_cli import __version__
from storyboard_cli.core.model import Frozen
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.visit import Visit


class Health(Frozen):
    status: str
    version: str
    faults: list[str] = []


async def health(visit: Visit) -> Response:
    """It is there; nothing is looked at."""
    return json_response(visit.request, Health(status="ok", version=__version__).plain())


async def ready(visit: Visit) -> Response:
    """Can it serve? Its own files are read, and its workers are alive.

    A project with a fault keeps no other from being served.
    """
    faults = await visit.service.faults()
    of_folders = [] if faults else await visit.service.folder_faults()
    status = "unready" if faults else "ready"
    found = Health(status=status, version=__version__, faults=[*faults, *of_folders])
    return json_response(visit.request, found.plain(), 503 if faults else 200)


async def numbers(visit: Visit) -> Response:
    """The numbers for Prometheus, as they are now."""
    visit.service.count()
    return Response(visit.service.metrics.text(), media_type="text/plain; version=0.0.4")

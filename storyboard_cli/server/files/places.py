"""Files by the place that an answer names: a picture, a take, a sound, an export."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from storyboard_cli.project.shared_pictures import Sort, is_versioned, named_places, sort_of
from storyboard_cli.server.files.pictures import content_asked, shown, small
from storyboard_cli.server.files.sending import Terms
from storyboard_cli.server.found import found_once
from storyboard_cli.server.sharing import refuse_other_place

if TYPE_CHECKING:
    from starlette.responses import Response

    from storyboard_cli.project.shared_pictures import SharedFile
    from storyboard_cli.server.visit import Visit


async def file(visit: Visit) -> Response:
    """A file of the project, as it is."""
    shared = await _shared(visit)
    return await shown(visit, shared, _terms(visit, shared))


async def thumbnail(visit: Visit) -> Response:
    """A picture of the project, small."""
    shared = await _shared(visit)
    return await small(visit, shared, _terms(visit, shared))


async def _shared(visit: Visit) -> SharedFile:
    place: str = visit.request.path_params["place"]
    await refuse_other_place(visit, place)
    named: frozenset[str] = frozenset()
    if sort_of(place) is None and sort_of(place, (place,)) is not None:
        named = await found_once(visit, "named", named_places)
    return await asyncio.to_thread(visit.shared_files.find, place, named)


def _terms(visit: Visit, shared: SharedFile) -> Terms:
    return Terms(
        is_fixed=is_versioned(shared.place),
        sha256=content_asked(visit),
        is_kept=shared.sort is Sort.export,
    )

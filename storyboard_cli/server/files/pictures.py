"""Pictures by what they show: of a frame, of an asset, by version; as they are or small."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, TypeVar

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind
from storyboard_cli.people.principal import Known
from storyboard_cli.project import shared_pictures
from storyboard_cli.project.shared_pictures import SharedPicture
from storyboard_cli.server.files.sending import Terms, file_response
from storyboard_cli.server.files.thumbnails import USUAL_WIDTH, WIDTHS
from storyboard_cli.server.found import found_once
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.sharing import refuse_other_picture, refuse_unshared

if TYPE_CHECKING:
    from starlette.responses import Response

    from storyboard_cli.project.shared_pictures import SharedFile
    from storyboard_cli.server.visit import Visit

T = TypeVar("T")
LEAST_WIDTH, MOST_WIDTH = 16, WIDTHS[-1]
_MOST_VERSION = 999_999
_SHA256 = re.compile(r"[0-9a-f]{8,64}")


async def frame_picture(visit: Visit) -> Response:
    """The picture of a frame, as it was rendered."""
    return await _sent(visit, await _of_frame(visit))


async def frame_thumbnail(visit: Visit) -> Response:
    """The picture of a frame, small."""
    return await _small(visit, await _of_frame(visit))


async def asset_picture(visit: Visit) -> Response:
    """A picture of an asset."""
    return await _sent(visit, await _of_asset(visit))


async def asset_thumbnail(visit: Visit) -> Response:
    """A picture of an asset, small."""
    return await _small(visit, await _of_asset(visit))


async def _of_frame(visit: Visit) -> SharedPicture:
    frame_id: str = visit.request.path_params["frame_id"]
    await refuse_unshared(visit, frame_id)
    version = number(visit, "version", 1, _MOST_VERSION)
    is_draft = visit.request.query_params.get("draft") in ("true", "1")
    await refuse_other_picture(visit, frame_id, version, is_draft=is_draft)
    return await found_once(
        visit,
        ("frame", frame_id, version, is_draft),
        lambda workspace: shared_pictures.frame_picture(workspace, frame_id, version, draft=is_draft),
    )


async def _of_asset(visit: Visit) -> SharedPicture:
    asset: str = visit.request.path_params["asset_id"]
    role, variant, take = (word(visit, name) for name in ("role", "variant", "take"))
    version = number(visit, "version", 1, _MOST_VERSION)
    return await found_once(
        visit,
        ("asset", asset, role, variant, version, take),
        lambda workspace: shared_pictures.asset_picture(
            workspace, asset, role=role, variant=variant, version=version, take=take
        ),
    )


async def _sent(visit: Visit, picture: SharedPicture) -> Response:
    shared = await asyncio.to_thread(visit.shared_files.find, picture.place, (picture.place,))
    return await shown(visit, shared, _terms(visit, picture))


async def _small(visit: Visit, picture: SharedPicture) -> Response:
    shared = await asyncio.to_thread(visit.shared_files.find, picture.place, (picture.place,))
    return await small(visit, shared, _terms(visit, picture))


def _terms(visit: Visit, picture: SharedPicture) -> Terms:
    """For ever where the address names a version: drafts and takes begin anew where the state is lost."""
    query = visit.request.query_params
    is_fixed = "version" in query and "draft" not in query
    return Terms(is_fixed, picture.sha256.removeprefix("sha256:"), content_asked(visit))


async def shown(visit: Visit, shared: SharedFile, terms: Terms) -> Response:
    """The file. A guest has it drawn again, as large: its recipe is written in a picture that sb made."""
    if visit.principal.kind is Known.guest:
        return await small(visit, shared, terms, MOST_WIDTH)
    return await asyncio.to_thread(file_response, visit.request, shared, terms)


async def small(visit: Visit, shared: SharedFile, terms: Terms, usual: int = USUAL_WIDTH) -> Response:
    """The thumbnail of a file, as wide as the query says."""
    width = number(visit, "width", LEAST_WIDTH, MOST_WIDTH) or usual
    cache = visit.shared_files.cache
    return await visit.service.thumbnails.response(visit.request, cache, shared, width, terms)


# --- what a query says ----------------------------------------------------------------------------------


def number(visit: Visit, name: str, least: int, most: int) -> int | None:
    """A whole number of the query."""
    said = visit.request.query_params.get(name)
    if said is None:
        return None
    if not (is_digits(said) and len(said) < 10 and least <= int(said) <= most):
        raise refuse(
            Kind.usage,
            "wrong-arguments",
            f"{name} is {said[:40]!r}, and should be a whole number from {least} to {most}",
            fields=(name,),
        )
    return int(said)


def word(visit: Visit, name: str) -> str | None:
    """A word of the query; nothing where it is empty."""
    return visit.request.query_params.get(name) or None


def content_asked(visit: Visit) -> str | None:
    """The hash that the query says: with it, an address is of one content for ever."""
    said = visit.request.query_params.get("sha256")
    if said is not None and not _SHA256.fullmatch(said.removeprefix("sha256:")):
        raise refuse(
            Kind.usage,
            "wrong-arguments",
            "sha256 should be 64 hexadecimal digits, or at least the first 8 of them",
            fields=("sha256",),
        )
    return None if said is None else said.removeprefix("sha256:")

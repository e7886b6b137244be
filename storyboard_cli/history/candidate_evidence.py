"""What pictures of candidates on this machine prove, where the ledger does not know of them any more."""

from __future__ import annotations

from collections.abc import Iterator

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes, sha256_json
from storyboard_cli.core.pictures import image_sha256, open_picture, recipe_of
from storyboard_cli.ledger.events.candidates import CandidateStored
from storyboard_cli.store.files import Files, read_if_there
from storyboard_cli.store.frames import CANDIDATES, candidate_path


def candidates_on_disk(files: Files, project_id: str) -> Iterator[CandidateStored]:
    """Every candidate whose picture lies here and says of itself what it is."""
    for entry in files.entries(CANDIDATES):
        found = proven_candidate(files, entry.path, project_id)
        if found is not None:
            yield found


def proven_candidate(files: Files, path: str, project_id: str) -> CandidateStored | None:
    """What a picture says of itself; None where it is not there, or is no candidate at this place."""
    try:
        data = read_if_there(files, path)
        carried = recipe_of(data) if data is not None else None
        if data is None or carried is None or carried["recipe"]["project_id"] != project_id:
            return None
        image = open_picture(data, path)
        recipe, number, job_id = carried["recipe"], int(carried["candidate"]), str(carried["job_id"])
        if candidate_path(str(carried["frame_id"]), number, job_id) != path:
            return None
        return CandidateStored(
            frame_id=carried["frame_id"],
            uid=carried["uid"],
            candidate=number,
            seed=recipe["seeds"]["seed"],
            path=path,
            sha256=sha256_bytes(data),
            pixel_sha256=image_sha256(image),
            width=image.width,
            height=image.height,
            recipe_hash=sha256_json(recipe),
            renderer=recipe["renderer"],
            code_version=carried["code_version"],
            job_id=job_id,
            facts={"found": "on disk"},
        )
    except (SbError, AttributeError, KeyError, TypeError, ValueError):  # a person's own picture
        return None

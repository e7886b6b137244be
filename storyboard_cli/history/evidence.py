"""What pictures on disk prove: how `reconcile` and `sb rebuild` know of renders and of candidates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes, sha256_json
from storyboard_cli.ledger.events.candidates import CandidateStored
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.store.files import Files
from storyboard_cli.store.frames import CANDIDATES, candidate_path

_FOUND = {"found": "on disk"}
_WRONG = "carries a recipe with fields missing or wrong"


@dataclass(frozen=True, slots=True)
class PictureProof:
    """A picture that proves a render: what happened, or why it proves nothing."""

    path: str
    fact: RenderStored | None
    why_not: str = ""


def proof(files: Files, path: str, project_id: str) -> PictureProof:
    """What a stored picture says about the render that made it: it carries its recipe inside itself."""
    try:
        read = _read(files, path, project_id)
        if not isinstance(read.carried.get("version"), int) or not read.carried.get("frame_id"):
            return PictureProof(path, None, "does not say which version of which frame it is")
        return PictureProof(path, read.render())
    except _ProvesNothing as reason:
        return PictureProof(path, None, str(reason))
    except (AttributeError, KeyError, TypeError, ValueError):  # its recipe was not written by sb
        return PictureProof(path, None, _WRONG)


def candidates_on_disk(files: Files, project_id: str) -> Iterator[CandidateStored]:
    """Every candidate whose picture lies here and says of itself what it is."""
    for entry in files.entries(CANDIDATES):
        found = proven_candidate(files, entry.path, project_id)
        if found is not None:
            yield found


def proven_candidate(files: Files, path: str, project_id: str) -> CandidateStored | None:
    """What a picture says of itself; None where it is not there, or is no candidate at this place."""
    try:
        found = _read(files, path, project_id).candidate()
    except (_ProvesNothing, AttributeError, KeyError, TypeError, ValueError):  # a person's own picture
        return None
    return found if candidate_path(found.frame_id, found.candidate, found.job_id) == path else None


class _ProvesNothing(Exception):
    """A picture that says nothing of how it was made, and why."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A picture of this project, with what it carries."""

    path: str
    data: bytes
    carried: dict[str, Any]

    @property
    def recipe(self) -> dict[str, Any]:
        found: dict[str, Any] = self.carried["recipe"]
        return found

    def seen(self) -> tuple[str, tuple[int, int]]:
        """The hash of its pixels, and its width and height in pixels."""
        from storyboard_cli.core.pictures import image_sha256, open_picture

        try:
            image = open_picture(self.data, self.path)
            return image_sha256(image), (image.width, image.height)
        except SbError as error:
            raise _ProvesNothing(f"cannot be read back: {error.message}") from error

    def render(self) -> RenderStored:
        pixels, size = self.seen()
        return RenderStored.of(
            self.carried,
            path=self.path,
            sha256=sha256_bytes(self.data),
            pixel_sha256=pixels,
            size=size,
            facts=dict(_FOUND),
        )

    def candidate(self) -> CandidateStored:
        pixels, (width, height) = self.seen()
        return CandidateStored(
            frame_id=self.carried["frame_id"],
            uid=self.carried["uid"],
            candidate=int(self.carried["candidate"]),
            seed=self.recipe["seeds"]["seed"],
            path=self.path,
            sha256=sha256_bytes(self.data),
            pixel_sha256=pixels,
            width=width,
            height=height,
            recipe_hash=sha256_json(self.recipe),
            renderer=self.recipe["renderer"],
            code_version=self.carried["code_version"],
            job_id=str(self.carried["job_id"]),
            facts=dict(_FOUND),
        )


def _read(files: Files, path: str, project_id: str) -> _Read:
    """The picture with its recipe, where it is one of this project that this sb can read."""
    from storyboard_cli.core.pictures import recipe_of

    try:
        data = files.read(path)
    except SbError as error:
        why = error.message.removeprefix(f"{path} ")
        raise _ProvesNothing(f"{why}; {error.hint}" if error.hint else why) from error
    carried = recipe_of(data)
    if carried is None or "recipe" not in carried:
        raise _ProvesNothing("carries no recipe, so it is not a render of sb")
    recipe = carried["recipe"]
    if not isinstance(recipe, dict) or recipe.get("schema") != 1:
        raise _ProvesNothing("carries a recipe of a newer sb, or none that can be read")
    if recipe.get("project_id") != project_id:
        raise _ProvesNothing(f"belongs to the project {recipe.get('project_id')}")
    return _Read(path, data, carried)

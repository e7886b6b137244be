"""What rendered pictures on disk prove: how `reconcile` and `sb rebuild` know of a render."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.store.files import Files


@dataclass(frozen=True, slots=True)
class PictureProof:
    """A picture that proves a render: what happened, or why it proves nothing."""

    path: str
    fact: RenderStored | None
    why_not: str = ""


def proof(files: Files, path: str, project_id: str) -> PictureProof:
    """What a stored picture says about the render that made it: it carries its recipe inside itself."""
    from storyboard_cli.core.errors import SbError
    from storyboard_cli.core.pictures import image_sha256, open_picture, recipe_of

    try:
        data = files.read(path)
    except SbError as error:
        why = error.message.removeprefix(f"{path} ")
        return PictureProof(path, None, f"{why}; {error.hint}" if error.hint else why)
    carried = recipe_of(data)
    if carried is None or "recipe" not in carried:
        return PictureProof(path, None, "carries no recipe, so it is not a render of sb")
    try:
        recipe = Recipe.model_validate(carried["recipe"])
        image = open_picture(data, path)
    except (ValidationError, SbError) as error:
        first = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error.message
        return PictureProof(path, None, f"cannot be read back: {first}")
    if recipe.project_id != project_id:
        return PictureProof(path, None, f"belongs to the project {recipe.project_id}")
    if not isinstance(carried.get("version"), int) or not carried.get("frame_id"):
        return PictureProof(path, None, "does not say which version of which frame it is")
    fact = RenderStored.of(
        recipe,
        carried,
        path=path,
        sha256=sha256_bytes(data),
        pixel_sha256=image_sha256(image),
        size=(image.width, image.height),
        facts={"found": "on disk"},
    )
    return PictureProof(path, fact)

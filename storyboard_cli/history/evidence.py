"""What rendered pictures on disk prove: how `reconcile` and `sb rebuild` know of a render."""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ledger.events.renders import RenderStored
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
    recipe = carried["recipe"]
    if not isinstance(recipe, dict) or recipe.get("schema") != 1:
        return PictureProof(path, None, "carries a recipe of a newer sb, or none that can be read")
    if recipe.get("project_id") != project_id:
        return PictureProof(path, None, f"belongs to the project {recipe.get('project_id')}")
    if not isinstance(carried.get("version"), int) or not carried.get("frame_id"):
        return PictureProof(path, None, "does not say which version of which frame it is")
    try:
        image = open_picture(data, path)
        fact = RenderStored.of(
            carried,
            path=path,
            sha256=sha256_bytes(data),
            pixel_sha256=image_sha256(image),
            size=(image.width, image.height),
            facts={"found": "on disk"},
        )
    except SbError as error:
        return PictureProof(path, None, f"cannot be read back: {error.message}")
    except (AttributeError, KeyError, TypeError, ValueError):  # its recipe was not written by sb
        return PictureProof(path, None, "carries a recipe with fields missing or wrong")
    return PictureProof(path, fact)

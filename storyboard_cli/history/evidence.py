"""What rendered pictures on disk prove: how `reconcile` and `sb rebuild` know of a render."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from storyboard_cli.core import lfs
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.plan.recipe import Recipe

_RENDER = re.compile(r"frame_\d{3,6}_v\d{1,6}\.png\Z")


@dataclass(frozen=True, slots=True)
class PictureProof:
    """A picture that proves a render: what happened, or why it proves nothing."""

    path: str
    fact: RenderStored | None
    why_not: str = ""


def proof(root: Path, path: str, project_id: str) -> PictureProof:
    """What a stored picture says about the render that made it: it carries its recipe inside itself."""
    from storyboard_cli.core.errors import SbError
    from storyboard_cli.core.pictures import image_sha256, open_picture, recipe_of

    data = (root / path).read_bytes()
    if lfs.is_pointer(data):
        return PictureProof(path, None, lfs.words("it").removeprefix("it ") + f"; {lfs.HINT}")
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


def render_files(root: Path) -> Iterator[str]:
    """Paths of all rendered frames, drafts last, relative to the project."""
    from os import scandir

    for folder in ("scenes", ".sb/drafts"):
        try:
            scenes = sorted(scandir(root / folder), key=lambda e: e.name)
        except OSError:
            continue
        for scene in scenes:
            if scene.is_dir(follow_symlinks=False):
                names = sorted(e.name for e in scandir(scene.path) if _RENDER.match(e.name))
                yield from (f"{folder}/{scene.name}/{name}" for name in names)

"""What a rendered picture carries of its making, as far as today's sb can read it."""

from __future__ import annotations

from typing import Any

from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.model import Staging


def recipe_in(data: bytes) -> Recipe | None:
    """The recipe of a picture; None where it carries none, or one of an sb with other fields."""
    try:
        written = _written(data)
        return Recipe.model_validate(written) if written else None
    except ValueError:
        return None


def staging_in(data: bytes) -> Staging | None:
    """The staging of a picture, also where today's sb cannot read the rest of its recipe."""
    staging = _written(data).get("staging")
    try:
        return Staging.model_validate(staging) if staging else None
    except ValueError:
        return None


def _written(data: bytes) -> dict[str, Any]:
    written = (recipe_of(data) or {}).get("recipe")
    return written if isinstance(written, dict) else {}

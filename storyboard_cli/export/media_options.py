"""Options that several exports share, each in this one place."""

from __future__ import annotations

from typing import Annotated

from storyboard_cli.core.asking import asked

Link = Annotated[bool, asked("Hard links instead of copies, where possible.", "--link")]
WithRecipe = Annotated[bool, asked("Keep the recipe inside the pictures.", "--with-recipe")]

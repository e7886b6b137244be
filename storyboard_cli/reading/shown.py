"""One subject of a picture, as the words show it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from storyboard_cli.core.model import Frozen

Kind = Literal["person", "group", "animal", "vehicle", "thing", "place", "body"]
View = bool | Literal["heard", "spoken"]


class Shown(Frozen):
    """A subject: who or what is in the picture (or heard, or only spoken of), and what words say of it.

    `where` is relation → the other subject, by its `what` or its name (on → passenger seat; far → nothing).
    `words` stand in the frame's text, `at` that many characters from its beginning; a subject that only a
    pronoun or a cue brings has none.
    """

    what: str  # head noun, singular: policeman; for a name the noun that is known of it, else "person"
    name: str | None = None  # as the script writes it: OLD WEI, Biscuit
    kind: Kind
    count: int = Field(1, ge=1)
    asset: str | None = None
    looks: dict[str, str] = Field(default_factory=dict)  # sex, age, hair, wears, color, … → the words
    does: str | None = None  # the verb, as a dictionary has it: push
    pose: str | None = None  # of the pose library, or a state of a thing: open, overturned
    to: str | None = None  # what it does it to: another subject's `what` or name
    where: dict[str, str] = Field(default_factory=dict)
    facing: str | None = None  # front, back, left, right, or whom it faces
    in_view: View = True
    words: str = ""
    at: int = 0

"""One subject of a picture, as the words show it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from storyboard_cli.core.model import Frozen

Kind = Literal["person", "group", "animal", "vehicle", "thing", "place", "body"]
View = bool | Literal["heard", "spoken"]


APART = "; "
"""Between the words that are said of one attribute."""


class Deed(Frozen):
    """One of several things that a subject does in a frame."""

    does: str = Field(description="Its verb, as a dictionary has it: push.")
    to: str | None = Field(None, description="What it does it to: another subject's `what` or name.")
    pose: str | None = Field(None, description="Of the pose library, where the verb asks for one.")
    at: int = Field(0, description="Where the verb stands in the frame's action, in characters.")
    way: str | None = Field(None, description="The little word that belongs to it: down, up, off, out, away.")
    whom: str | None = Field(
        None, description="Who else takes part: to whom it is given, or whose part of the body `part` is."
    )
    part: str | None = Field(None, description="The part of a body that the verb or a relation names.")
    where: dict[str, str] = Field(default_factory=dict, description="Preposition → the other subject.")


class Shown(Frozen):
    """A subject: who or what is in the picture (or heard, or only spoken of), and what words say of it.

    `where` is relation → the other subject, by its `what` or its name (on → passenger seat; far → nothing).
    `words` stand in the frame's text, `at` that many characters from its beginning; a subject that only a
    pronoun or a cue brings has none.
    """

    what: str = Field(description="Its noun as the script writes it: policemen, fruit cart; else its name.")
    name: str | None = Field(None, description="As the script writes it: OLD WEI, BISCUIT.")
    kind: Kind = Field(description="`place` is a part of the set, or another place that is seen.")
    count: int = Field(1, ge=1, description="A plural without a number stands for 3, a crowd for 16.")
    asset: str | None = Field(None, description="Its asset, or `UNRESOLVED_…` where nobody cast it yet.")
    looks: dict[str, str] = Field(
        default_factory=dict,
        description="Attribute → words: sex, age, build, hair, face_hair, skin, wears, color, size, is …",
    )
    does: str | None = Field(None, description="Its verb, as a dictionary has it: push.")
    pose: str | None = Field(None, description="Of the pose library, where the verb asks for one.")
    to: str | None = Field(None, description="What it does it to: another subject's `what` or name.")
    deeds: tuple[Deed, ...] = Field(
        (),
        description="What it does, in the order of the words, where that is more than `does` and `to`.",
    )
    where: dict[str, str] = Field(default_factory=dict, description="Relation → the other subject.")
    facing: str | None = Field(None, description="front, back, or whom it faces or turns away from.")
    in_view: View = Field(True, description="`heard` and `spoken` subjects are not in the picture.")
    words: str = Field("", description="The words that it was read from.")
    at: int = Field(0, description="Where they stand in the frame's action, in characters.")

    def acts(self) -> tuple[Deed, ...]:
        """All that it does, also where that is one thing alone."""
        return self.deeds or ((Deed(does=self.does, to=self.to, pose=self.pose),) if self.does else ())

    @property
    def toward(self) -> str | None:
        """What it does anything to first, by that subject's `what` or name."""
        return self.to or next((deed.to for deed in self.deeds if deed.to), None)

    def look(self, attribute: str) -> list[str]:
        """What is said of an attribute, each wording by itself."""
        return [words for words in self.looks.get(attribute, "").split(APART) if words]

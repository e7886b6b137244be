"""The door to pydantic: one frozen, strict base for everything that is written down or crosses a layer."""

from __future__ import annotations

from typing import Any, Self, cast

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null", defer_build=True)

    @classmethod
    def of_defaults(cls) -> Self:
        """The value whose every field is at its default: the default of a field in another model.

        It is not validated, so that a module that is imported makes no validator which nobody may need.
        """
        return cast("Self", cls.model_construct())

    def plain(self) -> dict[str, Any]:
        """This value as JSON-compatible dicts, lists, strings and numbers."""
        return self.model_dump(mode="json")

"""The door to pydantic: one frozen, strict base for everything that is written down or crosses a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, cast

from pydantic import BaseModel, ConfigDict

from storyboard_cli.core.strictness import strict

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


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


class Strict(Frozen):
    """A value that others give: numbers, and true or false, are taken as our JSON Schemas have them.

    Each model that stands in another one has to be one too: pydantic builds it by itself.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A form or a program gives true and 3, not "yes" and "3"; what a line types is read before."""
        return cast("CoreSchema", strict(handler(source)))

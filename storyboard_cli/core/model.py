"""The door to pydantic: one frozen, strict base for everything that is written down or crosses a layer."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null", defer_build=True)

    def plain(self) -> dict[str, Any]:
        """This value as JSON-compatible dicts, lists, strings and numbers."""
        return self.model_dump(mode="json")

"""The alias file (`aliases.yaml`): names that scripts use and the assets that they mean, beside the specs'
own.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from storyboard_cli.core.model import Strict


class AliasFile(Strict):
    """One line a name, so that two branches that each add one merge cleanly."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    aliases: dict[str, str] = Field(
        default_factory=dict,
        description="Name as the script writes it → asset id, or id:variant. Case and spacing do not matter.",
    )

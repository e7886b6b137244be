"""The base of all values."""

from __future__ import annotations

import pytest

from storyboard_cli.core.model import Frozen
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.project import (
    ComfySettings,
    ConsistencySettings,
    Defaults,
    Pipelines,
    Retention,
    Size,
)


@pytest.mark.parametrize(
    "model", [Appearance, ComfySettings, ConsistencySettings, Defaults, Pipelines, Retention, Size]
)
def test_a_value_of_defaults_is_the_one_that_is_validated(model: type[Frozen]) -> None:
    made, validated = model.of_defaults(), model()

    assert (made, made.model_fields_set, made.plain()) == (validated, set(), validated.plain())

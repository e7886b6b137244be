"""Machine facts come from `SB_…` variables; what is malformed falls back."""

from __future__ import annotations

import pytest

from storyboard_cli.core.settings import from_environment


@pytest.mark.parametrize(("text", "threads"), [("3", 3), ("", 0), ("many", 0), ("-2", 0)])
def test_threads_for_embedding_models_are_set_by_the_environment(text, threads):
    assert from_environment({"SB_THREADS": text}).threads == threads

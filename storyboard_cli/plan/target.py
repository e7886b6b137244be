"""Who will make the pictures: what of renderer and pipeline enters a recipe."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A renderer by its id, and the pipeline that it runs, where it runs one."""

    renderer: str
    pipeline: str = "preview@1"
    pipeline_hash: str = ""
    models: tuple[tuple[str, str], ...] = ()

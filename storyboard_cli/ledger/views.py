"""The views' seam: what the events add up to, asked by name. Everything in a view can be made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from storyboard_cli.ledger.log import Log
from storyboard_cli.ledger.rows import (
    CheckRow,
    CutRow,
    DecisionRow,
    JobRow,
    RenderRow,
    SceneRow,
    ScriptRow,
    VersionRow,
)


class Views(Protocol):
    """One project's views. `tests/contracts/test_views.py` says what every implementation promises."""

    # --- renders ----------------------------------------------------------------------------------------

    def newest_renders(self, *, drafts: bool = False) -> dict[str, RenderRow]:
        """The newest version of every frame by frame name."""

    def renders_by_frame(self, *, drafts: bool = False) -> dict[str, list[RenderRow]]:
        """Every version of every frame, newest first, by frame name."""

    def renders(self) -> list[RenderRow]:
        """Every version of every frame and its drafts, by frame name and version."""

    def render_paths(self) -> set[str]:
        """Where every version of every frame and its drafts should lie."""

    def renders_of(self, frame_id: str, *, drafts: bool = False) -> list[RenderRow]:
        """Every version of one frame, newest first."""

    def renders_with_pixels(self, pixel_sha256: str) -> list[RenderRow]:
        """Every version that has exactly these pixels."""

    def recipe_parts(self, frame_id: str) -> dict[int, dict[str, str]]:
        """The parts of each version's recipe, newest version first."""

    def is_delivered(self, job_id: str) -> bool:
        """Was the picture of this job stored?"""

    # --- judgements -------------------------------------------------------------------------------------

    def checks(self) -> Iterator[CheckRow]:
        """Every verdict, oldest first."""

    def newest_check(self, frame_id: str, render_version: int) -> CheckRow | None:
        """The last verdict on one version of a frame."""

    def newest_checks(self) -> dict[tuple[str, int], CheckRow]:
        """The last verdict on every version, by frame name and version."""

    def decisions(self, *, until: int | None = None) -> list[DecisionRow]:
        """Every decision (up to an event), exceptions last, each oldest first."""

    def decision_paths(self) -> set[str]:
        """Where every decision lies, as it was recorded."""

    def is_decided(self, paths: Sequence[str]) -> bool:
        """Is the decision known that lies at one of these paths?"""

    # --- the film ---------------------------------------------------------------------------------------

    def versions(self) -> dict[str, VersionRow]:
        """Every locked version by its label, `CHAR_001@v3`."""

    def scenes(self) -> dict[str, SceneRow]:
        """Every scene by its id."""

    def scripts(self) -> dict[str, ScriptRow]:
        """Every script by its id."""

    def cut(self) -> list[CutRow]:
        """The cut in order."""

    # --- jobs -------------------------------------------------------------------------------------------

    def jobs(self) -> list[JobRow]:
        """Every job, the one that changed last at the end."""

    def job(self, job_id: str) -> JobRow | None:
        """One job."""

    # --- the views themselves ---------------------------------------------------------------------------

    def note(self, key: str) -> str | None:
        """A remark that sb keeps beside the views, such as what it has reconciled; no part of the history."""

    def set_note(self, key: str, text: str) -> None:
        """Keep a remark; lost with the views, and then made again."""

    def damage(self) -> list[str]:
        """What is wrong with the store itself; nothing when it is sound."""

    def differences(self, log: Log) -> dict[str, int]:
        """How many rows of each table are not what the events of the log give; nothing when all are."""

    def compact(self) -> None:
        """Give unused room back."""

"""What `sb check` is asked and what it answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.consistency.discoveries import Discoveries
from storyboard_cli.consistency.findings import Finding as Finding
from storyboard_cli.consistency.findings import problems
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.places import PLACE
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.project.frame_view import FrameView


class CheckAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to check: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    all: Annotated[bool, asked("Judge again what was judged already.", "--all")] = False
    explain: Annotated[
        bool, asked("Show every number, and write a picture of each finding.", "--explain")
    ] = False
    report: Annotated[
        Produced | None,
        asked(
            "Write an HTML page with the pictures side by side.",
            "--report",
            metavar="FILE",
            read=Produced.local,
            typed=str,
        ),
    ] = None
    embedder: Annotated[
        str | None, asked("Judge with another embedder than the project's; see `sb models`.", "--embedder")
    ] = None
    fdr: Annotated[
        float | None,
        asked(
            "Say which failures are more than chance, at this false discovery rate, as 0.05.",
            "--fdr",
            metavar="RATE",
        ),
        Field(ge=0.001, le=0.5),
    ] = None
    dry_run: Annotated[bool, asked("Judge, but remember no verdict.", "--dry-run")] = False
    since: Annotated[
        str | None, asked("Only what changed in git since this revision, as main.", "--since", metavar="REV")
    ] = None


class FrameChecked(FrameView):
    """One frame's verdict. `cached`: it had been judged exactly as it is."""

    cached: bool = Field(description="It had been judged exactly as it is.")
    findings: list[Finding] = Field([], description="What the rules found.")


class CheckAnswer(Answer):
    embedder: str = Field(description="What measured the pictures.")
    frames: list[FrameChecked] = Field([], description="The frames, in story order.")
    trends: list[Finding] = Field([], description="Characters that drift slowly over the frames.")
    discoveries: Discoveries = Field(
        Discoveries.of_defaults(), description="How much of it chance alone would give."
    )
    cuts: list[Problem] = Field([], description="Breaks of continuity; they warn and never fail a check.")
    unrendered: int = Field(0, description="Frames without a picture.")
    judged: int = Field(0, description="Frames that were looked at in this run.")
    passed: int = Field(0, description="Frames that passed.")
    quarantined: int = Field(0, description="Frames that failed.")
    not_judged: int = Field(0, description="Frames that could not be judged.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    explained: bool = Field(False, description="Every number is told.")
    rate_asked: bool = Field(False, description="A false discovery rate was asked for.")
    written: Annotated[list[str], PLACE] = Field([], description="The report and pictures that were written.")

    def problems(self) -> list[Problem]:
        """Returns the findings that ask for attention, for `--format github|sarif|junit`."""
        found: list[Problem] = []
        for frame in self.frames:
            found += problems(frame.frame_id, frame.picture or "", frame.findings)
        found += [Problem(Severity.warning, t.rule, t.message, hint=t.hint) for t in self.trends]
        found += self.cuts
        return found

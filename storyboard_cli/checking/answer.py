"""What `sb check` is asked and what it answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.consistency.discoveries import Discoveries
from storyboard_cli.consistency.findings import Finding as Finding
from storyboard_cli.consistency.findings import problems
from storyboard_cli.core.asking import Answer, Ask, asked
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
        str | None, asked("Write an HTML page with the pictures side by side.", "--report", metavar="FILE")
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

    cached: bool
    findings: list[Finding] = []


class CheckAnswer(Answer):
    embedder: str
    frames: list[FrameChecked] = []
    trends: list[Finding] = []
    discoveries: Discoveries = Discoveries()  # how much of it is chance; at 5 % where no rate was asked for
    cuts: list[Problem] = []  # breaks of continuity between frames; they warn and never fail a check
    unrendered: int = 0
    judged: int = 0  # looked at in this run
    passed: int = 0
    quarantined: int = 0
    not_judged: int = 0
    dry_run: bool = False
    explained: bool = False
    rate_asked: bool = False
    written: list[str] = []  # report and pictures

    def problems(self) -> list[Problem]:
        """What asks for attention, for `--format github|sarif|junit`."""
        found: list[Problem] = []
        for frame in self.frames:
            found += problems(frame.frame_id, frame.picture or "", frame.findings)
        found += [Problem(Severity.warning, t.rule, t.message, hint=t.hint) for t in self.trends]
        found += self.cuts
        return found

"""What `sb check` is asked and what it answers."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.consistency.discoveries import Discoveries
from storyboard_cli.consistency.findings import Finding as Finding
from storyboard_cli.consistency.findings import problems
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity


class CheckAsk(Ask):
    selectors: list[str] = []
    all: bool = False  # judge again what was judged as it is
    embedder: str | None = None
    explain: bool = False  # every number, and a picture of each finding
    report: str | None = None  # an HTML page to write, relative to where the caller is
    dry_run: bool = False  # judge, but remember nothing
    fdr: float | None = Field(None, gt=0, lt=1)  # false discovery rate at which the failures are shown
    since: str | None = None  # a git revision: only frames that changes since then touch


class FrameChecked(Frozen):
    """One frame's verdict. `cached`: it had been judged exactly as it is."""

    frame_id: str
    shot: str
    version: int
    path: str
    verdict: str
    cached: bool
    state: str  # fresh, stale, superseded
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
            found += problems(frame.frame_id, frame.path, frame.findings)
        found += [Problem(Severity.warning, t.rule, t.message, hint=t.hint) for t in self.trends]
        found += self.cuts
        return found

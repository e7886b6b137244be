"""Findings of a check, one per rule and thing, and the verdict on a frame that follows from them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from storyboard_cli.core.mend import Hint, Mend, hint_from
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity, Where

RULES_VERSION = 8
"""Bumped when a rule or measurement says something else of the same picture; older verdicts are redone."""


class Outcome(StrEnum):
    passed = "passed"
    warned = "warned"
    failed = "failed"
    not_judged = "not judged"


VerdictWord = Literal["passed", "quarantined", "not judged"]
PixelBox = tuple[float, float, float, float]  # left, top, right, bottom in the frame


class Finding(Frozen):
    """What one rule says about one thing in a frame, with the numbers it says it from."""

    rule: str = Field(description="The rule, as drift.identity.")
    outcome: Outcome = Field(description="passed, warned, failed or not judged.")
    message: str = Field(description="What was found, in a sentence.")
    hint: str | Mend | None = Field(None, description="What mends it.")
    asset: str | None = Field(None, description="The asset that it is about.")
    region: str | None = Field(None, description="head, body, legs, figure or frame.")
    box: PixelBox | None = Field(
        None, description="Where in the picture, in pixels: left, top, right, bottom."
    )
    score: float | None = Field(None, description="What was measured.")
    threshold: float | None = Field(None, description="What it was held against.")
    p_value: float | None = Field(None, description="How often a good picture would look this unlike.")
    parts: int | None = Field(None, description="How many parts were compared; p_value is of the worst one.")
    may_fail: bool | None = Field(
        None, description="False: its limits say so little that it warns at most, whatever it looks like."
    )
    subject: str | None = Field(None, description="What was compared, as people call it: Aarav's coat.")
    reference: str | None = Field(
        None, description="The bundle picture that was nearest, relative to the project."
    )
    other: str | None = Field(None, description="The asset that it looks like instead.")
    embedder: str | None = Field(
        None, description="What looked at it, where the asset has an embedder of its own."
    )
    excused: str | None = Field(None, description="Why it does not count: the reason of an exception.")

    @property
    def blocks(self) -> bool:
        return self.outcome is Outcome.failed and self.excused is None

    def advice(self, frame: str) -> Hint | None:
        """The hint with the frame's name where an exception is to be made for it."""
        if isinstance(self.hint, Mend):
            return self.hint.filled(selector=frame, selectors=[frame])
        # what an older sb stored is a text
        return self.hint.replace(" allow …", f" allow {frame}") if self.hint else None

    def about(self, frame: str) -> Finding:
        """The same with the frame's name in its hint."""
        return self.model_copy(update={"hint": self.advice(frame)})

    def numbers(self) -> list[tuple[str, str]]:
        """What it was decided from, named for people."""
        found: list[tuple[str, str]] = []
        if self.score is not None:
            found.append(("likeness" if self.rule.startswith("drift.") else "score", f"{self.score:.3f}"))
        if self.threshold is not None:
            found.append(("limit", f"{self.threshold:.3f}"))
        if self.p_value is not None:
            found.append(("p", f"{self.p_value:.2g}"))
        said = (
            ("part", self.region),
            ("nearest reference", self.reference),
            ("looks like", self.other),
            ("seen by", self.embedder),
        )
        return found + [(name, value) for name, value in said if value]


def worth_seeing(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that a person should see, worst first."""
    order = {Outcome.failed: 0, Outcome.warned: 1, Outcome.not_judged: 2}
    wanted = [f for f in findings if f.outcome in order]
    return sorted(wanted, key=lambda f: (f.excused is not None, order[f.outcome], f.p_value or 0.0))


def draw_again(frame_id: str, words: str = "{}") -> Mend:
    """The hint to draw the frame again."""
    return Mend("render", {"selectors": [frame_id]}, words)


class Verdict(Frozen):
    """What all rules together say about one picture of a frame."""

    outcome: VerdictWord
    findings: tuple[Finding, ...]

    @property
    def failures(self) -> list[Finding]:
        return [f for f in self.findings if f.blocks]


def verdict(findings: Iterable[Finding], *, on_failure: str = "quarantine") -> Verdict:
    """Quarantined where anything fails; "not judged" where nothing could be measured: never a silent pass."""
    all_of = tuple(findings)
    if on_failure == "warn":
        all_of = tuple(f.model_copy(update={"outcome": Outcome.warned}) if f.blocks else f for f in all_of)
    if any(f.blocks for f in all_of):
        return Verdict(outcome="quarantined", findings=all_of)
    judged = any(f.outcome is not Outcome.not_judged for f in all_of)
    return Verdict(outcome="passed" if judged else "not judged", findings=all_of)


_STORED: TypeAdapter[list[Finding]] = TypeAdapter(list[Finding])


def remembered(text: str) -> list[Finding]:
    """Findings that sb itself stored; those that another version wrote are taken at their word."""
    try:
        return _STORED.validate_json(text)
    except ValidationError:
        return _at_their_word(json.loads(text))


def _at_their_word(plain: Iterable[dict[str, Any]]) -> list[Finding]:
    return [
        Finding.model_construct(
            **found
            | {"outcome": Outcome(found["outcome"])}
            | ({"box": tuple(found["box"])} if found.get("box") else {})
            | {"hint": hint_from(found.get("hint"))}
        )
        for found in plain
    ]


_SEVERITY = {Outcome.failed: Severity.error, Outcome.warned: Severity.warning}


def problems(subject: str, path: str, findings: Iterable[Finding]) -> list[Problem]:
    """The findings that ask for attention, in the form that CI formats are made from."""
    return [
        Problem(
            severity=Severity.info if f.excused else _SEVERITY[f.outcome],
            code=f.rule,
            message=f"{subject}: {f.message}" + (f" (allowed: {f.excused})" if f.excused else ""),
            where=Where(path),
            hint=f.advice(subject),
        )
        for f in findings
        if f.outcome in _SEVERITY
    ]

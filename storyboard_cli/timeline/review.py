"""What people decided about frames, and what follows from it. A decision is never edited, only followed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import Field

from storyboard_cli.consistency.exceptions import Allowed
from storyboard_cli.core.hashing import sha256_json, short
from storyboard_cli.core.model import Strict
from storyboard_cli.timeline.drawing import Drawing

DecisionKind = Literal["approve", "retake", "reject", "reopen", "comment", "exception"]
Scope = Literal["version", "frame", "scene"]

# These move a frame's status; a comment and an exception leave it as it is.
DECISIVE: frozenset[str] = frozenset({"approve", "retake", "reject", "reopen"})


class Status(StrEnum):
    """Where a frame stands in review."""

    waiting = "waiting"
    retake = "retake"
    approved = "approved"
    outdated = "outdated"  # approved, then an input changed
    rejected = "rejected"
    omitted = "omitted"


_SINCE = ("reply_to", "mentions", "drawing")


class Decision(Strict):
    """`review/S03/FR_S03_002/<time>-approve-<hash>.yaml`."""

    schema_: Literal[1] = Field(1, alias="schema")
    decision: DecisionKind
    frame_id: str
    uid: str
    at: str
    by: str
    render_version: int | None = None
    recipe_hash: str | None = None
    pixel_sha256: str | None = None
    note: str = ""
    rule: str | None = Field(
        None, description="For an exception: the rule that may differ, such as drift.identity."
    )
    scope: Scope | None = Field(
        None, description="For an exception: this version, every version, or the scene."
    )
    until: str | None = Field(None, description="For an exception: the last day it holds, as 2026-03-31.")
    reply_to: str | None = Field(
        None,
        description="The decision that it answers: the name of that file of this frame, without its ending.",
    )
    mentions: tuple[str, ...] = Field(
        (), description="Whom the note names with an @: their logins, or names as they are written."
    )
    drawing: Drawing = Field((), description="What is drawn on the picture that it is about.")
    path: str = Field("", exclude=True, description="Where it is stored; not in the file itself.")

    @property
    def identity(self) -> str:
        """Hash of what was decided. What older versions of sb had no field for counts where it is said."""
        said = self.model_dump(mode="json", by_alias=True)
        return sha256_json({k: v for k, v in said.items() if v or k not in _SINCE})

    @property
    def id(self) -> str:
        """What replies name it by: its file's name without the ending, which every copy of a project has."""
        name = self.path.rsplit("/", 1)[-1] or self.file_name
        return name.rpartition(".")[0]

    @property
    def file_name(self) -> str:
        """`20260219T090000Z-approve-1a2b3c4d.yaml`: two people never write the same one."""
        time = "".join(c for c in self.at if c.isalnum())
        return f"{time}-{self.decision}-{short(self.identity)}.yaml"


@dataclass(frozen=True, slots=True)
class Standing:
    """A frame's status, why, and the decision it rests on."""

    status: Status
    reasons: tuple[str, ...] = ()
    decision: Decision | None = None

    @property
    def approval(self) -> Decision | None:
        """The approval that holds, or held until an input changed."""
        kept = self.status in (Status.approved, Status.outdated)
        return self.decision if kept else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One version of a frame's picture, as far as it tells whether it is another picture than one before."""

    version: int
    pixel_sha256: str = ""
    recipe_hash: str = ""
    code_version: int = 0


def seen_before(turned_down: Decision, picture: Drawn, versions: Iterable[Drawn]) -> str:
    """Why a picture is the one that was turned down once more: its pixels, its recipe; else nothing.

    The same recipe, drawn by the same code, is the same picture, however a sampler rounds: a render that was
    begun before the decision, or forced after it, has read nothing of what should be different. `versions`
    are the frame's: they know which code drew the one that was turned down.
    """
    if picture.pixel_sha256 and picture.pixel_sha256 == turned_down.pixel_sha256:
        return "the same pixels"
    if not picture.recipe_hash or picture.recipe_hash != turned_down.recipe_hash:
        return ""
    then = next((v for v in versions if v.version == turned_down.render_version), None)
    is_newer_code = then is not None and then.code_version != picture.code_version
    return "" if is_newer_code else "the same recipe"


# From which status a decision may be made. What is missing here is said with the way out.
_LEGAL: dict[str, frozenset[Status]] = {
    "approve": frozenset({Status.waiting, Status.retake, Status.outdated, Status.approved}),
    "retake": frozenset(
        {
            Status.waiting,
            Status.retake,
            Status.outdated,
            Status.approved,
            Status.rejected,
        }
    ),
    "reject": frozenset(
        {
            Status.waiting,
            Status.retake,
            Status.outdated,
            Status.approved,
            Status.rejected,
        }
    ),
    "reopen": frozenset({Status.retake, Status.outdated, Status.approved, Status.rejected}),
    "comment": frozenset(Status),
    "exception": frozenset(Status) - {Status.omitted},
}


def refusal(decision: DecisionKind, now: Status) -> str | None:
    """Why the decision cannot be made from this status, or None when it can."""
    if now in _LEGAL[decision]:
        return None
    if now is Status.omitted:
        return "it is omitted: the script does not have it any more"
    if now is Status.rejected:
        return "it was rejected"
    return f"it is {now.value}"


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Oldest first; two of the same second are told apart by their hash, the same way on every machine."""
    return sorted(decisions, key=_place)


def placed_among(decisions: Sequence[Decision], one: Decision) -> list[Decision]:
    """Decisions that are in order, with one more at its place."""
    found = list(decisions)
    insort(found, one, key=_place)
    return found


def _place(decision: Decision) -> tuple[str, str, str]:
    return decision.at, decision.frame_id, decision.path.rsplit("/", 1)[-1] or decision.file_name


def by_frame(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Decisions of each frame by uid, oldest first."""
    found: dict[str, list[Decision]] = {}
    for decision in in_order(decisions):
        found.setdefault(decision.uid, []).append(decision)
    return found


def last_word(decisions: Sequence[Decision]) -> Decision | None:
    """The newest decision that moves a status; `decisions` are one frame's, oldest first."""
    return next((d for d in reversed(decisions) if d.decision in DECISIVE), None)


def standing(
    decisions: Sequence[Decision],
    *,
    recipe_hash: str | None = None,
    newest: Drawn | None = None,
    versions: Sequence[Drawn] = (),
    omitted: bool = False,
    changes: Sequence[str] = (),
    same: Collection[str] = (),
) -> Standing:
    """Where one frame stands, from its decisions, oldest first.

    `recipe_hash` is the one wanted today, `newest` the picture that counts, of all `versions`; `changes` say
    in words which inputs differ from the approved ones. What is None is not known and not held against the
    approval. Only another picture answers a retake: `seen_before` says which is none.
    `same` are hashes of recipes that ask for what is wanted today, in an older reading of the same words.
    A newer picture of the same recipe never makes an approval outdated: the approved one is in `approved/`.
    """
    if omitted:
        return Standing(Status.omitted, ("the script does not have it any more",))
    last = last_word(decisions)
    if last is None or last.decision == "reopen":
        return Standing(Status.waiting, (), last)
    if last.decision == "reject":
        return Standing(Status.rejected, _said(last), last)
    if last.decision == "retake":
        return Standing(
            Status.waiting if _answers(last, newest, versions) else Status.retake, _said(last), last
        )
    if recipe_hash is None or last.recipe_hash in (None, recipe_hash, *same):
        return Standing(Status.approved, (), last)
    reasons = tuple(changes) or ("an input changed since the approval",)
    return Standing(Status.outdated, reasons, last)


def _answers(retake: Decision, newest: Drawn | None, versions: Sequence[Drawn]) -> bool:
    """Is the picture that counts a later one than that sent back, and another?"""
    if newest is None or newest.version <= (retake.render_version or 0):
        return False
    return not seen_before(retake, newest, versions)


def _said(decision: Decision) -> tuple[str, ...]:
    if decision.note:
        return (decision.note,)
    return ("as it is drawn on the picture",) if decision.drawing else ()


def exceptions_of(decisions: Iterable[Decision]) -> list[Allowed]:
    """The recorded permissions to differ, as the checks want them."""
    return [
        Allowed(
            rule=d.rule,
            subject=d.frame_id.split("_")[1] if d.scope == "scene" else d.frame_id,
            reason=d.note,
            by=d.by,
            until=d.until,
            pixels=d.pixel_sha256 if d.scope == "version" else None,
        )
        for d in decisions
        if d.decision == "exception" and d.rule
    ]


def kitsu_status(review: Status, *, rendered: bool) -> str | None:
    """Kitsu's short name for a status; an omitted frame has none."""
    if review is Status.waiting:
        return "wfa" if rendered else "todo"
    return {
        Status.retake: "retake",
        Status.approved: "done",
        Status.outdated: "wip",
        Status.rejected: "retake",
    }.get(review)

"""A row of an answer that is about a frame is a FrameView, and calls nothing of it by another name."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, Field

from storyboard_cli.ops.catalogue import OPERATIONS
from storyboard_cli.project.frame_view import FrameView

_NAMES_ONE = re.compile(r"(?:.*_)?frames?(?:_ids?)?|subject|shot")
_SAYS_SO = re.compile(r"\bframes?\b", re.IGNORECASE)

NO_ROW_OF_A_FRAME = {
    "RetakeAnswer.hint": "what mends it",
    "RejectAnswer.hint": "what mends it",
    "StatusAnswer.sent_back": "names of frames, with which `sb render` is asked again",
    "RenderAnswer.elsewhere": "points at frames that another run tells",
    "TimelineAnswer.touched": "points at `entries` of the same answer",
    "ApproveAnswer.unchecked": "points at `approved` of the same answer",
    "ScriptPreviewAnswer.approvals_touched": "points at `changes` of the same answer",
    "FrameLines.frame_id": "lines of a script, beside the frame that shows them",
    "FrameLines.shot": "lines of a script, beside the frame that shows them",
    "Discovery.frame_id": "a finding, whose frame is in `frames` of the same answer",
    "Discovery.subject": "who or what a finding is about, in words",
    "Finding.subject": "who or what a finding is about, in words",
    "AuditRow.subject": "a line of the log, about a frame, an asset or an export",
    "MeasuredPart.region": "a part of a picture",
    "PlayedFrame.frame_id": "moves and speeches of an entry, beside the cut's own rows",
    "RecipeSeed.kind": "a step of a seed's lineage",
    "RecipeSeed.subject": "whose seed it is: a project, scene, frame or asset",
    "LogRow.subject": "an event, about a frame or anything else",
    "JobRow.subject": "a job, which makes a frame or a picture of an asset",
    "CompileAnswer.mended": "sentences",
    "StatusAnswer.blockers": "sentences",
    "StatusAnswer.render": "counts",
    "StatusAnswer.needs": "counts",
    "SceneStatus.needs": "counts",
    "StatusAnswer.verdicts": "counts",
    "StatusAnswer.review": "counts",
    "SceneStatus.review": "counts",
    "Discovery.part": "a part of a picture",
    "Finding.region": "a part of a picture",
    "AllowAnswer.scope": "how far an exception reaches",
    "VersionDecision.scope": "how far an exception reaches",
    "ConformAnswer.rate": "frames of a second",
    "TimelineAnswer.fps": "frames of a second",
}
"""Texts of models that are no FrameView and name a frame, or look as if they did; and why they may."""

SYNONYMS = {
    "frame_id": {"frame", "frames", "id", "name", "subject"},
    "shot": {"shot_number", "label"},
    "render_version": {"version", "versions", "take", "revision", "newest"},
    "render_state": {"state", "render", "freshness", "fresh", "stale"},
    "review_status": {"status", "review", "approval", "approved", "standing"},
    "verdict": {"verdicts", "check", "checked", "outcome"},
    "picture": {"image", "images", "pictures", "path", "paths", "file", "uri", "url", "png"},
}
OF_SOMETHING_ELSE = {
    "Decided.path": "the decision's file",
    "Decided.id": "the decision's own, which replies name",
    "MentionRow.id": "the remark's own, which replies name",
    "AssetAppearance.checked": "whether this version was measured at all",
    "AssetAppearance.outcome": "what the rules say of this one asset in it",
    "CompareAnswer.path": "the comparison that was made",
    "ChangeRow.approval": "what the compile did to the approval",
    "PreviewRow.approval": "what a compile would do to the approval",
}
"""Fields of a FrameView that have another name for what it says already, and what they are really of."""


@cache
def models() -> dict[str, type[BaseModel]]:
    """Every model in an answer of the catalogue, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = [operation.answer for operation in OPERATIONS]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one.__name__ not in found:
                found[one.__name__] = one
                waiting += [info.annotation for info in one.model_fields.values()]
        else:
            waiting += typing.get_args(one)
    return found


def is_text(annotation: Any) -> bool:
    """Can a name be in a field of this type: text, or a list or map of texts?"""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType, list, tuple, dict, set, frozenset):
        return any(is_text(part) for part in typing.get_args(annotation))
    return annotation is str


def names_of_frames(model: type[BaseModel]) -> Iterator[str]:
    """Fields of a model that is no FrameView in which the name of a frame may be."""
    if issubclass(model, FrameView):
        return
    for name, info in model.model_fields.items():
        if is_text(info.annotation) and (
            _NAMES_ONE.fullmatch(name) or _SAYS_SO.search(info.description or "")
        ):
            yield f"{model.__name__}.{name}"


def test_every_row_about_a_frame_is_a_frame_view() -> None:
    assert {name for model in models().values() for name in names_of_frames(model)} == set(NO_ROW_OF_A_FRAME)


def test_no_row_about_a_frame_has_a_second_name_for_what_a_frame_view_says() -> None:
    second = set().union(*SYNONYMS.values())
    rows = [model for model in models().values() if issubclass(model, FrameView)]
    found = {f"{row.__name__}.{name}" for row in rows for name in set(row.model_fields) & second}
    assert len(rows) > 15
    assert found == set(OF_SOMETHING_ELSE)
    assert set(SYNONYMS) == set(FrameView.model_fields)


def test_a_row_about_a_frame_leaves_the_words_of_a_frame_view_as_they_are() -> None:
    """Their types too: `picture` is one file everywhere."""
    for row in models().values():
        if issubclass(row, FrameView):
            assert {n: row.model_fields[n].annotation for n in FrameView.model_fields} == {
                n: i.annotation for n, i in FrameView.model_fields.items()
            }, row.__name__


def test_rows_as_there_were_before_are_found() -> None:
    class Row(BaseModel):
        frame_id: str = Field(description="What it is about.")
        touched: list[str] = Field(description="Frames that were.")
        verdicts: dict[str, str] = Field(description="The verdict, by frame.")
        duration_frames: int = Field(description="How many frames.")

    assert list(names_of_frames(Row)) == ["Row.frame_id", "Row.touched", "Row.verdicts"]

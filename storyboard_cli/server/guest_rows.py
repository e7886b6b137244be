"""What guests see of a frame: one list of fields, for every answer that has frames in it.

A field that is not named here is not theirs, so that a new one of a row has to be shared on purpose. They
stay in the answer, empty, as they are where an operation did not look at them: its shape is the same for all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from storyboard_cli.core.mentions import names_in
from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.board import BoardAnswer, BoardRow, BoardScene, BoardTotals
from storyboard_cli.ops.frames import EarlierDecision, FrameDependencies, FrameRow
from storyboard_cli.ops.review import ReviewAnswer
from storyboard_cli.people.principal import Principal
from storyboard_cli.server.desk.runner import Ended
from storyboard_cli.server.reads.kept import Kept, encoded

T = TypeVar("T")

SEEN = (
    "frame_id",
    "shot",
    "scene_id",
    "frame_index",
    "render_version",
    "picture",
    "heading",
    "action",
    "dialogue",
    "camera",
    "duration_frames",
    "seconds",
    "asks",
)
"""The picture, the words, the times, the shot, whether a decision is wanted. What people said is `_said`."""
SEEN_ON_CARDS = (
    "frame_id",
    "shot",
    "scene_id",
    "render_version",
    "picture",
    "use",
    "out",
    "size",
    "duration_frames",
    "words",
    "asks",
    "sha256",
)
"""The same of a card of the board."""
_REMARK = ("frame_id", "shot", "render_version", "picture", "decision", "note", "code", "reason", "id",
           "has_drawing")  # fmt: skip
"""Of a row that tells what became of a guest's own remark."""
_APPROVED = "approved"
_MOST = 100


def name_of(signature: str) -> str:
    """A name without its address."""
    return signature.partition(" <")[0]


def seen_by(who: Principal, kept: Kept) -> Kept:
    """An answer with rows of frames, as this guest sees it. It is made once for each guest."""
    return once_of(kept, _key(who), lambda: _seen(who, kept))


def is_seen(who: Principal, kept: Kept) -> bool:
    """Was it made for this guest already?"""
    return _key(who) in kept.made_of_it


def _key(who: Principal) -> tuple[Any, ...]:
    return "guest", who.signature, who.sees_notes


def once_of(kept: Kept, key: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What is made of a kept answer, once for as long as that is kept. Of very many, the first go again."""
    known = kept.made_of_it
    found: T | None = known.get(key)
    if found is None:
        found = make()
        if len(known) >= _MOST:  # a guest may come under as many names as there are
            known.clear()
        known[key] = found
    return found


def _seen(who: Principal, kept: Kept) -> Kept:
    body = json.loads(kept.body)
    found = _board(body) if "rows" in body else {"frames": [row_for(who, row) for row in body["frames"]]}
    if "next" in body:
        found["next"] = body["next"]
    return Kept(encoded(found), kept.seq)


def _board(body: Mapping[str, Any]) -> dict[str, Any]:
    """The board of a guest: cards of frames that the script has, and the headings of their scenes.

    It says no event: a guest hears of none, and theirs stays the same where nothing that they see changed.
    """
    rows = [
        BoardRow(**{name: row[name] for name in SEEN_ON_CARDS}, review_status=_decided(row))
        for row in body["rows"]
        if not row["omitted"]
    ]
    mine = {row.scene_id for row in rows}
    scenes = [
        BoardScene(scene_id=scene["scene_id"], heading=scene["heading"])
        for scene in body["scenes"]
        if scene["scene_id"] in mine
    ]
    frames = {row.frame_id: row.asks for row in rows}
    totals = BoardTotals(frames=len(frames), asks=sum(frames.values()))
    return BoardAnswer(rows=rows, scenes=scenes, totals=totals).plain()


def row_for(who: Principal, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of one frame."""
    seen = {name: row[name] for name in SEEN} | {"review_status": _decided(row)}
    said = [EarlierDecision(**shown) for shown in _said(who, row["said"])]
    return FrameRow(**seen, said=said, uid="", dependencies=FrameDependencies()).plain()


def _decided(row: Mapping[str, Any]) -> str:
    """Guests see that a frame is approved; what else the studio decided about it is not theirs."""
    return _APPROVED if row["review_status"] == _APPROVED else ""


def _said(who: Principal, said: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Their own remarks with what the studio answers these, and all of its remarks where the link says so.

    Another guest's are never among them. Whom a note names they are told as it is written: which logins
    there are is not theirs to know.
    """
    found = []
    own = {one["id"] for one in said if one["by"] == who.signature and one["id"]}
    for one in said:
        is_own = one["by"] == who.signature
        is_answer = one["decision"] == "comment" and one["reply_to"] in own
        is_told = (who.sees_notes and bool(one["note"] or one["drawing"])) or is_answer
        if is_own or (is_told and not is_of_guest(one["by"])):
            by = name_of(one["by"]) if not is_own else who.name
            found.append({**one, "by": by, "mentions": list(names_in(one["note"]))})
    seen = {one["id"] for one in found if one["decision"] != "exception"}
    return [
        {**one, "reply_to": one["reply_to"] if one["reply_to"] in seen else None}
        for one in found
        if one["id"] in seen
    ]


def remarks_for(who: Principal, kept: Kept) -> frozenset[str]:
    """The ids of what this guest sees that was said of the frames of an answer."""
    body = json.loads(kept.body)
    return frozenset(one["id"] for row in body["frames"] for one in _said(who, row["said"]))


def is_of_guest(signature: str) -> bool:
    """Did somebody sign it who came by a link? Nobody else's name can end so."""
    return signature.endswith(")") and " (guest, " in signature


def answer_for(who: Principal, answer: Ended) -> Ended:
    """What a guest is answered who left a remark."""
    assert isinstance(answer, ReviewAnswer)
    return answer.model_copy(
        update={
            "items": [],
            "commented": [_remark(row) for row in answer.commented],
            "refused": [_remark(row) for row in answer.refused],
        }
    )


def _remark(row: Frozen) -> Frozen:
    return type(row)(**{name: getattr(row, name) for name in _REMARK if hasattr(row, name)})


class Shown:
    """Which picture counts of each frame that a guest sees."""

    def __init__(self, kept: Kept) -> None:
        rows = json.loads(kept.body)["frames"]
        self.versions: Mapping[str, int | None] = {row["frame_id"]: row["render_version"] for row in rows}
        self.places = frozenset(row["picture"] for row in rows if row["picture"] is not None)

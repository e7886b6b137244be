"""One clause of an action line → what somebody does: pose, direction of look, where to, on what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.reading.poses import is_action, is_posture
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.verbs import group_forms, phrases_from, verb_forms

TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Doing:
    """What an action line says about one character."""

    posture: str | None = None
    action: str | None = None
    target: str | None = None  # asset id that the clause is directed at
    mark: str | None = None  # landmark of the set that it is directed at
    glance: str | None = None  # up, down or away, where nobody is looked at
    goes: str | None = None  # "enter", "exit", "cross", "to:<landmark>", "to:<asset id>", "away", "back"
    rests_on: str | None = None  # seat word: bench, bed, floor, …
    clause: str = ""

    def then(self, later: Doing) -> Doing:
        """This clause and a later one of the same person: the first to say something is heard."""
        return Doing(
            self.posture or later.posture,
            self.action or later.action,
            self.target or later.target,
            self.mark or later.mark,
            self.glance or later.glance,
            self.goes or later.goes,
            self.rests_on or later.rests_on,
            f"{self.clause}. {later.clause}" if self.clause else later.clause,
        )


_AT_OTHER = frozenset(["give", "embrace", "fight", "punch", "kiss", "shake_hands"])
"""Actions that are done to the other one."""


@lru_cache(maxsize=16384)
def read_clause(
    clause: str, following: str | None, landmarks: tuple[str, ...], nameless: bool = False
) -> Doing:
    """What a clause says; `following` is who is named right after it, `landmarks` the set's own.

    In a `nameless` sentence a bare form is a noun: "Spring. A long fall."
    """
    words = tuple(w.casefold().replace("’", "'") for w in TOKEN.findall(clause))
    spoken = tuple(w if w.endswith(("s", "ing", "ed")) else "-" for w in words) if nameless else words
    posture, action = _poses(spoken)
    if posture is None and said_to_stay(words):
        posture = "sit"  # who waits on a bench sits there
    look_verbs = group_forms("looks")
    looks = any(w in look_verbs for w in words)
    seen = next((i for i, w in enumerate(words) if w in look_verbs), len(words))
    mark = _landmark(words[:seen], landmarks)
    aimed = _landmark(words[seen:], landmarks)
    if words[seen : seen + 2] in (("turns", "at"), ("stops", "at"), ("turn", "at")):
        mark, aimed = aimed, None  # that is where, not at what
    target = None
    if following is not None and (looks or action in _AT_OTHER or (words and words[-1] in _small("link"))):
        target = following
    goes = _goes(words, posture, action, following, mark)
    if action in ("write", "draw") and mark in _small("writing_board") and "on" in words:
        action = "write_up"
    return Doing(
        posture=posture,
        action=action,
        target=target,
        mark=aimed if target is None else None,
        glance=_glance(words) if target is None else None,
        goes=goes,
        rests_on=_seat(words),
        clause=clause.strip(),
    )


_SKIPS = frozenset(
    ["open", "hold", "reach", "push", "pull", "give", "throw", "read", "carry", "draw", "wave"]
)
"""Actions that a following word for part of a face takes back: to open one's eyes is not to open a door."""


def _poses(words: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The posture and the first action that the words name; of postures a later one wins over standing."""
    posture = action = None
    index = 0
    while index < len(words):
        pose, step = _pose_at(words, index)
        if is_posture(pose) and posture in (None, "stand"):
            posture = pose
        elif is_action(pose) and action is None:
            action = pose
        index += step
    return posture, action


def _pose_at(words: tuple[str, ...], index: int) -> tuple[str | None, int]:
    before = words[index - 1] if index else ""
    wished = (
        before == "to" and index >= 2 and words[index - 2] in _small("wish")
    )  # who wants to run does not run yet
    for phrase, meant in phrases_from(words[index]):
        if words[index : index + len(phrase)] == phrase:
            return (None if wished else meant or None), len(phrase)
    if wished or before in _small("determiner") or before in _small("not"):
        return None, 1
    if index >= 2 and words[index - 2] in ("a", "an") and not words[index].endswith("s"):
        return None, 1  # a long walk
    pose = verb_forms().get(words[index])
    after = words[index + 1] if index + 1 < len(words) else ""
    if pose == "fall" and after in _small("no_fall") | _small("determiner"):
        return None, 1  # a ring is slipped off, and one falls for somebody
    if pose in _SKIPS and _small("face").intersection(words[index + 1 : index + 4]):
        return None, 1
    return pose, 1


def _glance(words: tuple[str, ...]) -> str | None:
    """Looks up, down or away, and not at somebody there."""
    for index, word in enumerate(words[:-1]):
        way = words[index + 1]
        if word in group_forms("looks") and way in ("up", "down", "away"):
            after = words[index + 2] if index + 2 < len(words) else ""
            if after not in ("at", "to", "from", "into"):
                return way
    return "down" if _small("lowers") & set(words) and _small("lowered") & set(words) else None


def _landmark(words: tuple[str, ...], landmarks: tuple[str, ...]) -> str | None:
    """The first of the set's landmarks that the words name, also in the plural."""
    for word in words:
        if word in landmarks:
            return word
        if word.endswith("s") and word[:-1] in landmarks:
            return word[:-1]
    return None


def _seat(words: tuple[str, ...]) -> str | None:
    seats = lookup("seats")
    return next((seats[w] for w in words if w in seats), None)


_ACROSS = (
    ("across", "from"),
    ("opposite", "to"),
    ("facing", "to"),
    ("down", "opposite"),
    ("sits", "opposite"),
)


def said_to_stay(words: tuple[str, ...]) -> bool:
    """Does somebody wait or rest on something that people sit on?"""
    on = words.index("on") if "on" in words else len(words)
    return bool(group_forms("stays").intersection(words[:on])) and _seat(words[on:]) not in (
        None,
        "ground",
        "steps",
        "bed",
    )


_TRAVEL = frozenset(["walk", "run", "climb", "crawl", "tiptoe", "ride"])
_REST = frozenset(["sit", "stand", "lean", "kneel", "crouch", "lie", "sleep"])


def _goes(
    words: tuple[str, ...], posture: str | None, action: str | None, following: str | None, mark: str | None
) -> str | None:
    """Where a moving clause leads."""
    said, line = set(words), " ".join(words)
    joins = bool(said & group_forms("joins"))
    if following is not None and posture in ("sit", "stand") and words[-2:-1] + words[-1:] in _ACROSS:
        return f"across:{following}"
    if said & group_forms("enters") or "comes in" in line or "walks in" in line:
        return "enter"
    if said & group_forms("leaves") or "walks out" in line or "walks off" in line:
        return "exit"
    moving = posture in _TRAVEL or joins
    if moving and said & _small("away"):
        return "away"
    rests = posture in _REST or bool(said & group_forms("stays")) or action in ("write", "draw")
    rests_by = rests and bool(said & _small("next_to"))
    if moving or rests_by:
        led = bool(words) and words[-1] in _small("way_to") | _small("link")
        if following is not None and (led or joins or said & group_forms("approaches")):
            return f"to:{following}"
        if mark is not None and (rests_by or said & (_small("way_to") | {"at", "by", "out", "approaches"})):
            return f"to:{mark}"
    if said & group_forms("crosses") and posture == "walk" and not said & _small("limb"):
        return "cross"
    return "back" if moving and "back" in said and "look" not in said else None


def _small(name: str) -> frozenset[str]:
    return group("word_groups", name)

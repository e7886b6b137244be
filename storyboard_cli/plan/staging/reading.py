"""Reads an action line: who does what, toward whom, where to, on what.

No parser of English: names are found, the words up to the next name are that person's clause, and the verb
table says the pose. What it cannot tell it leaves alone; `pose:`, `position:` and `look:` always win.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES
from storyboard_cli.plan.staging.verbs import DETERMINERS, LOOK_VERBS, phrases, verb_forms

_SENTENCE = re.compile(r"[.;!?\n]+")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*", re.UNICODE)
_JOIN = re.compile(r"[\s,&]*(?:\band\b|\bwith\b)?[\s,&]*\Z", re.IGNORECASE)
_PLURAL = frozenset({"they", "both", "everyone", "everybody", "all"})
_PRONOUNS = frozenset({"he", "she", "it"})
_NOT = frozenset(
    {"not", "never", "doesn't", "don't", "didn't", "isn't", "without", "nobody", "refuses", "almost"}
)


@dataclass(frozen=True, slots=True)
class Doing:
    """What an action line says about one character."""

    posture: str | None = None
    action: str | None = None
    target: str | None = None  # asset id that the clause is directed at
    goes: str | None = None  # "enter", "exit", "cross", "to:<landmark>", "to:<asset id>", "away", "back"
    rests_on: str | None = None  # seat word: bench, bed, floor, …
    clause: str = ""


_NOTHING = Doing()


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    asset: str


@lru_cache(maxsize=4096)
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(re.escape(n) for n in names)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _mentions(text: str, people: Sequence[Look]) -> list[_Mention]:
    """Where characters are named, in reading order; of overlapping names the longest."""
    found: list[_Mention] = []
    for look in people:
        found += (
            _Mention(m.start(), m.end(), look.asset_id) for m in _name_pattern(look.names).finditer(text)
        )
    found.sort(key=lambda m: (m.start, -(m.end - m.start), m.asset))
    kept: list[_Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def read_action(text: str, people: Sequence[Look], landmarks: Mapping[str, object]) -> dict[str, Doing]:
    """What each of these people does in an action line. Nobody named: everybody does it."""
    clauses: dict[str, list[tuple[str, str | None]]] = {p.asset_id: [] for p in people}
    last: list[str] = []
    for sentence in _SENTENCE.split(text):
        runs = _runs(sentence, people)
        head = sentence[: runs[0][1]] if runs else sentence
        if head.strip():
            _before_names(head, runs, people, last, clauses)
        for index, (who, _, end) in enumerate(runs):
            until = runs[index + 1][1] if index + 1 < len(runs) else len(sentence)
            following = runs[index + 1][0][0] if index + 1 < len(runs) else None
            for asset in who:
                clauses[asset].append((sentence[end:until], following))
            last = list(who)
    return _judge(clauses, tuple(landmarks))


def _runs(sentence: str, people: Sequence[Look]) -> list[tuple[tuple[str, ...], int, int]]:
    """Names joined by commas and `and` act together: (assets, start, end) of each such run."""
    runs: list[tuple[tuple[str, ...], int, int]] = []
    for mention in _mentions(sentence, people):
        if runs and _JOIN.match(sentence[runs[-1][2] : mention.start]) and mention.asset not in runs[-1][0]:
            runs[-1] = ((*runs[-1][0], mention.asset), runs[-1][1], mention.end)
        else:
            runs.append(((mention.asset,), mention.start, mention.end))
    return runs


def _before_names(
    head: str,
    runs: Sequence[tuple[tuple[str, ...], int, int]],
    people: Sequence[Look],
    last: list[str],
    clauses: dict[str, list[tuple[str, str | None]]],
) -> None:
    """A clause without a name belongs to whoever a pronoun means, else to everybody where nobody is named."""
    words = [w.casefold() for w in _TOKEN.findall(head)]
    following = runs[0][0][0] if runs else None
    if words and words[0] in _PLURAL:
        who = [p.asset_id for p in people]
    elif words and words[0] in _PRONOUNS and last:
        who = last
    elif not runs and not last:
        who = [p.asset_id for p in people]
    else:
        return
    for asset in who:
        if asset != following:
            clauses[asset].append((head, following))


def _judge(
    clauses: Mapping[str, list[tuple[str, str | None]]], landmarks: tuple[str, ...]
) -> dict[str, Doing]:
    found: dict[str, Doing] = {}
    mutual: dict[str, tuple[str, str]] = {}
    for asset, said in clauses.items():
        best = _NOTHING
        for clause, following in said:
            doing = _doing(clause, following, landmarks)
            best = _merged(best, doing)
        found[asset] = best
        if best.action and ACTIONS[best.action].mutual and best.target and best.target in clauses:
            mutual[best.target] = (asset, best.action)
    for asset, (other, action) in mutual.items():
        old = found[asset]
        if old.action is None:
            found[asset] = Doing(old.posture, action, other, old.goes, old.rests_on, old.clause)
    return found


def _merged(first: Doing, then: Doing) -> Doing:
    return Doing(
        first.posture or then.posture,
        first.action or then.action,
        first.target or then.target,
        first.goes or then.goes,
        first.rests_on or then.rests_on,
        (first.clause + " " + then.clause).strip(),
    )


@lru_cache(maxsize=16384)
def _doing(clause: str, following: str | None, landmarks: tuple[str, ...]) -> Doing:
    words = tuple(w.casefold().replace("’", "'") for w in _TOKEN.findall(clause))
    posture, action = _poses(words)
    target = None
    if following is not None and (
        any(w in LOOK_VERBS for w in words) or action in ("give", "embrace", "fight", "punch", "kiss",
        "shake_hands")
        or (words and words[-1] in ("to", "toward", "towards", "at", "with", "beside"))
    ):  # fmt: skip
        target = following
    return Doing(
        posture, action, target, _goes(words, posture, following, landmarks), _seat(words), clause.strip()
    )


def _poses(words: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The first posture and the first action that the words name."""
    posture = action = None
    table, index = verb_forms(), 0
    while index < len(words):
        step = 1
        pose: str | None = None
        for phrase, meant in phrases():
            if words[index : index + len(phrase)] == phrase:
                pose, step = meant, len(phrase)
                break
        else:
            word, before = words[index], words[index - 1] if index else ""
            if before not in DETERMINERS and before not in _NOT:
                pose = table.get(word)
        if (pose in POSTURES and posture is None) or (
            pose in POSTURES and posture == "stand" and pose not in ("stand",)
        ):
            posture = pose
        elif pose in ACTIONS and action is None:
            action = pose
        index += step
    return posture, action


_SEAT_WORDS = {
    "bench": "bench", "chair": "chair", "sofa": "sofa", "couch": "sofa", "bed": "bed", "bunk": "bed",
    "stool": "stool",
    "floor": "ground", "ground": "ground", "grass": "ground", "steps": "steps", "stairs": "steps",
    "step": "steps",
    "desk": "chair", "table": "chair", "wall": "wall", "ledge": "wall", "railing": "wall", "parapet": "wall",
    "swing": "swing", "mat": "ground", "sand": "ground", "rock": "wall", "log": "wall", "bicycle": "bike",
    "bike": "bike", "motorcycle": "bike", "motorbike": "bike", "scooter": "bike", "horse": "bike",
}  # fmt: skip


def _seat(words: tuple[str, ...]) -> str | None:
    return next((_SEAT_WORDS[w] for w in words if w in _SEAT_WORDS), None)


_ENTER = frozenset(["enter", "enters", "entered", "entering", "arrive", "arrives", "arrived"])
_EXIT = frozenset(
    ["exit", "exits", "exited", "exiting", "leave", "leaves", "leaving", "depart", "departs", "flee", "flees"]
)
_CROSS = frozenset(["cross", "crosses", "crossed", "crossing"])
_TO = frozenset(
    {
        "to",
        "toward",
        "towards",
        "approaches",
        "approach",
        "approaching",
        "joins",
        "join",
        "beside",
        "over",
        "into",
    }
)


def _goes(
    words: tuple[str, ...], posture: str | None, following: str | None, landmarks: tuple[str, ...]
) -> str | None:
    """Where a moving clause leads."""
    said = set(words)
    if said & _ENTER or "comes in" in " ".join(words) or "walks in" in " ".join(words):
        return "enter"
    if said & _EXIT or "walks out" in " ".join(words) or "walks off" in " ".join(words):
        return "exit"
    moving = posture in ("walk", "run", "climb", "crawl", "tiptoe", "ride") or said & {
        "joins",
        "join",
        "joined",
    }
    sits_by = posture in ("sit", "stand", "lean", "kneel") and said & {
        "beside",
        "near",
        "against",
        "by",
        "at",
    }
    if moving and said & {"away", "off"}:
        return "away"
    if moving or sits_by:
        if following is not None and (
            (words[-1:] and words[-1] in (*_TO, "with")) or said & {"joins", "approaches"}
        ):
            return f"to:{following}"
        place = next((w for w in words if w in landmarks), None)
        if place is not None and (sits_by or said & _TO or "at" in said or "by" in said or "out" in said):
            return f"to:{place}"
    if said & _CROSS and posture == "walk" and not (said & {"arms", "legs"}):
        return "cross"
    return "back" if moving and "back" in said and "look" not in said else None

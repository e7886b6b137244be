"""How people lie, sleep and swim, by where the words say that they do it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.model import SHOWN
from storyboard_cli.plan.staging.poses import POSTURES
from storyboard_cli.plan.staging.sets import SEATS
from storyboard_cli.plan.staging.space import flat_distance, world
from storyboard_cli.plan.staging.told_poses import ABED, AFLOAT, CARDS, SLUMP, SUNK, SWIM, TOAST
from storyboard_cli.plan.staging.whereabouts import Memory, within
from storyboard_cli.reading.shown import Deed, Shown
from storyboard_cli.reading.tables import group

_WORD = re.compile(r"[a-z]+")
_AT = ("at", "on", "over", "behind", "across")


def settle_down(actors: Sequence[Actor], shown_of: Mapping[str, Shown], memory: Memory, text: str) -> None:
    """Lays who is in bed under the blanket, the dead and senseless with loose limbs, who sleeps at a desk on
    it, and who swims in the water. `text`: the frame's words.
    """
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if shown is None or actor.listed.pose is not None:
            continue
        _at_table(actor, shown, memory)
        if memory.plan.water is not None and _swims(shown):
            _float(actor, memory, AFLOAT if _treads(shown) else SWIM)
        elif _is_abed(actor, shown):
            actor.posture, actor.action = ABED, None
            actor.support, actor.support_m = "bed", SEATS["bed"]
            _go_to_bed(actor, actors, memory)
            _shut_eyes(actor, shown)
        elif _nods_off(actor, shown):
            _shut_eyes(actor, shown)
            actor.posture, actor.action, actor.support = "sit", SLUMP, memory.plan.seat
            if actor.support in (None, "ground", "bed"):
                actor.support = "chair"
            actor.support_m = SEATS.get(actor.support or "", 0.46)
            memory.of(actor.asset).posture = "sit"
        elif actor.reclined and actor.support in (None, "ground") and _is_limp(actor, shown, text):
            actor.posture, actor.action = "fallen", None
            if actor.asset.startswith(SHOWN) or actor.listed.expression is None:
                _shut(actor)


def _at_table(actor: Actor, shown: Shown, memory: Memory) -> None:
    """Glasses are raised to each other; who plays cards or sits round a table has a seat at it."""
    deeds = shown.acts()
    raises = any(
        d.does == "raise" and (d.to or "").split(" ")[-1] in group("staged_people", "toasted") for d in deeds
    )
    if raises or any(d.does in group("staged_people", "toasts") for d in deeds):
        actor.action = TOAST
    ends = {w.casefold().split(" ")[-1] for r, w in shown.where.items() if r in ("around", "at", "round")}
    plays = any(d.does in group("staged_people", "plays") for d in deeds)
    games = {(d.to or "").casefold().split(" ")[-1] for d in deeds} & group("staged_people", "card_games")
    if plays and (games or ends & {"table"}) and not _has_instrument(deeds):
        actor.posture, actor.action = "sit", CARDS
        actor.support = memory.plan.seat if memory.plan.seat in ("chair", "stool", "bench") else "chair"
        actor.support_m = SEATS[actor.support]
        memory.of(actor.asset).posture = "sit"


def _has_instrument(deeds: Sequence[Deed]) -> bool:
    """Is what somebody plays no game?"""
    played = [(d.to or "").casefold() for d in deeds if d.does in group("staged_people", "plays") and d.to]
    return any(w.split(" ")[-1] not in group("staged_people", "card_games") for w in played)


def _is_abed(actor: Actor, shown: Shown) -> bool:
    """Does somebody lie in a bed, or under what covers one?"""
    if not actor.reclined:
        return False
    ends = {relation: words.casefold().split(" ")[-1] for relation, words in shown.where.items()}
    inside = ends.get("in") in group("staged_people", "beds")
    covered = ends.get("under") in group("staged_people", "bedclothes")
    return inside or covered or (actor.support == "bed" and actor.posture == "sleep")


def _go_to_bed(actor: Actor, actors: Sequence[Actor], memory: Memory) -> None:
    """To the bed of the set, if nobody lies in it."""
    bed = memory.plan.landmarks.get("bed")
    others = [a for a in actors if a is not actor and a.posture == ABED]
    if (
        bed is None
        or actor.listed.position
        or any(flat_distance(a.place, (bed[0], 0, bed[1])) < 1 for a in others)
    ):
        return
    actor.place = world(bed[0], 0.0, bed[1])


def _nods_off(actor: Actor, shown: Shown) -> bool:
    """Is somebody asleep at a desk or a table?"""
    asleep = actor.posture == "sleep" or "asleep" in " ".join(shown.look("is")) or shown.pose == "sleep"
    at = {w.casefold().split(" ")[-1] for r, w in shown.where.items() if r in _AT}
    return asleep and bool(at & group("staged_people", "slept_at"))


def _is_limp(actor: Actor, shown: Shown, text: str) -> bool:
    """Is somebody dead or out cold, in the words up to the end of the sentence?"""
    said = " ".join([*shown.look("is"), re.split(r"[.;!?]", text[shown.at :])[0]])
    return bool(set(_WORD.findall(said.casefold())) & group("staged_people", "limp"))


def _swims(shown: Shown) -> bool:
    verbs = group("staged_people", "swims")
    return any(d.does in verbs for d in shown.acts())


def _treads(shown: Shown) -> bool:
    """Upright in the water, going nowhere?"""
    return any(d.does in group("staged_people", "afloat") for d in shown.acts())


def _float(actor: Actor, memory: Memory, posture: str) -> None:
    """Out on the water, up to the shoulders in it."""
    plan = memory.plan
    x, z = plan.landmarks.get("water") or plan.landmarks.get("sea") or (0.0, 3.0)
    actor.posture, actor.action, actor.support, actor.support_m = posture, None, "water", 0.0
    low = (plan.water or 0.0) - SUNK[posture] * actor.look.height_m
    actor.place = world(within(x + actor.place[0], plan), low, z + 0.8 + actor.place[2])


def _shut_eyes(actor: Actor, shown: Shown) -> None:
    asleep = actor.posture == "sleep" or "asleep" in " ".join(shown.look("is")) or shown.pose == "sleep"
    if asleep:
        _shut(actor)


def _shut(actor: Actor) -> None:
    face = actor.listed.expression or "sleeping"
    actor.listed = actor.listed.model_copy(update={"expression": face})


def may_lie_on(actor: Actor) -> bool:
    """Is somebody in a posture in which one lies or sits on a thing?"""
    return actor.posture == "sit" or POSTURES[actor.posture].recline >= 60

"""What the scene graph says that people do, over what the action line's own reading made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.acts import POSE_OF_ACT, Act, act_of, deed_of, is_own_part
from storyboard_cli.plan.staging.at_rest import settle_down
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES
from storyboard_cli.plan.staging.whereabouts import Memory
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.verbs import pose_of


def together(shown_of: Mapping[str, Shown]) -> dict[str, Shown]:
    """The same, with the place of those who do one thing together for each of them: `Anna and Ben sit in a
    boat` is said of Ben alone.
    """
    ordered = sorted(shown_of.items(), key=lambda row: -row[1].at)
    found: dict[str, Shown] = {}
    after: Shown | None = None
    for asset, shown in ordered:
        near = after is not None and 0 < after.at - shown.at < _TOGETHER and shown.does is not None
        if near and after is not None and shown.does == after.does and after.where and not shown.where:
            shown = shown.model_copy(update={"where": after.where})
        found[asset] = after = shown
    return {asset: found[asset] for asset in shown_of}


_TOGETHER = 60
"""Characters at most between the names of two who do something together."""


def _partners(actors: Sequence[Actor], shown_of: Mapping[str, Shown], text: str, memory: Memory) -> None:
    """Two who do one thing together do it with each other, and who walk together go the same way."""
    said = sorted((a for a in actors if a.asset in shown_of), key=lambda a: (shown_of[a.asset].at, a.asset))
    for one, other in pairwise(said):
        first, second = shown_of[one.asset], shown_of[other.asset]
        if first.does is None or first.does != second.does or second.at - first.at > _TOGETHER:
            continue
        hand_in_hand = HAND_IN_HAND.search(text) is not None
        for doer, partner in ((one, other), (other, one)):
            if doer.act is not None and doer.act.whom is None and doer.act.name in _TAKES_TWO:
                doer.act = replace(doer.act, whom=_name_of(partner))
                doer.target, doer.glance = partner.asset, None
            elif hand_in_hand and doer.act is None and doer is one:
                doer.act = Act("hold_hands", _name_of(partner))
        if POSTURES[one.posture].support == "feet" and one.posture == other.posture:
            memory.of(other.asset).travel = memory.of(one.asset).travel


def _name_of(actor: Actor) -> str:
    """A name by which staging finds somebody again."""
    return actor.look.names[0] if actor.look.names else actor.asset


_TAKES_TWO = frozenset({"shake_hands", "hold_hands", "embrace", "kiss"})
HAND_IN_HAND = re.compile(r"\b(?:hand in hand|hand-in-hand|holding hands|arm in arm)\b", re.IGNORECASE)


def heed(actors: Sequence[Actor], shown_of: Mapping[str, Shown], memory: Memory, text: str = "") -> None:
    """Gives each the pose, the target and the side that the words show, where nobody wrote another."""
    by_name = _names(actors, shown_of)
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if shown is None:
            continue
        if actor.listed.pose is None:
            _pose(actor, shown, memory)
            _last_posture(actor, shown, memory)
        _act(actor, shown, by_name)
        if actor.listed.look is None:
            _look(actor, shown, by_name)
    _partners(actors, shown_of, text, memory)
    settle_down(actors, shown_of, memory, text)


_AT_REST = frozenset({"sleep", "lie", "sit", "kneel", "crouch", "ride", "drive"})


_LOW = frozenset({"kneel", "crouch", "sit_floor"})
_ON_THE_WAY = frozenset(
    {"through", "into", "along", "across", "from", "towards", "past", "up", "down", "around"}
)


def _goes_along(shown: Shown) -> bool:
    """Whether somebody carries or leads something away: who knelt has got up."""
    return shown.does in group("attaching", "goes along") and bool(_ON_THE_WAY & set(shown.where))


def _pose(actor: Actor, shown: Shown, memory: Memory) -> None:
    """A pose that the reading of the line alone did not find."""
    if actor.doing.posture is None and actor.doing.action is None and shown.pose is not None:
        if shown.pose in POSTURES:
            actor.posture = shown.pose
            memory.of(actor.asset).posture = shown.pose if POSTURES[shown.pose].lasting else "stand"
        elif shown.pose in ACTIONS and not ACTIONS[shown.pose].mutual:
            actor.action = shown.pose
    elif shown.pose in ("ride", "drive") and actor.posture != shown.pose:
        actor.posture = memory.of(actor.asset).posture = shown.pose
        actor.support = None
    elif shown.pose in _AT_REST and actor.posture != shown.pose and not actor.support:
        actor.posture = memory.of(actor.asset).posture = shown.pose  # a bow tie bows nobody
    elif actor.posture in _LOW and actor.doing.posture is None and _goes_along(shown):
        actor.posture = "walk"
        memory.of(actor.asset).posture = "stand"
    asleep = group("animal_poses", "sleep")
    if any(word in asleep for words in shown.look("is") for word in words.split()):
        _fall_asleep(actor, shown, memory)
    if actor.posture in ("lie", "sleep", "sit") and actor.support is None:
        actor.support = "ground" if actor.posture != "sit" else memory.plan.seat
        if actor.support == "ground" and actor.posture == "sit":
            actor.posture = "sit_floor"
        actor.support_m = _seat_height(actor.support)


def _last_posture(actor: Actor, shown: Shown, memory: Memory) -> None:
    """Of several postures in one paragraph the last is seen: who sat and stands up stands."""
    told = [p for d in shown.deeds if (p := pose_of(d.does)) in POSTURES and POSTURES[p].lasting]
    if len(told) < 2 or told[-1] == actor.posture or actor.posture in ("ride", "drive"):
        return
    actor.posture = memory.of(actor.asset).posture = str(told[-1])
    actor.support, actor.support_m = None, 0.0
    if actor.posture == "sit":
        actor.support = memory.plan.seat
        actor.support_m = _seat_height(actor.support)
        if actor.support == "ground":
            actor.posture = "sit_floor"


def _act(actor: Actor, shown: Shown, by_name: Mapping[str, str]) -> None:
    """What somebody does to somebody: it decides the arms, and who is looked at."""
    act = act_of(shown)
    if act is None:
        _last_action(actor, shown)
        return
    actor.act = act
    whom = by_name.get((act.whom or "").casefold())
    pose = POSE_OF_ACT.get(act.name)
    if actor.listed.pose is None and pose in ACTIONS and (whom is not None or not ACTIONS[pose].mutual):
        actor.action = pose
    if whom is not None and whom != actor.asset and actor.listed.look is None:
        actor.target, actor.glance = whom, None


def _last_action(actor: Actor, shown: Shown) -> None:
    """What the arms do at the moment of the picture, where an earlier sentence says another thing."""
    deed = deed_of(shown)
    if deed is None or len(shown.deeds) < 2 or is_own_part(deed) or actor.listed.pose is not None:
        return
    pose = pose_of(deed.does)
    if pose in ACTIONS and not ACTIONS[pose].mutual:
        actor.action = pose


def _fall_asleep(actor: Actor, shown: Shown, memory: Memory) -> None:
    """Who is asleep and lies nowhere sits, as a guard does; on a bed or in a boat one lies."""
    if actor.posture in ("lie", "sleep") or shown.pose in ("lie", "sleep") or shown.where:
        actor.posture = "sleep"
        return
    actor.posture = "sit"
    actor.listed = actor.listed.model_copy(update={"expression": actor.listed.expression or "sleeping"})
    memory.of(actor.asset).posture = "sit"


def _seat_height(support: str | None) -> float:
    from storyboard_cli.plan.staging.sets import SEATS

    return SEATS.get(support or "", 0.0)


def _look(actor: Actor, shown: Shown, by_name: Mapping[str, str]) -> None:
    if shown.facing in ("front", "us", "camera"):
        actor.glance, actor.target, actor.facing = "camera", None, 0.0
    elif shown.facing == "back":
        actor.glance, actor.target, actor.facing = "away", None, 168.0
    other = by_name.get((shown.toward or "").casefold())
    if other is not None and other != actor.asset and actor.doing.target is None and actor.glance is None:
        actor.target = other


def _names(actors: Sequence[Actor], shown_of: Mapping[str, Shown]) -> dict[str, str]:
    found: dict[str, str] = {}
    for actor in actors:
        shown = shown_of.get(actor.asset)
        for name in (*actor.look.names, *((shown.what, shown.name or "") if shown else ())):
            if name:
                found.setdefault(name.casefold(), actor.asset)
    return found

"""What people have in their hands, by what the words say that they do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.things import NEEDS, in_hand
from storyboard_cli.plan.staging.whereabouts import Memory
from storyboard_cli.reading.shown import Deed, Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame

_LARGEST = 1.25
"""Metres: what is larger than this, or stands on the floor by its kind, is in nobody's hands."""
_LAP_ANIMAL = 0.9
"""Metres: no larger animal is carried in arms."""
_WITH = ("with", "in", "under")


_FREE_HANDS = frozenset({"hold", "carry", "read", "text", "give", "reach"})
"""What one may do with one hand while the other holds an umbrella up."""

_BAGS = frozenset({"backpack", "bag", "suitcase", "box", "basket"})
_HOLDING = {"phone": "text", "umbrella": "umbrella", "book": "read", "sketchbook": "read", "letter": "read"}
_BY_GRIP = {"two_hands": "carry", "ear": "text", "hand": "hold"}


def grip(frame: Frame, actors: Sequence[Actor], memory: Memory, look_at: Callable[[str], Look]) -> None:
    """Somebody who has a prop and does nothing else with the hands holds it as one holds such a thing."""
    for prop in frame.props:
        holder = next((a for a in actors if a.asset == memory.holders.get(prop.asset)), None)
        thing = look_at(prop.asset).thing
        if holder is None or thing is None or thing.stands or holder.listed.pose:
            continue
        if thing.shape in _BAGS and holder.action in ("open", "reach", "search"):
            holder.action = "search"
            continue
        if holder.action is not None and not (thing.shape == "umbrella" and holder.action in _FREE_HANDS):
            continue
        holder.action = _HOLDING.get(thing.shape) or _BY_GRIP.get(thing.grip)


def hand_over(
    items: Sequence[Item], actors: Sequence[Actor], shown_of: Mapping[str, Shown], parts: Sequence[Shown] = ()
) -> None:
    """Things that somebody carries, holds, reads or eats are in that one's hands.

    `parts`: the hands and fingers that the words show for themselves (her hand turns a key).
    """
    hands: dict[str, int] = {}
    full: set[str] = set()  # who has what the verb names: no more is bound to it
    for item in sorted(items, key=lambda i: i.shown.at):
        if item.pose == "fly" or _is_flown(item, shown_of):
            item.pose = "fly"
            continue
        holder = _holder(item, actors, shown_of) or _by_hand(item, parts, actors, shown_of)
        if holder is None or not _fits(item, holder):
            continue
        if _over_shoulder(item, holder):
            item.kind = replace(item.kind, grip="back", stands=False)
            holder.action = "shoulder_bag"
            holder.pose_body()
        if holder.action is None or item.kind.of == "animal":
            holder.action = "carry" if _in_arms(item).grip == "two_hands" else "hold"
            holder.pose_body()
        if item.kind.shape == "umbrella" and holder.action in ("hold", "carry"):
            holder.action = "umbrella"
            holder.pose_body()
        if hands.get(holder.asset, 0) >= 2:
            continue
        if _carries_next(item, actors, shown_of) is holder:
            if holder.asset in full:
                continue
            full.add(holder.asset)
        item.held = in_hand(item.asset, _in_arms(item), holder, hands)


def regrip(items: Sequence[Item], actors: Sequence[Actor]) -> None:
    """Puts what people hold where their hands are in the end."""
    hands: dict[str, int] = {}
    for item in items:
        holder = next((a for a in actors if item.held is not None and a.asset == item.held.held_by), None)
        if holder is not None:
            item.held = in_hand(item.asset, _in_arms(item), holder, hands)


def busy_hands(
    items: Sequence[Item], actors: Sequence[Actor], shown_of: Mapping[str, Shown]
) -> frozenset[str]:
    """Who has something in hand, or gets what another holds out: one copy of it is enough."""
    holders = {i.held.held_by for i in items if i.held is not None and i.held.held_by}
    given = {d.whom.casefold() for s in shown_of.values() for d in s.acts() if d.whom and d.to}
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if holders and given & {*actor.look.names, *((shown.what.casefold(),) if shown else ())}:
            holders.add(actor.asset)
    return frozenset(holders)


def _in_arms(item: Item) -> PropKind:
    """The kind as it is held: an animal in both arms."""
    return replace(item.kind, grip="two_hands", stands=False) if item.kind.of == "animal" else item.kind


def _over_shoulder(item: Item, holder: Actor) -> bool:
    """Does somebody have a sack or a bag over the shoulder?"""
    act = holder.act
    if act is None or act.name not in ("carry", "lift", "arm_round") or item.kind.of != "thing":
        return False
    return act.deed.part in ("shoulder", "shoulders", "back") and max(item.size) <= _LARGEST


def _fits(item: Item, holder: Actor) -> bool:
    """Is it small enough; who carries a thing in both arms may have one that usually stands."""
    if item.kind.of == "animal":
        return max(item.size) <= _LAP_ANIMAL and holder.action in (None, "carry", "hold", "embrace", "give")
    if item.kind.shape == "umbrella":
        return True
    if item.kind.of != "thing" or max(item.size) > _LARGEST or item.size[0] > 0.8:
        return False
    if _over_shoulder(item, holder):
        return True
    return not item.kind.stands or (holder.action in ("carry", "hold") and max(item.size) <= 0.75)


def _is_flown(item: Item, shown_of: Mapping[str, Shown]) -> bool:
    """A kite that somebody flies is in the air."""
    said = item.shown.what.casefold()
    return item.kind.of == "thing" and any(
        d.does == "fly" and (d.to or "").casefold() == said for s in shown_of.values() for d in s.acts()
    )


def _holder(item: Item, actors: Sequence[Actor], shown_of: Mapping[str, Shown]) -> Actor | None:
    said = {item.shown.what.casefold(), (item.shown.name or item.shown.what).casefold()}
    for relation, words in item.shown.where.items():
        for actor in actors:
            shown = shown_of.get(actor.asset)
            names = {n.casefold() for n in (*actor.look.names, *((shown.what,) if shown else ()))}
            if relation in _WITH and words.casefold() in names:
                return actor
    matching = [
        actor
        for actor in actors
        if (shown := shown_of.get(actor.asset)) is not None and _has(shown, said, item)
    ]
    if matching:
        return matching[item.number % len(matching)] if item.shown.count > 1 else matching[0]
    named = _beside_a_part(item, actors, shown_of) or _carries_next(item, actors, shown_of)
    return named or _whose_action_needs(item, actors)


def _whose_action_needs(item: Item, actors: Sequence[Actor]) -> Actor | None:
    """Who telephones has the phone of the words, and no second one lies about."""
    if item.shown.where or item.number:
        return None
    return next((a for a in actors if NEEDS.get(a.action or "") == item.kind.shape), None)


_HANDS_FULL = frozenset({"carry", "hold", "give", "read", "eat", "drink", "aim", "push", "pull", "throw"})


def _carries_next(item: Item, actors: Sequence[Actor], shown_of: Mapping[str, Shown]) -> Actor | None:
    """Who carries something that the reading did not bind has what is named next."""
    holder = named_before(item.shown.at, actors, shown_of)
    shown = shown_of.get(holder.asset) if holder is not None else None
    if shown is None or shown.toward is not None or item.shown.where.keys() - {"with"} or item.number:
        return None
    between = item.shown.at - shown.at
    return holder if shown.pose in _HANDS_FULL and _handles(shown) and 0 < between < _NEAR else None


_NEAR = 60
"""Characters between somebody and what is said to be carried."""


def _by_hand(
    item: Item, parts: Sequence[Shown], actors: Sequence[Actor], shown_of: Mapping[str, Shown]
) -> Actor | None:
    """Whose hand has it."""
    said = {item.shown.what.casefold(), item.shown.what.casefold().split()[-1]}
    for part in parts:
        if any((d.to or "").casefold() in said and _handles(d) for d in part.acts()):
            return named_before(part.at, actors, shown_of)
    return None


def _has(shown: Shown, said: set[str], item: Item) -> bool:
    """Does any of somebody's deeds put the thing into the hands, and does none of them let it go?"""
    last = None
    for deed in shown.acts():
        named = {(deed.to or "").casefold(), (deed.where.get("with") or "").casefold()}
        if named & said:
            last = deed
    if last is None or not last.does:
        return False
    if (last.where.get("with") or "").casefold() in said:
        return item.kind.of == "thing"
    if last.does in group("not_in_hand", "verbs"):
        return False
    if last.does in group("acts", "stir") and "on" in {**item.shown.where, **last.where}:
        return False  # the pot is on the stove
    return item.kind.of != "animal" or last.does in group("not_in_hand", "arms")


def _handles(shown: Shown | Deed) -> bool:
    """Does the verb take a thing into the hands? To see, pass or kick it does not."""
    return shown.does is not None and shown.does not in group("not_in_hand", "verbs")


def _beside_a_part(item: Item, actors: Sequence[Actor], shown_of: Mapping[str, Shown]) -> Actor | None:
    """A phone at his shoulder, a cigarette between her lips: of whoever is named before it."""
    if not any(words.casefold() in group("not_in_hand", "parts") for words in item.shown.where.values()):
        return None
    return named_before(item.shown.at, actors, shown_of)


def named_before(at: int, actors: Sequence[Actor], shown_of: Mapping[str, Shown]) -> Actor | None:
    """Who is named last before a place in the words."""
    before = [
        (shown.at, actor)
        for actor in actors
        if (shown := shown_of.get(actor.asset)) is not None and shown.at <= at
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None

"""What the members of a group do: one way of doing it each, by what the words say of all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.model import SHOWN
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES, TOLD
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import table

Turn = Literal["inward", "ahead", "travel", "away"]


@dataclass(frozen=True, slots=True)
class Way:
    """How a group does a thing: the postures (none: that of the words) and actions of its members."""

    postures: tuple[str, ...] = ()
    actions: tuple[str | None, ...] = (None,)
    turn: Turn = "inward"


_IDLE: tuple[str | None, ...] = (
    "arms_down", "hands_in_pockets", "cross_arms", None, "hold_bag", "hands_clasped", "hand_on_hip_left",
    "arms_down", "shoulder_bag", "hands_behind", None, "text", "hold_bag_left", "cross_arms",
    "hands_in_pockets", "hand_on_hip",
)  # fmt: skip
_STANDING = ("stand", "shift", "stand", "wide")

WAYS: dict[str, Way] = {
    "cheer": Way(
        ("stand", "wide", "stand", "hop", "shift"),
        ("cheer_fist", "clap", "cheer_wide", "wave_high", "cheer_bent", "shout_hand_left", "cheer_fist_left",
         "cheer", "clap", "cheer_low", "film_left", "wave_high_left", "cheer_whirl"), "ahead"),
    "dance": Way(
        ("dance", "dance_step", "dance_up", "dance_hips", "dance_low", "dance_kick", "dance_step", "walk",
         "dance_hips"),
        (None, None, "cheer_bent", None, None, "cheer_fist", None, "clap", None, "cheer_low", "cup")),
    "queue": Way(_STANDING,
                 ("arms_down", "text", "cross_arms", "hold_bag", "look_at_watch", "hands_in_pockets",
                  "shoulder_bag", "arms_down", "on_phone", "hand_on_hip"), "travel"),
    "march": Way(("walk",), (None,), "travel"),
    "pray": Way((), ("pray", "pray_low", "pray", "hands_clasped", "pray_low", "cross_self", "pray_open"),
                "ahead"),
    "flee": Way(("run", "run_left", "hurry", "run", "run_left"),
                (None, "look_back", None, "shield_head", "shout_hand", None, "shield_head_left"), "travel"),
    "run": Way(("run", "run_left", "hurry"), (None,), "travel"),
    "protest": Way(("stand", "wide", "shift"),
                   ("placard", "shout_fist", "shout_hand", "cheer_fist_left", "placard_left", "shout",
                    "point_high", "placard", "shout_fist_left", "placard_left", "cheer_fist"), "ahead"),
    "fight": Way(("wide", "stand", "wide", "crouch"),
                 ("fight", "punch", "shield_head", "push", "fight", "pull", "shout_fist")),
    "eat": Way((), ("bite_of", "spoon", "talk_hand", "sip", "spoon", "bite_of_left", "arms_down",
                    "spoon_left", "cup")),
    "drink": Way(_STANDING, ("cup", "sip", "talk_hand_left", "cup_left", "hands_in_pockets", "sip_left")),
    "film": Way(_STANDING, ("film", "film_left", "shield_eyes", "film", "text", "film"), "ahead"),
    "watch": Way(_STANDING,
                 ("arms_down", "cross_arms", "hands_in_pockets", "hand_to_mouth", "hands_clasped", None,
                  "hand_on_hip_left", "hands_behind", "shield_eyes", "arms_down", "film",
                  "hold_bag"), "ahead"),
    "mourn": Way(_STANDING, ("hands_clasped", "look_down", "cover_face", "pray_low", "hands_clasped",
                             "hand_to_mouth", "look_down"), "ahead"),
    "talk": Way(_STANDING,
                ("talk_hand", "cross_arms", "cup", "hands_in_pockets", "talk_wide", "hand_on_hip",
                 "talk_hand_left", "sip", "hands_clasped", "arms_down", "hand_to_mouth", "cup_left")),
    "walk": Way(("walk", "walk_left"),
                (None, None, "hold_bag", "on_phone", None, "hands_in_pockets", "shoulder_bag",
                 "hold_bag_left", None, "text"), "travel"),
    "wait": Way(_STANDING, _IDLE),
    "sit": Way((), ("arms_down", None, "cross_arms", "hands_clasped", "arms_on_knees", None, "hand_to_mouth",
                    "text", "arms_on_knees", "talk_hand")),
}  # fmt: skip

_OF_POSTURE = {"walk": "walk", "run": "run", "dance": "dance", "sit": "sit", "sit_floor": "sit"}
_OF_ACTION = {
    "cheer": "cheer", "clap": "cheer", "pray": "pray", "eat": "eat", "drink": "drink", "fight": "fight",
    "punch": "fight", "gesture": "talk", "cry": "mourn", "shout": "protest", "listen": "watch",
}  # fmt: skip
_WORDS = re.compile(r"[a-z]+")


def way_of(shown: Shown | None, text: str, posture: str, action: str | None) -> str | None:
    """The key of `WAYS` that the words ask for; None where they ask for a pose that all have alike."""
    said = [d.does for d in shown.acts()] if shown is not None else []
    nouns = _WORDS.findall((shown.what if shown is not None else "").casefold())
    found = _named(said) or (_OF_ACTION.get(action) if action else None)
    if action is not None and found is None:
        return None
    usual = _OF_POSTURE.get(posture)
    if found in (None, "wait"):  # to wait is said of a queue, too
        written = _named(nouns, "wait") or _named(_WORDS.findall(text.casefold()), "wait")
        found = written or usual or found
    if found in ("walk", "run", "flee", "march", "dance") and posture not in (*_GOING, "stand"):
        return usual if usual == "sit" else None  # who sits and who kneels stays there
    return found or ("wait" if posture == "stand" else None)


_GOING = ("walk", "run", "dance", "tiptoe", "jump")


def _named(words: Iterable[str], besides: str | None = None) -> str | None:
    """The first way that one of the words asks for; plurals are tried too."""
    ways = table("en", "crowd_ways")
    for word in words:
        for way, meant in ways.items():
            if way != besides and (word in meant or (word.endswith("s") and word[:-1] in meant)):
                return way
    return None


def poses_of(
    way: str, posture: str, action: str | None, count: int, noise: Sequence[float]
) -> list[tuple[str, str | None]]:
    """Posture and action of each of `count` members; neighbours never have the same arms where the way has
    several. `noise`: one number a member, 0 … 1; the first says where the row of poses begins.
    """
    rule = WAYS[way]
    postures = rule.postures if rule.postures and POSTURES[posture].support == "feet" else (posture,)
    arms = rule.actions
    start = int(noise[0] * 97) if noise else 0
    step = next(s for s in (5, 3, 7, 2, 1) if len(arms) % s or len(arms) == 1 or s == 1)
    found: list[tuple[str, str | None]] = []
    for index in range(count):
        arm = arms[(start + index * step) % len(arms)]
        legs = postures[(start + index + int(noise[index] * 2)) % len(postures)]
        if way == "dance" and legs not in ("dance_step", "walk", "dance_hips") and arm is not None:
            arm = None  # whose arms dance has nothing else in hand
        found.append((legs, arm if arm in ACTIONS or arm is None else action))
    return found


def vary(actors: Sequence[Actor], shown_of: Mapping[str, Shown], busy: Collection[str], seed: int) -> None:
    """Gives each of several people of one subject (three guards) a pose of the own, where the hands are free.

    `busy`: who holds something.
    """
    groups: dict[int, list[Actor]] = {}
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if shown is not None and shown.count > 1 and actor.asset.startswith(SHOWN):
            groups.setdefault(shown.at, []).append(actor)
    for members in groups.values():
        free = [a for a in members if _is_free(a) and a.asset not in busy]
        shown = shown_of[members[0].asset]
        if len(free) < 2:
            continue
        way = way_of(shown, "", free[0].posture, free[0].action)
        if way is None or way == "fight":
            continue
        noise = [((seed >> (3 * i)) % 97) / 97 for i in range(len(free))]
        poses = poses_of(way, free[0].posture, free[0].action, len(free), noise)
        for actor, (posture, action) in zip(free, poses, strict=True):
            actor.posture, actor.action = posture, action
            actor.pose_body()


def _is_free(actor: Actor) -> bool:
    """Does somebody touch and hold nothing, and do what no line of the script wrote as a pose?"""
    alone = actor.act is None and not actor.reaches and actor.listed.pose is None and not actor.reclined
    return alone and actor.action not in TOLD and actor.support not in ("mount", "arms")

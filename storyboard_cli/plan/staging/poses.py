"""The pose library in degrees: postures (legs and trunk) and actions (arms, head and a lean).

A figure has a posture, which lasts until the script changes it, and perhaps an action on top of it: somebody
who sits and reads has the posture `sit` and the action `read`. Both kinds of name may be written as `pose:`.
"""

from __future__ import annotations

from storyboard_cli.core.problems import closest
from storyboard_cli.plan.staging.group_poses import GROUP_ACTIONS, GROUP_POSTURES
from storyboard_cli.plan.staging.pose_shapes import FIRM, Action, Posture
from storyboard_cli.plan.staging.told_poses import TOLD_ACTIONS, TOLD_POSTURES
from storyboard_cli.reading.tables import lookup

_POSTURES = (
    Posture("stand", (1, 5, 2), (-2, 5, 1), (5, 10, 14, 12), (2, 9, 10, 10), side=0.6),
    Posture("walk", (24, 2, 6), (-20, 2, 16), (-20, 6, 16, 0), (24, 6, 24, 0), lean=4, lasting=False),
    Posture("run", (52, 2, 62), (-30, 2, 74), (-42, 10, 84, 0), (48, 8, 88, 6), lean=16, lift=0.02,
    lasting=False),
    Posture("sit", (86, 8, 88), (86, 8, 88), (22, 9, 46, 22), (24, 9, 44, 24), lean=3, support="seat"),
    Posture("sit_floor", (126, 10, 84), (118, 16, 64), (46, 14, 40, 16), (42, 14, 42, 16), lean=10,
    support="ground"),
    Posture("kneel", (84, 5, 88), (-4, 5, 92), (24, 10, 44, 18), (16, 9, 34, 14), lean=5, support="knees"),
    Posture("crouch", (100, 14, 128), (92, 16, 124), (44, 10, 56, 20), (40, 12, 52, 20), lean=26),
    Posture("lie", (4, 7, 8), (38, 9, 66), (8, 14, 78, 74), (6, 38, 30, 20), head=(-4, 10), recline=90,
    support="ground"),
    Posture("sleep", (10, 4, 22), (26, 4, 46), (8, 12, 62, 78), (4, 14, 12, 30), recline=90, head=(-10, 14),
            support="ground"),
    Posture("fall", (38, 16, 44), (-18, 20, 36), (70, 62, 30, -10), (110, 56, 22, 0), lean=-8, recline=34,
    lift=0.05,
            lasting=False),
    Posture("fallen", (10, 14, 26), (34, 24, 74), (2, 78, 62, -60), (4, 46, 40, 50), side=7, head=(-6, 24),
    recline=88,
    support="ground"),
    Posture("lean", (6, 3, 4), (20, 4, 30), (10, 10, 62, 50), (8, 10, 60, 50), lean=-2, recline=8),
    Posture("drive", (70, 9, 62), (74, 12, 70), (62, 4, 38, 16), (62, 4, 38, 16), lean=-6, support="seat"),
    Posture("ride", (62, 10, 70), (78, 10, 92), (58, 8, 22, 6), (58, 8, 22, 6), lean=18, support="seat"),
    Posture("climb", (78, 12, 84), (6, 8, 12), (162, 12, 22, 0), (120, 14, 52, 0), lean=8, lift=0.12,
    lasting=False),
    Posture("jump", (46, 8, 70), (-12, 8, 60), (120, 34, 24, 0), (134, 34, 20, 0), lean=6, lift=0.2,
    lasting=False),
    Posture("crawl", (24, 8, 104), (-18, 8, 78), (104, 8, 14, 0), (62, 8, 20, 0), lean=80, head=(44, 0),
    support="knees",
            lasting=False),
    Posture("bow", FIRM, FIRM, (20, 6, 10, 10), (20, 6, 10, 10), lean=48, head=(-14, 0), lasting=False),
    Posture("dance", (30, 14, 42), (-6, 8, 6), (96, 54, 40, -20), (30, 66, 62, 0), lean=-3, side=9, head=(6,
    10),
            lasting=False),
    Posture("kick", (72, 4, 14), (-8, 4, 14), (-22, 30, 40, 0), (48, 36, 60, 0), lean=-10, lasting=False),
    Posture("cradled", (64, 4, 74), (70, 6, 80), (40, 16, 60, 40), (30, 14, 60, 50), head=(8, 0), recline=58,
    support="air", lasting=False),
    Posture("cradled_up", (20, 12, 30), (12, 12, 24), (60, 30, 40, 0), (60, 30, 40, 0), support="air",
    lasting=False),
    Posture("astride", (70, 34, 88), (70, 34, 88), (70, 10, 30, 20), (70, 10, 30, 20), lean=12, support="air",
    lasting=False),
    Posture("tiptoe", (0, 3, 0), (0, 3, 0), (6, 12, 16, 8), (6, 12, 16, 8), lean=4, lift=0.03, lasting=False),
)  # fmt: skip

_ACTIONS = (
    Action("reach", (82, 8, 12, 0), lean=10, twist=-8),
    Action("point", (84, 14, 4, 0), (6, 10, 24, 20), twist=-6),
    Action("hold", (34, 10, 74, 26), own_gaze=False),
    Action("give", (66, 6, 28, 8), lean=6),
    Action("look_back", twist=24, head_turn=62),
    Action("embrace", (58, 24, 84, 66), (66, 22, 80, 62), lean=7, head=(0, 12), mutual=True),
    Action("fight", (74, 20, 92, 34), (82, 8, 20, 0), lean=12, twist=22, mutual=True),
    Action("punch", (88, 10, 6, 0), (46, 20, 104, 40), lean=16, twist=-26),
    Action("read", (46, 6, 86, 26), (46, 6, 86, 26), lean=3, head=(-22, 0), own_gaze=True),
    Action("write", (42, 12, 66, 34), (34, 14, 78, 44), lean=18, head=(-24, 6), own_gaze=True),
    Action("type", (36, 6, 72, 14), (36, 6, 72, 14), lean=8, head=(-10, 0), own_gaze=True),
    Action("phone", (68, 12, 146, 4), (4, 9, 30, 24), head=(-2, 8)),
    Action("text", (42, 6, 92, 30), (30, 8, 84, 40), head=(-26, 0), own_gaze=True),
    Action("wave", (64, 66, 98, -96), head=(4, 4)),
    Action("cry", (52, 18, 132, 44), (50, 18, 132, 46), lean=14, head=(-24, 0), own_gaze=True),
    Action("carry", (30, 10, 82, 18), (30, 10, 82, 18), lean=-5),
    Action("drink", (58, 20, 124, 34), head=(8, 0)),
    Action("eat", (50, 18, 118, 38), (30, 10, 72, 34), lean=8, head=(-8, 0)),
    Action("shout", (36, 40, 62, -10), (36, 40, 62, -10), lean=9, head=(10, 0)),
    Action("think", (42, 14, 136, 50), (28, 8, 92, 62), head=(-5, 7)),
    Action("cross_arms", (30, 10, 96, 76), (34, 10, 100, 78), lean=-2),
    Action("hands_up", (118, 52, 62, -30), (118, 52, 62, -30), head=(4, 0)),
    Action("cheer", (158, 22, 18, 0), (160, 22, 16, 0), head=(14, 0)),
    Action("push", (82, 8, 24, 8), (82, 8, 24, 8), lean=22),
    Action("pull", (62, 8, 44, 0), (62, 8, 44, 0), lean=-16),
    Action("throw", (138, 46, 72, -20), (70, 18, 14, 0), lean=-4, twist=28),
    Action("clap", (54, 4, 74, 36), (54, 4, 74, 36), head=(4, 0)),
    Action("pray", (46, 6, 112, 34), (46, 6, 112, 34), head=(-16, 0)),
    Action("salute", (70, 52, 136, 40)),
    Action("open", (62, 14, 34, 0), lean=5, twist=-8),
    Action("gesture", (40, 26, 66, -20), (24, 18, 54, -10)),
    Action("shrug", (22, 24, 88, -40), (22, 24, 88, -40), head=(2, 6)),
    Action("cook", (44, 10, 66, 20), (40, 10, 70, 24), lean=10, head=(-20, 0), own_gaze=True),
    Action("cover_face", (62, 16, 128, 40), (62, 16, 128, 40), lean=8, head=(-18, 0), own_gaze=True),
    Action("hands_in_pockets", (-8, 14, 42, 20), (-8, 14, 42, 20), head=(-2, 0)),
    Action("aim", (86, 6, 6, 10), (80, 2, 22, 44), twist=-6),
    Action("draw", (44, 14, 70, 30), (40, 8, 80, 40), lean=10, head=(-24, 4), own_gaze=True),
    Action("play", (38, 20, 84, 40), (44, 26, 76, 20), lean=4, head=(-10, 6), own_gaze=True),
    Action("umbrella", (40, 8, 104, 10)),
    Action("kiss", (60, 14, 60, 40), (56, 14, 66, 40), lean=8, head=(0, 10), mutual=True),
    Action("shake_hands", (58, 4, 38, 14), lean=5, mutual=True),
    Action("raise_hand", (168, 10, 12, 0), head=(4, 0)),
    Action("write_up", (112, 14, 52, 6), twist=-6, head=(6, 0)),
    Action("listen", (4, 9, 30, 20), head=(0, 7)),
    Action("look_down", head=(-22, 2)),
    Action("look_up", head=(16, 0)),
    Action("search", (44, 8, 82, 34), (34, 12, 74, 24), lean=10, head=(-24, 4), own_gaze=True),
    Action("put_down", (46, 6, 44, 16), lean=9, head=(-18, 0), own_gaze=True),
)  # fmt: skip

POSTURES: dict[str, Posture] = {p.name: p for p in (*_POSTURES, *GROUP_POSTURES, *TOLD_POSTURES)}
ACTIONS: dict[str, Action] = {a.name: a for a in (*_ACTIONS, *GROUP_ACTIONS, *TOLD_ACTIONS)}
IN_ARMS = frozenset({"cradled", "cradled_up", "astride"})
"""Postures of whoever somebody else carries: nobody has them alone."""
OF_A_GROUP = frozenset({p.name for p in GROUP_POSTURES} | {a.name for a in GROUP_ACTIONS})
"""What members of a group do apart from each other: nobody writes them."""
TOLD = frozenset({p.name for p in TOLD_POSTURES} | {a.name for a in TOLD_ACTIONS})
"""What the words around a verb ask for: nobody writes them."""
POSE_NAMES: tuple[str, ...] = tuple(sorted({*POSTURES, *ACTIONS} - IN_ARMS - OF_A_GROUP - TOLD))
"""Everything that may be written as `pose:`."""

SIDEWAYS = frozenset({
    "run", "climb", "crawl", "bow", "kick", "ride", "reach", "point", "give", "fight", "punch", "push",
    "pull", "throw",
    "aim", "open", "lean", "fall", "kneel", "crouch", "shake_hands", "embrace", "kiss", "look_back",
})  # fmt: skip
"""Poses that read from the side: whoever does one alone turns further from the camera."""
SEATED_TURN = frozenset(
    {"sit", "sit_floor", "write", "read", "draw", "type", "cook", "eat", "phone", "play", "carry"}
)
"""Poses that read in a three-quarter view."""


def known_pose(name: str) -> str | None:
    """The library's own name for a pose that somebody wrote, or None."""
    word = name.strip().casefold().replace(" ", "_").replace("-", "_")
    if word in POSTURES or word in ACTIONS:
        return word
    return lookup("pose_names").get(word)


def likely_poses(name: str) -> list[str]:
    """Poses that somebody who wrote an unknown name may have meant, best first."""
    word = name.strip().replace(" ", "_").replace("-", "_")
    others = lookup("pose_names")
    found = closest(word, [*POSE_NAMES, *others], limit=3)
    return list(dict.fromkeys(others.get(f, f) for f in found))

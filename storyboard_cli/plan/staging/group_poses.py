"""Poses of the members of a group: no two people cheer, dance, wait or run alike."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.plan.staging.pose_shapes import Action, Posture

_WALK = Posture("walk_left", (-20, 2, 16), (24, 2, 6), (24, 6, 24, 0), (-20, 6, 16, 0), lean=3, lasting=False)
_RUN = Posture(
    "run_left", (-30, 2, 74), (52, 2, 62), (48, 8, 88, 6), (-42, 10, 84, 0), lean=15, lift=0.02, lasting=False
)
_DANCE = Posture(
    "dance_step", (16, 12, 30), (-8, 14, 10), (40, 20, 96, 40), (34, 22, 100, 44), lean=2, side=-7,
    head=(4, -8), lasting=False,
)  # fmt: skip

GROUP_POSTURES: tuple[Posture, ...] = (
    _WALK,
    _RUN,
    Posture("hurry", (40, 2, 34), (-26, 2, 46), (-24, 10, 60, 0), (30, 8, 66, 6), lean=10, lasting=False),
    Posture("shift", (2, 8, 3), (8, 6, 16), (5, 10, 14, 12), (2, 12, 18, 10), side=2.6, head=(0, 3)),
    Posture("wide", (1, 11, 2), (-2, 11, 1), (5, 10, 14, 12), (2, 9, 10, 10)),
    _DANCE,
    Posture("dance_low", (44, 20, 66), (24, 18, 52), (70, 44, 70, -10), (66, 40, 76, -6), lean=10,
            head=(2, 6), lasting=False),
    Posture("dance_hips", (4, 12, 6), (14, 10, 28), (24, 40, 76, 30), (150, 24, 30, 0), side=8, head=(6, -9),
            lasting=False),
    Posture("dance_kick", (40, 10, 60), (-4, 6, 4), (30, 62, 40, 0), (96, 48, 34, -20), lean=-4, side=-6,
            lasting=False),
    Posture("dance_up", (10, 8, 20), (-4, 10, 8), (150, 18, 50, 10), (146, 20, 56, 10), side=4, head=(12, 5),
            lasting=False),
    Posture("hop", (24, 10, 46), (8, 8, 30), (150, 26, 20, 0), (156, 22, 14, 0), lean=2, head=(12, 0),
            lift=0.1, lasting=False),
)  # fmt: skip
"""Postures of one member, beside those that anybody has."""

_ONE_SIDED = (
    Action("cheer_fist", (164, 14, 22, 0), (8, 12, 30, 20), twist=-6, head=(10, 0)),
    Action("cheer_low", (128, 30, 70, -20), (40, 16, 96, 20), lean=-3, head=(8, 4)),
    Action("cheer_whirl", (150, 44, 46, -40), (60, 20, 60, 10), head=(8, -5)),
    Action("wave_high", (140, 42, 40, -30), (4, 9, 16, 12), head=(8, 4)),
    Action("hand_on_hip", (-8, 42, 92, 60), (4, 10, 12, 12), head=(0, 3)),
    Action("hand_to_mouth", (52, 12, 136, 40), (26, 8, 92, 66), head=(0, 3)),
    Action("shield_eyes", (74, 44, 128, 30), (4, 9, 14, 10), head=(3, 0)),
    Action("hold_bag", (2, 8, 6, 6), (4, 10, 22, 14), head=(0, -2)),
    Action("shoulder_bag", (26, 16, 110, 34), (4, 9, 14, 10)),
    Action("look_at_watch", (58, 18, 92, 60), (4, 9, 14, 10), head=(-16, 0), own_gaze=False),
    Action("on_phone", (64, 14, 144, 6), (4, 9, 30, 20), head=(-2, 6)),
    Action("film", (88, 10, 46, 4), (6, 10, 20, 12), head=(4, 0)),
    Action("talk_hand", (38, 22, 78, -10), (6, 10, 18, 14), head=(2, 3)),
    Action("talk_wide", (44, 34, 62, -20), (20, 14, 60, 0), lean=2),
    Action("cup", (38, 12, 92, 16), (4, 10, 16, 12)),
    Action("sip", (56, 20, 122, 34), (6, 10, 18, 12), head=(6, 0)),
    Action("bite_of", (52, 18, 122, 36), (30, 10, 70, 34), lean=5, head=(-6, 0)),
    Action("spoon", (34, 16, 84, 40), (30, 12, 72, 36), lean=12, head=(-18, 0)),
    Action("shout_fist", (120, 28, 84, -10), (10, 12, 34, 20), lean=5, head=(10, 0)),
    Action("shout_hand", (56, 20, 128, 30), (8, 12, 26, 10), lean=6, head=(8, 0)),
    Action("placard", (104, 14, 62, 4), (8, 12, 34, 20), head=(8, 0)),
    Action("point_high", (104, 14, 6, 0), (6, 10, 24, 20), twist=-6, head=(4, 0)),
    Action("cross_self", (60, 10, 118, 50), (4, 9, 26, 20), head=(-12, 0)),
    Action("shield_head", (140, 28, 118, 30), (30, 12, 80, 10), lean=8, head=(-8, 0)),
)  # fmt: skip

GROUP_ACTIONS: tuple[Action, ...] = (
    *_ONE_SIDED,
    *(replace(a, name=f"{a.name}_left", right_arm=a.left_arm, left_arm=a.right_arm, twist=-a.twist,
              head=(a.head[0], -a.head[1])) for a in _ONE_SIDED),
    Action("cheer_wide", (140, 50, 20, 0), (136, 54, 24, 0), lean=-3, head=(12, 0)),
    Action("cheer_bent", (130, 34, 80, -10), (126, 36, 84, -10), head=(10, 0)),
    Action("hands_behind", (-24, 8, 40, 60), (-24, 8, 40, 60)),
    Action("hands_clasped", (18, 8, 44, 62), (18, 8, 44, 62), head=(-4, 0)),
    Action("arms_down", (3, 9, 14, 12), (5, 10, 10, 10)),
    Action("pray_low", (26, 8, 66, 56), (26, 8, 66, 56), head=(-24, 0)),
    Action("pray_open", (46, 26, 84, -10), (46, 26, 84, -10), head=(12, 0)),
    Action("arms_on_knees", (44, 12, 52, 16), (44, 12, 52, 16), lean=16, head=(4, 0)),
)  # fmt: skip
"""Actions of one member, most of them in a right and a left hand."""

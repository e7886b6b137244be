"""Poses that only the words around a verb ask for: under a blanket, slumped on a desk, in the water."""

from __future__ import annotations

from storyboard_cli.plan.staging.pose_shapes import Action, Posture

ABED, SWIM, AFLOAT, SLUMP = "abed", "swim", "afloat", "slump"
SUNK = {SWIM: 0.235, AFLOAT: 0.71}
"""How much of the height of somebody in the water is under it, as a share."""

TOLD_POSTURES: tuple[Posture, ...] = (
    Posture(ABED, (8, 5, 14), (16, 6, 30), (10, 16, 26, 46), (12, 18, 40, 70), head=(-6, 12), recline=90,
            support="ground"),
    Posture(SWIM, (-80, 7, 10), (-68, 7, 18), (164, 20, 34, 0), (52, 30, 20, 10), lean=72, head=(40, 0),
            support="air", lasting=False),
    Posture(AFLOAT, (14, 8, 20), (-10, 8, 30), (142, 34, 30, 0), (78, 44, 40, 10), lean=16, head=(20, 0),
            support="air", lasting=False),
)  # fmt: skip
"""Who lies in a bed under its blanket; who swims: head, shoulders and arms are above the water."""
TOLD_ACTIONS: tuple[Action, ...] = (
    Action(SLUMP, (66, 26, 92, 78), (64, 24, 88, 74), lean=60, head=(-30, 16)),
)
"""Asleep on a table, the head on the arms."""

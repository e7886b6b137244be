"""Poses that only the words around a verb ask for: under a blanket, slumped on a desk, in the water."""

from __future__ import annotations

from storyboard_cli.plan.staging.pose_shapes import Action, Posture

ABED, SWIM, AFLOAT, SLUMP = "abed", "swim", "afloat", "slump"
TOAST, CARDS = "toast", "cards"
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
    Action(TOAST, (92, 14, 44, 4), (4, 10, 20, 14), head=(4, 0)),
    Action(CARDS, (34, 12, 92, 22), (34, 12, 84, 34), lean=6, head=(-14, 0), own_gaze=True),
    Action(SLUMP, (66, 26, 92, 78), (64, 24, 88, 74), lean=60, head=(-30, 16)),
)
"""A glass held up to others; a hand of cards; asleep on a table, the head on the arms."""

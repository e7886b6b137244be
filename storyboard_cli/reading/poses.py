"""The pose library's names, as words ask for them; the degrees of each pose are staging's."""

from __future__ import annotations

from storyboard_cli.reading.tables import EVERY, group


def is_posture(pose: str | None) -> bool:
    """Is that how legs and trunk are?"""
    return pose is not None and pose in group("poses", "posture", EVERY)


def is_action(pose: str | None) -> bool:
    """Is that what arms and head do on top of a posture?"""
    return pose is not None and pose in group("poses", "action", EVERY)


def is_mutual(action: str | None) -> bool:
    """Does the other one do it too?"""
    return action is not None and action in group("poses", "mutual", EVERY)

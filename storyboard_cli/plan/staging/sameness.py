"""Are two pictures the same? Then the second one says nothing that the first did not."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Figure, PlacedProp, Staging

CLOSER = {
    "EWS": "WS", "WS": "FS", "FS": "MLS", "MLS": "MS", "MS": "MCU", "MCU": "CU", "CU": "MCU",
}  # fmt: skip
"""The size of a second picture of the same, where nobody asked for one."""


def same_picture(one: Staging, two: Staging) -> bool:
    """Do both show the same people and things, doing the same, from the same place in the same light?"""
    return (
        one.camera == two.camera
        and one.setting == two.setting
        and one.move == two.move
        and one.light == two.light
        and list(map(_figure, (*one.figures, *one.extras))) == list(map(_figure, (*two.figures, *two.extras)))
        and list(map(_thing, one.props)) == list(map(_thing, two.props))
    )


def _figure(figure: Figure) -> tuple[object, ...]:
    return (
        figure.asset,
        figure.variant,
        figure.pose,
        figure.place,
        figure.facing_deg,
        figure.expression,
        figure.speaking,
    )


def _thing(prop: PlacedProp) -> tuple[object, ...]:
    return prop.asset, prop.place, prop.held_by, prop.pose

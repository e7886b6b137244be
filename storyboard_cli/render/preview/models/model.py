"""What a drawing function of a thing, an animal or a vehicle is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.solids import SolidBuilder

Part = Literal["all", "far", "near"]


@dataclass(frozen=True, slots=True)
class Model:
    """One thing to draw. The maker's origin is the middle of its base; its axes are right, up and ahead,
    and ahead is the way that it faces or travels.

    `part`: a vehicle with people inside is drawn twice: what is behind them (`far`: inside, far side),
    then, over them, what is before them (`near`: near side below the windows, pillars); else `all` at once.
    """

    size: Vec3  # metres: across, up, ahead
    colour: Rgb
    pose: str = (
        "stand"  # stand, walk, run, sit, lie, sleep, fly, perch, swim, rear, eat; a thing: stand, lie, open
    )
    held: bool = False
    text: str = ""  # the words on it, where the script gives them
    ink: Rgb | None = None  # of those words; None: dark on light, light on dark
    lit: bool = False  # lamps of it burn
    part: Part = "all"
    seed: int = 0  # for small differences between two of a kind


Drawer = Callable[[SolidBuilder, Model], None]

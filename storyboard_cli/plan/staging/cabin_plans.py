"""Cars, vans, lorries and flight decks from inside: how large each is, and where its seats are.

A cabin looks to −z, towards the side where cameras start; its floor is y = 0, its front seats are at z = 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from storyboard_cli.plan.staging.vehicle_kinds import VEHICLE_KINDS
from storyboard_cli.plan.staging.vehicle_words import vehicle_shape
from storyboard_cli.plan.staging.whereabouts import CABIN_SETS


@dataclass(frozen=True, slots=True)
class Berth:
    """One seat: metres to the right of the picture seen from the bonnet, and behind the front seats."""

    x: float
    z: float
    row: int = 0  # 0 is the front
    up: float = 0.0  # how much higher than the front seats


@dataclass(frozen=True, slots=True)
class CabinPlan:
    """One class of cabin, in metres."""

    kind: str
    half: float = 0.76  # half of the width between its doors
    roof: float = 1.44
    sill: float = 0.86  # lower edge of the windows
    cowl: float = -1.12  # foot of the windscreen
    brow: float = -0.34  # top of the windscreen
    back: float = 1.5  # the wall behind the last seats
    ride: float = 0.3  # the floor above the road
    bonnet: float = 1.2  # how far the bonnet goes on before the windscreen
    bench: bool = False  # one long seat in front
    front: float = 0.42  # how far from the middle those in front sit
    rows: tuple[float, ...] = (0.95,)  # where the benches behind are
    behind: float = 0.27  # how far from the middle those behind sit
    flies: bool = False
    open: bool = False  # no roof

    @property
    def berths(self) -> tuple[Berth, ...]:
        """All seats: the driver's, the one beside it, the middle of the front, then those behind."""
        front = (Berth(self.front, 0.0), Berth(-self.front, 0.0), Berth(0.0, 0.02))
        rear = []
        for row, z in enumerate(self.rows, 1):
            out = self.behind if row % 2 else self.behind * 1.7
            rear += [Berth(x, z, row, 0.05 + 0.13 * (row - 1)) for x in (-out, out, 0.0)]
        return (*front, *rear)


_CAR = CabinPlan("car")
_CABINS = (
    _CAR,
    replace(_CAR, kind="taxi"),
    replace(_CAR, kind="police_car"),
    replace(_CAR, kind="hearse", back=2.6, rows=(), bench=True, roof=1.5),
    replace(_CAR, kind="sports_car", roof=1.36, rows=(0.8,), bonnet=1.4),
    replace(_CAR, kind="convertible", roof=1.36, bonnet=1.4, open=True),
    CabinPlan("jeep", 0.8, 1.58, 0.9, -1.05, -0.42, 1.7, 0.5, 1.1),
    CabinPlan("pickup", 0.82, 1.52, 0.88, -1.08, -0.4, 0.55, 0.45, 1.2, True, rows=()),
    CabinPlan("van", 0.92, 1.8, 0.88, -1.0, -0.46, 2.7, 0.5, 0.45, False, 0.46, (1.05, 1.95)),
    CabinPlan("truck", 1.08, 1.72, 0.88, -0.98, -0.72, 0.8, 1.1, 0.1, True, 0.56, ()),
    CabinPlan("cockpit", 1.0, 1.6, 0.86, -1.15, -0.4, 1.6, 2.0, 0.9, False, 0.46, (0.98,), 0.26, True),
    CabinPlan("helicopter", 0.88, 1.6, 0.8, -1.15, -0.32, 1.6, 1.2, 0.35, False, 0.44, (0.98,), 0.28, True),
)
CABINS: dict[str, CabinPlan] = {c.kind: c for c in _CABINS}

_AS = {"ambulance": "van", "fire_engine": "truck", "excavator": "truck", "tractor": "truck"}
_PAINT = {kind.shape: kind.color for kind in VEHICLE_KINDS}
_OF_ITS_KIND = {"cockpit": "#c9ccd0", "helicopter": "#46627c", "hearse": "#24262b", "convertible": "#b8352e"}


def cabin_for(setting: str, words: str) -> tuple[CabinPlan, str] | None:
    """The cabin of a set that a place's words name, and the paint of its kind (#rrggbb)."""
    if setting not in CABIN_SETS:
        return None
    said = words.casefold().replace("_", " ")
    if setting == "cockpit":
        kind = "helicopter" if any(w in said for w in ("helicopter", "chopper")) else "cockpit"
        return CABINS[kind], _OF_ITS_KIND[kind]
    own = next((k for k in ("hearse", "convertible") if k in said), None)
    found = next((v for part in _parts(said) if (v := vehicle_shape(part)) is not None), None)
    shape, color = found or ("car", "")
    kind = own or (shape if shape in CABINS else _AS.get(shape, "car"))
    return CABINS[kind], color or _OF_ITS_KIND.get(kind) or _PAINT.get(shape) or _PAINT["car"]


_SEPARATOR = re.compile(r"[/,(;:]|\s-+\s|\s[–—]\s")
_TAIL = re.compile(r"(?:\s+(?:cab|cabin|\d+|interior|moving))+$")
"""What stands behind the vehicle in a heading: a lorry's cab, taxi 2."""


def _parts(said: str) -> list[str]:
    """A heading, each part of it by itself: the back of a van at night is a van, a lorry cab a lorry."""
    found = []
    for piece in (p.strip(" .") for p in _SEPARATOR.split(said)):
        piece = piece.split(" of ")[-1]
        if piece:
            found += [_TAIL.sub("", piece), piece]
    return found

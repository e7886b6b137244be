"""How each garment of the upper body is cut: what decides its silhouette before anything is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

_WIDER, _WIDE_SLEEVE, _LONGER, _LOW_HEM = 1.24, 1.5, 1.3, 0.5
"""What is too large: factors of trunk, sleeves and length, and where its hem is at least (0.5: half way down
the thigh)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Widths are factors of the body's own; `reach` is how far down the legs it hangs: 0 at the hips, 1 at
    the knee, 2 at the ankle.
    """

    trunk: float = 1.0
    sleeve_width: float = 1.05
    sleeve: str = "long"  # long, short, none, wide (a bell at the wrist), puff (wide at the shoulder)
    reach: float = 0.0
    flare: float = 1.0
    opens: bool = False  # down the front, with lapels or a zip
    tucked: bool = False  # into the trousers
    waist: bool = True  # drawn in at the waist; else it hangs straight


_COAT = Cut(1.08, 1.2, reach=0.86, flare=1.12, opens=True)
_GOWN = Cut(1.0, 1.0, "none", reach=1.96, flare=1.75)
_ROBE = Cut(1.12, 1.3, "wide", reach=1.9, flare=1.2, waist=False)
_JACKET = Cut(1.06, 1.15, opens=True)
_OVERALL = Cut(1.06, 1.15)

CUTS: dict[str, Cut] = {
    "shirt": Cut(tucked=True),
    "tshirt": Cut(sleeve="short"),
    "jacket": _JACKET,
    "coat": _COAT,
    "raincoat": Cut(1.14, 1.28, reach=0.8, flare=1.2, opens=True),
    "hoodie": Cut(1.12, 1.25, opens=True),
    "dress": Cut(sleeve="dress", reach=0.98, flare=1.42),
    "uniform": Cut(1.0, 1.12, opens=True),
    "suit": Cut(1.0, 1.12, opens=True),
    "sweater": Cut(1.06, 1.15),
    "vest": Cut(tucked=True),
    "leather_jacket": Cut(1.08, 1.2, opens=True),
    "trenchcoat": replace(_COAT, reach=1.18, flare=1.22),
    "lab_coat": replace(_COAT, trunk=1.1, reach=0.98, flare=1.16),
    "gown": _GOWN,
    "wedding_dress": replace(_GOWN, flare=2.3),
    "robe": _ROBE,
    "habit": replace(_ROBE, sleeve_width=1.25),
    "kimono": Cut(1.08, 1.3, "wide", reach=1.88, flare=1.02),
    "sari": Cut(sleeve="short", reach=1.92, flare=1.2),
    "dungarees": Cut(1.04, 1.1),
    "jumpsuit": _OVERALL,
    "police": Cut(1.02, 1.08, tucked=True),
    "soldier": Cut(1.08, 1.2),
    "sailor": Cut(1.06, 1.15),
    "scrubs": Cut(1.08, 1.2, "short"),
    "chef": Cut(1.05, 1.15),
    "fireman": Cut(1.16, 1.3, reach=0.35, flare=1.1, opens=True),
    "armour": Cut(1.14, 1.25, tucked=True),
    "costume": Cut(),
    "spacesuit": Cut(1.25, 1.6, waist=False),
    "wetsuit": Cut(),
    "pyjamas": Cut(1.1, 1.25, waist=False),
    "swimsuit": Cut(sleeve="none"),
    "bare": Cut(sleeve="none"),
    "jersey": Cut(1.08, 1.15, "short"),
    "tank": Cut(sleeve="none"),
    "tunic": Cut(1.06, 1.2, reach=0.62, flare=1.25),
    "cardigan": _JACKET,
    "hi_vis": Cut(1.08, 1.1),
    "tracksuit": Cut(1.1, 1.22),
}  # fmt: skip
_PLAIN = Cut()
SKIRT_FLARE, SKIRT_REACH = 1.3, 0.82


@cache
def cut_of(top: str, *, loose: bool = False) -> Cut:
    """The cut of a garment by the name that a look has for it; `loose`: made for somebody far larger."""
    cut = CUTS.get(top, _PLAIN)
    if not loose or cut.sleeve == "none":
        return cut
    reach = max(cut.reach * _LONGER, _LOW_HEM)
    wide, sleeve = cut.trunk * _WIDER, cut.sleeve_width * _WIDE_SLEEVE
    return replace(cut, trunk=wide, sleeve_width=sleeve, reach=min(reach, 2.0), tucked=False, waist=False)

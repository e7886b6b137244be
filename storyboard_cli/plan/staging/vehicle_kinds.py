"""Vehicles by class: how large each is, and where people sit in or on it."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind, Seat
from storyboard_cli.plan.staging.vehicle_words import vehicle_shape, with_color


def _kind(
    shape: str, size: tuple[float, float, float], color: str, *seats: Seat, open: bool = False,
    flies: bool = False, swims: bool = False,
) -> PropKind:  # fmt: skip
    return PropKind(
        shape, size, stands=True, of="vehicle", seats=seats, open=open, flies=flies, swims=swims, color=color
    )


_FRONT = (Seat(-0.36, 0.52, -0.15, "drive"), Seat(0.36, 0.52, -0.15))
_IN_CAR = (*_FRONT, Seat(0.36, 0.53, -0.92), Seat(-0.36, 0.53, -0.92))

VEHICLE_KINDS: tuple[PropKind, ...] = (
    _kind("bicycle", (0.55, 1.05, 1.75), "#3f6a94", Seat(0.0, 0.90, -0.18, "ride"),
          Seat(0.0, 0.80, -0.60, "ride"), open=True),
    _kind("motorcycle", (0.80, 1.20, 2.15), "#8a3a34", Seat(0.0, 0.78, -0.25, "ride"), Seat(0.0, 0.82, -0.62,
          "ride"), open=True),
    _kind("car", (1.80, 1.48, 4.30), "#8c3f3a", *_IN_CAR),
    _kind("taxi", (1.80, 1.48, 4.30), "#e0b13c", *_IN_CAR),
    _kind("police_car", (1.80, 1.48, 4.30), "#2e3644", *_IN_CAR),
    _kind("sports_car", (1.84, 1.22, 4.25), "#b8352e", Seat(-0.36, 0.48, -0.55, "drive"),
          Seat(0.36, 0.48, -0.55), Seat(0.34, 0.60, -1.12), Seat(-0.34, 0.60, -1.12)),
    _kind("jeep", (1.84, 1.82, 4.20), "#5f6b4a", Seat(-0.38, 0.72, -0.15, "drive"), Seat(0.38, 0.72, -0.15),
          Seat(0.38, 0.74, -0.95), Seat(-0.38, 0.74, -0.95)),
    _kind("pickup", (1.90, 1.78, 5.30), "#7a4a36", Seat(-0.40, 0.68, -0.15, "drive"),
          Seat(0.40, 0.68, -0.15)),
    _kind("van", (1.95, 2.20, 5.00), "#c9cdd0", Seat(-0.42, 0.85, 0.90, "drive"), Seat(0.42, 0.85, 0.90)),
    _kind("ambulance", (2.10, 2.75, 5.60), "#eceae4", Seat(-0.42, 0.85, 1.00, "drive"),
          Seat(0.42, 0.85, 1.00)),
    _kind("truck", (2.50, 3.40, 8.00), "#3f6a8a", Seat(-0.50, 1.20, 2.95, "drive"), Seat(0.50, 1.20, 2.95)),
    _kind("fire_engine", (2.50, 3.30, 8.00), "#b8302a", Seat(-0.50, 1.20, 2.95, "drive"),
          Seat(0.50, 1.20, 2.95),
          Seat(0.50, 1.20, 1.80), Seat(-0.50, 1.20, 1.80)),
    _kind("bus", (2.50, 3.00, 10.0), "#b5533c", Seat(-0.62, 1.05, 3.70, "drive"), Seat(0.40, 1.05, 2.05),
          Seat(-0.85, 1.05, 0.80), Seat(0.85, 1.05, 0.80), Seat(-0.40, 1.05, -0.45), Seat(0.40, 1.05, -1.70),
          Seat(-0.85, 1.05, -1.70), Seat(0.85, 1.05, -2.95)),
    _kind("tram", (2.40, 3.90, 12.0), "#b04038", Seat(-0.40, 0.95, 4.15), Seat(0.40, 0.95, 2.90),
          Seat(-0.85, 0.95, 1.65), Seat(0.85, 0.95, 0.40), Seat(-0.40, 0.95, -0.85), Seat(0.40, 0.95, -2.10)),
    _kind("train", (2.90, 3.90, 24.0), "#37587a", Seat(0.85, 1.35, -1.75), Seat(-0.85, 1.35, -3.00),
          Seat(0.85, 1.35, -4.25), Seat(-0.85, 1.35, -5.50), Seat(0.40, 1.35, -6.75),
          Seat(-0.40, 1.35, -8.00)),
    _kind("steam_train", (2.90, 4.20, 20.0), "#3e4a44", Seat(-0.60, 1.75, 1.30), Seat(0.60, 1.75, 1.30)),
    _kind("rowing_boat", (1.50, 0.75, 3.80), "#7d5a3c", Seat(0.0, 0.34, -0.10), Seat(0.0, 0.34, -1.20),
          Seat(0.0, 0.34, 0.90), swims=True),
    _kind("canoe", (0.92, 0.62, 4.80), "#8c4a34", Seat(0.0, 0.26, -1.20), Seat(0.0, 0.26, 1.10),
          Seat(0.0, 0.26,
          0.0), swims=True),
    _kind("speedboat", (2.10, 1.45, 5.60), "#2f5a86", Seat(-0.45, 0.62, -0.45, "drive"),
          Seat(0.45, 0.62, -0.45),
          Seat(0.0, 0.55, -1.50), swims=True),
    _kind("sailboat", (2.40, 8.60, 6.80), "#e6e6e2", Seat(-0.55, 0.65, -1.70), Seat(0.55, 0.65, -1.30),
          Seat(-0.50,
          0.65, -0.80), swims=True),
    _kind("fishing_boat", (3.20, 5.40, 8.60), "#3a6480", Seat(0.40, 0.45, -1.40, "stand"),
          Seat(-0.50, 0.45, -0.60,
          "stand"), Seat(0.0, 0.45, -2.60, "stand"), swims=True),
    _kind("scooter", (0.72, 1.15, 1.75), "#7fa8a0", Seat(0.0, 0.76, -0.30, "ride"),
          Seat(0.0, 0.78, -0.62, "ride"),
          open=True),
    _kind("skateboard", (0.21, 0.13, 0.80), "#3c3f48", Seat(0.0, 0.10, 0.0, "stand"), open=True),
    _kind("cart", (1.30, 2.10, 2.60), "#a8503c"),
    _kind("wagon", (1.90, 2.90, 4.60), "#8a6240", Seat(-0.30, 1.42, 1.35), Seat(0.30, 1.42, 1.35)),
    _kind("carriage", (1.90, 2.50, 4.40), "#5a2f34", Seat(0.30, 1.05, -0.55), Seat(-0.30, 1.05, -0.55)),
    _kind("wheelchair", (0.66, 0.95, 1.05), "#5a646e", Seat(0.0, 0.51, -0.05), open=True),
    _kind("pram", (0.62, 1.15, 1.25), "#3c4a66"),
    _kind("shopping_trolley", (0.60, 1.02, 1.05), "#b8423a", Seat(0.0, 0.80, -0.10)),
    _kind("sled", (0.62, 1.00, 2.40), "#9a6a3c", Seat(0.0, 0.36, 0.10),
          Seat(0.0, 0.36, -0.42), Seat(0.0, 0.10, -0.98, "stand"), open=True),
    _kind("plane", (34.0, 12.0, 37.0), "#3f5f8a", flies=True),
    _kind("small_plane", (10.6, 2.90, 8.20), "#b0483c", Seat(-0.26, 1.25, 0.05, "drive"),
          Seat(0.26, 1.25, 0.05),
          Seat(0.0, 1.25, -0.75), flies=True),
    _kind("biplane", (9.40, 3.00, 7.20), "#a8402f", Seat(0.0, 1.30, -0.55, "drive"), flies=True),
    _kind("jet", (10.4, 4.60, 15.5), "#8b949c", flies=True),
    _kind("helicopter", (10.0, 3.40, 10.6), "#2f5f7f", Seat(-0.38, 1.15, 0.85, "drive"),
          Seat(0.38, 1.15, 0.85),
          Seat(0.38, 1.15, -0.30), Seat(-0.38, 1.15, -0.30), flies=True),
    _kind("hot_air_balloon", (12.0, 19.0, 12.0), "#b8452f", Seat(-0.30, 0.08, 0.20, "stand"),
          Seat(0.30, 0.08, -0.20, "stand"), flies=True),
    _kind("airship", (14.0, 16.0, 52.0), "#5a6f8c", flies=True),
    _kind("rocket", (5.20, 14.0, 5.20), "#b83c32"),
    _kind("spaceship", (11.0, 4.40, 16.0), "#5a6c86", flies=True),
    _kind("flying_saucer", (10.0, 4.20, 10.0), "#8f9aa2", flies=True),
    _kind("tank", (3.40, 2.60, 8.60), "#66704c"),
    _kind("tractor", (2.00, 2.75, 3.70), "#b0382c", Seat(0.0, 1.15, -0.50, "drive")),
    _kind("excavator", (2.60, 4.40, 8.20), "#d9a92f", Seat(-0.64, 1.55, -0.70, "drive")),
    _kind("forklift", (1.20, 2.20, 3.30), "#d98a2b", Seat(0.0, 1.08, -0.70, "drive")),
    _kind("ship", (12.0, 22.0, 62.0), "#2c3442", swims=True),
    _kind("tall_ship", (10.0, 28.0, 38.0), "#6b4a34", swims=True),
    _kind("submarine", (6.00, 9.00, 44.0), "#4a5058", swims=True),
)  # fmt: skip

_BY_SHAPE = {kind.shape: kind for kind in VEHICLE_KINDS}


def vehicle_kind(words: str) -> PropKind | None:
    """The class of vehicle that a script's noun phrase names (`black sedan`, `fishing boats`, `a Mazda`), in
    the colour that such a vehicle mostly has; None where the phrase names no vehicle.
    """
    found = vehicle_shape(words)
    return with_color(_BY_SHAPE[found[0]], found[1]) if found else None

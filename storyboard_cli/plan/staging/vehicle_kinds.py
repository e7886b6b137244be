"""Vehicles by class: how large each is, and where people sit in or on it."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind

VEHICLE_KINDS: tuple[PropKind, ...] = (
    PropKind("bicycle", (0.55, 1.05, 1.75), stands=True, of="vehicle", open=True, color="#3f6a94"),
    PropKind("motorcycle", (0.75, 1.15, 2.05), stands=True, of="vehicle", open=True, color="#8a3a34"),
    PropKind("car", (1.80, 1.48, 4.30), stands=True, of="vehicle", color="#8c3f3a"),
    PropKind("bus", (2.50, 3.00, 10.0), stands=True, of="vehicle", color="#b5533c"),
)

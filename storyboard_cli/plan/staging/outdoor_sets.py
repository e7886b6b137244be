"""The exterior kinds of set."""

from __future__ import annotations

from storyboard_cli.plan.staging.set_plan import SetPlan, extent

OUTDOOR_PLANS = (
    SetPlan("street", False, extent(-5.5, 5.5, -6.0, 26.0, 9.0), "steps", None,
            {"door": (4.2, 3.5), "car": (-3.4, 3.0), "shop": (4.6, 4.5), "corner": (4.6, 7.0),
            "lamp": (-4.2, 2.0)}),
    SetPlan("campus", False, extent(-12.0, 12.0, -8.0, 24.0, 12.0), "bench", None,
            {"bench": (-2.2, 1.8), "gate": (0.0, 9.0), "tree": (3.4, 3.2), "steps": (2.4, 7.0),
            "door": (0.5, 11.0),
             "building": (0.5, 10.0), "path": (0.0, 3.0)}),
    SetPlan("bus_stop", False, extent(-5.0, 5.0, -5.0, 16.0, 7.0), "bench", None,
            {"bench": (-0.4, 1.25), "shelter": (0.0, 1.2), "sign": (2.3, 0.7), "bus": (0.0, -2.4),
            "road": (0.0, -2.0),
             "curb": (0.0, -1.4)}),
    SetPlan("forest", False, extent(-12.0, 12.0, -8.0, 26.0, 14.0), "ground", None,
            {"tree": (1.8, 1.8), "path": (0.0, 3.5), "clearing": (0.0, 4.0), "stream": (-2.6, 3.0),
            "rock": (-1.8, 1.6)}),
    SetPlan("park", False, extent(-12.0, 12.0, -8.0, 24.0, 12.0), "bench", None,
            {"bench": (-1.8, 1.6), "tree": (2.6, 2.6), "path": (0.0, 3.0), "pond": (2.4, 6.0),
            "swing": (3.0, 3.4)}),
    SetPlan("field", False, extent(-20.0, 20.0, -8.0, 40.0, 14.0), "ground", None,
            {"tree": (3.5, 6.0), "fence": (0.0, 8.0), "goal": (0.0, 12.0)}),
    SetPlan("rooftop", False, extent(-5.0, 5.0, -5.0, 5.4, 8.0), "ground", None,
            {"edge": (0.0, 4.6), "door": (3.6, 3.0), "parapet": (0.0, 4.6), "railing": (0.0, 4.6),
            "ledge": (0.0, 4.6)}),
    SetPlan("beach", False, extent(-20.0, 20.0, -8.0, 40.0, 14.0), "ground", None, {"water": (0.0, 7.0),
    "sea": (0.0, 7.0)}),
    SetPlan("station", False, extent(-8.0, 8.0, -6.0, 20.0, 6.0), "bench", None,
            {"bench": (-1.8, 1.6), "platform": (0.0, 2.0), "train": (2.4, 3.0), "edge": (2.0, 2.0)}),
    SetPlan("mountain", False, extent(-20.0, 20.0, -8.0, 40.0, 16.0), "ground", None, {"edge": (2.0, 4.0),
    "rock": (-1.8, 1.8)}),
    SetPlan("grid", False, extent(-8.0, 8.0, -8.0, 16.0, 6.0), "chair", None, {}),
)  # fmt: skip

"""How frames of an unchanged asset differ from its bundle, measured for each embedder on the tuning cases.

`specs/consistency.md` says how these numbers were found and what they give on cases never used to find them.
An embedder that nobody has measured gets cautious ones; approved frames then take over.
"""

from __future__ import annotations

from storyboard_cli.drift.calibration import Allowance

_BASIC = {
    "hair": Allowance(gap=0.0, sd=0.024, variance=0.0005),
    "head": Allowance(gap=0.0, sd=0.013, variance=0.0007),
    "body": Allowance(gap=0.0, sd=0.024, variance=0.0001),
    "legs": Allowance(gap=0.01, sd=0.022, variance=0.0001),
    "figure": Allowance(gap=0.0, sd=0.025, variance=0.0005),
    "background": Allowance(gap=0.05, sd=0.15, variance=0.0003),
    "frame": Allowance(gap=0.03, sd=0.021, variance=0.0001),
}
_UNMEASURED = Allowance(gap=0.03, sd=None, variance=0.002)


def allowance(embedder_id: str, region: str) -> Allowance:
    """The allowance of that region under that embedder."""
    if embedder_id == "basic-v1":
        return _BASIC.get(region, _BASIC["figure"])
    return _UNMEASURED

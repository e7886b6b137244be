"""Rule `palette`: the main colour of each part is the bundle's, once the frame's light is taken off."""

from __future__ import annotations

from storyboard_cli.consistency.colour_names import told_apart
from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.identity import part_words
from storyboard_cli.consistency.measured import FrameMeasured

RULE = "palette"
FAR = 0.14
"""OKLab distance that is another colour to anyone: navy to royal blue is 0.15, red to brown 0.13."""


def judge(measured: FrameMeasured, garments: dict[tuple[str, str], str]) -> list[Finding]:
    """A warning for each part whose main colour is far off; `drift.identity` decides whether it fails."""
    found = []
    judged = 0
    for figure in measured.figures:
        if figure.present is False:  # those are the colours of what is behind
            continue
        for region in figure.regions:
            if not region.found_colour:
                continue
            judged += 1
            if region.colour_distance > FAR:
                colour, wanted = told_apart(region.found_colour, region.expected_colour)
                part = part_words(figure.asset, region.region, garments)
                found.append(
                    Finding(
                        rule=RULE,
                        outcome=Outcome.warned,
                        asset=figure.asset,
                        region=region.region,
                        box=region.box,
                        message=f"the main colour of {figure.name}'s {part} is {colour}; "
                        f"the bundle has {wanted}",
                        score=region.colour_distance,
                        threshold=FAR,
                        reference=region.reference,
                    )
                )
    if judged and not found:
        found.append(Finding(rule=RULE, outcome=Outcome.passed, message="main colours are the bundle's"))
    return found

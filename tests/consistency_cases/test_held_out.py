"""On a world that no number was chosen on: right frames pass, changed coats and exchanged people fail."""

from __future__ import annotations

from storyboard_cli.drift.basic import BasicEmbedder
from tests.consistency_cases.cases import SAME
from tests.consistency_cases.held_out import HELD_OUT, QUICK, TUNING
from tests.consistency_cases.roc import tally

LABELS = (SAME, "other coat", "swapped places", "other character")


def test_tuning_and_judging_worlds_never_meet():
    assert not {*TUNING} & {*HELD_OUT, *QUICK}


def test_false_alarms_are_rare_and_changed_coats_and_swaps_are_caught():
    found = tally(BasicEmbedder(), QUICK, scenes=3, labels=LABELS)
    assert found["same"].figures >= 20 and found["same"].rate <= 0.05
    caught = [found[label] for label in LABELS[1:]]
    assert sum(t.failed for t in caught) >= 0.9 * sum(t.figures for t in caught)

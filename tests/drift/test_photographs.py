"""`basic-v1` on photographs: what a camera or a file does to a picture passes, another thing does not."""

from __future__ import annotations

from storyboard_cli.drift.basic import BasicEmbedder
from tests.consistency_cases.photographs import OTHER, RECOLOURED, SAME, tally_photographs


def test_files_light_and_framing_pass_and_other_colours_and_pictures_fail():
    found = tally_photographs(BasicEmbedder())
    seen, failed = found[SAME]
    assert seen == 42 and failed <= 0.05 * seen
    for label in (RECOLOURED, OTHER):
        seen, failed = found[label]
        assert seen >= 18 and failed >= 0.9 * seen, label

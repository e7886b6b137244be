"""Scenes that other people wrote and marked: the reader shows what they would draw."""

from __future__ import annotations

import pytest

from tests.reading.marks import Tally, scored

SEEN = {"interior": 0.98, "place": 0.90, "people": 0.92, "things": 0.90, "looks": 0.88}


def short_of(tally: Tally, bars: dict[str, float]) -> list[str]:
    return [
        f"{kind}: {tally.rate(kind):.3f} of {bar}" for kind, bar in bars.items() if tally.rate(kind) < bar
    ]


@pytest.mark.parametrize("files", [("stranger.md",), ("own_1.md", "own_2.md")])
def test_scenes_that_the_reader_was_made_with(files: tuple[str, ...]) -> None:
    tally = scored(*files)
    assert not short_of(tally, SEEN), tally.misses
    assert tally.unsaid <= 0.06 * tally.shown


def test_scenes_that_were_kept_away_until_the_reader_was_done() -> None:
    tally = scored("unseen_1.md", "unseen_2.md")
    assert not short_of(tally, {kind: bar - 0.10 for kind, bar in SEEN.items()}), tally.misses
    assert tally.unsaid <= 0.06 * tally.shown

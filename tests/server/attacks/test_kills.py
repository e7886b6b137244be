"""Ten kills at random moments under load: what was acknowledged is kept."""

from __future__ import annotations

from pathlib import Path

from tests.server.attacks.kills import killed_again_and_again


def test_what_was_acknowledged_outlives_ten_kills(film_folder: Path) -> None:
    found = killed_again_and_again(film_folder, kills=10, most_answers=15)
    assert found.faults == []
    assert found.acknowledged > 40, str(found)

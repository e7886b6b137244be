"""Several nouns are what they are together: a baseball bat is no animal."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A baseball bat", "thing"),
        ("A tank top", "thing"),
        ("A computer mouse", "thing"),
        ("A sea horse", "animal"),
        ("A fire engine", "vehicle"),
        ("A guinea pig", "animal"),
        ("A black sheep", "animal"),
        ("A cat burglar", "person"),
    ],
)
def test_the_whole_counts(words: str, kind: str) -> None:
    frame = compile_text(f"INT. HALL - DAY\n\n{words} is there.\n", draft=True).scenes[0].frames[0]
    assert [s.kind for s in frame.shown] == [kind]

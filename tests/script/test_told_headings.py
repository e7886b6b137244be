"""A forced heading that tells what somebody does is action, and said."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text

TEXT = "INT. HALL - DAY\n\nHERMAN\nHi.\n\n.{line}\n\nHe waits.\n"


@pytest.mark.parametrize(
    ("line", "scenes"),
    [
        ("HERMAN SWINGS HIS ARMS BACK", 1),
        ("HERMAN'S FLAT - LATER", 2),
        ("HERMAN RUNS", 2),
        ("THE BACK OF THE HALL", 2),
    ],
)
def test_what_somebody_does_is_no_place(line: str, scenes: int) -> None:
    graph = compile_text(TEXT.format(line=line), draft=True)
    assert len(graph.scenes) == scenes
    assert [p.code for p in graph.problems if p.code == "heading-tells"] == ["heading-tells"] * (2 - scenes)

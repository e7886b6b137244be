"""`sb compile` says which scenes moved."""

from __future__ import annotations

from typing import Any

import pytest

Film = Any
SCENES = {
    n: f"INT. ROOM {n} - DAY\n\nMeera finds the {thing} in the drawer.\n\n"
    for n, thing in enumerate(("key", "map", "lamp", "coin", "ring"), 1)
}


def order(film: Film, *numbers: int) -> list[str]:
    film.write("scripts/pilot.fountain", "".join(SCENES[n] for n in numbers))
    return [str(m) for m in film.compile().moved]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ((1, 2, 5, 3, 4), ["S05 moved before S03"]),
        ((2, 3, 4, 1, 5), ["S01 moved before S05"]),
        ((2, 3, 4, 5, 1), ["S01 moved behind S05"]),
        ((4, 5, 1, 2, 3), ["S04, S05 moved before S01"]),
        ((5, 1, 2, 4), ["S05 moved before S01"]),
        ((1, 2, 4, 5), []),
        ((1, 2, 3, 4, 5), []),
    ],
)
def test_moved_scenes_are_said(film: Film, now: tuple[int, ...], told: list[str]) -> None:
    assert order(film, 1, 2, 3, 4, 5) == []
    assert order(film, *now) == told


@pytest.mark.folder("a command line")
def test_a_moved_scene_is_said_by_the_command(film: Film, capsys: pytest.CaptureFixture[str]) -> None:
    from storyboard_cli.cli.main import main

    order(film, 1, 2, 3)
    film.write("scripts/pilot.fountain", SCENES[1] + SCENES[3] + SCENES[2])
    assert main(["-C", str(film.root), "compile", "--dry-run"]) == 0
    assert "S03 moved before S02" in capsys.readouterr().out

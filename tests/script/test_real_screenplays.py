"""Counts on public screenplays, which are not ours to ship: put them into a folder, name it in SCREENPLAYS.

    SCREENPLAYS=~/screenplays python -m pytest tests/script/test_real_screenplays.py

A file is known by the hash of its bytes, so its name and place do not matter. Where a count is not the
specification's own, the difference is what a writer means and is explained beside it.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path

import pytest

from storyboard_cli.script.draft import compile_draft
from storyboard_cli.script.reading import read_script
from tests.script.world import project

KNOWN: dict[str, tuple[str, int, int, int]] = {
    # sha256 (12 digits): title, headings, cues, transitions
    "737212c34308": ("brick_and_steel.fountain", 8, 20, 7),
    "6014839c0fad": ("my_living_memory.fountain", 9, 121, 2),
    "e3b8fa280794": ("printing_trouble.fountain", 29, 61, 7),
    "11a38d54c1ff": ("client.fountain", 11, 14, 3),
    "6949b17c2cad": (
        "cyrillic.fountain",
        2,
        1,
        0,
    ),  # the specification counts 0: ИНТ. and НАТ. are not in its list
    "18d463d0d656": ("test.fountain", 11, 12, 3),
    "d1c01de73c9d": ("Big Fish.fountain", 192, 768, 34),  # the same two headings
    "0ba710c14a53": ("big_fish_crlf.fountain", 192, 768, 34),  # the same two headings
    "d5ac8e9c7ae0": ("big_fish_lf.fountain", 192, 768, 34),  # the same two headings
    "12df55c09516": ("brick_and_steel_crlf.fountain", 8, 20, 7),
    "a3778e0197c4": ("sample-01.fdx", 1, 1, 1),
    "0ec1a45f5dfa": ("sample-02.fdx", 3, 2, 3),
    "e4495f4878c9": ("sample-03.fdx", 1, 1, 1),
    "f507658c1896": ("sample-04.fdx", 2, 4, 3),
    "1834073d2591": ("sample-05.fdx", 2, 2, 2),
    "1c5fbaa7f24c": ("sample-06.fdx", 3, 5, 2),
    "ee07934ec9b1": ("sample-07.fountain", 209, 1217, 1),
    "41b50a957fde": ("Big-Fish.fdx", 190, 768, 34),
    "43f2dc38285f": (
        "Big-Fish.fountain",
        192,
        768,
        34,
    ),  # the specification counts 190: EXT/INT. (twice) is not in its list
    "a5caba542690": ("Brick-and-Steel.fdx", 8, 20, 7),
    "38d51ad8307f": ("Brick-and-Steel.fountain", 8, 20, 7),
    "3122dd471117": ("The-Last-Birthday-Card.fdx", 48, 134, 22),
    "a65ded058f14": ("The-Last-Birthday-Card.fountain", 48, 134, 22),
    "2e95eb808cfd": ("TestFDX-FD-Write-cpp.fdx", 2, 4, 2),
    "8831e3120f36": ("TestFDX-FD-Write-csharp.fdx", 2, 4, 2),
    "31e4df7bcd36": ("TestFDX-FD-Write-js.fdx", 2, 4, 2),
    "edcd0a88292e": ("TestFDX-FD-Write-py.fdx", 2, 4, 2),
    "002f95c4ba79": ("TestFDX-FD.fdx", 2, 4, 2),
    "444aed52962b": ("TestFDX-FI.fdx", 2, 4, 2),
    "dd1214ec4ff7": ("Writer-output.fountain", 3, 20, 1),
    "c0e22dda5706": ("test.fdx", 30, 121, 4),
}


OURS = Path(__file__).resolve().parents[2] / "example_project" / "scripts"


def found() -> list[Path]:
    """The screenplays of the folder in SCREENPLAYS, and always the one that is ours."""
    folders = [OURS, *([Path(os.environ["SCREENPLAYS"])] if os.environ.get("SCREENPLAYS") else [])]
    return sorted(p for f in folders for p in f.rglob("*") if p.suffix in (".fountain", ".fdx"))


@pytest.mark.parametrize("path", found(), ids=lambda p: p.name)
def test_counts_and_a_board_for_every_screenplay(path: Path) -> None:
    data = path.read_bytes()
    play = read_script(data, path.name)
    expected = KNOWN.get(hashlib.sha256(data).hexdigest()[:12])
    if expected is not None:
        kinds = Counter(e.type.value for e in play.elements)
        assert (kinds["heading"], kinds["character"], kinds["transition"]) == expected[1:]
    scenes, _ = compile_draft(data, path.name, project())
    assert bool(scenes) or not play.elements or any(p.is_error for p in play.problems) or len(data) < 2000
    frames = [f for s in scenes for f in s.live_frames]
    assert len({f.frame_id for f in frames}) == len(frames)
    assert not any(a.startswith("UNRESOLVED") for s in scenes for a in s.characters)

"""Who speaks under cues in a row: `cases/cues_*.yaml`, in a draft and in a project that knows nobody yet."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from storyboard_cli.script.graph import Scene
from tests.script.world import compile_text

CASES = Path(__file__).parent / "cases"
SETS = ("a", "b")


def _runs(name: str) -> list[tuple[list[str], list[str]]]:
    read = yaml.load((CASES / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return list(zip(read[::2], read[1::2], strict=True))


def _script(cues: list[str]) -> str:
    blocks = [
        c.removeprefix("> ") if c.startswith("> ") else f"{c}\nWords of number {at} here."
        for at, c in enumerate(cues)
    ]
    return "INT. HALL - NIGHT\n\nRain.\n\n" + "\n\n".join(blocks) + "\n"


def _who(scenes: list[Scene], at: int) -> str:
    """Who says the words of a cue, with `~` before them where they are only heard; "-": nobody."""
    for scene in scenes:
        for line in (d for f in scene.live_frames for d in f.dialogue):
            if f"number {at} here" in line.text:
                names = " + ".join(scene.names.get(who, who) for who in line.speakers)
                return names if line.voice == "on" else f"~{names}"
    return "-"


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "project"])
@pytest.mark.parametrize(
    ("cues", "who"), [r for s in SETS for r in _runs(f"cues_{s}.yaml")], ids=lambda v: v[0] or v[1]
)
def test_who_speaks(cues: list[str], who: list[str], draft: bool) -> None:
    compiled = compile_text(_script(cues), draft=draft)
    found = [_who(compiled.scenes, at) for at, cue in enumerate(cues) if not cue.startswith("> ")]
    assert found == [w for w in who if w]
    people = {n.lstrip("~") for w in who if w not in ("", "-") for n in w.split(" + ")}
    written = {n for s in compiled.scenes for a, n in s.names.items() if "CHAR_" in a}
    if not draft:
        written |= {w for s in compiled.scenes for f in s.frames for d in f.dialogue for w in d.speakers}
    assert people <= written
    false = {cue for cue, w in zip(cues, who, strict=True) if w == "-" or " + " in w}
    assert not false & written

"""kill -9 at any file that a verb puts or removes: the same command goes on, and everything still agrees."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import validate, verify
from tests.doubles.dying_process import AT_EVENTS, killed

from .conftest import opened

pytestmark = [
    pytest.mark.folder("kills a process"),
    pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX"),
]

# When it is about to give its nth file a name, or to take it away; its events count too.
AT_FILES = f"""
def is_ours(*paths):
    last = str(paths[-1])
    return ("/.sb/" not in last or "/takes/" in last) and ".part" not in last
for name in ("replace", "link", "rename", "unlink"):
    setattr(os, name, dying(getattr(os, name), is_ours))
{AT_EVENTS}
"""


def other_words(root: Path) -> None:
    script = root / "scripts/rain.fountain"
    text = script.read_text("utf-8").replace("opens the door", "opens the window").replace("sleeps", "reads")
    script.write_text(text, "utf-8")


def other_people(root: Path) -> None:
    script = root / "scripts/rain.fountain"
    script.write_text(script.read_text("utf-8") + "\nBEN\nYes.\n\nCARLA\nNo.\n", "utf-8")


def older_pictures(root: Path) -> None:
    for _ in range(2):
        assert main(["-C", str(root), "--quiet", "render", "--force", "S01"]) == 0


def variants(root: Path) -> None:
    assert main(["-C", str(root), "--quiet", "render", "S01/1", "--variants", "2"]) == 0


def as_it_is(root: Path) -> None:
    """Nothing needs to be different."""


CASES: list[tuple[int, tuple[str, ...], Callable[[Path], None]]] = [
    (1, ("compile",), other_words),
    (2, ("compile",), other_words),
    (3, ("compile",), other_words),
    (1, ("pick", "S01/1", "2"), variants),
    (2, ("pick", "S01/1", "2"), variants),
    (3, ("pick", "S01/1", "2"), variants),
    (2, ("gc", "--keep", "1"), older_pictures),
    (4, ("gc", "--keep", "1"), older_pictures),
    (2, ("new", "--from-script"), other_people),
    (1, ("unlock", "CHAR_001@v1", "--reason", "the collar"), as_it_is),
    (2, ("unlock", "CHAR_001@v1", "--reason", "the collar"), as_it_is),
    (1, ("generate", "--force", "CHAR_001"), as_it_is),
    (2, ("generate", "--force", "CHAR_001"), as_it_is),
]


@pytest.mark.parametrize(
    ("nth", "words", "before"), CASES, ids=[f"{words[0]}-{nth}" for nth, words, _ in CASES]
)
def test_after_a_kill_the_same_command_goes_on(
    root: Path, report: Recording, nth: int, words: tuple[str, ...], before: Callable[[Path], None]
) -> None:
    before(root)
    killed(AT_FILES, nth, root, *words)

    again = main(["-C", str(root), "--quiet", *words])

    is_done_before = words[0] == "unlock" and nth == 2  # all but its event: it is told that it is so
    assert again == (4 if is_done_before else 0)
    assert main(["-C", str(root), "--quiet", "compile"]) == 0  # any verb that writes looks at the files first
    with opened(root) as film:
        assert verify.verify(film, verify.VerifyAsk(), report).problems == []
        assert validate.validate(film, validate.ValidateAsk(), report).problems == []
        known = film.views.scenes()
        assert {s.scene_id: s.graph_hash for s in film.scenes} == {k: v.graph_hash for k, v in known.items()}
        if words[0] == "unlock":
            assert [row.is_locked for label, row in film.views.versions().items() if "CHAR" in label] == [0]
        if words[0] == "gc":
            assert len(list(root.glob("scenes/S01/frame_*.png"))) == len(film.scenes[0].live_frames)

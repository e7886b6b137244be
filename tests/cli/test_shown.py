"""What an artist sees: every text of a terminal at 80 and at 120 columns, on a small film of its own.

`python -m tests.cli.shown_film` writes the texts anew.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from filelock import FileLock

from tests.cli.shown_answers import BY_HAND
from tests.cli.shown_film import (
    FOLDER,
    NOT_FOR_EYES,
    ROWS,
    console_functions,
    run_all,
    run_by_hand,
    watched,
    write_film,
)

NAMES = [*(name for name, _ in ROWS), *(row[0] for row in BY_HAND)]
IN_A_TERMINAL = {  # tests/cli/test_review_walk.py has them in a real one, with keys and pictures
    "pictures.show_pictures",
    "review_walk._accept",
    "review_walk._act",
    "review_walk._asked",
    "review_walk._decide",
    "review_walk._present",
}
Texts = dict[str, str]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Texts, set[str]]:
    """Every text, and the functions that no text called; made once, however many processes test."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = shared / "shown.json"
    with FileLock(f"{kept}.lock"):
        if not kept.is_file():
            kept.write_text(json.dumps(_made(tmp_path_factory.mktemp("shown") / "film")), "utf-8")
    texts, lacking = json.loads(kept.read_text("utf-8"))
    return texts, set(lacking)


def _made(root: Path) -> tuple[Texts, list[str]]:
    """Write the film and type every command, away from this machine's settings."""
    write_film(root)
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SB_")]:
            patch.delenv(name)
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(root.parent))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("NO_COLOR", "1")
        patch.setenv("SB_JOBS", "1")
        patch.setenv("SB_ACTOR", "Test Person <test@example.org>")
        patch.chdir(root)
        known = set(console_functions())
        with watched() as shows:
            texts = dict([*run_all(shows), *run_by_hand(shows)])
    return texts, sorted(known - shows.called)


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_the_one_that_was_looked_at(shown: tuple[Texts, set[str]], name: str) -> None:
    wanted = (FOLDER / f"{name}.txt").read_text("utf-8")

    assert shown[0][name] == wanted, "if that is meant: python -m tests.cli.shown_film"


def test_every_text_that_is_kept_has_its_command() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(NAMES)


def test_everything_that_writes_to_a_terminal_has_a_text(shown: tuple[Texts, set[str]]) -> None:
    assert shown[1] == IN_A_TERMINAL


def test_no_line_is_wider_than_the_terminal(shown: tuple[Texts, set[str]]) -> None:
    wide = [
        f"{name} at {width}: {line}"
        for name, text in shown[0].items()
        if name not in NOT_FOR_EYES
        for width, lines in _by_width(text).items()
        for line in lines
        if len(line) > width and "<sb>" not in line
    ]
    assert not wide, "\n".join(wide)


def test_no_text_shows_the_inside_of_the_program(shown: tuple[Texts, set[str]]) -> None:
    inside = re.compile(
        r"Traceback|fault of sb|<storyboard_cli|object at 0x|\bNone\b|PosixPath|"
        r"\b[A-Z]\w+\(\w+=|\[/?(bold|dim|red|green)"
    )
    lines = [(name, line) for name, text in shown[0].items() for line in text.split("\n")]
    odd = [f"{name}: {line}" for name, line in lines if inside.search(line)]
    assert not odd, "\n".join(odd)


def _by_width(text: str) -> dict[int, list[str]]:
    """The lines below `---- 80 ----` and the others that have a width."""
    parts = re.split(r"^---- (\w+) ----\n", text, flags=re.MULTILINE)
    return {int(w): body.split("\n") for w, body in zip(parts[1::2], parts[2::2], strict=True) if w.isdigit()}


def test_a_widened_line_would_be_found() -> None:
    found = _by_width("$ sb x\n---- 80 ----\n" + "x" * 81 + "\n---- stderr ----\n" + "y" * 200 + "\n")
    assert [len(line) for line in found[80]] == [81, 0]
    assert list(found) == [80]

"""What the README says is true: its commands run, its exit codes are the program's, its links lead on."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.cli.reference import reference
from storyboard_cli.core.errors import EXIT_CODES

README = Path(__file__).resolve().parents[1] / "README.md"
SCRIPT = """\
Title: A Stranger's Script

INT. KITCHEN - DAY

ANA, 30, stands at the window in a GREEN COAT.

ANA
You came.

BEN sits down at the table.
"""


def block(name: str) -> list[str]:
    """The lines of the fenced block under `<!-- name -->`."""
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", README.read_text("utf-8"), re.S)
    assert found, f"README.md has no block {name}"
    return found[1].splitlines()


def test_the_tour_leads_from_a_strangers_script_to_a_board(tmp_path: Path) -> None:
    (tmp_path / "my_script.fountain").write_text(SCRIPT, "utf-8")
    here = tmp_path
    said = ""
    for line in block("tour"):
        words = shlex.split(line, comments=True)
        if not words:
            continue
        if words[0] == "cd":
            here = here / words[1]
        elif words[0] == "cp":
            shutil.copy(here / words[1], here / words[2])
        else:
            assert words[0] == "sb", line
            done = subprocess.run(
                [sys.executable, "-m", "storyboard_cli", *words[1:]],
                cwd=here,
                capture_output=True,
                text=True,
                timeout=120,
                env=_environment(),
            )
            assert done.returncode == 0, f"$ {line}\n{done.stdout}{done.stderr}"
            said += done.stdout
    boards = list(here.glob("exports/*/*.pdf"))
    assert len(boards) == 1 and boards[0].read_bytes().startswith(b"%PDF")
    assert "names of the script mean no asset" in said


def test_exit_codes_are_the_programs() -> None:
    table = dict(re.findall(r"^\| (\d+) \| (.+?) \|$", README.read_text("utf-8"), re.M))
    assert {int(code) for code in table} == {0, *EXIT_CODES.values()}


def test_links_lead_to_files() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8")):
        if "://" not in target:
            assert (README.parent / target).exists(), target


def test_every_command_that_is_named_exists() -> None:
    commands = reference()
    for verb, rest in re.findall(r"`sb (?:-C \S+ )?([a-z]+)((?: [^`]*)?)`", README.read_text("utf-8")):
        assert f"### sb {verb}\n" in commands, verb
        for option in re.findall(r"--[a-z-]+", rest):
            section = commands.split(f"### sb {verb}", 1)[1].split("\n## ")[0]
            assert f"`{option}`" in section or option == "--json", f"sb {verb} {option}"
    for name in re.findall(
        r"`([a-z0-9-]+)`", README.read_text("utf-8").split("| the edit |")[1].split("## ")[0]
    ):
        assert f"### sb export {name}\n" in commands, name


@pytest.mark.parametrize("name", ["install", "tests"])
def test_the_two_commands_are_one_line_each(name: str) -> None:
    assert len(block(name)) == 1


def _environment() -> dict[str, str]:
    import os

    root = str(README.parent)
    return {**os.environ, "PYTHONPATH": root, "SB_JOBS": "1"}

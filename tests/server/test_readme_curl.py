"""The README's curl lines make a film from nothing: they run here as they stand, beside a real server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from tests.server.served import own_process
from tests.test_readme import README, block


def sh(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The lines, in a POSIX shell that stops at the first one that fails, with `sb` on its path."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "sb").write_text(f'#!/bin/sh\nexec "{Path(sys.executable).as_posix()}" -m storyboard_cli "$@"\n')
    (tools / "sb").chmod(0o755)
    path = os.pathsep.join((str(tools), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(README.parent), **more}
    found = shutil.which("sh")
    assert found, "a POSIX shell is needed (on Windows: Git's)"
    return subprocess.run(
        [found, "-e"], input=script, cwd=folder, env=environment, capture_output=True, text=True, timeout=240
    )


def pictures_of_pages(path: Path) -> list[int]:
    """How many pictures each page has."""
    with pypdfium2.PdfDocument(path) as board:
        return [len(list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))) for page in board]


def test_the_lines_of_the_readme_make_a_project_and_bring_its_board(tmp_path: Path) -> None:
    typed = " ".join(block("serve")[1].split("#")[0].split())
    assert typed == "sb serve --projects films"
    with own_process(tmp_path, *typed.split()[2:]) as server:
        done = sh("\n".join(block("curl")), tmp_path, SB_SERVER=server.client.address)
        assert done.returncode == 0, done.stdout + done.stderr
        film = server.client
        film.project = "PRJ_FirstLight"
        rows = film.get("/timeline").json()["entries"]
    assert [row["review_status"] for row in rows] == ["approved"] * len(rows)
    cover, frames = pictures_of_pages(tmp_path / "board.pdf")
    assert cover > 0
    assert frames == len(rows) > 1
    assert (tmp_path / "films/PRJ_FirstLight/assets/CHAR_Ana/v1/lock.yaml").is_file()


def test_a_line_that_goes_wrong_ends_the_shell_and_says_why(tmp_path: Path) -> None:
    lines = block("curl")
    head = lines[: lines.index("")] + lines[lines.index("") + 1 :][:2]
    asked = 'api -X POST "$film/renders"'
    with own_process(tmp_path, "--projects", "films") as server:
        done = sh("\n".join([*head, asked, "echo went on"]), tmp_path, SB_SERVER=server.client.address)
    assert done.returncode == 22
    assert '"code": "no-project"' in done.stdout
    assert "went on" not in done.stdout

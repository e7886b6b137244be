"""`sb studio` serves what stands here and opens it in the browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from storyboard_cli.cli.main import main

PROJECT = "schema: 1\nproject_id: PRJ_001\nname: Rain\n"


def test_its_help_has_the_options_of_serve_but_open(capsys: pytest.CaptureFixture[str]) -> None:
    options = {}
    for verb in ("studio", "serve"):
        assert main([verb, "--help"]) == 0
        said = capsys.readouterr().out
        options[verb] = set(re.findall(r"^ +(?:-\w, )?(--[\w-]+)", said, re.M))
    assert options["serve"] - options["studio"] == {"--open"}
    assert options["studio"] <= options["serve"]


@pytest.mark.skipif(sys.platform == "win32", reason="the browser of the test is a script for sh")
def test_the_browser_is_opened_at_the_address_that_lets_it_in(tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "project.yaml").write_text(PROJECT, "utf-8")
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    os.mkfifo(opened)
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n', "utf-8")
    browser.chmod(0o755)
    line = [
        sys.executable,
        "-m",
        "storyboard_cli",
        "-C",
        str(tmp_path / "film"),
        "studio",
        "--port",
        "0",
        "--json",
    ]
    environment = {**os.environ, "BROWSER": str(browser)}
    with subprocess.Popen(
        line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())["data"]
        address = opened.read_text("utf-8").strip()
        with httpx.Client(trust_env=False, follow_redirects=True) as window:
            answer = window.get(address)
            me = window.get(f"{told['address']}/v1/me")
        process.terminate()
        process.communicate(timeout=30)
    assert address == f"{told['address']}/?token={told['token']}"
    assert (answer.status_code, answer.url.path) == (200, "/studio/")
    assert '<div id="studio">' in answer.text
    assert me.status_code == 200 and me.json()["is_admin"]


def test_hints_name_serve_which_has_all_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("none", "utf-8")
    assert main(["-C", str(tmp_path), "studio"]) == 3
    assert "no project" in capsys.readouterr().err

"""`sb serve` says at once what keeps it from serving, and what mends it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from storyboard_cli.cli.main import main
from tests.server.served import own_process

PROJECT = "schema: 1\nproject_id: PRJ_001\nname: Rain\n"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "project.yaml").write_text(PROJECT, "utf-8")
    return tmp_path / "film"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(list(words))
    return code, capsys.readouterr().err


def test_a_port_that_is_taken_is_named_with_what_mends_it(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, text = said(capsys, "-C", str(film), "serve", "--port", str(port))
    assert code == 4
    assert f"127.0.0.1:{port} cannot be listened at" in text
    assert "choose another --port, or 0 for any that is free" in text


def test_a_folder_without_a_project_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("none", "utf-8")
    for words in (("-C", str(tmp_path), "serve"), ("serve", "--projects", str(tmp_path))):
        code, text = said(capsys, *words)
        assert code == 3
        assert "no project" in text and "sb init" in text
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_is_no_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "film").write_text("none", "utf-8")
    code, text = said(capsys, "serve", "--projects", str(tmp_path / "film"))
    assert code == 2
    assert "Traceback" not in text and "film" in text


def test_refusals_are_an_envelope_for_programs(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(film), "serve", "--host", "0.0.0.0", "--json"]) == 5
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["error"]["code"]) == (False, "no-accounts")
    assert found["error"]["mend"]["steps"][0]["operation"] == "user.add"


def test_it_ends_well_when_it_is_told_to_stop(film: Path) -> None:
    with own_process(film) as server:
        server.process.terminate()
        assert server.process.wait(30) == (1 if sys.platform == "win32" else 0)


def test_the_text_for_people_has_the_address_and_comes_when_it_answers(film: Path) -> None:
    line = [sys.executable, "-m", "storyboard_cli", "-C", str(film), "serve", "--port", "0"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        head, address = process.stdout.readline(), process.stdout.readline().strip()
        answer = httpx.get(address, follow_redirects=False, trust_env=False)
        process.terminate()
        process.communicate(timeout=30)
    assert head.startswith("serving the project in ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/studio/")
    assert "sb_local" in answer.headers["set-cookie"]


@pytest.mark.parametrize("host", ["boards.example.invalid", "192.0.2.7"])
def test_a_host_that_is_elsewhere_is_no_port_that_is_taken(
    film: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    assert main(["-C", str(film), "user", "add", "ann", "--no-password"]) == 0
    code, text = said(capsys, "-C", str(film), "serve", "--host", host, "--port", "0")
    assert code == 2
    assert f"{host} is no address of this machine" in text
    assert "--name" in text and "--port" not in text


def test_hints_keep_the_folder_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another folder the same line would make an account there."""
    monkeypatch.chdir(tmp_path)
    _, text = said(capsys, "serve", "--projects", "my films", "--host", "0.0.0.0")
    assert '`sb -C "my films" user add ann' in text
    _, text = said(capsys, "serve", "--projects", "films", "--name", "boards.example.org")
    assert "`sb -C films user add ann" in text and "or serve without --name" in text
    assert main(["serve", "--projects", "films", "--host", "0.0.0.0", "--json"]) == 5
    found = json.loads(capsys.readouterr().out)["error"]
    assert found["mend"]["steps"][0]["line"].startswith("sb -C films user add")
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "project.yaml").write_text(PROJECT, "utf-8")
    monkeypatch.chdir(tmp_path / "film")
    _, text = said(capsys, "serve", "--host", "0.0.0.0")
    assert "`sb user add ann" in text

"""Notes, names and file names of a project move no cursor and fake no line, whichever verb shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from storyboard_cli.cli.main import main
from storyboard_cli.core import asking
from storyboard_cli.core.characters import hidden_in

HOSTILE = "x\x1b[2J\x07\x9b1A\u202egnp\u200b [red]y[/] [/nothing]"
SCRIPT = f"""\
Title: Rain{HOSTILE}

INT. ROOM {HOSTILE} - DAY

ASHA looks at the {HOSTILE}.

@ASH{HOSTILE}A
Is it {HOSTILE}?
"""
SHOWN = [
    ["status"], ["compile"], ["plan"], ["log"], ["audit"], ["validate"], ["lint"], ["timeline", "show"],
    ["review", "list"], ["script", "stats"], ["script", "suggest"], ["alias", "list"],
    ["versions", "CHAR_001"], ["explain", "S01"], ["deps", "S01"], ["search", HOSTILE], ["explain", HOSTILE],
    ["rename", HOSTILE, "CHAR_002"],
    ["new", "character", HOSTILE], ["export", "shot-list"], ["audit", "--format", "csv"], ["status", HOSTILE],
    ["validate", "--format", "github"], ["validate", "--format", "sarif"], ["verify", HOSTILE], [HOSTILE],
    ["script", "elements", "scripts/film.fountain"], ["import", "CHAR_001", HOSTILE], ["draft", HOSTILE],
]  # fmt: skip


@pytest.fixture
def hostile(root: Path, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small film with a note, a comment, an alias and a script that would drive a terminal."""
    monkeypatch.chdir(root)
    monkeypatch.setenv("SB_ACTOR", HOSTILE)
    monkeypatch.setattr(asking, "not_to_say", lambda text: None)  # as a sb before this one took it
    for line in (
        ["approve", "S01/1", "-m", HOSTILE],
        ["retake", "S01/2", "-m", HOSTILE],
        ["timeline", "note", "S01/1", "-m", HOSTILE],
        ["timeline", "marker", HOSTILE],
        ["alias", "add", HOSTILE, "CHAR_001"],
    ):
        assert main(["--quiet", *line]) == 0
    script = next(Path("scripts").glob("*.fountain"))
    script.rename("scripts/film.fountain")
    Path("scripts/film.fountain").write_text(SCRIPT, "utf-8")
    return root


def test_no_verb_hands_control_characters_to_the_terminal(
    hostile: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    shown = ""
    for line in SHOWN:
        for more in ([], ["--json"]):
            main([*line, *more])
            said = capfd.readouterr()
            text = said.out + said.err
            shown += text
            assert not hidden_in(text), (line, text)
            assert "fault of sb" not in text, (line, text)
            if more:
                json.loads(said.out)
    assert "x\\x1b[2J\\x07\\x9b1A\\u202egnp\\u200b [red]y[/] [/nothing]" in shown


def test_json_keeps_the_very_note(hostile: Path, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    assert main(["timeline", "show", "--json"]) == 0
    entries = json.loads(capfd.readouterr().out)["data"]["entries"]
    assert entries[0]["note"] == HOSTILE


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_output_of_few_characters_escapes_the_others(
    root: Path, encoding: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    note = "ü 日本 𝄞"
    assert main(["-C", str(root), "--quiet", "timeline", "note", "S01/1", "-m", note]) == 0
    for more in ([], ["--json"]):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        assert main(["-C", str(root), "timeline", "show", *more]) == 0
        sys.stdout.flush()
        text = raw.getvalue().decode(encoding)
        if more:
            assert json.loads(text)["data"]["entries"][0]["note"] == note
        else:
            assert "\\u65e5\\u672c \\U0001d11e" in text


@pytest.mark.parametrize(
    "kind", ["fcpxml", "fcp7xml", "edl", "otio", "shot-list", "breakdown", "aftereffects"]
)
def test_no_export_is_broken_by_control_characters(
    hostile: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--quiet", "compile"]) in (0, 2)
    made = hostile / "exports/made" / (f"{kind}.csv" if kind in ("shot-list", "breakdown") else kind)
    assert main(["--quiet", "export", kind, "--out", str(made)]) == 0, capfd.readouterr()
    texts = [
        path
        for path in (made.rglob("*") if made.is_dir() else [made])
        if path.suffix in (".fcpxml", ".xml", ".edl", ".otio", ".csv", ".jsx", ".json")
    ]
    assert texts
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text), path
        if path.suffix in (".fcpxml", ".xml"):
            ElementTree.fromstring(text.partition("?>")[2].partition(">")[2])
        if path.suffix in (".otio", ".json"):
            json.loads(text)

"""Options come from the Ask: what is added there is on the line, in the help and in what is asked."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from pydantic import Field
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from storyboard_cli.cli.commands import Command
from storyboard_cli.cli.dispatch import app_of
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled, parameters
from storyboard_cli.cli.verbs import VERBS
from storyboard_cli.core.asking import Ask, asked, commas, pairs
from storyboard_cli.ops import export_paper


class Lines(Ask):
    """One field of every kind."""

    what: Annotated[list[str], asked("What to take.", argument="words")] = []
    count: Annotated[int, asked("How many.", "--count", "-n"), Field(ge=1, le=9)] = 2
    cover: Annotated[bool, asked("With a cover.", "--no-cover", line="No cover.", inverse=True)] = True
    shown: Annotated[bool | None, asked("On paper.", "--yes/--no")] = None
    names: Annotated[list[str], asked("Fields.", "--names", typed=str, read=commas)] = ["shot"]
    facts: Annotated[dict[str, str], asked("Facts.", "--fact", typed=list[str], read=pairs)] = {}
    hidden: Annotated[str, asked("Not on the line.")] = "as it is"


def typed(*words: str) -> Lines:
    """What these words ask for."""
    app, found = typer.Typer(), []

    def command(**given: Any) -> None:
        found.append(filled(Lines, given))

    command.__signature__ = inspect.Signature(parameters(Lines))  # type: ignore[attr-defined]
    command.__annotations__ = {}
    app.command()(command)
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return found[0]


def test_what_is_not_typed_keeps_its_default() -> None:
    assert typed() == Lines()


def test_every_kind_of_field_is_read() -> None:
    words = ["a", "b", "-n", "3", "--no-cover", "--no", "--names", "shot,action", "--fact", "place=home"]
    assert typed(*words) == Lines(
        what=["a", "b"], count=3, cover=False, shown=False, names=["shot", "action"], facts={"place": "home"}
    )


@pytest.mark.parametrize("words", [["-n", "0"], ["-n", "10"], ["--fact", "home"], ["--hidden", "x"]])
def test_what_the_ask_forbids_is_refused(words: list[str]) -> None:
    with pytest.raises(AssertionError):
        typed(*words)


def test_a_new_option_of_an_export_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field more in the Ask, and `--help`, the line and the asked value have it."""

    class PdfAsk(export_paper.PdfAsk):
        margin: Annotated[int, asked("Millimetres around the page.", "--margin")] = 10

    def pdf(workspace: object, ask: PdfAsk, report: object) -> None:
        raise AssertionError("only asked, never run")

    pdf.__annotations__["ask"] = PdfAsk
    monkeypatch.setattr(export_paper, "pdf", pdf)
    seen: list[Any] = []
    monkeypatch.setattr(Face, "do", lambda self, name, ask, show: seen.append(ask))
    app = typer.Typer(rich_markup_mode=None)
    Command("export.pdf", lambda answer, console: None).register(app, "pdf")

    said = CliRunner().invoke(app, ["--help"]).output
    assert "--margin" in said and "Millimetres around the page." in said
    face = Face("export pdf", start=Path())
    CliRunner().invoke(app, ["--margin", "7", "--layout", "3x3"], obj=face)
    assert (seen[0].margin, seen[0].layout, seen[0].paper) == (7, "3x3", "a4")


def test_only_the_called_command_of_a_group_gets_its_options() -> None:
    verb = next(v for v in VERBS if v.name == "export")
    group = get_command(app_of(verb, "edl"))
    assert isinstance(group, TyperGroup)
    with_options = [name for name, command in group.commands.items() if command.params]
    assert with_options == ["edl"]
    assert list(group.commands) == list(get_command(app_of(verb)).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["timeline", "duration", "S01", "-3"], "-3 is read as an option"),
        (
            ["timeline", "transition", "S01", "--kind", "nope"],
            "'nope' is not one of 'cut', 'dissolve'",
        ),
        (
            ["timeline", "move", "S01", "--after", "a", "--before", "b"],
            "error: give --after or --before",
        ),
        (["export", "pdf", "--layout", "x", "--paper", "y"], "there is no layout 'x' [unknown-layout]"),
        (["export", "pdf", "--layout", "x", "--paper", "y"], "there is no paper 'y' [unknown-paper]"),
        (["timeline", "transition", "S01", "--kind", "nope"], "see `sb timeline transition --help`"),
        (["timeline", "nope"], "see `sb timeline --help`"),
    ],
)
def test_a_wrong_line_is_told_in_our_words(
    line: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from storyboard_cli.cli.main import main

    assert main(line) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Value error" not in told and "\\x09" not in told


def test_a_script_outside_of_a_project_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from storyboard_cli.cli.main import main

    (tmp_path / "film.fountain").write_text("INT. HALL - DAY\n\nASHA waits.\n", "utf-8")
    assert main(["script", "stats", str(tmp_path / "film.fountain")]) == 0
    assert "1 scene, 1 frame" in capsys.readouterr().out

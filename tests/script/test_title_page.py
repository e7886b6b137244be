"""Title and author from title pages of every format, from the head of a file alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.reporter import Silent
from storyboard_cli.ops.draft import Ask, draft
from storyboard_cli.ops.init import Ask as InitAsk
from storyboard_cli.ops.init import init
from storyboard_cli.script.title_page import TitlePage, read_title_page
from storyboard_cli.workspace import Workspace

FDX = (
    '<FinalDraft DocumentType="Script"><Content><Paragraph Type="Action"><Text>x</Text></Paragraph></Content>'
    "<TitlePage><Content><Paragraph><Text>Night Ferry</Text></Paragraph><Paragraph><Text>Written by</Text>"
    "</Paragraph><Paragraph><Text>Ida Vale</Text></Paragraph></Content></TitlePage></FinalDraft>"
)


@pytest.mark.parametrize(
    ("path", "text", "title", "author"),
    [
        ("a.fountain", "Title: The Pier of Noël\nAuthor: A\n\nINT. X - DAY\n\nx\n", "The Pier of Noël", "A"),
        (
            "a.fountain",
            "Title:\n    _**BRICK**_\n    _**FULL**_\nAuthors: A & B\n\nx\n",
            "BRICK FULL",
            "A & B",
        ),
        ("a.fountain", "\ufeffTitle: One\r\nAuthor: B\r\n\r\nTitle: Two\r\n", "One", "B"),
        ("a.fountain", "INT. X - DAY\n\nx\n", "", ""),
        ("a.fountain", "", "", ""),
        ("a.yaml", "schema: 1\ntitle: Tea\nauthor: [C, D]\nscenes: [\n", "Tea", "C, D"),
        ("a.fdx", FDX, "Night Ferry", "Ida Vale"),
    ],
)
def test_what_a_title_page_says(path: str, text: str, title: str, author: str) -> None:
    assert read_title_page(text.encode(), path) == TitlePage(title, author)


def test_a_draft_has_the_script_s_title(tmp_path: Path) -> None:
    script = tmp_path / "names.fountain"
    script.write_text(
        "Title: The Pier of Noël\nAuthor: A\n\nINT. CAFÉ - DAY\n\nZOË waits.\n\nZOË\nOui.\n", "utf-8"
    )
    done = draft(Ask(script=str(script)), Silent())
    assert (done.title, done.author, done.cast) == ("The Pier of Noël", "A", ["ZOË"])


def test_a_project_without_a_name_has_the_script_s_title(tmp_path: Path) -> None:
    init(InitAsk(folder=str(tmp_path / "p")), Silent())
    with Workspace.open(tmp_path / "p") as workspace:
        assert (workspace.project.name, workspace.title_page.title) == ("p", "")
    (tmp_path / "p/scripts/a.fountain").write_text("Title: The Long Goodbye Kiss\nAuthor: Me\n\nx\n", "utf-8")
    with Workspace.open(tmp_path / "p") as workspace:
        assert (workspace.project.name, workspace.title_page.author) == ("The Long Goodbye Kiss", "Me")


def test_a_name_of_the_project_counts_more(tmp_path: Path) -> None:
    init(InitAsk(folder=str(tmp_path / "p"), name="Mine"), Silent())
    (tmp_path / "p/scripts/a.fountain").write_text("Title: Theirs\n\nx\n", "utf-8")
    with Workspace.open(tmp_path / "p") as workspace:
        assert workspace.project.name == "Mine"

"""Title and author from title pages of every format, from the head of a file alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.draft import DraftAsk, draft
from storyboard_cli.ops.init import InitAsk, init
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.title_page import TitlePage, read_title_page
from tests.callers import brought, calling, local_folder

FDX = (
    '<FinalDraft DocumentType="Script"><Content><Paragraph Type="Action"><Text>x</Text></Paragraph></Content>'
    "<TitlePage><Content><Paragraph><Text>Night Ferry</Text></Paragraph><Paragraph><Text>Written by</Text>"
    "</Paragraph><Paragraph><Text>Ida Vale</Text></Paragraph></Content></TitlePage></FinalDraft>"
)


def fdx(*lines: str) -> str:
    page = "".join(f"<Paragraph><Text>{line}</Text></Paragraph>" for line in lines)
    return (
        '<FinalDraft DocumentType="Script"><Content><Paragraph Type="Action"><Text>x</Text></Paragraph>'
        f"</Content><TitlePage><Content>{page}</Content></TitlePage></FinalDraft>"
    )


def fountain(*lines: str) -> str:
    return "\n".join(["Title: T", *lines, "", "x", ""])


@pytest.mark.parametrize(
    ("text", "title", "author"),
    [
        (fountain("Credit: Written by", "Authors:", "    Ann", "    and", "    Bo"), "T", "Ann and Bo"),
        (fountain("Author:", "    Ann", "    Bo", "    Kim"), "T", "Ann, Bo, Kim"),
        (fountain("Author: Ann and", "    Bo"), "T", "Ann and Bo"),
        (fountain("Author: Written by Ann"), "T", "Ann"),
        (fountain("Credit: Written by Ann"), "T", "Ann"),
        (fountain("Screenplay by: Ann"), "T", "Ann"),
        (fountain("Credit: A film about rain"), "T", ""),
        (
            fdx("Night", "Ferry", "", "Written by", "", "Ida Vale", "and", "Bo Ray"),
            "Night Ferry",
            "Ida Vale and Bo Ray",
        ),
        (fdx("", "NIGHT FERRY", "by", "Ida Vale &amp;", "Bo Ray"), "NIGHT FERRY", "Ida Vale & Bo Ray"),
        (fdx("Night Ferry", "Screenplay by", "Ida Vale", "Story by", "Bo"), "Night Ferry", "Ida Vale"),
        (fdx("Night Ferry", "", "Draft 3"), "Night Ferry", ""),
        (fdx("Night Ferry", "A film by Ida Vale"), "Night Ferry", "Ida Vale"),
    ],
)
def test_several_authors_and_lines(text: str, title: str, author: str) -> None:
    path = "a.fdx" if text.startswith("<") else "a.fountain"
    assert read_title_page(text.encode(), path) == TitlePage(title, author)


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
    done = draft(Settings(), DraftAsk(script=brought(script)), calling())
    assert (done.title, done.author, done.cast) == ("The Pier of Noël", "A", ["ZOË"])


def test_a_project_without_a_name_has_the_script_s_title(tmp_path: Path) -> None:
    init(Settings(), InitAsk(folder=local_folder(tmp_path / "p")), calling())
    with Workspace.open(tmp_path / "p", Settings(), calling()) as workspace:
        assert (workspace.project.name, workspace.title_page.title) == ("p", "")
    (tmp_path / "p/scripts/a.fountain").write_text("Title: The Long Goodbye Kiss\nAuthor: Me\n\nx\n", "utf-8")
    with Workspace.open(tmp_path / "p", Settings(), calling()) as workspace:
        assert (workspace.project.name, workspace.title_page.author) == ("The Long Goodbye Kiss", "Me")


def test_a_name_of_the_project_counts_more(tmp_path: Path) -> None:
    init(Settings(), InitAsk(folder=local_folder(tmp_path / "p"), name="Mine"), calling())
    (tmp_path / "p/scripts/a.fountain").write_text("Title: Theirs\n\nx\n", "utf-8")
    with Workspace.open(tmp_path / "p", Settings(), calling()) as workspace:
        assert workspace.project.name == "Mine"

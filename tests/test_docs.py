"""Generated pages are current; the failure names the command that makes them so."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.cli.reference import reference
from storyboard_cli.people.role_page import with_roles
from storyboard_cli.render.preview.reference import reference as drawing

SPECS = Path(__file__).resolve().parents[1] / "specs"


def test_the_page_of_what_can_be_drawn_is_current() -> None:
    page = (SPECS / "drawing.md").read_text("utf-8")
    assert page == drawing(), "run: python -m storyboard_cli.render.preview.reference specs/drawing.md"


def test_command_reference_is_current() -> None:
    page = (SPECS / "commands.md").read_text("utf-8")
    assert page == reference(), "run: python -m storyboard_cli.cli.reference specs/commands.md"


def test_every_page_is_in_the_index() -> None:
    index = (SPECS / "README.md").read_text("utf-8")
    names = {page.name for page in SPECS.glob("*.md")} - {"README.md"}
    assert not [name for name in names if name not in index]


def test_the_table_of_roles_is_current() -> None:
    page = (SPECS / "server.md").read_text("utf-8")
    assert page == with_roles(page), "run: python -m storyboard_cli.people.role_page specs/server.md"

"""From a film of which nothing is drawn to a board of locked assets, by what Studio says to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.conftest import FILES
from tests.studio.browsers import Browsers
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served, served_film


@pytest.fixture
def undrawn(browsers: Browsers, tmp_path: Path) -> Iterator[Served]:
    """A small film that is compiled, and no more."""
    root = tmp_path / "undrawn"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    with Workspace.open(root, Settings(), calling()) as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), calling())
    with served_film(root) as server:
        yield server


def test_studio_leads_from_drafts_to_pictures_that_wait_for_a_decision(
    undrawn: Served, open_window: OpenWindow
) -> None:
    window = open_window(undrawn)
    page = window.open("/p/PRJ_001/board")
    page.get_by_role("button", name="Draw the assets").click()
    look = page.get_by_role("button", name="Look at them and lock them")
    expect(page.get_by_text("drawn: look at them and lock them")).to_be_visible()
    expect(page.get_by_role("button", name="Draw the assets")).to_have_count(
        0
    )  # what has takes waits for a lock
    expect(page.get_by_text("waits to be locked").or_(page.get_by_text("wait to be locked"))).to_be_visible()
    look.first.click()
    lock = page.get_by_role("button", name="Lock all")
    lock.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img").or_(dialog.locator("img")).first).to_be_visible()
    window.axe()
    dialog.get_by_role("button", name="Lock all").click()
    expect(lock).to_have_count(0)
    expect(page.get_by_text("assets locked")).to_be_visible()
    expect(page.get_by_text("begun")).to_have_count(0)
    page.get_by_role("link", name="Board").click()
    page.get_by_role("button", name="Render").click()
    check = page.get_by_role("button", name="Check")
    expect(check).to_be_visible()
    check.click()
    expect(page.get_by_text("checked: all passed")).to_be_visible()
    expect(page.get_by_role("button", name="Approve all passed")).to_be_visible()
    window.axe()
    needs = undrawn.client.get("/status").json()["needs"]
    assert set(needs) <= {"decision", "none"}, needs

"""Consistency: every appearance beside its lock, outliers first, and what is decided about it there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.ops.check.test_check import repaint
from tests.studio.browsers import Browsers
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served, served_film

PATIENCE_MS = 120_000
"""Pictures are checked meanwhile."""


def _blue_becomes_red(pixels: Any) -> Any:
    deep = pixels.astype(int)
    blue = (deep[..., 2] > deep[..., 0] * 1.5) & (deep[..., 2] > 70)
    pixels[blue] = np.asarray(pixels[blue])[:, ::-1]
    return pixels


@pytest.fixture
def strayed(browsers: Browsers, example: Path, tmp_path: Path) -> Iterator[Served]:
    """The example with Aarav's jacket in 1B painted over outside of sb, and checked since."""
    root = Path(shutil.copytree(example, tmp_path / "film"))
    project: Any = SimpleNamespace(
        read=lambda place: (root / place).read_bytes(),
        write=lambda place, data: (root / place).write_bytes(data),
    )
    repaint(project, "scenes/S01/frame_002_v1.png", _blue_becomes_red)
    with served_film(root) as server:
        job = server.client.job(":check", {"selectors": ["S01/2"]})
        assert job["answer"], job
        yield server


def test_an_outlier_stands_first_and_is_allowed_from_there(strayed: Served, open_window: OpenWindow) -> None:
    window = open_window(strayed)
    # It is not the picture that was drawn: it has no thumbnail by the known hash, and nobody approves it.
    window.allow(404, 409)
    page = window.open("/p/PRJ_001/consistency")
    first = page.get_by_role("listitem").first
    expect(first).to_contain_text("Aarav")
    expect(first).to_contain_text("1 frame beyond the limit")
    window.axe()
    first.get_by_role("link").click()
    page.get_by_role("button", name="Outliers first").click()
    expect(page.get_by_role("region", name="Appearances").get_by_role("button").first).to_contain_text("1B")
    window.axe()
    point = page.get_by_role("button", name=re.compile("1B, .*Beyond the limit")).first
    point.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name=re.compile("^1C,")).first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("beyond the limit")).to_be_visible()
    window.axe()
    dialog.get_by_role("button", name="Allow it").click()
    expect(dialog.get_by_label("Why")).to_be_focused()
    dialog.get_by_label("Why").fill("a nightmare")
    dialog.get_by_role("form").get_by_role("button", name="Allow it").click()
    expect(dialog.get_by_text("This may be so: a nightmare")).to_be_visible()
    dialog.get_by_role("button", name="Approve").click()
    # It was replaced outside of sb: what was shown as approved is taken back, and why is told.
    expect(page.get_by_text("painted over or replaced after it was rendered")).to_be_visible()
    expect(dialog.get_by_text("Waiting")).to_be_visible()


def test_appearances_are_walked_through_and_decided_by_keyboard(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    page = window.open("/p/PRJ_001/consistency/CHAR_001")
    page.get_by_role("region", name="Appearances").get_by_role("button").first.press("Enter")
    dialog = page.get_by_role("dialog", name="Aarav in 1B")
    expect(dialog).to_be_visible()
    page.keyboard.press("ArrowRight")
    dialog = page.get_by_role("dialog", name="Aarav in 1C")
    expect(dialog).to_be_visible()
    page.keyboard.press("a")
    expect(dialog.get_by_text("Approved")).to_be_visible()
    page.keyboard.press("j")
    dialog = page.get_by_role("dialog", name="Aarav in 1D")
    expect(dialog).to_be_visible()
    page.keyboard.press("r")
    expect(dialog.get_by_label("What should be different?")).to_be_focused()
    window.axe()
    page.keyboard.type("his jacket is open")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1D is sent back.")).to_be_visible()
    expect(dialog.get_by_label("What should be different?")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    said = {row["frame_id"]: row for row in film.client.get("/frames").json()["frames"]}
    assert said["FR_S01_003"]["review_status"] == "approved"
    assert said["FR_S01_004"]["review_status"] == "retake"


def test_what_nobody_checked_is_checked_from_there(film: Served, open_window: OpenWindow) -> None:
    drawn = film.client.job("/frames/FR_S01_002/renders", {"force": True})
    assert drawn["answer"], drawn
    window = open_window(film)
    page = window.open("/p/PRJ_001/consistency/CHAR_001")
    expect(page.get_by_text("1 frame is not checked yet.")).to_be_visible()
    window.axe()
    page.get_by_role("button", name="Check now").click()
    expect(page.get_by_text("1 not checked")).to_have_count(0, timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name=re.compile("^1B,")).first).to_be_visible()


def test_what_the_check_cannot_measure_is_told_so(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    page = window.open("/p/PRJ_001/consistency")
    page.get_by_label("Kind").select_option("prop")
    page.get_by_role("link", name="Sketchbook").click()
    # The check looked, and measures no such small thing: that is another thing than nobody having looked.
    expect(page.get_by_text("9 not measured").first).to_be_visible()
    expect(page.get_by_role("button", name="Check now")).to_have_count(0)
    window.axe()

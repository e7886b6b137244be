from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # boards.py

FONTS = Path(__file__).parent / "fonts"


@pytest.fixture(autouse=True)
def _same_fonts_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's fonts change nothing: there are the bundled ones and those beside these tests."""
    from storyboard_cli.export.text import fonts

    monkeypatch.setattr(fonts, "system_folders", list)
    monkeypatch.setenv("SB_FONTS", str(FONTS))
    fonts.forget_fonts()
    yield
    fonts.forget_fonts()

"""`sb --version` and `--help` answer without loading what they do not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

NEVER = (
    "lancedb",
    "torch",
    "reportlab",
    "PIL",
    "numpy",
    "requests",
    "pydantic",
    "typer",
    "rich",
    "yaml",
    "skia",
)
READING = "storyboard_cli.reading"
"""Word tables are read when something is read, not before."""


def loaded_after(*words: str) -> set[str]:
    code = (
        "import sys\n"
        "from storyboard_cli.cli.main import main\n"
        f"main({list(words)!r})\n"
        "sys.stderr.write('\\n'.join({m.split('.')[0] for m in sys.modules} | set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_first_answers_load_nothing_heavy(word: str) -> None:
    loaded = loaded_after(word)
    assert loaded.isdisjoint(NEVER)
    assert not [module for module in loaded if module.startswith(READING)]


def test_version_is_the_changelogs_or_unreleased(repository) -> None:  # type: ignore[no-untyped-def]
    from storyboard_cli import __version__

    text = (repository / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text or f"## [{__version__}]" in text
    assert f'version = "{__version__}"' in (repository / "pyproject.toml").read_text("utf-8")

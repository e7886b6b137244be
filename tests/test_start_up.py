"""`sb --version` and `--help` answer without loading what they do not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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

READERS = {
    "plan": (),
    "status": (),
    "validate": ("storyboard_cli.script", "storyboard_cli.plan", "storyboard_cli.assets"),
    "versions CHAR_001": ("storyboard_cli.plan", "storyboard_cli.timeline"),
    "log": ("storyboard_cli.plan", "storyboard_cli.timeline", "storyboard_cli.spec.asset"),
}
"""Verbs that only look, and what a project that did not change since needs none of, besides `UNUSED`."""
UNUSED = (
    "numpy",
    "PIL",
    "skia",
    "requests",
    "yaml",  # project, specs and directions come from the cache
    "storyboard_cli.script.compile",
    "storyboard_cli.reading.tables",
    "storyboard_cli.plan.recipe",
    "storyboard_cli.plan.staging.model",
    "storyboard_cli.plan.staging.stage",
    "storyboard_cli.plan.staging.layout",
    "rich._emoji_codes",
)


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


OF_THE_SERVER = ("fastapi", "starlette", "granian", "argon2", "watchfiles", "brotli", "prometheus_client")
"""What only `sb serve` loads, once it serves."""
_SHORT = ("serve --help", "user --help", "token add --help", "serve --port 99999", "status", "user list")


@pytest.mark.parametrize("words", _SHORT)
def test_libraries_of_the_server_are_loaded_by_who_serves(words: str, tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text("schema: 1\nproject_id: PRJ_001\nname: Rain\n", "utf-8")
    loaded = loaded_after("-C", str(tmp_path), *words.split())
    assert "storyboard_cli.cli.main" in loaded
    assert not [m for m in sorted(loaded) if m in OF_THE_SERVER or m.startswith("storyboard_cli.server")]


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, looked at often enough that all that can be kept of it is kept."""
    root = tmp_path_factory.mktemp("warm") / "film"
    loaded_after("init", str(root), "--example", "--quiet")
    for _ in range(20):  # a file that was written only just now is not kept yet
        for words in READERS:
            loaded_after("-C", str(root), *words.split())
        if all((root / ".sb" / "cache" / f"{kept}.json").exists() for kept in KEPT):
            return root
    raise AssertionError("nothing is kept")


KEPT = ("project", "specs", "directions", "scenes", "plan", "validated")


@pytest.mark.parametrize("words", READERS)
def test_verbs_that_look_load_what_they_need(warm: Path, words: str) -> None:
    """Each module costs one to thirty milliseconds, at every command: `python -X importtime` says which."""
    loaded = loaded_after("-C", str(warm), *words.split())
    unused = (*UNUSED, *READERS[words])
    assert not [m for m in sorted(loaded) if m in unused or m.startswith(tuple(f"{u}." for u in unused))]


def test_version_is_the_changelogs_or_unreleased(repository) -> None:  # type: ignore[no-untyped-def]
    from storyboard_cli import __version__

    text = (repository / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text or f"## [{__version__}]" in text
    assert f'version = "{__version__}"' in (repository / "pyproject.toml").read_text("utf-8")

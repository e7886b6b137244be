"""What every test gets: a world of its own, without the machine's settings, git identity or network."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that does other work too is slow now and then, which is no fault of what is tested.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--files",
        choices=("folder", "memory"),
        default="folder",
        help="Where the films of tests/ops keep their files; a test marked `folder` needs a folder.",
    )


def pytest_collection_finish() -> None:
    """Thousands of tests and all modules stay to the end: only what comes after them is swept for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--files") == "memory":
        for item in items:
            mark = item.get_closest_marker("folder")
            if mark is not None:
                item.add_marker(pytest.mark.skip(reason=f"folder: {mark.args[0]}"))


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No `SB_…` variable, no git config and no home folder of this machine reaches a test."""
    import os

    for name in list(os.environ):
        if name.startswith("SB_") and name != "SB_TRACEBACK":
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("SB_ACTOR", "Test Person <test@example.org>")
    monkeypatch.setenv("NO_COLOR", "1")
    yield


@pytest.fixture
def repository() -> Path:
    """The root of this repository."""
    return Path(__file__).resolve().parents[1]

"""What tests of Studio's pages get: films that are served, and windows of a browser that look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.studio.browsers import Browsers, Window, opened
from tests.studio.films import PASSWORD, Served, made_once, make_example, make_long, make_varied, served_copy

OpenWindow: TypeAlias = Callable[..., Window]


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder of films that the workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if hasattr(request.config, "workerinput") else base) / "studio_films"


@pytest.fixture(scope="session")
def example(films: Path) -> Path:
    """The example, drawn. Nobody writes to it."""
    return made_once(films, "example", make_example)


@pytest.fixture(scope="session")
def varied_example(films: Path, example: Path) -> Path:
    """The example with six variants of its second frame. Nobody writes to it."""
    return made_once(films, "varied", lambda root: make_varied(root, example))


@pytest.fixture(scope="session")
def long_film(films: Path) -> Path:
    """A film of 5,000 frames. Nobody writes to it."""
    return made_once(films, "long", make_long)


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    """The one browser of this worker."""
    with opened() as found:
        yield found


@pytest.fixture
def film(browsers: Browsers, example: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the example, served for this test alone."""
    with served_copy(example, tmp_path / "film") as server:
        yield server


@pytest.fixture
def varied(browsers: Browsers, varied_example: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the example with variants, served for this test alone."""
    with served_copy(varied_example, tmp_path / "film") as server:
        yield server


@pytest.fixture(scope="session")
def shown(browsers: Browsers, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example, served to all tests of a worker that change nothing."""
    copy = tmp_path_factory.mktemp("shown") / "film"
    with served_copy(example, copy) as server:
        yield server


@pytest.fixture(scope="session")
def long_shown(
    browsers: Browsers, long_film: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """5,000 frames, served to all tests of a worker that change nothing."""
    copy = tmp_path_factory.mktemp("long") / "film"
    with served_copy(long_film, copy) as server:
        yield server
        server.kill()  # it may still be looking at the whole film for the first time


@pytest.fixture
def open_window(browsers: Browsers) -> Iterator[OpenWindow]:
    """Opens windows at a server: `open_window(film)` of whoever sits at the machine, with `as_="bo"` of an
    account, with `as_=""` of nobody. Other words are those of `Browsers.window`: scheme, size, touch …

    At the end of the test none of them may have had a fault.
    """
    windows: list[Window] = []

    def open_(server: Served, *, as_: str | None = None, **how: Any) -> Window:
        window = browsers.window(server.address, **how)
        windows.append(window)
        if as_ is None:
            window.enter(server.token)
        elif as_:
            window.sign_in(as_, PASSWORD)
        return window

    with browsers.in_use():
        yield open_
        for window in windows:
            for page in window.context.pages:
                page.unroute_all(behavior="ignoreErrors")  # what answers for the server may be at it still
            window.context.close()
    for window in windows:
        window.refuse_faults()

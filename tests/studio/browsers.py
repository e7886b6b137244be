"""A browser as Studio's tests see it: Chromium of this machine, and windows that note whatever goes wrong.

A test fails by itself where a page writes an error or a warning into its console, where a request fails, and
where one goes to another origin. What a test provokes on purpose it allows first: `window.allow(403)`.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    expect,
    sync_playwright,
)

Scheme = Literal["light", "dark"]
DESK, TABLET = (1280, 720), (1024, 768)
_ROOT = Path(__file__).resolve().parents[2]
_AXE = _ROOT / "studio" / "node_modules" / "axe-core" / "axe.min.js"
# Read as the module is loaded: tests see no `SB_…` variable of this machine.
_NAMED = os.environ.get("SB_TEST_CHROMIUM", "")
_SHOTS = os.environ.get("SB_STUDIO_SHOTS", "")
_IS_CI = bool(os.environ.get("CI"))
_CALLED = (
    "chromium-headless-shell",  # the same engine with half the work: nothing is drawn around a page
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PATIENCE_MS = 60_000
"""So long a page is waited for: many tests at once make a machine slow."""
_TOLD_ELSEWHERE = ("the server responded with a status of ", "net::ERR_", "('application/problem+json')")
"""What the console says of a request whose status or failure is noted by itself."""
_FADED = """
() => Promise.allSettled(
  document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished))
"""
_ENDED = ("net::ERR_ABORTED",)
"""What a request says that a page gave up itself, as it does when it is left."""

expect.set_options(timeout=PATIENCE_MS)


def comes_to(page: Page, wanted: object, ask: Callable[[], object]) -> None:
    """Wait until asking answers what is wanted: a change is shown before the server has it."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while (found := ask()) != wanted and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert found == wanted


def chromium() -> str:
    """The browser of this machine. Where there is none the test is skipped, and fails in CI."""
    found = _NAMED or next(filter(None, map(shutil.which, _CALLED)), "")
    found = found or next((place for place in _PLACES if Path(place).is_file()), "")
    return found or missing(
        "no Chromium here", "`apt-get install chromium`, or name one: SB_TEST_CHROMIUM=/path"
    )


def missing(what: str, mend: str) -> str:
    """Skip what this machine lacks something for. In CI nothing is skipped."""
    said = f"{what}: {mend}"
    if _IS_CI:
        pytest.fail(said)
    pytest.skip(said)


@dataclass
class Window:
    """One page of a browser that shares nothing with others, at the address of a server."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    allowed: list[int | str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE_MS)
        context = self.page.context
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"thrown: {error.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    def open(self, path: str = "/") -> Page:
        """Open a page of Studio, by its path below `/studio`, and wait until it shows something."""
        self.page.goto(f"{self.address}/studio{path}")
        expect(self.page.locator("main")).to_be_visible()
        return self.page

    def enter(self, token: str) -> None:
        """Come in as whoever sits at the machine does, by the address that the terminal says.

        No page is opened: what one asks for while it goes away could be taken for the next one's.
        """
        answer = self.context.request.get(f"{self.address}/?token={token}")
        assert answer.ok, answer.text()

    def sign_in(self, login: str, password: str) -> None:
        """Have a session of an account, without the page where people sign in."""
        told = {"login": login, "password": password}
        answer = self.context.request.post(f"{self.address}/v1/sessions", data=told)
        assert answer.status == 201, answer.text()

    def allow(self, *what: int | str) -> None:
        """These statuses, or faults that say this, are meant. `"requestfailed"`: the server is away."""
        self.allowed.extend(what)

    def axe(self, within: str | None = None, besides: Sequence[str] = ()) -> None:
        """The page, or what a selector names of it, can be used by everybody as far as axe can tell; rules
        of axe that are named in `besides` are not asked.
        """
        if not _AXE.is_file():
            missing("axe-core is not installed", "`npm ci --prefix studio`")
        if not self.page.evaluate("typeof window.axe === 'object'"):
            source = _AXE.read_text("utf-8")
            self.page.evaluate(f"{source};0")  # as a debugger does, which the page's policy does not hinder
        self.page.evaluate(_FADED)  # a colour that is on its way is nobody's
        found: dict[str, Any] = self.page.evaluate(
            """([within, besides]) => axe.run(within ?? document, {
                resultTypes: ["violations"],
                rules: Object.fromEntries(besides.map(rule => [rule, {enabled: false}])),
            })""",
            [within, list(besides)],
        )
        assert not found["violations"], "\n".join(_worded(found["violations"]))

    def shot(self, name: str) -> None:
        """Keep a picture of the window in the folder that SB_STUDIO_SHOTS names."""
        if _SHOTS:
            Path(_SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(_SHOTS) / f"{name}.png"))

    def nodes(self) -> int:
        """How many elements the page has."""
        return int(self.page.evaluate("document.querySelectorAll('*').length"))

    def refuse_faults(self) -> None:
        """Fail where anything went wrong that was not meant."""
        found = [fault for fault in self.faults if not self._is_meant(fault)]
        assert not found, "the page had faults:\n" + "\n".join(dict.fromkeys(found))

    def _is_meant(self, fault: str) -> bool:
        return any(
            fault.startswith(f"{one} ") if isinstance(one, int) else one in fault for one in self.allowed
        )

    def _said(self, message: ConsoleMessage) -> None:
        is_told_elsewhere = any(one in message.text for one in _TOLD_ELSEWHERE)
        if message.type in ("error", "warning") and not is_told_elsewhere:
            self.faults.append(f"console.{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:", "about:")):
            self.faults.append(f"another origin was asked: {request.url}")

    def _answered(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.status >= 400 and (response.status, path) != (
            401,
            "/v1/me",
        ):  # so it hears that nobody is in
            self.faults.append(f"{response.status} {response.request.method} {path}")

    def _failed(self, request: Request) -> None:
        if request.failure not in _ENDED:
            self.faults.append(f"requestfailed: {request.method} {request.url}: {request.failure}")


def _worded(violations: list[dict[str, Any]]) -> Iterator[str]:
    for one in violations:
        yield f"{one['id']} ({one['impact']}): {one['help']}"
        for node in one["nodes"]:
            summary = " ".join(node["failureSummary"].split())
            yield f"    {node['html'][:200]}\n        {summary[:400]}"


class Browsers:
    """The one browser of a worker, and the windows that a test opens in it."""

    def __init__(self, playwright: Playwright, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.browser: Browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"],
        )

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Playwright's loop counts as this thread's while a test drives a window, and not for other tests."""
        asyncio._set_running_loop(self._loop)
        try:
            yield
        finally:
            asyncio._set_running_loop(None)

    def window(
        self,
        address: str,
        *,
        scheme: Scheme = "light",
        size: tuple[int, int] = DESK,
        touch: bool = False,
        reduced_motion: bool = False,
        locale: str = "en-US",
    ) -> Window:
        """A window that shares no cookie with another."""
        context = self.browser.new_context(
            color_scheme=scheme,
            viewport={"width": size[0], "height": size[1]},
            has_touch=touch,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            locale=locale,
        )
        return Window(context.new_page(), address)


@contextmanager
def opened() -> Iterator[Browsers]:
    """The browser of this machine, as long as the block lasts."""
    chromium()
    with sync_playwright() as playwright:
        found = Browsers(playwright, asyncio.get_running_loop())
        try:
            asyncio._set_running_loop(None)
            yield found
        finally:
            with found.in_use():
                found.browser.close()
            asyncio._set_running_loop(found._loop)
    asyncio._set_running_loop(None)

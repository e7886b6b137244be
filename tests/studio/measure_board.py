"""How fast the board is: `python tests/studio/measure_board.py FOLDER` opens a film of 5,000 frames.

Main-thread figures are what the page's thread computed, as DevTools counts it, for each key, frame or move:
other programs do not change them. They do change `at worst`, the longest pause between two frames, and when
the board is ready. The film should be a copy: some of its frames are approved.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

READY = """
() => {
  const look = () => {
    const cards = document.querySelectorAll('[role=gridcell]').length;
    if (cards) { window.sbReady = performance.now(); return; }
    requestAnimationFrame(look);
  };
  look();
}
"""
GAPS = """
() => {
  window.sbGaps = [];
  let last = performance.now();
  window.sbWatch = true;
  const tick = (now) => {
    window.sbGaps.push(now - last);
    last = now;
    if (window.sbWatch) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
"""
SEEN = """
(frame) => new Promise((seen) => {
  const look = () => {
    const card = document.getElementById('card-' + frame);
    if (card && card.dataset.review === 'approved') seen(Date.now());
    else requestAnimationFrame(look);
  };
  look();
})
"""
FRAMES = 90
SCROLLED = """
() => new Promise((done) => {
  const grid = document.querySelector('[role=grid]');
  let left = FRAMES;
  const step = () => {
    grid.scrollBy({ top: 120, behavior: 'instant' });
    left -= 1;
    if (left) requestAnimationFrame(step);
    else done();
  };
  requestAnimationFrame(step);
})
""".replace("FRAMES", str(FRAMES))
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


@contextmanager
def served(film: Path) -> Iterator[tuple[str, str]]:
    """A server of the film: its address, and the one that lets this machine in."""
    command = [sys.executable, "-m", "storyboard_cli", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=film, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            for line in server.stdout:
                found = re.search(r"(http://\S+?)/\S*[?&]token=\S+", line)
                if found:
                    yield found[1], found[0]
                    return
            raise SystemExit("the server did not say where it is")
        finally:
            server.terminate()


def main(film: Path) -> None:
    with served(film) as (base, door), sync_playwright() as playwright:
        chromium = os.environ.get("SB_TEST_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = opened(browser, door)
        project = page.evaluate("fetch('/v1/projects').then((r) => r.json())")["projects"][0]["project_id"]
        board = f"{base}/studio/p/{project}/board"
        measure(browser, page, board, door)
        browser.close()


def opened(browser: Browser, door: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(f"({READY})()")
    page.goto(door)
    return page


def measure(browser: Browser, page: Page, board: str, door: str) -> None:
    page.goto(board)
    page.wait_for_selector("[role=gridcell]", timeout=180_000)
    say("first load", f"{first_load(page) / 1000:.0f} kB of scripts, styles and fonts as sent")
    times = []
    for _ in range(5):
        page.goto(board)
        page.wait_for_selector("[role=gridcell]", timeout=60_000)
        page.evaluate(TWO_FRAMES)
        times.append(page.evaluate("window.sbReady"))
    say("ready", f"{sorted(times)[2]:.0f} ms (of five: {', '.join(f'{one:.0f}' for one in sorted(times))})")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    for size in "12345":
        page.keyboard.press(size)
        page.wait_for_timeout(600)
        of_size(page, devtools, size)
    page.keyboard.press("2")
    page.wait_for_timeout(500)
    say("drag", of_drag(page, devtools))
    say("approve", elsewhere(browser, page, board, door))


def first_load(page: Page) -> int:
    sent = page.evaluate(
        "performance.getEntriesByType('resource').filter((r) => /\\.(js|css|woff2)$/.test(r.name))"
        ".map((r) => r.encodedBodySize)"
    )
    return sum(sent)


def of_size(page: Page, devtools: CDPSession, size: str) -> None:
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    key = per_step(page, devtools, 40, lambda _: page.keyboard.press("j"))
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(500)
    most = page.evaluate("document.querySelectorAll('*').length")
    scroll = per_frame(page, devtools, SCROLLED)
    say(f"size {size}", f"key {key}; scroll {scroll}; {most} nodes")


def per_step(page: Page, devtools: CDPSession, steps: int, step: Callable[[int], None]) -> str:
    """Main-thread time of a step, and the longest pause between two frames."""
    spent, gaps = watched(page, devtools, steps, step)
    return f"{spent / steps:.1f} ms, at worst {max(gaps):.0f} ms"


def per_frame(page: Page, devtools: CDPSession, script: str) -> str:
    """Main-thread time of each frame in which the script scrolls, and the longest pause between two."""
    spent, gaps = watched(page, devtools, 1, lambda _: page.evaluate(script))
    return f"{spent / FRAMES:.1f} ms, at worst {max(gaps):.0f} ms"


def watched(
    page: Page, devtools: CDPSession, steps: int, step: Callable[[int], None]
) -> tuple[float, list[float]]:
    page.evaluate(GAPS)
    before = task_ms(devtools)
    for at in range(steps):
        step(at)
        page.evaluate(TWO_FRAMES)
    spent = task_ms(devtools) - before
    return spent, page.evaluate("() => { window.sbWatch = false; return window.sbGaps }")


def task_ms(devtools: CDPSession) -> float:
    metrics: list[dict[str, Any]] = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def of_drag(page: Page, devtools: CDPSession) -> str:
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    box = page.locator("[role=gridcell]").nth(1).bounding_box()
    assert box is not None
    x, y = box["x"] + 40, box["y"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 5)
    around = per_step(
        page, devtools, 60, lambda at: page.mouse.move(x + (at * 37) % 900, y + (at * 23) % 400)
    )
    page.mouse.move(x, 830)  # at the edge the board scrolls by itself
    edge = per_step(page, devtools, 60, lambda at: page.mouse.move(x + at, 830))
    page.keyboard.press("Escape")
    page.mouse.up()
    return f"{around}; at the edge, where the board scrolls: {edge}"


def elsewhere(browser: Browser, page: Page, board: str, door: str) -> str:
    """From the key in one browser to the frame in the other."""
    other = opened(browser, door)
    other.goto(board)
    other.wait_for_selector("[role=gridcell]")
    other.wait_for_timeout(1500)
    page.keyboard.press("Home")
    times = []
    for _ in range(5):
        page.locator("[data-review=waiting]").first.click()
        frame = page.evaluate("document.querySelector('[data-cursor]').dataset.card")
        other.evaluate(f"() => {{ window.sbSeen = ({SEEN})({json.dumps(frame)}) }}")
        begun = time.time() * 1000
        page.keyboard.press("a")
        times.append(other.evaluate("window.sbSeen") - begun)
    return (
        f"shown in another browser after {sorted(times)[2]:.0f} ms ({', '.join(f'{t:.0f}' for t in times)})"
    )


def say(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:12} {figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Every page of Studio loads, in light and dark, from any address, and asks nobody but its own server."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from storyboard_cli.server.studio import POLICY
from tests.studio.browsers import Scheme, Window, comes_to
from tests.studio.conftest import OpenWindow
from tests.studio.films import PASSWORD, Served

PAGES = (
    "board",
    "frame/FR_S01_001",
    "timeline",
    "script",
    "assets",
    "consistency",
    "jobs",
    "export",
    "people",
)
ALL = ("/", *(f"/p/PRJ_001/{name}" for name in (*PAGES, "audit", "present")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ALL)
def test_a_page_loads_without_a_fault(
    shown: Served, open_window: OpenWindow, path: str, scheme: Scheme
) -> None:
    window = open_window(shown, scheme=scheme)
    page = window.open(path)
    expect(page.locator("main h1").first).to_be_attached()
    expect(page.get_by_role("status").filter(has_text="Loading…")).to_have_count(0)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, ground[4:-1].split(","))) > 3 * 128) == (scheme == "light"), ground
    window.axe()
    page.wait_for_load_state("load")
    comes_to(page, True, lambda: page.evaluate("[...document.images].every(one => one.complete)"))
    window.shot(f"{path.strip('/').replace('/', '-') or 'start'}-{scheme}")


def test_the_policy_is_there_and_is_obeyed(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    answer = window.page.goto(f"{shown.address}/studio/p/PRJ_001/board")
    assert answer is not None and answer.headers["content-security-policy"] == POLICY
    expect(window.page.locator("main")).to_be_visible()
    assert window.faults == []
    refused = window.page.evaluate(
        """async () => {
            const said = [];
            addEventListener("securitypolicyviolation", event => said.push(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            await fetch("http://127.0.0.1:9/").catch(() => undefined);
            const picture = new Image();
            const ended = new Promise(done => (picture.onerror = done));
            picture.src = "https://example.org/x.png";
            await ended;
            return [said, window.ran ?? false];
        }"""
    )
    assert refused == [["script-src-elem", "connect-src", "img-src"], False]
    window.allow("Content Security Policy", "another origin", "requestfailed")


def test_a_deep_link_stays_what_it_is_when_it_is_loaded_again(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    page = window.open("/p/PRJ_001/timeline")
    title = "Timeline · College Silence · sb"
    expect(page).to_have_title(title)
    page.reload()
    expect(page.locator("main")).to_be_visible()
    expect(page).to_have_title(title)
    assert page.url.endswith("/studio/p/PRJ_001/timeline")
    page.go_back()
    page.go_forward()
    expect(page).to_have_title(title)


def test_nobody_is_led_to_where_one_signs_in_and_back(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "viewer")
    window = open_window(film, as_="")
    window.open("/p/PRJ_001/assets")
    expect(window.page).to_have_url(f"{film.address}/studio/sign-in?next=%2Fp%2FPRJ_001%2Fassets")
    window.sign_in("bo", PASSWORD)
    window.open("/p/PRJ_001/assets")
    assert window.page.url.endswith("/assets")


def test_two_browsers_share_nothing(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "viewer")
    windows = open_window(film), open_window(film, as_="bo"), open_window(film, as_="")
    names = [_name(window) for window in windows]
    assert names[1:] == ["Bo", None] and names[0] not in names[1:]


def _name(window: Window) -> str | None:
    answer = window.context.request.get(f"{window.address}/v1/me")
    return str(answer.json()["name"]) if answer.ok else None


def test_a_server_that_ends_and_begins_again_has_the_same_address(
    film: Served, open_window: OpenWindow
) -> None:
    film.account("bo", "artist")
    window = open_window(film, as_="bo")
    page = window.open("/p/PRJ_001/audit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    before = film.address
    window.allow("requestfailed")
    film.kill()
    film.start()
    assert film.address == before
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert _name(window) == "Bo", "a session outlives the server"


def test_a_fault_of_a_page_fails_its_test(shown: Served, open_window: OpenWindow) -> None:
    """Else all other tests here could not fail."""
    window = open_window(shown)
    window.open("/")
    window.page.evaluate("console.error('broken'); setTimeout(() => { throw new Error('thrown late') })")
    window.page.evaluate("fetch('/v1/nothing').then(answer => answer.text())")
    with pytest.raises(AssertionError) as told:
        window.refuse_faults()
    assert all(said in str(told.value) for said in ("broken", "thrown late", "404 GET /v1/nothing"))
    window.allow("broken", "thrown late", 404)
    window.refuse_faults()


def test_axe_sees_what_cannot_be_used(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown, as_="")
    page = window.open("/sign-in")
    window.axe()
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        window.axe()


def test_a_film_of_5000_frames_is_served(long_shown: Served, open_window: OpenWindow) -> None:
    window = open_window(long_shown)
    window.open("/p/PRJ_001/board")
    assert window.nodes() <= 500

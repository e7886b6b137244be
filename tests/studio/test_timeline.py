"""The Timeline page: the film plays in step with its sound, and people cut it, also two at once."""

from __future__ import annotations

import math
import struct
import time
import wave
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.studio.browsers import PATIENCE_MS, TABLET, Scheme, comes_to
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

PAGE = "/p/PRJ_001/timeline"
FPS = 24
FIVE_MINUTES = 300 * FPS
HEARS = """
    window.heard = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (when, offset, length) {
        window.heard.push({when, offset, context: this.context});
        return start.call(this, when, offset, length);
    };
"""
"""Notes when which part of a sound begins: what is heard is known from the clock of the sound then."""
MEASURES = """
    ([before, seconds]) => new Promise(done => {
        const canvas = document.querySelector("canvas[data-frame]");
        const seen = [];
        let heard = null, request = 0;
        const listen = () => {
            request = requestAnimationFrame(listen);
            const one = window.heard.at(-1);
            if (window.heard.length === before) return;
            const given = one.context.currentTime - one.when;
            const late = one.context.outputLatency || 0;
            heard = given > late ? [late, 0].map(by => (one.offset + given - by) * 24) : null;
        };
        const watch = new MutationObserver(() => {
            if (heard) seen.push([Number(canvas.dataset.frame), ...heard]);
        });
        listen();
        watch.observe(canvas, {attributeFilter: ["data-frame"]});
        setTimeout(() => {
            watch.disconnect();
            cancelAnimationFrame(request);
            done(seen);
        }, seconds * 1000);
    })
"""
"""Each picture that is drawn, and between which frames the sound was when the browser asked for it: given to
the loudspeaker, and less what the browser guesses that takes. How long a busy machine draws is not measured.
"""
HAS_WAVEFORM = "document.querySelector('[data-read]') !== null"
IS_DRAWN = """
    () => {
        const canvas = document.querySelector("[data-read] canvas");
        const data = canvas.getContext("2d").getImageData(0, 0, 60, canvas.height).data;
        return data.some(value => value > 0);
    }
"""


def cut(film: Served, verb: str, **body: Any) -> dict[str, Any]:
    answer = film.client.post(f"/timeline:{verb}", body, headers={"if-match": "*"})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def entries(film: Served) -> list[tuple[str, int]]:
    """The cut as the server has it: names and lengths."""
    found = film.client.get("/timeline").json()["entries"]
    return [
        (e["frame_id"] + (f"#{e['use']}" if e["use"] > 1 else ""), e["duration_frames"])
        for e in found
        if not e["out"]
    ]


def lengths(film: Served) -> dict[str, int]:
    return dict(entries(film))


def seen(page: Page) -> list[str]:
    """The entries as the page has them, from left to right."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-entry]')]"
        ".sort((a, b) => parseFloat(a.style.left) - parseFloat(b.style.left)).map(e => e.dataset.entry)"
    )
    return found


def until(page: Page, film: Served, wanted: Any, what: Any) -> None:
    """Wait until the server says what is wanted of the film."""
    comes_to(page, wanted, lambda: what(film))


def holds(page: Page, said: str) -> None:
    """Wait until this is so on the page, whose policy forbids what Playwright's own waiting does."""
    comes_to(page, True, lambda: bool(page.evaluate(said)))


def apart(frame: int, least: float, most: float) -> int:
    """How many frames a picture is away from the sound."""
    return max(math.floor(least) - frame, frame - math.floor(most), 0)


def opened(page: Page) -> Page:
    """The page when it shows a picture."""
    expect(page.locator("canvas[data-frame]")).to_be_visible()
    return page


def put_sound(film: Served, name: str, seconds: float, rate: int = 8000) -> None:
    path = Path(film.folder) / "audio" / name
    path.parent.mkdir(exist_ok=True)
    tone = [round(9000 * math.sin(at / 7)) for at in range(rate)]
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        for _ in range(math.ceil(seconds)):
            sound.writeframes(struct.pack(f"<{rate}h", *tone))


def farthest(page: Page) -> int:
    """How many frames pictures and sound are apart at most, played for a moment.

    A machine that is busy with other tests lets a picture fall for a moment: the best of some is looked at.
    """
    before = page.evaluate("window.heard.length")
    page.keyboard.press("Space")
    measured = page.evaluate(MEASURES, [before, 1.5])
    page.keyboard.press("Space")
    assert len(measured) > 5, "nothing sounded"
    return max(apart(*one) for one in measured)


def test_pictures_are_in_step_with_the_sound_over_five_minutes(film: Served, open_window: OpenWindow) -> None:
    """Played for a second at five places of five minutes. That a long play never drifts from its beginning is
    arithmetic on one clock, and tested as such (`studio/src/player/transport.test.ts`).
    """
    put_sound(film, "five.wav", 301)
    whole = sum(length for _, length in entries(film))
    cut(film, "hold", selectors=["FR_S01_003"], length=str(FIVE_MINUTES + 48 - whole))
    cut(film, "audio", path="audio/five.wav")
    window = open_window(film)
    window.page.add_init_script(HEARS)
    page = opened(window.open(PAGE))
    holds(page, HAS_WAVEFORM)  # the sound is read
    page.keyboard.press("Shift+F")
    ruler = page.locator("[class*=ruler]").first
    box = ruler.bounding_box()
    assert box is not None
    worst = 0
    for share in (0.001, 0.2, 0.5, 0.8, 0.985):
        ruler.click(position={"x": box["width"] * share, "y": 12})
        at = round(share * (FIVE_MINUTES + 48))
        holds(page, f"Math.abs(Number(document.querySelector('canvas').dataset.frame) - {at}) < 48")
        worst = max(worst, min(farthest(page) for _ in range(3)))
    assert worst <= 1, f"pictures and sound are {worst} frames apart"


def test_the_cut_is_edited_by_pointer_and_keys_and_undone(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = opened(window.open(PAGE))
    before = entries(film)
    second = page.locator("[data-entry=FR_S01_002]")
    edge = second.locator("[class*=edge]").bounding_box()
    assert edge is not None
    page.mouse.move(edge["x"] + 4, edge["y"] + 30)
    page.mouse.down()
    page.mouse.move(edge["x"] + 44, edge["y"] + 30, steps=4)
    page.mouse.up()
    until(page, film, True, lambda one: lengths(one)["FR_S01_002"] > before[1][1])
    longer = lengths(film)["FR_S01_002"]
    expect(page.locator("[class*=inspector] input").first).to_have_value(f"{longer} f")

    page.keyboard.press("Alt+ArrowRight")
    names = [name for name, _ in before]
    moved = [names[0], names[2], names[1], *names[3:]]
    until(page, film, moved, lambda one: [name for name, _ in entries(one)])
    page.keyboard.press("[")
    until(page, film, longer - 1, lambda one: lengths(one)["FR_S01_002"])
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("s")
    until(page, film, 6, lambda one: lengths(one)["FR_S01_002"])
    expect(page.locator("[data-entry='FR_S01_002#2']")).to_have_count(1)

    page.keyboard.press("m")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Turn")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Turn", exact=True)).to_be_visible()
    page.keyboard.press("Delete")
    until(page, film, False, lambda one: "FR_S01_002#2" in lengths(one))

    for _ in range(6):
        page.keyboard.press("Control+z")
    until(page, film, before, entries)
    until(page, film, [], lambda one: one.client.get("/timeline").json()["markers"])
    page.keyboard.press("Control+Shift+z")
    until(page, film, longer, lambda one: lengths(one)["FR_S01_002"])


def test_undo_says_what_it_undoes_and_the_focus_stays_in_the_cut(
    film: Served, open_window: OpenWindow
) -> None:
    page = opened(open_window(film).open(PAGE))
    page.get_by_role("link", name="Timeline").focus()
    was = lengths(film)["FR_S01_001"]
    page.keyboard.press("m")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Turn")
    page.keyboard.press("Enter")
    marker = page.get_by_role("button", name="Turn", exact=True)
    expect(marker).to_be_visible()
    expect(page.locator("[data-entry=FR_S01_001]")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("]")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Undone: duration of 1A")).to_be_visible()
    expect(marker).to_be_visible()
    assert lengths(film)["FR_S01_001"] == was
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Undone: marker")).to_be_visible()
    expect(marker).to_have_count(0)


def test_a_sound_is_put_under_the_cut_and_has_a_waveform(
    film: Served, open_window: OpenWindow, tmp_path: Path
) -> None:
    put_sound(Served(tmp_path), "rain.wav", 3)
    page = opened(open_window(film).open(PAGE))
    page.set_input_files("input[type=file]", str(tmp_path / "audio" / "rain.wav"))
    lane = page.get_by_role("button", name="rain.wav: It begins at 00:00:00:00")
    expect(lane).to_be_visible()
    holds(page, HAS_WAVEFORM)
    assert page.evaluate(IS_DRAWN)
    lane.click()
    page.get_by_role("button", name="Remove").click()
    expect(lane).to_have_count(0)
    until(page, film, [], lambda one: one.client.get("/timeline").json()["audio"])


def test_a_length_is_said_as_seconds_or_as_film_frames(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = opened(window.open(PAGE))
    page.locator("[data-entry=FR_S01_002]").click()
    field = page.get_by_label("Length", exact=True)
    field.fill("6s")
    expect(page.get_by_text("6 s = 144 film frames")).to_be_visible()
    field.press("Enter")
    until(page, film, 144, lambda one: lengths(one)["FR_S01_002"])
    expect(field).to_have_value("144 f")
    field.fill("six")
    field.press("Enter")
    refused = page.get_by_role("alert").filter(has_text="Say seconds, as 6s or 1:12, or film frames")
    expect(refused).to_be_visible()
    window.axe()
    field.press("Escape")
    expect(refused).to_have_count(0)
    assert lengths(film)["FR_S01_002"] == 144


def test_a_length_that_is_typed_is_that_of_the_entry_it_was_typed_for(
    film: Served, open_window: OpenWindow
) -> None:
    page = opened(open_window(film).open(PAGE))
    was = lengths(film)
    field = page.get_by_label("Length", exact=True)

    page.locator("[data-entry=FR_S01_002]").click()
    field.fill("2s")
    field.press("Enter")
    page.locator("[data-entry=FR_S01_004]").click()
    until(page, film, 48, lambda one: lengths(one)["FR_S01_002"])
    page.locator("[data-entry=FR_S01_003]").click()
    field.fill("50f")
    page.locator("[data-entry=FR_S01_005]").click()
    until(page, film, 50, lambda one: lengths(one)["FR_S01_003"])
    expect(page.locator("[data-entry][data-current]")).to_have_attribute("data-entry", "FR_S01_005")
    expect(field).to_have_value(f"{was['FR_S01_005']} f")
    changed = {"FR_S01_002": 48, "FR_S01_003": 50}
    assert lengths(film) == was | changed

    # With the focus on an entry Space is the film's, as the list of keys says.
    page.locator("[data-entry=FR_S01_001]").click()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_several_entries_are_held_moved_and_taken_out_at_once(film: Served, open_window: OpenWindow) -> None:
    page = opened(open_window(film).open(PAGE))
    before = entries(film)
    names = [name for name, _ in before]
    page.locator("[data-entry=FR_S01_002]").click()
    page.keyboard.press("Shift+ArrowRight")
    page.locator("[data-entry=FR_S02_001]").click(modifiers=["ControlOrMeta"])
    chosen = page.locator("[data-entry][aria-selected=true]")
    expect(chosen).to_have_count(3)
    expect(page.get_by_role("heading", name="3 entries")).to_be_visible()
    page.locator("[data-entry=FR_S02_001]").click(modifiers=["ControlOrMeta"])
    expect(chosen).to_have_count(2)

    field = page.get_by_label("Each held longer by")
    field.fill("7")
    field.press("Enter")
    until(page, film, [before[1][1] + 7, before[2][1] + 7], lambda one: [n for _, n in entries(one)[1:3]])
    page.locator("[data-entry=FR_S01_003]").focus()
    page.keyboard.press("Alt+ArrowRight")
    moved = [names[0], names[3], names[1], names[2], *names[4:]]
    until(page, film, moved, lambda one: [name for name, _ in entries(one)])
    page.keyboard.press("Delete")
    until(page, film, [names[0], *names[3:]], lambda one: [name for name, _ in entries(one)])
    for _ in range(3):
        page.keyboard.press("Control+z")
    until(page, film, before, entries)


def settled(shown: Locator) -> FloatRect:
    """Where something stands once it moves no more, as it does while the page finds its size."""
    before, now = None, shown.bounding_box()
    while now is None or before != now:
        shown.page.wait_for_timeout(100)
        before, now = now, shown.bounding_box()
    return now


def test_markers_and_sounds_are_moved_by_pointer_and_keys(film: Served, open_window: OpenWindow) -> None:
    put_sound(film, "rain.wav", 3)
    cut(film, "audio", path="audio/rain.wav", at="FR_S01_001")
    cut(film, "marker", name="Turn", at="FR_S01_001", offset="4")
    page = opened(open_window(film).open(PAGE))
    page.keyboard.press("Shift+F")

    def places(one: Served, what: str) -> list[tuple[str, int]]:
        told = one.client.get("/timeline").json()[what]
        return [(m["entry"], m["frame"] if what == "markers" else m["first_frame"]) for m in told]

    marker = page.get_by_role("button", name="Turn", exact=True)
    second, box = settled(page.locator("[data-entry=FR_S01_002]")), settled(marker)
    page.mouse.move(box["x"] + 2, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(second["x"] + 8, box["y"] + 8, steps=4)
    page.mouse.up()
    until(page, film, ["FR_S01_002"], lambda one: [entry for entry, _ in places(one, "markers")])
    expect(page.get_by_role("dialog")).to_have_count(0)
    at = places(film, "markers")[0][1]
    marker.focus()
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Alt+ArrowRight")
    until(page, film, at + 2, lambda one: places(one, "markers")[0][1])
    expect(marker).to_be_focused()

    page.get_by_role("button", name="rain.wav: It begins at 00:00:00:00").focus()
    page.keyboard.press("Alt+Shift+ArrowRight")
    until(page, film, [("FR_S01_001", 10)], lambda one: places(one, "audio"))
    for _ in range(3):
        page.keyboard.press("Control+z")
    until(page, film, [("FR_S01_001", 4)], lambda one: places(one, "markers"))
    assert places(film, "audio") == [("FR_S01_001", 0)]


def test_a_drag_goes_on_while_somebody_else_cuts_and_both_changes_stay(
    film: Served, open_window: OpenWindow
) -> None:
    page = opened(open_window(film).open(PAGE))
    was = lengths(film)
    edge = page.locator("[data-entry=FR_S01_002] [class*=edge]").bounding_box()
    assert edge is not None
    page.mouse.move(edge["x"] + 4, edge["y"] + 30)
    page.mouse.down()
    page.mouse.move(edge["x"] + 30, edge["y"] + 30, steps=3)
    wide = page.locator("[data-entry=FR_S01_001]").evaluate("e => parseFloat(e.style.width)")
    cut(film, "duration", selectors=["FR_S01_001"], length=str(was["FR_S01_001"] + 30))
    holds(page, f"parseFloat(document.querySelector('[data-entry=FR_S01_001]').style.width) > {wide}")
    page.mouse.move(edge["x"] + 44, edge["y"] + 30, steps=3)
    page.mouse.up()
    end = time.monotonic() + PATIENCE_MS / 1000
    while lengths(film)["FR_S01_002"] == was["FR_S01_002"] and time.monotonic() < end:
        page.wait_for_timeout(50)
    now = lengths(film)
    assert now["FR_S01_002"] > was["FR_S01_002"]
    assert now["FR_S01_001"] == was["FR_S01_001"] + 30


def test_undo_never_takes_somebody_elses_change_back(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = opened(window.open(PAGE))
    page.keyboard.press("]")
    was = lengths(film)["FR_S01_001"]
    until(page, film, was + 1, lambda one: lengths(one)["FR_S01_001"])
    cut(film, "hold", selectors=["FR_S01_004"], length="9")
    window.allow(412)
    page.keyboard.press("Control+z")
    expect(page.get_by_text("changed the cut after you")).to_be_visible()
    assert film.client.get("/timeline").json()["entries"][3]["hold"] == 9
    assert lengths(film)["FR_S01_001"] == was + 1


def test_two_people_who_write_one_note_are_told_and_neither_loses_it(
    film: Served, open_window: OpenWindow
) -> None:
    page = opened(open_window(film).open(PAGE))
    note = page.get_by_label("Note in the cut")
    note.fill("slower here")
    cut(film, "note", selectors=["FR_S01_001"], note="cut on the blink")
    expect(page.get_by_text("changed it meanwhile. Theirs:")).to_be_visible()
    page.locator("canvas[data-frame]").click()
    expect(page.locator("blockquote")).to_have_text("cut on the blink")
    expect(note).to_have_value("slower here")
    assert film.client.get("/timeline").json()["entries"][0]["note"] == "cut on the blink"
    page.get_by_role("button", name="Take theirs").click()
    expect(note).to_have_value("cut on the blink")
    note.fill("slower, and cut on the blink")
    cut(film, "note", selectors=["FR_S01_001"], note="hold it")
    page.get_by_role("button", name="Keep mine").click()
    noted = lambda one: one.client.get("/timeline").json()["entries"][0]["note"]  # noqa: E731
    until(page, film, "slower, and cut on the blink", noted)
    expect(page.get_by_text("changed it meanwhile")).to_have_count(0)


def test_a_note_that_could_not_be_saved_is_kept_and_marked_as_that(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    page = opened(window.open(PAGE))
    note = page.get_by_label("Note in the cut")
    window.allow("requestfailed", 503, 401)
    film.kill()
    note.fill("slower here")
    page.keyboard.press("Tab")
    waits = page.get_by_text("This is not saved yet.")
    expect(waits).to_be_visible()
    page.locator("[data-entry=FR_S01_002]").click()
    expect(note).to_have_value("")
    page.locator("[data-entry=FR_S01_001]").click()
    expect(note).to_have_value("slower here")
    film.start()
    window.enter(film.token)
    opened(window.open(PAGE))
    expect(waits).to_be_visible()
    expect(note).to_have_value("slower here")
    page.get_by_role("button", name="Save", exact=True).click()
    noted = lambda one: one.client.get("/timeline").json()["entries"][0]["note"]  # noqa: E731
    until(page, film, "slower here", noted)
    expect(waits).to_have_count(0)


def test_five_thousand_entries_are_few_nodes(long_shown: Served, open_window: OpenWindow) -> None:
    window = open_window(long_shown)
    page = window.open(PAGE)
    expect(page.locator("canvas[data-frame]")).to_be_visible(timeout=60_000)
    assert window.nodes() <= 500
    page.keyboard.press("Shift+F")
    assert window.nodes() <= 500
    page.keyboard.press("End")
    for _ in range(30):
        page.keyboard.press("+")
    expect(page.locator("[data-entry]").last).to_be_visible()
    assert window.nodes() <= 500


def test_whoever_only_looks_may_play_and_not_cut(film: Served, open_window: OpenWindow) -> None:
    film.account("vera", "viewer")
    window = open_window(film, as_="vera")
    page = opened(window.open(PAGE))
    expect(page.get_by_text("You may look at this, but not change it.")).to_be_visible()
    page.keyboard.press("]")
    page.keyboard.press("l")
    holds(page, "Number(document.querySelector('canvas[data-frame]').dataset.frame) > 2")
    expect(page.get_by_role("button", name="Take out of the cut")).to_have_count(0)
    assert page.locator("[class*=edge]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(shown: Served, open_window: OpenWindow, scheme: Scheme) -> None:
    window = open_window(shown, scheme=scheme)
    page = opened(window.open(PAGE))
    page.keyboard.press("Shift+ArrowRight")
    option = page.locator("[data-entry][data-current]")
    expect(option).to_have_accessible_name("Shot 1B, 2.5 s, Waiting")
    option.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(option).to_have_attribute("data-entry", "FR_S01_003")
    expect(option).to_be_focused()
    window.axe()
    window.shot(f"timeline-{scheme}-player")


def test_a_tablet_has_room_for_it(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown, size=TABLET, touch=True)
    page = opened(window.open(PAGE))
    page.locator("[data-entry=FR_S01_003]").tap()
    expect(page.get_by_role("heading", name="1C")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET[0]
    window.shot("timeline-tablet")

"""Assets: looked at, begun, described, compared, locked with what that does, brought in and taken out."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

PATIENCE_MS = 120_000
"""A take is drawn and locked meanwhile."""


def test_the_gallery_leads_to_every_part_of_an_asset(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    page = window.open("/p/PRJ_001/assets")
    expect(page.get_by_role("heading", name="Characters")).to_be_visible()
    window.axe()
    page.get_by_role("searchbox").fill("aar")
    expect(page.get_by_role("heading", name="Places")).to_have_count(0)
    page.get_by_role("link", name="Aarav").press("Enter")
    expect(page.get_by_role("heading", name="Aarav", level=1)).to_be_visible()
    parts = page.get_by_role("navigation", name="Parts of the asset")
    for part, seen in (
        ("Takes", "No takes."),
        ("Spec", "assets/CHAR_001/asset.yaml"),
        ("Versions", "Nothing differs."),
        ("Where used", "What looks like it"),
        ("Model sheet", "What may differ"),
    ):
        parts.get_by_role("link", name=part).click()
        expect(page.get_by_text(seen).first).to_be_visible()
        window.axe()


def test_a_form_edit_keeps_comments_and_a_mistake_stands_at_its_field(
    film: Served, open_window: OpenWindow
) -> None:
    spec = film.folder / "assets" / "CHAR_001" / "asset.yaml"
    spec.write_text(spec.read_text("utf-8").replace("seed:", "# chosen by Meera\nseed:"), "utf-8")
    window = open_window(film)
    page = window.open("/p/PRJ_001/assets/CHAR_001/spec")
    height = page.get_by_label("Height in cm").first
    save = page.get_by_role("button", name="Save")
    expect(height).to_have_value("178")
    expect(save).to_be_disabled()
    window.allow(422)
    height.fill("9000")
    save.click()
    expect(page.get_by_text("appearance.height_cm must be at most 400").first).to_be_visible()
    expect(height).to_have_attribute("aria-invalid", "true")
    height.fill("181")
    save.click()
    expect(page.get_by_text("The spec is saved.")).to_be_visible()
    text = spec.read_text("utf-8")
    assert "height_cm: 181" in text and "# chosen by Meera" in text
    page.get_by_role("button", name="YAML").click()
    expect(page.get_by_label("assets/CHAR_001/asset.yaml")).to_have_value(re.compile("height_cm: 181"))
    expect(page.get_by_text("1 field edited since the lock")).to_be_visible()


def test_a_mistake_in_yaml_stands_at_its_line_and_what_is_not_saved_stays(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    window.allow(422, 412)
    page = window.open("/p/PRJ_001/assets/CHAR_002/spec")
    page.get_by_role("button", name="YAML").click()
    text = page.get_by_label("assets/CHAR_002/asset.yaml")
    written = text.input_value()
    lines = written.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("seed:"))
    text.fill("\n".join([*lines[:at], "sead: 7", *lines[at + 1 :]]))
    page.get_by_role("button", name="Save").click()
    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("unknown key 'sead'")
    marked = page.locator("li[data-bad]")
    expect(marked).to_have_text([str(at + 1)])
    expect(text).to_be_focused()
    assert page.evaluate("() => getSelection().toString()") == "sead: 7"
    window.axe()
    parts = page.get_by_role("navigation", name="Parts of the asset")
    parts.get_by_role("link", name="Versions").click()
    expect(page.get_by_text("Nothing differs.")).to_be_visible()
    parts.get_by_role("link", name="Spec").click()
    expect(text).to_have_value(re.compile("sead: 7"))
    # Somebody else saves meanwhile: nothing of either is lost before it is said which counts.
    mine = "\n".join([*lines[:at], "seed: 7", *lines[at + 1 :]])
    text.fill(mine)
    tag = film.client.get("/assets/CHAR_002").json()["spec"]["tag"]
    changed = film.client.ask(
        "PATCH", "/assets/CHAR_002/spec", {"changes": {"tags": ["theirs"]}}, headers={"If-Match": f'"{tag}"'}
    )
    assert changed.status_code == 200, changed.text
    expect(page.get_by_text("changed the spec meanwhile.")).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.get_by_role("button", name="Take theirs").click()
    expect(text).to_have_value(re.compile("theirs"))
    page.get_by_role("button", name="Bring mine back").click()
    expect(text).to_have_value(re.compile("seed: 7"))
    page.get_by_role("button", name="Keep mine instead of theirs").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The spec is saved.")).to_be_visible()
    assert (film.folder / "assets" / "CHAR_002" / "asset.yaml").read_text("utf-8") == mine


def test_a_take_is_drawn_compared_and_locked_with_what_that_does_told_before(
    film: Served, open_window: OpenWindow
) -> None:
    film.client.post("/frames:approve", {"selectors": ["S04/4"]})
    window = open_window(film)
    page = window.open("/p/PRJ_001/assets/PROP_Umbrella")
    page.get_by_role("button", name="Draw a take").click()
    window.axe()
    page.get_by_role("dialog").get_by_role("button", name="Draw a take").click()
    page.get_by_role("navigation", name="Parts of the asset").get_by_role("link", name="Takes").click()
    expect(page.get_by_role("article", name="t001")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Wipe").click()
    page.get_by_label("How much of the other").fill("30")
    over = page.locator("figure img").nth(1)
    expect(over).to_have_css("clip-path", "inset(0px 70% 0px 0px)")
    window.axe()
    page.get_by_role("button", name="Lock this").click()
    dialog = page.get_by_role("dialog")
    impact = film.client.post(":impact", {"assets": ["PROP_Umbrella"]}).json()
    assert impact["approvals_touched"] == 1, impact
    expect(dialog.get_by_text(f"Makes {len(impact['touched'])} frame")).to_be_visible()
    expect(dialog.get_by_role("listitem")).to_have_count(len(impact["touched"]))
    lock = dialog.get_by_role("button", name="Lock", exact=True)
    expect(lock).to_be_disabled()
    window.axe()
    # Somebody changes the spec while this is open: nothing is locked that was not looked at.
    tag = film.client.get("/assets/PROP_Umbrella").json()["spec"]["tag"]
    changes = {"changes": {"tags": ["meanwhile"]}}
    film.client.ask("PATCH", "/assets/PROP_Umbrella/spec", changes, headers={"If-Match": f'"{tag}"'})
    expect(dialog.get_by_text("Somebody changed this asset meanwhile.")).to_be_visible()
    dialog.get_by_role("button", name="Go on with what it is now").click()
    dialog.get_by_label("Lock it all the same").check()
    dialog.get_by_label("What changed").fill("another candidate")
    lock.click()
    expect(page.get_by_text("Locked v2").first).to_be_visible(timeout=PATIENCE_MS)
    told = film.client.get("/assets/PROP_Umbrella").json()
    assert (told["version"], told["versions"][-1]["change_note"]) == (2, "another candidate")
    page.get_by_role("navigation", name="Parts of the asset").get_by_role("link", name="Versions").click()
    expect(page.get_by_label("Fields that differ")).to_contain_text("meanwhile")
    window.axe()
    page.get_by_role("button", name="Retire").click()
    page.get_by_label("Why").fill("too red")
    page.get_by_role("dialog").get_by_role("button", name="Retire").click()
    expect(page.get_by_text("Retired: too red")).to_be_visible()
    page.get_by_role("row", name=re.compile("^v1 ")).get_by_role("button", name="Restore").click()
    window.axe()
    page.get_by_role("dialog").get_by_role("button", name="Restore").click()
    expect(page.get_by_text("The spec is that of v1 again.")).to_be_visible()


_DROP = """([files]) => {
    const carried = new DataTransfer();
    for (const [name, type, bytes] of files) {
        carried.items.add(new File([Uint8Array.from(bytes)], name, {type}));
    }
    const where = document.querySelector("main h1");
    for (const kind of ["dragenter", "dragover", "drop"]) {
        where.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
    }
}"""


def _drop(page: Page, *files: Path) -> None:
    kinds = {".png": "image/png", ".txt": "text/plain"}
    page.evaluate(_DROP, [[[one.name, kinds[one.suffix], list(one.read_bytes())] for one in files]])


def test_an_asset_is_begun_gets_pictures_by_drop_another_id_and_goes(
    film: Served, open_window: OpenWindow, tmp_path: Path
) -> None:
    notes, text, front, side = (tmp_path / name for name in ("a.txt", "b.png", "lamp_front.png", "side.png"))
    notes.write_text("not a picture", "utf-8")
    text.write_text("no picture either", "utf-8")
    for picture, colour in ((front, (200, 90, 30)), (side, (30, 90, 200))):
        Image.new("RGB", (160, 160), colour).save(picture)
    window = open_window(film)
    page = window.open("/p/PRJ_001/assets")
    page.get_by_role("button", name="New asset").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Lamp")
    dialog.get_by_label("Kind").select_option("prop")
    window.axe()
    dialog.get_by_label("Name").press("Enter")
    expect(page.get_by_role("heading", name="Lamp", level=1)).to_be_visible()
    _drop(page, notes)
    expect(page.get_by_text("a.txt is no picture")).to_be_visible()
    _drop(page, text, front, side)
    expect(dialog.get_by_text("This cannot be read as a picture")).to_be_visible()
    bring = dialog.get_by_role("button", name=re.compile("^Bring "))
    expect(bring).to_be_disabled()
    window.axe()
    dialog.get_by_role("button", name="Leave out b.png").click()
    dialog.get_by_label("side.png", exact=True).fill("underside")
    window.allow(422)
    bring.click()
    expect(dialog.get_by_text("PROP_Lamp has no role 'underside'")).to_be_visible()
    dialog.get_by_label("side.png", exact=True).fill("side")
    bring.click()
    expect(page.get_by_text("t001 holds 2 new pictures. Still without one: top.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Assets").click()
    page.get_by_role("main").get_by_role("link", name="Lamp").click()
    parts = page.get_by_role("navigation", name="Parts of the asset")  # what is not locked opens on its takes
    expect(parts.get_by_role("link", name="Takes")).to_have_attribute("aria-current", "page")
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Change the id").click()
    dialog.get_by_label("Id").fill("CHAR_Lamp")
    dialog.get_by_role("button", name="Change the id").click()
    expect(dialog.get_by_role("alert")).to_contain_text("choose an id that begins with PROP_")
    window.axe()
    dialog.get_by_label("Id").fill("PROP_Lantern")
    dialog.get_by_role("button", name="Change the id").click()
    expect(page.locator("code", has_text="PROP_Lantern").first).to_be_visible()
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Delete").click()
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="Assets", level=1)).to_be_visible()
    expect(page.get_by_text("Lamp is deleted.")).to_be_visible()
    expect(page.get_by_role("link", name="Lamp")).to_have_count(0)
    page.get_by_role("link", name="Aarav").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(dialog.get_by_role("list", name="Who uses it")).to_contain_text("S01")
    expect(dialog.get_by_role("button", name="Delete")).to_have_count(0)
    window.axe()
    dialog.get_by_role("link", name="See where it is used").click()
    page.get_by_role("main").get_by_role("link", name="1B").click()
    expect(page).to_have_url(re.compile("/frame/FR_S01_002"))


def test_a_viewer_looks_and_changes_nothing(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "viewer")
    window = open_window(film, as_="bo")
    page = window.open("/p/PRJ_001/assets/CHAR_001/spec")
    expect(page.get_by_label("Height in cm").first).to_be_disabled()
    expect(page.get_by_text("You may look at this, but not change it.")).to_be_visible()
    for button in ("Draw a take", "Lock", "More"):
        expect(page.get_by_role("button", name=button, exact=True)).to_have_count(0)


def _edit(film: Served, asset: str, changes: dict[str, object]) -> None:
    tag = film.client.get(f"/assets/{asset}").json()["spec"]["tag"]
    body = {"changes": changes}
    done = film.client.ask("PATCH", f"/assets/{asset}/spec", body, headers={"If-Match": f'"{tag}"'})
    assert done.status_code == 200, done.text


def test_an_edited_spec_is_drawn_with_its_seed_before_it_can_be_locked(
    film: Served, open_window: OpenWindow
) -> None:
    _edit(film, "ENV_Library", {"canonical_prompt": "old college library, red reading lamps"})
    window = open_window(film)
    page = window.open("/p/PRJ_001/board")
    page.get_by_role("button", name="See the asset").click()  # of the one that waits
    expect(page.get_by_role("heading", name="Library", level=1)).to_be_visible()
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(dialog.get_by_text("There is no take of the spec as it is: Prompt changed")).to_be_visible()
    expect(dialog.get_by_role("button", name="Lock", exact=True)).to_be_disabled()
    dialog.get_by_label("What changed").fill("red lamps")
    window.axe()
    window.shot("lock-undrawn")
    dialog.get_by_role("button", name="Draw a take").click()
    expect(dialog.get_by_label("What to draw")).to_have_value("all")  # with the seed that it has
    dialog.get_by_role("button", name="Draw a take").click()
    expect(page.get_by_text("Drawing a take is done")).to_be_visible(timeout=PATIENCE_MS)
    told = film.client.get("/assets/ENV_Library").json()
    assert told["takes"][-1]["outdated_by"] == []
    lock = page.get_by_role("button", name="Lock", exact=True)
    lock.click()
    expect(dialog.get_by_label("What changed")).to_have_value("red lamps")
    anyway = dialog.get_by_label("Lock it all the same")
    if anyway.count():
        anyway.check()
    dialog.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_text("Locked v2").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("Nothing is new since v2.")).to_be_visible()
    expect(lock).to_be_disabled()
    window.axe()
    window.shot("nothing-new")
    assert film.client.get("/assets/ENV_Library").json()["versions"][-1]["change_note"] == "red lamps"


def test_a_lock_that_fails_says_why_and_what_helps(film: Served, open_window: OpenWindow) -> None:
    for asset in ("ENV_Library", "PROP_Umbrella"):
        _edit(film, asset, {"canonical_prompt": "another one"})
    window = open_window(film)
    page = window.open("/p/PRJ_001/board")
    page.get_by_role("button", name="See what waits").click()
    expect(page.get_by_role("button", name="Waiting 2")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading", name="Characters")).to_have_count(0)
    tag = film.client.get("/assets").headers["etag"]
    ended = film.client.job("/assets:lock", {"assets": ["ENV_Library"]}, headers={"If-Match": tag})
    assert ended["state"] == "failed", ended
    page.get_by_role("link", name="Jobs").click()
    told = page.get_by_role("listitem").filter(has_text="ENV_Library: the spec changed")
    expect(told.first).to_be_visible()
    expect(told.get_by_role("button", name="Draw the assets").first).to_be_visible()
    window.shot("jobs-lock")

"""Members, links and tokens are made and ended on the page of people, and the log is read."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.studio.browsers import TABLET
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True).filter(has=page.get_by_role("heading"))


def test_people_come_get_another_role_and_go(film: Served, open_window: OpenWindow) -> None:
    film.account("ada", "owner")  # the first account is the administrator's
    window = open_window(film, as_="ada")
    page = window.open("/p/PRJ_001/people")
    accounts = section(page, "Accounts of this server")
    accounts.get_by_label("Login").fill("layla")
    accounts.get_by_label("Name", exact=True).fill("ليلى عبد الرحمن")
    accounts.get_by_role("button", name="Add the account").click()
    expect(accounts.get_by_role("row", name="layla")).to_be_visible()

    members = section(page, "Members")
    members.get_by_label("Account", exact=True).select_option(label="ليلى عبد الرحمن (layla)")
    members.get_by_role("combobox", name="Role", exact=True).select_option("Viewer")
    members.get_by_role("button", name="Add").click()
    expect(members).to_contain_text("Everybody with an account has a role here.")
    expect(accounts.get_by_role("row", name="layla")).to_contain_text("College Silence: Viewer")
    role = members.get_by_label("Role of ليلى عبد الرحمن")
    expect(role).to_have_value("viewer")
    window.axe()

    role.select_option("Supervisor")
    expect(page.get_by_text("layla: Supervisor")).to_be_visible()
    roles = {one["login"]: one["role"] for one in film.client.get("/members").json()["members"]}
    assert roles == {"ada": "owner", "layla": "supervisor"}
    window.allow(409)
    members.get_by_label("Role of Ada").select_option("Viewer")  # the last owner stays
    expect(page.get_by_role("status").filter(has_text="owner")).to_be_visible()
    expect(members.get_by_label("Role of Ada")).to_have_value("owner")

    members.get_by_role("row", name="layla").get_by_role("button", name="Remove").click()
    window.axe()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(role).to_be_hidden()
    members.get_by_label("Account", exact=True).select_option("layla")
    expect(members.get_by_role("combobox", name="Role", exact=True)).to_have_value("viewer")  # as chosen last


def test_the_first_account_is_said_to_be_an_administrators_and_another_can_take_the_right(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    page = window.open("/p/PRJ_001/people")
    accounts = section(page, "Accounts of this server")
    expect(accounts).to_contain_text("The first account of a server is an administrator")
    section(page, "Members").get_by_role("button", name="Make an account").click()
    expect(accounts.get_by_label("Login")).to_be_focused()
    page.keyboard.type("ada")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The account ada is made. It is an administrator.")).to_be_visible()
    expect(accounts.get_by_role("row", name="ada")).to_contain_text("The only administrator")
    accounts.get_by_label("Login").fill("bo")
    accounts.get_by_label("Administrator").check()
    accounts.get_by_role("button", name="Add the account").click()
    row = accounts.get_by_role("row", name="ada")
    row.get_by_role("button", name="No administrator any more").click()
    window.axe()
    page.get_by_role("dialog").get_by_role("button", name="No administrator any more").click()
    expect(row).to_contain_text("No role yet")
    assert {one["login"]: one["is_admin"] for one in film.client.get("/v1/users").json()["users"]} == {
        "ada": False,
        "bo": True,
    }


def test_an_owner_who_sees_no_accounts_names_a_login(film: Served, open_window: OpenWindow) -> None:
    film.account("ada", "owner")
    film.account("bo", "owner")
    window = open_window(film, as_="bo")
    page = window.open("/p/PRJ_001/people")
    members = section(page, "Members")
    window.allow(404)
    members.get_by_label("Login").fill("nobody")
    members.get_by_role("button", name="Add").click()
    expect(page.get_by_role("status").filter(has_text="nobody")).to_be_visible()  # and what was typed stays
    expect(members.get_by_label("Login")).to_have_value("nobody")
    expect(members.get_by_role("combobox", name="Role", exact=True)).to_have_value("artist")


def test_links_and_tokens_are_told_once_and_revoked(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film, scheme="dark", size=TABLET, touch=True)
    page = window.open("/p/PRJ_001/people")
    guests, programs = section(page, "Guest links"), section(page, "Programs")
    expect(guests).to_contain_text("No link is open")
    expect(programs).to_contain_text("No program has a token here")
    guests.get_by_label("For whom").fill("Zoë O'Brien (Blue Film & Co.)")
    guests.get_by_label("Frames").fill("S01, S02/1")
    guests.get_by_role("button", name="Make a link").dblclick()
    link = guests.get_by_label("The link", exact=True)
    expect(link).to_be_focused()
    assert link.input_value().startswith(f"{film.address}/studio/g#")
    expect(guests).to_contain_text("This address opens on this machine alone.")
    row = guests.get_by_role("row", name="Zoë O'Brien")  # one, though it was pressed twice
    expect(row).to_contain_text("Not opened yet")
    expect(row).to_contain_text("S01, S02/1")
    window.axe()
    row.get_by_role("button", name="Revoke").click()
    expect(
        page.get_by_role("heading", name="End the guest link “Zoë O'Brien (Blue Film & Co.)”?")
    ).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("Revoked")
    expect(link).to_have_count(0)  # nobody copies what leads nowhere
    guests.get_by_label("For whom").fill("Later")
    guests.get_by_label("Frames").fill("S01 2Z")
    guests.get_by_role("button", name="Make a link").click()
    expect(guests).to_contain_text("2Z: nothing is called so yet.")
    window.shot("guest_nothing_yet")
    expect(row.get_by_role("button")).to_be_hidden()

    programs.get_by_label("What for").fill("CI at night")
    programs.get_by_role("button", name="Make a token").dblclick()
    token = programs.get_by_label("The token", exact=True).input_value()
    assert film.client.with_token(token).get("/v1/me").json()["name"]
    row = programs.get_by_role("row", name="CI at night")
    expect(row).to_contain_text("Not used yet")
    row.get_by_role("button", name="Revoke").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("Revoked")
    assert film.client.with_token(token).get("/v1/me").status_code == 401


def test_a_viewer_manages_nothing_and_reads_the_log(film: Served, open_window: OpenWindow) -> None:
    film.account("ada", "owner")
    film.account("bo", "viewer")
    window = open_window(film, as_="bo")
    page = window.open("/p/PRJ_001/people")
    expect(page.get_by_text("Owners of the project manage members, links and tokens.")).to_be_visible()
    expect(page.get_by_role("heading", name="Members")).to_be_hidden()
    expect(page.get_by_role("heading", name="Accounts of this server")).to_be_hidden()
    expect(section(page, "Your account")).to_be_visible()
    window.axe()

    page.get_by_role("link", name="Audit").click()
    lines = page.get_by_role("main").get_by_role("listitem")
    expect(lines.first).to_contain_text("exported 27 frames")
    window.axe()
    page.get_by_label("What", exact=True).select_option("Checks")
    expect(lines).to_have_count(1)  # of one run of the check
    page.get_by_role("button", name="Show all 27").click()
    expect(lines.get_by_role("link", name="2A", exact=True)).to_be_visible()
    page.get_by_label("Frame, scene or asset").fill("S02/1")
    expect(lines).to_have_count(1)
    page.get_by_label("Frame, scene or asset").fill("")
    page.get_by_label("What", exact=True).select_option("Exceptions")
    expect(page.get_by_text("Nothing of this kind has happened.")).to_be_visible()
    page.get_by_label("What", exact=True).select_option("Checks")
    page.get_by_label("Frame, scene or asset").fill("2A")
    lines.get_by_role("link", name="2A", exact=True).click()
    expect(page).to_have_url(f"{film.address}/studio/p/PRJ_001/frame/FR_S02_001")

"""The page and the Markdown of the interface: whole, current, and readable without a network."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from storyboard_cli.server.described.guide import parts
from storyboard_cli.server.docs_page import made
from storyboard_cli.server.openapi import described
from storyboard_cli.server.reference import reference

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """What a browser makes of a page: its elements, ids, links and headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.levels: list[int] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open, f"{self._open} are never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self._open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
        self.loaded += [str(given[name]) for name in ("src", "data") if name in given]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-3:]}"
        self._open.pop()


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(made())


def test_every_operation_is_on_the_page_once(page: Page):
    names = [
        o["operationId"] for methods in json.loads(described())["paths"].values() for o in methods.values()
    ]
    assert len(page.ids) == len(set(page.ids))
    assert set(names) <= set(page.ids)


def test_links_lead_somewhere(page: Page):
    for link in page.links:
        assert link.startswith("/v1/") or link[1:] in page.ids, link


def test_headings_are_in_order(page: Page):
    assert page.levels[0] == 1 and page.levels.count(1) == 1
    for before, after in zip(page.levels, page.levels[1:], strict=False):
        assert after <= before + 1


def test_the_page_loads_its_own_script_and_nothing_else(page: Page):
    assert page.loaded == ["/v1/docs.js"]
    assert "@import" not in made() and "url(" not in made()


def test_texts_are_no_tags():
    assert "<script>" not in made()
    assert "&lt;asset_id&gt;" in made() or "<asset_id>" not in made()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(scheme: str):
    """Contrast of at least 4.5 (WCAG AA), of each colour of text on each ground."""
    blocks = re.findall(r":root \{(.*?)\}", made(), re.S)
    assert len(blocks) == 2
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", blocks[scheme == "dark"]))
    for text in ("text", "quiet", "link", "get", "post", "put", "delete", "must"):
        for ground in ("ground", "raised"):
            assert contrast(colours[text], colours[ground]) >= 4.5, f"{text} on {ground}"


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_markdown_is_current(repository: Path):
    page = (repository / "specs" / "api.md").read_text("utf-8")
    expected = reference(json.loads(described()))
    assert page == expected, "run: python -m storyboard_cli.server.reference specs/api.md"


def test_links_of_the_markdown_lead_to_its_headings(repository: Path):
    page = (repository / "specs" / "api.md").read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-")
        for h in re.findall(r"^#+ (.*)", page, re.M)
    }
    for link in re.findall(r"\]\(#([^)]*)\)", page):
        assert link in headings, link


def test_the_first_chapter_says_how_to_begin():
    titles = [part.title for part in parts()]
    assert titles[0] == "Say who you are" and len(titles) == len(set(titles)) >= 8
    assert all(part.said for part in parts())

"""Takes out running headers, footers and page numbers that a converted script holds among its paragraphs.

A STUDY IN PINK SHOOTING SCRIPT - GREEN AMENDED 18/04/10, once a page, is no picture.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay

_OFTEN = 8  # how often a line stands that stands on every page
_FEWEST_WORDS = 2
_LONGEST = 100  # characters
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = re.compile(r"[\s.\-–—#(]*\d{1,3}[A-Z]?[\s.)\-–—]*")


def without_page_headers(play: Screenplay) -> tuple[Screenplay, list[Problem]]:
    """`play` without lines that stand on every page, and what was taken for one: each said once."""
    if play.format != "fountain":
        return play, []
    kinds = {id(e): kind for e in play.elements if (kind := _kind(e, play.title))}
    often = Counter(kinds.values())
    headers = [e for e in play.elements if id(e) in kinds and often[kinds[id(e)]] >= _OFTEN]
    if not headers:
        return play, []
    first = {kinds[id(e)]: e for e in reversed(headers)}
    taken = set(map(id, headers))
    problems = [_said(play, first[kind], often[kind]) for kind in sorted(first, key=lambda k: first[k].line)]
    return replace(play, elements=[e for e in play.elements if id(e) not in taken]), problems


def _kind(element: Element, title: str) -> str:
    """What all lines of a header have in common, numbers apart; empty where an element can be none."""
    if element.type is not ElementType.action or len(element.text) > _LONGEST or "\n" in element.text:
        return ""
    said = plain(element.text).strip()
    if _PAGE_NUMBER.fullmatch(said):
        return "#"
    words = [w.upper() for w in _WORD.findall(said)]
    if len(words) < _FEWEST_WORDS or not (said.isupper() or _NUMBER.search(said)):
        return ""
    of_page = bool(set(words) & words_of("directions", "header")) or _NUMBER.search(said) is not None
    if of_page or (title and title.upper() in said.upper()):
        return _NUMBER.sub("#", " ".join(said.upper().split()))
    return ""


def _said(play: Screenplay, element: Element, times: int) -> Problem:
    said = plain(element.text).strip()
    message = f"{said} stands {times} times, as the head of a page does; it shows nothing"
    hint = "take these lines out of the script, or write more than the same words"
    return Problem(Severity.warning, "page-header", message, element.where(play.path), hint, said)

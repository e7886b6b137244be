"""Paragraphs of action whose lines stand apart, each with an empty line under it, made whole again.

As he reacquaints

himself with his own work...
"""

from __future__ import annotations

import re
from dataclasses import replace

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay

_GOES_ON = re.compile(r"(?:[\w,;’']|[^\W\d_]-)$")
_FULL = 30  # letters of a line that may have been cut for its length
_FEWEST = 3  # in a script: less may be meant so


def with_whole_paragraphs(play: Screenplay) -> tuple[Screenplay, list[Problem]]:
    """`play` with the lines of a sentence in one paragraph, and one word about it."""
    if play.format != "fountain":
        return play, []
    elements: list[Element] = []
    cut: list[Element] = []
    last: Element | None = None  # the paragraph before, as it stands
    for element in play.elements:
        whole = bool(cut) and last is cut[-1]
        if last is not None and _goes_on(last, element, whole=whole):
            elements[-1] = _joined(elements[-1], element)
            cut.append(element)
        else:
            elements.append(element)
        last = element
    if len(cut) < _FEWEST:
        return play, []
    message = f"a sentence is cut by an empty line, in {len(cut)} places; read as one paragraph"
    hint = "take the empty line out; if it is meant so, write ! before the line"
    where, line = cut[0].where(play.path), cut[0].text.split("\n")[0]
    return replace(play, elements=elements), [
        Problem(Severity.warning, "cut-sentence", message, where, hint, line)
    ]


def _goes_on(before: Element, here: Element, *, whole: bool) -> bool:
    """Whether a paragraph goes on in small letters with the full line before it.

    That one opens with no small letter, but where it goes on with a line itself (`whole`).
    """
    if not (_is_plain(before) and _is_plain(here)) or here.notes or before.notes:
        return False
    said, more = plain(before.text).strip(), plain(here.text).strip()
    line = said.split("\n")[-1]
    if not more[:1].islower() or said.isupper() or len(line) < _FULL:
        return False
    return (whole or not said[:1].islower()) and _GOES_ON.search(line) is not None


def _is_plain(element: Element) -> bool:
    return element.type is ElementType.action and not element.forced


def _joined(before: Element, here: Element) -> Element:
    return replace(
        before,
        text=f"{before.text}\n{here.text}",
        end=here.end,
        end_line=here.end_line,
        end_column=here.end_column,
    )

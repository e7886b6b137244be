"""Settles what a script holds before it is broken down: whole paragraphs and speeches, cues of people."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.core.problems import Problem
from storyboard_cli.script.false_cues import without_false_cues
from storyboard_cli.script.page_breaks import without_page_breaks
from storyboard_cli.script.page_headers import without_page_headers
from storyboard_cli.script.parted_speech import with_parted_speech
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.script.told_headings import without_told_headings
from storyboard_cli.script.wrapped_lines import with_whole_paragraphs

_STEPS: tuple[Callable[[Screenplay], tuple[Screenplay, list[Problem]]], ...] = (
    without_page_headers,
    without_told_headings,
    with_whole_paragraphs,
    with_parted_speech,
    without_page_breaks,
)


def settled(play: Screenplay, is_known: Callable[[str], bool]) -> tuple[Screenplay, list[Problem]]:
    """`play` as it is meant, and what was decided; `is_known`: whether a character is called so."""
    problems: list[Problem] = []
    for step in _STEPS:
        play, found = step(play)
        problems += found
    play, found = without_false_cues(play, is_known)
    return play, problems + found

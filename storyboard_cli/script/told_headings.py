"""Lines forced to be headings that tell what somebody does: `.HERMAN SWINGS HIS ARMS BACK` is action."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.reading.lexicon import may_act
from storyboard_cli.script.cue_words import words_in
from storyboard_cli.script.cues import read_cue
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.prefixes import PREFIX
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay

_FEWEST = 3  # words: HERMAN RUNS may be what a scene is called


def without_told_headings(play: Screenplay) -> tuple[Screenplay, list[Problem]]:
    """`play` with such lines as action; each is said."""
    forced = [e for e in play.of_type(ElementType.heading) if e.forced]
    if not forced:
        return play, []
    names = {read_cue(e.text).name.upper() for e in play.of_type(ElementType.character)}
    told = {id(e) for e in forced if _tells(plain(e.text).strip(), names)}
    if not told:
        return play, []
    elements = [
        replace(e, type=ElementType.action, forced=False) if id(e) in told else e for e in play.elements
    ]
    return replace(play, elements=elements), [_said(play, e) for e in forced if id(e) in told]


def _tells(text: str, names: set[str]) -> bool:
    """Does it begin with somebody who has a cue, and what he does?"""
    words = [w.upper() for w in words_in(text)]
    if len(words) < _FEWEST or PREFIX.match(text):
        return False
    who = next((n for n in (3, 2, 1) if " ".join(words[:n]) in names), 0)
    first = who == 0 and any(name.split()[0] == words[0] for name in names if " " in name)
    deed = words[who or 1] if (who or first) and len(words) > (who or 1) else ""
    return may_act(deed.lower())


def _said(play: Screenplay, element: Element) -> Problem:
    said = plain(element.text).strip()
    message = f"{said} tells what somebody does; read as action, not as a heading"
    hint = "take the . before it out"
    return Problem(Severity.info, "heading-tells", message, element.where(play.path), hint, said)

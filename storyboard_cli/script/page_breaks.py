"""Takes out what page breaks left in a script: `(MORE)`, `!NED (CONT'D)` as action, speeches that are cut.

A script that was made from a PDF has them between its paragraphs, with spaces inside words: `(MO RE)`,
`LAS SETER(CON T'D)`. The words are in `reading/words/<language>/cues.yaml`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.reading.language import is_english
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.cue_words import is_sentence, sounds_spoken, speaks_of_itself, tells_of_others
from storyboard_cli.script.cues import read_cue
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.screenplay import UNDER_A_CUE, Element, ElementType, Screenplay
from storyboard_cli.script.speech_pieces import breaks_off, gone_on, speech_of_lines

_NOT_LETTERS = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"[()]+")
_MAY_BREAK = {ElementType.action, ElementType.centered}


def without_page_breaks(play: Screenplay) -> tuple[Screenplay, list[Problem]]:
    """`play` without the marks of page breaks, with whole names and speeches, and what was decided."""
    if play.format != "fountain":
        return play, []
    return _PageBreaks(play).run()


@dataclass
class _PageBreaks:
    play: Screenplay
    out: list[Element] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    cues: list[Element] = field(default_factory=list)  # that stood as action
    joined: list[Element] = field(default_factory=list)
    renamed: dict[str, tuple[str, Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cues = self.play.of_type(ElementType.character)
        self.uses = Counter(read_cue(e.text).name for e in cues)
        self.speakers: dict[str, str] = {}
        for name, _ in sorted(self.uses.items(), key=lambda said: (-said[1], said[0].count(" "))):
            self.speakers.setdefault(_squeezed(name), name)
        often = [name for name, uses in self.uses.items() if name and uses > 1]
        self.called = frozenset(name.split()[0].lower() for name in often)
        self.has_marks = any(map(self._is_mark, self.play.elements))

    @cached_property
    def english(self) -> bool:
        return is_english(plain(e.text) for e in self.play.of_type(ElementType.action))

    def run(self) -> tuple[Screenplay, list[Problem]]:
        elements = self.play.elements
        more = False
        for at, element in enumerate(elements):
            following = elements[at + 1] if at + 1 < len(elements) else None
            if self._is_mark(element):
                self.marks.append(element)
                more = _is_more(element)
                self._mark(element, following)
            elif self._is_sung(element, following):
                self.cues.append(element)
                self.out.append(replace(element, type=ElementType.character, forced=False))
            elif element.type is ElementType.action and self._goes_on(element, more):
                self.joined.append(element)
                self.out = gone_on(self.out, [replace(element, type=ElementType.dialogue)])
                more = False
            else:
                self._other(element)
                more = False
        if not (self.marks or self.cues or self.joined or self.renamed):
            return self.play, []
        return replace(self.play, elements=self.out), self._problems()

    def _is_mark(self, element: Element) -> bool:
        """`(MORE)`, and a cue that goes on in the place of action."""
        if element.type not in _MAY_BREAK:
            return False
        return _is_more(element) or self._cue_of(plain(element.text).split("\n")[0]) is not None

    def _cue_of(self, text: str) -> str | None:
        """`LAS SETER(CON T'D)` → LASSETER and other extensions; None where it is no such cue."""
        head, bracket, tail = text.strip().partition("(")
        name = self.speakers.get(_squeezed(head)) if bracket else None
        extensions = [e.strip() for e in _BRACKETS.split(tail) if e.strip()]
        kept = [e for e in extensions if not _says_more(e)]
        if name is None or len(kept) == len(extensions):
            return None
        return " ".join([name, *(f"({e})" for e in kept)])

    def _mark(self, element: Element, following: Element | None) -> None:
        if _is_more(element):
            return
        first, *lines = plain(element.text).split("\n")
        cue = self._cue_of(first)
        sung = following is not None and following.type is ElementType.lyrics
        broken = (
            following is not None and following.type is ElementType.character and self._is_said(following)
        )
        if cue is not None and (lines or sung or broken):
            self.cues.append(self.marks.pop())
            end_line = element.line if lines else element.end_line
            self.out.append(
                replace(element, type=ElementType.character, text=cue, end_line=end_line, forced=False)
            )
            self.out += speech_of_lines(element, lines)

    def _is_said(self, cue: Element) -> bool:
        return self.english and self.uses[read_cue(cue.text).name] == 1 and is_sentence(cue.text)

    def _is_sung(self, element: Element, following: Element | None) -> bool:
        """`!NED` right above a line that is sung."""
        return (
            following is not None
            and following.type is ElementType.lyrics
            and following.line == element.end_line + 1
            and element.type is ElementType.action
            and _squeezed(plain(element.text)) in self.speakers
        )

    def _goes_on(self, element: Element, more: bool) -> bool:
        """Whether a paragraph of action is the rest of the speech that stands before it."""
        last = self.out[-1] if self.out else None
        if last is None or last.type not in UNDER_A_CUE or element.forced:
            return False
        text = plain(element.text).strip()
        if text[:1] in (",", ";") and last.type is ElementType.dialogue:
            return True
        if not self.english:
            return False
        if text.isupper() or tells_of_others(text, self.called, first=more):
            return False
        if last.type is ElementType.parenthetical:
            return speaks_of_itself(text)
        cut = breaks_off(last)
        if more or (cut and self.has_marks and (text[:1].islower() or sounds_spoken(text))):
            return True
        return self.has_marks and speaks_of_itself(text)

    def _other(self, element: Element) -> None:
        last = self.out[-1] if self.out else None
        if element.type is ElementType.character:
            element = self._whole_name(element)
            if last is not None and last.type is ElementType.character and self._is_said(element):
                element = replace(element, type=ElementType.dialogue)
        self.out.append(element)

    def _whole_name(self, cue: Element) -> Element:
        """`MIK E` is MIKE, who speaks more often."""
        name = read_cue(cue.text).name
        whole = self.speakers.get(_squeezed(name), name)
        if whole.count(" ") >= name.count(" ") or cue.forced or not cue.text.startswith(name):
            return cue
        if name.replace(" ", "") != whole.replace(" ", ""):
            return cue
        self.renamed.setdefault(name, (whole, cue))
        return replace(cue, text=whole + cue.text[len(name) :])

    def _problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self.marks:
            left = _shown(self.marks[0])
            message = f"{left}, which a page break left, stands as action{_places(self.marks)}; left out"
            found.append(self._problem("page-break", message, self.marks[0],
                                       "export the script without (MORE) and (CONT'D)"))  # fmt: skip
        if self.cues:
            name = _shown(self.cues[0])
            message = f"{name} stands as action, but speaks{_places(self.cues)}; read as a character"
            found.append(self._problem("cue-as-action", message, self.cues[0], "take the ! before it out"))
        if self.joined:
            message = f"a paragraph under a speech is read as part of it{_places(self.joined)}"
            hint = "take the empty line above it out; if it is action, write ! before it"
            found.append(self._problem("speech-goes-on", message, self.joined[0], hint, Severity.warning))
        for name, (whole, cue) in self.renamed.items():
            message = f"{name} is read as {whole}, with a space too much"
            found.append(self._problem("broken-name", message, cue, f"write {whole}"))
        return found

    def _problem(
        self, code: str, message: str, at: Element, hint: str, severity: Severity = Severity.info
    ) -> Problem:
        return Problem(severity, code, message, at.where(self.play.path), hint, _shown(at))


def _is_more(element: Element) -> bool:
    text = plain(element.text).strip()
    return text[:1] == "(" and text[-1:] == ")" and _says_more(text)


def _says_more(text: str) -> bool:
    return _squeezed(text) in _continued()


@cache
def _continued() -> frozenset[str]:
    return frozenset(map(_squeezed, words_of("cues", "ignored")))


def _squeezed(text: str) -> str:
    """The letters of a text, in capitals: what spaces that fell into it leave."""
    return _NOT_LETTERS.sub("", text).upper()


def _shown(element: Element) -> str:
    return plain(element.text).split("\n")[0].strip()


def _places(elements: list[Element]) -> str:
    return f", in {len(elements)} places" if len(elements) > 1 else ""

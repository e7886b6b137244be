"""Takes lines that only look like cues out of the cast: MONTAGE, LATER, BACK TO NED.

They become what they are (action, or the mark of a moment) before anything is broken down. The words are in
`reading/words/<language>/directions.yaml`. A line forced with `@`, an alias, or somebody whom the action
introduces with an age is always a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.reading.closed_words import closed
from storyboard_cli.reading.decades import decade_parts
from storyboard_cli.reading.structure import is_no_picture
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.camera import shot_line
from storyboard_cli.script.cue_words import is_place_opening, is_sentence, words_in
from storyboard_cli.script.cues import read_cue
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.headings import read_heading
from storyboard_cli.script.screenplay import UNDER_A_CUE, Element, ElementType, Screenplay
from storyboard_cli.script.speech_pieces import gone_on
from storyboard_cli.script.stray_cues import StrayCues
from storyboard_cli.script.times import is_time, when

_ENDS_NAMES = frozenset(["out", "down", "up", "off", "in", "over", "two", "no", "by"])
_MOST_WORDS = 4
_READ_AS = {"moment": "a moment", "caption": "a caption", "said": "a piece of the speech before it"}
_AGE = rf"[,(]\s*(?:\d|{decade_parts()}|teen)"


def is_piece_of_a_sentence(said: str) -> bool:
    """Words in capitals that begin or break off as a sentence does: AND IN DOING SO, BACK WITH THE."""
    words = said.lower().split()
    if len(words) < 2:
        return False
    first, last = closed().get(words[0], ()), closed().get(words[-1], ())
    opens = bool(first) and first[0] in "UCBLW" and words[0] not in ("all", "both", "one")
    return opens or (bool(last) and last[0] in "DPCST" and words[-1] not in _ENDS_NAMES)


def direction_of(name: str) -> str | None:
    """What kind of direction a line is (moment, caption, alone, once, start or end), or None."""
    said = " ".join(name.upper().split()).strip(" .:;,!…")
    for kind in ("moment", "caption", "alone", "once"):
        if said in words_of("directions", kind):
            return kind
    first, comma, _ = said.partition(",")
    if comma and first in words_of("directions", "moment"):
        return "start"
    if _opening().match(f"{said} ") or is_piece_of_a_sentence(said):
        return "start"
    return "end" if _ending().search(said) else None


def without_false_cues(play: Screenplay, is_known: Callable[[str], bool]) -> tuple[Screenplay, list[Problem]]:
    """`play` with what is no cue made action or speech, and what was decided, each name once."""
    settling = _Settling(play, is_known)
    elements: list[Element] = []
    at = 0
    while at < len(play.elements):
        element = play.elements[at]
        at += 1
        if element.type is not ElementType.character:
            elements.append(element)
            continue
        end = at
        while end < len(play.elements) and play.elements[end].type in UNDER_A_CUE:
            end += 1
        block = play.elements[at:end]
        kind = settling.kind(element, elements[-1] if elements else None, block)
        if kind is None:
            elements.append(element)
            continue
        if kind == "said":
            elements = gone_on(elements, [replace(element, type=ElementType.dialogue), *block])
        else:
            elements += _as_action(element, block, kind)
        at = end
    if not settling.problems:
        return play, []
    return replace(play, elements=elements), settling.problems


@dataclass
class _Settling:
    """Decides cue by cue, and says each decision once."""

    play: Screenplay
    is_known: Callable[[str], bool]
    problems: list[Problem] = field(default_factory=list)
    directions: dict[str, str | None] = field(default_factory=dict)  # by name
    introduced: dict[str, bool] = field(default_factory=dict)  # by name
    told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.strays = StrayCues(self.play)

    def kind(self, element: Element, before: Element | None, block: list[Element]) -> str | None:
        """The kind of direction that a cue is, or None where somebody speaks."""
        if element.forced and self.play.format != "fdx":
            return None
        name = read_cue(element.text).name.upper()
        kind = self._direction(name)
        if kind is None and shot_line(name):
            return None  # a shot right above its text: frames are made of it as of any shot
        if kind is None or is_sentence(name) or _may_go_on(name):
            stray = self.strays.of(element, before, block, self.uses[name], sure=kind is not None)
            somebody = kind is None and (self.is_known(name) or self._is_introduced(name))
            if stray == "said" or kind is None:
                kind = None if somebody else stray
        if kind is not None and name not in self.told:
            self.told.add(name)
            self._say(element, name, kind)
        return kind

    def _direction(self, name: str) -> str | None:
        if name not in self.directions:
            kind = direction_of(name) or ("once" if self._is_place(name) else None)
            if kind is None or self.is_known(name) or (kind == "once" and self.uses[name] > 1):
                self.directions[name] = None
            else:
                self.directions[name] = None if self._is_introduced(name) else kind
        return self.directions[name]

    def _is_place(self, name: str) -> bool:
        """ANGEL GROVE, where headings say EXT. ANGEL GROVE: a place, unless it speaks again."""
        return self.uses[name] == 1 and name in self._locations

    @cached_property
    def _locations(self) -> frozenset[str]:
        headings = self.play.of_type(ElementType.heading)
        return frozenset(read_heading(e.text).location.upper() for e in headings)

    @cached_property
    def uses(self) -> Counter[str]:
        """How often each cue of the script stands."""
        cues = self.play.of_type(ElementType.character)
        return Counter(read_cue(e.text).name.upper() for e in cues)

    def _is_introduced(self, name: str) -> bool:
        if name not in self.introduced:
            self.introduced[name] = self._looks_introduced(name)
        return self.introduced[name]

    def _looks_introduced(self, name: str) -> bool:
        said = _folded(name)
        texts = [text for folded, text in self._with_ages if said in folded]
        if not texts:
            return False
        pattern = re.compile(rf"(?<!\w){re.escape(name)}\s*{_AGE}", re.IGNORECASE)
        return any(pattern.search(text) for text in texts)

    @cached_property
    def _with_ages(self) -> list[tuple[str, str]]:
        """Action that gives anybody's age, folded and as it stands: few paragraphs introduce somebody."""
        aged = re.compile(_AGE, re.IGNORECASE)
        texts = [e.text for e in self.play.of_type(ElementType.action)]
        return [(_folded(text), text) for text in texts if aged.search(text)]

    def _say(self, element: Element, name: str, kind: str) -> None:
        what = _READ_AS.get(kind, "action")
        message = f"{name} is read as {what}, not as a character"
        hint = f"write !{name} to make that sure, or @{name} if somebody is called so"
        if kind == "said":
            hint = f"take the empty line above it out, or write @{name} if somebody is called so"
        unsure = kind in ("said", "told") and not is_sentence(name)
        severity = Severity.warning if unsure else Severity.info
        where = element.where(self.play.path)
        self.problems.append(Problem(severity, "cue-is-direction", message, where, hint, name))


def _folded(text: str) -> str:
    """Text in which a search without regard to capitals finds no less."""
    return text.casefold().replace("ı", "i")


def _may_go_on(name: str) -> bool:
    """Whether a piece of a sentence is long enough to go on with a speech, and opens as no place does."""
    words = words_in(name)
    return len(words) >= _MOST_WORDS and not is_place_opening(words)


def _as_action(cue: Element, block: list[Element], kind: str) -> list[Element]:
    """The elements that a false cue and what stands under it become."""
    name = plain(cue.text).strip()
    lines = [plain(e.text) for e in block]
    if kind == "moment" or is_no_picture(name) or is_time(name) or (kind == "end" and _only_when(name)):
        mark = replace(cue, type=ElementType.transition, text=name)
        return [mark, *_joined(lines, block, block[0])] if block else [mark]
    if kind == "caption" and lines:
        first, *more = lines
        lines = [f"{name.rstrip(' :')}: {first}", *more]
    else:
        lines = [name, *lines]
    return _joined(lines, [cue, *block], cue)


def _only_when(name: str) -> bool:
    """Whether a line only says how much time went by: THREE YEARS EARLIER, HOURS LATER."""
    said = when(name)
    return (said.inherits or said.long_ago) and len(name.split()) <= _MOST_WORDS


def _joined(lines: list[str], pieces: list[Element], first: Element) -> list[Element]:
    last = pieces[-1]
    return [
        replace(
            first,
            type=ElementType.action,
            text="\n".join(lines),
            end=last.end,
            end_line=last.end_line,
            end_column=last.end_column,
            notes=tuple(n for e in pieces for n in e.notes),
            forced=False,
            dual=False,
        )
    ]


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("|".join(_edge(w, 0) for w in sorted(words_of("directions", "start"))))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile("|".join(_edge(w, 1) for w in sorted(words_of("directions", "end"))))


def _edge(words: str, side: int) -> str:
    """A phrase at the start (0) or end (1) of a line, whole words only."""
    said = re.escape(words)
    if side:
        return rf"(?<=\s){said}$"
    return rf"{said}(?=\s)" if words[-1].isalnum() else said

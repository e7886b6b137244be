"""The Fountain parser (fountain.io/syntax 1.1): every element with its place, in one pass over the lines.

Real files break the specification in a few ways that have one sensible reading; those are accepted, each with
a named diagnostic: `heading-no-blank-line`, `nonstandard-prefix`, `number-before-heading`,
`transition-no-blank-line`, `caseless-cue`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.charsets import with_real_marks
from storyboard_cli.script.collecting import collector_paused
from storyboard_cli.script.heading_like import looks_like_heading, no_cue
from storyboard_cli.script.hidden import BONE_MASK, NOTE_MASK, Hidden, find_hidden, masked
from storyboard_cli.script.led_headings import led_heading
from storyboard_cli.script.long_lines import HINT, said_of, too_long
from storyboard_cli.script.prefixes import heading_start, may_start
from storyboard_cli.script.screenplay import Element, ElementType, Note, Screenplay
from storyboard_cli.script.text_lines import split_lines
from storyboard_cli.script.title_lines import TitleLines

SCENE_NUMBER = re.compile(r"#([\w.\-]+)#\s*$")
_BRACKETS = re.compile(r"\([^()]*\)")
_CONTENT, _BLANK, _VANISHED = 0, 1, 2
_MOST_UNCLOSED = 20  # open marks that are told one by one; a file full of them is one mistake
_EXCERPT = 200
_BREAKS_PARAGRAPH = frozenset("#=~>")
_NAMED = {ElementType.heading, ElementType.section, ElementType.synopsis, ElementType.page_break}


def parse_fountain(text: str, path: str) -> Screenplay:
    """The screenplay that `text` holds; `path` only names the file in places."""
    with collector_paused():
        return _Parser(text, path).run()


class _Parser:
    def __init__(self, text: str, path: str) -> None:
        self.play = Screenplay(path=path, format="fountain", text=text)
        text, self.play.problems = with_real_marks(text, path)
        self.source = text
        self.hidden, unclosed = find_hidden(text)
        body = masked(text, self.hidden) if self.hidden else text
        if body.startswith("\ufeff"):
            body = " " + body[1:]
        self.lines, self.starts = split_lines(body)
        self.clean = [line.strip() for line in self.lines]
        self.state = [_CONTENT if line else _BLANK for line in self.clean]
        if self.hidden:
            self._unmask()
        self.out = self.play.elements
        for mark, at in unclosed[:_MOST_UNCLOSED]:
            self._unclosed(mark, at)

    def run(self) -> Screenplay:
        at = self._title_page()
        count = len(self.lines)
        state = self.state
        blank_before = True
        while at < count:
            if state[at] == _CONTENT:
                at = self._element(at, blank_before)
                blank_before = self.out[-1].type in _NAMED
            else:
                blank_before = blank_before or state[at] == _BLANK
                at += 1
        if self.hidden:
            self._merge_hidden()
        return self.play

    # -- one element -----

    def _element(self, at: int, blank_before: bool) -> int:
        """Add the element that starts at line `at`; returns the line after it."""
        text = self.clean[at]
        first = text[0]
        if first in "=#~>!@." and (done := self._marked(at, text, first, blank_before)):
            return done
        if not blank_before and not self._after_transition():
            return self._action(at)
        if may_start(text) and (done := self._heading(at, text)):
            return done
        name = text if "(" not in text else _BRACKETS.sub("", text).split("(", 1)[0]
        if not name.isupper():
            return self._action(at)
        if done := self._led_heading(at, text):
            return done
        if text.endswith("TO:") and (done := self._transition(at, text)):
            return done
        if self._next_state(at) == _CONTENT and (too_long(text) or not no_cue(text)):
            return self._cue(at, text)
        return self._action(at)

    def _marked(self, at: int, text: str, first: str, blank_before: bool) -> int:
        """Elements that a character at the start of the line forces; 0 where it forces nothing."""
        if first == "=":
            if len(text) >= 3 and text == "=" * len(text):
                return self._single(ElementType.page_break, at, text)
            return self._single(ElementType.synopsis, at, text[1:].strip())
        if first == "#":
            depth = len(text) - len(text.lstrip("#"))
            return self._single(ElementType.section, at, text[depth:].strip(), number=str(depth))
        if first == "~":
            return self._single(ElementType.lyrics, at, text[1:].strip())
        if first == ">":
            if text.endswith("<") and len(text) > 1:
                return self._single(ElementType.centered, at, text[1:-1].strip())
            said = text[1:].strip()
            return self._forced_heading(at, said) or self._single(
                ElementType.transition, at, said, forced=True
            )
        if first == "!":
            if text.startswith("!!"):
                return self._paragraph(ElementType.shot, at, strip=2)
            return self._paragraph(ElementType.action, at, strip=1)
        if not blank_before:
            return 0
        if first == "@" and len(text) > 1:
            return self._forced_heading(at, text[1:].lstrip()) or self._cue(
                at, text[1:].lstrip(), forced=True
            )
        if first == "." and len(text) > 1 and text[1].isalnum():
            return self._heading_element(at, text[1:], forced=True)
        return 0

    def _too_long(self, at: int, what: str) -> int:
        self._say("line-too-long", at, said_of(self.clean[at], what), HINT)
        return self._action(at)

    def _heading(self, at: int, text: str) -> int:
        found = heading_start(text)
        if found is None or not found.sure:
            return 0
        if too_long(text):
            return self._too_long(at, "heading")
        cramped = self._next_state(at) == _CONTENT
        sure = found.in_capitals or (self._after_transition() and not (found.number or found.odd))
        if (cramped or found.number or found.odd) and not sure:
            return 0  # what the specification does not know must at least look like a heading
        self._say_cramped(at)
        if found.odd:
            message = f"{found.odd} is not in Fountain's list; read as a heading"
            self._say("nonstandard-prefix", at, message, "write INT., EXT. or INT./EXT.", Severity.info)
        if found.number:
            message = "the scene number stands before the heading; read as its number"
            hint = f"write it behind: #{found.number}#"
            self._say("number-before-heading", at, message, hint, Severity.info)
        return self._heading_element(at, found.text, number=found.number)

    def _forced_heading(self, at: int, text: str) -> int:
        """`@INT. KITCHEN - DAY`: nobody is called so, whatever made a cue of it."""
        found = heading_start(text)
        if found is None or too_long(text) or not (found.sure and found.stopped and found.in_capitals):
            return 0
        mark = self.clean[at][0]
        self._say(
            "forced-heading", at, f"{mark}{text} is read as a heading", f"take the {mark} before it out"
        )
        return self._heading_element(at, found.text, number=found.number)

    def _after_transition(self) -> bool:
        """Stands CUT TO: right above? Then a heading needs no empty line."""
        return bool(self.out) and self.out[-1].type is ElementType.transition

    def _led_heading(self, at: int, text: str) -> int:
        """`FLASHBACK - EXT. SEA - NIGHT` is a heading whose scene is told apart."""
        found = led_heading(text)
        if found is None or not found.understood:
            return 0
        self._say_cramped(at)
        message = f"{found.lead} stands before the heading; read as part of it"
        self._say("words-before-heading", at, message, found.mend, Severity.info)
        return self._heading_element(at, found.text, number=found.number)

    def _say_cramped(self, at: int) -> None:
        if self._next_state(at) == _CONTENT:
            message = "a scene heading needs an empty line after it; read as a heading"
            self._say("heading-no-blank-line", at, message, hint="put an empty line under it")

    def _heading_element(self, at: int, text: str, forced: bool = False, number: str | None = None) -> int:
        if too_long(text):
            return self._too_long(at, "heading")
        if text.endswith("#") and (found := SCENE_NUMBER.search(text)):
            number, text = found[1], text[: found.start()]
        return self._single(ElementType.heading, at, text.rstrip(), number=number, forced=forced)

    def _transition(self, at: int, text: str) -> int:
        if self._next_state(at) == _CONTENT:
            self._say("transition-no-blank-line", at,
                      f"{text} needs an empty line after it; read as a transition",
                      hint="put an empty line under it")  # fmt: skip
        elif self.lines[at].endswith((" ", "\t")):
            return 0  # by the specification a space after the colon makes it action
        return self._single(ElementType.transition, at, text)

    def _action(self, at: int) -> int:
        text = self.clean[at]
        if len(text) <= 24 and self._next_state(at) == _CONTENT and _is_caseless(text):
            before = self.state[at - 1] if at else _BLANK
            if before != _CONTENT and not text.endswith(("。", ".", "、", "！", "？", "।", "؟")):
                self._say("caseless-cue", at, f"{text} may be a character: this writing has no capitals",
                          hint=f"if it is, write @{text}", severity=Severity.info)  # fmt: skip
        return self._paragraph(ElementType.action, at)

    def _paragraph(self, kind: ElementType, at: int, strip: int = 0) -> int:
        last = at
        if not strip:
            self._unlike(at)
        state, clean, count = self.state, self.clean, len(self.lines)
        end = at + 1
        while end < count and state[end] != _BLANK:
            if state[end] == _CONTENT:
                if clean[end][0] in _BREAKS_PARAGRAPH and self._breaks(clean[end]):
                    break
                last = end
                if not strip:
                    self._unlike(end)
            end += 1
        if last == at:
            text = self._kept(at) if not strip else clean[at]
        else:
            text = "\n".join([self._kept(i) for i in range(at, last + 1) if state[i] == _CONTENT])
            text = text.lstrip() if strip else text
        self._add(kind, text[strip:] if strip else text, at, last, forced=bool(strip))
        return last + 1

    @staticmethod
    def _breaks(text: str) -> bool:
        return text[0] != ">" or text[-1] == "<"

    def _kept(self, at: int) -> str:
        """A line of action with its leading spaces, tabs as four, without what is hidden."""
        line = self.lines[at].rstrip()
        if "\t" in line:
            line = line.replace("\t", "    ")
        if NOTE_MASK in line or BONE_MASK in line:
            line = line.replace(NOTE_MASK, "").replace(BONE_MASK, "").rstrip()
        return line

    def _unlike(self, at: int) -> None:
        """Say that a line looks like a heading, though it is none."""
        found = looks_like_heading(self.clean[at])
        if found is None:
            return
        blank = at == 0 or self.state[at - 1] == _BLANK
        hint = found if blank else "put an empty line above and under it; else write ! before it"
        message = f"{self.clean[at]} looks like a scene heading, but is read as part of the scene"
        self._say("looks-like-heading", at, message, hint)

    # -- dialogue -----

    def _cue(self, at: int, text: str, forced: bool = False) -> int:
        if too_long(text):
            return self._too_long(at, "cue")
        dual = "^" in text
        self._add(
            ElementType.character, text.replace("^", "").rstrip() if dual else text, at, at, forced=forced
        )
        self.out[-1].dual = dual
        at += 1
        count, state = len(self.lines), self.state
        while at < count and (state[at] != _BLANK or self._keeps_open(at)):
            if state[at] != _CONTENT:
                at += 1
                continue
            text = self.clean[at]
            if text[0] == "(" and text[-1] == ")":
                at = self._single(ElementType.parenthetical, at, text)
            elif text[0] == "~":
                at = self._single(ElementType.lyrics, at, text[1:].strip())
            else:
                at = self._speech(at)
        return at

    def _speech(self, at: int) -> int:
        first = last = at
        texts = [self.clean[at]]
        count, state = len(self.lines), self.state
        at += 1
        while at < count:
            if state[at] == _CONTENT:
                text = self.clean[at]
                if text[0] == "~" or (text[0] == "(" and text[-1] == ")"):
                    break
                texts.append(text)
                last = at
                self._unlike(at)
            elif state[at] == _BLANK:
                if not self._keeps_open(at):
                    break
                texts.append("")
            at += 1
        while not texts[-1]:
            texts.pop()
        self._add(ElementType.dialogue, "\n".join(texts) if len(texts) > 1 else texts[0], first, last)
        return at

    def _keeps_open(self, at: int) -> bool:
        """An "empty" line of two or more spaces goes on with the speech, if there is more of it."""
        line = self.lines[at]
        return len(line) >= 2 and not line.strip(" ") and self._next_state(at) == _CONTENT

    # -- title page -----

    def _title_page(self) -> int:
        """Read the title page, if the text starts with one; returns the first line of the script."""
        title = TitleLines(self.lines, self.clean)
        if not title.is_there:
            return 0
        at, count = 0, len(self.lines)
        while at < count and self.state[at] != _BLANK:
            found = title.key_at(at)
            last = at
            while last + 1 < count and self.state[last + 1] != _BLANK and not title.key_at(last + 1):
                last += 1
            if found is None:  # cannot be: the first line is a key and others are taken by the loop above
                break
            values = [found[2].strip(), *(self.clean[i] for i in range(at + 1, last + 1))]
            values = [v for v in values if v]
            key = " ".join(found[1].split())
            self.play.title_page.setdefault(key.casefold(), []).extend(values)
            self._add(ElementType.title_page, "\n".join(values), at, last, number=key)
            at = last + 1
        return at

    # -- places -----

    def _next_state(self, at: int) -> int:
        """Whether the next line that does not vanish is blank; after the last line comes a blank one."""
        at += 1
        while at < len(self.state) and self.state[at] == _VANISHED:
            at += 1
        return self.state[at] if at < len(self.state) else _BLANK

    def _single(
        self, kind: ElementType, at: int, text: str, *, number: str | None = None, forced: bool = False
    ) -> int:
        self._add(kind, text, at, at, number=number, forced=forced)
        return at + 1

    def _add(
        self,
        kind: ElementType,
        text: str,
        at: int,
        last: int,
        *,
        number: str | None = None,
        forced: bool = False,
    ) -> None:
        line = self.lines[at]
        lead = len(line) - len(line.lstrip())
        tail = len((line if last == at else self.lines[last]).rstrip())
        if self.hidden:
            lead = len(line) - len(line.lstrip().lstrip(BONE_MASK).lstrip())
            tail = len(self.lines[last].rstrip().rstrip(BONE_MASK).rstrip())
        self.out.append(
            Element(kind, text, self.starts[at] + lead, self.starts[last] + tail, at + 1, lead + 1,
            last + 1, tail + 1,
                    number, False, forced)
        )  # fmt: skip

    def _say(
        self, code: str, at: int, message: str, hint: str, severity: Severity = Severity.warning
    ) -> None:
        line = self.lines[at]
        column = len(line) - len(line.lstrip()) + 1
        where = Where(self.play.path, at + 1, column, at + 1, len(line.rstrip()) + 1)
        self.play.problems.append(Problem(severity, code, message, where, hint, self._source(at)))

    def _source(self, at: int) -> str:
        return self.play.text[self.starts[at] : self.starts[at] + min(len(self.lines[at]), _EXCERPT)]

    # -- notes and boneyards -----

    def _unmask(self) -> None:
        for at, text in enumerate(self.clean):
            if NOTE_MASK in text or BONE_MASK in text:
                shown = text.replace(NOTE_MASK, "").replace(BONE_MASK, "").strip()
                self.clean[at] = shown
                if not shown:
                    self.state[at] = _VANISHED if NOTE_MASK in text else _BLANK

    def _merge_hidden(self) -> None:
        """Put notes into the elements around them; notes and boneyards between elements become elements."""
        merged: list[Element] = []
        spans = self.hidden
        at = 0
        done = 0
        for element in self.out:
            if element.start < done:  # a note of several lines reaches into this one
                self._start_after(element, done)
            while at < len(spans) and spans[at].start < element.start:
                merged.append(self._hidden_element(spans[at]))
                at += 1
            inside: list[Note] = []
            while at < len(spans) and spans[at].start < element.end:
                span = spans[at]
                if span.is_note:
                    inside.append(self._note(span))
                if span.end > element.end:
                    element.end = span.end
                    element.end_line, element.end_column = self._place(span.end)
                at += 1
            element.notes = tuple(inside)
            done = element.end
            merged.append(element)
        merged += [self._hidden_element(span) for span in spans[at:]]
        self.play.elements = merged

    def _start_after(self, element: Element, offset: int) -> None:
        text = self.source
        while offset < element.end and text[offset] in " \t":
            offset += 1
        element.start = offset
        element.line, element.column = self._place(offset)

    def _note(self, span: Hidden) -> Note:
        line, column = self._place(span.start)
        return Note(_inside(self.source, span), line, column, span.start, span.end)

    def _hidden_element(self, span: Hidden) -> Element:
        line, column = self._place(span.start)
        end_line, end_column = self._place(span.end)
        kind = ElementType.note if span.is_note else ElementType.boneyard
        text = _inside(self.source, span)
        notes = (self._note(span),) if span.is_note else ()
        return Element(kind, text, span.start, span.end, line, column, end_line, end_column, notes=notes)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def _unclosed(self, mark: str, offset: int) -> None:
        line, _ = self._place(offset)
        kind, close = ("note", "]]") if mark == "[[" else ("boneyard", "*/")
        before = " before the next empty line" if kind == "note" else ""
        message = f"{mark} is never closed; it is read as ordinary text"
        self._say(f"unterminated-{kind}", line - 1, message, hint=f"close it with {close}{before}")


def _inside(text: str, span: Hidden) -> str:
    return text[span.start + 2 : span.end - 2].strip()


def _is_caseless(text: str) -> bool:
    return text.upper() == text.lower() and any(c.isalpha() for c in text)

"""The Final Draft parser (.fdx): paragraphs of all types, in one safe pass over the XML.

No document type, no entities, no external anything: XML that asks for them is refused. Places are those of
the
paragraphs in the file, and messages number the paragraphs as Final Draft shows them from top to bottom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.by_line import BY
from storyboard_cli.script.fountain import SCENE_NUMBER
from storyboard_cli.script.heading_like import looks_like_heading
from storyboard_cli.script.inline import without_notes
from storyboard_cli.script.long_lines import HINT, said_of, too_long
from storyboard_cli.script.screenplay import UNDER_A_CUE, Element, ElementType, Note, Screenplay

_TYPES: dict[str, ElementType] = {
    "Scene Heading": ElementType.heading, "Action": ElementType.action, "General": ElementType.action,
    "Character": ElementType.character, "Parenthetical": ElementType.parenthetical,
    "Dialogue": ElementType.dialogue, "Transition": ElementType.transition, "Shot": ElementType.shot,
    "Singing": ElementType.lyrics, "Lyrics": ElementType.lyrics, "New Act": ElementType.section,
    "End of Act": ElementType.section, "Cold Opening": ElementType.section, "Teaser": ElementType.section,
    "Outline 1": ElementType.section, "Outline 2": ElementType.section, "Outline Body": ElementType.synopsis,
}  # fmt: skip
_IGNORED = {"Cast List", "Show/Ep. Title"}
_DEEPEST = 200


_LONGEST_CUE = 40


def _like_cue(text: str) -> bool:
    """Whether a paragraph of action may be a cue: short, in capitals, no sentence."""
    name = text.split("(", 1)[0].strip()
    return len(name) <= _LONGEST_CUE and name.isupper() and "\n" not in text and text[-1] not in ".!?:…"


class _RefusedError(Exception):
    """The XML asks for something that no script needs."""


@dataclass(slots=True)
class _Paragraph:
    kind: str
    number: str | None
    line: int
    column: int
    start: int
    alignment: str | None
    order: int
    texts: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    synopsis: list[str] = field(default_factory=list)
    dual: bool = False
    container: bool = False  # holds dual dialogue instead of text


def parse_fdx(data: bytes, path: str) -> Screenplay:
    """The screenplay in a Final Draft file; `path` only names the file in places."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        if not reader.problems:
            reader.blame_xml(error, data)
    except _RefusedError:
        pass
    play = reader.play
    if not reader.is_final_draft and not reader.problems:
        reader.blame("not-final-draft", f"{path} is XML, but not a Final Draft script",
                     1, 1, "export it again as Final Draft (.fdx)")  # fmt: skip
    play.problems = reader.problems
    return play


class _Reader:
    def __init__(self, path: str) -> None:
        self.play = Screenplay(path=path, format="fdx")
        self.problems: list[Problem] = []
        self.is_final_draft = False
        self.stack: list[str] = []
        self.open: list[_Paragraph] = []  # script paragraphs that are open; two deep in dual dialogue
        self.count = 0
        self.note: list[str] | None = None
        self.note_at = (0, 0)
        self.caps = False
        self.text: list[str] | None = None
        self.speaks = False  # whether a cue stands above
        self.dual_cues = 0
        self.title_lines: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.EntityDeclHandler = self.refuse_doctype

    # -- XML -----

    def start(self, name: str, attributes: dict[str, str]) -> None:
        stack = self.stack
        if not stack:
            self.is_final_draft = name == "FinalDraft"
        stack.append(name)
        if len(stack) > _DEEPEST:
            self.blame("fdx-too-deep", f"elements are nested more than {_DEEPEST} deep", *self.here(),
                       "this is not a file that Final Draft wrote")  # fmt: skip
            raise _RefusedError
        if name == "Paragraph":
            self._start_paragraph(attributes)
        elif name == "Text":
            self.text = []
            self.caps = "AllCaps" in attributes.get("Style", "")
        elif name == "ScriptNote" and self.open:
            self.note, self.note_at = [], self.here()
        elif name == "DualDialogue" and self.open:
            self.open[-1].container = True
            self.dual_cues = 0

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        if not self._is_script_paragraph():
            return
        self.count += 1
        line, column = self.here()
        self.open.append(
            _Paragraph(attributes.get("Type", "Action"), attributes.get("Number"), line, column,
                       self.parser.CurrentByteIndex, attributes.get("Alignment"), self.count)
        )  # fmt: skip

    def _is_script_paragraph(self) -> bool:
        stack = self.stack
        if len(stack) < 3 or stack[1] != "Content":
            return False
        inner = stack[2:]
        return inner == ["Paragraph"] or inner == ["Paragraph", "DualDialogue", "Paragraph"]

    def characters(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def end(self, name: str) -> None:
        if name == "Text":
            self._end_text()
        elif name == "ScriptNote" and self.note is not None and self.open:
            said = "\n".join(t for t in self.note if t.strip())
            if said.startswith("[[") and said.endswith("]]"):
                said = said[2:-2]
            self.open[-1].notes.append(Note(said.strip(), *self.note_at))
            self.note = None
        elif name == "Paragraph":
            if self._is_script_paragraph() and self.open:
                self._finish(self.open.pop())
            elif "TitlePage" in self.stack and len(self.stack) >= 2:
                self.title_lines.append("\n")
        elif name == "TitlePage":
            self._title_page()
        self.stack.pop()

    def _end_text(self) -> None:
        said = "".join(self.text or ())
        said = said.upper() if self.caps else said
        self.text = None
        if self.note is not None:
            self.note.append(said)
        elif "Summary" in self.stack and self.open:
            self.open[-1].synopsis.append(said)
        elif "TitlePage" in self.stack:
            self.title_lines.append(said)
        elif self.open and self.stack[-2] == "Paragraph" and self._text_is_own():
            self.open[-1].texts.append(said)

    def _text_is_own(self) -> bool:
        """Whether a Text stands right in a script paragraph (not in scene properties or omitted scenes)."""
        return self.stack[2:-1] in (["Paragraph"], ["Paragraph", "DualDialogue", "Paragraph"])

    # -- elements -----

    def _finish(self, paragraph: _Paragraph) -> None:
        if paragraph.container or paragraph.kind in _IGNORED:
            return
        text, inline = without_notes("".join(paragraph.texts), paragraph.line, paragraph.column)
        text = text.strip()
        kind = _TYPES.get(paragraph.kind, ElementType.action)
        notes = (*paragraph.notes, *inline)
        if not text:
            if notes:
                self._add(ElementType.note, notes[0].text, paragraph, notes)
            elif kind in (ElementType.heading, ElementType.character):
                self.say("fdx-empty-paragraph",
                         f"paragraph {paragraph.order} ({paragraph.kind}) is empty; skipped",
                         paragraph, "delete it in Final Draft")  # fmt: skip
            return
        kind = self._settled(kind, text, paragraph)
        if kind is ElementType.action:
            self._like_heading(text, paragraph)
        number = paragraph.number if kind is ElementType.heading else None
        if kind is ElementType.heading and (found := SCENE_NUMBER.search(text)):
            number, text = number or found[1], text[: found.start()].rstrip()
        if kind is ElementType.parenthetical and not text.startswith("("):
            text = f"({text})"
        element = self._add(kind, text, paragraph, notes)
        element.number = number
        element.forced = kind is ElementType.character  # Final Draft says that it is one
        if kind is ElementType.character and "DualDialogue" in self.stack:
            self.dual_cues += 1
            element.dual = self.dual_cues == 2
        if kind is ElementType.heading and (synopsis := " ".join(s for s in paragraph.synopsis if s.strip())):
            self._add(ElementType.synopsis, synopsis, paragraph, ())

    def _settled(self, kind: ElementType, text: str, paragraph: _Paragraph) -> ElementType:
        """Speech without a speaker is action; centred action is a title card."""
        if kind in (ElementType.heading, ElementType.character) and too_long(text):
            what = "heading" if kind is ElementType.heading else "cue"
            self.say("line-too-long", said_of(text, what), paragraph, HINT)
            kind = ElementType.action
        if kind in UNDER_A_CUE and not self.speaks and self._cue_above():
            self.speaks = True
        if kind in UNDER_A_CUE and not self.speaks:
            self.say("fdx-speech-without-cue",
                     f"paragraph {paragraph.order} ({paragraph.kind}) has no character "
                     "above it; read as action", paragraph, "give it a character in Final Draft")  # fmt: skip
            return ElementType.action
        if kind is not ElementType.synopsis:
            self.speaks = kind is ElementType.character or kind in UNDER_A_CUE
        if kind is ElementType.action and paragraph.alignment == "Center":
            return ElementType.centered
        return kind

    def _cue_above(self) -> bool:
        """Make a cue of the action right above a speech, where it looks like one; whether it did."""
        above = self.play.elements[-1] if self.play.elements else None
        if above is None or above.type is not ElementType.action or not _like_cue(above.text):
            return False
        above.type = ElementType.character
        message = f"{above.text} stands as Action above a speech; read as its character"
        hint = "make it a Character in Final Draft"
        self.problems.append(
            Problem(
                Severity.info, "fdx-cue-as-action", message, above.where(self.play.path), hint, above.text
            )
        )
        return True

    def _like_heading(self, text: str, paragraph: _Paragraph) -> None:
        """Say that a paragraph of action looks like a heading."""
        if "\n" not in text and looks_like_heading(text):
            self.say("looks-like-heading",
                     f"{text} looks like a scene heading, but is read as part of the scene",
                     paragraph, "make it a Scene Heading in Final Draft")  # fmt: skip

    def _add(self, kind: ElementType, text: str, paragraph: _Paragraph, notes: tuple[Note, ...]) -> Element:
        line, column = self.here()
        element = Element(kind, text, paragraph.start, self.parser.CurrentByteIndex, paragraph.line,
        paragraph.column,
                          line, column, notes=notes)  # fmt: skip
        self.play.elements.append(element)
        return element

    def _title_page(self) -> None:
        page = "".join(self.title_lines).strip()
        lines = [t.strip() for t in page.split("\n") if t.strip()]
        if lines:
            # a title of several lines ends where a blank line stands; who follows may stand close below it
            head = [t.strip() for t in re.split(r"\n[^\S\n]*\n", page)[0].split("\n")]
            many = len(head) if len(head) < len(lines) else 1
            told = next((at for at, line in enumerate(head) if at and BY.fullmatch(line)), many)
            title = min(many, told)
            self.play.title_page = {"title": lines[:title], "lines": lines[title:]}

    # -- problems -----

    def here(self) -> tuple[int, int]:
        """Line and column of what is being read."""
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def say(self, code: str, message: str, paragraph: _Paragraph, hint: str) -> None:
        where = Where(self.play.path, paragraph.line, paragraph.column)
        self.problems.append(Problem(Severity.warning, code, message, where, hint))

    def blame(self, code: str, message: str, line: int, column: int, hint: str) -> None:
        where = Where(self.play.path, line, column)
        self.problems.append(Problem(Severity.error, code, message, where, hint))

    def refuse_doctype(self, *_: object) -> None:
        """A document type or entity: no script has one, and they are how XML bombs are built."""
        self.blame("fdx-doctype",
                   "the file declares a document type or entities, which scripts never do; refused",
                   *self.here(), "export it again from Final Draft")  # fmt: skip
        raise _RefusedError

    def blame_xml(self, error: expat.ExpatError, data: bytes) -> None:
        """The XML is broken: where, in words, and what it may be instead."""
        after = f" after paragraph {self.count}" if self.count else ""
        why = expat.ErrorString(error.code)
        hint = "export it again from Final Draft"
        if not data.strip():
            why, hint = "the file is empty", "export it again from Final Draft"
        elif not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            hint = "if it is Fountain, rename it to .fountain"
        self.blame(
            "fdx-not-xml", f"not a Final Draft file: {why}{after}", error.lineno, error.offset + 1, hint
        )

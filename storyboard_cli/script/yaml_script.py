"""Scripts in YAML, the third form: the same screenplay, written as data.

schema: 1
title: Pilot
scenes:
  - heading: INT. KITCHEN - DAY
    number: 1A
    notes: ["mood: tense"]
    beats:
      - Meera stands at the window.
      - shot: CLOSE ON her hand
      - {character: MEERA, extension: V.O., parenthetical: quietly, dialogue: I can see you.}
      - note: "SHOT: OTS | 48f"
      - transition: "CUT TO:"
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from storyboard_cli.core.model import Strict
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.inline import without_notes
from storyboard_cli.script.long_lines import HINT, said_of, too_long
from storyboard_cli.script.screenplay import Element, ElementType, Note, Screenplay
from storyboard_cli.spec.reader import Reading, place, read, written

_KINDS = ("action", "shot", "character", "transition", "title", "note")


class Beat(Strict):
    """One element of a scene; exactly one of action, shot, character, transition, title or note."""

    action: str | None = Field(None, description="What is seen. A plain string in the list means the same.")
    shot: str | None = Field(None, description="A shot line: CLOSE ON her hand.")
    character: str | None = Field(None, description="Who speaks, as a cue.")
    extension: str | None = Field(None, description="V.O., O.S., or how it is said.")
    parenthetical: str | None = None
    dialogue: str | list[str] | None = Field(
        None, description="The speech; in a list, `(words)` are parentheticals."
    )
    dual: bool = Field(False, description="Spoken at the same time as the speech before.")
    transition: str | None = None
    title: str | None = Field(None, description="A title card: centred text on its own picture.")
    note: str | None = Field(None, description="A note as in Fountain's [[…]], without the brackets.")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = [k for k in _KINDS if getattr(self, k) is not None]
        if len(kinds) != 1:
            said = " and ".join(kinds) or "none of them"
            raise ValueError(f"a beat is exactly one of {', '.join(_KINDS)}; this one has {said}")
        if self.character is None and (self.dialogue is not None or self.parenthetical is not None):
            raise ValueError("dialogue and parenthetical need a character")
        return self


def _number_as_text(value: object) -> object:
    """A whole number is a scene number too; how it is written (010) is looked up later."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class ScriptScene(Strict):
    """One scene of a script."""

    heading: str = Field(min_length=1, description="INT. KITCHEN - DAY, as in any screenplay.")
    number: Annotated[str | None, BeforeValidator(_number_as_text)] = Field(
        None, description="The scene's own number: 14A."
    )
    synopsis: str | None = None
    notes: list[str] = Field(default_factory=list, description="Notes under the heading: mood: tense.")
    beats: list[str | Beat] = Field(default_factory=list)


class ScriptFile(Strict):
    """A screenplay as data."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    title: str = ""
    credit: str | None = None
    author: str | list[str] | None = None
    draft_date: str | None = None
    scenes: list[ScriptScene] = Field(default_factory=list)


def parse_yaml_script(data: bytes, path: str) -> Screenplay:
    """The screenplay in a YAML (or JSON) script; all mistakes are in its problems."""
    play = Screenplay(path=path, format="yaml")
    reading = read(data, path, ScriptFile)
    play.problems = list(reading.problems)
    if reading.value is None:
        if not play.problems:
            play.problems = [_unreadable(path)]
        return play
    file = reading.value
    play.title_page = {
        key: [value] if isinstance(value, str) else list(value)
        for key, value in (("title", file.title), ("credit", file.credit), ("author", file.author),
                           ("draft date", file.draft_date))
        if value
    }  # fmt: skip
    builder = _Builder(play, reading)
    for at, scene in enumerate(file.scenes):
        builder.scene(at, scene)
    return play


class _Builder:
    """Turns the data into elements, each with the place of its value in the file."""

    def __init__(self, play: Screenplay, reading: Reading[ScriptFile]) -> None:
        self.play = play
        self.reading = reading

    def scene(self, at: int, scene: ScriptScene) -> None:
        """Add one scene's elements."""
        loc = ("scenes", at)
        kind = self._settled(ElementType.heading, scene.heading, (*loc, "heading"))
        heading = self._add(kind, scene.heading, (*loc, "heading"))
        if kind is ElementType.heading:
            heading.number = scene.number and self._written((*loc, "number"), scene.number)
        heading.notes += tuple(
            Note(_bare(text), *self._place((*loc, "notes", i))) for i, text in enumerate(scene.notes)
        )
        if scene.synopsis:
            self._add(ElementType.synopsis, scene.synopsis, (*loc, "synopsis"))
        for i, beat in enumerate(scene.beats):
            self._beat(beat, (*loc, "beats", i))

    def _beat(self, beat: str | Beat, loc: tuple[int | str, ...]) -> None:
        if isinstance(beat, str):
            self._paragraphs(beat, loc)
        elif beat.action is not None:
            self._paragraphs(beat.action, (*loc, "action"))
        elif beat.character is not None:
            self._speech(beat, loc)
        elif beat.note is not None:
            line, column = self._place((*loc, "note"))
            note = Note(_bare(beat.note), line, column)
            element = self._add(ElementType.note, note.text, (*loc, "note"), keep=True)
            element.notes = (note,)
        else:
            kinds = {
                "shot": ElementType.shot,
                "transition": ElementType.transition,
                "title": ElementType.centered,
            }
            kind = next(k for k in kinds if getattr(beat, k) is not None)
            self._add(kinds[kind], getattr(beat, kind), (*loc, kind))

    def _paragraphs(self, text: str, loc: tuple[int | str, ...]) -> None:
        for paragraph in text.split("\n\n"):
            if paragraph.strip():
                self._add(ElementType.action, paragraph.strip("\n"), loc)

    def _speech(self, beat: Beat, loc: tuple[int | str, ...]) -> None:
        name = (beat.character or "").strip()
        cue = f"{name} ({beat.extension.strip('() ')})" if beat.extension else name
        kind = self._settled(ElementType.character, cue, (*loc, "character"))
        element = self._add(kind, cue, (*loc, "character"))
        if kind is ElementType.action:  # what nobody says is action too
            for said in (beat.parenthetical, *_pieces(beat)):
                self._paragraphs(said or "", (*loc, "dialogue" if beat.dialogue else "parenthetical"))
            return
        element.dual, element.forced = beat.dual, True
        if beat.parenthetical:
            self._add(
                ElementType.parenthetical, f"({beat.parenthetical.strip('() ')})", (*loc, "parenthetical")
            )
        for piece in _pieces(beat):
            said = piece.strip()
            aside = said.startswith("(") and said.endswith(")")
            self._add(ElementType.parenthetical if aside else ElementType.dialogue, said, (*loc, "dialogue"))

    def _settled(self, kind: ElementType, text: str, loc: tuple[int | str, ...]) -> ElementType:
        """A heading or a cue that is too long for one is action."""
        if not too_long(text):
            return kind
        message = said_of(text, "heading" if kind is ElementType.heading else "cue")
        where = Where(self.play.path, *self._place(loc))
        self.play.problems.append(Problem(Severity.warning, "line-too-long", message, where, HINT))
        return ElementType.action

    def _add(self, kind: ElementType, text: str, loc: tuple[int | str, ...], keep: bool = False) -> Element:
        line, column = self._place(loc)
        notes: tuple[Note, ...] = ()
        if not keep:
            text, notes = without_notes(text, line, column)
        element = Element(kind, text, 0, 0, line, column, line, column, notes=notes)
        self.play.elements.append(element)
        return element

    def _written(self, loc: tuple[int | str, ...], value: str) -> str:
        """A value as the file has it, where YAML read a number: 010, not 10."""
        said = written(self.reading.document, loc) if value.isdigit() and self.reading.document else None
        return said or value

    def _place(self, loc: tuple[int | str, ...]) -> tuple[int, int]:
        return place(self.reading.document, loc) if self.reading.document is not None else (1, 1)


def _pieces(beat: Beat) -> list[str]:
    return [beat.dialogue] if isinstance(beat.dialogue, str) else beat.dialogue or []


def _bare(note: str) -> str:
    said = note.strip()
    return said[2:-2].strip() if said.startswith("[[") and said.endswith("]]") else said


def _unreadable(path: str) -> Problem:
    from storyboard_cli.spec.source import error

    return error("empty-file", "the file is empty", path, 1, 1, hint="write scenes: into it, or delete it")

"""Breaks a screenplay into scenes and frames (rules R1 to R3, R8), names still as the script writes them.

R1   scene    a heading; text before the first heading is scene PRE
R3a  frame    a `[[SHOT: …]]` note; where a scene has any, only they make frames
R3b  frame    else a paragraph of action; a shot line starts a frame and sets the camera
R3c  frame    speech belongs to the frame it follows; a run of speeches makes a frame per change of speaker,
              up to `cue_frames`, and the last one keeps the rest
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from storyboard_cli.core.ids import ASSET_ID, VARIANT
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.camera import read_setup, shot_line
from storyboard_cli.script.cues import Cue, read_cue
from storyboard_cli.script.drafts import DraftFrame, DraftScene, Speech
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.headings import Heading, read_heading
from storyboard_cli.script.notes import Direction, read_note
from storyboard_cli.script.screenplay import Element, ElementType, Note, Screenplay
from storyboard_cli.script.story_time import turn_of

_NO_PICTURE = re.compile(
    r"(?:FADE (?:IN|OUT|UP|TO BLACK|TO WHITE)|(?:SMASH |MATCH |JUMP |HARD )?CUT(?: TO(?: BLACK)?)?|"
    r"(?:SLOW )?DISSOLVE(?: TO)?|WIPE(?: TO)?|BACK TO SCENE|THE END|END|FIN|ENDE|CONTINUED|CONT'D|\(?MORE\)?|"
    r"INTERCUT|BLACK|TO BLACK|"
    r"END (?:OF )?(?:ACT|FLASHBACK|MONTAGE|INTERCUT|TEASER|TAG|CREDITS).*|ACT \w+|"
    r"TEASER|COLD OPEN|TAG)\s*[.:!]*",
)
_ASSET = re.compile(rf"(?<!\w){ASSET_ID}(?::{VARIANT})?(?![\w:])")
_BLOCK = {ElementType.parenthetical, ElementType.dialogue, ElementType.lyrics}


def break_down(play: Screenplay, cue_frames: int) -> tuple[list[DraftScene], list[Problem]]:
    """The scenes of a screenplay, and what is odd about it."""
    problems: list[Problem] = []
    scenes: list[DraftScene] = []
    heading: Element | None = None
    block: list[Element] = []
    for element in play.elements:
        if element.type is ElementType.heading:
            scenes += _scene(heading, block, cue_frames, play, problems)
            heading, block = element, []
        elif element.type is not ElementType.title_page:
            block.append(element)
    scenes += _scene(heading, block, cue_frames, play, problems)
    if not any(True for _ in play.of_type(ElementType.heading)):
        problems.append(_no_headings(play))
    problems += _twice_numbered(scenes, play)
    return scenes, problems


def _scene(
    heading: Element | None, block: list[Element], cue_frames: int, play: Screenplay, problems: list[Problem]
) -> list[DraftScene]:
    if heading is None:
        scene = DraftScene(Heading("PRE"), None, block[0].line if block else 1, 1)
    else:
        scene = DraftScene(read_heading(heading.text), heading.number, heading.line, heading.column)
    builder = _FrameBuilder(scene, block, cue_frames, play, problems)
    builder.run(heading)
    scene.turn = turn_of(block)
    return [scene] if heading is not None or scene.frames else []


class _FrameBuilder:
    """Walks over one scene's elements and makes its frames."""

    def __init__(
        self,
        scene: DraftScene,
        block: list[Element],
        cue_frames: int,
        play: Screenplay,
        problems: list[Problem],
    ) -> None:
        self.scene = scene
        self.block = block
        self.cue_frames = cue_frames
        self.play = play
        self.problems = problems
        self.frames = scene.frames
        self.run_frames = 0  # frames that the present run of speeches has, the one it follows included
        self.speaker: str | None = None
        self.waiting: list[tuple[Direction, Note]] = []  # for the next frame
        self.waiting_notes: list[str] = []
        self.explicit = any(
            d.key == "shot" for e in block for n in e.notes if "shot" in n.text.lower() or ":" in n.text
            for d in read_note(n.text)[0]
        )  # fmt: skip
        self.early: list[DraftFrame] = []  # text before the first shot note

    def run(self, heading: Element | None) -> None:
        if heading is not None and heading.notes:
            self._notes_of_scene(heading.notes)
        at = 0
        block = self.block
        while at < len(block):
            element = block[at]
            if element.type is ElementType.character:
                end = at + 1
                while end < len(block) and block[end].type in _BLOCK:
                    end += 1
                self._cue(element, block[at + 1 : end])
                at = end
            else:
                self._element(element, block[at - 1] if at else heading)
                at += 1
        self._finish()

    def _element(self, element: Element, before: Element | None) -> None:
        kind = element.type
        if kind is ElementType.action:
            self._action(element)
        elif kind is ElementType.note:
            self._own_note(element, before)
        elif kind is ElementType.shot:
            self._shot(element)
        elif kind is ElementType.centered:
            self._centered(element)
        elif kind is ElementType.synopsis and not self.frames and not self.scene.synopsis:
            self.scene.synopsis = plain(element.text)
        elif kind is ElementType.lyrics and self.frames:
            self.frames[-1].notes.append(f"♪ {plain(element.text)}")

    # -- pictures -----

    def _action(self, element: Element) -> None:
        if element.notes and self._ignored(element.notes):
            return
        opened = self._inline_notes(element)
        for offset, text in _chunks(element.text):
            if _NO_PICTURE.fullmatch(text.upper()):
                continue
            if self.explicit:
                self._add_text(element, text, opened)
            else:
                self._paragraph(element, text, element.line + offset)
        self._after_inline(element)

    def _paragraph(self, element: Element, text: str, line: int) -> None:
        setup = shot_line(text) if text[:1].isupper() else None
        last = self.frames[-1] if self.frames else None
        if setup is None and last is not None and last.bare_shot and not last.speeches:
            last.action = f"{last.action} {text}"
            last.end_line = element.end_line
            last.bare_shot = False
            self._take_waiting(last)
            return
        frame = self._new_frame("R3b action", element, line)
        frame.action = text
        if setup is not None:
            frame.rule, frame.setup = "R3b shot line", setup
            frame.bare_shot = text.isupper() or text.endswith(":")

    def _shot(self, element: Element) -> None:
        text = _joined(element.text)
        setup = shot_line(text) or read_setup(text)
        if self.explicit:
            self._add_text(element, text, None)
            return
        frame = self._new_frame("R3d shot", element, element.line)
        frame.action, frame.setup, frame.bare_shot = text, setup, True
        self._inline_notes(element)

    def _centered(self, element: Element) -> None:
        text = plain(element.text)
        if not text or _NO_PICTURE.fullmatch(text.upper()):
            return
        last = self.frames[-1] if self.frames else None
        if self.explicit:
            self._add_text(element, text, None)
        elif last is not None and last.title_card and not last.speeches:
            last.action, last.end_line = f"{last.action} / {text}", element.end_line
        else:
            frame = self._new_frame("R3b title card", element, element.line)
            frame.action, frame.title_card = text, True

    def _new_frame(self, rule: str, element: Element, line: int) -> DraftFrame:
        frame = DraftFrame(rule, line, element.column, element.end_line)
        self.frames.append(frame)
        self.run_frames, self.speaker = 1, None
        self._take_waiting(frame)
        return frame

    def _take_waiting(self, frame: DraftFrame) -> None:
        if self.waiting or self.waiting_notes:
            frame.directions += self.waiting
            frame.notes += self.waiting_notes
            self.waiting, self.waiting_notes = [], []

    # -- speech -----

    def _cue(self, element: Element, block: list[Element]) -> None:
        cue = read_cue(element.text)
        name = cue.name.upper()
        misread = not element.forced and (_NO_PICTURE.fullmatch(name) or shot_line(name))
        if misread:
            self._misread(element, block)
            return
        notes = [n for e in (element, *block) for n in e.notes]
        for note in notes:
            self._note(note, into_frame=True, opens=element)
        frame = self._frame_for(cue, element)
        parenthetical: str | None = ", ".join(cue.performance) or None
        spoken = False
        for piece in block:
            if piece.type is ElementType.parenthetical:
                said = plain(piece.text.strip("() "))
                parenthetical = f"{parenthetical}, {said}" if parenthetical else said
                continue
            frame.speeches.append(
                Speech(cue, _joined(piece.text), parenthetical, element.line, element.column)
            )
            parenthetical, spoken = None, True
        if parenthetical is not None or not spoken:
            frame.speeches.append(Speech(cue, "", parenthetical, element.line, element.column))
        frame.end_line = max(frame.end_line, block[-1].end_line if block else element.end_line)
        self._take_waiting(frame)

    def _frame_for(self, cue: Cue, element: Element) -> DraftFrame:
        """The frame that a speech belongs to; a change of speaker may make a new one (R3c)."""
        if self.explicit:
            return self._open_frame(element)
        name = cue.name.upper()
        if not self.frames or self.frames[-1].title_card:
            frame = self._new_frame("R3c speech", element, element.line)
        elif self.speaker not in (None, name) and self.run_frames < self.cue_frames:
            made = self.run_frames
            frame = self._new_frame("R3c speaker change", element, element.line)
            self.run_frames = made + 1
        else:
            frame = self.frames[-1]
        self.speaker = name
        frame.bare_shot = False
        return frame

    def _misread(self, element: Element, block: list[Element]) -> None:
        """A shot line or transition right above other text looks like a cue; it is none."""
        text = _joined(element.text)
        where = element.where(self.play.path)
        if _NO_PICTURE.fullmatch(text.upper()):
            said, hint = f"{text} is read as a transition, not as a character", "put an empty line under it"
        else:
            said, hint = f"{text} is read as a shot line, not as a character", f"write !{text}"
        self.problems.append(Problem(Severity.info, "cue-is-camera", said, where, hint, text))
        tail = " ".join(_joined(e.text) for e in block)
        if _NO_PICTURE.fullmatch(text.upper()):
            text = ""
        whole = Element(ElementType.action, "\n".join(t for t in (text, tail) if t), element.start,
        element.end,
                        element.line, element.column, block[-1].end_line if block else element.end_line,
                        element.end_column)  # fmt: skip
        if whole.text:
            self._action(whole)

    # -- notes -----

    def _ignored(self, notes: Iterable[Note]) -> bool:
        return any(d.key == "ignore" for n in notes for d in read_note(n.text)[0])

    def _inline_notes(self, element: Element) -> DraftFrame | None:
        """Directions inside a paragraph; those that are no shot wait for its frame."""
        opened: DraftFrame | None = None
        for note in element.notes:
            frame = self._note(note, into_frame=False, opens=element)
            opened = opened or frame
        return opened

    def _after_inline(self, element: Element) -> None:
        if element.notes and self.frames and (self.waiting or self.waiting_notes):
            self._take_waiting(self.frames[-1])

    def _own_note(self, element: Element, before: Element | None) -> None:
        """A note on its own line: for the scene under the heading, for the frame it touches, else for the
        next.
        """
        touches = before is not None and before.end_line >= element.line - 1
        if not self.frames and not self.early and not _opens_shot(element):
            self._notes_of_scene(element.notes)
        elif touches and self.frames and before is not None and before.type is not ElementType.note:
            for note in element.notes:
                self._note(note, into_frame=True, opens=element)
        else:
            for note in element.notes:
                self._note(note, into_frame=False, opens=element)

    def _note(self, note: Note, *, into_frame: bool, opens: Element) -> DraftFrame | None:
        directions, near = read_note(note.text)
        if near:
            self._near_miss(note, near)
        frame = self.frames[-1] if into_frame and self.frames else None
        if not directions:
            text = " ".join(note.text.split())
            if text:
                (frame.notes if frame else self.waiting_notes).append(text)
            return None
        opened = None
        for direction in directions:
            if direction.key == "shot":
                opened = self._shot_note(direction, opens)
                frame = opened
            elif frame is not None:
                frame.directions.append((direction, note))
            else:
                self.waiting.append((direction, note))
        return opened

    def _shot_note(self, direction: Direction, element: Element) -> DraftFrame:
        frame = self._new_frame("R3a shot note", element, element.line)
        frame.setup = read_setup(direction.value)
        frame.subjects = _ASSET.findall(frame.setup.rest)
        frame.description = " ".join(_ASSET.sub(" ", frame.setup.rest).split()).strip(" ,;:-")
        return frame

    def _notes_of_scene(self, notes: Iterable[Note]) -> None:
        for note in notes:
            directions, near = read_note(note.text)
            if near:
                self._near_miss(note, near)
            self.scene.directions += [(d, note) for d in directions if d.key != "ignore"]
            if not directions and note.text:
                self.scene.notes.append(" ".join(note.text.split()))

    def _near_miss(self, note: Note, near: str) -> None:
        word = note.text.split(":", 1)[0].strip()
        where = Where(self.play.path, note.line, note.column)
        self.problems.append(
            Problem(Severity.warning, "note-key",
            f"[[{word}: …]] is not a direction; it is kept as a plain note",
                    where, f"did you mean [[{near}: …]]?", f"[[{note.text}]]")
        )  # fmt: skip

    # -- scenes with shot notes -----

    def _open_frame(self, element: Element) -> DraftFrame:
        if self.frames:
            return self.frames[-1]
        if not self.early:
            self.early.append(DraftFrame("R3a", element.line, element.column, element.end_line))
        return self.early[0]

    def _add_text(self, element: Element, text: str, opened: DraftFrame | None) -> None:
        frame = opened or self._open_frame(element)
        frame.action = f"{frame.action} {text}".strip()
        frame.end_line = max(frame.end_line, element.end_line)

    def _finish(self) -> None:
        if self.early and self.frames:
            first, early = self.frames[0], self.early[0]
            first.action = f"{early.action} {first.action}".strip()
            first.speeches[:0] = early.speeches
        if self.frames:
            self._take_waiting(self.frames[-1])
            return
        self.scene.directions += self.waiting
        self.scene.notes += self.waiting_notes
        if self.scene.heading.text != "PRE" and not self.scene.heading.text.upper().startswith("OMIT"):
            self.frames.append(
                DraftFrame("R1 heading only", self.scene.line, self.scene.column, self.scene.line)
            )


def _opens_shot(element: Element) -> bool:
    return any(d.key == "shot" for n in element.notes for d in read_note(n.text)[0])


def _joined(text: str) -> str:
    """`text` on one line, without emphasis."""
    return " ".join(plain(text).split())


def _chunks(text: str) -> list[tuple[int, str]]:
    """(line offset, text) of a paragraph, cut where a shot line starts inside it."""
    if "\n" not in text:
        said = _joined(text)
        return [(0, said)] if said else []
    pieces: list[tuple[int, list[str]]] = []
    for offset, line in enumerate(plain(text).split("\n")):
        said = " ".join(line.split())
        if not said:
            continue
        if not pieces or (said[0].isupper() and (shot_line(said) or _NO_PICTURE.fullmatch(said))):
            pieces.append((offset, [said]))
        else:
            pieces[-1][1].append(said)
    return [(offset, " ".join(lines)) for offset, lines in pieces]


def _no_headings(play: Screenplay) -> Problem:
    if any(True for _ in play.of_type(ElementType.character, ElementType.action)):
        message = "the script has no scene headings; all of it is one scene"
    else:
        message = "the script is empty"
    hint = "a scene heading looks like INT. KITCHEN - DAY, with an empty line above and below"
    return Problem(Severity.warning, "no-scene-headings", message, Where(play.path, 1, 1), hint)


def _twice_numbered(scenes: list[DraftScene], play: Screenplay) -> list[Problem]:
    seen: dict[str, DraftScene] = {}
    found = []
    for scene in scenes:
        if scene.number is None:
            continue
        first = seen.setdefault(scene.number.upper(), scene)
        if first is not scene:
            where = Where(play.path, scene.line, scene.column)
            message = f"scene number {scene.number} is used twice; it is first at line {first.line}"
            found.append(Problem(Severity.warning, "duplicate-scene-number", message, where,
                                 "give one of them another number", scene.heading.text))  # fmt: skip
    return found

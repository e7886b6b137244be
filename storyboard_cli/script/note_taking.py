"""Where the notes of a script go: to the scene, to the frame they touch or to the next (rules R3a, R8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from storyboard_cli.core.ids import ASSET_ID, VARIANT
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.camera import read_setup
from storyboard_cli.script.drafts import DraftFrame
from storyboard_cli.script.frames_in_hand import FramesInHand
from storyboard_cli.script.notes import Direction, read_note
from storyboard_cli.script.screenplay import Element, ElementType, Note, Screenplay

_ASSET = re.compile(rf"(?<!\w){ASSET_ID}(?::{VARIANT})?(?![\w:])")


class NoteTaker:
    """Reads the notes of one scene."""

    def __init__(self, frames: FramesInHand, play: Screenplay, problems: list[Problem]) -> None:
        self.frames = frames
        self.play = play
        self.problems = problems

    def inline(self, element: Element) -> DraftFrame | None:
        """Directions inside a paragraph; those that are no shot wait for its frame."""
        opened: DraftFrame | None = None
        for note in element.notes:
            frame = self.note(note, into_frame=False, opens=element)
            opened = opened or frame
        return opened

    def after_inline(self, element: Element) -> None:
        """What waits of a paragraph's own notes goes to its frame."""
        last = self.frames.last
        if element.notes and last is not None:
            self.frames.take_waiting(last)

    def own(self, element: Element, before: Element | None, early: DraftFrame | None) -> None:
        """A note on its own line: for the scene under the heading, for the frame it touches, else for the
        next.
        """
        touches = before is not None and before.end_line >= element.line - 1
        if not self.frames.made and early is None and not _opens_shot(element):
            self.of_scene(element.notes)
            return
        into_frame = bool(touches and self.frames.made and before and before.type is not ElementType.note)
        for note in element.notes:
            self.note(note, into_frame=into_frame, opens=element)

    def note(self, note: Note, *, into_frame: bool, opens: Element) -> DraftFrame | None:
        """One note; returns the frame that it opened."""
        directions, near = read_note(note.text)
        if near:
            self._near_miss(note, near)
        frame = self.frames.last if into_frame else None
        if not directions:
            text = " ".join(note.text.split())
            if text:
                (frame.notes if frame else self.frames.notes).append(text)
            return None
        opened = None
        for direction in directions:
            if direction.key == "shot":
                opened = self._shot(direction, opens)
                frame = opened
            elif frame is not None:
                frame.directions.append((direction, note))
            else:
                self.frames.directions.append((direction, note))
        return opened

    def of_scene(self, notes: Iterable[Note]) -> None:
        """Notes under the heading are for the whole scene."""
        scene = self.frames.scene
        for note in notes:
            directions, near = read_note(note.text)
            if near:
                self._near_miss(note, near)
            scene.directions += [(d, note) for d in directions if d.key != "ignore"]
            if not directions and note.text:
                scene.notes.append(" ".join(note.text.split()))

    def _shot(self, direction: Direction, element: Element) -> DraftFrame:
        frame = self.frames.new("R3a shot note", element, element.line)
        frame.setup = read_setup(direction.value)
        frame.subjects = _ASSET.findall(frame.setup.rest)
        frame.description = " ".join(_ASSET.sub(" ", frame.setup.rest).split()).strip(" ,;:-")
        return frame

    def _near_miss(self, note: Note, near: str) -> None:
        word = note.text.split(":", 1)[0].strip()
        where = Where(self.play.path, note.line, note.column)
        self.problems.append(
            Problem(Severity.warning, "note-key",
            f"[[{word}: …]] is not a direction; it is kept as a plain note",
                    where, f"did you mean [[{near}: …]]?", f"[[{note.text}]]")
        )  # fmt: skip


def is_ignored(notes: Iterable[Note]) -> bool:
    """Whether a note takes its paragraph out of the board."""
    return any(d.key == "ignore" for n in notes for d in read_note(n.text)[0])


def has_shot_notes(block: Iterable[Element]) -> bool:
    """Whether shot notes, and they alone, make the frames of a scene."""
    return any(
        d.key == "shot" for e in block for n in e.notes if "shot" in n.text.lower() or ":" in n.text
        for d in read_note(n.text)[0]
    )  # fmt: skip


def _opens_shot(element: Element) -> bool:
    return any(d.key == "shot" for n in element.notes for d in read_note(n.text)[0])

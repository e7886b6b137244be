"""The frames that a scene has so far, and what waits for its next one: notes, directions, captions."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyboard_cli.script.drafts import DraftFrame, DraftScene, Intercut
from storyboard_cli.script.headings import Heading
from storyboard_cli.script.notes import Direction
from storyboard_cli.script.screenplay import Element, Note


@dataclass(slots=True)
class Running:
    """What goes on from scene to scene."""

    captions: list[str] = field(default_factory=list)  # that no frame has taken yet
    intercut: Intercut | None = None
    intercut_is_new: bool = False  # no frame since its line: it goes on behind the next heading
    intercut_ends: bool = False  # a line further on ends it: it goes on over headings until then
    montage: bool = False
    montage_ends: bool = False

    def next_scene(self) -> None:
        """A heading ends what nothing else will end."""
        if not (self.intercut_is_new or self.intercut_ends):
            self.intercut = None
        elif self.intercut is not None and self.intercut_is_new:
            self.intercut.opened_before = True
        if not self.montage_ends:
            self.montage = False


class FramesInHand:
    """The frames of one scene while it is read."""

    def __init__(self, scene: DraftScene, running: Running) -> None:
        self.scene = scene
        self.made = scene.frames
        self.running = running
        self.run = 0  # frames that the present run of speeches has, the one it follows included
        self.speaker: str | None = None
        self.closed = False  # something ended with the last frame: talk does not go on in it
        self.spot: Heading | None = None  # where in the scene's place the next frames play
        self.back_to = ""  # BACK TO RITA: whom the next frame shows where it names nobody
        self.directions: list[tuple[Direction, Note]] = []
        self.notes: list[str] = []

    @property
    def last(self) -> DraftFrame | None:
        return self.made[-1] if self.made else None

    def new(self, rule: str, element: Element, line: int) -> DraftFrame:
        """A frame more, with what waited for it."""
        frame = DraftFrame(rule, line, element.column, element.end_line)
        frame.intercut, frame.spot = self.running.intercut, self.spot
        self.running.intercut_is_new = False
        self.made.append(frame)
        self.run, self.speaker, self.closed = 1, None, False
        frame.captions += self.running.captions
        self.running.captions.clear()
        frame.back_to, self.back_to = self.back_to, ""
        self.take_waiting(frame)
        return frame

    def take_waiting(self, frame: DraftFrame) -> None:
        """Give `frame` the notes and directions that wait."""
        if self.directions or self.notes:
            frame.directions += self.directions
            frame.notes += self.notes
            self.directions, self.notes = [], []

    def finish(self, early: DraftFrame | None, *, of_next: bool) -> None:
        """The end of the scene: what still waits goes to its last frame; a bare heading becomes a frame.

        `of_next`: the words that wait to be put over a picture belong to the next scene.
        """
        scene = self.scene
        if early is not None and self.made:
            first = self.made[0]
            first.action = f"{early.action} {first.action}".strip()
            first.speeches[:0] = early.speeches
        if not self.made:
            scene.directions += self.directions
            scene.notes += self.notes
            if scene.heading.text == "PRE" or scene.heading.text.upper().startswith("OMIT"):
                return
            self.made.append(DraftFrame("R1 heading only", scene.line, scene.column, scene.line))
            self.directions, self.notes = [], []
        if not of_next:
            self.made[-1].captions += self.running.captions
            self.running.captions.clear()
        self.take_waiting(self.made[-1])

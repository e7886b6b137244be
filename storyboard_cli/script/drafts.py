"""Scenes and frames before they have names: what the script says, where, and which rule made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from storyboard_cli.core.problems import Where
from storyboard_cli.script.camera import CameraSetup
from storyboard_cli.script.cues import Cue
from storyboard_cli.script.headings import Heading
from storyboard_cli.script.notes import Direction
from storyboard_cli.script.resolve import Meaning
from storyboard_cli.script.screenplay import Note
from storyboard_cli.script.story_time import Turn

GOES_ON = "R3b action goes on"  # the rule of a frame with a later part of a long paragraph
_NO_SETUP = CameraSetup()


@dataclass(slots=True)
class Speech:
    """One stretch of speech: a cue's words up to the next parenthetical."""

    cue: Cue
    text: str
    parenthetical: str | None
    line: int
    column: int
    over_listener: bool = False  # heard while the picture is on whoever listens


def spoken_texts(speeches: Sequence[Speech]) -> list[str]:
    """What stands under cues: parentheticals and words."""
    return [text for s in speeches for text in (s.parenthetical or "", s.text) if text]


@dataclass(slots=True, eq=False)
class Intercut:
    """A stretch of a script that plays in two places at once; `words` name its sides as the script does."""

    words: str
    by_heading: bool = False  # the heading of its scene says it
    opened_before: bool = False  # its line was the last of the scene before its first frame


@dataclass(slots=True, eq=False)
class Side:
    """One place of an intercut: that of a scene of the script, or one that only the intercut names."""

    scene: ScriptScene | None
    heading: Heading


@dataclass(slots=True)
class DraftFrame:
    """A frame before it has names: what the script says, where, and which rule made it."""

    rule: str
    line: int
    column: int
    end_line: int
    action: str = ""
    description: str = ""  # of a shot note: what the picture is about
    subjects: list[str] = field(default_factory=list)  # asset ids in a shot note
    setup: CameraSetup = _NO_SETUP
    bare_shot: bool = False  # a shot line alone; the next paragraph is its action
    title_card: bool = False
    captions: list[str] = field(default_factory=list)  # words over the picture: SUPER, titles
    turns: int = 0  # cues that speak in it
    listener: Cue | None = None  # who is thought to listen to a speech that is heard over them
    heading: Heading | None = None  # of a place of its own, other than its scene's
    spot: Heading | None = None  # of another spot in the place of its scene: IN THE KITCHEN
    back_to: str = ""  # whom or what the line before it goes back to
    intercut: Intercut | None = None
    side: Side | None = None  # of its intercut
    there: list[str] = field(default_factory=list)  # whom its words name on that side
    absent: frozenset[str] = frozenset()  # who is on another side, and not in the picture
    speeches: list[Speech] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    directions: list[tuple[Direction, Note]] = field(default_factory=list)

    @property
    def spoken(self) -> list[str]:
        """Everything that stands under its cues."""
        return spoken_texts(self.speeches)

    @property
    def text(self) -> str:
        """The words of the picture: a note's description before the script's own paragraphs."""
        if not self.description or not self.action:
            return self.description or self.action
        stop = "" if self.description[-1] in ".!?…:" else "."
        return f"{self.description}{stop} {self.action}"


@dataclass(slots=True)
class DraftScene:
    """A scene before it has a name."""

    heading: Heading
    number: str | None
    line: int
    column: int
    synopsis: str = ""
    notes: list[str] = field(default_factory=list)
    directions: list[tuple[Direction, Note]] = field(default_factory=list)
    frames: list[DraftFrame] = field(default_factory=list)
    turns: tuple[Turn, ...] = ()  # what the scene's words turn to, in order: FLASHBACK:, END OF FLASHBACK
    intercut: Intercut | None = None  # that its heading opens


@dataclass(slots=True)
class ScriptScene:
    """A draft scene with what the scenes before it decide: its time of day and its place."""

    script_id: str
    path: str
    draft: DraftScene
    index: int
    time: str | None = None
    time_origin: str | None = None
    heading: Heading = field(init=False)
    place: Meaning | None = None
    place_origin: str = "R5"

    def __post_init__(self) -> None:
        self.heading = self.draft.heading

    def where(self, line: int, column: int = 1) -> Where:
        return Where(self.path, line, column)

"""What an export is made from: one frozen value with the cut, its pictures and every text.

Ops build a `Board`; every format in this package takes one. Names are resolved, durations are whole frames,
and each panel says which picture is shown and why it is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from storyboard_cli.plan.staging.model import Camera, CameraMove, Staging
from storyboard_cli.timeline.drawing import DrawnMark

Mark = Literal["", "missing", "quarantined", "outdated", "draft", "not judged", "not checked"]
TransitionKind = Literal["cut", "dissolve", "wipe", "fade_in"]

NEAR_ASPECT = Fraction(4, 100)
"""Pictures this near to the cut's aspect fill the screen, their edges cut; others are letterboxed."""

FAILING_MARKS: frozenset[Mark] = frozenset({"missing", "quarantined"})
"""Marks that `--strict` refuses."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file as it lies in the project. Hashes are empty where nobody recorded them."""

    path: Path
    key: str  # relative to the project, with forward slashes
    sha256: str = ""
    pixel_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech with the speaker's name as a reader knows it; `how` is `V.O.` or a parenthetical."""

    speaker: str
    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reviewer said about a frame; `decision` is the word of the review file."""

    decision: str
    by: str
    at: str
    text: str
    version: int | None = None  # that it is about
    drawing: tuple[DrawnMark, ...] = ()
    on_shown: bool = False  # it is about the picture that is shown, so that its drawing fits

    @property
    def left_out(self) -> str:
        """What is said instead of a drawing that would lie over another picture."""
        if not self.drawing or self.on_shown:
            return ""
        about = f"v{self.version}" if self.version is not None else "another picture"
        return f"drawn on {about}, not on this picture"


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file under the cut: where it starts, what of it is used, how loud. Counts are frames."""

    path: Path
    key: str  # relative to the project, with forward slashes
    start: int = 0  # on the record side; negative: it began before the cut
    skip: int = 0  # left out at the start of the file
    duration: int | None = None  # None: to the end of the file
    gain_db: float = 0.0
    fade_in: int = 0
    fade_out: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A remark at a frame of the record side."""

    name: str
    at: int
    color: str = "green"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """How a panel begins: `frames` long, over the panel's first frames; its own length stays."""

    kind: TransitionKind = "cut"
    frames: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """One entry of the cut: a frame with its picture, its texts and what is known about it."""

    frame_id: str
    uid: str
    scene_id: str
    label: str  # "3A/2", for people; a second use of a frame in the cut has a star
    shot: str  # "3A"
    first_of_shot: bool
    duration: int  # frames on the record side
    start: int = 0  # first frame on the record side, counted from 0
    picture: Picture | None = None
    mark: Mark = ""
    status: str = "waiting"
    version: int | None = None
    recipe_hash: str = ""
    locks: tuple[tuple[str, str], ...] = ()  # (CHAR_001@v3, lock hash)
    exceptions: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    size: str = ""
    angle: str = ""
    movement: str = "static"
    lens_mm: int | None = None
    staging: Staging | None = None
    action: str = ""
    dialogue: tuple[Speech, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()  # what the picture could not show as it was written: "stand-in: piano"
    cast: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    place: str = ""
    mood: str = ""
    lighting: str = ""
    transition: Transition = Transition()
    fade_out: int = 0  # frames to black at the end
    comments: tuple[Comment, ...] = ()  # oldest first
    note: str = ""  # of the cut, not of the frame
    in_print: bool = True

    def camera_and_words(self) -> dict[str, Any]:
        """How it is shot and what the script says of it, as a shot list and a cut keep it."""
        return {
            "size": self.size,
            "angle": self.angle,
            "movement": self.movement,
            "lens_mm": self.lens_mm,
            "action": self.action,
            "dialogue": [{"speaker": s.speaker, "how": s.how, "text": s.text} for s in self.dialogue],
            "notes": list(self.notes),
        }

    @property
    def drawn(self) -> tuple[DrawnMark, ...]:
        """What people drew on the picture that is shown, the oldest below."""
        return tuple(mark for comment in self.comments if comment.on_shown for mark in comment.drawing)

    @property
    def end(self) -> int:
        """The first frame after this panel on the record side."""
        return self.start + self.duration

    @property
    def move(self) -> CameraMove | None:
        """The camera move over this panel's picture, or None."""
        return self.staging.move if self.staging is not None else None

    @property
    def camera(self) -> Camera | None:
        """The staged camera, or None for a panel that was never staged."""
        return self.staging.camera if self.staging is not None else None


@dataclass(frozen=True, slots=True)
class SceneCard:
    """A scene as headers and bookmarks show it."""

    scene_id: str
    number: str
    heading: str
    summary: str = ""
    mood: str = ""
    lighting: str = ""
    cast: tuple[str, ...] = ()
    palette: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The whole storyboard in cut order."""

    title: str
    project_id: str
    panels: tuple[Panel, ...]
    scenes: tuple[SceneCard, ...]
    fps: Fraction = Fraction(24)
    aspect: Fraction = Fraction(16, 9)
    width: int = 1344
    height: int = 768
    start_frame: int = 1001
    naming: str = "{project}_{scene}_{frame}_v{version:03d}"
    captions: tuple[str, ...] = ("shot", "duration", "action", "dialogue", "notes")
    look: str = ""
    as_of: str = ""  # when the state that is shown was reached, ISO 8601; not when the export ran
    author: str = ""
    made_by: str = "sb"
    cover: str = ""  # frame id of the cover's picture; left out: one with people in it
    draft: bool = False
    selection: str = ""  # what was asked for, where it is not everything
    sounds: tuple[Sound, ...] = ()
    markers: tuple[Marker, ...] = ()
    origins: tuple[str, ...] = field(default=())  # scripts

    @property
    def duration(self) -> int:
        """Frames from the first to the last."""
        return max((p.end for p in self.panels), default=0)

    @property
    def shown_aspect(self) -> Fraction:
        """The aspect of panels on paper: the pictures' own where it is nearly the cut's, else the cut's."""
        own = Fraction(self.width, self.height)
        return own if abs(own / self.aspect - 1) < NEAR_ASPECT else self.aspect

    def scene(self, scene_id: str) -> SceneCard:
        """The card of that scene; a bare one if nobody described it."""
        for card in self.scenes:
            if card.scene_id == scene_id:
                return card
        return SceneCard(scene_id, scene_id.lstrip("S0") or "0", scene_id)

    def runs(self) -> Iterator[tuple[SceneCard, tuple[Panel, ...]]]:
        """Neighbouring panels of one scene, in cut order; a scene that is cut back to comes twice."""
        cards = {card.scene_id: card for card in self.scenes}
        run: list[Panel] = []
        for panel in self.panels:
            if run and run[0].scene_id != panel.scene_id:
                yield cards.get(run[0].scene_id) or self.scene(run[0].scene_id), tuple(run)
                run = []
            run.append(panel)
        if run:
            yield cards.get(run[0].scene_id) or self.scene(run[0].scene_id), tuple(run)

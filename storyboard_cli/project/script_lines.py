"""Which lines of a script each scene and frame shows, and which lines no frame shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from pydantic import Field

from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Where
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay


class FrameLines(Frozen):
    """A frame beside the lines that it shows."""

    frame_id: str = Field(description="The frame, as FR_S03_002.")
    scene_id: str = Field(description="Its scene, as S03.")
    shot: str = Field(description="Its number in the scene, as people say it: 3A.")
    first_line: int = Field(description="Its first line in the script, from 1.")
    last_line: int = Field(description="Its last line: of its action, or of what is spoken in it.")
    column: int = Field(description="Where it begins in its first line, which several frames may share.")
    is_new: bool = Field(False, description="The film does not have it yet.")


class SceneLines(Frozen):
    """A scene from its heading to the line before the next one."""

    scene_id: str = Field(description="The scene, as S03.")
    heading: str = Field(description="Its heading.")
    number: str | None = Field(None, description="The number that the script gives it.")
    first_line: int = Field(description="The line of its heading, from 1.")
    last_line: int = Field(description="Its last line that is not empty.")
    frames: int = Field(description="How many frames it has.")
    is_new: bool = Field(False, description="The film does not have it yet.")


class UnshownLines(Frozen):
    """Lines that no frame shows: a title page, notes, a synopsis, what is crossed out."""

    kind: str = Field(description="title, note, synopsis, section, boneyard, transition, action, …")
    first_line: int = Field(description="The first of the lines, from 1.")
    last_line: int = Field(description="The last of them.")


class ScriptLines(Frozen):
    """A script's lines and what shows them, each list in the script's order."""

    frames: list[FrameLines] = Field([], description="The frames that the script has now.")
    scenes: list[SceneLines] = Field([], description="The scenes, with the lines of their headings.")
    unshown: list[UnshownLines] = Field([], description="What no frame shows, besides headings.")


def script_lines(
    play: Screenplay, scenes: Sequence[Scene], places: Mapping[str, Where], in_film: Collection[str]
) -> ScriptLines:
    """The lines of `play`, as `places` has them of the live frames of `scenes`.

    `in_film` are the uids of scenes and frames that the film has already.
    """
    frames = [
        FrameLines(
            frame_id=frame.frame_id,
            scene_id=scene.scene_id,
            shot=frame.shot,
            first_line=at.line,
            last_line=max(at.line, at.end_line or 0),
            column=at.column,
            is_new=frame.uid not in in_film,
        )
        for scene in scenes
        for frame in scene.live_frames
        if (at := places.get(frame.uid)) is not None
    ]
    frames.sort(key=lambda row: (row.first_line, row.column))
    return ScriptLines(
        frames=frames,
        scenes=list(_scenes(play, scenes, places, in_film)),
        unshown=list(_unshown(play, frames)),
    )


def _scenes(
    play: Screenplay, scenes: Sequence[Scene], places: Mapping[str, Where], in_film: Collection[str]
) -> Iterator[SceneLines]:
    there = sorted((s for s in scenes if s.uid in places), key=lambda s: places[s.uid].line)
    begins = [places[s.uid].line for s in there]
    ends: dict[int, int] = {}
    for element in play.elements:
        at = bisect_right(begins, element.line) - 1
        ends[at] = max(ends.get(at, 0), element.end_line)
    for at, scene in enumerate(there):
        yield SceneLines(
            scene_id=scene.scene_id,
            heading=scene.heading,
            number=scene.number,
            first_line=begins[at],
            last_line=max(begins[at], ends.get(at, 0)),
            frames=len(scene.live_frames),
            is_new=scene.uid not in in_film,
        )


def _unshown(play: Screenplay, frames: Sequence[FrameLines]) -> Iterator[UnshownLines]:
    """Neighbours of one kind are told as one."""
    last: Element | None = None
    begins = 0
    for element in _beside(play, frames):
        if last is not None and last.type is element.type and element.line <= last.end_line + 1:
            last = element
            continue
        if last is not None:
            yield UnshownLines(kind=last.type.value, first_line=begins, last_line=last.end_line)
        last, begins = element, element.line
    if last is not None:
        yield UnshownLines(kind=last.type.value, first_line=begins, last_line=last.end_line)


def _beside(play: Screenplay, frames: Sequence[FrameLines]) -> Iterator[Element]:
    """Elements that begin in no frame's lines, and are no heading."""
    begins: list[int] = []
    ends: list[int] = []
    for row in frames:  # in the order of their lines: where the lines of two meet, they are one stretch
        if ends and row.first_line <= ends[-1] + 1:
            ends[-1] = max(ends[-1], row.last_line)
        else:
            begins.append(row.first_line)
            ends.append(row.last_line)
    for element in play.elements:
        at = bisect_right(begins, element.line) - 1
        if element.type is not ElementType.heading and not (at >= 0 and element.line <= ends[at]):
            yield element

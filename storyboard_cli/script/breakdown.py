"""Breaks a screenplay into scenes and frames (rules R1 to R3, R8), names still as the script writes them.

R1   scene    a heading; text before the first heading is scene PRE
R3a  frame    a `[[SHOT: …]]` note; where a scene has any, only they make frames
R3b  frame    else a paragraph of action; a shot line starts a frame and sets the camera; a long paragraph
              makes several; a montage makes one per item; transitions, captions and the like make none
R3c  frame    speech belongs to the frame it follows; a run of speeches makes frames (`script.talk`)
"""

from __future__ import annotations

from collections import deque
from itertools import islice

from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.reading.structure import read_mark, speaks_of_intercut
from storyboard_cli.script.drafts import DraftFrame, DraftScene, Intercut
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.frame_builder import FrameBuilder
from storyboard_cli.script.frames_in_hand import Running
from storyboard_cli.script.headings import Heading, read_heading
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay
from storyboard_cli.script.story_time import turns_of

_NEXT_MARKS = 50  # marks that are looked at for the end of what is open


def break_down(play: Screenplay, cue_frames: int) -> tuple[list[DraftScene], list[Problem]]:
    """The scenes of a screenplay, and what is odd about it."""
    problems: list[Problem] = []
    scenes: list[DraftScene] = []
    running = Running()
    ends = _marks_that_end(play)
    heading: Element | None = None
    block: list[Element] = []
    for element in [*play.elements, None]:
        if element is None or element.type is ElementType.heading:
            _end_ahead(running, ends, block[-1].start if block else -1)
            scene = _scene(heading, block, cue_frames, play, problems, running)
            scenes += [scene] if heading is not None or scene.frames else []
            heading, block = element, []
        elif element.type is not ElementType.title_page:
            block.append(element)
    if running.captions:
        _last_caption(scenes, running, play)
    if not any(True for _ in play.of_type(ElementType.heading)):
        problems.append(_no_headings(play))
    problems += _twice_numbered(scenes, play)
    return scenes, problems


def _scene(
    heading: Element | None,
    block: list[Element],
    cue_frames: int,
    play: Screenplay,
    problems: list[Problem],
    running: Running,
) -> DraftScene:
    if heading is None:
        scene = DraftScene(Heading("PRE"), None, block[0].line if block else 1, 1)
    else:
        scene = DraftScene(read_heading(heading.text), heading.number, heading.line, heading.column)
        _open_by_heading(scene, running)
    FrameBuilder(scene, block, cue_frames, play, problems, running).run(heading)
    scene.turns = turns_of(block)
    running.next_scene()
    return scene


def _open_by_heading(scene: DraftScene, running: Running) -> None:
    """`.MONTAGE` and `INT. FLAT / INT. OFFICE - INTERCUT` open what a line of action would."""
    text = scene.heading.text
    mark = read_mark(text)
    if mark is not None and mark.kind == "montage":
        running.montage = mark.opens
    if speaks_of_intercut(text):
        ends = mark is not None and not mark.opens
        running.intercut = None if ends else Intercut(text, by_heading=True)
        scene.intercut = running.intercut


def _marks_that_end(play: Screenplay) -> deque[tuple[int, str, bool]]:
    """(offset, kind, whether it opens) of every line that opens or ends an intercut or a montage."""
    found: deque[tuple[int, str, bool]] = deque()
    for element in play.elements:
        if element.type not in (ElementType.dialogue, ElementType.parenthetical, ElementType.title_page):
            mark = read_mark(element.text) and read_mark(plain(element.text))
            if mark is not None:
                found.append((element.start, mark.kind, mark.opens))
    return found


def _end_ahead(running: Running, marks: deque[tuple[int, str, bool]], block_end: int) -> None:
    """Whether what is open at the end of a block is ended by a line behind it; takes what lies before off."""
    while marks and marks[0][0] <= block_end:
        marks.popleft()
    following = {"intercut": True, "montage": True}
    for _, kind, opens in reversed(list(islice(marks, _NEXT_MARKS))):
        following[kind] = opens
    running.intercut_ends, running.montage_ends = not following["intercut"], not following["montage"]


def _last_caption(scenes: list[DraftScene], running: Running, play: Screenplay) -> None:
    """A title that no frame follows belongs to the frame before; alone in a script it is the picture."""
    frames = [f for s in scenes for f in s.frames]
    if frames:
        frames[-1].captions += running.captions
        return
    first = play.elements[0] if play.elements else None
    line = first.line if first else 1
    scene = DraftScene(Heading("PRE"), None, line, 1)
    frame = DraftFrame("R3b title card", line, 1, line, " / ".join(running.captions), title_card=True)
    scene.frames.append(frame)
    scenes.append(scene)


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

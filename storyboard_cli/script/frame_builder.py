"""Makes the frames of one scene from its elements (rules R3a to R3c)."""

from __future__ import annotations

from functools import lru_cache

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.reading.structure import (
    Mark,
    caption_of,
    inline_items,
    is_no_picture,
    is_place_and_date,
    is_quoted,
    is_title_rest,
    item_of,
    read_mark,
    returns_to,
    unquoted,
    without_captions,
)
from storyboard_cli.script.camera import completed, line_setup, read_setup, sentence_setup, shot_line
from storyboard_cli.script.cues import Cue, read_cue
from storyboard_cli.script.drafts import GOES_ON, DraftFrame, DraftScene, Intercut, Speech
from storyboard_cli.script.durations import ACTION_MS, ACTION_WORD_MS, duration_ms
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.frames_in_hand import FramesInHand, Running
from storyboard_cli.script.headings import read_heading
from storyboard_cli.script.note_taking import NoteTaker, has_shot_notes, is_ignored
from storyboard_cli.script.paragraphs import joined, own_heading, pieces_of
from storyboard_cli.script.screenplay import UNDER_A_CUE, Element, ElementType, Screenplay
from storyboard_cli.script.spots import spot_of
from storyboard_cli.script.talk import LONGEST_MS, USUAL_MS, Talk, text_parts

_BESIDE_TALK = {ElementType.note, ElementType.page_break, ElementType.boneyard, ElementType.section}


class FrameBuilder:
    """Walks over one scene's elements and makes its frames."""

    def __init__(
        self,
        scene: DraftScene,
        block: list[Element],
        cue_frames: int,
        play: Screenplay,
        problems: list[Problem],
        running: Running,
    ) -> None:
        self.scene = scene
        self.block = block
        self.play = play
        self.problems = problems
        self.running = running
        self.frames = FramesInHand(scene, running)
        self.notes = NoteTaker(self.frames, play, problems)
        self.talk = Talk(self.frames, cue_frames)
        self.explicit = has_shot_notes(block)
        self.early: DraftFrame | None = None  # text before the first shot note
        self.caption_below = False  # a caption whose words are the next paragraph
        self.before: Cue | None = None  # who spoke last in the present run of speeches

    def run(self, heading: Element | None) -> None:
        """Make all frames."""
        if heading is not None and heading.notes:
            self.notes.of_scene(heading.notes)
        at = 0
        while at < len(self.block):
            element = self.block[at]
            if element.type is ElementType.character:
                end = at + 1
                while end < len(self.block) and self.block[end].type in UNDER_A_CUE:
                    end += 1
                self._cue(element, self.block[at + 1 : end], end)
                at = end
            else:
                self._element(element, self.block[at - 1] if at else heading)
                at += 1
        first = next(iter(self.frames.made), None)
        if first is not None and self.scene.heading.shot and not first.setup.says_something:
            first.setup = read_setup(self.scene.heading.shot)
        ends = next((e for e in reversed(self.block) if e.type not in _BESIDE_TALK), None)
        self.frames.finish(self.early, of_next=ends is not None and is_place_and_date(plain(ends.text)))

    def _element(self, element: Element, before: Element | None) -> None:
        kind = element.type
        if kind not in _BESIDE_TALK:
            self.before = None
        if kind is ElementType.action:
            self._action(element)
        elif kind is ElementType.note:
            self.notes.own(element, before, self.early)
        elif kind is ElementType.shot:
            self._shot(element)
        elif kind is ElementType.centered:
            self._centered(element, before)
        elif kind is ElementType.transition:
            self._mark(read_mark(plain(element.text)), element)
        elif kind is ElementType.synopsis and not self.frames.made and not self.scene.synopsis:
            self.scene.synopsis = plain(element.text)
        elif kind is ElementType.lyrics and self.frames.last is not None:
            self.frames.last.notes.append(f"♪ {plain(element.text)}")

    # -- pictures -----

    def _action(self, element: Element) -> None:
        if element.notes and is_ignored(element.notes):
            return
        opened = self.notes.inline(element)
        for offset, text in pieces_of(element.text, montage=self.running.montage):
            self._piece(element, text, element.line + offset, opened)
        self.notes.after_inline(element)

    def _piece(self, element: Element, text: str, line: int, opened: DraftFrame | None) -> None:
        """One paragraph, or one line of it that stands for itself."""
        if not any(map(str.isalnum, text)) or (self.scene.heading.text == "PRE" and is_title_rest(text)):
            return
        mark = read_mark(text)
        if mark is not None:
            self._mark(mark, element)
            return
        caption = caption_of(text)
        if caption is None and self.caption_below and is_quoted(text):
            caption = unquoted(text)
        if caption is not None:
            self._caption(caption)
            return
        self.caption_below = False
        back = returns_to(text)
        if back is not None:
            self.running.montage, self.running.intercut = False, None
            self.frames.closed, self.frames.back_to, self.frames.spot = True, back, None
            return
        if is_no_picture(text):
            return
        text, captions = without_captions(text)
        self.running.captions += captions
        if not text:
            return
        if self.explicit:
            self._add_text(element, text, opened)
        else:
            self._paragraph(element, text, line)

    def _mark(self, mark: Mark | None, element: Element) -> None:
        """A line that opens or ends a montage or an intercut; what a montage is called is a note."""
        if mark is None:
            return
        running = self.running
        self.frames.closed = True
        if mark.kind == "intercut":
            running.intercut = Intercut(mark.rest) if mark.opens else None
            running.intercut_is_new = mark.opens
            return
        running.montage = mark.opens
        if not mark.opens or not mark.rest:
            return
        first, *more = inline_items(mark.rest)
        if more or item_of(first):
            for item in (first, *more):
                self._piece(element, item, element.line, None)
        elif first.upper() != first and first[-1] in ".!?…。":
            self._piece(element, first, element.line, None)
        else:
            self.frames.notes.append(joined(element.text))

    def _caption(self, words: str) -> None:
        self.caption_below = not words
        if words:
            self.running.captions.append(words)

    def _paragraph(self, element: Element, text: str, line: int) -> None:
        heading = None
        if self.running.montage and (item := item_of(text)):
            text = item
            heading, text = own_heading(text)
        spot = None if self.running.montage else spot_of(text)
        if spot is not None:
            self.frames.spot = spot.heading(self.scene.heading)
        setup = line_setup(text)
        last = self.frames.last
        bare = last is not None and last.bare_shot and not last.speeches
        if setup is None and spot is None and last is not None and bare:
            stop = "." if spot_of(last.action) and last.action[-1].isalnum() else ""
            last.action = f"{last.action}{stop} {text}"
            last.setup = completed(last.setup, text)
            last.end_line = element.end_line
            last.bare_shot = False
            self.frames.take_waiting(last)
            return
        frame = self.frames.new("R3b action", element, line)
        frame.action = text
        if heading is not None:
            frame.heading = read_heading(heading)
        if setup is not None:
            frame.rule, frame.setup = "R3b shot line", completed(setup, text)
            frame.bare_shot = text.isupper() or text.endswith(":")
            return
        frame.setup, frame.bare_shot = sentence_setup(text), spot is not None
        if duration_ms(text, [], False) > LONGEST_MS and not _says_duration(frame):
            self._in_parts(frame, text, element, line)

    def _in_parts(self, frame: DraftFrame, text: str, element: Element, line: int) -> None:
        """A paragraph that takes too long to read makes a frame for each part of it."""
        frame.action, *more = text_parts(text, USUAL_MS - ACTION_MS, ACTION_WORD_MS)
        frame.setup = sentence_setup(frame.action)
        for part in more:
            following = self.frames.new(GOES_ON, element, line)
            following.action, following.setup = part, sentence_setup(part)

    def _shot(self, element: Element) -> None:
        text = joined(element.text)
        mark = read_mark(text)
        if mark is not None or is_no_picture(text):
            self._mark(mark, element)
            return
        setup = completed(shot_line(text) or read_setup(text), text)
        if self.explicit:
            self._add_text(element, text, None)
            return
        frame = self.frames.new("R3d shot", element, element.line)
        frame.action, frame.setup, frame.bare_shot = text, setup, True
        self.notes.inline(element)

    def _centered(self, element: Element, before: Element | None) -> None:
        """Centred words are titles: several below each other are one."""
        text = plain(element.text)
        if not text or is_no_picture(text):
            return
        words = caption_of(text) or unquoted(text)
        captions = self.running.captions
        if captions and before is not None and before.type is ElementType.centered:
            captions[-1] = f"{captions[-1]} / {words}"
        else:
            captions.append(words)

    # -- speech -----

    def _cue(self, element: Element, block: list[Element], end: int) -> None:
        cue = read_cue(element.text)
        name = cue.name.upper()
        if _is_no_cue(element, name):
            self._misread(element, block)
            return
        for note in [n for e in (element, *block) for n in e.notes]:
            self.notes.note(note, into_frame=True, opens=element)
        said = _speeches(cue, element, block)
        end_line = block[-1].end_line if block else element.end_line
        if self.explicit:
            frame = self._open_frame(element)
            frame.speeches += said
            frame.end_line = max(frame.end_line, end_line)
        else:
            following = self._next_cue(end)
            other = self.before if self.before and self.before.name != cue.name else None
            if other is None and following is not None and following.name != cue.name:
                other = following
            self.talk.say(cue, said, element, other=other, ends=following is None)
            for frame in self.frames.made[-1:]:
                frame.end_line = max(frame.end_line, end_line)
        self.before = cue
        if self.frames.last is not None:
            self.frames.take_waiting(self.frames.last)

    def _next_cue(self, at: int) -> Cue | None:
        """Who speaks next, if nothing but notes stands between."""
        while at < len(self.block) and self.block[at].type in _BESIDE_TALK:
            at += 1
        if at < len(self.block) and self.block[at].type is ElementType.character:
            cue = read_cue(self.block[at].text)
            return None if _is_no_cue(self.block[at], cue.name.upper()) else cue
        return None

    def _misread(self, element: Element, block: list[Element]) -> None:
        """A shot line, a caption or a transition right above other text looks like a cue; it is none."""
        text = joined(element.text)
        where = element.where(self.play.path)
        no_picture = is_no_picture(text) or returns_to(text) is not None
        if no_picture:
            said, hint = f"{text} is read as a transition, not as a character", "put an empty line under it"
        elif read_mark(text) or caption_of(text) is not None:
            kind = "a mark" if read_mark(text) else "a caption"
            said, hint = f"{text} is read as {kind}, not as a character", f"write !{text}"
        else:
            said, hint = f"{text} is read as a shot line, not as a character", f"write !{text}"
        self.problems.append(Problem(Severity.info, "cue-is-camera", said, where, hint, text))
        tail = "\n".join(plain(e.text) for e in block)
        whole = Element(ElementType.action, "\n".join(t for t in (text, tail) if t),
                        element.start, element.end,
                        element.line, element.column, block[-1].end_line if block else element.end_line,
                        element.end_column)  # fmt: skip
        if whole.text:
            self._element(whole, None)

    # -- scenes with shot notes -----

    def _open_frame(self, element: Element) -> DraftFrame:
        if self.frames.last is not None:
            return self.frames.last
        if self.early is None:
            self.early = DraftFrame("R3a", element.line, element.column, element.end_line)
        return self.early

    def _add_text(self, element: Element, text: str, opened: DraftFrame | None) -> None:
        frame = opened or self._open_frame(element)
        frame.action = f"{frame.action} {text}".strip()
        frame.end_line = max(frame.end_line, element.end_line)


def _says_duration(frame: DraftFrame) -> bool:
    return any(d.key == "duration" for d, _ in frame.directions)


def _is_no_cue(element: Element, name: str) -> bool:
    return not element.forced and _directs(element.text, name)


@lru_cache(maxsize=4096)
def _directs(text: str, name: str) -> bool:
    """Whether what stands where a cue stands is a transition, a shot line, a mark or a caption."""
    said = joined(text)
    if returns_to(said) is not None:
        return True
    return bool(is_no_picture(name) or shot_line(name) or read_mark(said)) or caption_of(said) is not None


def _speeches(cue: Cue, element: Element, block: list[Element]) -> list[Speech]:
    """The stretches of speech under a cue, each up to the next parenthetical."""
    said: list[Speech] = []
    parenthetical: str | None = ", ".join(cue.performance) or None
    for piece in block:
        if piece.type is ElementType.parenthetical:
            how = plain(piece.text.strip("() "))
            parenthetical = f"{parenthetical}, {how}" if parenthetical else how
            continue
        said.append(Speech(cue, joined(piece.text), parenthetical, element.line, element.column))
        parenthetical = None
    if parenthetical is not None or not said:
        said.append(Speech(cue, "", parenthetical, element.line, element.column))
    return said

"""Within a pair of scenes: which changed text is which frame of before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from storyboard_cli.reading.structure import caption_of, read_mark, returns_to
from storyboard_cli.script.pairs import FrameText, SceneText, pair, stretches, unique
from storyboard_cli.script.similarity import FEW, align

_SHORT = 5  # words of a line that says too little to be known again by them

Speakers = Mapping[str, set[str]]  # as the script calls somebody now → as the frames of before do


def changed_texts(pairs: Sequence[tuple[SceneText, SceneText]], new: Sequence[SceneText]) -> None:
    """Pair what has no equal text any more, first with live frames, then with omitted ones."""
    surviving = {f.key for s in new for f in s.frames}
    speakers = _speakers(f for s in new for f in s.frames)
    for one, other in pairs:
        _same_action(one, other, surviving)
        _similar(one.live, other.frames, surviving)
        _between_the_same(one.live, other.frames, speakers)
        _at_an_edge(one, other, surviving, speakers)
    for one, other in pairs:
        if len(one.live) < len(one.frames):
            _similar(one.frames, other.frames, surviving)


def _same_action(before: SceneText, after: SceneText, surviving: set[str]) -> None:
    """The same picture under other words: action equal, speech changed."""
    ones = unique((f.action, f) for f in before.live if f.match is None and f.key not in surviving)
    others = unique((f.action, f) for f in after.frames if f.match is None)
    for action, frame in ones.items():
        if action and action in others:
            pair(frame, others[action])


def _similar(before: Sequence[FrameText], after: Sequence[FrameText], surviving: set[str]) -> None:
    """Pair changed texts between unchanged neighbours."""
    for all_ones, others in stretches(before, after):
        ones = [f for f in all_ones if f.key not in surviving]
        for i, j in align([f.text for f in ones], [f.text for f in others], [f.age for f in ones]):
            pair(ones[i], others[j])


def _between_the_same(before: Sequence[FrameText], after: Sequence[FrameText], speakers: Speakers) -> None:
    """Pair the one frame of before and the one of now that stand between the same two frames.

    Where its text still stands, another frame of that text has it by now.
    """
    for left, frame, right in zip(before, before[1:], before[2:], strict=False):
        if frame.match is not None or left.match is None or right.match is None:
            continue
        at = left.match.order + 1
        if left.match.scene != right.match.scene or right.match.order != at + 1 or at >= len(after):
            continue
        other = after[at]
        if other.scene == left.match.scene and _same_kind(frame, other, speakers):
            pair(frame, other)


def _at_an_edge(before: SceneText, after: SceneText, surviving: set[str], speakers: Speakers) -> None:
    """Pair the one frame of before and the one of now between an end of the scene and the same next frame.

    There only one neighbour vouches for it, so both must be short: longer lines are known by their words.
    """
    for step in (1, -1):
        ones, others = before.live[::step], after.frames[::step]
        if not ones or not others or ones[0].match is not None or ones[0].key in surviving:
            continue
        frame, other = ones[0], others[0]
        alike = _are_short(frame, other) and _same_kind(frame, other, speakers)
        if alike and _same_next(ones[1:2], others[1:2]):
            pair(frame, other)


def _same_next(ones: Sequence[FrameText], others: Sequence[FrameText]) -> bool:
    """Whether the same frame comes next, in the same words, or on both sides the other end of the scene."""
    if not ones or not others:
        return not ones and not others
    return ones[0].match is others[0] and ones[0].key == others[0].key


def _are_short(before: FrameText, after: FrameText) -> bool:
    return len(before.text.words) <= _SHORT and len(after.text.words) < FEW


def _same_kind(one: FrameText, other: FrameText, speakers: Speakers) -> bool:
    """Words of another person are another picture, and so is speech in place of action.

    A line that an older sb drew and that is a direction today (INTERCUT, SUPER) was never what stands there.
    """
    if _is_direction(one.action):
        return False
    if one.who and other.who:
        return one.who == other.who or one.who in speakers.get(other.who, ())
    return bool(one.action) and bool(other.action)


def _is_direction(action: str) -> bool:
    return read_mark(action) is not None or caption_of(action) is not None or returns_to(action) is not None


def _speakers(frames: Iterable[FrameText]) -> Speakers:
    """Who speaks under which name, told by the frames whose text did not change."""
    found: dict[str, set[str]] = defaultdict(set)
    for frame in frames:
        if frame.match is not None and frame.who and frame.match.key == frame.key:
            found[frame.who].add(frame.match.who)
    return found

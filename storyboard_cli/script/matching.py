"""Which scene and frame of the last compile each new one is (design: "Identity survives edits").

In this order, and no later step undoes an earlier one:
  1  what `--map` says
  2  scenes whose whole text is the same; equal ones in their order
  3  frames whose whole text is the same, once on each side, wherever they moved
  4  scenes that share such frames; a split scene leaves its name with the longer part, a merge with the first
  5  scenes with the same heading or nearly the same words, in order
  6  repeated texts: right behind or before a paired frame; between paired frames of their scenes, then of the
     story; within their scenes in any order, then by order; then texts that were omitted before and are back
  7  within a pair of scenes: the same action under other speech, then similar text (`script.similarity`)
An old frame whose exact text still stands somewhere never goes to other text.
The first half of 6 reads the same in both directions, so that undoing an edit gives a text that stood twice
for a while back to the frame that had it before.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

from storyboard_cli.script.aliases import folded
from storyboard_cli.script.similarity import GAP, SAME, Text, align, overlap

KeyT = TypeVar("KeyT", bound=Hashable)
_HEADING_COUNTS = 0.34  # of a scene's text: how much an unchanged heading speaks for a pair
_SEGMENT = 10_000


def text_key(action: str, spoken: Iterable[str]) -> str:
    """The text of a frame as identity sees it: action and speech, spaces evened out."""
    text = "\n".join([" ".join(t.split()) for t in (action, *spoken) if t])
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(slots=True, eq=False)
class FrameText:
    """A frame, old or new, reduced to what identity looks at."""

    scene: int
    order: int
    key: str
    action: str
    omitted: bool = False
    match: FrameText | None = None
    _text: Text | None = None

    @property
    def text(self) -> Text:
        if self._text is None:
            self._text = Text(self.key)
        return self._text


@dataclass(slots=True, eq=False)
class SceneText:
    """A scene, old or new, reduced to what identity looks at."""

    index: int
    heading: str
    number: str | None
    frames: list[FrameText]
    omitted: bool = False
    match: SceneText | None = None
    size: int = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        live = [f.key for f in self.frames if not f.omitted]
        self.heading = folded(self.heading)
        self.key = "\0".join((self.heading, *live))
        self.size = sum(map(len, live)) or 1

    @property
    def live(self) -> list[FrameText]:
        return [f for f in self.frames if not f.omitted]


def match(
    old: Sequence[SceneText],
    new: Sequence[SceneText],
    forced_scenes: Mapping[int, int] | None = None,
    forced_frames: Sequence[tuple[FrameText, FrameText]] = (),
) -> None:
    """Set `match` on both sides of every pair. `forced_scenes`: old index → new index."""
    for was, becomes in (forced_scenes or {}).items():
        _pair_scenes(old[was], new[becomes])
    for frame, content in forced_frames:
        _pair(frame, content)
    live = [s for s in old if not s.omitted]
    _same_scenes(live, new)
    _same_scenes([s for s in old if s.omitted], new)
    _same_frames(_frames(live), _frames(new))
    _scenes_that_share(live, new)
    _scenes_alike(live, new)
    pairs = [(s, s.match) for s in old if s.match is not None]
    _beside_neighbours(live, new)
    for one, other in pairs:
        _between_neighbours(one.live, other.frames)
    _between_neighbours([f for s in live for f in s.live], [f for s in new for f in s.frames])
    for one, other in pairs:
        _by_order(one.live, other.frames)
    _by_order(_frames(live), _frames(new))
    _by_order([f for s in old for f in s.frames if f.match is None], _frames(new))
    surviving = {f.key for s in new for f in s.frames}
    for one, other in pairs:
        _same_action(one, other, surviving)
        _similar(one, other, surviving)


def _pair(one: FrameText, other: FrameText) -> None:
    if one.match is None and other.match is None:
        one.match, other.match = other, one


def _pair_scenes(one: SceneText, other: SceneText) -> None:
    if one.match is None and other.match is None:
        one.match, other.match = other, one


def _frames(scenes: Iterable[SceneText]) -> list[FrameText]:
    return [f for s in scenes for f in s.frames if f.match is None and not f.omitted]


def _unique(items: Iterable[tuple[KeyT, FrameText]]) -> dict[KeyT, FrameText]:
    found: dict[KeyT, FrameText | None] = {}
    for key, item in items:
        found[key] = None if key in found else item
    return {key: item for key, item in found.items() if item is not None}


def _same_scenes(old: Sequence[SceneText], new: Sequence[SceneText]) -> None:
    before: dict[str, list[SceneText]] = defaultdict(list)
    after: dict[str, list[SceneText]] = defaultdict(list)
    for scenes, keys in ((old, before), (new, after)):
        for scene in scenes:
            if scene.match is None:
                keys[scene.key].append(scene)
    for key, ones in before.items():
        for one, other in zip(ones, after.get(key, ()), strict=False):
            _pair_scenes(one, other)
            for a, b in zip(one.live, other.frames, strict=True):
                _pair(a, b)


def _same_frames(old: Sequence[FrameText], new: Sequence[FrameText]) -> None:
    before = _unique((f.key, f) for f in old if f.key)
    after = _unique((f.key, f) for f in new if f.key)
    for key, frame in before.items():
        if key in after:
            _pair(frame, after[key])


def _scenes_that_share(old: Sequence[SceneText], new: Sequence[SceneText]) -> None:
    """Pair scenes by the text of frames that they share."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    by_index = {s.index: s for s in new}
    for scene in old:
        for frame in scene.live:
            if frame.match is not None and scene.match is None:
                shared[scene.index, frame.match.scene] += len(frame.key)
    old_by_index = {s.index: s for s in old}
    claims: dict[int, list[tuple[SceneText, float]]] = defaultdict(list)
    best: dict[int, tuple[float, int]] = {}
    for (before, after), weight in shared.items():
        one, other = old_by_index[before], by_index[after]
        if other.match is not None:
            continue
        if one.heading == other.heading:
            weight += _HEADING_COUNTS * one.size
        if weight > best.get(before, (0.0, 0))[0]:
            best[before] = (weight, after)
    for before, (weight, after) in best.items():
        claims[after].append((old_by_index[before], weight))
    for after, claimants in claims.items():
        claimants.sort(key=lambda c: c[0].index)
        strong = [c for c in claimants if c[1] >= 0.5 * c[0].size]
        chosen = strong[0] if strong else max(claimants, key=lambda c: c[1])
        _pair_scenes(chosen[0], by_index[after])


def _scenes_alike(old: Sequence[SceneText], new: Sequence[SceneText]) -> None:
    """Pair what is left between neighbours that are paired already."""
    for ones, others in _segments(old, new):
        headings = Counter(s.heading for s in ones), Counter(s.heading for s in others)
        big = len(ones) * len(others) > _SEGMENT
        scores: dict[tuple[int, int], float] = {}
        bags = [sum((f.text.bag for f in s.frames), Counter()) for s in (*ones, *others)]
        for i, one in enumerate(ones):
            for j, other in enumerate(others):
                same = one.heading == other.heading
                if big and not same:
                    continue
                alike = overlap(bags[i], bags[len(ones) + j])
                sure = same and headings[0][one.heading] == headings[1][one.heading] == 1
                numbered = one.number is not None and one.number == other.number
                scores[i, j] = alike + (1.0 if sure or (same and numbered) else 0.2 if same else 0.0)
        for i, j in _clear(scores):
            _pair_scenes(ones[i], others[j])


def _clear(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Pairs that are good and clearly the best on both sides, first come first served in order."""
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for (i, j), score in scores.items():
        rows[i].append(score)
        columns[j].append(score)
    found = []
    last = -1
    for (i, j), score in sorted(scores.items()):
        if score < SAME or j <= last:
            continue
        if all(_second(values, score) + GAP <= score for values in (rows[i], columns[j])):
            found.append((i, j))
            last = j
    return found


def _second(values: list[float], best: float) -> float:
    """The best of the other scores beside `best`."""
    others = list(values)
    others.remove(best)
    return max(others, default=0.0)


def _segments(
    old: Sequence[SceneText], new: Sequence[SceneText]
) -> list[tuple[list[SceneText], list[SceneText]]]:
    """Unpaired scenes, cut at the pairs that keep the order."""
    anchors = _increasing([(s.index, s.match.index) for s in old if s.match is not None])
    bounds = [(-1, -1), *anchors, (1 << 60, 1 << 60)]
    found = []
    old_left = [s for s in old if s.match is None]
    new_left = [s for s in new if s.match is None]
    i = j = 0
    for o, n in bounds[1:]:
        ones, others = [], []
        while i < len(old_left) and old_left[i].index < o:
            ones.append(old_left[i])
            i += 1
        while j < len(new_left) and new_left[j].index < n:
            others.append(new_left[j])
            j += 1
        if ones and others:
            found.append((ones, others))
    return found


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` (sorted by their first) whose second also increases."""
    from bisect import bisect_left

    tails: list[int] = []
    tail_at: list[int] = []
    back: list[int] = []
    for k, (_, second) in enumerate(pairs):
        at = bisect_left(tails, second)
        back.append(tail_at[at - 1] if at else -1)
        if at == len(tails):
            tails.append(second)
            tail_at.append(k)
        else:
            tails[at], tail_at[at] = second, k
    chain = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(pairs[at])
        at = back[at]
    return chain[::-1]


def _beside_neighbours(old: Sequence[SceneText], new: Sequence[SceneText]) -> None:
    """Pair equal texts that follow the same frame in their scenes, then those that stand before one."""
    frames = {s.index: s.frames for s in new}
    for step in (1, -1):
        for scene in old:
            for beside, frame in pairwise(scene.live[::step]):
                if beside.match is None or frame.match is not None:
                    continue
                at = beside.match.order + step
                others = frames[beside.match.scene]
                if 0 <= at < len(others) and others[at].key == frame.key:
                    _pair(frame, others[at])


def _between_neighbours(old: Sequence[FrameText], new: Sequence[FrameText]) -> None:
    """Pair equal texts that lie between the same paired frames, along their order."""
    for ones, others in _stretches(old, new):
        matcher = SequenceMatcher(None, [f.key for f in ones], [f.key for f in others], autojunk=False)
        for i, j, size in matcher.get_matching_blocks():
            for k in range(size):
                _pair(ones[i + k], others[j + k])
        _by_order(ones, others)


def _stretches(
    old: Sequence[FrameText], new: Sequence[FrameText]
) -> Iterator[tuple[list[FrameText], list[FrameText]]]:
    """Frames of both sides without a match, cut at the pairs that keep the order."""
    if all(f.match is not None for f in old) or all(f.match is not None for f in new):
        return
    place = {id(f): j for j, f in enumerate(new)}
    anchors = _increasing(
        [(i, place[id(f.match)]) for i, f in enumerate(old) if f.match is not None and id(f.match) in place]
    )
    for (o1, n1), (o2, n2) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
        ones = [f for f in old[o1 + 1 : o2] if f.match is None]
        others = [f for f in new[n1 + 1 : n2] if f.match is None]
        if ones and others:
            yield ones, others


def _by_order(old: Sequence[FrameText], new: Sequence[FrameText]) -> None:
    """Pair equal texts first to first, second to second."""
    waiting: dict[str, list[FrameText]] = defaultdict(list)
    for frame in new:
        if frame.match is None and frame.key:
            waiting[frame.key].append(frame)
    for frame in old:
        if frame.match is None and waiting.get(frame.key):
            _pair(frame, waiting[frame.key].pop(0))


def _same_action(before: SceneText, after: SceneText, surviving: set[str]) -> None:
    """The same picture under other words: action equal, speech changed."""
    ones = _unique((f.action, f) for f in before.live if f.match is None and f.key not in surviving)
    others = _unique((f.action, f) for f in after.frames if f.match is None)
    for action, frame in ones.items():
        if action and action in others:
            _pair(frame, others[action])


def _similar(before: SceneText, after: SceneText, surviving: set[str]) -> None:
    """Pair changed texts between unchanged neighbours."""
    for all_ones, others in _stretches(before.live, after.frames):
        ones = [f for f in all_ones if f.key not in surviving]
        for i, j in align([f.text for f in ones], [f.text for f in others]):
            _pair(ones[i], others[j])

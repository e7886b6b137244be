"""Which scene and frame of the last compile each new one is (design: "Identity survives edits").

In this order, and no later step undoes an earlier one:
  1  what `--map` says
  2  scenes whose whole text is the same; equal ones in their order
  3  frames whose whole text is the same, once on each side, wherever they moved
  4  scenes that share such frames; a split scene leaves its name to the longer part, a merge has the oldest
  5  scenes with the same heading or nearly the same words, in order; then scenes that were omitted before: by
     texts that stand once, by frames that have their names from there, by heading and words
  6  repeated texts: right behind or before a paired frame; between paired frames of their scenes, then of the
     story; within their scenes in any order, then by order; then texts that were omitted before and are back
  7  within a pair of scenes: the same action under other speech, then similar text (`script.similarity`),
     then one text for another between the same two frames, or a short one at an end of the scene; then text
     similar to what was omitted before
An old frame whose exact text still stands somewhere never goes to other text.
The first half of 6 reads the same in both directions, so that undoing an edit gives a text that stood twice
for a while back to the frame that had it before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from storyboard_cli.script.pairs import (
    FrameText,
    SceneText,
    increasing,
    pair,
    pair_scenes,
    stretches,
    unique,
)
from storyboard_cli.script.rewriting import changed_texts
from storyboard_cli.script.similarity import GAP, SAME, overlap

_HEADING_COUNTS = 0.34  # of a scene's text: how much an unchanged heading speaks for a pair
_SEGMENT = 10_000
_BACK = 0.4  # share of words that a scene that comes back must have in common with the omitted one


def match(
    old: Sequence[SceneText],
    new: Sequence[SceneText],
    forced_scenes: Mapping[int, int] | None = None,
    forced_frames: Sequence[tuple[FrameText, FrameText]] = (),
) -> None:
    """Set `match` on both sides of every pair. `forced_scenes`: old index → new index."""
    for was, becomes in (forced_scenes or {}).items():
        pair_scenes(old[was], new[becomes])
    for frame, content in forced_frames:
        pair(frame, content)
    live = [s for s in old if not s.omitted]
    _same_scenes(live, new)
    _same_scenes([s for s in old if s.omitted], new)
    _same_frames(_frames(live), _frames(new))
    _scenes_that_share(live, new)
    _scenes_alike(live, new)
    _scenes_back([s for s in old if s.omitted and s.match is None], new, _frames(live))
    pairs = [(s, s.match) for s in old if s.match is not None]
    _beside_neighbours(live, new)
    for one, other in pairs:
        _between_neighbours(one.live, other.frames)
    _between_neighbours([f for s in live for f in s.live], [f for s in new for f in s.frames])
    for one, other in pairs:
        _by_order(one.live, other.frames)
    _by_order(_frames(live), _frames(new))
    _by_order([f for s in old for f in s.frames if f.match is None], _frames(new))
    changed_texts(pairs, new)


def _frames(scenes: Iterable[SceneText]) -> list[FrameText]:
    return [f for s in scenes for f in s.frames if f.match is None and not f.omitted]


def _same_scenes(old: Sequence[SceneText], new: Sequence[SceneText]) -> None:
    before: dict[str, list[SceneText]] = defaultdict(list)
    after: dict[str, list[SceneText]] = defaultdict(list)
    for scenes, keys in ((old, before), (new, after)):
        for scene in scenes:
            if scene.match is None:
                keys[scene.key].append(scene)
    for key, ones in before.items():
        others = after.get(key, ())
        if len(ones) > len(others):  # those that are left over are the younger ones
            eldest = {id(s) for s in sorted(ones, key=lambda s: s.age)[: len(others)]}
            ones = [s for s in ones if id(s) in eldest]
        for one, other in zip(ones, others, strict=False):
            pair_scenes(one, other)
            for a, b in zip(one.live, other.frames, strict=True):
                pair(a, b)


def _same_frames(old: Sequence[FrameText], new: Sequence[FrameText]) -> None:
    before = unique((f.key, f) for f in old if f.key)
    after = unique((f.key, f) for f in new if f.key)
    for key, frame in before.items():
        if key in after:
            pair(frame, after[key])


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
        claimants.sort(key=lambda c: c[0].age)
        strong = [c for c in claimants if c[1] >= 0.5 * c[0].size]
        chosen = strong[0] if strong else max(claimants, key=lambda c: c[1])
        pair_scenes(chosen[0], by_index[after])


def _scenes_alike(old: Sequence[SceneText], new: Sequence[SceneText]) -> None:
    """Pair what is left between neighbours that are paired already."""
    for ones, others in _segments(old, new):
        _pair_alike(ones, others)


def _scenes_back(gone: Sequence[SceneText], new: Sequence[SceneText], live: Sequence[FrameText]) -> None:
    """Pair scenes that were omitted before and that the script has again, if with changes."""
    waiting = {f.key for f in live}
    _same_frames([f for f in _frames(gone) if f.key not in waiting], _frames(new))
    by_age = {s.age: s for s in gone}
    for scene in new:
        if scene.match is not None or not gone:
            continue
        weights: Counter[int] = Counter()
        for frame in scene.frames:
            if frame.match is not None:
                weights[frame.match.age[0]] += len(frame.key)
        for age, weight in weights.most_common(1):
            if age in by_age and 2 * weight >= scene.size:
                pair_scenes(by_age[age], scene)
    _scenes_that_share(gone, new)
    left = [s for s in gone if s.match is None], [s for s in new if s.match is None]
    _pair_alike(*left, least=_BACK)


def _pair_alike(ones: Sequence[SceneText], others: Sequence[SceneText], least: float = 0.0) -> None:
    """Pair scenes by heading and words, where no other is nearly as good."""
    if not (ones and others):
        return
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
            if alike < least:
                continue
            sure = same and headings[0][one.heading] == headings[1][one.heading] == 1
            numbered = one.number is not None and one.number == other.number
            scores[i, j] = alike + (1.0 if sure or (same and numbered) else 0.2 if same else 0.0)
    for i, j in _clear(scores):
        pair_scenes(ones[i], others[j])


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
    anchors = increasing([(s.index, s.match.index) for s in old if s.match is not None])
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
                    pair(frame, others[at])


def _between_neighbours(old: Sequence[FrameText], new: Sequence[FrameText]) -> None:
    """Pair equal texts that lie between the same paired frames, along their order."""
    for ones, others in stretches(old, new):
        matcher = SequenceMatcher(None, [f.key for f in ones], [f.key for f in others], autojunk=False)
        for i, j, size in matcher.get_matching_blocks():
            for k in range(size):
                pair(ones[i + k], others[j + k])
        _by_order(ones, others)


def _by_order(old: Sequence[FrameText], new: Sequence[FrameText]) -> None:
    """Pair equal texts first to first, second to second."""
    waiting: dict[str, list[FrameText]] = defaultdict(list)
    for frame in new:
        if frame.match is None and frame.key:
            waiting[frame.key].append(frame)
    for frame in old:
        if frame.match is None and waiting.get(frame.key):
            pair(frame, waiting[frame.key].pop(0))

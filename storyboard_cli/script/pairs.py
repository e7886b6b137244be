"""Scenes and frames as identity looks at them, and the pairs that they make."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from storyboard_cli.script.aliases import folded
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.similarity import Text

KeyT = TypeVar("KeyT", bound=Hashable)


def text_key(action: str, spoken: Iterable[str]) -> str:
    """The text of a frame as identity sees it: action and speech, spaces evened out."""
    text = "\n".join([" ".join(t.split()) for t in (action, *spoken) if t])
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def key_of(scene: Scene, frame: Frame) -> str:
    """The text of a compiled frame, as `text_key` has it."""
    return text_key(frame.written, frame.spoken) or f"[{scene.heading}]"


@dataclass(slots=True, eq=False)
class FrameText:
    """A frame, old or new, reduced to what identity looks at."""

    scene: int
    order: int
    key: str
    action: str
    omitted: bool = False
    who: str = ""  # who speaks first; nothing where nobody does
    age: tuple[int, int] = (0, 0)  # of an old frame: the numbers of its name, which grow
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
    age: int = 0  # of an old scene: the number of its name
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


def pair(one: FrameText, other: FrameText) -> None:
    """Two frames are the same, unless one of them is taken."""
    if one.match is None and other.match is None:
        one.match, other.match = other, one


def pair_scenes(one: SceneText, other: SceneText) -> None:
    """Two scenes are the same, unless one of them is taken."""
    if one.match is None and other.match is None:
        one.match, other.match = other, one


def unique(items: Iterable[tuple[KeyT, FrameText]]) -> dict[KeyT, FrameText]:
    """Of `items`, those whose key stands once."""
    found: dict[KeyT, FrameText | None] = {}
    for key, item in items:
        found[key] = None if key in found else item
    return {key: item for key, item in found.items() if item is not None}


def increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` (sorted by their first) whose second also increases."""
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


def stretches(
    old: Sequence[FrameText], new: Sequence[FrameText]
) -> Iterator[tuple[list[FrameText], list[FrameText]]]:
    """Frames of both sides without a match, cut at the pairs that keep the order."""
    if all(f.match is not None for f in old) or all(f.match is not None for f in new):
        return
    place = {id(f): j for j, f in enumerate(new)}
    anchors = increasing(
        [(i, place[id(f.match)]) for i, f in enumerate(old) if f.match is not None and id(f.match) in place]
    )
    for (o1, n1), (o2, n2) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
        ones = [f for f in old[o1 + 1 : o2] if f.match is None]
        others = [f for f in new[n1 + 1 : n2] if f.match is None]
        if ones and others:
            yield ones, others

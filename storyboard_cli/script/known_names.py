"""Names that were given before and whose scene files are gone: what else remembers them gives them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from storyboard_cli.core.hashing import sha256_text
from storyboard_cli.core.ids import parse_frame_name


def text_hash(key: str) -> str:
    """A frame's text, short enough to remember."""
    return sha256_text(key).partition(":")[2][:16]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What is remembered of frames and scenes beside scenes/: by reviews, pictures and earlier compiles."""

    frames: Mapping[str, str] = field(default_factory=dict)  # uid → frame name
    texts: Mapping[str, str] = field(default_factory=dict)  # frame name → hash of its last text
    scenes: Mapping[str, str] = field(default_factory=dict)  # scene id → uid
    used: frozenset[str] = frozenset()  # frame names that pictures or decisions stand under


@dataclass(slots=True)
class Given:
    """Names and uids given back: to frames by scene and order in the script, to scenes by their place."""

    frames: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    scenes: dict[int, tuple[str, str | None]] = field(default_factory=dict)


def give_back(
    known: KnownNames,
    missing: Mapping[int, Sequence[tuple[int, str]]],
    unnamed: Iterable[int],
    free: Callable[[str, str], bool],
    born: Callable[[int, str], str],
) -> Given:
    """The names of frames that nothing matched (scene → (order, text)) and of scenes without a name.

    `free`: whether neither name nor uid is somebody's; `born`: the uid that a scene's text would get.
    """
    by_text: dict[str, list[tuple[str, str]]] = {}
    for uid, name in sorted(known.frames.items(), key=lambda item: _age(item[1])):
        if name in known.texts and free(name, uid):
            by_text.setdefault(known.texts[name], []).append((name, uid))
    given = Given()
    taken: set[str] = set()
    for at, texts in missing.items():
        for order, key in texts:
            waiting = [c for c in by_text.get(text_hash(key), ()) if c[0] not in taken]
            if not waiting:
                uid = born(at, key)
                name = known.frames.get(uid, "")
                waiting = [(name, uid)] if name and name not in taken and free(name, uid) else []
            if waiting:
                given.frames[at, order] = waiting[0]
                taken.add(waiting[0][0])
    _scenes(known, given, missing, unnamed, free)
    return given


def _scenes(
    known: KnownNames,
    given: Given,
    missing: Mapping[int, Sequence[tuple[int, str]]],
    unnamed: Iterable[int],
    free: Callable[[str, str], bool],
) -> None:
    """A scene without a name is the one that at least half of its frames have their names from."""
    taken: set[str] = set()
    for at in unnamed:
        texts = missing.get(at, ())
        homes = Counter(_home(given.frames[at, o][0]) for o, _ in texts if (at, o) in given.frames)
        for home, count in homes.most_common(1):
            uid = known.scenes.get(home, "")
            if 2 * count >= len(texts) and home not in taken and free(home, uid):
                given.scenes[at] = (home, uid or None)
                taken.add(home)


def _home(frame_id: str) -> str:
    return (parse_frame_name(frame_id) or ("", 0))[0]


def _age(frame_id: str) -> tuple[int, int]:
    scene, index = parse_frame_name(frame_id) or ("S0", 0)
    return int(scene[1:]), index

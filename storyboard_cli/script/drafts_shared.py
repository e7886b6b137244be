"""Scripts that tell the same scenes: one is likely an older draft of the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.drafts import ScriptScene
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.pairs import key_of, text_key

_COMMON = 50  # a text that stands more often says nothing about drafts
_PLAIN = re.compile(r"[\w. -]+\Z")


@dataclass(slots=True)
class _Told:
    """A scene as one script tells it."""

    script: str  # its path, or its id where the file is not read now
    heading: str
    texts: list[str]


def shared_scenes(
    drafts: Sequence[ScriptScene], others: Sequence[Scene], known: Collection[str]
) -> list[Problem]:
    """One warning for each script of `drafts` that shares most of its scenes with another.

    `others` are compiled scenes of scripts that are not read now; `known` are script ids compiled before: the
    newcomer is told, beside what was there.
    """
    scenes = [_of_draft(d) for d in drafts] + [_of_scene(s) for s in others if not s.omitted]
    sizes = Counter(s.script for s in scenes)
    if len(sizes) < 2:
        return []
    ids = {d.path: d.script_id for d in drafts}
    rank = {name: (ids.get(name, name) not in known, len(name), name) for name in sizes}
    best: dict[str, tuple[int, str]] = {}
    for (one, other), shared in _shared(scenes).items():
        if rank[one] > rank[other] and 2 * shared > min(sizes[one], sizes[other]):
            older = best.get(one)
            if older is None or (-shared, rank[other]) < (-older[0], rank[older[1]]):
                best[one] = (shared, other)
    counting = [name for name in ids if name not in best]
    return [_problem(name, best[name], sizes[name], counting) for name in ids if name in best] + [
        _problem(ids_of, best[ids_of], sizes[ids_of], counting) for ids_of in best if ids_of not in ids
    ]


def _of_draft(scene: ScriptScene) -> _Told:
    texts = [text_key(f.text, f.spoken) for f in scene.draft.frames]
    return _Told(scene.path, folded(scene.draft.heading.text), [t for t in texts if t])


def _of_scene(scene: Scene) -> _Told:
    return _Told(scene.script_id, folded(scene.heading), [key_of(scene, f) for f in scene.live_frames])


def _shared(scenes: Sequence[_Told]) -> Counter[tuple[str, str]]:
    """(script, other) → how many scenes of the first the other has, by heading and half of the text."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, scene in enumerate(scenes):
        for text in dict.fromkeys(scene.texts):
            places[scene.heading, text].append(i)
    found: Counter[tuple[str, str]] = Counter()
    for scene in scenes:
        weights: Counter[int] = Counter()
        for text in dict.fromkeys(scene.texts):
            same = places[scene.heading, text]
            if len(same) <= _COMMON:
                weights.update({i: len(text) for i in same if scenes[i].script != scene.script})
        half = sum(map(len, dict.fromkeys(scene.texts))) / 2
        found.update({(scene.script, scenes[i].script): 1 for i, weight in weights.items() if weight >= half})
    return found


def _problem(name: str, found: tuple[int, str], size: int, counting: Iterable[str]) -> Problem:
    shared, other = found
    names = [_quoted(n.removeprefix("scripts/")) for n in counting]
    return Problem(
        Severity.warning,
        "shared-scenes",
        f"{name} shares {min(shared, size)} of {size} scene{'s' * (size != 1)} with {other}: "
        "is one an older draft?",
        Where(name),
        f"name the scripts that count in project.yaml: `scripts: [{', '.join(names)}]`",
    )


def _quoted(name: str) -> str:
    return name if _PLAIN.match(name) else "'" + name.replace("'", "''") + "'"

"""ViStoryBench's metrics of a whole story, with the known faults of its evaluator mended (each is named
here).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

COPY_TEMPERATURE = 0.01
_MOST_PERMUTED = 7


@dataclass(frozen=True)
class Shot:
    """One frame: vectors of the crops found in it, who should be on stage, and the whole picture's style."""

    crops: Any  # n × dim
    expected: tuple[str, ...]
    detected: int
    style: Any  # dim


@dataclass(frozen=True, slots=True)
class CharacterScores:
    """One character over the story; None where there is nothing to compare."""

    cross: float | None
    self_: float | None
    shots: int  # in which it should be
    matched: int
    copy: float | None


@dataclass(frozen=True, slots=True)
class StoryScores:
    cids_cross: float | None
    cids_self: float | None
    recall: float | None
    occm: float | None
    style_cross: float | None
    style_self: float | None
    copy_paste: float | None


def score_story(
    shots: Sequence[Shot], references: Mapping[str, Any], styles: Mapping[str, Any]
) -> tuple[StoryScores, dict[str, CharacterScores]]:
    """Scores of a story. `references`: vectors of each character's pictures; `styles`: of its first picture.

    Mended: a missing character lowers recall, which is reported beside CIDS; a character with one crop has no
    self-similarity instead of 1.0; copy-paste compares with the other references instead of a mirror image.
    """
    matched: dict[str, list[Any]] = {name: [] for name in references}
    expected: dict[str, int] = {name: 0 for name in references}
    for shot in shots:
        names = [n for n in shot.expected if n in references]
        for name in names:
            expected[name] += 1
        for name, index in _matching(shot.crops, names, references).items():
            matched[name].append(shot.crops[index])
    characters = {
        name: _character(matched[name], references[name], expected[name])
        for name in references
        if expected[name]
    }
    return _story(shots, characters, styles), characters


def occm(detected: int, expected: int) -> float:
    """On-stage character count matching of one shot, 0 … 100."""
    from storyboard_cli.consistency.count import occm as rule

    return rule(detected, expected)


def copy_paste(generated: Any, references: Any) -> float | None:
    """How surely the crop is its nearest reference and not the others: softmax over cosines; 1/n is no sign
    of it.
    """
    import numpy as np

    if len(references) < 2:
        return None
    scores = (np.asarray(references) @ generated) / COPY_TEMPERATURE
    weights = np.exp(scores - scores.max())
    return float(weights.max() / weights.sum())


def _matching(crops: Any, names: Sequence[str], references: Mapping[str, Any]) -> dict[str, int]:
    """Who is which crop: the assignment with the highest sum of best cosines."""
    if not len(crops) or not names:
        return {}
    value = {name: (references[name] @ crops.T).max(axis=0) for name in names}
    if max(len(crops), len(names)) > _MOST_PERMUTED:
        return _greedy(value, len(crops))
    if len(names) <= len(crops):
        best = max(permutations(range(len(crops)), len(names)),
                   key=lambda p: sum(value[n][i] for n, i in zip(names, p, strict=True)))  # fmt: skip
        return dict(zip(names, best, strict=True))
    chosen = max(permutations(names, len(crops)),
                 key=lambda p: sum(value[n][i] for i, n in enumerate(p)))  # fmt: skip
    return {name: index for index, name in enumerate(chosen)}


def _greedy(value: Mapping[str, Any], crops: int) -> dict[str, int]:
    pairs = sorted(((float(v[i]), n, i) for n, v in value.items() for i in range(crops)), reverse=True)
    found: dict[str, int] = {}
    for _, name, index in pairs:
        if name not in found and index not in found.values():
            found[name] = index
    return found


def _character(crops: Sequence[Any], references: Any, shots: int) -> CharacterScores:
    import numpy as np

    if not crops:
        return CharacterScores(None, None, shots, 0, None)
    stacked = np.stack(crops)
    copies = [c for crop in crops if (c := copy_paste(crop, references)) is not None]
    upper = np.triu_indices(len(crops), 1)
    return CharacterScores(
        cross=float((stacked @ references.T).mean()),
        self_=float((stacked @ stacked.T)[upper].mean()) if len(crops) > 1 else None,
        shots=shots,
        matched=len(crops),
        copy=float(np.mean(copies)) if copies else None,
    )


def _story(
    shots: Sequence[Shot], characters: Mapping[str, CharacterScores], styles: Mapping[str, Any]
) -> StoryScores:
    import numpy as np

    counted = [occm(s.detected, len(s.expected)) for s in shots if s.expected]
    cross = [
        float(np.mean([float(styles[n] @ s.style) for n in s.expected if n in styles]))
        for s in shots
        if any(n in styles for n in s.expected)
    ]
    looks = np.stack([s.style for s in shots]) if shots else np.zeros((0, 1))
    upper = np.triu_indices(len(looks), 1)
    wanted = sum(c.shots for c in characters.values())
    return StoryScores(
        cids_cross=_mean([c.cross for c in characters.values()]),
        cids_self=_mean([c.self_ for c in characters.values()]),
        recall=sum(c.matched for c in characters.values()) / wanted if wanted else None,
        occm=_mean(counted),
        style_cross=_mean(cross),
        style_self=float((looks @ looks.T)[upper].mean()) if len(looks) > 1 else None,
        copy_paste=_mean([c.copy for c in characters.values()]),
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None

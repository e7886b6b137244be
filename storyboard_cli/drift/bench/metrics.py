"""ViStoryBench's metrics of a whole story (arXiv 2505.24862), as its evaluator v1.3 computes them.

What that evaluator gets wrong is mended here, fault by fault:

* A character with one crop has a CIDS self of 1.0 there; here it has none and does not enter the mean.
* A character that is never found scores 0/0 there, as if it were found and wholly unlike; here it has none.
* A character that is missing from a shot lowers no CIDS. That is kept, because CIDS asks how alike those are
  that were found; `recall` stands beside it and says how many were.
* Copy-paste compares the first reference with its own mirror image there, so that one who looks the same
  mirrored gives 0.5 whatever was drawn; here a crop is compared with all references, and a character with a
  single one has no score.
* Shots with nobody on stage (E = 0) are skipped by OCCM, whose 100·exp(-|D-E| / (ε+E)) is 100 or 0 for them.
  That is kept. CSD cross compares them with whichever character comes first there; here it skips them too.
* CSD self of a single shot is 0.0 there; here there is none.

Crops are matched to characters by exact assignment, as in v1.3, which took over from a greedy one
(`assignment.assigned` says up to which size).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storyboard_cli.drift.assignment import assigned

COPY_TEMPERATURE = 0.01


@dataclass(frozen=True)
class Shot:
    """One frame: vectors of the crops found in it, who should be on stage, and the whole picture's style.

    `style` is the look to the embedder that made the crops' vectors, `csd` the look to CSD where it is there.
    """

    crops: Any  # n × dim
    expected: tuple[str, ...]
    detected: int
    style: Any  # dim
    csd: Any = None  # dim of CSD


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
    """Scores of a story. `references`: vectors of each character's pictures; `styles`: of its first one."""
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


def style_scores(
    looks: Sequence[tuple[Any, Sequence[str]]], first: Mapping[str, Any]
) -> tuple[float | None, float | None]:
    """Cross and self of a style embedder over whole shots: with CSD's vectors, CSD cross and CSD self.

    `looks`: each shot's unit vector and who is on stage; `first`: the unit vector of each character's first
    picture. Cross is the mean over shots of the mean cosine with the characters on stage; self is the mean
    cosine of all pairs of shots.
    """
    import numpy as np

    known = [(look, [n for n in names if n in first]) for look, names in looks]
    cross = [float(np.mean([float(first[n] @ look) for n in names])) for look, names in known if names]
    stacked = np.stack([look for look, _ in looks]) if looks else np.zeros((0, 1))
    upper = np.triu_indices(len(stacked), 1)
    return _mean(cross), float((stacked @ stacked.T)[upper].mean()) if len(stacked) > 1 else None


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
    import numpy as np

    if not len(crops) or not names:
        return {}
    value = np.stack([(references[name] @ crops.T).max(axis=0) for name in names])
    return {names[row]: column for row, column in assigned(value).items()}


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
    counted = [occm(s.detected, len(s.expected)) for s in shots if s.expected]
    cross, own = style_scores([(s.style, s.expected) for s in shots], styles)
    wanted = sum(c.shots for c in characters.values())
    return StoryScores(
        cids_cross=_mean([c.cross for c in characters.values()]),
        cids_self=_mean([c.self_ for c in characters.values()]),
        recall=sum(c.matched for c in characters.values()) / wanted if wanted else None,
        occm=_mean(counted),
        style_cross=cross,
        style_self=own,
        copy_paste=_mean([c.copy for c in characters.values()]),
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None

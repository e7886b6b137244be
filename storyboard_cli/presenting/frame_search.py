"""Frames by their words: what is seen and said, by whom, where, how it is shot, and what people noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from storyboard_cli.core.problems import closest
from storyboard_cli.presenting.board_texts import name_of
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.reading.sought import Sought, folded, forms, forms_in
from storyboard_cli.script.graph import Frame, Scene

Texts = Sequence[tuple[str, float, str]]
"""Field, weight and text: a name says more than a prompt."""
_SHOT = 2.0
_NEAR = 0.7


class Hit(NamedTuple):
    """A frame in which everything was found."""

    scene: Scene
    frame: Frame
    text: str
    score: float


def score_of(texts: Texts, sought: Sequence[Sought]) -> tuple[float, list[str]]:
    """The sum of the best weights of what is sought, 0 if one is nowhere; and the fields that have them."""
    total = 0.0
    where: dict[str, None] = {}
    for one in sought:
        best = 0.0
        for name, weight, text in texts:
            value = weight * one.weight_in(text) if text else 0.0
            if value:
                where[name] = None
                best = max(best, value)
        if not best:
            return 0.0, []
        total += best
    return total, list(where)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one frame, in all their forms: where each weighs most, and how much there."""

    scene: Scene
    frame: Frame
    fields: Mapping[str, tuple[float, str]]


@dataclass(frozen=True, slots=True)
class _SceneWords:
    """The words of the frames of a scene, and what they were made of."""

    scene: Scene
    names: Mapping[str, str]
    frames: Sequence[_Words]
    forms: frozenset[str]


def frames_with(workspace: Workspace, sought: Sequence[Sought]) -> list[Hit]:
    """Frames that have all of it, best first."""
    film = _film(workspace)
    remarks = _remarks(workspace)
    known = _known(film, remarks)
    begun = [[_begun(word, known) for word in one.words] for one in sought]
    found: list[Hit] = []
    for words in (words for one in film for words in one.frames):
        said = remarks.get(words.frame.uid)
        fields = {**words.fields, **{form: _REMARK for form in said}} if said else words.fields
        score, where = _score(fields, sought, begun, words.frame)
        if score:
            found.append(Hit(words.scene, words.frame, _shown(words.frame, where), score))
    found.sort(key=lambda hit: -hit.score)  # stable: story order among equals
    return found


def _known(film: Sequence[_SceneWords], remarks: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(one.forms for one in film), *remarks.values())


def _begun(word: str, known: frozenset[str]) -> frozenset[str]:
    """What begins so; a beginning with one letter is the beginning of too many."""
    return frozenset(one for one in known if one.startswith(word)) if len(word) > 1 else frozenset()


def _score(
    fields: Mapping[str, tuple[float, str]],
    sought: Sequence[Sought],
    begun: Sequence[Sequence[frozenset[str]]],
    frame: Frame,
) -> tuple[float, set[str]]:
    total = 0.0
    where: set[str] = set()
    for one, beginnings in zip(sought, begun, strict=True):
        best, field = (_SHOT, "shot") if one.is_shot(frame.__dict__) else (0.0, "")
        told = [_best(fields, word, beginning) for word, beginning in zip(one.words, beginnings, strict=True)]
        best, field = max((best, field), min(told))
        if not best:
            return 0.0, where
        total += best
        where.add(field)
    return total, where


def _best(fields: Mapping[str, tuple[float, str]], word: str, begun: frozenset[str]) -> tuple[float, str]:
    whole = [fields[form] for form in forms(word) if form in fields]
    if whole:
        return max(whole)
    parts = [fields[form] for form in begun if form in fields]
    weight, field = max(parts, default=(0.0, ""))
    return weight / 2, field


def _shown(frame: Frame, where: set[str]) -> str:
    spoken = " ".join(line.text for line in frame.dialogue)
    is_said = spoken and "dialogue" in where and "action" not in where
    return spoken if is_said else frame.action or spoken


_MOST_KEPT = 4_000
_kept: dict[int, _SceneWords] = {}
"""The words of scenes that were searched: a scene stays the same object for as long as nobody changes it."""


def _film(workspace: Workspace) -> list[_SceneWords]:
    names = {spec.asset_id: spec.name for spec in workspace.registry.specs.values()}
    found: list[_SceneWords] = []
    for scene in workspace.scenes:
        kept = _kept.get(id(scene))
        if kept is None or kept.scene is not scene or kept.names != names:
            if len(_kept) >= _MOST_KEPT:
                _kept.clear()
            kept = _scene_words(scene, names)
            _kept[id(scene)] = kept
        found.append(kept)
    return found


def _scene_words(scene: Scene, names: Mapping[str, str]) -> _SceneWords:
    place = _called([scene.environment or ""], names)
    found = []
    for frame in scene.live_frames:
        fields: dict[str, tuple[float, str]] = {}
        for field, text in _texts(scene, frame, place, names):
            for form in forms_in(text):
                fields[form] = max(field, fields.get(form, field))
        found.append(_Words(scene, frame, fields))
    forms_of_all = frozenset().union(*(words.fields for words in found))
    return _SceneWords(scene, names, found, forms_of_all)


_ACTION, _DIALOGUE, _NAMES = (2.0, "action"), (2.0, "dialogue"), (1.5, "names")
_NOTES, _NUMBER, _SIZE, _HEADING = (1.0, "notes"), (2.0, "number"), (1.0, "shot"), (0.5, "heading")
_REMARK = (1.5, "remarks")


def _texts(
    scene: Scene, frame: Frame, place: str, names: Mapping[str, str]
) -> list[tuple[tuple[float, str], str]]:
    return [
        (_ACTION, frame.action),
        *((_DIALOGUE, text) for text in frame.spoken),
        (_NAMES, _called([c.asset for c in frame.characters], names)),
        (_NAMES, _called([who for line in frame.dialogue for who in line.speakers], names)),
        (_NAMES, _called([p.asset for p in frame.props], names)),
        *((_NOTES, note) for note in frame.notes),
        (_NOTES, frame.caption or ""),
        (_NUMBER, frame.shot),
        (_SIZE, frame.size),
        (_HEADING, scene.heading),
        (_HEADING, place),
        (_HEADING, scene.scene_id),
    ]


def _called(references: Iterable[str], names: Mapping[str, str]) -> str:
    return " ".join(name_of(one, names) for one in references if one)


def _remarks(workspace: Workspace) -> dict[str, frozenset[str]]:
    """What people said of each frame, by its uid."""
    found: dict[str, frozenset[str]] = {}
    for decision in workspace.decisions:
        if decision.note:
            found[decision.uid] = found.get(decision.uid, frozenset()) | forms_in(decision.note)
    return found


def perhaps_meant(workspace: Workspace, texts: Iterable[str], sought: Sequence[Sought]) -> str | None:
    """What was typed, with the nearest names in the place of words that are nowhere; none: none is near."""
    known = _known(_film(workspace), _remarks(workspace)) | forms_in(" ".join(_names(workspace)))
    lost = {word for one in sought if one.shot is None for word in one.words if not _is_there(word, known)}
    instead = {word: near for word in lost if (near := _nearest(workspace, word))}
    if not instead:
        return None
    typed = [word for text in texts for word in text.split()]
    return " ".join(next((instead[w] for w in folded(word) if w in instead), word) for word in typed)


def _is_there(word: str, known: frozenset[str]) -> bool:
    return not known.isdisjoint(forms(word)) or bool(_begun(word, known))


def _names(workspace: Workspace) -> list[str]:
    """What assets are called, and behind that what they are called besides."""
    specs = workspace.registry.specs.values()
    return [*(spec.name for spec in specs), *(alias for spec in specs for alias in spec.aliases)]


def _nearest(workspace: Workspace, word: str) -> str | None:
    """The word of a name that is nearest; else that of what is seen or said."""
    called: dict[str, str] = {}
    for name in _names(workspace):
        for part in name.split():
            called.setdefault("".join(folded(part)), part)
    if near := closest(word, called, cutoff=_NEAR):
        return called[near[0]]
    said = {
        part
        for scene in workspace.scenes
        for frame in scene.live_frames
        for text in (scene.heading, frame.action, *frame.spoken)
        for part in folded(text)
        if part[0] == word[0] and abs(len(part) - len(word)) < _FEW_MORE
    }
    return next(iter(closest(word, said, cutoff=_NEAR)), None)


_FEW_MORE = 3

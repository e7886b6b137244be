"""Scenes that were composed before from the same words, in the same state of what the reader knows.

Who types sees the whole script compiled at each pause, and almost all of its scenes are as they were. What
a scene becomes depends on its words, on who it is, on what the project says, and on what the scenes before
it told: all of that is in its key, so that a kept scene is the one that would be composed. Its lines are not
in the key: what was told with lines is kept by its distance from the heading, and told anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from storyboard_cli.core.problems import Problem
from storyboard_cli.script.drafts import DraftFrame, Speech
from storyboard_cli.script.notes import Direction
from storyboard_cli.script.screenplay import Note

if TYPE_CHECKING:
    from storyboard_cli.script.cues import Cue
    from storyboard_cli.script.drafts import ScriptScene
    from storyboard_cli.script.found_cast import Fields
    from storyboard_cli.script.identity import NamedScene
    from storyboard_cli.script.resolve import Asked, Resolver
    from storyboard_cli.script.subjects import SubjectReader

_MOST = 1500
"""So many scenes are kept, a few long films of them."""
_WITH_LINES = frozenset({"line", "column", "end_line", "speeches", "directions", "intercut", "side"})
_PLAIN = tuple(f.name for f in fields(DraftFrame) if f.name not in _WITH_LINES)


@dataclass(frozen=True, slots=True)
class _Kept:
    node: Fields
    asked: tuple[Asked, ...]  # of the resolver
    problems: tuple[Problem, ...]
    line: int  # of its heading, then
    after: bytes  # what the reader knew behind it
    token: bytes


class ComposedBefore:
    """Scenes of earlier compiles of this process. Losing them costs time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()
        self.composed = 0
        """How many scenes were not found, and composed."""

    def keep(self, key: bytes, made: _Kept) -> None:
        self._kept[key] = made
        self.composed += 1
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def find(self, key: bytes) -> _Kept | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found


class SceneRun:
    """One compile's scenes in order, each composed or found; what the reader knows goes on from each."""

    def __init__(
        self, before: ComposedBefore, common: object, resolver: Resolver, reader: SubjectReader
    ) -> None:
        self._before = before
        self._resolver = resolver
        self._reader = reader
        self._common = _digest((common, sorted(resolver.cast.alone)))
        self._state = reader.state()
        reader.resume(self._state)  # equal states have equal bytes only where they were read from bytes
        self._token = sha256(self._state).digest()
        self._is_behind = False
        self._sizes: tuple[int, ...] = ()
        self._names = b""

    def scene(
        self,
        scene: ScriptScene,
        named: NamedScene,
        direction: object,
        problems: list[Problem],
        compose: Callable[[], Fields],
    ) -> Fields:
        """The scene's fields: those of before, or what `compose` makes of it now."""
        said = _said(scene, self._resolver)
        if said is None:
            self._catch_up()
            node = compose()
            self._go_on(self._reader.state())
            return node
        who = (named.scene_id, named.uid, [(f.frame_id, f.uid) for f in named.frames])
        key = _digest((self._common, self._token, self._known_names(), said, who, direction))
        kept = self._before.find(key)
        if kept is None:
            return self._composed(key, scene.draft.line, problems, compose)
        down = scene.draft.line - kept.line
        for asked in kept.asked:
            self._resolver.ask(asked.moved(down))
        problems += [_moved(problem, down) for problem in kept.problems]
        self._state, self._token, self._is_behind = kept.after, kept.token, True
        return kept.node

    def _composed(
        self, key: bytes, line: int, problems: list[Problem], compose: Callable[[], Fields]
    ) -> Fields:
        self._catch_up()
        told = len(problems)
        with self._resolver.heard() as asked:
            node = compose()
        self._go_on(self._reader.state())
        made = _Kept(node, tuple(asked), tuple(problems[told:]), line, self._state, self._token)
        self._before.keep(key, made)
        return node

    def _catch_up(self) -> None:
        if self._is_behind:
            self._reader.resume(self._state)
            self._is_behind = False

    def _go_on(self, state: bytes) -> None:
        self._state, self._token = state, sha256(state).digest()
        self._reader.resume(state)

    def _known_names(self) -> bytes:
        """What the resolver has given to names that nothing knows: more come, and none goes."""
        sizes = self._resolver.sizes
        if sizes != self._sizes:
            self._sizes, self._names = sizes, _digest(self._resolver.given)
        return self._names


def _digest(value: object) -> bytes:
    return sha256(repr(value).encode("utf-8", "surrogatepass")).digest()


def _said(scene: ScriptScene, resolver: Resolver) -> object | None:
    """Everything that a scene says, without its lines; None where it hangs on others, as in an intercut."""
    draft = scene.draft
    if draft.intercut is not None or any(f.intercut is not None or f.side is not None for f in draft.frames):
        return None
    return (
        (scene.script_id, scene.path, scene.index, scene.heading, scene.time, scene.time_origin),
        (scene.place, scene.place_origin, draft.heading, draft.number, draft.synopsis, draft.notes),
        list(_directions(draft.directions, draft.line)),
        [
            (
                [getattr(frame, name) for name in _PLAIN],
                (frame.line - draft.line, frame.column, frame.end_line - draft.line),
                [_spoken(speech, draft.line, resolver) for speech in frame.speeches],
                list(_directions(frame.directions, draft.line)),
                _meant(frame.listener, resolver) if frame.listener is not None else None,
            )
            for frame in draft.frames
        ],
    )


def _spoken(speech: Speech, base: int, resolver: Resolver) -> object:
    own = (speech.text, speech.parenthetical, speech.over_listener)
    return (own, speech.line - base, speech.column, _meant(speech.cue, resolver))


def _meant(cue: Cue, resolver: Resolver) -> object:
    """A cue, and what the names of the whole script make of it and of its parts."""
    return (cue, resolver.cast.group(cue), resolver.cast.whose_voice(cue), resolver.parts_of(cue))


def _directions(said: Iterable[tuple[Direction, Note]], base: int) -> Iterable[object]:
    return ((one, note.text, note.line - base, note.column) for one, note in said)


def _moved(problem: Problem, down: int) -> Problem:
    where = problem.where
    if where is None or not where.line or not down:
        return problem
    return replace(problem, where=replace(where, line=where.line + down))

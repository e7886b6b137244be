"""The names of all scripts, taken together: which cues are several people, and whose voice one is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from storyboard_cli.script.aliases import name_key
from storyboard_cli.script.cues import Cue, read_cue
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.groups import COMMON, is_surely_person, may_be_person
from storyboard_cli.script.screenplay import ElementType, Screenplay


class CastNames:
    """What cues and action of all scripts say about names; `is_known` is asked for those of the project."""

    def __init__(
        self,
        plays: Iterable[Screenplay] = (),
        is_known: Callable[[str], bool] = lambda name: False,
    ) -> None:
        self._plays = list(plays)
        self._is_known = is_known
        self._action: str | None = None
        cues = {e.text for p in self._plays for e in p.of_type(ElementType.character)}
        self._alone = {name_key(c.name) for c in map(read_cue, cues) if not c.parts and not c.voice_of}

    @property
    def alone(self) -> set[str]:
        """Keys of the names that have a cue of their own."""
        return self._alone

    def group(self, cue: Cue) -> Sequence[str]:
        """The names of a joint cue; empty where the cue is one name."""
        parts = cue.parts
        if not parts or self._is_known(cue.name):
            return ()
        known = [self._knows(p) for p in parts]
        if not all(k or may_be_person(p) for k, p in zip(known, parts, strict=True)):
            return ()
        if any(known) or "/" in cue.name or all(map(is_surely_person, parts)):
            return parts
        named = all(is_surely_person(p) or self._is_named(p) for p in parts)
        return parts if named else ()

    def whose_voice(self, cue: Cue) -> str | None:
        """Whose voice a cue is, where the script knows somebody of that name otherwise."""
        whose = cue.voice_of
        if not whose or self._is_known(cue.name):
            return None
        if self._knows(whose) or (whose.upper() not in COMMON and self._is_named(whose)):
            return whose
        return None

    def _knows(self, name: str) -> bool:
        return name_key(name) in self._alone or self._is_known(name)

    def _is_named(self, name: str) -> bool:
        """Whether the action names somebody, in capitals or as names are written."""
        if self._action is None:
            shown = (e for p in self._plays for e in p.of_type(ElementType.action, ElementType.shot))
            self._action = "\n".join(plain(e.text) for e in shown)
        bare = " ".join(name.split())
        written = {bare, bare.title(), bare.upper()}
        return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", self._action) for w in written)

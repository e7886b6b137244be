"""What is told to who asks: hints that they may follow. Of what they may not do, a hint says whom to ask."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from storyboard_cli.people.roles import RIGHTS, Right, Role
from storyboard_cli.server.guest_rows import once_of
from storyboard_cli.server.hints import allowed
from storyboard_cli.server.links import ADMIN
from storyboard_cli.server.reads.kept import WEAK, Kept, etag_of

if TYPE_CHECKING:
    from storyboard_cli.people.principal import Principal

_HINT = {"text", "words", "steps"}


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who may not do everything."""

    rights: frozenset[str]

    @classmethod
    def of(cls, who: Principal, project_id: str) -> Asker | None:
        """Who asks something of a project; None where they may do everything."""
        role = who.role_in(project_id)
        return None if role is None else _of_role(role, who.is_admin)

    def fitted(self, body: bytes) -> bytes:
        """An answer in JSON with the hints that they may follow."""
        if all(found in self.rights for found in map(bytes.decode, set(_RIGHTS.findall(body)))):
            return body
        return json.dumps(self._fitted(json.loads(body)), ensure_ascii=False, separators=(",", ":")).encode()

    def fitted_kept(self, kept: Kept) -> Kept:
        """A kept answer as they are told it, made once for all who may do the same."""
        return once_of(kept, self._key, lambda: self._of_kept(kept))

    def has_fitted(self, kept: Kept) -> bool:
        """Was it made for who may do the same already?"""
        return self._key in kept.made_of_it

    @property
    def _key(self) -> tuple[str, frozenset[str]]:
        return "asker", self.rights

    def _of_kept(self, kept: Kept) -> Kept:
        body = self.fitted(kept.body)
        if body is kept.body:
            return kept
        is_weak = kept.etag.startswith(WEAK)
        seen = kept.etag.removeprefix(WEAK).strip('"').partition(".")[0]
        if is_weak:
            told = f"{kept.etag} {sorted(self.rights)}".encode()
            return Kept(body, kept.seq, WEAK + etag_of(seen, told))
        return Kept(body, kept.seq, etag_of(seen, body))

    def _fitted(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._fitted(one) for one in value]
        if not isinstance(value, Mapping):
            return value
        if value.keys() >= _HINT and isinstance(value["steps"], list):
            return {**value, **allowed(value, self.rights.__contains__)}
        return {name: self._fitted(one) for name, one in value.items()}


_RIGHTS = re.compile(rb'"right": ?"([a-z]+)"')
"""The rights of all steps in an answer. Quotes in a text would be escaped."""


@cache
def _of_role(role: Role, is_admin: bool) -> Asker | None:
    found = {right.value for right in RIGHTS[role]} | ({ADMIN} if is_admin else set())
    return None if len(found) > len(Right) else Asker(frozenset(found))

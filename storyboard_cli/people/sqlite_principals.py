"""Who is behind a secret, from `people.db`: looked up once, and kept until anybody writes to the file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from storyboard_cli.core.clock import Clock, iso
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.person_names import tamed
from storyboard_cli.people.bearer import Bearer, Prefix, shown
from storyboard_cli.people.port import WhyNot
from storyboard_cli.people.principal import EVERY_PROJECT, Known, Principal
from storyboard_cli.people.records import TokenKind
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_file import PeopleFile

IDLE = timedelta(days=14)
"""A session that nobody uses for so long is over,"""
LONGEST = timedelta(days=90)
"""and every session after this."""
_TOUCHED_EVERY = {  # how old the time of the last use may be
    Prefix.token: timedelta(minutes=1),
    Prefix.guest: timedelta(minutes=1),
    Prefix.session: timedelta(hours=1),
}
_MOST_KEPT = 10_000
_UNNAMED_GUEST = "Guest"


@dataclass(slots=True)
class _Known:
    """A secret that proved something, and when its last use was written down."""

    principal: Principal
    touched: datetime | None


class SqlitePrincipals:
    """Answers within microseconds while nobody writes."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        self._file, self._clock = file, clock
        self._lock = threading.Lock()
        self._version = -1
        self._kept: dict[bytes, _Known] = {}

    def of_token(self, text: str) -> Principal | None:
        """Whose token it is."""
        return self._of(Prefix.token, text)

    def of_session(self, text: str) -> Principal | None:
        """Whose session it is."""
        return self._of(Prefix.session, text)

    def of_guest(self, text: str, given_name: str) -> Principal | None:
        """Whoever came by the link: named as they say, and signed so that nobody takes them for another."""
        found = self._of(Prefix.guest, text)
        name = tamed(given_name)
        if found is None or not name:
            return found
        return replace(found, name=name, signature=found.signature.replace(_UNNAMED_GUEST, name, 1))

    def why_not(self, text: str) -> WhyNot | None:
        """Why the secret proves nothing."""
        bearer = shown(text)
        if bearer is None:
            return WhyNot.unknown
        found = _LOOKED_UP[bearer.prefix](self._file, bearer, self._clock())
        return found if isinstance(found, WhyNot) else None

    def standing(self, principal_id: str) -> Principal | None:
        """Whoever asked for something under this id, with what they may do now."""
        user = self._file.row("SELECT u.*, u.id AS user_id FROM users u WHERE u.id = ?", principal_id)
        if user is not None:
            return None if user["disabled"] else _person(self._file, user)
        token = self._file.row(f"{_TOKENS} WHERE t.id = ?", principal_id)
        if token is None or _over(token, None, self._clock()):
            return None
        return _of_token(self._file, token)

    def _of(self, prefix: Prefix, text: str) -> Principal | None:
        bearer = shown(text)
        if bearer is None or bearer.prefix is not prefix:
            return None
        now, kept = self._clock(), self._current()
        known = kept.get(bearer.digest)
        if known is None:
            found = _LOOKED_UP[prefix](self._file, bearer, now)
            if isinstance(found, WhyNot):
                return None
            known = found
            if len(kept) < _MOST_KEPT:
                kept[bearer.digest] = known
        expires_at = known.principal.expires_at
        if expires_at is not None and now >= expires_at:
            return None
        if known.touched is None or now - known.touched >= _TOUCHED_EVERY[prefix]:
            known.touched = now
            self._touch(bearer, now)
        return known.principal

    def _current(self) -> dict[bytes, _Known]:
        """What is kept, if nobody wrote since; a look-up under way keeps what it finds in the old one."""
        with self._lock:
            version = self._file.version()
            if version != self._version:
                self._kept, self._version = {}, version
            return self._kept

    def _touch(self, bearer: Bearer, now: datetime) -> None:
        """Write down that it was used. Who is known stays so on a disk that is full."""
        with suppress(SbError), self._file.writing() as db:
            db.do(_TOUCHES[bearer.prefix], iso(now), bearer.id)


_TOUCHES = {
    Prefix.token: "UPDATE tokens SET last_used_at = ? WHERE id = ?",
    Prefix.guest: "UPDATE guest_links SET last_used_at = ? WHERE id = ?",
    Prefix.session: "UPDATE sessions SET seen_at = ? WHERE id = ?",
}


def _token(file: PeopleFile, bearer: Bearer, now: datetime) -> _Known | WhyNot:
    row = file.row(f"{_TOKENS} WHERE t.id = ?", bearer.id)
    if row is None or not bearer.is_proved_by(row["digest"]):
        return WhyNot.unknown
    expires_at = _moment(row["expires_at"])
    if wrong := _over(row, expires_at, now):
        return wrong
    return _Known(_of_token(file, row), _moment(row["last_used_at"]))


_TOKENS = (
    "SELECT t.*, u.login, u.name AS user_name, u.email, u.is_admin, u.disabled "
    "FROM tokens t LEFT JOIN users u ON u.id = t.user_id"
)


def _of_token(file: PeopleFile, row: sqlite3.Row) -> Principal:
    project_id, expires_at = row["project_id"], _moment(row["expires_at"])
    token = Principal(Known.token, row["id"], row["name"], row["created_by"], expires_at=expires_at)
    if row["kind"] == TokenKind.metrics:
        return replace(token, signature=f"{row['name']} (metrics)", only_metrics=True)
    if row["user_id"] is None and project_id is not None:
        signature = f"{row['name']} (machine)"
        return replace(token, signature=signature, roles={project_id: Role(row["role"])})
    if row["user_id"] is None:
        return replace(token, is_admin=True, roles=_EVERYWHERE)
    roles = _roles(file, row["user_id"], row["is_admin"])
    if project_id is not None:
        role = roles.get(project_id) or roles.get(EVERY_PROJECT)
        roles = {project_id: role} if role else {}
    return replace(
        token,
        name=row["user_name"],
        signature=f"{row['user_name']} <{row['email'] or row['login']}>",
        is_admin=bool(row["is_admin"]) and project_id is None,
        roles=MappingProxyType(dict(roles)),
        user_id=row["user_id"],
        login=row["login"],
    )


def _session(file: PeopleFile, bearer: Bearer, now: datetime) -> _Known | WhyNot:
    row = file.row(
        "SELECT s.digest, s.created_at, s.seen_at, u.id AS user_id, u.login, u.name, u.email, u.is_admin, "
        "u.disabled, NULL AS revoked_at FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ?",
        bearer.id,
    )
    if row is None or not bearer.is_proved_by(row["digest"]):
        return WhyNot.unknown
    seen_at = datetime.fromisoformat(row["seen_at"])
    expires_at = min(seen_at + IDLE, datetime.fromisoformat(row["created_at"]) + LONGEST)
    if wrong := _over(row, expires_at, now):
        return wrong
    return _Known(replace(_person(file, row), expires_at=expires_at), seen_at)


def _person(file: PeopleFile, row: sqlite3.Row) -> Principal:
    return Principal(
        Known.user,
        row["user_id"],
        row["name"],
        f"{row['name']} <{row['email'] or row['login']}>",
        is_admin=bool(row["is_admin"]),
        roles=MappingProxyType(dict(_roles(file, row["user_id"], row["is_admin"]))),
        user_id=row["user_id"],
        login=row["login"],
    )


def _guest(file: PeopleFile, bearer: Bearer, now: datetime) -> _Known | WhyNot:
    row = file.row("SELECT *, 0 AS disabled FROM guest_links WHERE id = ?", bearer.id)
    if row is None or not bearer.is_proved_by(row["digest"]):
        return WhyNot.unknown
    expires_at = datetime.fromisoformat(row["expires_at"])
    if wrong := _over(row, expires_at, now):
        return wrong
    found = Principal(
        Known.guest,
        bearer.id,
        _UNNAMED_GUEST,
        f"{_UNNAMED_GUEST} (guest, {row['name']})",
        roles=MappingProxyType({row["project_id"]: Role.guest}),
        selection=tuple(row["selection"].split("\n")) if row["selection"] else (),
        sees_notes=bool(row["with_notes"]),
        invited_by=row["created_by"],
        expires_at=expires_at,
    )
    return _Known(found, _moment(row["last_used_at"]))


_LOOKED_UP: Mapping[Prefix, Callable[[PeopleFile, Bearer, datetime], _Known | WhyNot]] = {
    Prefix.token: _token,
    Prefix.session: _session,
    Prefix.guest: _guest,
}
_EVERYWHERE: Mapping[str, Role] = MappingProxyType({EVERY_PROJECT: Role.owner})


def _over(row: sqlite3.Row, expires_at: datetime | None, now: datetime) -> WhyNot | None:
    """Why a secret that was ours proves nothing any more."""
    if row["disabled"]:
        return WhyNot.disabled
    if row["revoked_at"] is not None:
        return WhyNot.revoked
    return WhyNot.expired if expires_at is not None and now >= expires_at else None


def _roles(file: PeopleFile, user_id: str, is_admin: int) -> Mapping[str, Role]:
    rows = file.rows("SELECT project_id, role FROM members WHERE user_id = ?", user_id)
    named = {row["project_id"]: Role(row["role"]) for row in rows}
    return {**_EVERYWHERE, **named} if is_admin else named  # a role that somebody gave them counts there


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

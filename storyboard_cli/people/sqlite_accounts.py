"""Accounts and members in `people.db`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from storyboard_cli.core.characters import is_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.people.bearer import new_id
from storyboard_cli.people.records import Member, User
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_file import Writing
from storyboard_cli.people.sqlite_part import SqlitePart, no_user
from storyboard_cli.people.sqlite_secrets import end_sessions, end_tokens, ended_in_words


class SqliteAccounts(SqlitePart):
    """Accounts and members, as `port.People`."""

    # --- accounts ---------------------------------------------------------------------------------------

    def users(self) -> list[User]:
        """Every account, by login."""
        roles: dict[str, dict[str, Role]] = {}
        for row in self._file.rows("SELECT * FROM members"):
            roles.setdefault(row["user_id"], {})[row["project_id"]] = Role(row["role"])
        rows = self._file.rows("SELECT * FROM users ORDER BY login")
        return [_user(row, roles.get(row["id"])) for row in rows]

    def user(self, login: str) -> User | None:
        """The account of that login."""
        return self._user("login = ?", login)

    def user_of_email(self, email: str) -> User | None:
        """The account with that address."""
        return self._user("email != '' AND lower(email) = lower(?)", email)

    def user_of_subject(self, issuer: str, subject: str) -> User | None:
        """The account that is tied to somebody at a provider."""
        return self._user("issuer = ? AND subject = ?", issuer, subject)

    def _user(self, where: str, *values: str) -> User | None:
        if not all(map(is_text, values)):
            return None
        row = self._file.row(f"SELECT * FROM users WHERE {where}", *values)
        if row is None:
            return None
        rows = self._file.rows("SELECT project_id, role FROM members WHERE user_id = ?", row["id"])
        return _user(row, {r["project_id"]: Role(r["role"]) for r in rows})

    def add_user(
        self, login: str, name: str, email: str, *, password_hash: str | None, is_admin: bool
    ) -> User:
        """Make an account. The first one is an administrator's."""
        with self._file.writing() as db:
            if db.row("SELECT 1 FROM users WHERE login = ?", login):
                raise SbError(
                    Kind.conflict,
                    "login-taken",
                    f"there is an account {login}",
                    hint=Mend("user.list", {}, "choose another name; `{}` shows all"),
                )
            _refuse_taken_email(db, email, login)
            is_first = db.row("SELECT 1 FROM users WHERE is_admin AND NOT disabled") is None
            db.do(
                "INSERT INTO users (id, login, name, email, password_hash, is_admin, created_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                new_id(), login, name, email, password_hash, is_admin or is_first, self._now(),
            )  # fmt: skip
            said = "an administrator" if is_admin or is_first else ""
            self._note(db, "user.add", whom=login, said=said)
        return self._known(login)

    def change_user(
        self, login: str, *, name: str | None = None, email: str | None = None, is_admin: bool | None = None
    ) -> User:
        """Change what is given. The last administrator stays one."""
        with self._file.writing() as db:
            row = _row_of(db, login)
            if is_admin is False:
                _refuse_last_admin(db, row)
            if email is not None:
                _refuse_taken_email(db, email, login)
            db.do(
                "UPDATE users SET name = coalesce(?, name), email = coalesce(?, email), "
                "is_admin = coalesce(?, is_admin) WHERE id = ?",
                name, email, is_admin, row["id"],
            )  # fmt: skip
            said = _changes(row, {"name": name, "email": email, "is_admin": is_admin})
            if said:
                self._note(db, "user.change", whom=login, said=said)
        return self._known(login)

    def set_password(self, login: str, password_hash: str) -> User:
        """Give the account another password, and end its sessions."""
        with self._file.writing() as db:
            row = _row_of(db, login)
            db.do("UPDATE users SET password_hash = ? WHERE id = ?", password_hash, row["id"])
            db.do("DELETE FROM sessions WHERE user_id = ?", row["id"])
            self._note(db, "user.password", whom=login)
        return self._known(login)

    def rehash(self, login: str, before: str, after: str) -> None:
        """Keep the same password under a better hash, unless it was changed since."""
        with self._file.writing() as db:
            db.do(
                "UPDATE users SET password_hash = ? WHERE login = ? AND password_hash = ?",
                after, login, before,
            )  # fmt: skip

    def set_disabled(self, login: str, *, disabled: bool) -> User:
        """Let nobody in with the account, or let them in again. The last administrator stays."""
        with self._file.writing() as db:
            row = _row_of(db, login)
            said = "let in again"
            if disabled:
                _refuse_last_admin(db, row)
                said = ended_in_words(end_sessions(db, row["id"]), end_tokens(db, row["id"], self._now()))
            db.do("UPDATE users SET disabled = ? WHERE id = ?", disabled, row["id"])
            if bool(row["disabled"]) != disabled:
                self._note(db, "user.disable", whom=login, said=said)
        return self._known(login)

    def tie(self, login: str, issuer: str, subject: str) -> User:
        """Tie the account to somebody at a provider, once and for all."""
        with self._file.writing() as db:
            row = _row_of(db, login)
            taken = db.row("SELECT id FROM users WHERE issuer = ? AND subject = ?", issuer, subject) or row
            mine = (row["issuer"], row["subject"])
            if taken["id"] != row["id"] or mine not in ((None, None), (issuer, subject)):
                said = f"{login} is tied to somebody else at a provider"
                raise SbError(Kind.conflict, "account-tied", said)
            db.do("UPDATE users SET issuer = ?, subject = ? WHERE id = ?", issuer, subject, row["id"])
            if mine == (None, None):
                self._note(db, "user.tie", whom=login, said=issuer)
        return self._known(login)

    def _known(self, login: str) -> User:
        found = self.user(login)
        if found is None:
            raise no_user(login)
        return found

    # --- members ----------------------------------------------------------------------------------------

    def members(self, project_id: str) -> list[Member]:
        """Who has a role in the project, by login."""
        rows = self._file.rows(f"{_MEMBERS} WHERE m.project_id = ? ORDER BY u.login", project_id)
        return [_member(row) for row in rows]

    def add_member(self, project_id: str, login: str, role: Role) -> Member:
        """Give somebody a role who has none there."""
        with self._file.writing() as db:
            user_id = _row_of(db, login)["id"]
            if found := _membership(db, project_id, user_id):
                if found["role"] == role:
                    return _member(found)
                raise SbError(
                    Kind.conflict,
                    "member-already",
                    f"{login} is {found['role']} of {project_id} already",
                    hint=Mend(
                        "member.change", {"project_id": project_id, "login": login, "role": role.value}
                    ),
                )
            db.do("INSERT INTO members VALUES (?, ?, ?)", project_id, user_id, role)
            self._note(db, "member.add", whom=login, project_id=project_id, said=role.value)
            return _membership_there(db, project_id, login, user_id)

    def change_member(self, project_id: str, login: str, role: Role) -> Member:
        """Give a member another role. The last owner stays one."""
        with self._file.writing() as db:
            user_id = _row_of(db, login)["id"]
            before = _membership_there(db, project_id, login, user_id)
            if role is not Role.owner:
                _refuse_last_owner(db, before)
            db.do(
                "UPDATE members SET role = ? WHERE project_id = ? AND user_id = ?", role, project_id, user_id
            )
            if before.role is not role:
                said = f"{before.role} → {role}"
                self._note(db, "member.change", whom=login, project_id=project_id, said=said)
            return _membership_there(db, project_id, login, user_id)

    def remove_member(self, project_id: str, login: str) -> Member:
        """Take a role away. The last owner stays."""
        with self._file.writing() as db:
            user_id = _row_of(db, login)["id"]
            before = _membership_there(db, project_id, login, user_id)
            _refuse_last_owner(db, before)
            db.do("DELETE FROM members WHERE project_id = ? AND user_id = ?", project_id, user_id)
            self._note(db, "member.remove", whom=login, project_id=project_id, said=before.role.value)
        return before


def _changes(row: sqlite3.Row, wanted: Mapping[str, str | bool | None]) -> str:
    """What becomes of an account's fields, in words."""
    said = []
    for name, value in wanted.items():
        if value is None or value == row[name]:
            continue
        if name == "is_admin":
            said.append("an administrator" if value else "no administrator any more")
        else:
            said.append(f"{name}: {row[name] or 'none'} → {value or 'none'}")
    return "; ".join(said)


_MEMBERS = (
    "SELECT m.project_id, m.user_id, m.role, u.login, u.name, u.disabled "
    "FROM members m JOIN users u ON u.id = m.user_id"
)


def _row_of(db: Writing, login: str) -> sqlite3.Row:
    row = db.row("SELECT * FROM users WHERE login = ?", login)
    if row is None:
        raise no_user(login)
    return row


def _membership(db: Writing, project_id: str, user_id: str) -> sqlite3.Row | None:
    return db.row(f"{_MEMBERS} WHERE m.project_id = ? AND m.user_id = ?", project_id, user_id)


def _membership_there(db: Writing, project_id: str, login: str, user_id: str) -> Member:
    row = _membership(db, project_id, user_id)
    if row is None:
        raise SbError(
            Kind.missing,
            "no-member",
            f"{login} has no role in {project_id}",
            hint=Mend("member.list", {"project_id": project_id}, "`{}` shows who has one"),
        )
    return _member(row)


def _refuse_taken_email(db: Writing, email: str, login: str) -> None:
    row = db.row("SELECT login FROM users WHERE email != '' AND lower(email) = lower(?)", email)
    if row is not None and row["login"] != login:
        raise SbError(Kind.conflict, "email-taken", f"{email} is the address of {row['login']}")


def _refuse_last_admin(db: Writing, user: sqlite3.Row) -> None:
    others = db.row("SELECT 1 FROM users WHERE is_admin AND NOT disabled AND id != ?", user["id"])
    if user["is_admin"] and not user["disabled"] and others is None:
        raise SbError(
            Kind.blocked,
            "last-admin",
            f"{user['login']} is the only administrator",
            hint=Mend("user.change", {"is_admin": True}, "make another one first: `{}`", blanks=("login",)),
        )


def _refuse_last_owner(db: Writing, member: Member) -> None:
    others = db.row(
        "SELECT 1 FROM members m JOIN users u ON u.id = m.user_id "
        "WHERE m.project_id = ? AND m.role = 'owner' AND NOT u.disabled AND m.user_id != ?",
        member.project_id, member.user_id,
    )  # fmt: skip
    if member.role is Role.owner and others is None:
        raise SbError(
            Kind.blocked,
            "last-owner",
            f"{member.login} is the only owner of {member.project_id}",
            hint=Mend(
                "member.change",
                {"project_id": member.project_id, "role": "owner"},
                "make another one first: `{}`",
                blanks=("login",),
            ),
        )


def _user(row: sqlite3.Row, roles: dict[str, Role] | None) -> User:
    return User(
        row["id"], row["login"], row["name"], row["email"], bool(row["is_admin"]), bool(row["disabled"]),
        row["created_at"], row["password_hash"], row["issuer"], row["subject"], MappingProxyType(roles or {}),
    )  # fmt: skip


def _member(row: sqlite3.Row) -> Member:
    return Member(
        row["project_id"], row["user_id"], row["login"], row["name"], Role(row["role"]),
        bool(row["disabled"]),
    )  # fmt: skip

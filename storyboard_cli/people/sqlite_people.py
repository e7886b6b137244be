"""People in one SQLite file, which several threads and processes may use at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from storyboard_cli.core.characters import is_text
from storyboard_cli.core.clock import Clock, iso, system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.people.bearer import Prefix, made, new_id, shown
from storyboard_cli.people.port import WhyNot
from storyboard_cli.people.principal import Principal
from storyboard_cli.people.records import GuestLink, Member, SignIn, Token, User
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_file import PeopleFile, Writing
from storyboard_cli.people.sqlite_principals import IDLE, LONGEST, SqlitePrincipals


def open_people(path: Path, clock: Clock = system_clock) -> SqlitePeople:
    """The people in the file at `path`, which is made or migrated as needed."""
    return SqlitePeople(PeopleFile(path), clock)


class SqlitePeople:
    """As `port.People`."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        self._file, self._clock = file, clock
        self._principals = SqlitePrincipals(file, clock)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def principal_of_token(self, text: str) -> Principal | None:
        """Whose token it is."""
        return self._principals.of_token(text)

    def principal_of_session(self, text: str) -> Principal | None:
        """Whose session it is."""
        return self._principals.of_session(text)

    def principal_of_guest(self, text: str, given_name: str) -> Principal | None:
        """Whoever came by the link, under the name that they gave."""
        return self._principals.of_guest(text, given_name)

    def standing(self, principal_id: str) -> Principal | None:
        """Whoever asked for something under this id, with what they may do now."""
        return self._principals.standing(principal_id)

    def version(self) -> int:
        """A number that is another one after everything that anybody writes."""
        return self._file.version()

    def why_not(self, text: str) -> WhyNot | None:
        """Why the secret proves nothing."""
        return self._principals.why_not(text)

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
        return self._known(login)

    def set_password(self, login: str, password_hash: str) -> User:
        """Give the account another password, and end its sessions."""
        with self._file.writing() as db:
            row = _row_of(db, login)
            db.do("UPDATE users SET password_hash = ? WHERE id = ?", password_hash, row["id"])
            db.do("DELETE FROM sessions WHERE user_id = ?", row["id"])
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
            if disabled:
                _refuse_last_admin(db, row)
                db.do("DELETE FROM sessions WHERE user_id = ?", row["id"])
            db.do("UPDATE users SET disabled = ? WHERE id = ?", disabled, row["id"])
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
            return _membership_there(db, project_id, login, user_id)

    def remove_member(self, project_id: str, login: str) -> Member:
        """Take a role away. The last owner stays."""
        with self._file.writing() as db:
            user_id = _row_of(db, login)["id"]
            before = _membership_there(db, project_id, login, user_id)
            _refuse_last_owner(db, before)
            db.do("DELETE FROM members WHERE project_id = ? AND user_id = ?", project_id, user_id)
        return before

    # --- tokens, sessions, links ------------------------------------------------------------------------

    def tokens(self) -> list[Token]:
        """Every token, oldest first, also those that expired or were revoked."""
        return [_token(row) for row in self._file.rows("SELECT * FROM tokens ORDER BY number")]

    def add_token(
        self,
        name: str,
        by: str,
        *,
        user_id: str | None = None,
        project_id: str | None = None,
        role: Role | None = None,
        expires_at: datetime | None = None,
    ) -> tuple[Token, str]:
        """Make a token, and give its text, which nobody can ask for later."""
        text, bearer = made(Prefix.token)
        with self._file.writing() as db:
            db.do(
                "INSERT INTO tokens (id, digest, name, user_id, project_id, role, created_by, created_at, "
                "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bearer.id, bearer.digest, name, user_id, project_id, role, by, self._now(), _text(expires_at),
            )  # fmt: skip
            row = db.row("SELECT * FROM tokens WHERE id = ?", bearer.id)
        assert row is not None  # it was written just now
        return _token(row), text

    def revoke_token(self, token_id: str) -> Token:
        """Let the token prove nothing from now on."""
        with self._file.writing() as db:
            now = self._now()
            db.do("UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", now, token_id)
            row = db.row("SELECT * FROM tokens WHERE id = ?", token_id)
        if row is None:
            raise no_token(token_id)
        return _token(row)

    def open_session(self, user_id: str) -> str:
        """A new session: its text, for a cookie."""
        text, bearer = made(Prefix.session)
        now = self._clock()
        with self._file.writing() as db:
            db.do(
                "DELETE FROM sessions WHERE seen_at < ? OR created_at < ?",
                iso(now - IDLE),
                iso(now - LONGEST),
            )
            db.do(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?)",
                bearer.id, bearer.digest, user_id, iso(now), iso(now),
            )  # fmt: skip
        return text

    def close_session(self, text: str) -> None:
        """End the session, if it is one."""
        bearer = shown(text)
        if bearer is not None:
            with self._file.writing() as db:
                db.do("DELETE FROM sessions WHERE id = ? AND digest = ?", bearer.id, bearer.digest)

    def guest_links(self, project_id: str) -> list[GuestLink]:
        """The project's links, oldest first, also those that expired or were revoked."""
        rows = self._file.rows("SELECT * FROM guest_links WHERE project_id = ? ORDER BY number", project_id)
        return [_guest_link(row) for row in rows]

    def add_guest_link(
        self, name: str, by: str, project_id: str, selection: Sequence[str], expires_at: datetime
    ) -> tuple[GuestLink, str]:
        """Make a link, and give its text."""
        text, bearer = made(Prefix.guest)
        with self._file.writing() as db:
            db.do(
                "INSERT INTO guest_links (id, digest, name, project_id, selection, created_by, created_at, "
                "expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                bearer.id, bearer.digest, name, project_id, "\n".join(selection), by, self._now(),
                iso(expires_at),
            )  # fmt: skip
            row = db.row("SELECT * FROM guest_links WHERE id = ?", bearer.id)
        assert row is not None  # it was written just now
        return _guest_link(row), text

    def revoke_guest_link(self, project_id: str, link_id: str) -> GuestLink:
        """Let the link lead nowhere from now on."""
        with self._file.writing() as db:
            db.do(
                "UPDATE guest_links SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND project_id = ?",
                self._now(), link_id, project_id,
            )  # fmt: skip
            row = db.row("SELECT * FROM guest_links WHERE id = ? AND project_id = ?", link_id, project_id)
        if row is None:
            raise SbError(
                Kind.missing,
                "no-guest-link",
                f"{project_id} has no guest link {link_id}",
                hint=Mend("guest.list", {"project_id": project_id}, "`{}` shows those that it has"),
            )
        return _guest_link(row)

    # --- sign-ins at a provider -------------------------------------------------------------------------

    def begin_sign_in(self, sign_in: SignIn) -> None:
        """Keep what must be known when the browser comes back."""
        with self._file.writing() as db:
            db.do("DELETE FROM sign_ins WHERE expires_at < ?", self._now())
            db.do(
                "INSERT INTO sign_ins VALUES (?, ?, ?, ?, ?)",
                _digest(sign_in.state), sign_in.nonce, sign_in.verifier, sign_in.back_to,
                iso(sign_in.expires_at),
            )  # fmt: skip

    def take_sign_in(self, state: str) -> SignIn | None:
        """What was kept, once: who comes back a second time finds nothing."""
        with self._file.writing() as db:
            row = db.row("SELECT * FROM sign_ins WHERE state_digest = ?", _digest(state))
            db.do("DELETE FROM sign_ins WHERE state_digest = ?", _digest(state))
        if row is None or row["expires_at"] <= self._now():
            return None
        expires_at = datetime.fromisoformat(row["expires_at"])
        return SignIn(state, row["nonce"], row["verifier"], row["back_to"], expires_at)

    def _now(self) -> str:
        return iso(self._clock())


def no_user(login: str) -> SbError:
    """Nobody has that login."""
    return SbError(
        Kind.missing, "no-user", f"there is no account {login}", hint=Mend("user.list", {}, "`{}` shows all")
    )


def no_token(token_id: str) -> SbError:
    """No token has that id."""
    hint = Mend("token.list", {}, "`{}` shows all")
    return SbError(Kind.missing, "no-token", f"there is no token {token_id}", hint=hint)


_MEMBERS = (
    "SELECT m.project_id, m.user_id, m.role, u.login, u.name FROM members m JOIN users u ON u.id = m.user_id"
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
    return Member(row["project_id"], row["user_id"], row["login"], row["name"], Role(row["role"]))


def _token(row: sqlite3.Row) -> Token:
    return Token(
        row["id"], row["name"], row["user_id"], row["project_id"], Role(row["role"]) if row["role"] else None,
        row["created_by"], row["created_at"], row["expires_at"], row["last_used_at"], row["revoked_at"],
    )  # fmt: skip


def _guest_link(row: sqlite3.Row) -> GuestLink:
    selection = tuple(row["selection"].split("\n")) if row["selection"] else ()
    return GuestLink(
        row["id"], row["name"], row["project_id"], selection, row["created_by"], row["created_at"],
        row["expires_at"], row["last_used_at"], row["revoked_at"],
    )  # fmt: skip


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _text(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None

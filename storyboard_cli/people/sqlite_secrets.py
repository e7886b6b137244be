"""Tokens, sessions, links and sign-ins in `people.db`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from storyboard_cli.core.clock import iso
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.people.bearer import Prefix, made, shown
from storyboard_cli.people.records import Change, GuestLink, Session, SignedOut, SignIn, Token, TokenKind
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_file import Writing
from storyboard_cli.people.sqlite_part import SqlitePart, no_user
from storyboard_cli.people.sqlite_principals import IDLE, LONGEST


class SqliteSecrets(SqlitePart):
    """What proves who somebody is, as `port.People`."""

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
        kind: TokenKind = TokenKind.usual,
    ) -> tuple[Token, str]:
        """Make a token, and give its text, which nobody can ask for later."""
        text, bearer = made(Prefix.token)
        with self._file.writing() as db:
            db.do(
                "INSERT INTO tokens (id, digest, name, user_id, project_id, role, created_by, created_at, "
                "expires_at, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bearer.id, bearer.digest, name, user_id, project_id, role, by, self._now(),
                _text(expires_at), kind,
            )  # fmt: skip
            row = db.row("SELECT * FROM tokens WHERE id = ?", bearer.id)
            assert row is not None
            self._note_token(db, "token.add", row)
        assert row is not None  # it was written just now
        return _token(row), text

    def revoke_token(self, token_id: str) -> Token:
        """Let the token prove nothing from now on."""
        return self.revoke_tokens([token_id])[0]

    def revoke_tokens(self, token_ids: Sequence[str]) -> list[Token]:
        """Let all of them prove nothing from now on, or none where one is not there."""
        found = []
        with self._file.writing() as db:
            for token_id in token_ids:
                row = db.row("SELECT * FROM tokens WHERE id = ?", token_id)
                if row is None:
                    raise no_token(token_id)
                if row["revoked_at"] is None:
                    db.do("UPDATE tokens SET revoked_at = ? WHERE id = ?", self._now(), token_id)
                    self._note_token(db, "token.revoke", row)
                    row = db.row("SELECT * FROM tokens WHERE id = ?", token_id)
                    assert row is not None
                found.append(_token(row))
        return found

    def _note_token(self, db: Writing, action: str, token: sqlite3.Row) -> None:
        """A token with its name and its id, never with its secret."""
        user = db.row("SELECT login FROM users WHERE id = ?", token["user_id"])
        said = [f"{token['name']} ({token['id']})", token["role"] or token["kind"]]
        if action == "token.add" and token["expires_at"]:
            said.append(f"until {token['expires_at'][:10]}")
        self._note(
            db,
            action,
            whom=user["login"] if user else "",
            project_id=token["project_id"] or "",
            said=", ".join(one for one in said if one),
        )

    def sessions(self, login: str) -> list[Session]:
        """Where somebody is signed in, newest first."""
        now = self._clock()
        user = self._file.row("SELECT id FROM users WHERE login = ?", login)
        if user is None:
            raise no_user(login)
        rows = self._file.rows(
            "SELECT id, created_at, seen_at FROM sessions WHERE user_id = ? AND seen_at >= ? "
            "AND created_at >= ? ORDER BY created_at DESC, id",
            user["id"], iso(now - IDLE), iso(now - LONGEST),
        )  # fmt: skip
        return [Session(row["id"], row["created_at"], row["seen_at"]) for row in rows]

    def sign_out(self, login: str | None, *, tokens: bool = False) -> SignedOut:
        """End somebody's sessions, or everybody's; with `tokens` revoke the tokens of these people too."""
        with self._file.writing() as db:
            user_id = None
            if login is not None:
                row = db.row("SELECT id FROM users WHERE login = ?", login)
                if row is None:
                    raise no_user(login)
                user_id = row["id"]
            sessions = end_sessions(db, user_id)
            ended = end_tokens(db, user_id, self._now()) if tokens else []
            self._note(db, "user.sign_out", whom=login or "", said=ended_in_words(sessions, ended))
            found = [db.row("SELECT * FROM tokens WHERE id = ?", token_id) for token_id in ended]
        return SignedOut(sessions, tuple(_token(row) for row in found if row is not None))

    def changes(self, login: str | None = None, *, before: int | None = None, limit: int) -> list[Change]:
        """What was changed of who may what, newest first; of this login, and with a number below `before`."""
        rows = self._file.rows(
            "SELECT * FROM changes WHERE (?1 IS NULL OR whom = ?1) AND (?2 IS NULL OR number < ?2) "
            "ORDER BY number DESC LIMIT ?3",
            login, before, limit,
        )  # fmt: skip
        return [Change(**dict(row)) for row in rows]

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
        self,
        name: str,
        by: str,
        project_id: str,
        selection: Sequence[str],
        expires_at: datetime,
        *,
        with_notes: bool = False,
    ) -> tuple[GuestLink, str]:
        """Make a link, and give its text."""
        text, bearer = made(Prefix.guest)
        with self._file.writing() as db:
            db.do(
                "INSERT INTO guest_links (id, digest, name, project_id, selection, created_by, created_at, "
                "expires_at, with_notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bearer.id, bearer.digest, name, project_id, "\n".join(selection), by, self._now(),
                iso(expires_at), with_notes,
            )  # fmt: skip
            sees = " ".join(selection) or "all"
            sees += " with notes" if with_notes else ""
            said = f"{name} ({bearer.id}), sees {sees}, until {iso(expires_at)[:10]}"
            self._note(db, "guest.add", project_id=project_id, said=said)
            row = db.row("SELECT * FROM guest_links WHERE id = ?", bearer.id)
        assert row is not None  # it was written just now
        return _guest_link(row), text

    def revoke_guest_link(self, project_id: str, link_id: str) -> GuestLink:
        """Let the link lead nowhere from now on."""
        with self._file.writing() as db:
            before = db.row(
                "SELECT * FROM guest_links WHERE id = ? AND project_id = ? AND revoked_at IS NULL",
                link_id, project_id,
            )  # fmt: skip
            if before is not None:
                said = f"{before['name']} ({link_id})"
                self._note(db, "guest.revoke", project_id=project_id, said=said)
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


def no_token(token_id: str) -> SbError:
    """No token has that id."""
    hint = Mend("token.list", {}, "`{}` shows all")
    return SbError(Kind.missing, "no-token", f"there is no token {token_id}", hint=hint)


def end_sessions(db: Writing, user_id: str | None) -> int:
    """End the sessions of an account, or all; says how many."""
    which = "SELECT count(*) AS n FROM sessions WHERE ?1 IS NULL OR user_id = ?1"
    row = db.row(which, user_id)
    db.do("DELETE FROM sessions WHERE ?1 IS NULL OR user_id = ?1", user_id)
    return int(row["n"]) if row is not None else 0


def end_tokens(db: Writing, user_id: str | None, now: str) -> list[str]:
    """Revoke the tokens of an account, or of every account; gives the ids of those that still opened."""
    rows = db.rows(
        "SELECT id FROM tokens WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2) "
        "AND (CASE WHEN ?1 IS NULL THEN user_id IS NOT NULL ELSE user_id = ?1 END)",
        user_id, now,
    )  # fmt: skip
    found = [row["id"] for row in rows]
    for token_id in found:
        db.do("UPDATE tokens SET revoked_at = ? WHERE id = ?", now, token_id)
    return found


def ended_in_words(sessions: int, tokens: Sequence[str]) -> str:
    """How many sessions and which tokens ended."""
    said = f"{sessions} session{'s'[: sessions != 1]} ended"
    return f"{said}; tokens revoked: {', '.join(tokens)}" if tokens else said


def _token(row: sqlite3.Row) -> Token:
    return Token(
        row["id"], row["name"], row["user_id"], row["project_id"], Role(row["role"]) if row["role"] else None,
        row["created_by"], row["created_at"], row["expires_at"], row["last_used_at"], row["revoked_at"],
        TokenKind(row["kind"]),
    )  # fmt: skip


def _guest_link(row: sqlite3.Row) -> GuestLink:
    selection = tuple(row["selection"].split("\n")) if row["selection"] else ()
    return GuestLink(
        row["id"], row["name"], row["project_id"], selection, row["created_by"], row["created_at"],
        row["expires_at"], row["last_used_at"], row["revoked_at"], bool(row["with_notes"]),
    )  # fmt: skip


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _text(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None

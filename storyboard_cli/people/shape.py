"""The shape of `people.db`, as numbered steps that are never edited."""

from __future__ import annotations

_FIRST = """\
CREATE TABLE users (
    id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL,
    password_hash TEXT, is_admin INTEGER NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
    issuer TEXT, subject TEXT, created_at TEXT NOT NULL, UNIQUE (issuer, subject)
);
CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE email != '';
CREATE TABLE members (
    project_id TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users (id), role TEXT NOT NULL,
    PRIMARY KEY (project_id, user_id)
) WITHOUT ROWID;
CREATE INDEX members_user ON members (user_id);
CREATE TABLE tokens (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, name TEXT NOT NULL,
    user_id TEXT REFERENCES users (id), project_id TEXT, role TEXT, created_by TEXT NOT NULL,
    created_at TEXT NOT NULL, expires_at TEXT, last_used_at TEXT, revoked_at TEXT
);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY, digest BLOB NOT NULL, user_id TEXT NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL, seen_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE TABLE guest_links (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, name TEXT NOT NULL,
    project_id TEXT NOT NULL, selection TEXT NOT NULL, created_by TEXT NOT NULL,
    created_at TEXT NOT NULL, expires_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT
);
CREATE INDEX guest_links_project ON guest_links (project_id);
CREATE TABLE sign_ins (
    state_digest BLOB PRIMARY KEY, nonce TEXT NOT NULL, verifier TEXT NOT NULL, back_to TEXT NOT NULL,
    expires_at TEXT NOT NULL
) WITHOUT ROWID"""

_SECOND = """\
ALTER TABLE tokens ADD COLUMN kind TEXT NOT NULL DEFAULT '';
CREATE TABLE changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, by TEXT NOT NULL, origin TEXT NOT NULL,
    action TEXT NOT NULL, whom TEXT NOT NULL, project_id TEXT NOT NULL, said TEXT NOT NULL
);
CREATE INDEX changes_whom ON changes (whom, number);
UPDATE tokens SET revoked_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
    WHERE revoked_at IS NULL AND user_id IN (SELECT id FROM users WHERE disabled)"""
"""Tokens of accounts that are disabled are revoked for good."""

_NOTES = "ALTER TABLE guest_links ADD COLUMN with_notes INTEGER NOT NULL DEFAULT 0"

STEPS = (_FIRST, _SECOND, _NOTES)

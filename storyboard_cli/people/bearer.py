"""Secrets that whoever holds them is known by: `sb_<id>_<secret>`. Only their SHA-256 is kept."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum


class Prefix(StrEnum):
    """What a secret is, told by how it begins, so that one that leaks can be searched for."""

    token = "sb"
    session = "sbsession"
    guest = "sbguest"


_SHAPE = re.compile(r"(?P<prefix>[a-z]+)_(?P<id>[a-z2-7]{12})_(?P<secret>[A-Za-z0-9_-]{43})")
_PREFIXES = frozenset(prefix.value for prefix in Prefix)
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A secret as it was shown to us. It has no text that a log could show."""

    prefix: Prefix
    id: str
    digest: bytes = field(repr=False)
    """SHA-256 of the whole text."""

    def is_proved_by(self, kept: bytes) -> bool:
        """Is it the one that was kept? Takes the same time wherever the two differ."""
        return hmac.compare_digest(self.digest, kept)


def new_id() -> str:
    """A name for something that nobody named: 57 random bits, of which the last are a digit."""
    return "".join(secrets.choice(_LETTERS) for _ in range(11)) + secrets.choice("234567")


def made(prefix: Prefix) -> tuple[str, Bearer]:
    """A new secret of 256 random bits: its text, which is shown once, and what is kept of it."""
    text = f"{prefix}_{new_id()}_{secrets.token_urlsafe(32)}"
    found = shown(text)
    assert found is not None  # it was made in the shape that is read
    return text, found


def shown(text: str) -> Bearer | None:
    """The secret that a text shows; None where it has not the shape of one."""
    found = _SHAPE.fullmatch(text)
    if found is None or found["prefix"] not in _PREFIXES:
        return None
    return Bearer(Prefix(found["prefix"]), found["id"], hashlib.sha256(text.encode("ascii")).digest())

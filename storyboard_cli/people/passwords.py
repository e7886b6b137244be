"""Passwords: which are good enough, and how they are kept. The door to argon2."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from storyboard_cli.core.errors import Kind, SbError

SHORTEST = 10
LONGEST = 1000
_COMMONEST = (  # of ten characters and more, in lists of what leaked
    "1234567890", "0123456789", "0987654321", "12345678910", "123456789a", "123123123123", "1234512345",
    "1q2w3e4r5t", "1qaz2wsx3edc", "qwertyuiop", "qwerty1234", "qwerty12345", "qwerty123456", "qwertzuiop",
    "asdfghjkl1", "asdfghjkl123", "zxcvbnm123", "password12", "password123", "password1234", "password12345",
    "passw0rd12", "p@ssw0rd123", "passwordpassword", "iloveyou12", "iloveyou123", "letmein123",
    "letmein1234", "welcome123", "welcome1234", "welcome12345", "changeme123", "administrator",
    "admin12345", "admin123456", "adminadmin", "football123", "baseball123", "princess123", "sunshine123",
    "superman123", "liverpool1", "manchester", "california", "basketball", "christopher", "motherfucker",
    "unbelievable", "storyboard", "storyboard1", "storyboard123", "correcthorsebatterystaple",
)  # fmt: skip


def refuse_same(password: str, kept: str | None, field: str = "password") -> None:
    """Refuse the password that is kept already: whoever changes it does so because others may know it."""
    if kept is not None and is_right(password, kept):
        raise SbError(
            Kind.usage,
            "same-password",
            "this is the password that the account has",
            hint="choose another one",
            fields=(field,),
        )


def refuse_weak(password: str, login: str, field: str = "password") -> None:
    """Refuse what is guessed first. The error never holds the password."""
    why = _weakness(password, login)
    if why is not None:
        raise SbError(
            Kind.usage,
            "weak-password",
            f"the password {why}",
            hint="four words that nobody puts together make a good one",
            fields=(field,),
        )


def _weakness(password: str, login: str) -> str | None:
    folded = password.casefold()
    if len(password) < SHORTEST:
        return f"is too short: {SHORTEST} characters are the least"
    if len(password) > LONGEST:
        return f"is too long: {LONGEST} characters are the most"
    if len(set(folded)) < 4:
        return "has fewer than four different characters"
    if login.casefold() in folded and len(folded) - len(login) < SHORTEST:
        return "is little more than the login"
    if folded in _COMMONEST:
        return "is one of the commonest"
    return None


def hashed(password: str) -> str:
    """What is kept of it (argon2id)."""
    return _hasher().hash(password.encode("utf-8", "surrogatepass"))


def is_right(password: str, kept: str | None) -> bool:
    """Is it the password that was kept? Without one it takes the same time, and is not."""
    given = password[: LONGEST + 1].encode("utf-8", "surrogatepass")
    try:
        return _hasher().verify(_nobodys() if kept is None else kept, given) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Was it hashed with less effort than passwords are today?"""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has: what a guess at an unknown login is compared with."""
    import secrets

    return hashed(secrets.token_urlsafe(32))

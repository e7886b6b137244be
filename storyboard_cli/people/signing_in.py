"""Signing in with a password: the account that it opens, or one refusal for all that is wrong."""

from __future__ import annotations

import threading
from math import ceil

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.people.guessing import Guesses
from storyboard_cli.people.passwords import hashed, is_outdated, is_right
from storyboard_cli.people.port import People
from storyboard_cli.people.records import User


class WaitAsked(SbError):
    """Too many wrong tries. A face says after how many seconds another one is heard."""

    def __init__(self, wait_s: float) -> None:
        self.wait_s = self.retry_after = ceil(wait_s)
        super().__init__(
            Kind.blocked,
            "too-many-tries",
            f"too many wrong passwords; the next try is heard in {self.wait_s} s",
            hint="whoever forgot it asks an administrator for another",
        )


class SignIns:
    """Lets people in by password, and slows down whoever guesses. One for a whole server."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._guesses = Guesses()
        self._lock = threading.Lock()

    def signed_in(self, login: str, password: str, address: str, now: float) -> User:
        """The account of whoever knows its password. Takes about a tenth of a second.

        An unknown login, a wrong password, an account without one and a disabled one are refused alike.
        """
        login = login.casefold()
        with self._lock:
            wait_s = self._guesses.wait_s(login, address, now)
            if wait_s > 0:
                raise WaitAsked(wait_s)
            # Counted before it is known: a hundred tries at once are a hundred tries.
            self._guesses.wrong(login, address, now)
        user = self._people.user(login)
        kept = user.password_hash if user is not None and not user.disabled else None
        if user is None or kept is None or not is_right(password, kept):
            if kept is None:
                is_right(password, None)
            raise SbError(Kind.blocked, "wrong-password", "there is no such account with that password")
        with self._lock:
            self._guesses.right(login, address, now)
        if is_outdated(kept):
            self._people.rehash(login, kept, hashed(password))
        return user

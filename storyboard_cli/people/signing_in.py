"""Signing in with a password: the account that it opens, or one refusal for all that is wrong."""

from __future__ import annotations

import threading
from math import ceil

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.people.guessing import Guesses, origin_of
from storyboard_cli.people.passwords import hashed, is_outdated, is_right
from storyboard_cli.people.port import People
from storyboard_cli.people.records import User

MOST_BEGUN, _BEGUN_WITHIN_S = 1000, 600.0
"""From one address, which may be a whole team's, so many sign-ins are begun in so many seconds."""


class WaitAsked(SbError):
    """Too many wrong tries. A face says after how many seconds another one is heard."""

    def __init__(self, wait_s: float, what: str = "too many wrong passwords") -> None:
        self.wait_s = self.retry_after = ceil(wait_s)
        super().__init__(
            Kind.blocked,
            "too-many-tries",
            f"{what}; the next try is heard in {self.wait_s} s",
            hint="whoever forgot a password asks an administrator for another",
        )


class SignIns:
    """Lets people in by password, and slows down whoever guesses. One for a whole server."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._guesses = Guesses()
        self._begun: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def begun(self, address: str, now: float) -> None:
        """Somebody is led to a provider; each time is written down, so nobody may fill the disk with them."""
        origin = origin_of(address)
        with self._lock:
            for one, times in list(self._begun.items()):
                self._begun[one] = [at for at in times if now - at < _BEGUN_WITHIN_S]
                if not self._begun[one]:
                    del self._begun[one]
            times = self._begun.setdefault(origin, [])
            if len(times) >= MOST_BEGUN:
                raise WaitAsked(times[0] + _BEGUN_WITHIN_S - now, "too many sign-ins were begun")
            times.append(now)

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

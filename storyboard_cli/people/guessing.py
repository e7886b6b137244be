"""Slows down whoever guesses passwords. Pure: the caller says what time it is, in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

FREE_TRIES = 5
LONGEST_WAIT_S = 900.0
_FORGOTTEN_AFTER_S = 4 * LONGEST_WAIT_S
_MOST_KEPT = 20_000
_Pair = tuple[str, str]


@dataclass(slots=True)
class _Tries:
    """Wrong tries at one account from one address."""

    count: int = 0
    last: float = 0.0


class Guesses:
    """Wrong tries by account and by address. After five, each doubles the wait: 1 s, 2 s, … 15 min.

    The right password clears the tries at this account from this address, and no others: whoever has an
    account of their own gains nothing by signing in between two guesses at somebody else's. And whoever
    signed in from an address before does not wait for what others try elsewhere.
    """

    def __init__(self) -> None:
        self._tries: dict[_Pair, _Tries] = {}
        self._proved: dict[_Pair, float] = {}

    def wait_s(self, login: str, address: str, now: float) -> float:
        """How long this account is closed to this address."""
        account, origin = _pair(login, address)
        mine = [
            (pair, tries) for pair, tries in self._tries.items() if account == pair[0] or origin == pair[1]
        ]
        at_account = [t for pair, t in mine if pair[0] == account]
        from_here = [t for pair, t in mine if pair[1] == origin]
        if (account, origin) in self._proved:
            at_account = []
        return max(_wait_s(at_account, now), _wait_s(from_here, now))

    def wrong(self, login: str, address: str, now: float) -> None:
        """The password was wrong, or there is no such account."""
        self._sweep(now)
        tries = self._tries.setdefault(_pair(login, address), _Tries())
        tries.count += 1
        tries.last = now

    def right(self, login: str, address: str, now: float) -> None:
        """The password was right."""
        self._sweep(now)
        pair = _pair(login, address)
        self._tries.pop(pair, None)
        self._proved[pair] = now

    def _sweep(self, now: float) -> None:
        """Forget what is long ago, and the oldest where there is too much of it."""
        for pair in [p for p, tries in self._tries.items() if now - tries.last > _FORGOTTEN_AFTER_S]:
            del self._tries[pair]
        if len(self._tries) >= _MOST_KEPT:
            oldest = sorted(self._tries, key=lambda pair: self._tries[pair].last)
            for pair in oldest[: _MOST_KEPT // 10]:
                del self._tries[pair]
        while len(self._proved) >= _MOST_KEPT:
            del self._proved[next(iter(self._proved))]


def _wait_s(tries: list[_Tries], now: float) -> float:
    count = sum(one.count for one in tries)
    if count < FREE_TRIES:
        return 0.0
    wait = min(LONGEST_WAIT_S, 2.0 ** min(count - FREE_TRIES, 20))
    return max(0.0, max(one.last for one in tries) + wait - now)


def _pair(login: str, address: str) -> _Pair:
    return login.casefold()[:100], origin_of(address)


def origin_of(address: str) -> str:
    """Whoever has one IPv6 address has the 2⁶⁴ beside it."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:100]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
    return str(found)

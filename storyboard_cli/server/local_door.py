"""The way in for the one person who sits at this machine: a token in the address, as notebooks have it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from storyboard_cli.people.principal import Principal, local_principal


@dataclass(frozen=True, slots=True)
class LocalDoor:
    """A token that is made anew at each start and told to nobody but the terminal."""

    signature: str
    principal: Principal = field(init=False)
    """Whoever has the token: everything is theirs."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    cookie: str = field(init=False, repr=False)
    """What a browser keeps of it: it sends cookies to other ports too, and who reads this has no token."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "principal", local_principal(self.signature))
        object.__setattr__(self, "cookie", sha256(f"cookie {self.token}".encode()).hexdigest())

"""What a sign-in at a provider is known by, from the redirect there to the redirect back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Secrets:
    """What one sign-in is known by: the provider gives the nonce back, and only we have the verifier."""

    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)

"""The ID token: who somebody is, signed by the provider. All of it is proved here, or it is not believed."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from storyboard_cli.core.characters import is_text
from storyboard_cli.people.oidc.faults import printable, untrue

ALGORITHMS = ("RS256", "ES256")
"""No other is believed: neither `none`, nor one whose key whoever reads the token has too."""
LEEWAY_S = 60
_MOST_KEYS = 50
_MODULUS = range(340, 2800)  # characters of base64: 2,048 to 16,384 bits
LONGEST_TOKEN = 64 * 1024
LONGEST_SUBJECT = 255

Key = RSAKey | ECKey


@dataclass(frozen=True, slots=True)
class Expected:
    """What an ID token must say."""

    name: str
    issuer: str
    client_id: str
    nonce: str
    now: float


def proved(token: str, keys: Sequence[Mapping[str, Any]], expected: Expected) -> dict[str, Any]:
    """The claims of a token that the provider signed for this server, for this sign-in, just now."""
    claims = _signed(token, keys, expected.name)
    wrong = _wrong(claims, expected)
    if wrong is not None:
        raise untrue(expected.name, wrong)
    return claims


def key_id(token: str) -> str | None:
    """Which key the token names; nothing where it names none or cannot be read."""
    try:
        found = jws.extract_compact(token[:LONGEST_TOKEN].encode()).headers().get("kid")
    except (JoseError, ValueError, RecursionError):
        return None
    return found if isinstance(found, str) else None


def _signed(token: str, keys: Sequence[Mapping[str, Any]], name: str) -> dict[str, Any]:
    if len(token) > LONGEST_TOKEN:
        raise untrue(name, "its ID token is too long")
    try:
        header = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError, RecursionError) as error:
        raise untrue(name, "its ID token cannot be read") from error
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise untrue(name, f"its ID token is signed by {printable(algorithm, 20)}, not by RS256 or ES256")
    for key in _fitting(keys, algorithm, header.get("kid")):
        try:
            return dict(jwt.decode(token, key, algorithms=[algorithm]).claims)
        except (JoseError, ValueError, RecursionError):
            continue
    raise untrue(name, "its ID token is signed by no key of the provider")


def _fitting(keys: Sequence[Mapping[str, Any]], algorithm: str, kid: object) -> Iterator[Key]:
    """The keys that may have signed. One that is odd is no key, and keeps no other from being one."""
    for data in keys[:_MOST_KEYS]:
        if not isinstance(data, dict) or data.get("use", "sig") != "sig":
            continue
        if (kid is not None and data.get("kid") != kid) or data.get("alg", algorithm) != algorithm:
            continue
        if data.get("kty") == "RSA" and algorithm == "RS256":
            kind: type[Key] = RSAKey
            if len(str(data.get("n", ""))) not in _MODULUS:
                continue
        elif data.get("kty") == "EC" and data.get("crv") == "P-256" and algorithm == "ES256":
            kind = ECKey
        else:
            continue
        public = {name: data[name] for name in ("kty", "n", "e", "crv", "x", "y") if name in data}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # joserfc warns of keys that were looked at above
                yield kind.import_key(public)
        except (JoseError, ValueError, TypeError):
            continue


def _wrong(claims: Mapping[str, Any], expected: Expected) -> str | None:
    """What is wrong with claims that are signed."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    subject, nonce = claims.get("sub"), claims.get("nonce")
    if claims.get("iss") != expected.issuer:
        return "its ID token names another issuer"
    if expected.client_id not in audiences:
        return "its ID token is for somebody else"
    if claims.get("azp", expected.client_id) != expected.client_id or (
        len(audiences) > 1 and "azp" not in claims
    ):
        return "its ID token was asked for by somebody else"
    if not _is_number(claims.get("exp")) or claims["exp"] <= expected.now - LEEWAY_S:
        return "its ID token has expired"
    for name in ("iat", "nbf"):
        if name in claims and not (_is_number(claims[name]) and claims[name] <= expected.now + LEEWAY_S):
            return "its ID token is of a time that has not come"
    if not isinstance(nonce, str) or not compare_digest(
        nonce.encode("utf-8", "replace"), expected.nonce.encode()
    ):
        return "its ID token belongs to another sign-in"
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not is_text(subject):
        return "its ID token names nobody"
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

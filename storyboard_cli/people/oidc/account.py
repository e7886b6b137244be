"""Whose account it is that somebody at a provider signs in to. Nobody gets one by signing in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.people.oidc.faults import printable, refused
from storyboard_cli.people.port import People
from storyboard_cli.people.records import User

_ASK = "ask an administrator for an account with the address that you have there"


def account_of(people: People, claims: Mapping[str, Any], name: str) -> User:
    """The account that is tied to who the claims are of; else the one with their proved address, tied now.

    An address is proved where the provider says so. It opens an account once: from then on the subject does,
    which a provider never gives to anybody else.
    """
    issuer, subject = str(claims["iss"]), str(claims["sub"])
    found = people.user_of_subject(issuer, subject)
    if found is None:
        found = _by_address(people, claims, name)
        try:
            found = people.tie(found.login, issuer, subject)
        except SbError as error:
            raise _tied(name) from error
    if found.disabled:
        raise refused("this account is closed", "ask an administrator of this service")
    return found


def _by_address(people: People, claims: Mapping[str, Any], name: str) -> User:
    address = claims.get("email")
    if not isinstance(address, str) or not address:
        raise refused(f"{name} tells no address of yours, so that nobody knows which account is yours", _ASK)
    said = printable(address)
    if claims.get("email_verified") not in (True, "true"):
        raise refused(f"{name} does not say that {said} is yours", f"prove your address at {name} first")
    found = people.user_of_email(address)
    if found is None:
        raise refused(f"there is no account for {said} here", _ASK)
    if found.disabled:
        raise refused("this account is closed", "ask an administrator of this service")
    if found.issuer is not None:
        raise _tied(name)
    return found


def _tied(name: str) -> SbError:
    return refused(
        "the account with your address belongs to somebody else at a provider",
        f"sign in at {name} as before, or {_ASK}",
    )

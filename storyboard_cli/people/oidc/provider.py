"""A provider of OpenID Connect, as its own description says how it is asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.client import OAuth2Client
from authlib.oauth2.rfc6749.parameters import prepare_token_request

from storyboard_cli.core.settings import Settings
from storyboard_cli.people.oidc.asking import Asking, is_safe
from storyboard_cli.people.oidc.faults import printable, unreachable, untrue
from storyboard_cli.people.oidc.id_token import Expected, key_id, proved
from storyboard_cli.people.oidc.known_by import Secrets

SCOPE = "openid email profile"
KEPT_S = 3600.0
"""So long a description and its keys are believed before they are read again."""
_NEW_KEYS_S = 60.0
"""A token with a key that nobody knows has the keys read again, once in so many seconds."""
_WAYS = ("client_secret_basic", "client_secret_post")


@dataclass(slots=True)
class _Read:
    """What was read at a provider, and when."""

    about: dict[str, Any]
    keys: list[Mapping[str, Any]]
    at: float


class Provider:
    """One provider. Its description is read when somebody signs in, not before."""

    def __init__(
        self, settings: Settings, asking: Asking | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = settings.oidc_name or "the provider"
        self._settings = settings
        self._asking = asking or Asking(self.name)
        self._now = now
        self._read: _Read | None = None

    @property
    def issuer(self) -> str:
        """Who it is, as settings say; its tokens say it with or without a slash at the end."""
        return self._settings.oidc_issuer

    async def address(self, back: str, state: str, known: Secrets) -> str:
        """Where the browser goes to sign in; it comes back to `back` with a code."""
        about = (await self._described()).about
        client = OAuth2Client(
            None,
            client_id=self._settings.oidc_client_id,
            scope=SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
        )
        found, _ = client.create_authorization_url(
            about["authorization_endpoint"], state=state, code_verifier=known.verifier, nonce=known.nonce
        )
        return str(found)

    async def claims(self, code: str, back: str, known: Secrets) -> dict[str, Any]:
        """Who signed in, proved. The code is given up for tokens, once."""
        read = await self._described()
        told = await self._exchanged(read.about, code, back, known)
        token = told.get("id_token")
        if not isinstance(token, str):
            raise untrue(self.name, "it sends no ID token")
        named = key_id(token)
        if named not in (None, *(key.get("kid") for key in read.keys)):
            read = await self._described(but_since=self._now() - _NEW_KEYS_S)
        expected = Expected(
            self.name, read.about["issuer"], self._settings.oidc_client_id, known.nonce, time.time()
        )
        claims = proved(token, read.keys, expected)
        if "email" not in claims and "userinfo_endpoint" in read.about:
            claims = await self._with_address(claims, read.about, told)
        return claims

    async def _with_address(
        self, claims: dict[str, Any], about: Mapping[str, Any], told: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Some providers tell an address only to who asks for it."""
        headers = {"authorization": f"Bearer {printable(told.get('access_token', ''), 8192)}"}
        found = await self._asking.get(about["userinfo_endpoint"], headers)
        if found.get("sub") != claims["sub"]:
            raise untrue(self.name, "it tells an address of somebody else")
        return claims | {name: found[name] for name in ("email", "email_verified") if name in found}

    async def _exchanged(
        self, about: Mapping[str, Any], code: str, back: str, known: Secrets
    ) -> dict[str, Any]:
        body = prepare_token_request(
            "authorization_code", "", redirect_uri=back, code=code, code_verifier=known.verifier
        )
        auth = ClientAuth(self._settings.oidc_client_id, self._settings.oidc_client_secret, self._way(about))
        url, headers, body = auth.prepare(
            "POST",
            about["token_endpoint"],
            {"content-type": "application/x-www-form-urlencoded"},
            body,
        )
        status, told = await self._asking.post(url, headers, body)
        if status >= 500:
            raise unreachable(self.name, f"answers {status}")
        if status != 200:
            raise untrue(self.name, f"it takes no code back: {printable(told.get('error', status), 60)}")
        return told

    def _way(self, about: Mapping[str, Any]) -> str:
        """How this server proves to the provider which client it is."""
        if not self._settings.oidc_client_secret:
            return "none"
        offered = about.get("token_endpoint_auth_methods_supported")
        ways = [way for way in _WAYS if not isinstance(offered, list) or way in offered]
        return ways[0] if ways else _WAYS[0]

    async def _described(self, but_since: float | None = None) -> _Read:
        """The description and the keys, read again where they are older than that."""
        oldest = self._now() - KEPT_S if but_since is None else but_since
        if self._read is None or self._read.at < oldest:
            issuer = self.issuer.rstrip("/")
            about = await self._asking.get(f"{issuer}/.well-known/openid-configuration")
            self._refuse_foreign(about, issuer)
            keys = (await self._asking.get(about["jwks_uri"])).get("keys")
            found: list[Mapping[str, Any]] = []
            if isinstance(keys, list):
                found = [key for key in keys if isinstance(key, dict)]
            self._read = _Read(about, found, self._now())
        return self._read

    def _refuse_foreign(self, about: Mapping[str, Any], issuer: str) -> None:
        """A description is of this provider, and says where things are."""
        if str(about.get("issuer", "")).rstrip("/") != issuer:
            raise untrue(self.name, "its description is of another issuer than SB_OIDC_ISSUER")
        needed: Sequence[str] = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        more = ("userinfo_endpoint",) if "userinfo_endpoint" in about else ()
        for name in (*needed, *more):
            if not isinstance(about.get(name), str) or not is_safe(about[name]):
                raise unreachable(self.name, f"describes no {name} at https")

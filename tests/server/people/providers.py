"""Providers of OpenID Connect for the tests: a lawful one in its own process, and one that lies as told."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

CLIENT = "sb-boards"


@contextmanager
def lawful_provider() -> Iterator[str]:
    """The address of a provider that does all as it should."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    line = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"]
    process = subprocess.Popen(
        line, env={**os.environ, "NO_COLOR": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the provider ended at once"
        try:
            httpx.get(f"{address}/jwks", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
            continue
        return
    raise AssertionError("the provider did not come up")


@dataclass
class Liar:
    """A provider that does as it should, but for what a test changes."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    curve: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "two", "use": "sig"}))
    published: list[Any] | None = None
    """The keys that it shows; none: its own."""
    header: dict[str, Any] = field(default_factory=lambda: {"alg": "RS256", "kid": "one"})
    claims: dict[str, Any] = field(default_factory=dict)
    """Claims said instead of the right ones; None leaves one out."""
    about: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    token: Callable[[dict[str, Any]], str] | None = None
    """What is sent as the ID token."""
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    """By path: what is done instead."""
    nonces: dict[str, str] = field(default_factory=dict)
    """Those of sign-ins, by code."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Each request: its path, and its form."""
    authorized: list[str] = field(default_factory=list)

    def code(self, location: str) -> str:
        """What whoever signs in brings back from an address that the browser was led to."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        code = f"code-{len(self.nonces)}"
        self.nonces[code] = query["nonce"]
        return code

    def id_token(self, code: str) -> str:
        now = int(time.time())
        said = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonces.get(code, ""),
            "email": "ann@example.org",
            "email_verified": True,
        } | self.claims
        said = {name: value for name, value in said.items() if value is not None}
        if self.token is not None:
            return self.token(said)
        key = self.curve if self.header["alg"] == "ES256" else self.key
        return jwt.encode(self.header, said, key)

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
        } | self.about

    def keys(self) -> dict[str, Any]:
        own = [self.key.as_dict(private=False), self.curve.as_dict(private=False)]
        return {"keys": own if self.published is None else self.published}


def secret_of(text: str) -> OctKey:
    """A text as a key that both sides have."""
    return OctKey.import_key(text)


@contextmanager
def liar() -> Iterator[Liar]:
    """The provider, on a free port."""
    provider = Liar()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            self._answer({name: values[0] for name, values in parse_qs(data).items()})

        def _answer(self, form: dict[str, str]) -> None:
            path = urlsplit(self.path).path
            provider.asked.append((path, form))
            provider.authorized.append(self.headers.get("authorization", ""))
            instead = provider.answers.get(path)
            if instead is not None:
                with suppress(OSError):  # whoever asked hung up, as it should
                    instead(self)
                return
            if path == "/.well-known/openid-configuration":
                send_json(self, provider.described())
            elif path == "/jwks":
                send_json(self, provider.keys())
            elif path == "/userinfo":
                send_json(self, provider.userinfo)
            else:
                token = provider.id_token(form.get("code", ""))
                send_json(self, {"access_token": "a", "token_type": "Bearer", "id_token": token})

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    running.start()
    try:
        yield provider
    finally:
        server.shutdown()
        running.join(30)
        server.server_close()


# --- what a liar does -----------------------------------------------------------------------------------


def send_json(to: BaseHTTPRequestHandler, data: Any, status: int = 200) -> None:
    send(to, json.dumps(data).encode(), status)


def send(to: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    to.send_response(status)
    to.send_header("content-type", "application/json")
    for name, value in headers.items():
        to.send_header(name.replace("_", "-"), value)
    to.end_headers()
    to.wfile.write(body)


def huge(to: BaseHTTPRequestHandler) -> None:
    """Never stops to send."""
    send(to, b"[")
    for _ in range(64):
        to.wfile.write(b" " * (1 << 20))


def bomb(to: BaseHTTPRequestHandler) -> None:
    """Sends little that is a gigabyte once it is unpacked."""
    send(to, gzip.compress(b" " * (1 << 24)), content_encoding="gzip")


def round_trip(to: BaseHTTPRequestHandler) -> None:
    """Leads to itself, for ever."""
    send(to, b"", 302, location=to.path)


def drip(to: BaseHTTPRequestHandler) -> None:
    """Sends a byte now and then, so that no single wait is long."""
    send(to, b"{")
    for _ in range(600):
        to.wfile.write(b" ")
        to.wfile.flush()
        time.sleep(0.05)

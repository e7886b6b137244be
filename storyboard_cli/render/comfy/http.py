"""The only module here that imports requests.

One client talks to one server, bounds each answer, follows no redirect to another host and never shows
credentials.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.core.settings import Settings, certificates
from storyboard_cli.render.comfy.faults import Fault, RetryDecision
from storyboard_cli.render.comfy.server_text import one_line

JSON_LIMIT = 64 << 20
"""Bytes of the largest JSON answer that is read.

/object_info of a server with many packs takes 5 to 20 MB.
"""
_CONNECT_S = 5.0


class Credentials:
    """A bearer token, or a name and password, from the machine's settings only, and the servers that they are
    for. No other server gets them; its text form tells nothing.
    """

    def __init__(self, header: str | None = None, servers: Iterable[str] = ()) -> None:
        self._header = header
        self._servers = frozenset(server_url(one) for one in servers)

    @classmethod
    def of(cls, machine: Settings, servers: Iterable[str] | None = None) -> Credentials:
        """`SB_COMFY_TOKEN`, else `SB_COMFY_USER` and `SB_COMFY_PASSWORD`, else none; for `servers`, else for
        those of the settings.
        """
        known = machine.servers if servers is None else servers
        if machine.comfy_token:
            return cls(f"Bearer {machine.comfy_token}", known)
        user, password = machine.comfy_user, machine.comfy_password
        if user or password:
            return cls("Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii"), known)
        return cls()

    @property
    def present(self) -> bool:
        """Is there anything to send?"""
        return self._header is not None

    def headers(self, url: str) -> dict[str, str]:
        """The header to send to the server at `url`; none for one that they are not for."""
        return {"Authorization": self._header} if self._header and url in self._servers else {}

    def hide(self, text: str) -> str:
        """`text` without the secret, should a library have put it there."""
        secret = self._header.partition(" ")[2] if self._header else ""
        return text.replace(secret, "…") if len(secret) > 3 else text

    def __repr__(self) -> str:
        return f"Credentials(present={self.present})"


def server_url(text: str) -> str:
    """A configured server as `scheme://host:port[/path]`; a user name or password in it is refused."""
    written = text.strip()
    parts = urlsplit(written if "://" in written else f"http://{written}")
    if parts.username or parts.password:
        raise SbError(
            Kind.usage,
            "secret-in-url",
            f"the server address for {one_line(parts.hostname, 100)} holds a user name or password",
            hint="write the address alone; set SB_COMFY_USER and SB_COMFY_PASSWORD, or SB_COMFY_TOKEN",
        )
    if parts.hostname and (parts.query or parts.fragment):
        mark = "?" if parts.query else "#"
        name = one_line((parts.query or parts.fragment).partition("=")[0], 60)
        raise SbError(
            Kind.usage,
            "query-in-url",
            f"the server address for {one_line(parts.hostname, 100)} has more behind it: {mark}{name}",
            hint=f"leave out {mark}{name} and what follows; a token belongs into SB_COMFY_TOKEN",
        )
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in ("http", "https") or not parts.hostname or port == -1:
        raise SbError(
            Kind.usage,
            "bad-server-url",
            f"{one_line(text, 200)!r} is not a server address",
            hint="write it as http://127.0.0.1:8188",
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path}".rstrip("/")


class HttpAnswer:
    """A bounded answer of a server."""

    def __init__(self, status: int, body: bytes, media_type: str) -> None:
        self.status = status
        self.body = body
        self.media_type = media_type

    def json(self) -> Any:
        """The body as JSON; HTML or anything else is a fault that says so."""
        try:
            return parse_json(self.body)
        except ValueError:
            shown = one_line(self.body[:200].decode("utf-8", "replace"), 120)
            raise Fault(
                RetryDecision.elsewhere,
                "not-comfyui",
                f"the server answered {self.media_type or 'something'} instead of JSON ({shown!r}); "
                "is there a proxy or a login page before ComfyUI?",
            ) from None


class HttpClient:
    """HTTP to one server. Not for use by two threads at once: each takes its own `HttpClient`."""

    def __init__(self, url: str, credentials: Credentials | None = None, timeout_s: float = 30.0) -> None:
        import requests
        from requests.utils import get_environ_proxies

        self.url = url
        self.credentials = credentials or Credentials()
        self.timeout_s = timeout_s
        self._session = requests.Session()
        self._session.trust_env = (
            False  # else a .netrc could replace our credentials, and each call costs 1 ms more
        )
        self._session.proxies.update(get_environ_proxies(url))
        bundle = certificates()
        if bundle:
            self._session.verify = bundle
        self._session.headers.update({"Accept": "*/*", **self.credentials.headers(url)})

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def get(
        self, path: str, query: Mapping[str, str] | None = None, *, limit: int = JSON_LIMIT
    ) -> HttpAnswer:
        """GET; never raises for a status below 400 or for 404."""
        return self._ask("GET", path, params=query, limit=limit)

    def head(self, path: str, query: Mapping[str, str] | None = None) -> tuple[int, int]:
        """(status, Content-Length or −1) without the body."""
        answer = self._send("HEAD", path, params=query)
        try:
            length = int(answer.headers.get("Content-Length", "-1"))
        except ValueError:
            length = -1
        answer.close()
        return answer.status_code, length

    def post(
        self,
        path: str,
        body: Any = None,
        *,
        files: Mapping[str, Any] | None = None,
        data: Mapping[str, str] | None = None,
    ) -> HttpAnswer:
        """POST JSON or a form."""
        if files is not None:
            return self._ask("POST", path, files=files, data=data)
        return self._ask("POST", path, json=body if body is not None else {})

    def _ask(self, method: str, path: str, *, limit: int = JSON_LIMIT, **more: Any) -> HttpAnswer:
        import requests

        answer = self._send(method, path, **more)
        try:
            length = answer.headers.get("Content-Length", "")
            if is_digits(length) and int(length) > limit:
                raise Fault(
                    RetryDecision.elsewhere,
                    "answer-too-large",
                    f"the server wants to send {int(length) >> 20} MB",
                )
            pieces, size = [], 0
            for piece in answer.iter_content(1 << 18):
                size += len(piece)
                if size > limit:
                    raise Fault(
                        RetryDecision.elsewhere,
                        "answer-too-large",
                        f"the server sends more than {limit >> 20} MB",
                    )
                pieces.append(piece)
        except (requests.RequestException, OSError, ValueError) as error:  # ValueError: no such host
            raise self._down(error) from None
        finally:
            answer.close()
        found = HttpAnswer(
            answer.status_code, b"".join(pieces), one_line(answer.headers.get("Content-Type", ""), 80)
        )
        if is_digits(length) and len(found.body) < int(length) and "Content-Encoding" not in answer.headers:
            raise Fault(
                RetryDecision.retry,
                "answer-cut-off",
                f"the answer ended after {len(found.body)} of {length} bytes",
            )
        return _judged(found, path)

    def _send(self, method: str, path: str, **more: Any) -> Any:
        import requests

        address = self.url + path
        for _ in range(4):
            try:
                answer = self._session.request(
                    method,
                    address,
                    stream=True,
                    allow_redirects=False,
                    timeout=(_CONNECT_S, self.timeout_s),
                    **more,
                )
            except (
                requests.RequestException,
                OSError,
                ValueError,
            ) as error:  # ValueError: no such host
                raise self._down(error) from None
            if not answer.is_redirect:
                return answer
            target = urljoin(address, answer.headers.get("Location", ""))
            answer.close()
            if urlsplit(target)[:2] != urlsplit(self.url)[:2] or method not in ("GET", "HEAD"):
                host = one_line(urlsplit(target).hostname or "nowhere", 100)
                raise Fault(
                    RetryDecision.refused,
                    "redirected",
                    f"the server sends us on to {host}, which sb does not follow; "
                    "name that address if it is right",
                )
            address, more = target, {}
        raise Fault(RetryDecision.refused, "redirected", "the server sends us round in circles")

    def _down(self, error: Exception) -> Fault:
        """A connection error in a few words.

        The library's own text holds object addresses and the whole URL.
        """
        import requests

        name = type(error).__name__
        if isinstance(error, requests.exceptions.SSLError):
            why = "its https certificate is not accepted (REQUESTS_CA_BUNDLE names another authority)"
        elif isinstance(error, requests.exceptions.ConnectTimeout):
            why = f"no connection within {_CONNECT_S:g} s"
        elif isinstance(error, requests.exceptions.Timeout):
            why = f"no answer within {self.timeout_s:g} s"
        elif "NameResolution" in str(error) or "getaddrinfo" in str(error):
            why = "its name is not known"
        elif "refused" in str(error).casefold():
            why = "connection refused"
        else:
            why = f"the connection broke ({name})"
        return Fault(RetryDecision.down, "server-unreachable", why)


def _judged(answer: HttpAnswer, path: str) -> HttpAnswer:
    """`answer`, or a fault where its status says that asking was in vain."""
    status = answer.status
    if status in (401, 403):
        what = "wants a login that it did not get" if status == 401 else "forbids this"
        raise Fault(
            RetryDecision.refused,
            "not-allowed",
            f"the server {what} (HTTP {status}); set SB_COMFY_TOKEN or SB_COMFY_USER and SB_COMFY_PASSWORD",
        )
    if status >= 500 or status == 429:
        said = one_line(answer.body[:400].decode("utf-8", "replace"), 160)
        raise Fault(
            RetryDecision.retry, f"http-{status}", f"the server answered HTTP {status} to {path}: {said}"
        )
    return answer

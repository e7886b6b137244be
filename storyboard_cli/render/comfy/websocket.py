"""The only module here that imports websocket-client: one socket to one server.

Messages that nobody needs are dropped before they are parsed, and so are pictures that nobody looks at.
"""

from __future__ import annotations

import contextlib
import socket
from typing import Any
from urllib.parse import urlsplit

from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.render.comfy.faults import Fault, RetryDecision
from storyboard_cli.render.comfy.http import Credentials

FRAME_LIMIT = 64 << 20
"""Bytes of the largest message that is read at all.

A 300-node job was seen to send 17 MiB in 911 messages.
"""
PREVIEW = "preview"
PREVIEW_LIMIT = 4 << 20
"""Bytes of the largest picture of a job under way that is passed on."""
_PREVIEW, _PREVIEW_WITH_METADATA = 1, 4
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_METADATA_LIMIT = 64 << 10
_FLAGS = b'{"type":"feature_flags","data":{"supports_preview_metadata":true}}'
_WANTED = ("status", "execution_", "executing", "executed", "progress")
_BULKY = 16 << 10


class Socket:
    """`GET /ws?clientId=…`.

    `receive` gives parsed messages; progress floods are dropped unread. So are previews, unless somebody
    `looks`: then they come as messages of the type `preview`.
    """

    def __init__(
        self,
        url: str,
        client_id: str,
        credentials: Credentials | None = None,
        timeout_s: float = 5.0,
        looks: bool = False,
    ) -> None:
        import websocket

        self._library = websocket
        parts = urlsplit(url)
        scheme = "wss" if parts.scheme == "https" else "ws"
        headers = [f"{name}: {value}" for name, value in (credentials or Credentials()).headers(url).items()]
        try:
            # Redirects are refused, and no Origin is sent: a server answers 403 where it differs from Host.
            self._socket = websocket.create_connection(
                f"{scheme}://{parts.netloc}{parts.path}/ws?clientId={client_id}",
                timeout=timeout_s,
                header=headers,
                suppress_origin=True,
                redirect_limit=0,
                enable_multithread=False,
                skip_utf8_validation=True,
                sockopt=((socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),),
            )
        except (websocket.WebSocketException, OSError, ValueError) as error:
            raise Fault(
                RetryDecision.down, "no-websocket", f"no websocket ({type(error).__name__})"
            ) from None
        self._looks = looks
        self._bound()
        if looks:
            self._say_flags()

    def receive(self, wait_s: float) -> dict[str, Any] | None:
        """The next message worth reading, or None after `wait_s` or where one was dropped.

        A fault when it broke.
        """
        try:
            self._socket.settimeout(wait_s)
            kind, data = self._socket.recv_data()
        except self._library.WebSocketTimeoutException:
            return None
        except (self._library.WebSocketException, OSError, ValueError, MemoryError) as error:
            raise Fault(
                RetryDecision.down, "websocket-closed", f"the websocket closed ({type(error).__name__})"
            ) from None
        if kind == self._library.ABNF.OPCODE_CLOSE:
            raise Fault(RetryDecision.down, "websocket-closed", "the server closed the websocket")
        if kind == self._library.ABNF.OPCODE_BINARY and self._looks:
            return read_preview(data)
        return read_message(data) if kind == self._library.ABNF.OPCODE_TEXT else None

    def interrupt(self) -> None:
        """End a `receive` that waits in another thread."""
        raw = self._socket.sock
        if raw is not None:
            with contextlib.suppress(OSError):
                raw.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close without waiting for the server's goodbye."""
        with contextlib.suppress(self._library.WebSocketException, OSError):
            self._socket.shutdown()  # type: ignore[no-untyped-call]

    def _say_flags(self) -> None:
        """With this a server says of each preview which job it is of."""
        with contextlib.suppress(self._library.WebSocketException, OSError):  # `receive` finds it broken
            self._socket.send(_FLAGS)

    def _bound(self) -> None:
        """Refuse a frame that announces more bytes than any honest one has, before they are read."""
        buffer: Any = self._socket.frame_buffer
        read = buffer.recv_strict

        def bounded(size: int) -> Any:
            if size > FRAME_LIMIT:
                raise self._library.WebSocketProtocolException("frame too large")
            return read(size)

        buffer.recv_strict = bounded


def read_message(data: bytes) -> dict[str, Any] | None:
    """A text message as `{"type", "data"}`.

    None for those that are not needed, unread where they are large.
    """
    start = data[:64].decode("utf-8", "replace")
    if '"progress_state"' in start and len(data) > _BULKY:
        return None
    try:
        found = parse_json(data)
    except ValueError:
        return None
    if (
        not isinstance(found, dict)
        or not isinstance(found.get("type"), str)
        or not isinstance(found.get("data"), dict)
    ):
        return None
    return found if found["type"].startswith(_WANTED) else None


def read_preview(data: bytes) -> dict[str, Any] | None:
    """A picture of a job under way, as `{"type": "preview", "data": {"image", "prompt_id"}}`.

    Older servers do not say whose it is; then `prompt_id` is empty. None for anything else.
    """
    if len(data) > PREVIEW_LIMIT:
        return None
    kind, size = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
    prompt_id: Any = ""
    if kind == _PREVIEW:
        image = data[8:]
    elif kind == _PREVIEW_WITH_METADATA and size <= _METADATA_LIMIT:
        image = data[8 + size :]
        try:
            found = parse_json(data[8 : 8 + size])
        except ValueError:
            return None
        prompt_id = found.get("prompt_id") if isinstance(found, dict) else None
    else:
        return None
    if not isinstance(prompt_id, str) or not image.startswith(_SIGNATURES):
        return None
    return {"type": PREVIEW, "data": {"image": image, "prompt_id": prompt_id}}

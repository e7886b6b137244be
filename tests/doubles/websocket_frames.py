"""Server-side websocket framing (RFC 6455), as much as a ComfyUI stand-in needs."""

from __future__ import annotations

import base64
import hashlib
import socket
import struct
import threading
from contextlib import suppress

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept_key(key: str) -> str:
    """`Sec-WebSocket-Accept` for a client's key."""
    return base64.b64encode(hashlib.sha1((key + _GUID).encode()).digest()).decode()


class ServerSocket:
    """One connected client: text and binary out, close detection in."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.open = True
        self.said = b""  # the text of the client's newest frame

    def send(self, data: bytes, opcode: int = 1) -> None:
        """Send one frame; a client that is gone is only marked."""
        length = len(data)
        if length < 126:
            head = struct.pack(">BB", 0x80 | opcode, length)
        elif length < 1 << 16:
            head = struct.pack(">BBH", 0x80 | opcode, 126, length)
        else:
            head = struct.pack(">BBQ", 0x80 | opcode, 127, length)
        with self._lock:
            try:
                self._connection.sendall(head + data)
            except OSError:
                self.open = False

    def claim(self, length: int) -> None:
        """Announce a frame of `length` bytes that never comes."""
        with self._lock:
            self._connection.sendall(struct.pack(">BBQ", 0x81, 127, length))

    def wait_closed(self) -> None:
        """Read and drop what the client says until it goes away."""
        try:
            while True:
                head = self._exactly(2)
                opcode, length = head[0] & 15, head[1] & 127
                if length == 126:
                    length = struct.unpack(">H", self._exactly(2))[0]
                elif length == 127:
                    length = struct.unpack(">Q", self._exactly(8))[0]
                mask = self._exactly(4) if head[1] & 128 else b"\0\0\0\0"
                body = bytes(b ^ mask[i % 4] for i, b in enumerate(self._exactly(length)))
                if opcode == 1:
                    self.said = body
                if opcode == 8:
                    return
                if opcode == 9:
                    self.send(body, 10)
        except OSError:
            return
        finally:
            self.open = False

    def drop(self) -> None:
        """Cut the connection without a goodbye."""
        self.open = False
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self._connection.recv(count - len(data))
            if not piece:
                raise ConnectionError
            data += piece
        return data

"""A thread that listens to one websocket and passes on what matters.

It may fall silent, so nobody trusts it alone.
"""

from __future__ import annotations

import contextlib
import threading
import uuid
from collections.abc import Callable
from typing import Any

from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.websocket import Socket

Hear = Callable[[str, dict[str, Any] | None], None]


class Listener:
    """One connection under one client id of its own.

    A second connection under the same id is a trap: when the server notices the first one's end it
    unregisters the second, which then stays open and silent for ever. So each connection gets a new id, and
    jobs of the old one are asked for over HTTP.
    """

    def __init__(
        self, url: str, credentials: Credentials, hear: Hear, timeout_s: float, looks: bool = False
    ) -> None:
        self.client_id = uuid.uuid4().hex
        self._hear = hear
        self._stop = threading.Event()
        self._socket = Socket(url, self.client_id, credentials, timeout_s, looks)
        self._thread = threading.Thread(target=self._run, name=f"sb-listen-{self.client_id[:6]}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._stop.set()
        self._socket.interrupt()

    def _run(self) -> None:
        with contextlib.suppress(Fault):
            while not self._stop.is_set():
                message = self._socket.receive(5.0)
                if message is not None:
                    self._hear(self.client_id, message)
        self._hear(self.client_id, None)
        self._socket.close()

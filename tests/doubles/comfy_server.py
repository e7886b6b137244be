"""A ComfyUI stand-in: a real HTTP and websocket server that answers as a recorded 0.33 did, traps included.

    with ComfyServer() as server:            # listens on a free port of 127.0.0.1
        server.faults.post_500_but_queued = 1
        … use server.url …

`python -m tests.doubles.comfy_server --port 0 --seconds 0.5` runs one on its own and prints its address.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import struct
import sys
import threading
import time
from contextlib import suppress
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.doubles.comfy_engine import Engine, Entry, Faults, picture
from tests.doubles.comfy_validation import validate
from tests.doubles.websocket_frames import ServerSocket, accept_key

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_HTML = b"<!DOCTYPE html><html><body>Bad gateway</body></html>"


def recorded_nodes() -> dict[str, Any]:
    """`/object_info` of the recorded server."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("object_info.json").read_text("utf-8"))
    return found


class ComfyServer:
    """The stand-in. `faults` scripts mischief; `engine` shows what happened."""

    def __init__(
        self, *, seconds: float = 0.0, port: int = 0, token: str = "", nodes: dict[str, Any] | None = None
    ) -> None:
        self.faults = Faults()
        self.token = token
        self.version = "0.33.0"
        self.requests: list[str] = []
        self.logins: list[str | None] = []  # the Authorization of each request
        self.uploads: list[str] = []
        self._sockets: dict[str, ServerSocket] = {}
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.engine = Engine(nodes or recorded_nodes(), self._send, self._show, seconds, self.faults)
        self.port = port
        self._http: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> ComfyServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self.engine.stop()

    def start(self) -> None:
        """Listen."""
        server = self

        class Handler(_Handler):
            double = server

        self._http = _Http(("127.0.0.1", self.port), Handler)
        self._http.double = self  # type: ignore[attr-defined]
        self.port = self._http.server_address[1]
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def kill(self) -> None:
        """Die at once: refuse connections, cut those that are open, forget queue and history."""
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()
            self._http = None
        with self._lock:
            for connection in list(self._open):
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._sockets.clear()
        self.engine.restart()

    def restart(self, away_s: float = 0.05) -> None:
        """Die and come back empty after a while."""
        self.kill()
        time.sleep(away_s)
        self.start()

    def drop_sockets(self) -> None:
        """Cut every websocket."""
        with self._lock:
            found = list(self._sockets.values())
        for one in found:
            one.drop()

    def foreign(self, count: int, seconds: float) -> list[Entry]:
        """Other people's jobs in the queue."""
        graph = {
            "1": {
                "class_type": "EmptyImage",
                "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 1},
            },
            "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0], "filename_prefix": "theirs"}},
        }
        bodies = [
            {"prompt": graph, "prompt_id": f"{i:08d}-0000-4000-8000-000000000000"} for i in range(count)
        ]
        return [self.engine.put(body, ["2"], seconds) for body in bodies]

    # --- the websocket ------------------------------------------------------------------------------------

    def _send(self, kind: str, data: dict[str, Any], client_id: str | None) -> None:
        if self.faults.silent and kind != "status":
            return
        text = json.dumps({"type": kind, "data": data}).encode()
        with self._lock:
            targets = list(self._sockets.values()) if client_id is None else [self._sockets.get(client_id)]
        for target in targets:
            if target is not None and target.open:
                target.send(text)
                if self.faults.twice:
                    target.send(text)

    def _show(self, picture: bytes, prompt_id: str, node_id: str, client_id: str) -> None:
        """A preview; who announced that they understand it is told whose it is, by a server that is new."""
        with self._lock:
            target = self._sockets.get(client_id)
        if target is None or not target.open:
            return
        kind = 2 if picture.startswith(b"\x89PNG") else 1
        if b"supports_preview_metadata" in target.said and not self.faults.old_previews:
            media = "image/png" if kind == 2 else "image/jpeg"
            said = {"node_id": node_id, "prompt_id": prompt_id, "image_type": media}
            metadata = json.dumps(said).encode()
            target.send(struct.pack(">II", 4, len(metadata)) + metadata + picture, 2)
        else:
            target.send(struct.pack(">II", 1, kind) + picture, 2)

    def register(self, client_id: str, one: ServerSocket) -> None:
        with self._lock:
            self._sockets[client_id] = one
        info = {"exec_info": {"queue_remaining": self.engine.remaining()}}
        one.send(json.dumps({"type": "status", "data": {"status": info, "sid": client_id}}).encode())

    def unregister(self, client_id: str) -> None:
        """As the real one: whoever holds the id now is unregistered, even if it is a newer connection."""
        with self._lock:
            self._sockets.pop(client_id, None)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128
    double: ComfyServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that a test cuts are no news."""

    def process_request(self, request: Any, client_address: Any) -> None:
        with self.double._lock:
            self.double._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self.double._lock:
            self.double._open.discard(request)
        super().shutdown_request(request)


class _Cut(Exception):
    """Close the connection without an answer."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    double: ComfyServer

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._handle("GET")

    def do_HEAD(self) -> None:
        self._handle("HEAD")

    def do_POST(self) -> None:
        self._handle("POST")

    def _handle(self, method: str) -> None:
        double = self.double
        body = self.rfile.read(int(self.headers.get("Content-Length", 0) or 0))
        parts = urlsplit(self.path)
        path = (
            parts.path.removeprefix("/api")
            if not parts.path.startswith(("/api/jobs", "/api/assets"))
            else parts.path
        )
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        double.requests.append(f"{method} {path}")
        double.logins.append(self.headers.get("Authorization"))
        try:
            if self._stopped(path):
                return
            self._route(method, path, query, body)
        except _Cut:
            self.close_connection = True

    def _stopped(self, path: str) -> bool:
        """Answers that come before any route: foreign origin, no login, a proxy's page."""
        faults = self.double.faults
        origin = self.headers.get("Origin")
        if origin and urlsplit(origin).netloc != self.headers.get("Host"):
            self._answer(403, b"")
        elif faults.refuse or (
            self.double.token and self.headers.get("Authorization") != f"Bearer {self.double.token}"
        ):
            self._answer(faults.refuse or 401, b"no")
        elif faults.redirect:
            self._answer(302, b"", headers={"Location": faults.redirect + path})
        elif path != "/ws" and faults.spend("html"):
            self._answer(200, _HTML, "text/html")
        else:
            return False
        return True

    def _route(self, method: str, path: str, query: dict[str, str], body: bytes) -> None:
        engine = self.double.engine
        if path == "/ws":
            self._websocket(query)
        elif path == "/prompt" and method == "POST":
            self._post_prompt(body)
        elif path == "/prompt":
            self._json({"exec_info": {"queue_remaining": engine.remaining()}})
        elif path == "/queue" and method == "POST":
            given = json.loads(body)
            engine.delete(None if given.get("clear") else given.get("delete", []))
            self._answer(200, b"")
        elif path == "/queue":
            self._json(engine.queue())
        elif path == "/interrupt":
            engine.interrupt(json.loads(body or b"{}").get("prompt_id"))
            self._answer(200, b"")
        elif path == "/free":
            engine.frees += 1
            self._answer(200, b"")
        elif path.startswith("/history/"):
            prompt_id = path.rpartition("/")[2]
            found = engine.history.get(prompt_id)
            self._json({prompt_id: found} if found else {})
        elif path.startswith("/api/jobs"):
            self._jobs(method, path)
        elif path in ("/view", "/upload/image"):
            self._view(method, query) if path == "/view" else self._upload(body)
        else:
            self._facts(path, query)

    def _facts(self, path: str, query: dict[str, str]) -> None:
        engine, double = self.double.engine, self.double
        if path == "/history":
            newest = list(engine.history.items())[-int(query.get("max_items", 10_000)) :]
            self._json(dict(newest))
        elif path == "/object_info":
            self._json(engine.info)
        elif path.startswith("/object_info/"):
            name = unquote(path.rpartition("/")[2])
            self._json({name: engine.info[name]} if name in engine.info else {})
        elif path == "/system_stats":
            system = {
                "os": "posix",
                "comfyui_version": double.version,
                "python_version": "3.11.7 (main)",
                "pytorch_version": "2.13.0+cpu",
                "argv": ["main.py"],
            }
            device = {"name": "cpu", "type": "cpu", "index": 0, "vram_total": 16 << 30, "vram_free": 8 << 30}
            self._json({"system": system, "devices": [device]})
        elif path == "/features":
            self._json({"supports_preview_metadata": True, "max_upload_size": 104857600})
        elif path.startswith("/experiment/models/"):
            names = self._model_names(path.rpartition("/")[2])
            self._json(
                [{"name": n, "pathIndex": 0, "size": 1234, "modified": 1.0, "created": 1.0} for n in names]
            )
        elif path.startswith("/view_metadata/"):
            self._json({"format": "pt", "modelspec.hash_sha256": "0x" + "ab" * 32})
        else:
            self._answer(404, b"404: Not Found", "text/plain")

    def _model_names(self, folder: str) -> list[str]:
        inputs = {
            "checkpoints": ("CheckpointLoaderSimple", "ckpt_name"),
            "loras": ("LoraLoader", "lora_name"),
            "controlnet": ("ControlNetLoader", "control_net_name"),
        }
        node, name = inputs.get(folder, ("", ""))
        entry = self.double.engine.info.get(node, {"input": {"required": {name: [[]]}}})
        return list(entry["input"]["required"][name][0])

    def _post_prompt(self, body: bytes) -> None:
        double, engine = self.double, self.double.engine
        try:
            given = json.loads(body)
            if "nodes" in given.get("prompt", {}):
                raise ValueError
        except (ValueError, AttributeError):
            self._answer(500, b"500 Internal Server Error\n\nServer got itself in trouble", "text/plain")
            return
        if double.faults.spend("post_500"):
            self._answer(500, b"500 Internal Server Error", "text/plain")
            return
        if "prompt_id" in given and not _UUID.match(str(given["prompt_id"])):
            error = {
                "type": "invalid_prompt_id",
                "message": "prompt_id must be a valid UUID",
                "details": "",
                "extra_info": {},
            }
            self._json({"error": error, "node_errors": {}}, 400)
            return
        files = {
            f"{folder}/{name}" if folder else name for place, folder, name in engine.files if place == "input"
        }
        error, node_errors, outputs = validate(given["prompt"], engine.info, files | {"example.png"})
        if error is not None:
            self._json({"error": error, "node_errors": node_errors}, 400)
            return
        entry = engine.put(given, outputs)
        if double.faults.spend("post_cut"):
            raise _Cut
        if double.faults.spend("post_500_but_queued"):
            self._answer(500, b"500 Internal Server Error", "text/plain")
            return
        self._json({"prompt_id": entry.prompt_id, "number": entry.number, "node_errors": node_errors})

    def _jobs(self, method: str, path: str) -> None:
        faults, engine = self.double.faults, self.double.engine
        if faults.no_jobs_route and faults.json_404:
            self._json({"error": "not found", "path": path}, 404)
            return
        if faults.no_jobs_route:
            self._answer(404, b"404: Not Found", "text/plain")
            return
        if faults.spend("hide"):
            self._answer(500, b"trouble", "text/plain")
            return
        parts = path.split("/")
        if method == "POST" and len(parts) == 5 and parts[4] == "cancel":
            self._json({"cancelled": engine.cancel(parts[3])})
            return
        found = engine.job(parts[3]) if len(parts) > 3 else None
        self._json(
            found if found is not None else {"error": "Job not found"}, 200 if found is not None else 404
        )

    def _view(self, method: str, query: dict[str, str]) -> None:
        faults = self.double.faults
        if faults.slow_view_s:
            time.sleep(faults.slow_view_s)
        key = (query.get("type", "output"), query.get("subfolder", ""), query.get("filename", ""))
        data = self.double.engine.files.get(key)
        trick = faults.view.pop(0) if faults.view and key[0] == "output" and method == "GET" else ""
        if trick == "html":
            self._answer(200, _HTML, "text/html")
        elif trick == "huge":
            self._answer(200, b"\x89PNG", "image/png", length=4 << 30)
            raise _Cut
        elif trick == "missing" or data is None:
            self.double.engine.files.pop(key, None)
            self._answer(404, b"")
        elif trick == "truncate":
            self._answer(200, data[: len(data) // 2], "image/png", length=len(data))
            raise _Cut
        elif trick == "broken":
            self._answer(200, data[: len(data) // 2], "image/png")
        elif trick == "wrong_size":
            self._answer(200, picture(32, 16, b"abc"), "image/png")
        else:
            self._answer(200, data, "image/png")

    def _upload(self, body: bytes) -> None:
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = BytesParser().parsebytes(head + body)
        fields: dict[str, Any] = {}
        name, data = "", b""
        for part in message.get_payload():  # type: ignore[union-attr]
            options = dict(part.get_params(header="content-disposition"))  # type: ignore[union-attr,arg-type]
            payload = part.get_payload(decode=True)  # type: ignore[union-attr]
            if options.get("name") == "image":
                name, data = options.get("filename", ""), payload
            else:
                fields[options.get("name", "")] = payload.decode()
        if not name or ".." in fields.get("subfolder", "") or "/" in name:
            self._answer(400, b"")
            return
        self.double.uploads.append(name)
        folder = fields.get("subfolder", "")
        self.double.engine.files["input", folder, name] = data
        self._json({"name": name, "subfolder": folder, "type": "input"})

    def _websocket(self, query: dict[str, str]) -> None:
        key = self.headers.get("Sec-WebSocket-Key")
        if self.double.faults.no_websocket or not key:
            self._answer(404, b"")
            return
        self.send_response(101, "Switching Protocols")
        for name, value in (
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Accept", accept_key(key)),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()
        one = ServerSocket(self.connection)
        client_id = query.get("clientId", "")
        self.double.register(client_id, one)
        one.wait_closed()
        self.double.unregister(client_id)
        self.close_connection = True

    def _json(self, value: Any, status: int = 200) -> None:
        self._answer(status, json.dumps(value).encode(), "application/json; charset=utf-8")

    def _answer(
        self,
        status: int,
        body: bytes,
        kind: str = "text/plain",
        *,
        headers: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()


def main() -> None:
    """Run one until standard input closes, so that no stand-in outlives the test that started it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=0.0)
    given = parser.parse_args()
    with ComfyServer(seconds=given.seconds, port=given.port) as server:
        sys.stdout.write(server.url + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()

"""The queue and the worker of a ComfyUI stand-in.

Runs graphs without computing, in the order and words of a real one.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import struct
import threading
import time
import uuid
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.comfy_validation import is_link, reachable

Send = Callable[[str, dict[str, Any], str | None], None]
"""(type, data, client id or None for everybody)"""
Show = Callable[[bytes, str, str, str], None]
"""(picture, prompt id, node id, client id)"""


@dataclass
class Faults:
    """Mischief that a test asks for. Numbers count down; flags stay until they are cleared."""

    post_500: int = 0
    post_500_but_queued: int = 0
    post_cut: int = 0  # the job is queued, the connection breaks before the answer
    html: int = 0
    refuse: int = 0  # 401 or 403 to everything
    redirect: str = ""
    silent: bool = False  # the websocket stays open and says nothing but `status`
    no_websocket: bool = False
    twice: bool = False  # every message is delivered twice
    flood: int = 0  # nodes in each progress_state message
    memory: int = 0  # executions that run out of memory
    crash: int = 0  # executions that fail in a node
    disk_full: bool = False
    view: list[str] = field(
        default_factory=list
    )  # truncate, wrong_size, huge, html, missing, broken for the next views
    path_names: int = 0  # results whose file name is a path
    no_jobs_route: bool = False  # an old server
    json_404: bool = False  # a gateway before it that answers unknown routes in JSON
    late_history: bool = False  # history appears only with `executing null`
    hide: int = 0  # job questions that are answered with 500
    skew_s: float = 0.0  # the server's clock
    slow_view_s: float = 0.0
    old_previews: bool = False  # an old server: its previews do not say which job they are of
    interrupts: int = 0  # executions that a person interrupts

    def spend(self, name: str) -> bool:
        """Is there one more of this?"""
        left = getattr(self, name)
        if left > 0:
            setattr(self, name, left - 1)
            return True
        return False


@dataclass
class Entry:
    """A queued job."""

    number: float
    prompt_id: str
    graph: dict[str, Any]
    extra: dict[str, Any]
    outputs: list[str]
    client_id: str | None
    created: int
    seconds: float | None = None

    def item(self) -> list[Any]:
        """As `/queue` and `/history` show it."""
        return [self.number, self.prompt_id, self.graph, self.extra, self.outputs]


class Engine:
    """One worker thread, a heap of jobs, a history in memory, files in memory."""

    def __init__(self, info: dict[str, Any], send: Send, show: Show, seconds: float, faults: Faults) -> None:
        self.info = info
        self.faults = faults
        self.seconds = seconds
        self.files: dict[tuple[str, str, str], bytes] = {}
        self.history: dict[str, dict[str, Any]] = {}
        self.executed: list[str] = []  # prompt ids in the order in which they ran
        self.frees = 0
        self.preview: bytes = b""  # a picture of what it is at, at each node, where the job asks for some
        self._send = send
        self._show = show
        self._lock = threading.Condition()
        self._heap: list[tuple[float, int, Entry]] = []
        self._count = 0
        self._order = 0
        self._running: Entry | None = None
        self._interrupted: set[str] = set()
        self._cached: dict[str, Any] = {}
        self._stop = False
        self._epoch = 0
        self.busy_s = 0.0
        self._thread = threading.Thread(target=self._work, name="comfy-double", daemon=True)
        self._thread.start()

    def now_ms(self) -> int:
        return int((time.time() + self.faults.skew_s) * 1000)

    # --- the queue ----------------------------------------------------------------------------------------

    def put(self, body: dict[str, Any], outputs: list[str], seconds: float | None = None) -> Entry:
        """Queue a job that was found good."""
        with self._lock:
            number = float(body["number"]) if "number" in body else float(self._count)
            if body.get("front"):
                number = -number
            self._count += 1
            body.setdefault("prompt_id", str(uuid.uuid4()))
            extra = dict(body.get("extra_data") or {})
            extra |= {"client_id": body.get("client_id"), "create_time": self.now_ms()}
            entry = Entry(
                number,
                body["prompt_id"],
                body["prompt"],
                extra,
                outputs,
                body.get("client_id"),
                self.now_ms(),
                seconds,
            )
            self._order += 1
            heapq.heappush(self._heap, (number, self._order, entry))
            self._lock.notify_all()
        self.status()
        return entry

    def remaining(self) -> int:
        with self._lock:
            return len(self._heap) + (self._running is not None)

    def queue(self) -> dict[str, Any]:
        with self._lock:
            running = [self._running.item()] if self._running else []
            return {"queue_running": running, "queue_pending": [e.item() for _, _, e in self._heap]}

    def delete(self, prompt_ids: list[str] | None) -> bool:
        """Take jobs out of the queue; None takes all."""
        with self._lock:
            before = len(self._heap)
            self._heap = [
                h for h in self._heap if prompt_ids is not None and h[2].prompt_id not in prompt_ids
            ]
            heapq.heapify(self._heap)
            gone = before != len(self._heap)
        self.status()
        return gone

    def interrupt(self, prompt_id: str | None) -> bool:
        """Stop the running job, if it is that one."""
        with self._lock:
            if self._running is None or (prompt_id is not None and self._running.prompt_id != prompt_id):
                return False
            self._interrupted.add(self._running.prompt_id)
            self._lock.notify_all()
            return True

    def cancel(self, prompt_id: str) -> bool:
        return self.delete([prompt_id]) or self.interrupt(prompt_id)

    def status(self) -> None:
        self._send("status", {"status": {"exec_info": {"queue_remaining": self.remaining()}}}, None)

    def job(self, prompt_id: str) -> dict[str, Any] | None:
        """As `/api/jobs/{id}`; None for an unknown id."""
        with self._lock:
            if self._running is not None and self._running.prompt_id == prompt_id:
                return self._job(self._running, "in_progress")
            for _, _, entry in self._heap:
                if entry.prompt_id == prompt_id:
                    return self._job(entry, "pending")
            found = self.history.get(prompt_id)
        if found is None:
            return None
        status = found["status"]
        names = [m[0] for m in status["messages"]]
        word = (
            "completed"
            if status["completed"]
            else "cancelled"
            if "execution_interrupted" in names
            else "failed"
        )
        entry = Entry(*found["prompt"][:5], None, found["prompt"][3]["create_time"])
        job = self._job(entry, word) | {"outputs": found["outputs"], "execution_status": status}
        if word == "failed":
            job["execution_error"] = next(m[1] for m in status["messages"] if m[0] == "execution_error")
        return job

    def restart(self) -> None:
        """As kill -9 and a new start: queue, history and counters are gone, files stay."""
        with self._lock:
            self._epoch += 1
            self._heap.clear()
            self.history.clear()
            self._cached.clear()
            self._count = 0
            if self._running is not None:
                self._interrupted.add(self._running.prompt_id)
            self._running = None
            self._lock.notify_all()

    def stop(self) -> None:
        with self._lock:
            self._stop = True
            self._epoch += 1
            self._lock.notify_all()
        self._thread.join(5)

    # --- the worker ---------------------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._lock:
                while not self._heap and not self._stop:
                    self._lock.wait()
                if self._stop:
                    return
                entry = heapq.heappop(self._heap)[2]
                self._running = entry
                epoch = self._epoch
            begun = time.monotonic()
            self._execute(entry, epoch)
            self.busy_s += time.monotonic() - begun

    def _execute(self, entry: Entry, epoch: int) -> None:
        messages: list[list[Any]] = []
        outputs: dict[str, Any] = {}

        def tell(kind: str, data: dict[str, Any], kept: bool = False) -> None:
            with self._lock:
                if self._epoch != epoch:
                    return
            if kept:
                data |= {"timestamp": self.now_ms()}
                messages.append([kind, data])
            self._send(kind, data | {"prompt_id": entry.prompt_id}, entry.client_id or "")

        self.executed.append(entry.prompt_id)
        tell("execution_start", {"prompt_id": entry.prompt_id}, True)
        signatures = {n: _signature(entry.graph, n) for n in entry.graph}
        needed = [n for o in entry.outputs for n in reachable(entry.graph, o)]
        cached = [n for n in dict.fromkeys(needed) if signatures[n] in self._cached]
        tell("execution_cached", {"nodes": cached, "prompt_id": entry.prompt_id}, True)
        ok = self._run_nodes(
            entry, epoch, list(dict.fromkeys(needed)), set(cached), signatures, outputs, tell
        )
        if ok:
            tell("execution_success", {"prompt_id": entry.prompt_id}, True)
        status = {"status_str": "success" if ok else "error", "completed": ok, "messages": messages}
        with self._lock:
            if self._epoch != epoch:
                return
            self.history[entry.prompt_id] = {
                "prompt": entry.item(),
                "outputs": outputs,
                "status": status,
                "meta": {},
            }
            self._running = None
            self._interrupted.discard(entry.prompt_id)
        self.status()
        tell("executing", {"node": None})

    def _run_nodes(
        self,
        entry: Entry,
        epoch: int,
        nodes: list[str],
        cached: set[str],
        signatures: dict[str, str],
        outputs: dict[str, Any],
        tell: Callable[..., None],
    ) -> bool:
        fresh: dict[str, Any] = {}
        todo = [n for n in nodes if n not in cached]
        share = (self.seconds if entry.seconds is None else entry.seconds) / max(1, len(todo))
        done: list[str] = []
        for node_id in nodes:
            kind = entry.graph[node_id]["class_type"]
            if node_id in cached:
                fresh[signatures[node_id]] = self._cached[signatures[node_id]]
                if self._cached[signatures[node_id]] is not None:  # a save node: the OLD names are told again
                    outputs[node_id] = self._cached[signatures[node_id]]
                    tell("executed", {"node": node_id, "display_node": node_id, "output": outputs[node_id]})
                continue
            tell("executing", {"node": node_id, "display_node": node_id})
            self._progress(entry, node_id, kind, nodes, tell)
            if self.preview and entry.extra.get("preview_method", "none") != "none":
                self._show(self.preview, entry.prompt_id, node_id, entry.client_id or "")
            if self._waited(entry, epoch, share):
                tell("execution_interrupted", {"node_id": node_id, "node_type": kind, "executed": done}, True)
                return False
            error = self._error(entry, node_id, kind)
            if error is not None:
                tell(
                    "execution_error", error | {"node_id": node_id, "node_type": kind, "executed": done}, True
                )
                return False
            fresh[signatures[node_id]] = self._save(entry, node_id, kind)
            if fresh[signatures[node_id]] is not None:
                outputs[node_id] = fresh[signatures[node_id]]
                tell("executed", {"node": node_id, "display_node": node_id, "output": outputs[node_id]})
            done.append(node_id)
        self._cached = fresh
        return True

    def _progress(
        self, entry: Entry, node_id: str, kind: str, nodes: list[str], tell: Callable[..., None]
    ) -> None:
        if kind.startswith("KSampler"):
            steps = int(entry.graph[node_id]["inputs"].get("steps", 2))
            for step in range(1, min(steps, 3) + 1):
                tell("progress", {"value": step, "max": steps, "node": node_id})
        state = {
            "value": 0.0,
            "max": 1.0,
            "state": "running",
            "display_node_id": node_id,
            "parent_node_id": None,
        }
        shown = [node_id] if not self.faults.flood else [f"flood{i}" for i in range(self.faults.flood)]
        tell(
            "progress_state",
            {"nodes": {n: state | {"node_id": n, "prompt_id": entry.prompt_id} for n in shown}},
        )

    def _waited(self, entry: Entry, epoch: int, seconds: float) -> bool:
        """Spend the node's time; True if the job was interrupted."""
        deadline = time.monotonic() + seconds
        with self._lock:
            if self.faults.spend("interrupts"):
                self._interrupted.add(entry.prompt_id)
            while True:
                if entry.prompt_id in self._interrupted or self._epoch != epoch:
                    return True
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._lock.wait(left)

    def _error(self, entry: Entry, node_id: str, kind: str) -> dict[str, Any] | None:
        trace = [
            '  File "<server>/ComfyUI/execution.py", line 545, in execute\n',
            "    result = f(**inputs)\n",
        ]
        if kind.startswith("KSampler") or kind == "ImageScale":
            if self.faults.spend("memory"):
                return {
                    "exception_type": "torch.OutOfMemoryError",
                    "exception_message": "Allocation on device 0 would exceed allowed memory.",
                    "traceback": trace,
                }
            if self.faults.spend("crash"):
                return {
                    "exception_type": "RuntimeError",
                    "exception_message": "mat1 and mat2 shapes cannot be multiplied",
                    "traceback": trace,
                }
        if kind == "SaveImage":
            if self.faults.disk_full:
                return {
                    "exception_type": "OSError",
                    "exception_message": "[Errno 28] No space left on device",
                    "traceback": trace,
                }
            if ".." in str(entry.graph[node_id]["inputs"].get("filename_prefix", "")):
                return {
                    "exception_type": "Exception",
                    "exception_message": "Saving image outside the output folder is not allowed.",
                    "traceback": trace,
                }
        return None

    def _save(self, entry: Entry, node_id: str, kind: str) -> dict[str, Any] | None:
        if kind not in ("SaveImage", "PreviewImage", "SaveLatent"):
            return None
        inputs = entry.graph[node_id]["inputs"]
        folder, _, name = str(inputs.get("filename_prefix", "ComfyUI_temp")).rpartition("/")
        place = "output" if kind != "PreviewImage" else "temp"
        taken = sum(1 for p, f, n in self.files if (p, f) == (place, folder) and n.startswith(f"{name}_"))
        filename = f"{name}_{taken + 1:05}_.{'png' if kind != 'SaveLatent' else 'latent'}"
        if kind == "SaveLatent":
            self.files[place, folder, filename] = b"latent"
            return {"latents": [{"filename": filename, "subfolder": folder, "type": place}]}
        width, height = _size(entry.graph, node_id, self.files)
        digest = hashlib.sha256(_signature(entry.graph, inputs["images"][0]).encode()).digest()
        text = {"prompt": json.dumps(entry.graph)} | {
            k: json.dumps(v) for k, v in (entry.extra.get("extra_pnginfo") or {}).items()
        }
        self.files[place, folder, filename] = picture(width, height, digest[:3], text)
        shown = "../../etc/passwd" if self.faults.spend("path_names") else filename
        return {"images": [{"filename": shown, "subfolder": folder, "type": place}]}

    def _job(self, entry: Entry, status: str) -> dict[str, Any]:
        return {
            "id": entry.prompt_id,
            "status": status,
            "priority": entry.number,
            "create_time": entry.created,
            "outputs_count": 0,
            "workflow": {"prompt": entry.graph, "extra_data": entry.extra},
        }


def picture(width: int, height: int, colour: bytes, text: dict[str, str] | None = None) -> bytes:
    """A PNG of one colour, with text chunks as SaveImage writes them."""
    rows = (b"\0" + colour * width) * height
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    chunks += [
        (b"tEXt", k.encode() + b"\0" + v.encode("latin-1", "replace")) for k, v in (text or {}).items()
    ]
    chunks += [(b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _signature(graph: dict[str, Any], node_id: str) -> str:
    node = graph[node_id]
    inputs = {k: _signature(graph, v[0]) + str(v[1]) if is_link(v) else v for k, v in node["inputs"].items()}
    text = json.dumps([node["class_type"], inputs], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _size(graph: dict[str, Any], node_id: str, files: dict[tuple[str, str, str], bytes]) -> tuple[int, int]:
    """The size of the picture that a node hands on: set by it, read from a file, or passed through."""
    node = graph[node_id]
    inputs = node["inputs"]
    if node["class_type"] == "LoadImage":
        folder, _, name = str(inputs["image"]).rpartition("/")
        data = files.get(("input", folder, name), b"")
        if data.startswith(b"\x89PNG"):
            width, height = struct.unpack(">II", data[16:24])
            return width, height
    if isinstance(inputs.get("width"), int) and isinstance(inputs.get("height"), int):
        return inputs["width"], inputs["height"]
    for name in ("images", "image", "image_target", "samples", "latent_image", "pixels"):
        value = inputs.get(name)
        if is_link(value):
            return _size(graph, value[0], files)
    return 64, 64

"""The ComfyUI API of one server, as calls that return plain values or raise a `Fault`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from storyboard_cli.render.comfy.capabilities import Capabilities
from storyboard_cli.render.comfy.faults import Fault, RetryDecision, execution_fault, refusal_fault
from storyboard_cli.render.comfy.http import Credentials, HttpClient
from storyboard_cli.render.comfy.inputs import FOLDER, Upload
from storyboard_cli.render.comfy.nodes import ApiGraph
from storyboard_cli.render.comfy.server_text import one_line

_QUIET_LIMIT = 32 << 20


@dataclass(frozen=True, slots=True)
class Served:
    """A file that a job wrote, as the server names it."""

    filename: str
    subfolder: str
    kind: str


@dataclass(frozen=True, slots=True)
class JobState:
    """The state of a job on a server: pending, running, done, failed, cancelled, or unknown."""

    state: str
    files: tuple[Served, ...] = ()
    fault: Fault | None = None


@dataclass(slots=True)
class Client:
    """One server. Not for two threads at once."""

    http: HttpClient
    _has_jobs_route: bool | None = None
    _uploaded: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, url: str, credentials: Credentials | None = None, timeout_s: float = 30.0) -> Client:
        """A client of the server at `url`; nothing is sent yet."""
        return cls(HttpClient(url, credentials, timeout_s))

    def close(self) -> None:
        """Close the connections."""
        self.http.close()

    # --- what it is and can ------------------------------------------------------------------------------

    def stats(self) -> dict[str, Any]:
        """Version and memory, read into plain facts."""
        answer = self.http.get("/system_stats", limit=1 << 20)
        found = answer.json()
        if answer.status != 200 or not isinstance(found, dict) or not isinstance(found.get("system"), dict):
            raise Fault(
                RetryDecision.elsewhere,
                "not-comfyui",
                "there is a web server, but it does not answer as ComfyUI does",
            )
        system = found["system"]
        devices = [d for d in found.get("devices") or [] if isinstance(d, dict)]
        device = devices[0] if devices else {}
        return {
            "version": one_line(system.get("comfyui_version"), 40),
            "python": one_line(system.get("python_version"), 40).split(" ")[0],
            "pytorch": one_line(system.get("pytorch_version"), 40),
            "device": one_line(device.get("type"), 20),
            "device_name": one_line(device.get("name"), 80),
            "vram_gb": _gigabytes(device.get("vram_total")),
            "vram_free_gb": _gigabytes(device.get("vram_free")),
        }

    def capabilities(self, classes: Sequence[str] = ()) -> Capabilities:
        """Asks for what graphs are checked against: these node classes, or all.

        The whole list takes a server 0.2 s and more, and several megabytes; a class takes 2 ms.
        """
        facts = self.stats()
        raw: Any = {}
        for class_type in classes:
            answer = self.http.get(f"/object_info/{quote(class_type, safe='')}")
            found = answer.json()
            raw |= found if isinstance(found, dict) else {}
        if not classes:
            answer = self.http.get("/object_info")
            raw = answer.json()
        if answer.status != 200 or not isinstance(raw, dict) or (not raw and not classes):
            raise Fault(
                RetryDecision.elsewhere,
                "not-comfyui",
                "the server does not say which nodes it has (/object_info)",
            )
        return Capabilities(raw, facts["version"], facts)

    def waiting(self) -> int:
        """Jobs in the server's queue, other people's included."""
        found = self.http.get("/prompt", limit=1 << 16).json()
        info = found.get("exec_info") if isinstance(found, dict) else None
        count = info.get("queue_remaining") if isinstance(info, dict) else None
        return count if isinstance(count, int) else 0

    def at_work(self) -> tuple[int, str]:
        """How many jobs it runs just now, and the model of one of them, else of the job that it ran last."""
        queue = _json_or_none(self.http.get("/queue", limit=_QUIET_LIMIT))
        running = queue.get("queue_running") if isinstance(queue, dict) else None
        items = running if isinstance(running, list) else []
        if items:
            return len(items), _model_in(items)
        past = _json_or_none(self.http.get("/history", {"max_items": "1"}, limit=_QUIET_LIMIT))
        done = past.values() if isinstance(past, dict) else ()
        return 0, _model_in([one.get("prompt") for one in done if isinstance(one, dict)])

    def model_facts(self, folder: str, file: str) -> dict[str, Any]:
        """Hash and size of a model file, as far as the server tells."""
        facts: dict[str, Any] = {}
        answer = self.http.get(f"/view_metadata/{folder}", {"filename": file}, limit=4 << 20)
        if answer.status == 200 and answer.body:
            header = answer.json()
            for key in ("modelspec.hash_sha256", "sshs_model_hash", "modelspec.title"):
                if isinstance(header, dict) and isinstance(header.get(key), str):
                    facts[key] = one_line(header[key], 120)
        listed = self.http.get(f"/experiment/models/{folder}", limit=8 << 20)
        rows = listed.json() if listed.status == 200 else []
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and row.get("name") == file and isinstance(row.get("size"), int):
                facts["bytes"] = row["size"]
        return facts

    def pack_versions(self) -> dict[str, str]:
        """Versions of node packs, where ComfyUI-Manager is there to tell."""
        try:
            answer = self.http.get("/v2/customnode/installed", limit=4 << 20)
            found = answer.json() if answer.status == 200 else {}
        except Fault:
            return {}
        packs = found if isinstance(found, dict) else {}
        return {
            one_line(name, 100): one_line(entry.get("ver"), 60)
            for name, entry in packs.items()
            if isinstance(entry, dict)
        }

    # --- jobs --------------------------------------------------------------------------------------------

    def submit(
        self,
        graph: ApiGraph,
        prompt_id: str,
        client_id: str,
        note: Mapping[str, Any] | None = None,
        *,
        looks: bool = False,
    ) -> None:
        """POST a graph under our own id; where somebody `looks`, it sends pictures of what it is at.

        A 5xx or a broken answer means unknown: ask `job` before posting again.
        """
        body = {
            "prompt": graph,
            "prompt_id": prompt_id,
            "client_id": client_id,
            "extra_data": {
                "extra_pnginfo": {"workflow": {"id": prompt_id}, "sb": dict(note or {})},
                "preview_method": "latent2rgb" if looks else "none",
            },
        }
        answer = self.http.post("/prompt", body)
        found = answer.json()
        if answer.status != 200 or not isinstance(found, dict) or found.get("node_errors"):
            if answer.status == 200:
                self.cancel(prompt_id)  # the server runs what is left of the graph; nobody wants that
            raise refusal_fault(found)
        if found.get("prompt_id") != prompt_id:
            raise Fault(
                RetryDecision.invalid,
                "id-not-kept",
                "the server gave the job an id of its own; ComfyUI 0.3.64 or newer is needed",
            )

    def job(self, prompt_id: str, result: str) -> JobState:
        """The state of a job; `result` is the node whose files are wanted."""
        if self._has_jobs_route is not False:
            answer = self.http.get(f"/api/jobs/{prompt_id}", limit=_QUIET_LIMIT)
            found = _json_or_none(answer)
            if answer.status == 200 and isinstance(found, dict) and "status" in found:
                self._has_jobs_route = True
                return _state_of_job(found, result)
            missing = answer.status == 404 and isinstance(found, dict) and "error" in found
            if missing and self._has_jobs_route:
                return JobState("unknown")
            if missing:  # the job is lost, or a gateway answers so for a route that is not there
                state = self._old_job(prompt_id, result)
                self._has_jobs_route = None if state.state == "unknown" else False
                return state
            self._has_jobs_route = False
        return self._old_job(prompt_id, result)

    def outputs(self, prompt_id: str) -> Any:
        """Everything that a finished job wrote, by node, in the server's own form."""
        if self._has_jobs_route is not False:
            found = _json_or_none(self.http.get(f"/api/jobs/{prompt_id}", limit=_QUIET_LIMIT))
            if isinstance(found, dict) and "outputs" in found:
                return found["outputs"]
        history = self.http.get(f"/history/{prompt_id}", limit=_QUIET_LIMIT).json()
        entry = history.get(prompt_id) if isinstance(history, dict) else None
        return entry.get("outputs") if isinstance(entry, dict) else None

    def _old_job(self, prompt_id: str, result: str) -> JobState:
        """As `job`, for servers without /api/jobs.

        History is written at the end, the queue holds the rest.
        """
        for _ in range(2):  # between the two questions a job may move from queue to history
            history = self.http.get(f"/history/{prompt_id}", limit=_QUIET_LIMIT).json()
            entry = history.get(prompt_id) if isinstance(history, dict) else None
            if isinstance(entry, dict):
                return _state_of_history(entry, result)
            queue = self.http.get("/queue").json()
            for name, state in (("queue_running", "running"), ("queue_pending", "pending")):
                for item in queue.get(name) or [] if isinstance(queue, dict) else []:
                    if isinstance(item, list) and len(item) > 1 and item[1] == prompt_id:
                        return JobState(state)
        return JobState("unknown")

    def cancel(self, prompt_id: str) -> bool:
        """Cancel one job, queued or running, and no other; True where the server says that it did."""
        try:
            answer = self.http.post(f"/api/jobs/{prompt_id}/cancel")
            found = _json_or_none(answer)
            if answer.status == 200 and isinstance(found, dict) and "cancelled" in found:
                return found["cancelled"] is True
            self.http.post("/queue", {"delete": [prompt_id]})
            self.http.post("/interrupt", {"prompt_id": prompt_id})
        except Fault:
            return False
        return True

    def free(self) -> None:
        """Ask the server to unload its models when it is next idle."""
        self.http.post("/free", {"unload_models": True, "free_memory": True})

    # --- files -------------------------------------------------------------------------------------------

    def upload(self, upload: Upload) -> bool:
        """Put a picture into the server's input folder; False where it was there already."""
        if upload.name in self._uploaded:
            return False
        query = {"filename": upload.name, "subfolder": FOLDER, "type": "input"}
        status, length = self.http.head("/view", query)
        sent = False
        if status != 200 or length not in (len(upload.data), -1):
            answer = self.http.post(
                "/upload/image",
                files={"image": (upload.name, upload.data, "application/octet-stream")},
                data={"type": "input", "subfolder": FOLDER, "overwrite": "true"},
            )
            if answer.status == 413:
                raise Fault(
                    RetryDecision.invalid, "upload-too-large", "the server refuses an upload of that size"
                )
            found = _json_or_none(answer)
            if answer.status != 200 or not isinstance(found, dict) or found.get("name") != upload.name:
                raise Fault(
                    RetryDecision.elsewhere,
                    "upload-failed",
                    f"the server did not take a picture (HTTP {answer.status})",
                )
            sent = True
        self._uploaded.add(upload.name)
        return sent

    def forget_uploads(self) -> None:
        """Ask again whether pictures are there: the server lost one."""
        self._uploaded.clear()

    def fetch(self, served: Served, limit: int) -> bytes:
        """The bytes of a result; a missing file is a job to submit again under another prefix."""
        query = {"filename": served.filename, "subfolder": served.subfolder, "type": served.kind}
        answer = self.http.get("/view", query, limit=limit)
        if answer.status == 404:
            raise Fault(
                RetryDecision.lost, "result-gone", "the server names a result file that it does not have"
            )
        if answer.status != 200:
            raise Fault(
                RetryDecision.elsewhere,
                f"http-{answer.status}",
                f"the server refuses its result (HTTP {answer.status})",
            )
        return answer.body


def _state_of_job(found: Mapping[str, Any], result: str) -> JobState:
    status = found.get("status")
    if status == "pending":
        return JobState("pending")
    if status == "in_progress":
        return JobState("running")
    if status == "completed":
        return JobState("done", files_of(found.get("outputs"), result))
    if status == "cancelled":
        return JobState("cancelled")
    error = found.get("execution_error")
    if status == "failed":
        data = error if isinstance(error, dict) else _error_in(found.get("execution_status"))
        return JobState("failed", fault=execution_fault(data))
    return JobState("unknown")


def _state_of_history(entry: Mapping[str, Any], result: str) -> JobState:
    status = entry.get("status") if isinstance(entry.get("status"), dict) else {}
    assert isinstance(status, dict)
    if status.get("status_str") == "error":
        for message in status.get("messages") or []:
            if isinstance(message, list) and message and message[0] == "execution_interrupted":
                return JobState("cancelled")
        return JobState("failed", fault=execution_fault(_error_in(status)))
    return JobState("done", files_of(entry.get("outputs"), result))


def _error_in(status: Any) -> dict[str, Any]:
    messages = status.get("messages") if isinstance(status, dict) else None
    for message in messages or []:
        if isinstance(message, list) and len(message) == 2 and message[0] == "execution_error":
            return message[1] if isinstance(message[1], dict) else {}
    return {"exception_message": "the server does not say why"}


def files_of(outputs: Any, result: str) -> tuple[Served, ...]:
    """The files that the result node wrote; a name that is a path is no file of ours."""
    entry = outputs.get(result) if isinstance(outputs, dict) else None
    images = entry.get("images") if isinstance(entry, dict) else None
    found = []
    for image in images if isinstance(images, list) else []:
        if isinstance(image, dict):
            name, folder, kind = (
                image.get("filename"),
                image.get("subfolder", ""),
                image.get("type", "output"),
            )
            if not isinstance(name, str) or not isinstance(folder, str) or not _is_plain(name, folder):
                raise Fault(
                    RetryDecision.invalid,
                    "odd-file-name",
                    f"the server names its result {one_line(name, 80)!r}, a path",
                )
            found.append(Served(name, folder, one_line(kind, 20)))
    return tuple(found)


def _model_in(items: Sequence[Any]) -> str:
    """The base model that queued graphs load; nothing where they load none."""
    graphs = [item[2] for item in items if isinstance(item, list) and len(item) > 2]
    nodes = [node for graph in graphs if isinstance(graph, dict) for node in graph.values()]
    for node in nodes:
        inputs = node.get("inputs") if isinstance(node, dict) else None
        named = [inputs.get(name) for name in ("ckpt_name", "unet_name")] if isinstance(inputs, dict) else []
        for file in named:
            if isinstance(file, str):
                return one_line(file, 120)
    return ""


def _is_plain(name: str, folder: str) -> bool:
    parts = folder.replace("\\", "/").split("/")
    fits = 0 < len(name) <= 255 and not any(c in name for c in "/\\:\0") and ".." not in parts
    return fits and name not in (".", "..") and not folder.startswith(("/", "\\")) and ":" not in folder


def _json_or_none(answer: Any) -> Any:
    try:
        return answer.json()
    except Fault:
        return None


def _gigabytes(value: Any) -> float:
    return round(value / (1 << 30), 1) if isinstance(value, int | float) and value >= 0 else 0.0

"""Fetches a finished picture, verifies it, and says how it was made."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from storyboard_cli.render.base import Outcome, Picture
from storyboard_cli.render.comfy.capabilities import Capabilities
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.embedding import extracted
from storyboard_cli.render.comfy.faults import Fault, RetryDecision
from storyboard_cli.render.comfy.picture import byte_limit, verified, with_graph
from storyboard_cli.render.comfy.task import Counters, Finished, JobInFlight, Task, prefix_of

_FETCHES = 3
"""A download that breaks is tried this often before the job is."""


class Collector:
    """Fetches from one server."""

    def __init__(self, client: Client, capabilities: Capabilities, counters: Counters) -> None:
        self._client = client
        self._capabilities = capabilities
        self._counters = counters
        self._models: dict[str, dict[str, Any]] = {}
        self._packs: dict[str, str] | None = None

    def collect(self, running: JobInFlight, now: float) -> Finished:
        """The outcome of an ended job, or the fault that keeps its picture from us."""
        task = running.task
        assert task.prepared is not None
        if running.files is None:
            running.files = self._client.job(running.prompt_id, running.result).files
        if not running.files:
            raise Fault(RetryDecision.lost, "no-result", "the job ended without a picture")
        recipe = task.job.recipe
        picture = self._fetched(running, recipe.width, recipe.height)
        graph = task.prepared.built.submitted(prefix_of(running.prompt_id))
        picture = replace(picture, data=with_graph(picture.data, json.dumps(graph)))
        facts = self._facts(running, now)
        self._counters.done += 1
        record = task.record.now("done", attempt=task.attempt, error=None)
        task.prepared = None  # its pictures are large, and this job needs them no more
        return Finished(Outcome(task.job, picture, None, facts), record, self._counters.url)

    def _fetched(self, running: JobInFlight, width: int, height: int) -> Picture:
        assert running.files
        for left in range(_FETCHES - 1, -1, -1):
            try:
                return verified(
                    self._client.fetch(running.files[0], byte_limit(width, height)), width, height
                )
            except Fault as fault:
                if fault.decision is not RetryDecision.retry or not left:
                    raise
        raise AssertionError("unreachable")

    def _facts(self, running: JobInFlight, now: float) -> dict[str, Any]:
        task = running.task
        assert task.prepared is not None
        started = running.started_at or running.since
        facts: dict[str, Any] = {
            "server": self._counters.url,
            "server_version": self._capabilities.version,
            "pytorch": self._capabilities.facts.get("pytorch", ""),
            "device": self._capabilities.facts.get("device_name", ""),
            "pipeline_version": task.pipeline.label,
            "pipeline_hash": task.pipeline.hash,
            "graph_hash": task.prepared.built.hash,
            "prompt_id": running.prompt_id,
            "attempt": task.attempt,
            "seconds": round(max(0.0, now - started), 3),
            "waited": round(max(0.0, started - running.since), 3),
            "packs": self._pack_facts(task),
            "models": self._model_facts(task),
        }
        if running.filled:
            facts["filled"] = running.filled
        embedding = extracted(self._client, task.prepared.built.graph, running.prompt_id)
        if embedding is not None:
            facts["embedding"] = embedding
        return facts

    def _pack_facts(self, task: Task) -> dict[str, str]:
        """The node packs that the graph used, with versions where the server tells."""
        assert task.prepared is not None
        used = set()
        for node in task.prepared.built.graph.values():
            spec = self._capabilities.node(node["class_type"])
            if spec is not None and spec.module.startswith("custom_nodes."):
                used.add(spec.module.split(".", 1)[1])
        if used and self._packs is None:
            self._packs = self._client.pack_versions()
        return {name: (self._packs or {}).get(name, "") for name in sorted(used)}

    def _model_facts(self, task: Task) -> dict[str, dict[str, Any]]:
        """The model files by role, with hash and size where the server tells."""
        assert task.prepared is not None
        found = {}
        for role, file in task.prepared.built.models:
            folder = task.pipeline.requires.models[role].folder
            key = f"{folder}/{file}"
            if key not in self._models:
                try:
                    self._models[key] = self._client.model_facts(folder, file)
                except Fault:
                    self._models[key] = {}
            found[role] = {"file": file, **self._models[key]}
        return found

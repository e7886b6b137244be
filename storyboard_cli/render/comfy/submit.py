"""Submits a job to a server: pictures are uploaded, our id is journaled, then the graph is posted."""

from __future__ import annotations

import uuid

from storyboard_cli.render.comfy.capabilities import Capabilities, filled
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.faults import Detail, Fault, RetryDecision
from storyboard_cli.render.comfy.inputs import Inputs, Prepared
from storyboard_cli.render.comfy.journal import Journal
from storyboard_cli.render.comfy.preflight import check_graph
from storyboard_cli.render.comfy.task import JobInFlight, Task, prefix_of


class Submitter:
    """Submits to one server."""

    def __init__(
        self,
        client: Client,
        capabilities: Capabilities,
        inputs: Inputs,
        journal: Journal,
        url: str,
        *,
        looks: bool = False,
    ) -> None:
        self._client = client
        self._capabilities = capabilities
        self._inputs = inputs
        self._journal = journal
        self._url = url
        self._looks = looks

    def found(self, task: Task) -> JobInFlight | None:
        """The job as an earlier run left it on this server, or None if it has to be submitted."""
        record = task.record
        task.home = None
        if not record.prompt_id:
            return None
        prepared = self._prepared(task)
        state = self._client.job(record.prompt_id, prepared.built.result)
        if state.state in ("unknown", "cancelled", "failed"):
            return None
        return JobInFlight(task, record.prompt_id, "", 0.0, prepared.built.result)

    def submit(self, task: Task, client_id: str) -> JobInFlight:
        """Submit a job, once: what is not sure afterwards is asked for before anything is sent again."""
        prepared = self._prepared(task)
        graph, added = filled(prepared.built.graph, self._capabilities)
        self._check(task, prepared, graph)
        for upload in prepared.uploads:
            self._client.upload(upload)
        prompt_id = str(uuid.uuid4())
        task.record = task.record.now(
            "submitted", attempt=task.attempt, server=self._url, prompt_id=prompt_id, error=None
        )
        self._journal.record(task.record)
        result = prepared.built.result
        node = graph[result]
        sent = graph | {result: node | {"inputs": node["inputs"] | {"filename_prefix": prefix_of(prompt_id)}}}
        note = {
            "subject": task.job.subject,
            "recipe": task.record.recipe_hash,
            "pipeline": task.pipeline.label,
        }
        try:
            self._client.submit(sent, prompt_id, client_id, note, looks=self._looks)
        except Fault as fault:
            self._settle(fault, prompt_id, result)
        return JobInFlight(task, prompt_id, client_id, 0.0, result, filled=dict(added))

    def _settle(self, fault: Fault, prompt_id: str, result: str) -> None:
        """After a 5xx or a broken answer the job may be queued all the same: only the server knows."""
        if _names_upload(fault):
            self._client.forget_uploads()
            raise Fault(RetryDecision.lost, "upload-gone", "the server lost a picture that it had") from None
        if fault.decision not in (RetryDecision.retry, RetryDecision.down, RetryDecision.elsewhere):
            raise fault
        if self._client.job(prompt_id, result).state == "unknown":
            raise fault

    def _prepared(self, task: Task) -> Prepared:
        if task.prepared is None:
            task.prepared = self._inputs.prepare(task.job.recipe, task.pipeline)
        return task.prepared

    def _check(self, task: Task, prepared: Prepared, graph: dict[str, dict[str, object]]) -> None:
        problems = [
            p
            for p in check_graph(graph, self._capabilities, task.pipeline, prepared.built.models)
            if p.is_error
        ]
        if problems:
            said = [p.message + (f" ({p.hint})" if p.hint else "") for p in problems]
            more = f" (and {len(said) - 1} more)" if len(said) > 1 else ""
            raise Fault(
                RetryDecision.invalid, "preflight", problems[0].message + more, Detail(problems=tuple(said))
            )


def _names_upload(fault: Fault) -> bool:
    return fault.code == "graph-refused" and any(
        "Invalid image file: sb/" in p for p in fault.detail.problems
    )

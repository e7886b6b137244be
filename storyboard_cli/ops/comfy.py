"""`sb comfy`: looks at ComfyUI servers before anything is rendered on them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.handover import ServerAddress, asked_servers
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.project.placed import with_pipelines
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.comfy.addresses import addresses, no_servers
from storyboard_cli.render.comfy.inspection import Inspection, inspect
from storyboard_cli.render.comfy.pipelines import Pipeline, open_pipeline


class ComfyServersAsk(Ask):
    servers: Annotated[
        list[ServerAddress],
        asked_servers(
            "Servers instead of the project's.",
            "This server instead of the project's; may be repeated.",
            "URL",
        ),
    ] = []


class ComfyDoctorAsk(ComfyServersAsk):
    pipelines: Annotated[
        list[str],
        asked(
            "Check for this one instead of the project's.", "--pipeline", metavar="NAME@V", after="servers"
        ),
    ] = []


class Complaint(Frozen):
    severity: Literal["error", "warning", "info"] = Field(description="error, warning or info.")
    code: str = Field(description="A stable word for tools.")
    message: str = Field(description="What was found, in a sentence.")
    hint: str | Mend | None = Field(None, description="What mends it.")


class PipelineReport(Frozen):
    pipeline: str = Field(description="The pipeline, as scene-sdxl@1.")
    complaints: list[Complaint] = Field([], description="What it lacks.")


class ServerReport(Frozen):
    url: str = Field(description="The server's address.")
    reachable: bool = Field(description="It answers.")
    ready: bool = Field(description="It can run the project's pipelines.")
    error: str | None = Field(None, description="Why it does not answer.")
    version: str = Field("", description="Its ComfyUI version.")
    device: str = Field("", description="What it computes with.")
    vram_gb: float = Field(0.0, description="Its video memory.")
    vram_free_gb: float = Field(0.0, description="Video memory that is free.")
    waiting: int = Field(0, description="Jobs in its queue, of everybody, with those that run.")
    running: int = Field(0, description="Of these, jobs that run just now.")
    model: str = Field("", description="The model of what it runs or, where nothing runs, ran last.")
    nodes: int = Field(0, description="Kinds of nodes that it has.")
    packs: dict[str, str] = Field({}, description="Its node packs and their versions.")
    pipelines: list[PipelineReport] = Field([], description="What each pipeline lacks there.")


class ComfyAnswer(Answer):
    servers: list[ServerReport] = Field([], description="The servers, one by one.")
    source: str = Field("", description="Where the addresses come from.")
    credentials: bool = Field(False, description="There are credentials in the environment.")


@signed
def doctor(workspace: Workspace, ask: ComfyDoctorAsk, caller: Caller) -> ComfyAnswer:
    """Which servers answer, and everything that they lack for this project's pipelines."""
    labels = ask.pipelines or _labels(workspace)
    root = with_pipelines(workspace)
    return _asked(workspace, ask, caller, [open_pipeline(root, label) for label in labels])


@signed
def servers(workspace: Workspace, ask: ComfyServersAsk, caller: Caller) -> ComfyAnswer:
    """The servers in use and whether they answer."""
    return _asked(workspace, ask, caller, [])


def _asked(
    workspace: Workspace, ask: ComfyServersAsk, caller: Caller, pipelines: list[Pipeline]
) -> ComfyAnswer:
    urls, source, credentials = addresses(
        workspace.settings, workspace.project, ask.servers, here=caller.is_here
    )
    if not urls:
        raise no_servers(here=caller.is_here)
    with caller.task("Asking servers", len(urls)):
        found = inspect(urls, pipelines, workspace.project.comfyui.models, credentials)
    failure = None
    if not any(i.fault is None for i in found):
        failure = Kind.unreachable
    elif not any(i.is_ready for i in found):
        failure = Kind.blocked
    return ComfyAnswer(
        servers=[_report(i, pipelines) for i in found],
        source=source,
        credentials=credentials.present,
        failure=failure,
    )


def _labels(workspace: Workspace) -> list[str]:
    chosen = workspace.project.pipelines
    return list(dict.fromkeys((chosen.character, chosen.place, chosen.prop, chosen.scene)))


def _report(found: Inspection, pipelines: list[Pipeline]) -> ServerReport:
    if found.fault is not None:
        return ServerReport(url=found.url, reachable=False, ready=False, error=found.fault.message)
    facts = found.facts
    reports = [
        PipelineReport(
            pipeline=label,
            complaints=[
                Complaint(severity=p.severity.value, code=p.code, message=p.message, hint=p.hint)
                for p in problems
            ],
        )
        for label, problems in found.problems.items()
    ]
    return ServerReport(
        url=found.url,
        reachable=True,
        ready=found.is_ready,
        version=str(facts.get("version", "")),
        device=str(facts.get("device_name") or facts.get("device") or ""),
        vram_gb=float(facts.get("vram_gb", 0.0)),
        vram_free_gb=float(facts.get("vram_free_gb", 0.0)),
        waiting=found.waiting,
        running=found.running,
        model=found.model,
        nodes=found.nodes,
        packs=dict(found.packs),
        pipelines=reports,
    )

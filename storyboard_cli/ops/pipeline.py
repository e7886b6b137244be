"""`sb pipeline`: the workflows that sb ships, and the project's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.http import Credentials, server_url
from storyboard_cli.render.comfy.importing import import_workflow, mapping
from storyboard_cli.render.comfy.pipelines import Pipeline, labels, open_pipeline, recorded_hash
from storyboard_cli.store.files import MOST_BYTES, too_large
from storyboard_cli.store.outside import read_given


class PipelineBrief(Frozen):
    pipeline: str
    summary: str = ""
    hash: str = ""
    released: bool = False
    used_for: list[str] = []
    error: str | None = None


class PipelineListAsk(Ask):
    pass


class PipelineListAnswer(Answer):
    pipelines: list[PipelineBrief]


class PipelineShowAsk(Ask):
    pipeline: Annotated[str, asked("A pipeline, such as scene-sdxl@1.", argument="name", metavar="NAME@V")]


class SlotInfo(Frozen):
    name: str
    type: str
    fills: list[str]


class ModelInfo(Frozen):
    role: str
    folder: str
    file: str
    optional: bool
    purpose: str
    source: str


class PackInfo(Frozen):
    pack: str
    source: str
    nodes: list[str]


class PipelineShowAnswer(Answer):
    brief: PipelineBrief
    folder: str
    server: str
    vram_gb: float
    parts: list[str]
    nodes: list[str]
    slots: list[SlotInfo]
    models: list[ModelInfo]
    packs: list[PackInfo]


class PipelineDiffAsk(Ask):
    before: Annotated[str, asked("A pipeline, such as scene-sdxl@1.", argument="before", metavar="NAME@V")]
    after: Annotated[str, asked("A pipeline, such as scene-sdxl@1.", argument="after", metavar="NAME@V")]


class PipelineDifference(Frozen):
    what: str
    before: str | None = None
    after: str | None = None


class PipelineDiffAnswer(Answer):
    before: str
    after: str
    changes: list[PipelineDifference]


class PipelineVerifyAsk(Ask):
    pipelines: Annotated[list[str], asked("Which; all if left out.", argument="names", metavar="NAME@V")] = []


class PipelineChecked(Frozen):
    pipeline: str
    state: str  # intact, changed, broken, unsealed
    message: str = ""


class PipelineVerifyAnswer(Answer):
    pipelines: list[PipelineChecked]


class PipelineImportAsk(Ask):
    file: Annotated[str, asked("A workflow that ComfyUI exported in API format.", argument="file")]
    name: Annotated[str | None, asked("Its name here; left out: the file's.", "--name")] = None
    map: Annotated[
        list[str],
        asked("What the recipe fills in, where no title says so.", "--map", metavar="SLOT=NODE.INPUT"),
    ] = []
    servers: Annotated[list[str], asked("Check it against this server.", "--server", metavar="URL")] = []
    check: Annotated[
        bool, asked("Ask a server whether it can run it.", "--no-check", line="Ask no server.", inverse=True)
    ] = True
    dry_run: Annotated[bool, asked("Only say what was recognised.", "--dry-run")] = False


class PipelineImportAnswer(Answer):
    pipeline: str
    slots: dict[str, str]
    folder: str
    is_new: bool
    checked_on: str = ""
    warnings: list[str] = []
    dry_run: bool = False


def list_pipelines(workspace: Workspace, ask: PipelineListAsk, caller: Caller) -> PipelineListAnswer:
    """Every pipeline there is, and what this project uses it for."""
    found = []
    for label in labels(workspace.root):
        try:
            found.append(_brief(workspace, open_pipeline(workspace.root, label)))
        except SbError as error:
            found.append(PipelineBrief(pipeline=label, error=error.message))
    return PipelineListAnswer(pipelines=found)


def show(workspace: Workspace, ask: PipelineShowAsk, caller: Caller) -> PipelineShowAnswer:
    """One pipeline: what it fills in, loads and needs."""
    pipeline = open_pipeline(workspace.root, ask.pipeline)
    chosen = workspace.project.comfyui.models
    return PipelineShowAnswer(
        brief=_brief(workspace, pipeline),
        folder=_place(workspace, pipeline),
        server=pipeline.requires.server,
        vram_gb=pipeline.requires.vram_gb,
        parts=[name for name in pipeline.parts if name],
        nodes=pipeline.node_classes(),
        slots=[
            SlotInfo(
                name=n,
                type=s.type,
                fills=[".".join(x for x in (f.part, f.node, f.input) if x) for f in s.fills],
            )
            for n, s in pipeline.slots.slots.items()
        ],
        models=[
            ModelInfo(
                role=role,
                folder=m.folder,
                file=chosen.get(role, m.default or ""),
                optional=m.optional,
                purpose=m.purpose,
                source=m.source,
            )
            for role, m in pipeline.requires.models.items()
        ],
        packs=[PackInfo(pack=p.pack, source=p.source, nodes=list(p.nodes)) for p in pipeline.requires.packs],
    )


def diff(workspace: Workspace, ask: PipelineDiffAsk, caller: Caller) -> PipelineDiffAnswer:
    """What two pipelines do differently, node by node and input by input."""
    before, after = open_pipeline(workspace.root, ask.before), open_pipeline(workspace.root, ask.after)
    old, new = _flat(before), _flat(after)
    changes = [
        PipelineDifference(what=key, before=old.get(key), after=new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]
    return PipelineDiffAnswer(before=before.label, after=after.label, changes=changes)


def verify(workspace: Workspace, ask: PipelineVerifyAsk, caller: Caller) -> PipelineVerifyAnswer:
    """Hold that no pipeline was changed since it was released or imported."""
    found = []
    for label in ask.pipelines or labels(workspace.root):
        try:
            pipeline = open_pipeline(workspace.root, label)
        except SbError as error:
            if error.kind is Kind.missing:
                raise
            found.append(PipelineChecked(pipeline=label, state="broken", message=error.message))
            continue
        recorded = recorded_hash(pipeline)
        if recorded is None:
            found.append(
                PipelineChecked(
                    pipeline=label, state="unsealed", message="made by hand; no hash was recorded"
                )
            )
        elif recorded != pipeline.hash:
            found.append(
                PipelineChecked(pipeline=label, state="changed", message="edited after it was released")
            )
        else:
            found.append(PipelineChecked(pipeline=label, state="intact"))
    bad = any(c.state in ("changed", "broken") for c in found)
    return PipelineVerifyAnswer(pipelines=found, failure=Kind.blocked if bad else None)


def import_pipeline(workspace: Workspace, ask: PipelineImportAsk, caller: Caller) -> PipelineImportAnswer:
    """Make the next version of a project's own pipeline from a workflow in API format."""
    path = Path(ask.file)
    try:
        data = read_given(path, MOST_BYTES)
        if data is None:
            raise too_large(str(path), MOST_BYTES)
        text = data.decode("utf-8")
    except OSError as error:
        raise SbError(Kind.missing, "no-file", f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SbError(Kind.usage, "not-text", f"{path} is not a text file") from None
    name = ask.name or "".join(c if c.isalnum() else "-" for c in path.stem.lower()).strip("-")
    name = name.removesuffix("-api") or name
    url, capabilities = "", None
    addresses = ask.servers or list(workspace.settings.servers) or list(workspace.project.comfyui.servers)
    if ask.check and addresses:
        url = server_url(addresses[0])
        capabilities = _capabilities(url, Credentials.of(workspace.settings), caller)
    with workspace.writing():
        made = import_workflow(
            workspace.root, text, name, mapping(ask.map), capabilities, dry_run=ask.dry_run
        )
    warnings = [p.message + (f" ({p.hint})" if p.hint else "") for p in made.problems if not p.is_error]
    if capabilities is None:
        warnings.append("not checked against a server (`sb comfy doctor` will)")
    return PipelineImportAnswer(
        pipeline=made.label,
        slots=made.slots,
        folder=made.folder.relative_to(workspace.root).as_posix(),
        is_new=made.is_new,
        checked_on=url if capabilities else "",
        warnings=warnings,
        dry_run=ask.dry_run,
    )


def _capabilities(url: str, credentials: Credentials, report: Reporter) -> Any:
    client = Client.open(url, credentials, 15.0)
    try:
        return client.capabilities()
    except Fault as fault:
        report.warn(f"{url}: {fault.message}", "the workflow is imported without a check")
        return None
    finally:
        client.close()


def _brief(workspace: Workspace, pipeline: Pipeline) -> PipelineBrief:
    uses = workspace.project.pipelines.model_dump()
    return PipelineBrief(
        pipeline=pipeline.label,
        summary=pipeline.requires.summary,
        hash=pipeline.hash,
        released=pipeline.released,
        used_for=[kind for kind, label in uses.items() if label == pipeline.label],
    )


def _place(workspace: Workspace, pipeline: Pipeline) -> str:
    if pipeline.folder.is_relative_to(workspace.root):
        return pipeline.folder.relative_to(workspace.root).as_posix()
    return str(pipeline.folder)


def _flat(pipeline: Pipeline) -> dict[str, str]:
    """Every fact of a pipeline as one line: `region.text.clip` → `["@clip", 0]`."""
    found: dict[str, str] = {}
    for part_name, part in pipeline.parts.items():
        if part.each or part.when:
            found[f"{part_name} (when)"] = ", ".join(
                [*(part.when), *([f"each {part.each}"] if part.each else [])]
            )
        for node_name, node in part.nodes.items():
            stem = ".".join(x for x in (part_name, node_name) if x)
            found[stem] = str(node["class_type"])
            found |= {f"{stem}.{key}": str(value) for key, value in node["inputs"].items()}
    for name, slot in pipeline.slots.slots.items():
        found[f"slot {name}"] = ", ".join(
            ".".join(x for x in (f.part, f.node, f.input) if x) for f in slot.fills
        )
    for role, model in pipeline.requires.models.items():
        found[f"model {role}"] = f"{model.folder}/{model.default or '·'}"
    for pack in pipeline.requires.packs:
        found[f"pack {pack.pack}"] = ", ".join(pack.nodes)
    return found

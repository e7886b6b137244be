"""`sb pipeline`: the workflows that sb ships, and the project's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import ServerAddress, Upload, asked_servers
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.project.commit import NewFolder, commit
from storyboard_cli.project.placed import with_pipelines
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.comfy.addresses import addresses
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.importing import import_workflow, mapping
from storyboard_cli.render.comfy.pipelines import HASH_FILE, Pipeline, labels, open_pipeline, recorded_hash
from storyboard_cli.store.files import MOST_BYTES, too_large
from storyboard_cli.store.outside import read_upload


class PipelineBrief(Frozen):
    pipeline: str = Field(description="The pipeline, as scene-sdxl@1.")
    summary: str = Field("", description="What it does.")
    hash: str = Field("", description="The hash of its files.")
    released: bool = Field(False, description="It came with sb.")
    used_for: list[str] = Field([], description="What the project uses it for.")
    error: str | None = Field(None, description="Why it cannot be read.")


class PipelineListAsk(Ask):
    pass


class PipelineListAnswer(Answer):
    pipelines: list[PipelineBrief] = Field(description="The pipelines, one by one.")


class PipelineShowAsk(Ask):
    pipeline: Annotated[str, asked("A pipeline, such as scene-sdxl@1.", argument="name", metavar="NAME@V")]


class SlotInfo(Frozen):
    name: str = Field(description="The slot.")
    type: str = Field(description="What goes in: text, number, image.")
    fills: list[str] = Field(description="The nodes and inputs that it fills.")


class ModelInfo(Frozen):
    role: str = Field(description="What it is to the pipeline.")
    folder: str = Field(description="The folder of the server that it lies in.")
    file: str = Field(description="The file.")
    optional: bool = Field(description="It works without it.")
    purpose: str = Field(description="What it is for.")
    source: str = Field(description="Where to get it.")


class PackInfo(Frozen):
    pack: str = Field(description="The node pack.")
    source: str = Field(description="Where to get it.")
    nodes: list[str] = Field(description="Kinds of nodes that come from it.")


class PipelineShowAnswer(Answer):
    brief: PipelineBrief = Field(description="What it is.")
    folder: str = Field(description="Its folder.")
    server: str = Field(description="The oldest ComfyUI that runs it.")
    vram_gb: float = Field(description="About how much video memory it needs.")
    parts: list[str] = Field(description="Its parts.")
    nodes: list[str] = Field(description="Kinds of nodes that it uses.")
    slots: list[SlotInfo] = Field(description="What the recipe fills in.")
    models: list[ModelInfo] = Field(description="Model files that it loads.")
    packs: list[PackInfo] = Field(description="Node packs that it needs.")


class PipelineDiffAsk(Ask):
    before: Annotated[str, asked("A pipeline, such as scene-sdxl@1.", argument="before", metavar="NAME@V")]
    after: Annotated[str, asked("A pipeline, such as scene-sdxl@1.", argument="after", metavar="NAME@V")]


class PipelineDifference(Frozen):
    what: str = Field(description="What differs.")
    before: str | None = Field(None, description="On the one side; none: it is not there.")
    after: str | None = Field(None, description="On the other side; none: it is not there.")


class PipelineDiffAnswer(Answer):
    before: str = Field(description="The one side.")
    after: str = Field(description="The other side.")
    changes: list[PipelineDifference] = Field(description="What they do differently.")


class PipelineVerifyAsk(Ask):
    pipelines: Annotated[list[str], asked("Which; all if left out.", argument="names", metavar="NAME@V")] = []


class PipelineChecked(Frozen):
    pipeline: str = Field(description="The pipeline, as scene-sdxl@1.")
    state: str = Field(description="intact, changed, broken or unsealed.")
    message: str = Field("", description="What is wrong.")


class PipelineVerifyAnswer(Answer):
    pipelines: list[PipelineChecked] = Field(description="The pipelines, one by one.")


class PipelineImportAsk(Ask):
    file: Annotated[
        Upload,
        asked(
            "A workflow that ComfyUI exported in API format.",
            argument="file",
            read=Upload.local,
            typed=str,
        ),
    ]
    name: Annotated[str | None, asked("Its name here; left out: the file's.", "--name")] = None
    map: Annotated[
        list[str],
        asked("What the recipe fills in, where no title says so.", "--map", metavar="SLOT=NODE.INPUT"),
    ] = []
    servers: Annotated[
        list[ServerAddress],
        asked_servers(
            "Check it against this server.",
            "Check it against this server.",
            "URL",
        ),
    ] = []
    check: Annotated[
        bool, asked("Ask a server whether it can run it.", "--no-check", line="Ask no server.", inverse=True)
    ] = True
    dry_run: Annotated[bool, asked("Only say what was recognised.", "--dry-run")] = False


class PipelineImportAnswer(Answer):
    pipeline: str = Field(description="The pipeline, as scene-sdxl@1.")
    slots: dict[str, str] = Field(description="The node and input of each slot.")
    folder: str = Field(description="Where it lies.")
    is_new: bool = Field(description="It is new or changed.")
    checked_on: str = Field("", description="The server that it was checked on.")
    warnings: list[str] = Field([], description="What to look at.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def list_pipelines(workspace: Workspace, ask: PipelineListAsk, caller: Caller) -> PipelineListAnswer:
    """Every pipeline there is, and what this project uses it for."""
    found = []
    root = with_pipelines(workspace)
    for label in labels(root):
        try:
            found.append(_brief(workspace, open_pipeline(root, label)))
        except SbError as error:
            found.append(PipelineBrief(pipeline=label, error=error.message))
    return PipelineListAnswer(pipelines=found)


@signed
def show(workspace: Workspace, ask: PipelineShowAsk, caller: Caller) -> PipelineShowAnswer:
    """One pipeline: what it fills in, loads and needs."""
    root = with_pipelines(workspace)
    pipeline = open_pipeline(root, ask.pipeline)
    chosen = workspace.project.comfyui.models
    return PipelineShowAnswer(
        brief=_brief(workspace, pipeline),
        folder=_place(root, pipeline, caller),
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


@signed
def diff(workspace: Workspace, ask: PipelineDiffAsk, caller: Caller) -> PipelineDiffAnswer:
    """What two pipelines do differently, node by node and input by input."""
    root = with_pipelines(workspace)
    before, after = open_pipeline(root, ask.before), open_pipeline(root, ask.after)
    old, new = _flat(before), _flat(after)
    changes = [
        PipelineDifference(what=key, before=old.get(key), after=new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]
    return PipelineDiffAnswer(before=before.label, after=after.label, changes=changes)


@signed
def verify(workspace: Workspace, ask: PipelineVerifyAsk, caller: Caller) -> PipelineVerifyAnswer:
    """Hold that no pipeline was changed since it was released or imported."""
    found = []
    root = with_pipelines(workspace)
    for label in ask.pipelines or labels(root):
        try:
            pipeline = open_pipeline(root, label)
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


@signed
def import_pipeline(workspace: Workspace, ask: PipelineImportAsk, caller: Caller) -> PipelineImportAnswer:
    """Make the next version of a project's own pipeline from a workflow in API format."""
    path = Path(str(ask.file))
    try:
        data = read_upload(ask.file, MOST_BYTES)
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
    if ask.check:
        servers = addresses(workspace.settings, workspace.project, ask.servers, here=caller.is_here)
        url = next(iter(servers.urls), "")
        capabilities = _capabilities(url, servers.credentials, caller) if url else None
    with workspace.deciding(dry_run=ask.dry_run):
        root = with_pipelines(workspace)
        made = import_workflow(root, text, name, mapping(ask.map), capabilities)
        folder = made.folder.relative_to(root).as_posix()
        if made.is_new and not ask.dry_run:
            commit(workspace, [NewFolder(folder, made.files, HASH_FILE)])
    warnings = [p.message + (f" ({p.hint})" if p.hint else "") for p in made.problems if not p.is_error]
    if capabilities is None:
        warnings.append("not checked against a server")
    return PipelineImportAnswer(
        pipeline=made.label,
        slots=made.slots,
        folder=folder,
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


def _place(root: Path, pipeline: Pipeline, caller: Caller) -> str:
    """Where it lies: in the project, or beside sb, which only somebody at this machine is told."""
    if pipeline.folder.is_relative_to(root):
        return pipeline.folder.relative_to(root).as_posix()
    return str(pipeline.folder) if caller.is_here else ""


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

"""`sb models`: embedding models of this machine: list, take in a folder, fetch one, prove their files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.model import Frozen
from storyboard_cli.drift import weights
from storyboard_cli.drift.plug_ins import plug_in_names
from storyboard_cli.drift.registry import PLUG_IN_GROUP
from storyboard_cli.drift.weights import ModelFolder, changed_files, import_folder
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace

Name = Annotated[str | None, asked("What to call it here; the folder's own name.", "--name")]
DryRun = Annotated[bool, asked("Only say what would be done.", "--dry-run")]


class ModelsListAsk(Ask):
    pass


class ModelsImportAsk(Ask):
    folder: Annotated[
        LocalFolder,
        asked(
            "A folder with weights and their configuration; CSD has none.",
            argument="folder",
            metavar="DIR",
            read=LocalFolder.local,
            typed=str,
        ),
    ]
    name: Name = None
    dry_run: DryRun = False


class ModelsPullAsk(Ask):
    repository: Annotated[str, asked("Such as laion/CLIP-ViT-B-32-laion2B-s34B-b79K.", argument="repository")]
    name: Name = None
    dry_run: DryRun = False


class ModelsVerifyAsk(Ask):
    pass


class EmbeddingModel(Frozen):
    """One embedder that a project may name."""

    embedder: str = Field(description="Its name, as a project says it.")
    size: int = Field(0, description="Bytes.")
    digest: str = Field("", description="The hash of its files.")
    used: bool = Field(False, description="This project uses it.")
    state: str = Field("ready", description="ready, or what is wrong with it.")


class ModelsAnswer(Answer):
    models: list[EmbeddingModel] = Field([], description="The embedders that a project may name.")
    folder: str = Field("", description="Where they lie; nothing for who is not at this machine.")
    taken: str = Field("", description="What was imported or pulled.")
    installed: bool = Field(True, description="The libraries that models with weights need are there.")
    install: str = Field("", description="The line that installs them.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def list_models(workspace: Workspace, ask: ModelsListAsk, caller: Caller) -> ModelsAnswer:
    """List the embedders that a project may name."""
    return _answer(workspace)


@signed
def import_model(workspace: Workspace, ask: ModelsImportAsk, caller: Caller) -> ModelsAnswer:
    """Take in a folder with weights, and remember their hashes."""
    source = ask.folder.place
    if ask.dry_run:
        taken = ask.name or source.name
    else:
        taken = import_folder(source, workspace.models_dir, ask.name).embedder
    return _answer(workspace, taken=taken, dry_run=ask.dry_run)


@signed
def pull(workspace: Workspace, ask: ModelsPullAsk, caller: Caller) -> ModelsAnswer:
    """Download a model by name; nothing is ever downloaded without this."""
    from storyboard_cli.drift import hub

    if ask.dry_run:
        taken = ask.repository
    else:
        taken = hub.pull(ask.repository, workspace.models_dir, ask.name, caller).embedder
    return _answer(workspace, taken=taken, dry_run=ask.dry_run)


@signed
def verify(workspace: Workspace, ask: ModelsVerifyAsk, caller: Caller) -> ModelsAnswer:
    """Hash every model's files and compare with what was imported."""
    return _answer(workspace, thorough=True)


def _answer(
    workspace: Workspace, *, taken: str = "", dry_run: bool = False, thorough: bool = False
) -> ModelsAnswer:
    """What is there; a broken model is a failure where files were hashed to find that out."""
    found = _listed(workspace, thorough=thorough)
    broken = [m for m in found if m.state != "ready"]
    return ModelsAnswer(
        models=found,
        folder=str(workspace.models_dir) if workspace.caller.is_here else "",
        taken=taken,
        installed=_installed(),
        install=_install_line(),
        dry_run=dry_run,
        failure=Kind.blocked if thorough and broken else None,
    )


def _listed(workspace: Workspace, *, thorough: bool) -> list[EmbeddingModel]:
    wanted = workspace.project.consistency.embedder
    found = [EmbeddingModel(embedder="basic-v1", used=wanted == "basic-v1")]
    for model in weights.list_models(workspace.models_dir):
        if isinstance(model, SbError):
            found.append(EmbeddingModel(embedder="?", state=model.message))
            continue
        found.append(_model(model, wanted, thorough=thorough))
    if wanted not in {m.embedder for m in found}:
        there = wanted in plug_in_names(PLUG_IN_GROUP)
        state = "ready" if there else "the project asks for it; it is not there"
        found.append(EmbeddingModel(embedder=wanted, used=True, state=state))
    return found


def _model(folder: ModelFolder, wanted: str, *, thorough: bool) -> EmbeddingModel:
    broken = changed_files(folder.path, thorough=thorough)
    return EmbeddingModel(
        embedder=folder.embedder,
        size=folder.size,
        digest=folder.digest,
        used=folder.embedder == wanted,
        state="; ".join(broken) or "ready",
    )


def _installed() -> bool:
    from importlib.util import find_spec

    return find_spec("torch") is not None and find_spec("open_clip") is not None


def _install_line() -> str:
    from storyboard_cli.drift.clip import install_line

    return install_line()

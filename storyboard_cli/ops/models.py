"""`sb models`: embedding models of this machine: list, take in a folder, fetch one, prove their files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.drift.plug_ins import plug_in_names
from storyboard_cli.drift.registry import PLUG_IN_GROUP
from storyboard_cli.drift.weights import ModelFolder, changed_files, import_folder, list_models
from storyboard_cli.project.workspace import Workspace


class ModelsAsk(Ask):
    action: Literal["list", "import", "pull", "verify"] = "list"
    source: str = ""  # a folder to import, or a repository to pull
    name: str | None = None
    dry_run: bool = False


class Model(Frozen):
    """One embedder that a project may name."""

    embedder: str
    size: int = 0  # bytes
    digest: str = ""
    used: bool = False  # by this project
    state: str = "ready"  # ready, or what is wrong with it


class ModelsAnswer(Answer):
    models: list[Model] = []
    folder: str = ""
    taken: str = ""  # what was imported or pulled
    installed: bool = True  # are torch and open_clip there?
    install: str = ""
    dry_run: bool = False


def models(workspace: Workspace, ask: ModelsAsk, report: Reporter) -> ModelsAnswer:
    """Do what is asked, then list what is there."""
    taken = ""
    folder = workspace.models_dir
    if ask.action == "import":
        taken = _imported(folder, Path(ask.source).expanduser(), ask)
    elif ask.action == "pull":
        taken = _pulled(folder, ask, report)
    found = _listed(workspace, thorough=ask.action == "verify")
    broken = [m for m in found if m.state != "ready"]
    return ModelsAnswer(
        models=found,
        folder=str(folder),
        taken=taken,
        installed=_installed(),
        install=_install_line(),
        dry_run=ask.dry_run,
        failure=Kind.blocked if ask.action == "verify" and broken else None,
    )


def _imported(folder: Path, source: Path, ask: ModelsAsk) -> str:
    if ask.dry_run:
        return ask.name or source.name
    return import_folder(source, folder, ask.name).embedder


def _pulled(folder: Path, ask: ModelsAsk, report: Reporter) -> str:
    from storyboard_cli.drift.hub import pull

    if ask.dry_run:
        return ask.source
    return pull(ask.source, folder, ask.name, report).embedder


def _listed(workspace: Workspace, *, thorough: bool) -> list[Model]:
    wanted = workspace.project.consistency.embedder
    found = [Model(embedder="basic-v1", used=wanted == "basic-v1")]
    for model in list_models(workspace.models_dir):
        if isinstance(model, SbError):
            found.append(Model(embedder="?", state=model.message))
            continue
        found.append(_model(model, wanted, thorough=thorough))
    if wanted not in {m.embedder for m in found}:
        there = wanted in plug_in_names(PLUG_IN_GROUP)
        state = "ready" if there else "the project asks for it; it is not there"
        found.append(Model(embedder=wanted, used=True, state=state))
    return found


def _model(folder: ModelFolder, wanted: str, *, thorough: bool) -> Model:
    broken = changed_files(folder.path, thorough=thorough)
    return Model(
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

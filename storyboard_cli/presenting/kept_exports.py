"""Exports that were made, as the log and their manifests know them: which there are, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import leads_out
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.export.manifest import FOLDER_NAME
from storyboard_cli.ledger.base import Event
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import read_if_usable

State = Literal["there", "replaced", "gone", "elsewhere"]
_MOST = 64 << 20  # bytes of a manifest


@dataclass(frozen=True, slots=True)
class KeptExport:
    """One export: its event, and what lies at its place."""

    event: Event
    path: str  # relative to the project; of one that went elsewhere, its name alone
    is_folder: bool
    state: State


def kept_export(workspace: Workspace, event: Event, *, replaced: bool) -> KeptExport:
    """`replaced`: a later export went to the same place."""
    said = str(event.body.get("path") or "")
    if leads_out(said):
        name = said.replace("\\", "/").rstrip("/").rpartition("/")[2]
        return KeptExport(event, name, False, "elsewhere")
    is_folder = bool(workspace.files.entries(said))
    is_there = is_folder or _is_file(workspace, said)
    state: State = "gone" if not is_there else "replaced" if replaced else "there"
    return KeptExport(event, said, is_folder, state)


def manifest_of(workspace: Workspace, export: KeptExport) -> dict[str, Any]:
    """What the export's manifest says; nothing where there is none, or it is another export's by now."""
    if export.state != "there":
        return {}
    path = f"{export.path}/{FOLDER_NAME}" if export.is_folder else f"{export.path}.manifest.json"
    data = read_if_usable(workspace.files, path)
    if data is None or len(data) > _MOST:
        return {}
    if export.is_folder and sha256_bytes(data) != export.event.body.get("sha256"):
        return {}
    try:
        found = parse_json(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def files_of(workspace: Workspace, export: KeptExport, manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Path, size and hash of each file of the export that is there; without a hash where no manifest is."""
    if export.state != "there":
        return []
    folder = export.path if export.is_folder else export.path.rpartition("/")[0]
    stated = {f"{folder}/{one['path']}": one for one in manifest.get("files", ())}
    if not stated:
        found = workspace.files.entries(export.path) if export.is_folder else _entry(workspace, export)
        stated = {entry.path: {} for entry in found}
    rows = []
    for path, one in stated.items():
        entry = workspace.files.stat(path)
        if entry is not None:
            rows.append({"place": path, "size": entry.size, "sha256": one.get("sha256")})
    return rows


def _entry(workspace: Workspace, export: KeptExport) -> list[Any]:
    entry = workspace.files.stat(export.path)
    return [entry] if entry is not None else []


def _is_file(workspace: Workspace, path: str) -> bool:
    try:
        return bool(path) and workspace.files.stat(path) is not None
    except SbError:
        return False

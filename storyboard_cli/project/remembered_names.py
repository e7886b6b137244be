"""Who remembers names beside scenes/: decisions, renders, approved pictures, and the compiles made here."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.known_names import KnownNames
from storyboard_cli.store.approved import approved_files
from storyboard_cli.store.names import read_names


class RememberedNames:
    """What is remembered, as it was `found` where a compile `asked`. It rests on events as much as on files:
    whoever computed with it before they decide compares it again.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.found: KnownNames | None = None

    def asked(self) -> KnownNames:
        """Everything that is remembered."""
        if self.found is None:
            with self._workspace.files.unnoted():
                self.found = remembered_names(self._workspace)
        return self.found


def remembered_names(workspace: Workspace) -> KnownNames:
    """Everything that is remembered; what cannot be read remembers nothing."""
    compiled = read_names(workspace.state_files)
    decided = _decided(workspace)
    rendered = _rendered(workspace)
    kept = (re.match(r"FR_S\d+_\d+", Path(p).name) for p in approved_files(workspace.files))
    used = frozenset({*decided.values(), *rendered.values(), *(found[0] for found in kept if found)})
    return replace(compiled, frames={**rendered, **decided, **compiled.frames}, used=used)


def _decided(workspace: Workspace) -> dict[str, str]:
    try:
        return {d.uid: d.frame_id for d in workspace.decisions}
    except SbError:
        return {}


def _rendered(workspace: Workspace) -> dict[str, str]:
    if workspace.state_files.stat("ledger.db") is None:
        return {}
    rows = workspace.views.renders_by_frame()
    return {r.uid: name for name, of in rows.items() for r in reversed(of) if r.uid}

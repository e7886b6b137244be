"""Which renderer a run uses; opened with what it needs, and closed with the run."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.project.placed import lies_elsewhere, with_pictures, with_pipelines
from storyboard_cli.render.base import Job, Outcome, Renderer, RunMode
from storyboard_cli.store.outside import folder_at, place_of, working_folder

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.render.comfy.renderer import ComfyRenderer

_PLAIN = RunMode()


@contextmanager
def open_renderer(
    workspace: Workspace, name: str | None = None, mode: RunMode = _PLAIN, *, here: bool = False
) -> Iterator[Renderer]:
    """The project's renderer, or the named one (`preview` or `comfyui`), for as long as the block lasts."""
    chosen = name or workspace.project.renderer
    if chosen == "preview":
        from storyboard_cli.render.preview.renderer import PreviewRenderer

        style, processes = workspace.project.drawing_style, workspace.settings.jobs
        yield _placing(workspace, PreviewRenderer(workspace.files.folder(), style, processes))
    elif chosen == "comfyui":
        with open_comfy(workspace, mode, here=here) as renderer:
            yield _placing(workspace, renderer)
    else:
        raise SbError(
            Kind.usage, "unknown-renderer", f"there is no renderer {chosen!r}", hint="use preview or comfyui"
        )


class _Placing:
    """A renderer whose jobs find their locked pictures on this machine, wherever the project's files lie."""

    def __init__(self, workspace: Workspace, renderer: Renderer) -> None:
        self._workspace = workspace
        self._renderer = renderer

    @property
    def renderer_id(self) -> str:
        return self._renderer.renderer_id

    @property
    def code_version(self) -> int:
        return self._renderer.code_version

    def render(self, jobs: Sequence[Job], report: Reporter) -> Generator[Outcome, None, None]:
        for job in jobs:
            with_pictures(self._workspace, job.recipe)
        return self._renderer.render(jobs, report)


def _placing(workspace: Workspace, renderer: Renderer) -> Renderer:
    return _Placing(workspace, renderer) if lies_elsewhere(workspace) else renderer


@contextmanager
def open_comfy(
    workspace: Workspace, mode: RunMode = _PLAIN, *, here: bool = False
) -> Iterator[ComfyRenderer]:
    """The project's ComfyUI renderer, with the ledger as its journal; the journal is closed after the run.

    `here` says that the caller sits at this machine.
    """
    from storyboard_cli.render.comfy.renderer import ComfyRenderer
    from storyboard_cli.rendering.ledger_journal import LedgerJournal

    journal = LedgerJournal(workspace)
    try:
        root = with_pipelines(workspace)
        yield ComfyRenderer(root, workspace.project, workspace.settings, journal, mode=mode, here=here)
    finally:
        journal.close()


def dump_graphs(workspace: Workspace, jobs: Sequence[Job], folder: Path, renderer: str) -> None:
    """Write the graph of each job, and the pictures that it takes, as files that ComfyUI loads."""
    from storyboard_cli.render.comfy import renderer as comfy

    if renderer != "comfyui":
        other = Mend("render", {"renderer": "comfyui"}, "like `{}`", blanks=("dump_graph",))
        raise SbError(Kind.usage, "no-graphs", f"{renderer} makes no ComfyUI graphs", hint=other)
    files, name = place_of(workspace.files, workspace.root, folder)
    with open_comfy(workspace) as found, working_folder("sb-graphs-") as made:
        comfy.dump_graphs(found, jobs, made)
        for entry in folder_at(made).entries():
            files.put(f"{name}/{entry.path}", folder_at(made).read(entry.path))

"""Exports that were made, for faces without the project's folder: which there are, and their files."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.places import PLACE
from storyboard_cli.ledger.base import Event
from storyboard_cli.presenting.kept_exports import KeptExport, State, files_of, kept_export, manifest_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class ListExportsAsk(Ask):
    kind: str | None = Field(None, description="Only exports of this kind, as pdf.")
    after: str | None = Field(
        None, pattern=r"^[1-9]\d{0,14}$", description="Those after this one: `next` of the page before."
    )
    limit: int = Field(100, ge=1, le=5_000, description="How many at most.")


class ShowExportAsk(Ask):
    export: str = Field(
        pattern=r"^[1-9]\d{0,14}$", description="The number of the export, as the list says it."
    )


class ExportRow(Frozen):
    """One export."""

    export: str = Field(description="Its number: that of its event.")
    kind: str = Field(description="pdf, edl, bundle, …")
    at: str = Field(description="When it was made.")
    by: str = Field(description="Who made it.")
    place: Annotated[str, PLACE] = Field(description="The file or folder; elsewhere: its name alone.")
    is_folder: bool = Field(description="It is a folder of files.")
    panels: int | None = Field(None, description="How many pictures of the board it has.")
    sha256: str | None = Field(None, description="Of the file; of the manifest, where it is a folder.")
    state: State = Field(
        description="there; replaced: a later export went to its place; gone; elsewhere: out of the project."
    )


class ExportedFile(Frozen):
    place: Annotated[str, PLACE] = Field(description="The file, relative to the project.")
    size: int = Field(description="In bytes.")
    sha256: str | None = Field(None, description="Of the file, as its manifest says.")


class ListExportsAnswer(Answer):
    exports: list[ExportRow] = Field(description="The exports of this page, newest first.")
    next: str | None = Field(None, description="After which one the next page begins; none: the last one.")


class ShowExportAnswer(Answer):
    export: ExportRow = Field(description="The export.")
    title: str | None = Field(None, description="The film's title on it.")
    selection: str | None = Field(None, description="What was exported, in words.")
    made_by: str | None = Field(None, description="The sb that made it.")
    draft: bool = Field(False, description="It shows drafts.")
    files: list[ExportedFile] = Field([], description="Its files, as far as they are there.")


@signed
def list_exports(workspace: Workspace, ask: ListExportsAsk, caller: Caller) -> ListExportsAnswer:
    """A page of the exports, newest first. Nothing is written."""
    every = list(workspace.log.read(kinds=["export.made"]))
    chosen = (
        e
        for e in reversed(every)
        if (ask.after is None or e.seq < int(ask.after)) and ask.kind in (None, e.subject)
    )
    page = list(islice(chosen, ask.limit + 1))
    newest = _newest(every)
    with workspace.files.looking():
        rows = [_row(_kept(workspace, event, newest)) for event in page[: ask.limit]]
    return ListExportsAnswer(exports=rows, next=rows[-1].export if len(page) > ask.limit else None)


@signed
def show_export(workspace: Workspace, ask: ShowExportAsk, caller: Caller) -> ShowExportAnswer:
    """One export with its files. Nothing is written."""
    kept = found_export(workspace, ask.export)
    manifest = manifest_of(workspace, kept)
    return ShowExportAnswer(
        export=_row(kept),
        title=_text(manifest, "title"),
        selection=_text(manifest, "selection"),
        made_by=_text(manifest, "made_by"),
        draft=bool(manifest.get("draft")),
        files=[ExportedFile(**one) for one in files_of(workspace, kept, manifest)],
    )


class FilesThere(NamedTuple):
    """What an export left at its place."""

    place: str
    at: str
    below: str
    """The folder that its files are named from."""
    files: list[str]


def files_there(workspace: Workspace, number: str) -> FilesThere:
    """The files of the export of that number, which all lie where it put them."""
    kept = found_export(workspace, number)
    if kept.state != "there":
        said = f"the files of export {number} are not there any more"
        raise SbError(Kind.missing, "file-missing", said, hint="export it again")
    below = kept.path if kept.is_folder else kept.path.rpartition("/")[0]
    files = [str(one["place"]) for one in files_of(workspace, kept, manifest_of(workspace, kept))]
    return FilesThere(kept.path, kept.event.at, f"{below}/", files)


def found_export(workspace: Workspace, number: str) -> KeptExport:
    """The export of that number, and what lies at its place now."""
    every = list(workspace.log.read(kinds=["export.made"]))
    event = next((e for e in every if str(e.seq) == number), None)
    if event is None:
        raise SbError(
            Kind.missing, "no-export", f"there is no export {number}", hint="ask for the list of exports"
        )
    return _kept(workspace, event, _newest(every))


def _newest(events: list[Event]) -> dict[str, int]:
    """The number of the last export at each place."""
    return {str(e.body.get("path")): e.seq for e in events}


def _kept(workspace: Workspace, event: Event, newest: dict[str, int]) -> KeptExport:
    return kept_export(workspace, event, replaced=newest[str(event.body.get("path"))] != event.seq)


def _row(kept: KeptExport) -> ExportRow:
    event = kept.event
    return ExportRow(
        export=str(event.seq),
        kind=event.subject,
        at=event.at,
        by=event.actor,
        place=kept.path,
        is_folder=kept.is_folder,
        panels=event.body.get("frames"),
        sha256=event.body.get("sha256"),
        state=kept.state,
    )


def _text(manifest: dict[str, Any], name: str) -> str | None:
    said = manifest.get(name)
    return None if said is None else str(said)
